package words

import (
	"strings"

	"liaison/store/text/expr"
)

// Who sets right what was recorded says besides how the mistake came about and how it was found. That changes nothing.
var (
	// admits matches that something was told wrong, and no more: 我记错了, 刚才漏说了.
	admits = expr.MustCompile(`^(?:是|都|我|我们|刚才|刚刚|刚|那会儿|上午|下午|早上|昨天|可能|又|给|也|，)*(?:说|讲|记|听|看|数|报|写|算|弄|搞|填|忘)(?:岔|错|混|串|漏|反|少|多|重|掉|了说|了报|了记|记说)了?(?:的|啊|呢)?$|^(?:刚才|刚刚|刚|我|给|都)*(?:漏|少|忘|忘记)(?:说|讲|记|报|写|算)了?(?:的)?$`)
	// found matches how it was found: 我翻了台历了, 今天核了一下签到表, 回来又数了一遍.
	found = expr.MustCompile(`^(?:我们?|咱们?|今天|刚才|刚刚|刚|又|再|后来|回来|回去|昨晚|晚上|早上|他们|人家|重新|仔细|特意|把|拿)*(?:翻|查|看|核对|核实|核|对|数|点|问|打听|合计|算|清点|统计|捋|盘)(?:了|过|着|出来)+(?:一下|一遍|一眼|一回|下|遍|看)?(?:了|的)?[^0-9，,。一二两三四五六七八九十]{0,8}?了?$`)
	// counted twice: 有四个是重复签的, and behind what it is of, 里头有两户是重的.
	twice = expr.MustCompile(`(?:^|(?:这|那)?(?:里头|里面|其中|当中))(?:是)?有?[0-9一二两三四五六七八九十]{1,3}(?:个|户|家|人|次|条|位|名|人次)?(?:人|商户|企业)?(?:是|算|给)?(?:重复|重了|重的|[算数记报签登录]重|算了两|数了两|记了两|签了两|多算|多数|不该算|不算)(?:的|了|[\p{Han}]{1,4})?$`)
	// slippedDigit matches which digit was typed wrong: 我少打个1, 多敲了一个0.
	slippedDigit = expr.MustCompile(`(?:我|刚才|刚刚|都|又|那里)*(?:少|多|漏)(?:打|写|输|敲|按|填)了?一?[个位](?:数字|数|[0-9零一二三四五六七八九])了?$`)
	// told matches who told it right: 人家说的是二十三.
	told     = expr.MustCompile(`^(?:人家|他们?|她|书记|老板|商户|对方|店家|那边|签到表上|本子上|台账上|单子上)(?:那边)?(?:说的|讲的|报的|写的|记的|说|上)?(?:是|才是)([^，,。]{1,12})$`)
	asNow    = expr.MustCompile(`^就?按(?:照)?([0-9一二两三四五六七八九十百]{1,5}[户家个人次名位]*)(?:来)?(?:记|算|报|写|填)(?:吧|上)?$`)
	amountOf = expr.MustCompile(`^(?:那个|那|这个|那条|那里|的)?([0-9]{1,6}|[一二两三四五六七八九十百]{1,5})[家户个人次名位]*(?:那个|那条)?$`)
	nowIs    = expr.MustCompile(`[是有改按]|不对|错`)
)

// Admits reports whether a clause says that something was told wrong, and no more than what kind of thing: 说错日子了.
func Admits(clause string) bool {
	return admits.MatchString(strings.NewReplacer("日子", "", "日期", "", "时间", "", "哪天", "").Replace(clause))
}

// WithoutReasons is a text that sets something right, without how the mistake came about and how it was found: 那个培训的人次，应该是八十二 of
// 那个培训的人次，我们今天核了一下签到表，有四个是重复签的，应该是八十二. Another text stays as it is.
func WithoutReasons(says string) string {
	if !strings.ContainsAny(says, "，,。") && Number(Last(says)) == "" || !Mistaken(says) && !containsAny(says, `不是 应该是 应是 改成 改为 就按 说的是 上是`) || Asks(says) || Content(says) != "" {
		return says
	}
	var kept []string
	left, admitted := false, false
	for clause := range Clauses(says) {
		switch m := told.FindStringSubmatch(clause); {
		case admits.MatchString(clause):
			left, admitted = true, true
			continue
		case found.MatchString(clause):
			left = true
			continue
		case m != nil && len(kept) > 0:
			clause, left = "应该是"+m[1], true
		}
		if m := asNow.FindStringSubmatch(clause); m != nil {
			clause, left = "应该是"+m[1], true
		}
		if rest := slippedDigit.ReplaceAllString(twice.ReplaceAllString(clause, ""), ""); rest != clause {
			left = true
			if clause = rest; clause == "" {
				continue
			}
		}
		if n := len(kept); n > 0 && strings.HasPrefix(clause, "应该是") { // 那个二十七户，应该是二十五
			if m := amountOf.FindStringSubmatch(kept[n-1]); m != nil && BareNumber(strings.TrimPrefix(clause, "应该是")) {
				kept[n-1], left = m[1]+"改成"+strings.TrimPrefix(clause, "应该是"), true
				continue
			}
		}
		kept = append(kept, clause)
	}
	rest := strings.Join(kept, "，")
	if !left || rest == "" || !nowIs.MatchString(rest) {
		return says
	}
	if admitted && !Mistaken(rest) && !containsAny(rest, `不是 应该是 应是 改成 改为`) {
		return says
	}
	return rest
}
