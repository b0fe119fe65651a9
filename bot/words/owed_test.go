package words

import "testing"

func TestAsksOwed(t *testing.T) {
	for _, says := range []string{"这个月我们还差哪几样", "那这个月别的都有了吧", "这下还差哪个", "我们没设支委会 这个月是不是就算齐了", "小组会两个组都报了吧", "二季度的大会跟党课这下都算有了吧",
		"这个季度党课算讲过了吧", "本月还欠啥", "4月份该开的都开了没有", "咱们支部现在还缺几样", "支委会这个月开了没", "这个月三会一课都齐了吗", "其他的都够了吧"} {
		if !AsksOwed(says) {
			t.Errorf("%s asks what is owed", says)
		}
	}
	for _, says := range []string{"都有了吧", "支委会开了", "还缺什么材料", "钢市一支部支委会开了没", "这个月走访几次", "党课讲了安全生产", "上个月党课讲了没", "还差3户", "电梯修好没有", "主题党日到了5个"} {
		if AsksOwed(says) {
			t.Errorf("%s asks something else", says)
		}
	}
}
