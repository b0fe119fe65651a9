package chat_test

import (
	"errors"
	"slices"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/retain"
	"liaison/store/storetest"
)

// An office is the sample bureau, in which three people chat: their chat has the
// number of their id.
type office struct {
	*hall
	admin, leader, officer *bureau.Person
}

func newOffice(t *testing.T) *office {
	clock := new(store.Clock)
	o := &office{hall: &hall{t, storetest.Bureau(t, clock), clock}}
	o.update(func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		o.admin, o.leader, o.officer = dir.PersonNamed(storetest.Admin), dir.PersonNamed(storetest.LeaderEast), dir.PersonNamed(storetest.OfficerEast)
		return errors.Join(chat.Join(tx, o.admin.ID, "c", o.admin.ID), chat.Join(tx, o.leader.ID, "c", o.leader.ID), chat.Join(tx, o.officer.ID, "c", o.officer.ID))
	})
	return o
}

// may are the keys and the texts of what waits in a chat and may go out.
func (o *office) may(room int64) (list []string) {
	o.Helper()
	storetest.View(o, o.db, func(tx *store.Tx) error {
		cards, err := chat.DueCards(tx, "c", 100)
		messages, err1 := chat.DueMessages(tx, "c", 100)
		for i := range cards {
			if may, err := chat.MayShow(tx, &cards[i]); may && cards[i].Chat == room {
				list = append(list, cards[i].Key)
			} else if err != nil {
				return err
			}
		}
		for i := range messages {
			if may, err := chat.MaySend(tx, &messages[i]); may && messages[i].Chat == room {
				list = append(list, messages[i].Text)
			} else if err != nil {
				return err
			}
		}
		return errors.Join(err, err1)
	})
	return list
}

// fill queues one of each kind for a person: a list, a record of 钢材市场, a draft, a
// text, and what is planned.
func (o *office) fill(p *bureau.Person) {
	o.Helper()
	o.update(func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		r := &record.Record{Kind: record.KindVisit, Type: "送政策", Point: dir.PointNamed("钢材市场").ID, Day: tx.Today(), Author: o.admin.ID, Typist: o.admin.ID}
		d := &chat.Draft{Channel: "c", Chat: p.ID, Person: p.ID, State: chat.DraftOpen, Items: []chat.Item{{Kind: "visit"}}}
		if err := errors.Join(err, record.Add(tx, r), chat.AddDraft(tx, d)); err != nil {
			return err
		}
		return errors.Join(chat.Show(tx, "c", p.ID, "n1", chat.Face{Text: "清单"}, false), chat.Show(tx, "c", p.ID, chat.RecordKey(r.ID), chat.Face{Text: "记录"}, false),
			chat.Show(tx, "c", p.ID, chat.DraftKey(d.ID), chat.Face{Text: "草稿"}, false), chat.Send(tx, chat.Message{Channel: "c", Chat: p.ID, Kind: chat.Say, Text: "好"}),
			chat.Announce(tx, "c", p.ID, "m202604", chat.Face{Text: "本月"}, day.Window{}))
	})
}

var ofFill = []string{"n1", "r1", "d1", "m202604", "好"}

// point changes 钢材市场.
func point(change func(*bureau.Point)) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		p := *dir.PointNamed("钢材市场")
		change(&p)
		return bureau.SavePoint(tx, &p)
	}
}

// noRole takes a person's roles.
func noRole(person *bureau.Person) func(*store.Tx) error {
	return func(tx *store.Tx) (err error) {
		for _, post := range person.Posts {
			post.Active = false
			err = errors.Join(err, bureau.SavePost(tx, &post))
		}
		return err
	}
}

