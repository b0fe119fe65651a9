package dingtalk

import (
	"testing"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// A likeness is what the template gets: the text whole however many pieces it takes, one key
// after the other, none for a line that searches; one that copies says its text.
func TestLikeness(t *testing.T) {
	long := ""
	for range 200 {
		long += "居然之家　送政策：62\n"
	}
	c := channel.Card{Card: &chat.Card{Key: "k", Face: chat.Face{Text: "走访 *1*\n" + long, Marks: []chat.Mark{{From: 0, To: 6, Look: chat.Bold}},
		Buttons: [][]chat.Button{{{Words: "提交", Do: "ok"}, {Words: "边打边找", Search: true}}, {{Words: "复制", Copy: "abc"}}}}}}
	text, keys, err := Likeness(c)
	if want := markdown(c.Face.Text, c.Face.Marks); err != nil || text != want || text[:14] != "**走访** ＊" {
		t.Errorf("%v: %.40q, want %.40q", err, text, want)
	}
	if len(keys) != 2 || keys[0].Words != "提交" || keys[0].Data != c.Data(c.Face.Buttons[0][0]) || keys[0].Says != "" || keys[1].Says != "abc" {
		t.Errorf("keys %+v", keys)
	}
	c.Looks.Style = func(do string) chat.Style { return chat.Style(do) }
	c.Face.Buttons = [][]chat.Button{{{Words: "提交", Do: string(chat.Success)}, {Words: "不要了", Do: string(chat.Danger)}, {Words: "修改"}}}
	if _, keys, err = Likeness(c); err != nil || len(keys) != 3 || keys[0].Color != "blue" || keys[1].Color != "red" || keys[2].Color != grey {
		t.Errorf("colours: %+v %v", keys, err)
	}
	c.Face.Buttons = nil
	for range 400 {
		c.Face.Buttons = append(c.Face.Buttons, []chat.Button{{Words: "提交", Do: "ok"}})
	}
	if _, _, err := Likeness(c); err == nil {
		t.Error("more buttons than the template holds")
	}
	text, keys, err = LikenessOfMenu(&chat.Message{Keys: [][]string{{"待办", "帮助"}}}, Words{Menu: "菜单"})
	if err != nil || text != "菜单" || len(keys) != 2 || keys[1].Writes != "帮助" {
		t.Errorf("a menu: %q %+v %v", text, keys, err)
	}
}
