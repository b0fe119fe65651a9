package bot_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"liaison/store/mask"
)

// written is what a person writes in a transcript.
var written = regexp.MustCompile(`(?m)^[^ \n🤖]+?(?:> |✏️ |📷+ |↪(?:📷)? ?)(.+)$`)

// Of all sentences that people write in the tests, these are masked, and only
// these: each golden line must be a name or a number that really stands there.
func TestMasked(t *testing.T) {
	var said []string
	for _, pattern := range []string{"reading/testdata/*.jsonl", "testdata/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, ".txt") {
				for _, m := range written.FindAllSubmatch(data, -1) {
					said = append(said, string(m[1]))
				}
				continue
			}
			for lines := json.NewDecoder(bytes.NewReader(data)); lines.More(); {
				var line struct{ Text string }
				if err := lines.Decode(&line); err != nil {
					t.Fatal(file, err)
				}
				said = append(said, line.Text)
			}
		}
	}
	if len(said) < 1500 {
		t.Errorf("only %d sentences", len(said))
	}
	var got strings.Builder
	seen := map[string]bool{}
	for _, s := range said {
		masked, _ := mask.Numbers(s)
		if masked = mask.Names(masked); masked != s && !seen[s] {
			seen[s] = true
			got.WriteString(s + "\n→ " + masked + "\n")
		}
	}
	const golden = "testdata/masked.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s differs; run with -update to accept:\n%s", golden, got.String())
	}
}
