package messages

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the catalogue translates is said by the program: words that change there must change
// here too, or they would be Chinese again.
func TestCatalogue(t *testing.T) {
	var sources strings.Builder
	for _, pattern := range []string{"*.go", "../cmd/liaison/*.go"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasPrefix(name, "cli_english") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(text)
		}
	}
	said := sources.String()
	for _, row := range englishOf {
		// A sentence may be put together of parts.
		pieces := strings.NewReplacer("\n", `\n`, "：", "：%s", "。", "。%s").Replace(row[0])
		for piece := range strings.SplitSeq(pieces, "%s") {
			if !strings.Contains(said, piece) {
				t.Errorf("nothing says %q of %q", piece, row[0])
			}
		}
	}
	for words := range english {
		if !strings.Contains(said, strings.ReplaceAll(words, `"`, `\"`)) {
			t.Errorf("nothing says %q", words)
		}
	}
}
