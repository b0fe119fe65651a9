package month

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	ics "github.com/arran4/golang-ical"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/problem"
	"liaison/store/record"
)

// calendarFile is the recipe of one's own duties as a file for a calendar.
const calendarFile = "calendar"

// monthsAhead is how many months such a file looks ahead, the running one among them.
const monthsAhead = 3

// sendCalendar is 日历: one's own duties and due days as an .ics, as they are now.
func sendCalendar(t *turn.Turn, _ string) error {
	recipe := t.Recipe(calendarFile, messages.CalendarName(t.Today), map[string]string{"chat": turn.IDText(t.Update.Chat)})
	return errors.Join(t.Say(messages.CalendarComing), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// renderCalendar makes it, as long as the chat is still that person's.
func renderCalendar(tx *store.Tx, _ *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	if turn.IDText(p.Chat) != args["chat"] {
		return nil, fmt.Errorf("%w: chat %q is not that of %q", chat.ErrNotTheirs, args["chat"], args["person"])
	}
	return Calendar(tx, p)
}

// An entry is a day of a calendar.
type entry struct {
	id    string // the same each time the file is made, so that it replaces the earlier one
	on    day.Day
	words string
	about string
}

// Calendar is what a person is to do from today on, as an .ics (RFC 5545): what the
// 支部 they answer for still owe, points to visit, problems that wait for them, and
// their plans. It holds no names of people.
func Calendar(tx *store.Tx, p *bureau.Person) ([]byte, error) {
	var all []entry
	for _, find := range []func(*store.Tx, *bureau.Person) ([]entry, error){owing, waiting, planned} {
		found, err := find(tx, p)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	cal := ics.NewCalendar()
	cal.SetProductId(messages.CalendarProduct)
	cal.SetMethod(ics.MethodPublish)
	cal.SetXWRCalName(messages.CalendarTitle)
	for _, e := range all {
		event := cal.AddEvent(e.id + "@liaison")
		event.SetDtStampTime(tx.Now)
		event.SetAllDayStartAt(e.on.Time())
		event.SetAllDayEndAt(e.on.Add(1).Time())
		event.SetSummary(e.words)
		event.SetTimeTransparency(ics.TransparencyTransparent)
		if e.about != "" {
			event.SetDescription(e.about)
		}
	}
	var b bytes.Buffer
	err := cal.SerializeTo(&b, ics.WithNewLineWindows)
	return b.Bytes(), err
}

// owing are the open obligations of the next months: each on its own day, or on
// the last workday of its period.
func owing(tx *store.Tx, p *bureau.Person) (found []entry, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	points := duty.Points(dir, p)
	if len(points) == 0 {
		return nil, nil
	}
	today, cal, seen := tx.Today(), bureau.Calendar(tx), map[string]bool{}
	add := func(id string, on day.Day, words, about string) {
		if on >= today && !seen[id] {
			seen[id] = true
			found = append(found, entry{id, on, words, about})
		}
	}
	for i := range monthsAhead {
		on := today
		if i > 0 {
			on = day.DayOf(duty.MonthOf(today).From.Time().AddDate(0, i, 0))
		}
		b, err := duty.Gather(tx, on, points...)
		if err != nil {
			return nil, err
		}
		for _, s := range b.CardOf(p).Sections {
			if !s.Acting && !slices.Contains(b.Roster.SecretariesOf(s.Org.ID), p) {
				continue // their 书记 has it in theirs
			}
			for _, o := range s.Owed {
				due := o.Due
				if due == "" && o.Need > 0 {
					due = cal.Last(o.Period)
				}
				if due != "" && (o.Open() || o.Need == 0) && o.Waiver == nil {
					add(fmt.Sprintf("duty-%d-%s-%d-%s", s.Org.ID, o.Rule.ID, o.Group, o.Period.From), due, messages.CalendarDuty(s.Org, o), o.Rule.Article)
				}
			}
		}
		for _, point := range b.Roster.PointsKept(p) {
			for _, o := range b.OwedAt(point) {
				if o.Open() {
					add(fmt.Sprintf("visit-%d-%s", point.ID, o.Period.From), cal.Last(o.Period), messages.CalendarVisit(point), "")
				}
			}
		}
	}
	return found, nil
}

// waiting are the due days of the problems that wait for the person.
func waiting(tx *store.Tx, p *bureau.Person) (found []entry, err error) {
	all, err := record.Unsettled(tx)
	for i := range all {
		c, err := problem.Of(tx, &all[i], messages.ProblemCard)
		if err != nil {
			return nil, err
		}
		if c.Problem.Pending() && c.WaitsFor(p) {
			on := max(c.Problem.Due, tx.Today())
			found = append(found, entry{fmt.Sprintf("problem-%d", c.Record.ID), on, messages.CalendarProblem(c.Dir, c.Record), ""})
		}
	}
	return found, err
}

// planned are the person's own plans.
func planned(tx *store.Tx, p *bureau.Person) (found []entry, err error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	plans, err := record.PlansOf(tx, p, tx.Today())
	for i := range plans {
		r := &plans[i]
		found = append(found, entry{fmt.Sprintf("plan-%d", r.ID), r.Day, messages.CalendarPlan(dir, r), ""})
	}
	return found, err
}
