package words

import "testing"

func TestReferred(t *testing.T) {
	for says, want := range map[string]Reference{
		"今天那趟还答疑8个":        {Of: "今天", After: "还答疑8个", Sort: TripSort},
		"对了，昨天科创园我记的那一条不对": {Before: "对了，", Of: "昨天科创园我记的", After: "不对", Sort: AnySort},
		"下午那个不去了":          {Of: "下午", After: "不去了", Sort: AnySort},
		"上周钢市那场会少算一个":      {Of: "上周钢市", After: "少算一个", Sort: MeetingSort},
	} {
		if got, ok := Referred(says); !ok || got != want {
			t.Errorf("Referred(%q) is %q, %v", says, got, ok)
		}
	}
	for _, says := range []string{"那个不去了", "钢市那个招牌掉了", "那趟还答疑8个", "科创园送政策，42户", "门口那家店的招牌"} {
		if got, ok := Referred(says); ok {
			t.Errorf("Referred(%q) is %q", says, got)
		}
	}
}
