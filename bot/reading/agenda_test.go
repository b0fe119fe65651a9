package reading

import (
	"slices"
	"strings"
	"testing"
)

// A body that is elected, and a meeting that is on the agenda of another, are not
// held; two that were are two.
func TestWhatIsMentionedIsNotHeld(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"4月12日党员大会选举支委会，有选举权10人，到会8人": "党员大会",
		"昨天召开党员大会，选举产生新一届支委会":         "党员大会",
		"昨天党员大会听取支委会工作报告":             "党员大会",
		"昨天党员大会审议了支委会换届方案":            "党员大会",
		"昨天支委会研究筹备党员大会":               "支委会",
		"昨天支委会部署年度组织生活会":              "支委会",
		"昨天党员大会和支委会都开了":               "党员大会 支委会",
		"昨天党员大会，接着开了支委会选书记":           "党员大会 支委会",
		"昨天主题党日暨党员大会":                 "主题党日 党员大会",
		"昨天开了主题党日，讲了党课":               "主题党日 党课",
		"昨天支委会研究了党费，下午又开了党员大会 到8应9":   "支委会 党员大会",
	} {
		got := []string{}
		for _, it := range r.Read(text, speaker(Secretary), sampleDay).Items {
			got = append(got, it.Type)
		}
		slices.Sort(got)
		held := strings.Fields(want)
		slices.Sort(held)
		if !slices.Equal(got, held) {
			t.Errorf("%s: %v, want %v", text, got, held)
		}
	}
}
