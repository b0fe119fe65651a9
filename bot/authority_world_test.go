package bot_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/figures"
	"liaison/store/holiday"
	"liaison/store/indicator"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// A world is a bureau in which every verb has something to be pressed on: at a
// point of the leader, the officer and the 书记 (own), and at another.
type world struct {
	*stage
	dir        *bureau.Directory
	own, other place
	people     map[string]place // what each wrote themselves, at the other point
	drafts     map[string]int64 // what each finds on a card: a draft of 城西所
	indicator  int64
	request    int64
	honours    [2]int64 // two values of one number, to choose from
	upload     map[string]int64
	before     []string // what is kept; see kept
	then       *change  // happens to who does something, before it is sent
}

// A place is one record of each kind.
type place struct {
	point, org, project                     int64
	visit, problem, meeting, activity, plan int64
}

// errUndo ends a Tx whose changes are not to stay.
var errUndo = errors.New("undo")

// try handles an update of somebody's and takes everything back. It returns what
// appears in their own chat.
func (w *world) try(name string, before func(*store.Tx) error, does chat.Update) (said string) {
	w.t.Helper()
	room := w.chat(name)
	err := w.db.Update(w.t.Context(), func(tx *store.Tx) error {
		if before != nil {
			if err := before(tx); err != nil {
				return err
			}
		}
		w.next++
		u := does // it may be tried twice
		u.Channel, u.Remote, u.Chat, u.At, u.Name = "test", w.next, room, tx.Now.Unix(), name
		if u.Kind == chat.Tap {
			card, err := chat.FindCard(tx, "test", room, u.Data) // its key, until the tap is made
			if err != nil {
				return err
			}
			u.Data = card.Data(card.Face.Buttons[0][0])
		}
		if err := w.worker.HandleOne(tx, &u); err != nil || u.Tries < 0 {
			return fmt.Errorf("%s: %w, tries %d", name, err, u.Tries)
		}
		if w.then != nil {
			if err := errors.Join(w.then.does(tx, w.dir.PersonNamed(name)), sends(tx)); err != nil {
				return err
			}
			var err error
			said, err = w.heard(tx, room)
			return errors.Join(err, errUndo)
		}
		var err error
		if said, err = w.heard(tx, room); err != nil || glyph(said) == done || w.before == nil {
			return errors.Join(err, errUndo)
		}
		after, err := w.kept(tx)
		if missing := cmp.Diff(w.before, after); err == nil && missing != "" {
			w.t.Errorf("%s, %s %s: refused, and still changed\n%s\n%s", name, u.Text, u.Data, said, missing)
		}
		return errors.Join(err, errUndo)
	})
	if !errors.Is(err, errUndo) {
		w.t.Fatal(name, does.Text, does.Data, err)
	}
	return said
}

// heard is what a chat would be shown now: answers, messages, cards.
func (w *world) heard(tx *store.Tx, room int64) (string, error) {
	var b strings.Builder
	queued, err := chat.Whole(tx, "test", 0, chat.Broadcast, 1000)
	for i := range queued {
		m := &queued[i]
		if m.Owner == 0 && m.Tells() && !slices.Contains(forAnybody, m.Text) {
			w.t.Errorf("what is nobody's waits for chat %d: %s", m.Chat, m.Text)
		}
		switch {
		case m.Chat == room && (m.Kind == chat.Document || m.Kind == chat.Photo):
			b.WriteString("📎\n")
		case m.Chat == room && m.Kind != chat.Typing && m.Kind != chat.Commands:
			b.WriteString(m.Text + "\n")
		}
	}
	cards, err2 := chat.CardsIn(tx, "test", room)
	for _, c := range cards {
		if c.Owner == 0 && c.Face.Text != oldCard {
			w.t.Errorf("a card that is nobody's, of chat %d: %s", c.Chat, c.Face.Text)
		}
		if c.Face.Text != oldCard {
			b.WriteString(c.Face.Text + "\n" + buttonsText(c.Face.Buttons) + "\n")
		}
	}
	return b.String(), errors.Join(err, err2)
}

// forAnybody are the words that may be read by whoever has a chat of nobody's.
var forAnybody = []string{messages.Unknown, messages.Asked, messages.AlreadyAsked, messages.YouWereRefused, messages.Stopped, messages.MovedAway}

// oldCard is the text of the card whose button is pressed.
const oldCard = "旧卡片"

