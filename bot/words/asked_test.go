package words

import "testing"

func TestAsksOf(t *testing.T) {
	for _, c := range []struct {
		says, of    string
		pointed, ok bool
	}{
		{"谁的", "", false, true},
		{"讲了什么", "", false, true},
		{"最早是哪天报的", "", false, true},
		{"什么时候到期", "", false, true},
		{"秤那个现在谁管", "秤", true, true},
		{"家政那个是什么事", "家政", true, true},
		{"车库那个呢", "车库", true, true},
		{"电梯的事到哪一步了", "电梯", true, true},
		{"步行街那家谁在办", "步行街", true, true},
		{"那个党课到了几个人", "党课", false, true},
		{"城西所呢", "", false, false},
		{"那个呢", "", false, false},
		{"写字楼的呢", "", false, false},
		{"今天去钢市送政策", "", false, false},
	} {
		if of, pointed, ok := AsksOf(c.says); of != c.of || pointed != c.pointed || ok != c.ok {
			t.Errorf("%s: %q %v %v", c.says, of, pointed, ok)
		}
	}
}
