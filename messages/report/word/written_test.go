package word_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"
	"testing"

	"liaison/messages/report/word"
)

// failer is what *testing.T and *rapid.T have in common.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
	Errorf(string, ...any)
}

// parts are those of a document by their names.
type parts map[string][]byte

func write(t failer, with *word.Template, d *word.Document) parts {
	t.Helper()
	var b bytes.Buffer
	if err := with.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return unzip(t, b.Bytes())
}

func unzip(t failer, file []byte) parts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := parts{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name] != nil {
			t.Errorf("%s twice", f.Name)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// zipped is the file that parts make.
func (p parts) zipped(t failer) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, data := range p {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write(data)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// template reads the file that parts make.
func (p parts) template(t failer) (*word.Template, error) {
	t.Helper()
	file := p.zipped(t)
	return word.Read(bytes.NewReader(file), int64(len(file)))
}

// but is a copy with one text replaced in a part.
func (p parts) but(t *testing.T, name, old, new string) parts {
	t.Helper()
	copied := parts{}
	for n, data := range p {
		copied[n] = data
	}
	if !bytes.Contains(p[name], []byte(old)) {
		t.Fatalf("%s holds no %s", name, old)
	}
	copied[name] = bytes.ReplaceAll(p[name], []byte(old), []byte(new))
	return copied
}

// A node is an element of XML.
type node struct {
	XMLName xml.Name
	Attrs   []xml.Attr `xml:",any,attr"`
	Text    string     `xml:",chardata"`
	Nodes   []node     `xml:",any"`
}

func (p parts) xml(t failer, name string) *node {
	t.Helper()
	n := new(node)
	if err := xml.Unmarshal(p[name], n); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

func (n *node) attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// all are the elements of a name, wherever they lie.
func (n *node) all(name string) (found []*node) {
	for i := range n.Nodes {
		if n.Nodes[i].XMLName.Local == name {
			found = append(found, &n.Nodes[i])
		}
		found = append(found, n.Nodes[i].all(name)...)
	}
	return found
}

// at is the first element of a name, or an empty one.
func (n *node) at(name string) *node {
	if found := n.all(name); len(found) > 0 {
		return found[0]
	}
	return new(node)
}

// said are the words of an element as a person reads them.
func (n *node) said() string {
	switch n.XMLName.Local {
	case "t":
		return n.Text
	case "br":
		return "\n"
	case "tab":
		return "\t"
	}
	var b strings.Builder
	for i := range n.Nodes {
		b.WriteString(n.Nodes[i].said())
	}
	return b.String()
}

// whole checks that all parts are XML, are of a kind, and that what they refer
// to is there.
func (p parts) whole(t failer) {
	t.Helper()
	kinds := map[string]bool{}
	for _, o := range p.xml(t, "[Content_Types].xml").all("Override") {
		kinds[strings.TrimPrefix(o.attr("PartName"), "/")] = true
		if p[strings.TrimPrefix(o.attr("PartName"), "/")] == nil {
			t.Errorf("no part %s", o.attr("PartName"))
		}
	}
	for name, data := range p {
		if strings.HasSuffix(name, ".xml") || strings.HasSuffix(name, ".rels") {
			wellFormed(t, name, data)
		}
		if !kinds[name] && name != "[Content_Types].xml" && !strings.HasSuffix(name, ".rels") {
			t.Errorf("%s is of no kind", name)
		}
		dir, base := path.Split(name)
		if of, ok := strings.CutSuffix(base, ".rels"); ok {
			p.related(t, name, path.Join(dir, "..", of))
		}
	}
}

func (p parts) related(t failer, name, of string) {
	t.Helper()
	ids := map[string]bool{}
	for _, r := range p.xml(t, name).all("Relationship") {
		target := r.attr("Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", path.Dir(of), target)
		}
		if r.attr("TargetMode") == "" && p[target[1:]] == nil || ids[r.attr("Id")] {
			t.Errorf("%s: %s leads to %s", of, r.attr("Id"), target)
		}
		ids[r.attr("Id")] = true
	}
}

func wellFormed(t failer, name string, data []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}
