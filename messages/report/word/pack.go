package word

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
)

// Limits of a template: a few KB can claim gigabytes.
const (
	maxFile  = 8 << 20
	maxParts = 1000
	maxPart  = 4 << 20
	maxAll   = 24 << 20 // of all parts that are read
)

// A pack is the parts of a document.
type pack struct {
	files fs.FS
	left  int64 // bytes that may still be read
}

// part reads one whole. What a zip says of its size is not believed.
func (p *pack) part(name string) ([]byte, error) {
	f, err := p.files.Open(name)
	if err != nil {
		return nil, broken(err)
	}
	defer f.Close()
	most := min(maxPart, p.left)
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, broken(err)
	}
	if int64(len(data)) > most {
		return nil, refuse("模板解压后太大")
	}
	p.left -= int64(len(data))
	return data, nil
}

// broken is the refusal of a file that is no document, unless another says more.
func broken(err error) error {
	if _, ok := errors.AsType[*TemplateError](err); ok {
		return err
	}
	return refuse("打不开这个模板，可能已损坏或不是 Word 文档")
}

// A relation is how a part refers to another.
type relation struct {
	id, kind, target string
	outside          bool // it is no part of the document
}

const relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// short is its kind without where kinds are defined; "" for those of others.
func (r *relation) short() string {
	if kind, ok := strings.CutPrefix(r.kind, relationSpace); ok {
		return kind
	}
	return ""
}

func (r *relation) extension() string {
	return strings.ToLower(strings.TrimPrefix(path.Ext(r.target), "."))
}

// relations are those of a part, "" the document itself, with the names of the
// parts as they stand in the pack.
func (p *pack) relations(of string) (rels []relation, err error) {
	dir, base := path.Split(of)
	data, err := p.optional(path.Join(dir, "_rels", base+".rels"))
	if err != nil || data == nil {
		return nil, err
	}
	err = scan(data, func(e element) error {
		if e.name != "Relationship" {
			return nil
		}
		r := relation{id: e.attr("Id"), kind: e.attr("Type"), target: e.attr("Target"), outside: e.attr("TargetMode") == "External"}
		switch {
		case r.outside:
		case strings.HasPrefix(r.target, "/"):
			r.target = r.target[1:]
		default:
			r.target = path.Join(dir, r.target)
		}
		rels = append(rels, r)
		return nil
	})
	if err != nil {
		return nil, broken(err)
	}
	return rels, nil
}

// optional is a part, or nil.
func (p *pack) optional(name string) ([]byte, error) {
	if _, err := fs.Stat(p.files, name); err != nil {
		return nil, nil
	}
	return p.part(name)
}

// main is the name of the part with the text.
func (p *pack) main() (string, error) {
	rels, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.short() == "officeDocument" && !r.outside {
			return r.target, nil
		}
	}
	return "", refuse("打不开这个模板，可能已损坏或不是 Word 文档")
}
