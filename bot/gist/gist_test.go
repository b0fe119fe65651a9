package gist

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// An act is one row, with words in which only known signs stand in braces; each act and nothing else has ways in testdata.
func TestActs(t *testing.T) {
	ways := map[string]int{}
	files, err := filepath.Glob("testdata/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatal("no ways", err)
	}
	for _, file := range files {
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		for in.Scan() {
			name, way, ok := strings.Cut(in.Text(), "\t")
			if !ok || strings.TrimSpace(way) == "" || Find(name) == nil && !IsTold(name) {
				t.Errorf("%s: %q", file, in.Text())
			}
			ways[name]++
		}
	}
	seen := map[string]bool{}
	for _, a := range Acts {
		if seen[a.Name] || IsTold(a.Name) || len(a.Plain) == 0 || ways[a.Name] < 20 {
			t.Errorf("%s: %d ways, %v", a.Name, ways[a.Name], a.Plain)
		}
		seen[a.Name] = true
		for _, plain := range a.Plain {
			for rest := plain; ; {
				_, after, more := strings.Cut(rest, "{")
				if !more {
					break
				}
				sign, behind, closed := strings.Cut(after, "}")
				if !closed || len(sign) != 1 || !strings.Contains("PUWYTDQMNI", sign) {
					t.Errorf("%s: %s", a.Name, plain)
				}
				rest = behind
			}
		}
	}
}

// The plain words of an act are most likely that act, with the signs of the text in their places.
func TestPlainWordsAreTheAct(t *testing.T) {
	bare := strings.NewReplacer("{", "", "}", "")
	for _, a := range Acts {
		for _, plain := range a.Plain {
			if got := Trained().Rank([]rune(bare.Replace(plain)))[0]; got.Name != a.Name {
				t.Errorf("%s is %s, not %s", plain, got.Name, a.Name)
			}
		}
	}
}

func BenchmarkRank(b *testing.B) {
	m := Trained()
	for b.Loop() {
		m.Rank([]rune("P这个月去了几次来着"))
	}
}
