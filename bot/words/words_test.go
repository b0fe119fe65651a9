package words_test

import (
	"testing"

	"liaison/bot/words"
)

// A number at the start is that of a record only where it counts and dates nothing.
func TestLead(t *testing.T) {
	for says, want := range map[string]int64{
		"231广告科回话了": 231, "266看过了，周五换": 266, "26拖了快三个月了": 26, "253谁在弄": 253, "12维保的人来过": 12, "88转给消防": 88, "7商户同意换了": 7,
		"62户来听课": 0, "12315转来一件投诉": 0, "315活动搞了一场": 0, "3台电梯没年检": 0, "24小时内要回话": 0, "4月10日去的": 0, "26号去钢市": 0,
		"2楼漏水": 0, "100多户": 0, "5": 0, "8家": 0, "2026年目标": 0, "30平米的店": 0, "": 0, "12 号": 0, "去了3家": 0,
	} {
		if got := words.Lead(says); got != want {
			t.Errorf("%s: %d, want %d", says, got, want)
		}
	}
}

func TestReworded(t *testing.T) {
	for says, want := range map[string][2]string{
		"听错了，是经营范围变更，不是地址变更": {"地址变更", "经营范围变更"},
		"不是三楼货梯，是二楼扶梯":       {"三楼货梯", "二楼扶梯"},
		"写错了 应该是东门口 不是西门口":   {"西门口", "东门口"},
		"是62户":  {},
		"不是我报的": {},
	} {
		wrong, right, ok := words.Reworded(says)
		if ok != (want[0] != "") || ok && (wrong != want[0] || right != want[1]) {
			t.Errorf("%s: %q, %q, %v", says, wrong, right, ok)
		}
	}
}

func TestAdded(t *testing.T) {
	for says, want := range map[string]string{
		"停的是2号机 加上": "停的是2号机", "内容补上，讲的是中央八项规定": "讲的是中央八项规定", "再加一句，房东也在场": "房东也在场",
		"补一句：材料都齐了": "材料都齐了", "门口的牌子也掉了，也写上": "门口的牌子也掉了", "加上": "", "今天去钢市": "", "算了": "",
	} {
		if got := words.Added(says); got != want {
			t.Errorf("%s: %q, want %q", says, got, want)
		}
	}
}

func TestWithoutNumber(t *testing.T) {
	for says, want := range map[string]string{
		"#231今天现场看过": "今天现场看过", "＃12 检过了，合格": "检过了，合格", "#7号，换好了": "换好了", "231今天看过": "231今天看过", "换好了": "换好了",
	} {
		if got := words.WithoutNumber(says); got != want {
			t.Errorf("%s: %q, want %q", says, got, want)
		}
	}
}
