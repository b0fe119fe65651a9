// Package self is what people do for themselves: settings, leave, their data, feedback, help.
package self

import (
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// unknown answers a slash command that does not exist.
func unknown(t *turn.Turn, _ string) error {
	return t.Say(messages.NoSuchCommand + "\n" + messages.Menu(t.Me))
}

// help says what to write, what is kept, who sees it and how to leave.
func help(t *turn.Turn, _ string) error {
	return t.Send(chat.Message{Kind: chat.Say, Text: messages.Help(t.Me), Keys: messages.MenuOf(t.Me)})
}

// Part is what people do for themselves.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "settings", Words: []string{"设置", "免打扰"}, Takes: true, About: "免打扰、请假", Rank: 320, Run: settings},
		{Name: "leave", Words: []string{"请假", "销假"}, Rank: 330, Run: settings},
		{Name: "mydata", Words: []string{"导出我的数据", "我的数据"}, About: "导出我的数据", Rank: 340, Run: myData},
		{Name: "help", Words: []string{"帮助"}, About: "帮助", Rank: 350, Run: help},
		{Name: "unknown", Rank: 400, Run: unknown},
	},
	Topics: []turn.Topic{feedbackTopic},
	Taps:   map[string]turn.Tap{messages.DoPrefer: tapPrefer},
	Files:  map[string]turn.File{myDataFile: {Make: renderMyData}},
	Kinds: []turn.Kind{
		leaveTalk.Kind(),
		awayTalk.Kind(),
	},
	Hears: []turn.Hearer{hearAway, hearAwayMended, hearAwayAsked, hearWhoAway},
}
