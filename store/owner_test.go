package store_test

import (
	"errors"
	"slices"
	"testing"

	"liaison/store"
	"liaison/store/storetest"
)

// An office is the sample bureau, in which three people chat: their chat has the
// number of their id.
type office struct {
	*hall
	admin, leader, officer *store.Person
}

func newOffice(t *testing.T) *office {
	clock := new(store.Clock)
	o := &office{hall: &hall{t, storetest.Bureau(t, clock), clock}}
	o.update(func(tx *store.Tx) error {
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		o.admin, o.leader, o.officer = dir.PersonNamed(storetest.Admin), dir.PersonNamed(storetest.LeaderEast), dir.PersonNamed(storetest.OfficerEast)
		return errors.Join(tx.Join(o.admin.ID, "c", o.admin.ID), tx.Join(o.leader.ID, "c", o.leader.ID), tx.Join(o.officer.ID, "c", o.officer.ID))
	})
	return o
}

// may are the keys and the texts of what waits in a chat and may go out.
func (o *office) may(chat int64) (list []string) {
	o.Helper()
	storetest.View(o, o.db, func(tx *store.Tx) error {
		cards, err := tx.DueCards("c", 100)
		messages, err1 := tx.DueMessages("c", 100)
		for i := range cards {
			if may, err := tx.MayShow(&cards[i]); may && cards[i].Chat == chat {
				list = append(list, cards[i].Key)
			} else if err != nil {
				return err
			}
		}
		for i := range messages {
			if may, err := tx.MaySend(&messages[i]); may && messages[i].Chat == chat {
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
func (o *office) fill(p *store.Person) {
	o.Helper()
	o.update(func(tx *store.Tx) error {
		dir, err := tx.Directory()
		r := &store.Record{Kind: store.KindVisit, Type: "送政策", Point: dir.PointNamed("钢材市场").ID, Day: tx.Today(), Author: o.admin.ID, Typist: o.admin.ID}
		d := &store.Draft{Channel: "c", Chat: p.ID, Person: p.ID, State: store.DraftOpen, Items: []store.Item{{Kind: "visit"}}}
		if err := errors.Join(err, tx.AddRecord(r), tx.AddDraft(d)); err != nil {
			return err
		}
		return errors.Join(tx.Show("c", p.ID, "n1", store.Face{Text: "清单"}, false), tx.Show("c", p.ID, store.RecordKey(r.ID), store.Face{Text: "记录"}, false),
			tx.Show("c", p.ID, store.DraftKey(d.ID), store.Face{Text: "草稿"}, false), tx.Send(store.Message{Channel: "c", Chat: p.ID, Kind: store.Say, Text: "好"}),
			tx.Announce("c", p.ID, "m202604", store.Face{Text: "本月"}, store.Window{}))
	})
}

var ofFill = []string{"n1", "r1", "d1", "m202604", "好"}

// point changes 钢材市场.
func point(change func(*store.Point)) func(*store.Tx) error {
	return func(tx *store.Tx) error {
		dir, err := tx.Directory()
		if err != nil {
			return err
		}
		p := *dir.PointNamed("钢材市场")
		change(&p)
		return tx.SavePoint(&p)
	}
}

// noRole takes a person's roles.
func noRole(person *store.Person) func(*store.Tx) error {
	return func(tx *store.Tx) (err error) {
		for _, post := range person.Posts {
			post.Active = false
			err = errors.Join(err, tx.SavePost(&post))
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
			return func(tx *store.Tx) error { return tx.DeactivatePerson(o.leader.ID) }
		}, nil},
		{"not active", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				p := *o.leader
				p.Active, p.Channel, p.Chat = false, "c", p.ID
				return tx.SavePerson(&p)
			}
		}, nil},
		{"stopped", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return tx.Leave(o.leader.ID) }
		}, nil},
		{"another phone", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return tx.Join(o.leader.ID, "c", 99) }
		}, nil},
		{"another person", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error { return tx.Join(o.officer.ID, "c", o.leader.ID) }
		}, nil},
		{"forgotten", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				dir, err := tx.Directory()
				if err == nil {
					_, err = tx.Forget(dir.Person(o.leader.ID))
				}
				return err
			}
		}, nil},
		{"no role", func(o *office) func(*store.Tx) error { return noRole(o.leader) }, []string{"d1"}},
		{"another leader", func(o *office) func(*store.Tx) error {
			return point(func(p *store.Point) { p.Leader = 0 })
		}, []string{"d1"}},
		{"more points", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				return tx.SavePost(&store.Post{Person: o.leader.ID, Role: store.Leader, Whole: true, Active: true})
			}
		}, ofFill},
		{"another 所", func(o *office) func(*store.Tx) error {
			return point(func(p *store.Point) { p.Station = 0 })
		}, ofFill},
		{"the record elsewhere", func(o *office) func(*store.Tx) error {
			return func(tx *store.Tx) error {
				dir, err := tx.Directory()
				r, err1 := tx.Record(1)
				if err := errors.Join(err, err1); err != nil {
					return err
				}
				r.Point = dir.PointNamed("居然之家").ID
				return tx.Correct(r)
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
		cards, err := tx.QueuedCards("c", 0, 10)
		before = cards[len(cards)-1].Queued
		return errors.Join(err, tx.Join(o.officer.ID, "c", 99))
	})
	o.wants("the old chat", o.may(o.officer.ID), nil)
	o.wants("the new chat", o.may(99), []string{"m202604"})
	o.update(func(tx *store.Tx) error {
		cards, err := tx.QueuedCards("c", before, 10)
		if len(cards) != 1 || cards[0].Chat != 99 || cards[0].Priority != store.Broadcast {
			t.Errorf("new in the queue: %+v", cards)
		}
		return errors.Join(err, tx.Join(o.officer.ID, "c", 99)) // again, by another link
	})
	o.wants("after the same once more", o.may(99), []string{"m202604"})
}

