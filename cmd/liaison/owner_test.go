package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// person is who has a name on the roster.
func (w *world) person(tx *store.Tx, name string) *bureau.Person {
	w.t.Helper()
	d, err := bureau.Of(tx)
	if err != nil {
		w.t.Fatal(err)
	}
	return d.PersonNamed(name)
}

// until waits for a condition about the database.
func (w *world) until(what string, so func(*store.Tx) (bool, error)) {
	w.t.Helper()
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		var done bool
		storetest.View(w.t, w.db, func(tx *store.Tx) (err error) {
			done, err = so(tx)
			return err
		})
		if done {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatal("waited in vain until ", what)
		}
	}
}

// settled waits until nothing is to be handled or to be sent.
func (w *world) settled() {
	w.t.Helper()
	w.until("all is sent", func(tx *store.Tx) (bool, error) {
		inbox, outbox, _, err := chat.Waiting(tx)
		return inbox+outbox == 0, err
	})
}

// queued waits until so many messages and cards are to be sent, and nothing is to be
// handled.
func (w *world) queued(n int) {
	w.t.Helper()
	w.until("all is handled", func(tx *store.Tx) (bool, error) {
		inbox, outbox, _, err := chat.Waiting(tx)
		return inbox == 0 && outbox >= n, err
	})
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// ends takes a role from a person.
func (w *world) ends(tx *store.Tx, name string, role bureau.Role) error {
	for _, post := range w.person(tx, name).Posts {
		if post.Role == role {
			post.Active = false
			if err := bureau.SavePost(tx, &post); err != nil {
				return err
			}
		}
	}
	return nil
}

// heard is all that the bot said in a chat after a message.
func heard(u *telegramtest.User, after int) (all string) {
	for _, m := range u.Messages() {
		if m.FromBot && m.ID > after {
			all += m.Text + "\n"
			if m.Document != nil {
				all += "📎 " + m.Document.Name + "\n"
			}
		}
	}
	return all
}

// While the network is down people ask for what they may have; then they are removed,
// or lose their role. When it is back none of it comes. Who is still there hears why.
func TestWorldAfterOutage(t *testing.T) {
	w := newWorld(t)
	admin, leader, officer := w.join(storetest.Admin), w.join(storetest.LeaderEast), w.join(storetest.OfficerEast)
	officer.Tap(officer.WaitAfter(officer.Send("今天去钢材市场送政策，62户")).ID, "提交")
	officer.WaitText("已记录")
	w.settled()
	lift := w.Fault(telegramtest.Fault{Method: "sendMessage", Effect: telegramtest.ServerError(502)})
	liftFiles := w.Fault(telegramtest.Fault{Method: "sendDocument", Effect: telegramtest.ServerError(502)})
	fromAdmin, fromLeader, fromOfficer := admin.Send("导入"), leader.Send("本周数字"), officer.Send("今天去建设工程公司送政策，5户")
	admin.Send("人员")
	leader.Send("导出今年走访")
	w.queued(6)          // the roster and its words, the people, the numbers, the table, the draft
	w.Wait(func() bool { // what is under way when the change comes was right when it began
		calls := w.Calls("sendMessage")
		return slices.ContainsFunc(calls, func(c telegramtest.Call) bool { return c.Status == 502 }) &&
			!slices.ContainsFunc(calls, func(c telegramtest.Call) bool { return c.Status == 0 })
	})
	storetest.Update(t, w.db, func(tx *store.Tx) error {
		gone := w.person(tx, storetest.Admin).ID
		return firstOf(chat.DeactivatePerson(tx, gone), w.ends(tx, storetest.LeaderEast, bureau.Leader))
	})
	w.until("what they asked for is dropped, and the leader is to hear why", func(tx *store.Tx) (bool, error) { // or a retry that had begun comes through
		ofAdmin, err1 := storetest.Waits(tx, admin.Chat)
		ofLeader, err2 := storetest.Waits(tx, leader.Chat)
		return ofAdmin == 0 && ofLeader == 1, firstOf(err1, err2)
	})
	lift()
	liftFiles()
	w.settled()
	if said := heard(admin, fromAdmin); said != "" {
		t.Errorf("the admin who was removed hears\n%s", said)
	}
	said := heard(leader, fromLeader)
	if strings.Contains(said, "62") || strings.Contains(said, "📎") || strings.Contains(said, "走访") {
		t.Errorf("the former leader hears\n%s", said)
	}
	if strings.Count(said, "变动前要的内容没有再发给您") != 1 {
		t.Errorf("the former leader is not told once why:\n%s", said)
	}
	if said := heard(officer, fromOfficer); !strings.Contains(said, "辐射户数：5") {
		t.Errorf("the officer, of whom nothing changed, hears\n%s", said)
	}
}

// An old card of somebody who was removed shows nothing that comes later; that of
// somebody who lost the role by which they saw it stays as it was, without buttons.
func TestWorldOldCards(t *testing.T) {
	w := newWorld(t)
	officer, colleague, secretary := w.join(storetest.OfficerEast), w.join(storetest.OfficerEast2), w.join(storetest.SecretaryWork)
	lifts := w.join(storetest.SectionLifts)
	secretary.Tap(secretary.WaitAfter(secretary.Send("问题：工地塔吊到期未检")).ID, "提交")
	secretary.WaitText("待交办")
	own, left, moved := officer.WaitAfter(officer.Send("#1")), colleague.WaitAfter(colleague.Send("#1")), lifts.WaitAfter(lifts.Send("#1"))
	w.settled()
	storetest.Update(t, w.db, func(tx *store.Tx) error {
		return firstOf(chat.DeactivatePerson(tx, w.person(tx, storetest.OfficerEast2).ID), w.ends(tx, storetest.SectionLifts, bureau.Staff))
	})
	officer.Tap(own.ID, "我来办")
	officer.WaitOn(own.ID, func(m telegramtest.Message) bool { return m.Has("办理中") })
	w.settled()
	if now := colleague.Message(left.ID); now.Edited > 0 || heard(colleague, left.ID) != "" {
		t.Errorf("the card of who was removed shows\n%s\nbelow it\n%s", now.Text, heard(colleague, left.ID))
	}
	if now := lifts.Message(moved.ID); now.Text != moved.Text || len(now.Buttons) > 0 {
		t.Errorf("the card of who has no role any more shows\n%s\n%v", now.Text, now.Buttons)
	}
}

// What was recorded in a chat is not shown there again when the chat is not that of
// who recorded it any more: an admin corrects it.
func TestWorldCorrectedLater(t *testing.T) {
	w := newWorld(t)
	admin, officer := w.join(storetest.Admin), w.join(storetest.OfficerEast)
	card := officer.WaitAfter(officer.Send("今天去钢材市场送政策，62户"))
	officer.Tap(card.ID, "提交")
	officer.WaitText("已记录")
	w.settled()
	storetest.Update(t, w.db, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, w.person(tx, storetest.OfficerEast).ID) })
	change := admin.WaitAfter(admin.Send("更正 #1，是26户"))
	admin.Tap(change.ID, "更正")
	admin.WaitOn(change.ID, func(m telegramtest.Message) bool { return m.Has("已更正") })
	w.settled()
	if now := officer.Message(card.ID); now.Has("26") || heard(officer, card.ID) != "" {
		t.Errorf("it shows\n%s\nbelow it\n%s", now.Text, heard(officer, card.ID))
	}
}

