package bot_test

import (
	"strings"
	"testing"

	"liaison/bot"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A person gets what is kept of them, all of it and nobody else's; a chat that is
// theirs no more gets nothing.
func TestMyData(t *testing.T) {
	s := newStage(t)
	s.says(storetest.OfficerEast, "今天去居然之家送政策，62户")
	for _, who := range []string{storetest.OfficerEast, storetest.OfficerWest} {
		s.says(who, "今天去钢市日常走访，看了消防通道")
		s.taps(who, "提交")
	}
	s.says(storetest.OfficerEast, "反馈 字太小")
	s.says(storetest.OfficerEast, "免打扰 上午")
	var recipe *chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Recipe != nil {
			recipe = m.Recipe
		}
	}
	if said := s.says(storetest.OfficerEast, "导出我的数据"); !strings.Contains(said, "正在整理您的数据") || recipe == nil {
		t.Fatal(said)
	}
	name, body, err := bot.Render(t.Context(), s.db, *recipe)
	if err != nil || name != "我的数据 2026-04-15.txt" {
		t.Fatal(name, err)
	}
	for _, want := range []string{"城东所干事甲 的数据", "二、记录 1 条", "看了消防通道", "今天去居然之家送政策，62户", "反馈　字太小", "时间：下午"} {
		if !strings.Contains(string(body), want) {
			t.Errorf("no %q in\n%s", want, body)
		}
	}
	if strings.Contains(string(body), "城西所") {
		t.Errorf("somebody else's:\n%s", body)
	}
	storetest.Update(t, s.db, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, s.chat(storetest.OfficerEast)) })
	if _, _, err := bot.Render(t.Context(), s.db, *recipe); err == nil {
		t.Error("it goes to a chat that is theirs no more")
	}
}
