package words_test

import (
	"fmt"
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

// A text is cut at the numbers of records; what counts or dates something is none.
func TestPortions(t *testing.T) {
	known := func(n int64) bool { return n == 26 || n == 231 || n >= 253 }
	for says, want := range map[string]string{
		"26催一下，253给城东所干事甲，231延到月底": "[26]催一下|[253]给城东所干事甲|[231]延到月底",
		"266给特设科，267给张三，都是周五前办完":   "[266]给特设科，都是周五前办完|[267]给张三，都是周五前办完",
		"253、266、267我都来办":          "[253 266 267]我都来办",
		"#253执照发了 #266在等配件":        "[253]执照发了|[266]在等配件",
		"把253和266转给登记科；267催一下":     "[253 266]转给登记科|[267]催一下",
		"254，255都是我的":              "[254 255]都是我的",
		"26号去钢市，253我来办":            "",
		"今天去钢市送政策，253户":            "",
		"253户，266人":                "",
		"钢市的我来办，266催一下":            "",
		"99我来办，98催一下":              "",
	} {
		got := ""
		for i, p := range words.Portions(says, known) {
			if i > 0 {
				got += "|"
			}
			got += fmt.Sprint(p.Numbers) + p.Says
		}
		if got != want {
			t.Errorf("%s: %s, want %s", says, got, want)
		}
	}
}

func TestShowsSaved(t *testing.T) {
	for says, want := range map[string]bool{
		"刚才那条给我看看": true, "看一下刚才记的": true, "刚记的那条再打开看看": true, "最后一条拿出来看看": true, "给我看看刚才那条记录": true,
		"刚才那个走访我再看一下": true, "把刚才提交的翻出来看看": true, "刚存的那条调出来": true, "帮我找一下刚才发的那条": true, "让我再看看刚刚那条": true,
		"刚去看了看": false, "刚看一下": false, "前面看看": false, "最后再去看一下": false, "刚才去居然看了一下": false, "上午看了钢市": false, "刚才那条不对": false, "看看本周数字": false, "最近去过哪些点看看": false,
	} {
		if got := words.ShowsSaved(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestInsteadNamed(t *testing.T) {
	types := []string{"党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会", "民主评议"}
	for says, want := range map[string]string{
		"党课不算，是主题党日": "党课>主题党日", "党课不算": "党课>", "其实党员大会没开": "党员大会>", "主题党日去掉吧": ">", "党课没上，算组织生活会": "党课>组织生活会",
		"党课不要了": "党课>", "党课不算，到了8个人": ">", "走访不算": ">", "支委会不是，党小组会才是": "支委会>党小组会", "党课": ">",
	} {
		if not, is := words.InsteadNamed(says, types); not+">"+is != want {
			t.Errorf("%s: %s>%s, want %s", says, not, is, want)
		}
	}
}

func TestAlsoNamed(t *testing.T) {
	types := []string{"党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会", "民主评议"}
	for says, want := range map[string]string{
		"同时也算党课": "党课", "党课也一起算上": "党课", "也是主题党日": "主题党日", "还算一次党课": "党课", "顺便上了党课": "党课", "同时开了民主评议": "民主评议",
		"又当主题党日": "主题党日", "主题党日也算": "主题党日", "算党课": "", "是党课": "", "也到了8个": "", "还有党课没开": "", "同时算党课和主题党日": "",
	} {
		if got := words.AlsoNamed(says, types); got != want {
			t.Errorf("%s: %q, want %q", says, got, want)
		}
	}
}