// Words for whoever has a chat, and a card that asks who it is, stay when somebody
// joins there, and when they leave.
func TestStrangersWords(t *testing.T) {
	o := newOffice(t)
	o.update(func(tx *store.Tx) error {
		return errors.Join(tx.Send(store.Message{Channel: "c", Chat: 99, Kind: store.Say, Text: "您还不在名单里"}), tx.Show("c", 99, store.InviteKey, store.Face{}, false))
	})
	for _, change := range []func(*store.Tx) error{
		func(tx *store.Tx) error { return tx.Join(o.officer.ID, "c", 99) },
		func(tx *store.Tx) error { return tx.Leave(o.officer.ID) },
	} {
		o.update(change)
		o.wants("the words", o.may(99), []string{store.InviteKey, "您还不在名单里"})
	}
}

// The wish to be let in ends when somebody joins from that chat: an old card of an
// admin gives the chat to nobody else.
func TestJoinEndsRequest(t *testing.T) {
	o := newOffice(t)
	r := &store.Request{Channel: "c", Chat: 99, Name: "新人"}
	o.update(func(tx *store.Tx) error {
		_, err := tx.Ask(r)
		return errors.Join(err, tx.Join(o.officer.ID, "c", 99))
	})
	o.update(func(tx *store.Tx) error {
		if _, err := tx.OpenRequest(r.ID); !errors.Is(err, store.ErrNotFound) {
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
		c, err := tx.Card("c", o.leader.ID, "n1")
		if err := errors.Join(err, tx.CardShown(c, 7), tx.Show("c", o.leader.ID, "n1", store.Face{Text: "新"}, true)); err != nil {
			return err
		}
		if u, err := tx.WithholdCard(c); err != nil || u != (store.Unsent{}) { // of the face before
			t.Errorf("%+v, %v", u, err)
		}
		c, err = tx.Card("c", o.leader.ID, "n1")
		if err != nil {
			return err
		}
		u, err := tx.WithholdCard(c)
		if want := (store.Unsent{Owner: o.leader.ID, Channel: "c", Chat: o.leader.ID, Key: "n1", Shown: true}); u != want {
			t.Errorf("%+v, want %+v", u, want)
		}
		if _, gone := tx.Card("c", o.leader.ID, "n1"); !errors.Is(gone, store.ErrNotFound) {
			t.Errorf("the card is there: %v", gone)
		}
		messages, err1 := tx.DueMessages("c", 10)
		if !slices.ContainsFunc(messages, func(m store.Message) bool { return m.Kind == store.Strip && m.Message == 7 }) {
			t.Errorf("no buttons are taken off: %+v", messages)
		}
		return errors.Join(err, err1)
	})
}

// Redraw changes a card where it stands, and makes none where its owner left.
func TestRedraw(t *testing.T) {
	o := newOffice(t)
	o.fill(o.leader)
	redraw := func(tx *store.Tx) error { return tx.Redraw("c", o.leader.ID, "n1", store.Face{Text: "新"}) }
	text := func(want string) {
		t.Helper()
		o.update(func(tx *store.Tx) error {
			c, err := tx.Card("c", o.leader.ID, "n1")
			if errors.Is(err, store.ErrNotFound) {
				c, err = &store.Card{}, nil
			}
			if c.Face.Text != want {
				t.Errorf("the card shows %q, want %q", c.Face.Text, want)
			}
			return err
		})
	}
	o.update(redraw)
	text("新")
	o.update(func(tx *store.Tx) error { return tx.Leave(o.leader.ID) })
	o.update(redraw)
	text("")
}

// A draft is that of who has the chat: somebody else there does not find it.
func TestDraftOfOwner(t *testing.T) {
	o := newOffice(t)
	o.fill(o.leader)
	o.update(func(tx *store.Tx) error { return tx.Join(o.officer.ID, "c", o.leader.ID) })
	o.update(func(tx *store.Tx) error {
		open, err := tx.OpenDrafts("c", o.leader.ID, o.officer.ID)
		_, none := tx.LatestDraft("c", o.leader.ID, o.officer.ID)
		if len(open) > 0 || !errors.Is(none, store.ErrNotFound) {
			t.Errorf("the one who came finds %+v, %v", open, none)
		}
		return err
	})
}

// Covers is about less, not about other.
func TestSightCovers(t *testing.T) {
	for _, c := range []struct {
		now, then store.Sight
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
