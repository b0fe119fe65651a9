package word

import (
	"fmt"
	"regexp"
	"strconv"
)

var (
	pageSize    = regexp.MustCompile(`<w:pgSz\b[^>]*/>`)
	pageMargins = regexp.MustCompile(`(<w:pgMar\b[^>]*/>)`)
	oneLength   = regexp.MustCompile(`w:(w|h|top|right|bottom|left)="(\d+)"`)
)

// wide is the page of a template laid on its side, and the width of its line. The
// lower margin stays: the number of the page stands in it.
func (t *Template) wide() (section []byte, width int) {
	size, margin := lengths(pageSize.Find(t.section)), lengths(pageMargins.Find(t.section))
	if size["w"] >= size["h"] || size["w"] == 0 {
		return t.section, t.width
	}
	section = pageSize.ReplaceAll(t.section, []byte(fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d" w:orient="landscape"/>`, size["h"], size["w"])))
	turned := map[string]int{"top": margin["left"], "right": margin["right"], "bottom": margin["bottom"], "left": margin["right"]}
	section = pageMargins.ReplaceAllFunc(section, func(m []byte) []byte {
		return oneLength.ReplaceAllFunc(m, func(one []byte) []byte {
			side := string(oneLength.FindSubmatch(one)[1])
			return fmt.Appendf(nil, `w:%s="%d"`, side, turned[side])
		})
	})
	return section, size["h"] - turned["left"] - turned["right"]
}

// lengths are those of an element, in twips.
func lengths(element []byte) map[string]int {
	found := map[string]int{}
	for _, m := range oneLength.FindAllSubmatch(element, -1) {
		found[string(m[1])], _ = strconv.Atoi(string(m[2]))
	}
	return found
}