// kept is what a refused update must leave as it is.
func (w *world) kept(tx *store.Tx) (all []string, err error) {
	keep := func(some ...any) { all = append(all, fmt.Sprintf("%+v", some)) }
	for n := int64(1); ; n++ {
		r, err := record.Find(tx, n)
		if errors.Is(err, store.ErrNotFound) {
			break
		} else if err != nil {
			return nil, err
		}
		lines, err := record.History(tx, n)
		if err != nil {
			return nil, err
		}
		if p := r.Problem; p != nil {
			r.Problem = nil
			keep(*r, lines, *p)
		} else {
			keep(*r, lines)
		}
	}
	for _, p := range []place{w.own, w.other} {
		project, err1 := record.FindProject(tx, p.project)
		steps, err2 := record.StepsOf(tx, p.project)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		keep(*project, steps)
	}
	revision, err1 := tx.Revision(bureau.Rosters)
	settings, err2 := store.Settings(tx, "")
	waivers, err3 := duty.Waivers(tx, day.Period{From: "2026-01-01", To: "2026-12-31"})
	requests, err4 := bureau.OpenRequests(tx)
	own, err5 := bureau.OwnIndicators(tx)
	keep(revision, settings, waivers, requests, own)
	return all, errors.Join(err1, err2, err3, err4, err5)
}

// glyph says in a sign what an answer is: done, refused, out of scope, not known.
func glyph(said string) string {
	for _, g := range []struct {
		sign  string
		words []string
	}{
		{"收", []string{messages.SeesLess}},
		{"－", []string{messages.Unknown, messages.NotJoined}},
		{"✗", []string{messages.NotAllowed, messages.AgendaNotYours, messages.NoExport, messages.ProblemFault(problem.NotTheirs), messages.TooLateToUndo, messages.OnlyOwnBranch,
			messages.CannotLogHere, messages.CannotLog(record.KindVisit, true), messages.CannotLog(record.KindMeeting, true)}},
		{"外", []string{messages.OutOfScope, messages.NothingFound, messages.NoCorrection, "您的范围内还没有支部"}},
		{"旧", []string{messages.StaleCard, messages.NotYourCard}},
	} {
		for _, words := range g.words {
			if strings.Contains(said, words) {
				return g.sign
			}
		}
	}
	if strings.TrimSpace(said) == "" {
		return "·"
	}
	return done
}

// done is the sign of what was done.
const done = "✓"

// newWorld makes it.
func newWorld(t *testing.T) *world {
	w := &world{stage: newStage(t), people: map[string]place{}, drafts: map[string]int64{}, upload: map[string]int64{}}
	storetest.Update(t, w.db, func(tx *store.Tx) error {
		chief, gone := &bureau.Person{Name: "全局领导甲", Active: true}, &bureau.Person{Name: "离任干事甲", Active: true}
		err := errors.Join(bureau.SavePerson(tx, chief), bureau.SavePerson(tx, gone), bureau.SavePost(tx, &bureau.Post{Person: chief.ID, Role: bureau.Leader, Whole: true, Active: true}))
		dir, e := bureau.Of(tx)
		if err = errors.Join(err, e); err != nil {
			return err
		}
		err = errors.Join(bureau.SavePost(tx, &bureau.Post{Person: gone.ID, Role: bureau.Staff, Unit: dir.UnitNamed("城东所").ID, Active: true}),
			chat.Join(tx, chief.ID, "test", chief.ID), chat.Join(tx, gone.ID, "test", gone.ID))
		gone.Active = false
		w.chats[chief.Name], w.chats[gone.Name] = chief.ID, gone.ID
		return errors.Join(err, bureau.SavePerson(tx, gone))
	})
	storetest.Update(t, w.db, func(tx *store.Tx) (err error) {
		if w.dir, err = bureau.Of(tx); err != nil {
			return err
		}
		admin, west := w.dir.PersonNamed(storetest.Admin), w.dir.PersonNamed(storetest.OfficerWest)
		w.own, err = w.furnish(tx, "建设工程公司", "建设工程公司党支部", "本点的事", admin.ID)
		if err != nil {
			return err
		}
		if w.other, err = w.furnish(tx, "居然之家", "居然之家党支部", secret, admin.ID); err != nil {
			return err
		}
		for _, c := range columns {
			by := admin.ID
			if p := w.dir.PersonNamed(c.name); p != nil {
				by = p.ID
			}
			if w.people[c.name], err = w.furnish(tx, "步行街商圈", "步行街商圈党支部", "自己写的", by); err != nil {
				return err
			}
			plan := &record.Record{Kind: record.KindPlan, Type: "走访", Point: w.own.point, Day: tx.Today(), Author: by, Typist: by}
			if err := record.Add(tx, plan); err != nil {
				return err
			}
			mine := w.people[c.name]
			mine.plan = plan.ID
			w.people[c.name] = mine
			d := &chat.Draft{Person: west.ID, Channel: "test", Chat: west.ID, State: chat.DraftOpen, Text: secret,
				Items: []chat.Item{{Kind: string(record.KindProblem)}}}
			if err := chat.AddDraft(tx, d); err != nil {
				return err
			}
			w.drafts[c.name] = d.ID
		}
		return w.rest(tx, admin)
	})
	w.deliver("")
	storetest.View(t, w.db, func(tx *store.Tx) (err error) {
		w.before, err = w.kept(tx)
		return err
	})
	return w
}

