package duty_test

import (
	"testing"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
)

// An extension moves the day on which a term is over, by a year at most; one of the
// term before is none of the next.
func TestExtendedTerm(t *testing.T) {
	o := &bureau.Org{Kind: bureau.Branch, Elected: "2023-04-10"}
	for months, want := range map[int]day.Day{0: "", 3: "2026-07-10", 12: "2027-04-10", 13: ""} {
		until, ok := duty.Extended(o, months)
		if ok != (want != "") || ok && until != want {
			t.Errorf("%d months: %s, %v; want %q", months, until, ok, want)
		}
	}
	for _, c := range []struct{ elected, extended, want day.Day }{
		{"2023-04-10", "", "2026-04-10"}, {"2023-04-10", "2026-10-10", "2026-10-10"},
		{"2023-04-10", "2028-10-10", "2026-04-10"}, // more than a year
		{"2026-09-01", "2026-10-10", "2029-09-01"}, // the 换届 was held since
	} {
		o.Elected, o.Extended = c.elected, c.extended
		if end, _ := duty.TermOf(o); end.Day != c.want {
			t.Errorf("elected %s, extended %q: over on %s, want %s", c.elected, c.extended, end.Day, c.want)
		}
	}
	if _, ok := duty.Extended(&bureau.Org{Kind: bureau.Group, Elected: "2023-04-10"}, 3); ok {
		t.Error("a 党小组 has no term")
	}
}
