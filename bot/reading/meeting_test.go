package reading

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// meetingText writes what a meeting holds besides its type and day: who came, the
// vote, the 党小组 and the guests.
func meetingText(i Item) string {
	var parts []string
	add := func(label string, n *int) {
		if n != nil {
			parts = append(parts, fmt.Sprint(label, *n))
		}
	}
	add("应到", i.Expected)
	add("实到", i.Present)
	if v := i.Vote; v != nil {
		kind := "表决"
		if v.Election {
			kind = "选举"
		}
		if v.Admission {
			parts = append(parts, "发展党员")
		}
		parts = append(parts, kind)
		add("有权", v.Entitled)
		add("到会", v.Present)
		add("书面", v.Written)
		add("赞成", v.For)
		add("反对", v.Against)
		add("弃权", v.Abstained)
	}
	if len(i.Groups) > 0 {
		parts = append(parts, fmt.Sprint("组", i.Groups))
	}
	if i.Guests != "" {
		parts = append(parts, "列席："+i.Guests)
	}
	if i.Text != "" {
		parts = append(parts, "内容："+i.Text)
	}
	return strings.Join(parts, " ")
}

// What a secretary says of a meeting; several meetings stand one after the other.
func TestMeetings(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want string }{
		// Who came is kept apart from who may vote.
		{"昨天党员大会 应到有表决权7 到会4 赞成3", "表决 有权7 到会4 赞成3"},
		{"14号党员大会，表决：应到7到5，赞成4", "表决 有权7 到会5 赞成4"},
		{"14号党员大会 应到10实到8，表决应到9到7，赞成6", "应到10 实到8 表决 有权9 到会7 赞成6"},
		{"昨天党员大会 应到10实到8表决应到9到7赞成6反对1弃权0", "应到10 实到8 表决 有权9 到会7 赞成6 反对1 弃权0"},
		{"昨天党员大会应到10实到8，应到会有表决权的党员9名，实到会8名，8票赞成", "应到10 实到8 表决 有权9 到会8 赞成8"},
		{"昨天党员大会，7名有表决权的党员到会4名，赞成3票", "表决 有权7 到会4 赞成3"},
		{"昨天党员大会讨论接收预备党员，有表决权7人，到会4人，书面意见1份，赞成5", "发展党员 表决 有权7 到会4 书面1 赞成5 内容：讨论接收预备党员"},
		{"昨天党员大会 预备党员转正，表决应到8到6，1份书面意见，赞成6反对1弃权0", "发展党员 表决 有权8 到会6 书面1 赞成6 反对1 弃权0 内容：预备党员转正"},
		{"党员大会 14号 到8应10 表决 应到 7 到 5 赞成 4", "应到10 实到8 表决 有权7 到会5 赞成4"},
		{"昨天党员大会到8应9，表决应到8到7，一致同意", "应到9 实到8 表决 有权8 到会7 赞成7"},
		{"昨天党员大会表决应到7到4赞成4，应到9实到6", "应到9 实到6 表决 有权7 到会4 赞成4"},
		{"选举 应到9 到会8", "选举 有权9 到会8"},
		{"昨天党员大会 选举 应到9 到会8 列席2人", "选举 有权9 到会8 列席：2人"},
		{"选举：应到会有选举权的正式党员9名，实到8名", "选举 有权9 到会8"},
		{"支委会 14号 到5应6 赞成5人 发展党员", "应到6 实到5 表决 赞成5 内容：发展党员"},
		// Only 应到 and 实到, whatever was decided.
		{"昨天党员大会选举，应到9到8", "应到9 实到8"},
		{"昨天党员大会到8应9，选举产生支委3名", "应到9 实到8 内容：选举产生支委3名"},
		{"昨天党员大会到8应9 全票通过发展2名预备党员", "应到9 实到8 内容：全票通过发展2名预备党员"},
		{"昨天党员大会到8应9，表决通过了年度计划", "应到9 实到8 内容：表决通过了年度计划"},

		{"昨天第二小组开了党小组会到5", "实到5 组[2]"},
		{"昨天一组二组都开了党小组会，到9人", "实到9 组[1 2]"},
		{"昨天第一、第二党小组开了党小组会", "组[1 2]"},
		{"昨天党小组会，一组到5人，二组到4人", "实到5 组[1] + 实到4 组[2]"},
		{"党小组会开了，一组4号二组5号", "组[1] + 组[2]"},
		{"昨天党小组会到5", "实到5"},

		{"昨天支委会到4应5，区委组织部列席", "应到5 实到4 列席：区委组织部"},
		{"昨天支委会到4应5，镇组织办、区委社会工作部列席，研究换届", "应到5 实到4 列席：镇组织办、区委社会工作部 内容：研究换届"},
		{"昨天支委会到4应5，列席：区委组织部", "应到5 实到4 列席：区委组织部"},
		{"昨天支委会到4应5，2名入党积极分子列席", "应到5 实到4 列席：2名入党积极分子"},
		{"昨天支委会到4应5，列席2名党员", "应到5 实到4 列席：2名党员"},
		{"昨天支委会到4应5，张三列席", "应到5 实到4"},
		{"昨天列席了写字楼支部的支委会，到会5人", "实到5"},

		{"党员大会和主题党日一起开的", " + "},
		{"去年四季度党课补录，12月20号，到8应9", "应到9 实到8"},
	} {
		var got []string
		for _, i := range r.Read(c.text, speaker(Secretary), sampleDay).Items {
			if i.Kind != Meeting {
				t.Errorf("%s: %s", c.text, i.Kind)
			}
			got = append(got, meetingText(i))
		}
		if s := strings.Join(got, " + "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestParseVote(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"应到7到5赞成4": "表决 有权7 到会5 赞成4", "7 5 4": "表决 有权7 到会5 赞成4", "7、5、4": "表决 有权7 到会5 赞成4", "应到7，到4": "表决 有权7 到会4",
		"选举 应到9 到会8": "选举 有权9 到会8", "选举 9 8": "选举 有权9 到会8", "赞成4票": "表决 赞成4", "七个来了五个": "表决 有权7 到会5", "多数赞成": "", "7": "", "": "",
	} {
		v, ok := r.ParseVote(text)
		got := ""
		if ok {
			got = meetingText(Item{Vote: &v})
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestParseGroups(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string][]int{
		"一组": {1}, "第二小组": {2}, "一组和二组": {1, 2}, "第一、第二党小组": {1, 2}, "二组 一组 二组": {1, 2}, "3组": {3}, "组织": nil, "都开了": nil, "昨天一组开了党小组会": nil,
	} {
		if got := r.ParseGroups(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestMeetingTypes(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string][]string{"主题党日": {"主题党日"}, "主题党日和党课": {"主题党日", "党课"}, "昨天支委会到5应6": nil, "开会": nil} {
		if got := r.ParseMeetingTypes(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string][]string{
		"支委会谁没开": {"支委会"}, "哪些支部没开主题党日和党课": {"主题党日", "党课"}, "上月会议进度": nil,
	} {
		if got := r.MeetingTypes(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
