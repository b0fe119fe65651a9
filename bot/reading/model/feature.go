package model

import (
	"slices"
	"unicode/utf8"
)

// A Feature is a hash of something that holds of an example.
type Feature uint32

// Of hashes the parts of a feature, as if they were one string.
func Of(parts ...string) Feature {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
	}
	return Feature(h)
}

// With hashes one more part behind a feature.
func (f Feature) With(part string) Feature {
	h := uint32(f)
	for i := range len(part) {
		h = (h ^ uint32(part[i])) * 16777619
	}
	return Feature(h)
}

// WithRune hashes one more rune, as With does its string.
func (f Feature) WithRune(r rune) Feature {
	var b [utf8.UTFMax]byte
	h := uint32(f)
	for _, c := range b[:utf8.EncodeRune(b[:], r)] {
		h = (h ^ uint32(c)) * 16777619
	}
	return Feature(h)
}

// A Bag collects the features of an example.
type Bag []Feature

// Add adds the feature that the parts spell.
func (b *Bag) Add(parts ...string) { *b = append(*b, Of(parts...)) }

// AddGrams adds every run of one to most runes of a text behind a prefix.
func (b *Bag) AddGrams(prefix string, text []rune, most int) {
	begin := Of(prefix)
	for from := range text {
		f := begin
		for _, r := range text[from:min(from+most, len(text))] {
			f = f.WithRune(r)
			*b = append(*b, f)
		}
	}
}

// Sort orders the features and drops those that stand twice.
func (b *Bag) Sort() {
	slices.Sort(*b)
	*b = slices.Compact(*b)
}
