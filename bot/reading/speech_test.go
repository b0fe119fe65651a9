package reading

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What the form of a clause tells, clause by clause.
func TestSpeech(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		text string
		want string // a note of the first clause that has it; with ! none has it
	}{
		{"支委会开没开", "asks"}, {"这件合格不合格", "asks"}, {"钢市行吊检了没得", "asks"}, {"居然那件谁在跟", "asks"}, {"党课上回是几号", "asks"},
		{"昨天钢市送政策30户", "!asks"}, {"居然货梯坏了", "!asks"},
		{"党课讲了没？没讲", "asks:no"}, {"党课讲了没？讲了，9个人", "asks:yes"},
		{"安全阀一年一检", "norm:often"}, {"党课一季度一次", "norm:often"}, {"支委会每月开", "norm:every"}, {"24小时内上报", "norm:within"}, {"谈心谈话一年不少于两次", "!norm:often"},
		{"今天跑了3家", "!norm:often"}, {"一组5个人", "!norm:often"},
		{"支委会没开", "deed:meeting10"}, {"支委会开了，9号", "deed:meeting01"}, {"没凑齐人，支委会", "undone:meeting"}, {"党课，讲师没来，没讲", "deed:meeting00"},
		{"钢市没去成，改到周五", "anew"},
	} {
		x := cutUp(r, c.text, speaker(Secretary))
		x.turns = nil
		notes := slices.Concat((&listener{x}).listen()...)
		want, absent := strings.CutPrefix(c.want, "!")
		if slices.Contains(notes, want) == absent {
			t.Errorf("%s: %v, want %s", c.text, notes, c.want)
		}
	}
}

// A list whose length was announced is parted where its length says so.
func TestToldList(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want string }{
		{"钢市两个问题：行吊限位失灵；西门角钢没有质保书", "2 3"},
		{"查到三项：①锅炉没证 ②灭菌锅超期 ③水表走字快", "1 2 3"},
		{"居然报两件，一件电梯困人，一件乱收押金", "1 2"},
		{"地磅不准，卖床的不退定金，两件一起记", "0 1"},
		{"居然三件事：货梯修好了，可以销；扶梯等配件；自动门夹人", "2 4 5"},
		{"钢市两个问题：行吊失灵，没人修，地磅不准", ""},
		{"今天钢市送政策3户，解决两个问题", ""},
	} {
		x := cutUp(r, c.text, speaker(Staff))
		var got []string
		for _, k := range (&listener{x}).findList().starts {
			got = append(got, strconv.Itoa(k))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: items begin at %q, want %q", c.text, s, c.want)
		}
	}
}

// Problems and progress told together are as many as are told.
func TestSeveral(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want string }{
		{"钢市两个问题：行吊限位失灵；西门角钢没有质保书", "problem problem "},
		{"居然隐患三处：扶梯毛刷掉了；货梯按钮失灵；叉车没牌照", "problem problem problem "},
		{"步行街反映两条，一条是理发店不退卡，一条是秤不准", "problem problem "},
		{"写字楼地磅超期未检，维保的人一直不来", "problem "},
		{"居然昨天日常，负二楼货梯关不严", "visit problem "},
		{"支委会开了，8号，党课没讲", "meeting "},
		{"一、支委会：4月3日，3人。二、党课：没讲。", "meeting "},
		{"党员大会定在25号", "plan "},
		{"支委会挪到19号，党课挪到26号", "plan plan "},
		{"居然客梯那个可以销；扶梯那个还在等配件", "progress progress "},
		{"安全阀每年校验一次，压力表半年一检，大家记牢", "none "},
		{"写字楼扶梯修好了没得", "query "},
	} {
		if got := kindsOf(r.Read(c.text, speaker(Secretary), sampleDay).Items); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}
