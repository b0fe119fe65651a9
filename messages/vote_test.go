package messages

import (
	"strings"
	"testing"

	"liaison/store/bureau"
	"liaison/store/record"
)

// A verdict on 发展党员 carries by which text it was given until an admin says
// that the revision was compared. Every number that was said stands there.
func TestVerdictOnAdmissionsNamesItsText(t *testing.T) {
	v := &record.Vote{Kind: record.Admission, Entitled: new(7), Present: new(4), Written: new(1), For: new(5), Against: new(0)}
	d := &bureau.Directory{}
	got := strings.Join(voteLines(d, v), "\n")
	want := "表决：应到有表决权 7，到会 4，书面意见 1，赞成 5，反对 0\n结论：赞成超过应到会有表决权党员的半数，通过" + RulesOf2014
	if got != want {
		t.Errorf("%s, want %s", got, want)
	}
	d.Revised = "2026-12-05"
	if got := strings.Join(voteLines(d, v), "\n"); strings.Contains(got, "2014") {
		t.Error(got)
	}
	v.Kind, d.Revised = record.GeneralVote, ""
	if got := strings.Join(voteLines(d, v), "\n"); strings.Contains(got, "2014") {
		t.Error(got)
	}
}