// What was queued for a person goes out as long as the chat is theirs and they see
// what they saw; a record as long as they see the record; a draft is theirs.
func TestOwner(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*office) func(*store.Tx) error
		want   []string
	}{
		{"nothing", func(*office) func(*store.Tx) error { return func(*store.Tx) error { return nil } }, ofFill},
		{"removed", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return chat.DeactivatePerson(tx, o.leader.ID) }
		}, nil},
		{"not active", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				p := *o.leader
				p.Active, p.Channel, p.Chat = false, "c", p.ID
				return bureau.SavePerson(tx, &p)
			}
		}, nil},
		{"stopped", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return chat.Leave(tx, o.leader.ID) }
		}, nil},
		{"another phone", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return chat.Join(tx, o.leader.ID, "c", 99) }
		}, nil},
		{"another person", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return chat.Join(tx, o.officer.ID, "c", o.leader.ID) }
		}, nil},
		{"forgotten", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				dir, err := bureau.Of(tx)
				if err == nil {
					_, err = retain.Forget(tx, dir.Person(o.leader.ID))
				}
				return err
			}
		}, nil},
		{"no role", func(o *office) func(*store.Tx) error { return noRole(o.leader) }, []string{"d1"}},
		{"another leader", func(o *office) func(*store.Tx) error {
			return point(func(p *bureau.Point) { p.Leader = 0 })
		}, []string{"d1"}},
		{"more points", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				return bureau.SavePost(tx, &bureau.Post{Person: o.leader.ID, Role: bureau.Leader, Whole: true, Active: true})
			}
		}, ofFill},
		{"another 所", func(o *office) func(*store.Tx) error {
			return point(func(p *bureau.Point) { p.Station = 0 })
		}, ofFill},
		{"the record elsewhere", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				dir, err := bureau.Of(tx)
				r, err1 := record.Find(tx, 1)
				if err := errors.Join(err, err1); err != nil {
					return err
				}
				r.Point = dir.PointNamed("居然之家").ID
				return record.Correct(tx, r)
			}
		}, []string{"n1", "d1", "m202604", "好"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := newOffice(t)
			o.fill(o.leader)
			o.wants("before", o.may(o.leader.ID), ofFill)
			o.update(c.change(o))
			o.wants("after", o.may(o.leader.ID), c.want)
		})
	}
}

// What was planned comes to the new chat, as it was planned and as new; all else is
// gone from both.
func TestPlannedFollows(t *testing.T) {
	o := newOffice(t)
	o.fill(o.officer)
	var before int64
	o.update(func(tx *store.Tx) error {
		cards, err := chat.QueuedCards(tx, "c", 0, 10)
		before = cards[len(cards)-1].Queued
		return errors.Join(err, chat.Join(tx, o.officer.ID, "c", 99))
	})
	o.wants("the old chat", o.may(o.officer.ID), nil)
	o.wants("the new chat", o.may(99), []string{"m202604"})
	o.update(func(tx *store.Tx) error {
		cards, err := chat.QueuedCards(tx, "c", before, 10)
		if len(cards) != 1 || cards[0].Chat != 99 || cards[0].Priority != chat.Broadcast {
			t.Errorf("new in the queue: %+v", cards)
		}
		return errors.Join(err, chat.Join(tx, o.officer.ID, "c", 99)) // again, by another link
	})
	o.wants("after the same once more", o.may(99), []string{"m202604"})
}

// Words for whoever has a chat, and a card that asks who it is, stay when somebody
// joins there, and when they leave.
func TestStrangersWords(t *testing.T) {
	o := newOffice(t)
	o.update(func(tx *store.Tx) error {
		return errors.Join(chat.Send(tx, chat.Message{Channel: "c", Chat: 99, Kind: chat.Say, Text: "您还不在名单里"}), chat.Show(tx, "c", 99, chat.InviteKey, chat.Face{}, false))
	})
	for _, change := range []func(*store.Tx) error{
		func(tx *store.Tx) error { return chat.Join(tx, o.officer.ID, "c", 99) },
		func(tx *store.Tx) error { return chat.Leave(tx, o.officer.ID) },
	} {
		o.update(change)
		o.wants("the words", o.may(99), []string{chat.InviteKey, "您还不在名单里"})
	}
}

// The wish to be let in ends when somebody joins from that chat: an old card of an
// admin gives the chat to nobody else.
func TestJoinEndsRequest(t *testing.T) {
	o := newOffice(t)
	r := &bureau.Request{Channel: "c", Chat: 99, Name: "新人"}
	o.update(func(tx *store.Tx) error {
		_, err := bureau.Ask(tx, r)
		return errors.Join(err, chat.Join(tx, o.officer.ID, "c", 99))
	})
	o.update(func(tx *store.Tx) error {
		if _, err := bureau.OpenRequest(tx, r.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("it is open: %v", err)
		}
		return nil
	})
}

