package chart

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestScale(t *testing.T) {
	for _, c := range []struct {
		most, steps int
		ticks       []string
	}{
		{0, 5, []string{"0", "1"}},
		{1, 5, []string{"0", "1"}},
		{3, 3, []string{"0", "1", "2", "3"}},
		{4, 3, []string{"0", "2", "4"}},
		{9, 3, []string{"0", "5", "10"}},
		{31, 5, []string{"0", "10", "20", "30", "40"}},
		{99, 5, []string{"0", "20", "40", "60", "80", "100"}},
		{99999, 5, []string{"0", "2万", "4万", "6万", "8万", "10万"}},
		{123456789, 3, []string{"0", "5000万", "10000万", "15000万"}},
		{1e9, 5, []string{"0", "2亿", "4亿", "6亿", "8亿", "10亿"}},
	} {
		s := newScale(c.most, c.steps)
		var got []string
		for i := range s.steps + 1 {
			got = append(got, s.tick(i))
		}
		if !slices.Equal(got, c.ticks) {
			t.Errorf("%d in %d: %q, want %q", c.most, c.steps, got, c.ticks)
		}
	}
}

// A scale reaches the highest value, with less than a step to spare.
func TestScaleReaches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		most, steps := rapid.IntRange(0, mostValue).Draw(t, "most"), rapid.IntRange(1, 12).Draw(t, "steps")
		s := newScale(most, steps)
		if s.steps > steps || s.top() < most || most > 0 && s.top()-most >= s.step {
			t.Errorf("%d in %d: %+v", most, steps, s)
		}
	})
}

func TestNumber(t *testing.T) {
	for n, want := range map[int]string{
		0: "0", 7: "7", 12345: "12345", 99999: "99999",
		100000: "10万", 123456: "12.3万", 999499: "99.9万", 999500: "100万", 1234567: "123万",
		99994999: "9999万", 99995000: "1亿", 123456789: "1.2亿", 1e12: "10000亿",
	} {
		if got := number(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}
