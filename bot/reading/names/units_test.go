package names_test

import (
	"slices"
	"testing"

	"liaison/bot/reading/names"
)

// A unit is known by a mistyped nickname only where no unit is called so.
func TestUnits(t *testing.T) {
	units := names.Units{"城东所", "城西所", "特种设备科", "质量监管科"}
	for says, want := range map[string][]string{
		"让城西锁去一趟":  {"城西所"},
		"请特社科派个人":  {"特种设备科"},
		"质监科来了":    {"质量监管科"},
		"党课":       nil,
		"他们那个科":    nil,
		"上了一把锁":    nil,
		"城西所和特设科去": {"城西所", "特种设备科"},
	} {
		if got := units.Find(says); !slices.Equal(got, want) {
			t.Errorf("Find(%q) is %q, not %q", says, got, want)
		}
	}
	both := append(units, "质量检验科")
	if got := both.Find("质检科来了"); !slices.Equal(got, []string{"质量检验科"}) {
		t.Errorf("beside a unit that is called so, 质检科 is %q", got)
	}
}
