package web

import (
	"strings"
	"testing"

	"liaison/store/chat"
	"liaison/store/day"
)

// A card changes where it stands when it is tapped; a tap is answered by its id.
func TestTap(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	b.write("1", "今天去居然之家送政策，62户")
	card := s.message(ofBot)
	b.write("1", "还有一条") // the card is not the last message any more
	second := s.message(ofBot)
	status, code := b.post("/tap", map[string]any{"chat": 1, "message": card.Message.ID, "data": card.Message.Buttons[0][0].Data, "tap": "t-1"})
	want(t, "tap", status, code, 200, "")
	var answer struct {
		Tap, Text string
		Alert     bool
	}
	s.until("answer", &answer)
	if answer.Tap != "t-1" || answer.Text != "已记录" || answer.Alert {
		t.Errorf("answer %+v", answer)
	}
	saved := s.message(ofBot).Message
	if saved.ID != card.Message.ID || !saved.Edited || !strings.HasPrefix(saved.Text, "✅ 已记录") || saved.Buttons != nil {
		t.Errorf("after the tap %+v", saved)
	}
	if second.Message.ID <= card.Message.ID {
		t.Error("the second card stands above the first")
	}
	var line trace
	for len(line.Records) == 0 {
		s.until("inside", &line)
	}
	if line.Text != "✅ 提交" || line.Records[0].Number != 1 || line.Records[0].Kind != "visit" || line.Inbox[0] != 3 {
		t.Errorf("line %+v", line)
	}
}

// Buttons and messages of others, or made up, are refused; the rest of what a
// button may carry is the bot's to check.
func TestForgedPosts(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	b.write("1", "今天去居然之家")
	own := s.message(mine).Message.ID
	card := s.message(ofBot).Message.ID
	for _, c := range []struct {
		what, path string
		post       map[string]any
		status     int
		code       string
	}{
		{"tap in another's chat", "/tap", map[string]any{"chat": 2, "message": card, "data": "x", "tap": "t"}, 404, "no_message"},
		{"tap on one's own words", "/tap", map[string]any{"chat": 1, "message": own, "data": "x", "tap": "t"}, 404, "no_message"},
		{"tap of nobody", "/tap", map[string]any{"chat": 77, "message": card, "data": "x", "tap": "t"}, 404, "no_message"},
		{"data too long", "/tap", map[string]any{"chat": 1, "message": card, "data": strings.Repeat("x", 65), "tap": "t"}, 400, "bad_request"},
		{"data with a NUL", "/tap", map[string]any{"chat": 1, "message": card, "data": "d1:\x00", "tap": "t"}, 400, "bad_request"},
		{"no tap id", "/tap", map[string]any{"chat": 1, "message": card, "data": "x"}, 400, "bad_request"},
		{"edit of the bot's words", "/edit", map[string]any{"chat": 1, "message": card, "text": "x"}, 404, "no_message"},
		{"edit of another's words", "/edit", map[string]any{"chat": 2, "message": own, "text": "x"}, 404, "no_message"},
		{"edit to nothing", "/edit", map[string]any{"chat": 1, "message": own, "text": " \n"}, 400, "empty"},
		{"edit too long", "/edit", map[string]any{"chat": 1, "message": own, "text": strings.Repeat("字", 4097)}, 413, "too_long"},
		{"clock back", "/clock", map[string]any{"days": -1}, 400, "bad_request"},
		{"no next", "/clock", map[string]any{"next": true}, 400, "bad_request"},
	} {
		status, code := b.post(c.path, c.post)
		want(t, c.what, status, code, c.status, c.code)
	}
	status, code := b.write("88", "我是谁")
	want(t, "a message of nobody", status, code, 404, "no_person")
	status, code = b.write("", "我是谁")
	want(t, "a message without a chat", status, code, 400, "bad_request")
}

// What is typed is cleaned and masked before it is kept, and before it is shown.
func TestCleanAndMask(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	status, code := b.write("1", "  居然之家\x00 王姐 13812345678\r\n预付卡\u202e退不了\xff ")
	want(t, "send", status, code, 200, "")
	const kept = "居然之家 王姐 138******78\n预付卡退不了\uFFFD"
	if m := s.message(mine).Message; m.Text != kept {
		t.Errorf("shown %q", m.Text)
	}
	u := b.got(1)[0]
	if u.Text != kept || !u.Masked || u.Kind != chat.Text || u.Name != "城东所干事甲" || u.Chat != officer || u.Channel != Channel {
		t.Errorf("kept %+v", u)
	}
	if got := u.Time().Format("2006-01-02 15:04"); got != "2026-04-15 17:30" {
		t.Errorf("at %s", got)
	}
}

// An edited message keeps its date and its number; its card is drawn again.
func TestEdit(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	b.write("1", "今天去居然之家 26户")
	own := s.message(mine).Message
	card := s.message(ofBot).Message
	status, code := b.post("/clock", map[string]any{"days": 1})
	want(t, "clock", status, code, 200, "")
	status, code = b.post("/edit", map[string]any{"chat": 1, "message": own.ID, "text": "今天去居然之家 62户"})
	want(t, "edit", status, code, 200, "")
	if m := s.message(mine).Message; m.ID != own.ID || m.Text != "今天去居然之家 62户" || !m.Edited || m.At != own.At {
		t.Errorf("edited %+v", m)
	}
	if m := s.message(ofBot).Message; m.ID != card.ID || !strings.Contains(m.Text, "62户") {
		t.Errorf("card %+v", m)
	}
	u := b.got(2)[1]
	if u.Kind != chat.Edit || u.Message != own.ID || u.At*1000 > own.At || day.DayOf(u.Time()) != "2026-04-15" {
		t.Errorf("update %+v", u)
	}
	status, code = b.post("/edit", map[string]any{"chat": 1, "message": own.ID, "text": "今天去居然之家 62户"})
	want(t, "the same again", status, code, 200, "")
	if n := len(b.got(2)); n != 2 {
		t.Errorf("an edit that changes nothing made an update: %d", n)
	}
}
