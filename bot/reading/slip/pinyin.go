package slip

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// pinyinText has a line for all characters that are read alike: the readings
// without tones, the commonest first, and the characters. It is the dictionary of
// go-pinyin, which pinyin_test.go writes; that one holds a map of 42,000 strings
// in memory, this one a tenth of it.
//
//go:embed pinyin.txt
var pinyinText string

// A syllable is a reading without its tone, its letters in the bytes of a
// number, the first one highest. Comparing such costs nothing.
type syllable uint64

func newSyllable(letters string) (x syllable) {
	for _, l := range []byte(letters) {
		x = x<<8 | syllable(l)
	}
	return x
}

func (x syllable) String() string {
	var b []byte
	for n := 56; n >= 0; n -= 8 {
		if c := byte(x >> n); c != 0 {
			b = append(b, c)
		}
	}
	return string(b)
}

// broad writes a syllable as those say it who tell no zh from z and no ng from n.
func (x syllable) broad() syllable {
	if x&0xff == 'g' && x>>8 != 0 {
		x >>= 8
	}
	n := 0
	for y := x; y > 0xff; y >>= 8 {
		n += 8
	}
	first, second := x>>n&0xff, x>>max(n-8, 0)&0xff
	if n > 0 && second == 'h' && (first == 'z' || first == 'c' || first == 's') {
		rest := x & (1<<(n-8) - 1)
		return first<<(n-8) | rest
	}
	return x
}

// A pronunciation knows how characters are read. Most of its pages are empty.
type pronunciation struct {
	readings [][]syllable // the first are those of what is no character: none
	pages    []*[256]uint16
}

var pinyin = sync.OnceValue(func() *pronunciation {
	p := &pronunciation{readings: make([][]syllable, 1, 1+strings.Count(pinyinText, "\n"))}
	for line := range strings.Lines(pinyinText) {
		words := strings.Fields(line)
		of := make([]syllable, len(words)-1)
		for i := range of {
			of[i] = newSyllable(words[i])
		}
		for _, r := range words[len(of)] {
			p.page(r)[r&0xff] = uint16(len(p.readings))
		}
		p.readings = append(p.readings, of)
	}
	p.pages = slices.Clip(p.pages)
	return p
})

func (p *pronunciation) page(r rune) *[256]uint16 {
	at := int(r >> 8)
	if more := at + 1 - len(p.pages); more > 0 {
		p.pages = append(p.pages, make([]*[256]uint16, more)...)
	}
	if p.pages[at] == nil {
		p.pages[at] = new([256]uint16)
	}
	return p.pages[at]
}

// of returns the readings of a character, the commonest first.
func (p *pronunciation) of(r rune) []syllable {
	at := int(r >> 8)
	if at < 0 || at >= len(p.pages) || p.pages[at] == nil {
		return nil
	}
	return p.readings[p.pages[at][r&0xff]]
}
