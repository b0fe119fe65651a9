package slip

import (
	"flag"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	dictionary "github.com/mozillazg/go-pinyin"

	"liaison/bot/reading/runes"
)

var update = flag.Bool("update", false, "write pinyin.txt")

// The table says of every character what the dictionary says, tones aside.
func TestPinyin(t *testing.T) {
	characters := map[string][]rune{}
	for _, r := range slices.Sorted(maps.Keys(dictionary.PinyinDict)) {
		var readings []string
		for s := range strings.SplitSeq(dictionary.PinyinDict[r], ",") {
			readings = runes.AppendNew(readings, withoutTone(s))
		}
		line := strings.Join(readings, " ")
		characters[line] = append(characters[line], rune(r))
		var got []string
		for _, x := range pinyin().of(rune(r)) {
			got = append(got, x.String())
		}
		if !slices.Equal(got, readings) && !*update {
			t.Errorf("%c is read %q, want %q", r, got, readings)
		}
	}
	var want strings.Builder
	for _, line := range slices.Sorted(maps.Keys(characters)) {
		want.WriteString(line + " " + string(characters[line]) + "\n")
	}
	if *update {
		if err := os.WriteFile("pinyin.txt", []byte(want.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if want.String() != pinyinText {
		t.Error("pinyin.txt is not of this dictionary: go test ./bot/reading/slip -run Pinyin -update")
	}
	for _, r := range []rune{-1, 0, 'a', '，', 0x10FFFF} {
		if got := pinyin().of(r); got != nil {
			t.Errorf("%q is read %v", r, got)
		}
	}
}

// withoutTone returns the plain letters of a reading.
func withoutTone(reading string) string {
	var b strings.Builder
	for _, r := range reading {
		for _, vowel := range []string{"aāáǎà", "eēéěèêếề", "iīíǐì", "oōóǒò", "uūúǔù", "vüǖǘǚǜ", "nńňǹ", "mḿ"} {
			if strings.ContainsRune(vowel, r) {
				r = rune(vowel[0])
			}
		}
		if r < 0x80 {
			b.WriteRune(r)
		}
	}
	return b.String()
}
