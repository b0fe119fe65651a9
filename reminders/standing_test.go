package reminders

import (
	"strings"
	"testing"
	"time"

	"liaison/store/day"
	"liaison/store/spoken"
)

// Where a rule stands follows from its newest firing and the time. 2026-09-07
// is a Monday.
func TestStanding(t *testing.T) {
	daily := Rule{Name: "r", At: at("40 8 * * *"), Grace: 12 * time.Hour}
	office := Rule{Name: "r", At: at("40 8 * * *"), Due: workday, Grace: 24 * time.Hour, Hours: true}
	prompt := Rule{Name: "r", At: at("40 8 * * *")}
	never := Rule{Name: "r", At: at("40 8 * * *"), Due: func(*day.Calendar, day.Day) bool { return false }}
	const done, open, missed = spoken.FiringDone, spoken.FiringOpen, spoken.FiringMissed
	for _, c := range []standingCase{
		{"not due yet", daily, "09-07 08:40", done, "09-08 08:39", "", "", "09-08 08:40"},
		{"due", daily, "09-07 08:40", done, "09-08 08:40", "09-08 08:40", "", "09-09 08:40"},
		{"started before its time of day", daily, "09-08 07:00", done, "09-08 08:40", "09-08 08:40", "", "09-09 08:40"},
		{"missed yesterday", daily, "09-07 08:40", missed, "09-08 08:40", "09-08 08:40", "", "09-09 08:40"},
		{"late", daily, "09-07 08:40", done, "09-08 20:40", "09-08 08:40", "", "09-09 08:40"},
		{"too late", daily, "09-07 08:40", done, "09-08 20:41", "", "09-08 08:40", "09-09 08:40"},
		{"three missed", daily, "09-07 08:40", done, "09-10 10:00", "09-10 08:40", "09-08 08:40, 09-09 08:40", "09-11 08:40"},
		{"three missed, the newest too", daily, "09-07 08:40", done, "09-10 21:00", "", "09-08 08:40, 09-09 08:40, 09-10 08:40", "09-11 08:40"},
		{"interrupted", daily, "09-07 08:40", open, "09-07 20:40", "09-07 08:40", "", "09-08 08:40"},
		{"interrupted for too long", daily, "09-07 08:40", open, "09-07 20:41", "", "09-07 08:40", "09-08 08:40"},
		{"interrupted, a newer one due", daily, "09-07 08:40", open, "09-08 08:40", "09-08 08:40", "09-07 08:40", "09-09 08:40"},
		{"a little late is on time", prompt, "09-07 08:40", done, "09-08 08:50", "09-08 08:40", "", "09-09 08:40"},
		{"no grace", prompt, "09-07 08:40", done, "09-08 08:51", "", "09-08 08:40", "09-09 08:40"},
		{"not on a Saturday", office, "09-11 08:40", done, "09-12 08:40", "", "", "09-14 08:40"},
		{"on a worked Sunday", office, "09-18 08:40", done, "09-20 08:40", "09-20 08:40", "", "09-21 08:40"},
		{"late in working time", office, "09-07 08:40", done, "09-08 17:29", "09-08 08:40", "", "09-09 08:40"},
		{"waits for the morning", office, "09-07 08:40", done, "09-08 17:30", "", "", "09-09 08:30"},
		{"the morning", office, "09-07 08:40", done, "09-09 08:30", "09-08 08:40", "", "09-09 08:40"},
		{"no use on Monday", office, "09-10 08:40", done, "09-11 17:30", "", "09-11 08:40", "09-14 08:40"},
		{"interrupted by the evening", office, "09-08 08:40", open, "09-08 17:30", "", "", "09-09 08:30"},
		{"never", never, "09-07 08:40", done, "09-08 08:40", "", "", ""},
	} {
		t.Run(c.what, c.check)
	}
}

// A standingCase is a rule, its last firing, and what follows from it at a time.
type standingCase struct {
	what      string
	rule      Rule
	last      string
	state     spoken.FiringState
	now       string
	run, miss string
	next      string
}

func (c *standingCase) check(t *testing.T) {
	last := spoken.Firing{Rule: "r", Due: beijing("2026-" + c.last), State: c.state, After: 7}
	var s standing
	c.rule.since(last, day.NewCalendar(), beijing("2026-"+c.now), new(coming), &s)
	run, miss := "", []string{}
	if s.run != nil {
		run = short(s.run.Due)
		if s.run.State != spoken.FiringOpen || s.run.After != 0 && !s.run.Due.Equal(last.Due) {
			t.Errorf("runs %+v", s.run)
		}
	}
	for _, f := range s.ended {
		miss = append(miss, short(f.Due))
		if f.State != spoken.FiringMissed {
			t.Errorf("missed %+v", f)
		}
	}
	if got := strings.Join(miss, ", "); run != c.run || got != c.miss || short(s.next) != c.next {
		t.Errorf("runs %q, missed %q, next %q; want %q, %q, %q", run, got, short(s.next), c.run, c.miss, c.next)
	}
}

func short(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("01-02 15:04")
}