// What is planned comes to the new phone and not to the old one, and to nobody who
// left or was removed.
func TestWorldPlanned(t *testing.T) {
	w := newWorld(t)
	officer, stopped, removed := w.join(storetest.OfficerEast), w.join(storetest.OfficerEast2), w.join(storetest.OfficerWest)
	w.settled()
	storetest.Update(t, w.db, func(tx *store.Tx) (err error) {
		for _, name := range []string{storetest.OfficerEast, storetest.OfficerEast2, storetest.OfficerWest} {
			p := w.person(tx, name)
			plan := day.Window{NotBefore: tx.Now.Add(2 * time.Hour), NotAfter: tx.Now.Add(8 * time.Hour)}
			err = firstOf(err, chat.Announce(tx, p.Channel, p.Chat, "m202604", chat.Face{Text: "本月组织生活"}, plan))
		}
		return err
	})
	stopped.WaitAfter(stopped.Send("停用"))
	storetest.Update(t, w.db, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, w.person(tx, storetest.OfficerWest).ID) })
	phone := w.join(storetest.OfficerEast)
	officer.WaitText("在另一个聊天里加入")
	w.db.Clock.Turn(w.db.Clock.Now().Add(3 * time.Hour))
	phone.WaitText("本月组织生活")
	w.settled()
	for u, who := range map[*telegramtest.User]string{officer: "the old phone", stopped: "who left", removed: "who was removed"} {
		if said := heard(u, 0); strings.Contains(said, "本月组织生活") {
			t.Errorf("%s hears\n%s", who, said)
		}
	}
}
