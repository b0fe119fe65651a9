package main

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a newcomer can still take in at once.
const (
	mostCircle  = 10 // files of a topic that use each other in a circle
	mostMethods = 45 // of a type
)

// wide are the types that may have more methods: the transaction that everything
// happens in, and the false Telegram.
var wide = []string{"store.Tx", "bot/telegram/telegramtest.Server"}

// The house is printed like a picture: go test ./cmd/liaison -run House -v. Of each
// package, its lines, its largest circle of files and its type with the most methods.
func TestHouse(t *testing.T) {
	out, err := exec.Command("go", "list", "-export", "-deps", "-f",
		`{{.ImportPath}}|{{.Export}}|{{if not .Standard}}{{.Dir}}|{{join .GoFiles ","}}{{end}}`, "liaison/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	exports, ours := map[string]string{}, map[string][]string{}
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if exports[f[0]] = f[1]; strings.HasPrefix(f[0], "liaison/") {
			for name := range strings.SplitSeq(f[3], ",") {
				ours[f[0]] = append(ours[f[0]], filepath.Join(f[2], name))
			}
		}
	}
	fset := token.NewFileSet()
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	for _, path := range slices.Sorted(maps.Keys(ours)) {
		name := strings.TrimPrefix(path, "liaison/")
		r, err := look(fset, imports, path, ours[path])
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%-26s %5d lines, %2d files, circle %2d, %s has %d methods", name, r.lines, len(ours[path]), len(r.circle), r.typ, r.methods)
		if slices.Contains(topics, name) && len(r.circle) > mostCircle {
			t.Errorf("%s: %d files use each other: %s", name, len(r.circle), strings.Join(r.circle, " "))
		}
		if r.methods > mostMethods && !slices.Contains(wide, name+"."+r.typ) {
			t.Errorf("%s.%s has %d methods", name, r.typ, r.methods)
		}
	}
	if len(ours) < len(arrows) {
		t.Errorf("%d packages", len(ours))
	}
}

// A picture is what is printed of a package.
type picture struct {
	lines   int
	circle  []string // the files of the largest circle
	typ     string   // with the most methods
	methods int
}

func look(fset *token.FileSet, imports types.Importer, path string, names []string) (r picture, err error) {
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			return r, err
		}
		files = append(files, f)
		r.lines += fset.File(f.Pos()).LineCount()
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	pkg, err := (&types.Config{Importer: imports}).Check(path, fset, files, info)
	if err != nil {
		return r, fmt.Errorf("%s: %w", path, err)
	}
	uses := map[string]map[string]bool{}
	for id, o := range info.Uses {
		_, isField := o.(*types.Var)
		if o.Pkg() != pkg || isField && o.Parent() != pkg.Scope() {
			continue
		}
		if o.Parent() != nil && o.Parent() != pkg.Scope() {
			continue
		}
		from, to := filepath.Base(fset.Position(id.Pos()).Filename), filepath.Base(fset.Position(o.Pos()).Filename)
		if uses[from] == nil {
			uses[from] = map[string]bool{}
		}
		uses[from][to] = true
	}
	r.circle = largestCircle(uses)
	for _, name := range pkg.Scope().Names() {
		if named, ok := pkg.Scope().Lookup(name).Type().(*types.Named); ok && named.Obj().Name() == name && named.NumMethods() >= r.methods {
			r.typ, r.methods = name, named.NumMethods()
		}
	}
	return r, nil
}

// largestCircle are the most files of which each leads to each other.
func largestCircle(uses map[string]map[string]bool) (largest []string) {
	reach := map[string]map[string]bool{}
	for from := range uses {
		seen := map[string]bool{}
		for todo := []string{from}; len(todo) > 0; {
			at := todo[0]
			todo = todo[1:]
			for to := range uses[at] {
				if !seen[to] {
					seen[to] = true
					todo = append(todo, to)
				}
			}
		}
		reach[from] = seen
	}
	for from := range reach {
		var circle []string
		for to := range reach[from] {
			if to != from && reach[to][from] {
				circle = append(circle, to)
			}
		}
		if len(circle) > 0 {
			circle = append(circle, from)
		}
		if slices.Sort(circle); len(circle) > len(largest) {
			largest = circle
		}
	}
	return largest
}
