package bot_test

import (
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// unasked are the buttons of what comes unasked to a 书记, a 责任人 and a leader, one
// of each kind, with what they choose.
func unasked(s *stage) []chat.Button {
	s.t.Helper()
	var faces []chat.Face
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		o := dir.OrgNamed("建设工程公司党支部")
		whole, err := duty.PersonCard(tx, tx.Today(), dir.PersonNamed(storetest.OfficerEast))
		if err != nil {
			return err
		}
		own, err := duty.PersonCard(tx, tx.Today(), dir.PersonNamed(storetest.SecretaryWork))
		if err != nil {
			return err
		}
		open := own.Sections[0].Open(own.Day)
		open[0].Waiver = &duty.Waiver{ID: 1}
		faces = append(faces, messages.MonthCard(whole), messages.MonthCard(own), messages.ThemeDayAhead(o, false, "2026-04-20", own.Day), messages.WaiveCard(o, open),
			messages.ReasonCard(o, open[0]), messages.RestoreCard(o, open[:1]), messages.LaterCard(o, []messages.LaterDay{{Words: "明天", Day: own.Day.Add(1)}}),
			messages.ChiefDigest(messages.ChiefWeek{Week: day.Week(own.Day)}))
		return nil
	})
	faces = append(faces, chat.Face{Buttons: [][]chat.Button{{{Do: messages.DoDocket + ":false..0.0.0"}, {Do: messages.DoDocket + ":false.u.0.0.0"},
		{Do: messages.DoSheet + ":true.false.0.0.."}, {Do: messages.DoAgenda + ":260401.260430..0.0.0.2.0"}, {Do: messages.DoLater + ":2:2026-04-16"}}}})
	var all []chat.Button
	for _, f := range faces {
		for _, row := range f.Buttons {
			for _, b := range row {
				if b.Words = "x"; b.Do != "" {
					all = append(all, b)
				}
			}
		}
	}
	return all
}

// Somebody who lost their post, or never had it, and still has the buttons of what
// came unasked: each is refused, shows nothing of others, and changes nothing.
func TestOldButtons(t *testing.T) {
	s := newStage(t)
	storetest.Join(t, s.db, notJoined, "test", s.chats[notJoined])
	buttons := unasked(s)
	if len(buttons) < 30 {
		t.Fatalf("only %d buttons", len(buttons))
	}
	names := []string{"建设工程公司", "建工支部", "滨江写字楼", "钢材市场", "步行街商圈", "集群注册"} // 居然之家 is of 消保科
	for _, name := range []string{notJoined, "旁人"} {
		if name == "旁人" { // on the roster, without any post any more
			storetest.Update(t, s.db, func(tx *store.Tx) error {
				p := &bureau.Person{Name: name, Active: true}
				if err := bureau.SavePerson(tx, p); err != nil {
					return err
				}
				s.chats[name] = p.ID
				return chat.Join(tx, p.ID, "test", p.ID)
			})
		}
		for _, b := range buttons {
			storetest.Update(t, s.db, func(tx *store.Tx) error {
				return chat.Show(tx, "test", s.chat(name), "m202604", chat.Face{Text: "旧卡片", Buttons: [][]chat.Button{{b}}}, false)
			})
			s.deliver(name)
			card := s.cardOf(name, "m202604")
			said := s.does(name, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(b)})
			for _, of := range names {
				if strings.Contains(said, of) {
					t.Errorf("%s taps %s and sees:\n%s", name, b.Do, said)
					break
				}
			}
		}
	}
	storetest.View(t, s.db, func(tx *store.Tx) error {
		waivers, err := duty.Waivers(tx, day.Period{From: "2026-01-01", To: "2026-12-31"})
		late, err1 := spoken.PostponedTo(tx, "2027-01-01", 0, 10)
		if err != nil || err1 != nil || len(waivers)+len(late) > 0 {
			t.Errorf("%d waivers, %d postponed, %v %v", len(waivers), len(late), err, err1)
		}
		for _, name := range []string{notJoined, "旁人"} {
			cards, err := chat.CardsIn(tx, "test", s.chat(name))
			for _, c := range cards {
				if _, draft := chat.DraftOn(c.Key); draft || err != nil {
					t.Errorf("%s has a draft: %s, %v", name, c.Face.Text, err)
				}
			}
		}
		return nil
	})
}
