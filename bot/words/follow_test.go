package words

import "testing"

func TestWhichOnes(t *testing.T) {
	for says, want := range map[string]bool{
		"哪几个": true, "都是啥": true, "谁的": true, "谁在办": true, "都干了啥": true, "是哪些": true, "什么时候到期": true, "明细呢": true,
		"哪几个所": false, "谁去钢市": false, "今天干了啥活": false, "哪个点没去": false,
	} {
		if got := WhichOnes(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestOfThose(t *testing.T) {
	for says, want := range map[string]bool{
		"新增的有几个": true, "办结的多少": true, "那逾期的有几件": true, "本周走访多少次": false, "新增几个": false,
	} {
		if got := OfThose(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestAsksHeads(t *testing.T) {
	for says, want := range map[string]bool{
		"我们支部几个人": true, "现在有多少党员": true, "支部多少人": true, "昨天来了几个人": false, "党课到了几个人": false,
	} {
		if got := AsksHeads(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestCopyOf(t *testing.T) {
	for says, want := range map[string]string{
		"本周数字发我一份": "本周数字", "城西所的单出一份": "城西所", "党员名单出一份": "党员名单", "逾期的给我一份": "逾期", "上周走访发我": "上周走访", "给我一份": "", "钢市发了一份通知": "",
	} {
		if got := CopyOf(says); got != want {
			t.Errorf("%s: %q", says, got)
		}
	}
}
