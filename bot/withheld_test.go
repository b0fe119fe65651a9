package bot_test

import (
	"errors"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/bot/office"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// retire takes all roles from a person of a stage.
func (s *stage) retire(name string) {
	s.t.Helper()
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		return changes[2].does(tx, dir.PersonNamed(name))
	})
}

// A button of an older face shows the newest one again, unless that was made when
// the person saw more: it was never sent.
func TestOldButtonAfterLoss(t *testing.T) {
	s := newStage(t)
	who := storetest.LeaderEast
	s.says(who, "本周数字")
	card := s.cardWith(who, "本周数字")
	old := card.Data(card.Face.Buttons[0][0])
	storetest.Update(t, s.db, func(tx *store.Tx) error { // its newer face waits for the network
		return chat.Show(tx, "test", card.Chat, card.Key, chat.Face{Text: "走访 62 次"}, true)
	})
	s.retire(who)
	said := s.does(who, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: old})
	if !strings.Contains(said, messages.NotYourCard) {
		t.Errorf("the tap is answered\n%s", said)
	}
	storetest.View(t, s.db, func(tx *store.Tx) error {
		c, err := chat.FindCard(tx, "test", card.Chat, card.Key)
		if err != nil {
			return err
		}
		if may, err := chat.MayShow(tx, c); may || err != nil {
			t.Errorf("it may be shown now, %v", err)
		}
		return nil
	})
}

// A month's card that was planned when its person had other points does not come; it
// comes on the next workday, as it is then. A card that somebody waited for is told of
// once, however many there were.
func TestWithheld(t *testing.T) {
	s := newStage(t)
	who := storetest.OfficerEast
	id, key := s.chat(who), "m202604"
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		return errors.Join(chat.Announce(tx, "test", id, key, chat.Face{Text: "本月"}, day.Window{}),
			chat.Show(tx, "test", id, "n1", chat.Face{Text: "清单"}, false), chat.Show(tx, "test", id, "n2", chat.Face{Text: "清单"}, false),
			chat.Send(tx, chat.Message{Channel: "test", Chat: id, Kind: chat.Say, Text: "好"}))
	})
	s.retire(who)
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		if err := sends(tx); err != nil {
			return err
		}
		waits, err := spoken.IsPostponed(tx, id, chat.MissedKey(key))
		if !waits {
			t.Error("the month's card is lost")
		}
		return err
	})
	if said := s.deliver(who); strings.Count(said, messages.SeesLess) != 1 || strings.Contains(said, "清单") || strings.Contains(said, "好") {
		t.Errorf("sent is\n%s", said)
	}
}

// Whatever file it is, it is made for those who may have it when it is made.
func TestFilesRefused(t *testing.T) {
	s := newStage(t)
	s.someWork()
	var recipes []chat.Recipe
	s.watch = func(m *chat.Message) {
		if m.Recipe != nil {
			recipes = append(recipes, *m.Recipe)
		}
	}
	for _, says := range []string{"导入", "提醒预演", "导出我的数据", "导出今年走访"} {
		s.says(storetest.Admin, says)
	}
	s.says(storetest.Admin, "本月走访趋势")
	recipes = append(recipes, *s.cardWith(storetest.Admin, "📈").Face.Picture)
	if len(recipes) != 5 {
		t.Fatalf("%d recipes: %+v", len(recipes), recipes)
	}
	made := func(r chat.Recipe) error {
		if r.What == office.RemindFile {
			return bot.Entitled(t.Context(), s.db, r)
		}
		_, _, err := bot.Render(t.Context(), s.db, r)
		return err
	}
	for _, r := range recipes {
		if err := made(r); err != nil {
			t.Errorf("%s: %v", r.What, err)
		}
	}
	storetest.Update(t, s.db, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, s.chat(storetest.Admin)) })
	for _, r := range recipes {
		if err := made(r); !errors.Is(err, chat.ErrNotTheirs) {
			t.Errorf("%s after the removal: %v", r.What, err)
		}
	}
}
