package main

import (
	"cmp"
	"context"
	"embed"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

//go:embed demo
var demoFiles embed.FS

// A past is three months in the life of the made-up bureau: what is to happen on
// each day, some of it only known once something else has happened. The same
// seed gives the same past.
type past struct {
	dir    *bureau.Directory
	heads  map[int64]bureau.Heads
	cal    *day.Calendar
	dice   *rand.Rand
	topics []topic
	agenda map[day.Day][]func(*store.Tx) error
	span   day.Period
}

// A topic is something people say about a kind of record.
type topic struct{ kind, typ, where, text string }

// writePast lives the days of a period, each with the clock set to it.
func writePast(ctx context.Context, db *store.DB, span day.Period) error {
	p := &past{cal: day.NewCalendar(), dice: rand.New(rand.NewPCG(2026, 397)), span: span, agenda: map[day.Day][]func(*store.Tx) error{}}
	err := db.View(ctx, func(tx *store.Tx) (err error) {
		if p.dir, err = bureau.Of(tx); err != nil {
			return err
		}
		p.heads, err = bureau.HeadsAt(tx, span.To)
		return err
	})
	if err != nil {
		return err
	}
	if p.topics, err = readTopics(); err != nil {
		return err
	}
	p.plan()
	for d := span.From; d <= span.To; d = d.Add(1) {
		db.Clock.Turn(d.Time().Add(16*time.Hour + 40*time.Minute))
		if err := db.Update(ctx, func(tx *store.Tx) error { return p.live(tx, d) }); err != nil {
			return fmt.Errorf("demo: %s: %w", d, err)
		}
	}
	return nil
}

func readTopics() (topics []topic, err error) {
	f, err := demoFiles.Open("demo/talk.csv")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	for _, r := range rows[min(1, len(rows)):] {
		topics = append(topics, topic{r[0], r[1], r[2], r[3]})
	}
	return topics, err
}

// live does what the agenda holds for a day.
func (p *past) live(tx *store.Tx, d day.Day) error {
	for len(p.agenda[d]) > 0 {
		do := p.agenda[d][0]
		p.agenda[d] = p.agenda[d][1:]
		if err := do(tx); err != nil {
			return err
		}
	}
	return nil
}

// on puts something on the agenda, on a workday within the period.
func (p *past) on(d day.Day, do func(*store.Tx) error) {
	if !p.cal.Workday(d) {
		d = p.cal.After(d, 1)
	}
	if p.span.Has(d) {
		p.agenda[d] = append(p.agenda[d], do)
	}
}

// between is a number from lo to hi.
func (p *past) between(lo, hi int) int { return lo + p.dice.IntN(hi-lo+1) }

// about picks a topic that fits a kind of place.
func (p *past) about(kind record.Kind, typ, where string) topic {
	var fit []topic
	for _, t := range p.topics {
		if t.kind == string(kind) && (typ == "" || t.typ == typ) && (t.where == "" || strings.Contains(t.where, where)) {
			fit = append(fit, t)
		}
	}
	return fit[p.dice.IntN(len(fit))]
}

// plan fills the agenda: visits and activities by point, meetings by branch.
func (p *past) plan() {
	for _, point := range p.dir.Points {
		for d := p.cal.After(p.span.From, p.between(0, 6)); d <= p.span.To; d = p.cal.After(d, p.between(3, 8)) {
			p.on(d, func(tx *store.Tx) error { return p.visit(tx, point, d) })
		}
		for range 2 {
			d := p.cal.After(p.span.From, p.between(4, 56))
			p.on(d, func(tx *store.Tx) error { return p.activity(tx, point, d) })
		}
	}
	for month := p.span.From.Time().AddDate(0, 0, 1-p.span.From.Time().Day()); day.DayOf(month) <= p.span.To; month = month.AddDate(0, 1, 0) {
		for _, org := range p.dir.Orgs {
			if org.Kind == bureau.Branch {
				p.meetings(org, month)
			}
		}
	}
}

// meetings plans what a branch holds in a month; some months something is left out.
func (p *past) meetings(org *bureau.Org, month time.Time) {
	hold := func(on int, typ string, expected int, groups ...int) {
		if p.dice.IntN(9) == 0 {
			return
		}
		d := day.DayOf(month.AddDate(0, 0, on-1))
		p.on(d, func(tx *store.Tx) error { return p.meeting(tx, org, typ, expected, groups) })
	}
	all := p.heads[org.ID].Full + p.heads[org.ID].Probation
	hold(cmp.Or(org.ThemeDay, 15), "主题党日", all)
	if org.Committee {
		hold(p.between(18, 27), "支委会", min(5, 3+all/8))
	}
	for g := range org.Groups {
		hold(p.between(9, 24), "党小组会", max(3, all/org.Groups), g+1)
	}
	switch month.Month() {
	case time.March:
		hold(p.between(16, 28), "党员大会", all)
	case time.February:
		hold(p.between(10, 27), "党课", all)
	}
}

func (p *past) meeting(tx *store.Tx, org *bureau.Org, typ string, expected int, groups []int) error {
	present := max(expected-p.dice.IntN(3), 2)
	by := p.author(org)
	r := &record.Record{Kind: record.KindMeeting, Type: typ, Point: org.Point, Org: org.ID, Day: tx.Today(),
		Text: p.about(record.KindMeeting, typ, "").text, Author: by, Typist: by, Detail: record.Detail{Expected: &expected, Present: &present, Groups: groups}}
	if n := expected - present; n > 0 {
		r.Detail.Absent = map[string]int{[...]string{"请假", "出差"}[p.dice.IntN(2)]: n}
	}
	return record.Add(tx, r)
}

// author is who logs for a branch: its secretary, or the station's staff.
func (p *past) author(org *bureau.Org) int64 {
	for _, one := range p.dir.People {
		if slices.ContainsFunc(one.Posts, func(post bureau.Post) bool { return post.Role == bureau.Secretary && post.Org == org.ID }) {
			return one.ID
		}
	}
	return p.officer(p.dir.Point(org.Point))
}

// officer is one of the staff of a point's station, now and then of its section.
func (p *past) officer(point *bureau.Point) int64 {
	staff := p.staff(point.Station)
	if section := p.staff(point.Section); len(section) > 0 && p.dice.IntN(6) == 0 {
		staff = section
	}
	return staff[p.dice.IntN(len(staff))].ID
}

// stationed is one of the staff of a point's station.
func (p *past) stationed(point *bureau.Point) *bureau.Person {
	staff := p.staff(point.Station)
	return staff[p.dice.IntN(len(staff))]
}

func (p *past) staff(unit int64) (found []*bureau.Person) {
	for _, one := range p.dir.People {
		if one.Chat != 0 && one.Is(bureau.Staff) && one.Posts[0].Unit == unit {
			found = append(found, one)
		}
	}
	return found
}
