package bot_test

import (
	"errors"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// setAside sets something of each kind aside: a message of a person's, one to
// them and a card of theirs.
func (s *stage) setAside(name string) {
	s.t.Helper()
	room := s.chat(name)
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		u := &chat.Update{Channel: "test", Remote: 900, Chat: room, Kind: chat.Text, Text: "今天去居然之家送政策，62户", At: s.clock.Now().Unix()}
		err := errors.Join(chat.Receive(tx, u), chat.Send(tx, chat.Message{Channel: "test", Chat: room, Kind: chat.Say, Text: "您好"}),
			chat.Show(tx, "test", room, "d9", chat.Face{Text: "一张卡片"}, false))
		updates, err2 := chat.NextUpdates(tx, 1)
		messages, err3 := chat.DueMessages(tx, "test", 1)
		cards, err4 := chat.DueCards(tx, "test", 1)
		if err := errors.Join(err, err2, err3, err4); err != nil {
			return err
		}
		fault := errors.New("Bad Request: BUTTON_DATA_INVALID")
		return errors.Join(chat.SetAside(tx, &updates[0], errors.New("panic: boom")), chat.GiveUp(tx, &messages[0], fault), chat.CardRefused(tx, &cards[0], fault))
	})
}

// asides counts what is set aside.
func (s *stage) asides() (n int) {
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		h, err := chat.HealthNow(tx)
		n = h.Aside
		return err
	})
	return n
}

// The admin sees what was set aside with its error, tries it again or gives it
// up; nobody else does, and nothing is gone without a line in the log.
func TestAside(t *testing.T) {
	s := newStage(t)
	wants := func(said string, words ...string) {
		t.Helper()
		for _, w := range words {
			if !strings.Contains(said, w) {
				t.Errorf("no %q in\n%s", w, said)
			}
		}
	}
	wants(s.says(storetest.Admin, "/aside"), "没有搁下的消息")
	s.setAside(storetest.OfficerWest)
	wants(s.says(storetest.OfficerEast, "/aside"), "用不了")
	wants(s.says(storetest.Admin, "运行"), "有 3 条没处理成", "/aside")
	wants(s.says(storetest.Admin, "没处理成"), "搁下的 3 条", "城西所干事甲 收到的：今天去居然之家送政策，62户", "要发的：您好", "卡片：一张卡片", "[看 1] [看 2] [看 3]", "[🔁 全部重试]")
	wants(s.taps(storetest.Admin, "看 1"), "原因：panic: boom", "[🔁 重试] [🗑 放弃]")
	wants(s.taps(storetest.Admin, "返回"), "搁下的 3 条")
	s.taps(storetest.Admin, "看 2")
	wants(s.taps(storetest.Admin, "放弃"), "已放弃，记入日志", "搁下的 2 条")
	said := s.taps(storetest.Admin, "全部重试")
	wants(said, "已重试", "没有搁下的消息")
	wants(said+s.deliver(""), "（城西所干事甲）🤖 一张卡片", "辐射户数：62") // what was said is handled now
	if n := s.asides(); n != 0 {
		t.Errorf("%d are left", n)
	}
	storetest.View(t, s.db, func(tx *store.Tx) error {
		for _, ref := range []string{"", "u1", "m1", "c:test:1", "c:test:x:d9", "m" + strings.Repeat("9", 40), "x1", "u1 OR 1=1"} {
			if _, err := chat.AsideOf(tx, ref); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%q: %v, want ErrNotFound", ref, err)
			}
		}
		return nil
	})
}
