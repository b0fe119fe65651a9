package words

import "testing"

func TestWantsCopy(t *testing.T) {
	for says, want := range map[string]bool{
		"给我一份，开会用": true, "给我发一份": true, "发给我一份清单": true, "给我打印一张": true, "把这个发我一份": true, "导个表": true, "要一份电子版": true,
		"一份材料没交": false, "今天发放资料50份": false, "给我写个总结": false, "钢市给了一份清单": false, "这份不对": false,
	} {
		if got := WantsCopy(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestInstead(t *testing.T) {
	for says, want := range map[string]string{
		"啊不，上个月的": "上个月的", "不对，我问的是城东所": "城东所", "我说的是2月": "2月", "不是，这个月的": "这个月的", "上个月的": "上个月的", "不去了": "不去了",
	} {
		if got := Instead(says); got != want {
			t.Errorf("%s: %q", says, got)
		}
	}
}

func TestShiftWithReason(t *testing.T) {
	for says, want := range map[string]int{
		"往后推一天吧 周四公司验收": 1, "车没订到，往后推两周": 7, "再往后推一天": 1, "提前一天吧，周五有检查": -1, "周四公司验收": 0, "推广了两天": 0,
	} {
		if _, got := Shift(says); got != want {
			t.Errorf("%s: %d", says, got)
		}
	}
}

func TestPlansAhead(t *testing.T) {
	for says, want := range map[string]bool{
		"下周我们有什么会": true, "后面我们有哪些安排": true, "这个月还有会吗": true, "接下来还有什么会要开": true, "下周有个会": false, "今天有会": false, "有什么问题": false,
	} {
		if got := Plans(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}
