package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
)

// maxDepth is how deep elements may lie in each other.
const maxDepth = 200

// An element of a part of XML, and where it stands there.
type element struct {
	name  string // as written, with its prefix
	attrs []xml.Attr
	depth int // of the root: 0
	from  int // its start tag
	open  int // behind its start tag
	to    int // behind its end tag
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if written(a.Name) == name {
			return a.Value
		}
	}
	return ""
}

func written(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

var errXML = errors.New("not well-formed")

// scan calls fn for each element of a part, at its end. A part is one element,
// without a DTD.
func scan(part []byte, fn func(element) error) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	var open []element
	for closed := 0; ; {
		from := int(d.InputOffset())
		token, err := d.RawToken()
		switch {
		case errors.Is(err, io.EOF) && len(open) == 0 && closed == 1:
			return nil
		case err != nil:
			return fmt.Errorf("%w: %w", errXML, err)
		}
		switch t := token.(type) {
		case xml.Directive:
			return fmt.Errorf("%w: a DTD", errXML)
		case xml.StartElement:
			if len(open) == maxDepth || len(open) == 0 && closed > 0 {
				return errXML
			}
			open = append(open, element{name: written(t.Name), attrs: t.Copy().Attr, depth: len(open), from: from, open: int(d.InputOffset())})
		case xml.EndElement:
			last := len(open) - 1
			if last < 0 || open[last].name != written(t.Name) {
				return errXML
			}
			e := open[last]
			e.to, open = int(d.InputOffset()), open[:last]
			if last == 0 {
				closed++
			}
			if err := fn(e); err != nil {
				return err
			}
		}
	}
}

// cut returns a part without some of its elements.
func cut(part []byte, drop func(element) bool) ([]byte, error) {
	var gone []element // none within another
	if err := scan(part, func(e element) error {
		if e.depth > 0 && drop(e) {
			for len(gone) > 0 && gone[len(gone)-1].from > e.from {
				gone = gone[:len(gone)-1]
			}
			gone = append(gone, e)
		}
		return nil
	}); err != nil {
		return nil, err
	}
	var kept []byte
	from := 0
	for _, e := range gone {
		kept = append(kept, part[from:e.from]...)
		from = e.to
	}
	return append(kept, part[from:]...), nil
}
