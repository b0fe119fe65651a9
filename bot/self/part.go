// Package self is one's own: settings, leave, data, feedback and help.
package self

import (
	"liaison/bot/turn"
	"liaison/messages"
)

// unknown answers a slash with no command behind it.
func unknown(t *turn.Turn, _ string) error {
	return t.Say(messages.NoSuchCommand + "\n" + messages.Menu(t.Me))
}

// help says what to write, what is kept, who sees it and how to leave.
func help(t *turn.Turn, _ string) error { return t.Say(messages.Help(t.Me)) }

// Part is one's own: settings, leave, data, leaving, help.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "settings", Words: []string{"设置", "免打扰"}, Takes: true, About: "免打扰、请假", Run: settings},
		{Name: "leave", Words: []string{"请假", "销假"}, Run: settings},
		{Name: "mydata", Words: []string{"导出我的数据", "我的数据"}, About: "导出我的数据", Run: myData},
		{Name: "help", Words: []string{"帮助"}, About: "帮助", Run: help},
		{Name: "feedback", Words: []string{"反馈"}, Takes: true, About: "反馈", Run: feedback},
		{Name: "unknown", Run: unknown},
	},
	Taps:  map[string]turn.Tap{messages.DoPrefer: tapPrefer},
	Files: map[string]turn.File{myDataFile: {Make: renderMyData}},
	Kinds: []turn.Kind{
		feedbackTalk.Kind(), leaveTalk.Kind(),
	},
}
