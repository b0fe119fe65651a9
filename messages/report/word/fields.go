package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// harmless are the fields of Word that say something of the document itself. Any other may
// fetch a file or start a program: DDEAUTO, INCLUDEPICTURE, LINK.
var harmless = []string{"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
	"TITLE", "SUBJECT", "AUTHOR", "FILENAME", "STYLEREF", "REF", "PAGEREF", "IF", "=", "SEQ", "QUOTE", "HYPERLINK", "DOCPROPERTY"}

// checkFields refuses a part with a field that is not harmless. The name of a field may be
// spread over several runs; a field may stand in another.
func checkFields(part []byte) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	var open []*strings.Builder // what the fields say that are open; nil: its result follows
	inside := false             // an instruction
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return broken(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			inside = t.Name.Local == "instrText" || t.Name.Local == "delInstrText"
			switch t.Name.Local {
			case "fldSimple":
				if err := checkField((&element{attrs: t.Attr}).attr("w:instr")); err != nil {
					return err
				}
			case "fldChar":
				last := len(open) - 1
				switch kind := (&element{attrs: t.Attr}).attr("w:fldCharType"); {
				case kind == "begin" && last >= 0 && open[last] != nil && strings.TrimSpace(open[last].String()) == "":
					return checkField("{ }") // its name is what another field makes of it
				case kind == "begin":
					open = append(open, new(strings.Builder))
				case last < 0:
				default: // separate, end
					if open[last] != nil {
						if err := checkField(open[last].String()); err != nil {
							return err
						}
						open[last] = nil
					}
					if kind == "end" {
						open = open[:last]
					}
				}
			}
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if !inside {
				continue
			}
			if last := len(open) - 1; last >= 0 && open[last] != nil {
				open[last].Write(t)
			} else if err := checkField(string(t)); err != nil { // outside of any field
				return err
			}
		}
	}
}

func checkField(says string) error {
	name := strings.ToUpper(strings.TrimSpace(says))
	if i := strings.IndexAny(name, " \t\r\n\\\""); i >= 0 {
		name = name[:i]
	}
	if name == "" || name[0] == '=' || slices.Contains(harmless, name) {
		return nil
	}
	return refuse("模板里有会自动取外面内容的域“%s”，请在 Word 里删掉它，或按 Ctrl+Shift+F9 变成文字", cutName(name))
}

// cutName is the name of a field, which may be anything, short enough to be said.
func cutName(name string) string {
	if r := []rune(name); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return name
}
