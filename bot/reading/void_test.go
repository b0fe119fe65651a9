package reading

import (
	"strings"
	"testing"
)

// A sentence that says itself that it makes no record makes none; what stands beside it does.
func TestVoid(t *testing.T) {
	r := New(sampleRoster(t))
	for _, kind := range []string{
		// not to be kept
		`测试一下：居然支部党课，应到5实到5（测试消息，别录）
		步行街送政策20户，先别记，我再核核
		【范例】4月×日某支部召开支委会，应到3人，实到3人。（格式参考，不用录入）
		钢市13号梯故障？钢市哪有13号梯，不作数`,
		// a rumour
		`外头传居然要停业，没影的事
		有人说写字楼扶梯夹人了，假消息，不要传
		听说步行街要封路，真的假的不晓得
		网上传钢市卖假货，查了不实
		居然货梯没困人，是物业误报`,
		// of others
		`隔壁区昨天有家商场电梯困人，咱们提个醒
		步行街一户投诉楼上装修吵，不归我们管，让他打城管电话
		居然商户反映房租涨得凶，这个归住建管
		加油站那批枪不归我科
		邻区有个塔吊倒了，咱建工没事`,
		// not yet
		`居然先锋岗3块牌子待挂
		步行街阵地还没批下来
		标准化试点还在公示`,
		// how often, and what is to be reached
		`支委会每月至少一次，别漏
		写字楼支部主题党日固定在每月第二个周五
		今年任务：走访600户，宣讲12场
		今年目标送服务企业300家
		投诉处理时限为60日，自受理之日起算`,
		// not done
		`居然支部党课想讲来着，客人一来又忘了
		步行街支部党员大会，没凑齐人，没开
		本来约好14号去运营送服务，对方放鸽子了
		一支部支委会没开成，三个委员俩在外地
		写字楼讲好礼拜一去的，结果忙别的去了，没去成`,
		// put off to no day, and what somebody is told not to come to
		`写字楼支部党课顺延，日子待定
		本月主题党日因故推迟，时间另行通知
		钢市那边说今天别去了，他们开会
		步行街支部支委会，人没到齐，散了没开`,
		// what is laid down
		`锅炉停炉后24小时内必须报告
		口径说明：答疑按个数记，同一家问两次算一个
		走访每季度不少于一次，台账要齐
		中秋节：9月25日至27日放假，共3天
		通知：各支部对照清单自查，4月30日前报党建办`,
		// asked, and answered that it is not done
		`主题党日搞了没？还没呢
		支委会开了没有？还没开`,
		// asked of others, and figures that are asked for
		`各支部请于4月20日前报送一季度组织生活开展情况
		一季度走访数 按所
		钢市今天辐射户数`,
	} {
		for text := range strings.SplitSeq(kind, "\n") {
			text = strings.TrimSpace(text)
			if got := r.Understand(text, Speaker{Role: Staff}, sampleDay); makesRecord(got.Acts) {
				t.Errorf("%s: %s", text, keyOf(got.Reading()))
			}
		}
	}
	for text, want := range map[string]Kind{
		"外头传居然要停业，没这回事；他们货梯昨天修好了，销号":    Progress,
		"隔壁区说他们一天跑了80户 我们今天步行街才21户 送政策": Visit,
		"听说钢市西门那个地磅又不准了，我明天去看看":         Problem,
		"步行街户数误报为30，应为20":               Correction,
		"居然支部党课没讲成，改到周五":                Plan,
		"居然支部支委会没开，改到4月20日":             Plan,
		"今天居然送政策，户数没顾上数":                Visit,
		"居然没去，步行街去了，送政策14户，今天":          Visit,
		"步行街商户投诉卡不退，这不归我们管，转给消保科":       Problem,
		"写字楼新增试点示范项目1个，全年目标4个":          Activity,
	} {
		got := r.Understand(text, Speaker{Role: Staff}, sampleDay).Acts
		found := false
		for _, it := range got {
			found = found || it.Kind == want
		}
		if !found {
			t.Errorf("%s: %s, want %s", text, keyOf(Reading{Items: got}), want)
		}
	}
}
