package reading

import "testing"

// A number belongs to what stands before it where what stands behind has one of its
// own, and is shared out only where it is said of all.
func TestNumbersSideBySide(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		says            string
		expected, heads int
		absent          int
	}{
		{"昨天钢市党员大会应到15人实到12人请假3人", 15, 12, 3},
		{"支委会应到12实到9请假3", 12, 9, 3},
		{"昨天支委会应到10人到会9人请假1人", 10, 9, 1},
	} {
		got := r.Read(c.says, speaker(Secretary), sampleDay)
		if len(got.Items) != 1 {
			t.Errorf("%s: %s", c.says, judged(got))
			continue
		}
		it := got.Items[0]
		if it.Expected == nil || *it.Expected != c.expected || it.Present == nil || *it.Present != c.heads || it.Absent["请假"] != c.absent {
			t.Errorf("%s: %s, absent %v", c.says, judged(got), it.Absent)
		}
	}
	for says, want := range map[string]map[string]int{
		"今天钢市走访企业3家个体户59户": {"服务企业": 3, "辐射户数": 59},
		"今天去居然送政策，户数6 2户":  {},
		"今天去钢市送政策62户，答疑5个": {"辐射户数": 62, "现场答疑": 5},
	} {
		got := r.Read(says, speaker(Staff), sampleDay)
		if len(got.Items) != 1 || len(got.Items[0].Figures) != len(want) {
			t.Errorf("%s: %s", says, judged(got))
			continue
		}
		for name, n := range want {
			if got.Items[0].Figures[name] != n {
				t.Errorf("%s: %s, want %s %d", says, judged(got), name, n)
			}
		}
	}
	got := r.Read("今天去钢市、建工、写字楼送政策，分别62、50、30户", speaker(Staff), sampleDay)
	for _, it := range got.Items {
		if n, ok := it.Figures["辐射户数"]; ok && n == 30 && it.Point != "滨江写字楼" && len(got.Items) == 3 {
			t.Errorf("one figure of three is said of all: %s", judged(got))
		}
	}
}