// rest is what belongs to no point.
func (w *world) rest(tx *store.Tx, admin *bureau.Person) error {
	r := &bureau.Request{Channel: "test", Chat: 7777, Name: "新人"}
	_, err := bureau.Ask(tx, r)
	w.request = r.ID
	x := &bureau.OwnIndicator{Indicator: indicator.Indicator{Name: "消防演练", Kind: indicator.Activity, Unit: "次", Words: "消防演练", Own: true}}
	err = errors.Join(err, bureau.SaveOwnIndicator(tx, x))
	own, e := bureau.OwnIndicators(tx)
	w.indicator = own[0].ID
	for i, caliber := range []string{count.Added, record.Cumulative} {
		h := &record.Record{Kind: record.KindActivity, Type: "荣誉成果", Point: w.own.point, Day: tx.Today(), Author: admin.ID, Typist: admin.ID,
			Figures: []record.Figure{{Name: "标准化试点示范项目", Value: 6 + i, Caliber: caliber}}}
		err = errors.Join(err, record.Add(tx, h))
		w.honours[i] = h.ID
	}
	names, e1 := roster.Read("roster.csv", storetest.Sample)
	past, e2 := os.ReadFile("testdata/figures.csv")
	table, e3 := figures.Read("figures.csv", past)
	notice := holiday.Read(storetest.Notice)
	err = errors.Join(err, e, e1, e2, e3)
	for what, v := range map[string]any{"roster": names, "figures": table, "notice": notice, "form": map[string]any{"Body": formOf(map[string]any{"A1": "{{走访次数}}"}), "Places": 1}} {
		body, e := json.Marshal(v)
		up := &chat.Upload{Person: admin.ID, Name: what, Body: body}
		err = errors.Join(err, e, chat.SaveUpload(tx, up))
		w.upload[what] = up.ID
	}
	return err
}

// furnish writes one record of each kind at a point.
func (w *world) furnish(tx *store.Tx, point, org, words string, by int64) (p place, err error) {
	p.point, p.org = w.dir.PointNamed(point).ID, w.dir.OrgNamed(org).ID
	add := func(kind record.Kind, typ string, day day.Day, change func(*record.Record)) int64 {
		r := &record.Record{Kind: kind, Type: typ, Point: p.point, Day: day, Text: words, Author: by, Typist: by}
		if change != nil {
			change(r)
		}
		err = errors.Join(err, record.Add(tx, r))
		return r.ID
	}
	today := tx.Today()
	project := &record.Project{Point: p.point, Org: p.org, Title: words + "攻关", Stage: record.Discussed, Started: today}
	if err = record.AddProject(tx, project); err != nil {
		return p, err
	}
	p.project = project.ID
	p.visit = add(record.KindVisit, "送政策", today, nil)
	err = errors.Join(err, chat.Attach(tx, chat.Attachment{Record: p.visit, Kind: "photo", File: "f"}))
	p.problem = add(record.KindProblem, "特种设备", today, func(r *record.Record) {
		r.Problem = new(record.Problem)
		err = errors.Join(err, problem.Report(tx, r, false))
	})
	p.meeting = add(record.KindMeeting, "党小组会", today, func(r *record.Record) { r.Org = p.org })
	p.activity = add(record.KindActivity, "质量攻关", today, func(r *record.Record) { r.Project = p.project })
	p.plan = add(record.KindPlan, "走访", today.Add(1), nil)
	return p, errors.Join(err, record.AddStep(tx, project, &record.Step{Stage: record.Discussed, Day: today, Record: p.activity, Person: by}))
}
