package words

import "testing"

func TestElsewhere(t *testing.T) {
	for says, want := range map[string]string{
		"这个不归咱局管 得转城管": "城管", "这事属于街道管的": "街道", "253移交给住建吧": "住建", "应该找消防": "消防", "这种归发改管吧": "发改", "不归市监 给住建委转过去": "住建",
		"城管来看过了": "", "不归城管": "", "转给特设科": "", "街道说周五来清": "",
	} {
		if got := Elsewhere(says); got != want {
			t.Errorf("%s: %q, want %q", says, got, want)
		}
	}
}

func TestOnlyPapers(t *testing.T) {
	for says, want := range map[string]bool{
		"材料补齐了": true, "把证明交上来了": true, "补了一份合同": true, "变更办下来了": false, "电梯修好了": false,
	} {
		if got := OnlyPapers(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestSameMatter(t *testing.T) {
	for says, want := range map[string]int64{
		"那不用再报了 并到266去": 266, "这跟26是一回事": 26, "对 就是原来那个 别新开了": 0, "哦有人报过了": 0,
	} {
		if got, ok := SameMatter(says); !ok || got != want {
			t.Errorf("%s: %d %v, want %d", says, got, ok, want)
		}
	}
	for _, says := range []string{"今天去居然之家送政策62户", "原来那个老板走了", "二楼扶梯也坏了"} {
		if n, ok := SameMatter(says); ok {
			t.Errorf("%s: the same as %d", says, n)
		}
	}
}

func TestRightThingAndWord(t *testing.T) {
	for _, c := range []struct{ says, text, wrong, right string }{
		{"打错 三楼", "二楼的消防门给锁死了", "二楼", "三楼"},
		{"写错了 是11楼", "12楼消防栓没水", "12楼", "11楼"},
		{"打错 三楼", "二楼和四楼的消防门给锁死了", "", ""},
		{"不对 是29号", "党课定在28号", "", ""},
	} {
		if wrong, right := RightThing(c.says, c.text); wrong != c.wrong || right != c.right {
			t.Errorf("%s: %q %q", c.says, wrong, right)
		}
	}
	for _, c := range []struct{ says, text, wrong, right string }{
		{"搞错了 是牛肉", "有人卖的猪肉没盖章", "猪肉", "牛肉"},
		{"说错了 是货梯", "客梯关不严", "客梯", "货梯"},
		{"说错了 是货梯", "客梯关不严，观光梯也是", "", ""},
		{"货梯", "客梯关不严", "", ""},
	} {
		if wrong, right := RightWord(c.says, c.text); wrong != c.wrong || right != c.right {
			t.Errorf("%s: %q %q", c.says, wrong, right)
		}
	}
}

func TestFinishedOnlyWhen(t *testing.T) {
	for says, want := range map[string]bool{"换完了再报您": false, "修好以后再说": false, "换完了": true, "修好了 再也不漏了": true, "办好了": true} {
		said := Read(says)
		if got := said.Is(Finish); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
}

func TestStories(t *testing.T) {
	for says, want := range map[string]bool{"说是老板换人了 前头的卡他不认": true, "而且押金也不退": true, "还有个摊子缺斤少两": false, "今天去居然": false} {
		if got := GoesOnTelling(says); got != want {
			t.Errorf("%s: %v", says, got)
		}
	}
	if of, first, second := OneByOne("农贸有两件事 一个是下水道堵了 一个是有家店没证"); of != "农贸" || first != "下水道堵了" || second != "有家店没证" {
		t.Error(of, first, second)
	}
	if of, what := AddsOne("农贸再加一条 东头那家鱼摊秤少二两"); of != "农贸" || what != "东头那家鱼摊秤少二两" {
		t.Error(of, what)
	}
}
