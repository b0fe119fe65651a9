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
	"liaison/store/figures"
	"liaison/store/holiday"
	"liaison/store/indicator"
	"liaison/store/problem"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// A world is a bureau in which every verb has something to be pressed on: at a
// point of the leader, the officer and the 书记 (own), and at another.
type world struct {
	*stage
	dir        *store.Directory
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
func (w *world) try(name string, before func(*store.Tx) error, does store.Update) (said string) {
	w.t.Helper()
	chat := w.chat(name)
	err := w.db.Update(w.t.Context(), func(tx *store.Tx) error {
		if before != nil {
			if err := before(tx); err != nil {
				return err
			}
		}
		w.next++
		u := does // it may be tried twice
		u.Channel, u.Remote, u.Chat, u.At, u.Name = "test", w.next, chat, tx.Now.Unix(), name
		if u.Kind == store.Tap {
			card, err := tx.Card("test", chat, u.Data) // its key, until the tap is made
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
			said, err = w.heard(tx, chat)
			return errors.Join(err, errUndo)
		}
		var err error
		if said, err = w.heard(tx, chat); err != nil || glyph(said) == done || w.before == nil {
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
func (w *world) heard(tx *store.Tx, chat int64) (string, error) {
	var b strings.Builder
	queued, err := tx.QueuedMessages("test", 0, 1000)
	for _, q := range queued {
		m, err := tx.Message(q.ID)
		if err == nil && m.Owner == 0 && m.Tells() && !slices.Contains(forAnybody, m.Text) {
			w.t.Errorf("what is nobody's waits for chat %d: %s", m.Chat, m.Text)
		}
		switch {
		case err != nil:
			return "", err
		case m.Chat == chat && (m.Kind == store.Document || m.Kind == store.Photo):
			b.WriteString("📎\n")
		case m.Chat == chat && m.Kind != store.Typing && m.Kind != store.Commands:
			b.WriteString(m.Text + "\n")
		}
	}
	cards, err2 := tx.CardsIn("test", chat)
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
		r, err := tx.Record(n)
		if errors.Is(err, store.ErrNotFound) {
			break
		} else if err != nil {
			return nil, err
		}
		lines, err := tx.History(n)
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
		project, err1 := tx.Project(p.project)
		steps, err2 := tx.StepsOf(p.project)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		keep(*project, steps)
	}
	revision, err1 := tx.Revision(store.Rosters)
	settings, err2 := tx.Settings("")
	waivers, err3 := tx.Waivers(store.Period{From: "2026-01-01", To: "2026-12-31"})
	requests, err4 := tx.OpenRequests()
	own, err5 := tx.OwnIndicators()
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
			messages.CannotLogHere, messages.CannotLog(store.KindVisit, true), messages.CannotLog(store.KindMeeting, true)}},
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
		chief, gone := &store.Person{Name: "全局领导甲", Active: true}, &store.Person{Name: "离任干事甲", Active: true}
		err := errors.Join(tx.SavePerson(chief), tx.SavePerson(gone), tx.SavePost(&store.Post{Person: chief.ID, Role: store.Leader, Whole: true, Active: true}))
		dir, e := tx.Directory()
		if err = errors.Join(err, e); err != nil {
			return err
		}
		err = errors.Join(tx.SavePost(&store.Post{Person: gone.ID, Role: store.Staff, Unit: dir.UnitNamed("城东所").ID, Active: true}),
			tx.Join(chief.ID, "test", chief.ID), tx.Join(gone.ID, "test", gone.ID))
		gone.Active = false
		w.chats[chief.Name], w.chats[gone.Name] = chief.ID, gone.ID
		return errors.Join(err, tx.SavePerson(gone))
	})
	storetest.Update(t, w.db, func(tx *store.Tx) (err error) {
		if w.dir, err = tx.Directory(); err != nil {
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
			plan := &store.Record{Kind: store.KindPlan, Type: "走访", Point: w.own.point, Day: tx.Today(), Author: by, Typist: by}
			if err := tx.AddRecord(plan); err != nil {
				return err
			}
			mine := w.people[c.name]
			mine.plan = plan.ID
			w.people[c.name] = mine
			d := &store.Draft{Person: west.ID, Channel: "test", Chat: west.ID, State: store.DraftOpen, Text: secret,
				Items: []store.Item{{Kind: string(store.KindProblem)}}}
			if err := tx.AddDraft(d); err != nil {
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
func (w *world) rest(tx *store.Tx, admin *store.Person) error {
	r := &store.Request{Channel: "test", Chat: 7777, Name: "新人"}
	_, err := tx.Ask(r)
	w.request = r.ID
	x := &store.OwnIndicator{Indicator: indicator.Indicator{Name: "消防演练", Kind: indicator.Activity, Unit: "次", Words: "消防演练", Own: true}}
	err = errors.Join(err, tx.SaveOwnIndicator(x))
	own, e := tx.OwnIndicators()
	w.indicator = own[0].ID
	for i, caliber := range []string{store.Added, store.Cumulative} {
		h := &store.Record{Kind: store.KindActivity, Type: "荣誉成果", Point: w.own.point, Day: tx.Today(), Author: admin.ID, Typist: admin.ID,
			Figures: []store.Figure{{Name: "标准化试点示范项目", Value: 6 + i, Caliber: caliber}}}
		err = errors.Join(err, tx.AddRecord(h))
		w.honours[i] = h.ID
	}
	names, e1 := roster.Read("roster.csv", storetest.Sample)
	past, e2 := os.ReadFile("testdata/figures.csv")
	table, e3 := figures.Read("figures.csv", past)
	notice := holiday.Read(storetest.Notice)
	err = errors.Join(err, e, e1, e2, e3)
	for what, v := range map[string]any{"roster": names, "figures": table, "notice": notice} {
		body, e := json.Marshal(v)
		up := &store.Upload{Person: admin.ID, Name: what, Body: body}
		err = errors.Join(err, e, tx.SaveUpload(up))
		w.upload[what] = up.ID
	}
	return err
}

// furnish writes one record of each kind at a point.
func (w *world) furnish(tx *store.Tx, point, org, words string, by int64) (p place, err error) {
	p.point, p.org = w.dir.PointNamed(point).ID, w.dir.OrgNamed(org).ID
	add := func(kind store.Kind, typ string, day store.Day, change func(*store.Record)) int64 {
		r := &store.Record{Kind: kind, Type: typ, Point: p.point, Day: day, Text: words, Author: by, Typist: by}
		if change != nil {
			change(r)
		}
		err = errors.Join(err, tx.AddRecord(r))
		return r.ID
	}
	today := tx.Today()
	project := &store.Project{Point: p.point, Org: p.org, Title: words + "攻关", Stage: store.Discussed, Started: today}
	if err = tx.AddProject(project); err != nil {
		return p, err
	}
	p.project = project.ID
	p.visit = add(store.KindVisit, "送政策", today, nil)
	err = errors.Join(err, tx.Attach(store.Attachment{Record: p.visit, Kind: "photo", File: "f"}))
	p.problem = add(store.KindProblem, "特种设备", today, func(r *store.Record) {
		r.Problem = new(store.Problem)
		err = errors.Join(err, problem.Report(tx, r, false))
	})
	p.meeting = add(store.KindMeeting, "党小组会", today, func(r *store.Record) { r.Org = p.org })
	p.activity = add(store.KindActivity, "质量攻关", today, func(r *store.Record) { r.Project = p.project })
	p.plan = add(store.KindPlan, "走访", today.Add(1), nil)
	return p, errors.Join(err, tx.AddStep(project, &store.Step{Stage: store.Discussed, Day: today, Record: p.activity, Person: by}))
}
