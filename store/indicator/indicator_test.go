package indicator

import (
	"slices"
	"testing"
)

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, x := range Standard.All() {
		if got := Standard.OfCode(x.Code()); got == nil || got.Name != x.Name {
			t.Errorf("the code of %s is that of %v", x.Name, got)
		}
		if seen[x.Name] || x.Name == "" || x.Unit == "" || Standard.Find(x.Name).Name != x.Name {
			t.Errorf("indicator %+v", x)
		}
		seen[x.Name] = true
	}
	if got := Standard.Said(Activity, "结对联建"); !slices.Equal(got, []string{"攻关会议", "金点子", "联建解决问题"}) {
		t.Errorf("结对联建 says %v", got)
	}
	if got := Standard.Said(Meeting, "党课"); got != nil {
		t.Errorf("党课 says %v: a count is not said", got)
	}
}

func TestWithOwnKeepsWhatIsTaken(t *testing.T) {
	own := []Indicator{{Name: "辐射户数", Kind: Visit, Unit: "个"}, {Name: "志愿服务", Kind: Activity, Type: "宣讲", Unit: "次"}}
	more := Standard.With(own)
	if more.Unit("辐射户数") != "户" || more.Unit("志愿服务") != "次" || !more.Find("志愿服务").Own || Standard.Find("志愿服务") != nil {
		t.Errorf("own indicators: %+v", more.All()[len(Standard.All()):])
	}
	if got := more.Said(Activity, "宣讲"); got[len(got)-1] != "志愿服务" {
		t.Errorf("宣讲 says %v", got)
	}
}
