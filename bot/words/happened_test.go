package words

import "testing"

func TestHappened(t *testing.T) {
	for says, want := range map[string]Happening{
		"五个人问了问题 都答了":     {Answered: "五"},
		"有三个老板问年报 都给讲清楚了": {Answered: "三", Kept: true},
		"另外七个人来问 也都答了":    {Answered: "七"},
		"四家来咨询 当场都解释了":    {Answered: "四"},
		"问了两个执照的事 都说明白了":  {Answered: "两", Kept: true},
		"来问的有8个 都回答了":     {Answered: "8"},
		"现场有五位商户咨询 均已答复":  {Answered: "五"},
		"三个人问 没答上来":       {Kept: true},
		"都解决了":            {All: true},
		"两个都搞定了":          {Solved: "两"},
		"三个没解决":           {Kept: true},
		"还有一个没办成":         {Kept: true},
		"有一个现场没法解决":       {Kept: true},
		"亮牌3家":            {Kept: true},
		"还来了8个群众":         {Guests: "8名群众"},
		"群众也来了8个":         {Guests: "8名群众"},
		"邀请了2名群众代表":       {Guests: "2名群众代表"},
	} {
		if got, ok := Happened(says); !ok || got != want {
			t.Errorf("%s: %+v, want %+v", says, got, want)
		}
	}
	for _, says := range []string{"今天去钢市送政策 30户", "解决了一个", "问了吗", "231没办好", "231解决了", "电梯修好了", "周五前必须办完", "实到8个", "党员来了8个"} {
		if got, ok := Happened(says); ok {
			t.Errorf("%s: %+v", says, got)
		}
	}
}

func TestMissed(t *testing.T) {
	for says, want := range map[string]struct {
		why string
		n   int
	}{
		"老李请假": {"请假", 1}, "张姐请假了": {"请假", 1}, "没来的是老王 请假": {"请假", 1}, "小赵请的假": {"请假", 1}, "缺的那个请假了": {"请假", 1},
		"请假的是老周": {"请假", 1}, "还有一个请假": {"请假", 1}, "没到的请假了": {"请假", 1}, "老陈出差没来": {"出差", 1}, "没来那个出差了": {"出差", 1},
		"老李和小王请假": {"请假", 2}, "没来的都请假了": {"请假", 0}, "老刘住院了": {"请假", 1},
	} {
		if why, n, ok := Missed(says); !ok || why != want.why || n != want.n {
			t.Errorf("%s: %s %d %v", says, why, n, ok)
		}
	}
	for _, says := range []string{"请假", "我请假", "明天请假", "下周老李请假", "没人请假", "请假吗"} {
		if why, n, ok := Missed(says); ok {
			t.Errorf("%s: %s %d", says, why, n)
		}
	}
}
