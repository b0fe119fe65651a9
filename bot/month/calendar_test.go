package month_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"liaison/bot/month"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// calendarOf is the file of a person, and its events by id.
func calendarOf(t *testing.T, db *store.DB, name string) (string, map[string]*ics.VEvent) {
	t.Helper()
	var body []byte
	storetest.View(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err == nil {
			body, err = month.Calendar(tx, dir.PersonNamed(name))
		}
		return err
	})
	cal, err := ics.ParseCalendar(strings.NewReader(string(body)))
	if err != nil {
		t.Fatalf("%v in\n%s", err, body)
	}
	events := map[string]*ics.VEvent{}
	for _, e := range cal.Events() {
		events[e.Id()] = e
	}
	return string(body), events
}

// A person's file holds their own days and nobody's name; the 主题党日 stands on its own
// day, what has none on the last workday, and a problem on its due day. Made again it
// has the same ids, so that nothing is there twice.
func TestCalendarIsOnesOwn(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 9, 0, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	for i, name := range []string{storetest.SecretaryWork, storetest.OfficerEast, storetest.OfficerWest} {
		storetest.Join(t, db, name, "test", int64(1+i))
	}
	long := strings.Repeat("很长的问题，", 40)
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		officer := dir.PersonNamed(storetest.OfficerEast)
		r := &record.Record{Kind: record.KindProblem, Type: "特种设备", Point: dir.PointNamed("钢材市场").ID, Day: "2026-04-14", Text: long, Author: officer.ID, Typist: officer.ID,
			Problem: &record.Problem{State: record.ProblemInProgress, Handler: officer.ID, Unit: officer.Posts[0].Unit, Due: "2026-04-23"}}
		return record.Add(tx, r)
	})
	body, events := calendarOf(t, db, storetest.SecretaryWork)
	if len(events) == 0 || strings.Contains(body, storetest.SecretaryWork) {
		t.Fatalf("the 书记's file:\n%s", body)
	}
	for _, want := range []string{"SUMMARY:建设工程公司党支部 党员大会", "METHOD:PUBLISH", "DTSTART;VALUE=DATE:20260630"} {
		if !strings.Contains(body, want+"\r\n") {
			t.Errorf("%q is not in\n%s", want, body)
		}
	}
	again, _ := calendarOf(t, db, storetest.SecretaryWork)
	if again != body {
		t.Error("made again it is another file")
	}
	mine, events := calendarOf(t, db, storetest.OfficerEast)
	if e := events["problem-1@liaison"]; e == nil || !strings.Contains(mine, "DTSTART;VALUE=DATE:20260423") || strings.Contains(mine, "很长的问题") {
		t.Errorf("the officer's file:\n%s", mine)
	}
	if other, events := calendarOf(t, db, storetest.OfficerWest); events["problem-1@liaison"] != nil {
		t.Errorf("another's problem stands in\n%s", other)
	}
	for line := range strings.SplitSeq(body+mine, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.Contains(line, "\n") {
			t.Errorf("the line %q is %d bytes", line, len(line))
		}
	}
}

// Long names are folded between characters, and commas, semicolons and backslashes are
// escaped: what comes back is what went in.
func TestCalendarEscapes(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Join(t, db, storetest.SecretaryWork, "test", 1)
	name := `建设工程公司（含一、二、三分公司），项目部;第\9标段,联合党支部——一个名字很长很长的党支部`
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		o := *dir.OrgNamed("建设工程公司党支部")
		o.Name = name
		return bureau.SaveOrg(tx, &o)
	})
	body, events := calendarOf(t, db, storetest.SecretaryWork)
	for _, e := range events {
		if s := e.GetProperty(ics.ComponentPropertySummary); !strings.HasPrefix(s.Value, name+" ") {
			t.Errorf("the name came back as %q", s.Value)
		}
	}
	for line := range strings.SplitSeq(body, "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("the line %q is %d bytes", line, len(line))
		}
	}
	if len(events) == 0 || !strings.Contains(body, `\;`) {
		t.Errorf("nothing is escaped in\n%s", body)
	}
}
