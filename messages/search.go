package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// DoSearch leafs through what a search found: se:<offset>:<words>.
const DoSearch = "se"

// SearchPage is how many records a page of a search shows.
const SearchPage = 5

// SearchCard shows what was found in words, each a tap away. scope says where was looked.
func SearchCard(d *bureau.Directory, words, scope string, page []record.Found, offset int, more bool) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "🔎 提到“%s”的（%s）\n", words, scope)
	if len(page) == 0 && offset == 0 {
		b.WriteString("没有找到。可以换个说法，或写点位名称、#编号。")
	}
	var open []chat.Button
	for i := range page {
		r := &page[i].Record
		said := ""
		if held := cmp.Or(page[i].Said, r.Text); r.Kind != record.KindProblem && r.Kind != record.KindPlan || page[i].Said != "" {
			said = before("：", around(held, words))
		}
		fmt.Fprintf(&b, "%s %s%s\n", Number(r.ID), Line(d, r), said)
		open = append(open, openButton(d, r))
	}
	var leaf []chat.Button
	if offset > 0 {
		leaf = append(leaf, chat.Button{Words: Less, Do: fmt.Sprintf("%s:%d:%s", DoSearch, max(0, offset-SearchPage), words)})
	}
	if more {
		leaf = append(leaf, chat.Button{Words: More, Do: fmt.Sprintf("%s:%d:%s", DoSearch, offset+SearchPage, words)})
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(open, 2), rows(leaf, 2)...)}
}

// around are some characters of a text around the words that were searched.
func around(text, words string) string {
	head, tail, found := strings.Cut(text, words)
	if !found {
		return clip(text, 18)
	}
	front := []rune(head)
	if len(front) > 8 {
		front = append([]rune("…"), front[len(front)-8:]...)
	}
	return string(front) + words + clip(tail, 12)
}