// A card that may not be shown loses its buttons and is forgotten, unless it shows
// something else meanwhile.
func TestWithholdCard(t *testing.T) {
	o := newOffice(t)
	o.fill(o.leader)
	o.update(func(tx *store.Tx) error {
		c, err := chat.FindCard(tx, "c", o.leader.ID, "n1")
		if err := errors.Join(err, chat.CardShown(tx, c, 7), chat.Show(tx, "c", o.leader.ID, "n1", chat.Face{Text: "新"}, true)); err != nil {
			return err
		}
		if u, err := chat.WithholdCard(tx, c); err != nil || u != (chat.Unsent{}) { // of the face before
			t.Errorf("%+v, %v", u, err)
		}
		c, err = chat.FindCard(tx, "c", o.leader.ID, "n1")
		if err != nil {
			return err
		}
		u, err := chat.WithholdCard(tx, c)
		if want := (chat.Unsent{Owner: o.leader.ID, Channel: "c", Chat: o.leader.ID, Key: "n1", Shown: true}); u != want {
			t.Errorf("%+v, want %+v", u, want)
		}
		if _, gone := chat.FindCard(tx, "c", o.leader.ID, "n1"); !errors.Is(gone, store.ErrNotFound) {
			t.Errorf("the card is there: %v", gone)
		}
		messages, err1 := chat.DueMessages(tx, "c", 10)
		if !slices.ContainsFunc(messages, func(m chat.Message) bool { return m.Kind == chat.Strip && m.Message == 7 }) {
			t.Errorf("no buttons are taken off: %+v", messages)
		}
		return errors.Join(err, err1)
	})
}

// Redraw changes a card where it stands, and makes none where its owner left.
func TestRedraw(t *testing.T) {
	o := newOffice(t)
	o.fill(o.leader)
	redraw := func(tx *store.Tx) error { return chat.Redraw(tx, "c", o.leader.ID, "n1", chat.Face{Text: "新"}) }
	text := func(want string) {
		t.Helper()
		o.update(func(tx *store.Tx) error {
			c, err := chat.FindCard(tx, "c", o.leader.ID, "n1")
			if errors.Is(err, store.ErrNotFound) {
				c, err = &chat.Card{}, nil
			}
			if c.Face.Text != want {
				t.Errorf("the card shows %q, want %q", c.Face.Text, want)
			}
			return err
		})
	}
	o.update(redraw)
	text("新")
	o.update(func(tx *store.Tx) error { return chat.Leave(tx, o.leader.ID) })
	o.update(redraw)
	text("")
}

// A draft is that of who has the chat: somebody else there does not find it.
func TestDraftOfOwner(t *testing.T) {
	o := newOffice(t)
	o.fill(o.leader)
	o.update(func(tx *store.Tx) error { return chat.Join(tx, o.officer.ID, "c", o.leader.ID) })
	o.update(func(tx *store.Tx) error {
		open, err := chat.OpenDrafts(tx, "c", o.leader.ID, o.officer.ID)
		_, none := chat.LatestDraft(tx, "c", o.leader.ID, o.officer.ID)
		if len(open) > 0 || !errors.Is(none, store.ErrNotFound) {
			t.Errorf("the one who came finds %+v, %v", open, none)
		}
		return err
	})
}

// Covers is about less, not about other.
func TestSightCovers(t *testing.T) {
	for _, c := range []struct {
		now, then bureau.Sight
		want      bool
	}{
		{"", "", true}, {"", "p1", false}, {"工作人员 p1 u2", "", true}, {"工作人员 p1 u2", "工作人员 p1 u2", true},
		{"工作人员 p1 p3 u2", "工作人员 p1 u2", true}, {"工作人员 p1 u2", "工作人员 p1 p3 u2", false}, {"工作人员 p11 u2", "工作人员 p1 u2", false},
		{"责任领导 *", "责任领导 p1 p2", true}, {"责任领导 p1 p2", "责任领导 *", false}, {"责任领导 *", "责任领导 p1 u2", false},
		{"责任领导 *", "工作人员 p1", false}, {"管理员 *", "工作人员 p1 o4 u2", true},
	} {
		if got := c.now.Covers(c.then); got != c.want {
			t.Errorf("%q covers %q: %v", c.now, c.then, got)
		}
	}
}
