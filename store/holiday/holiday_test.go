package holiday_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/holiday"
	"liaison/store/storetest"
)

// bring brings a file in and returns its plan and the revision afterwards.
func bring(t *testing.T, db *store.DB, file string) (p *holiday.Plan, revision int64, fault error) {
	t.Helper()
	storetest.Update(t, db, func(tx *store.Tx) (err error) {
		p = holiday.NewPlan(tx, holiday.Read([]byte(file)))
		fault = p.Apply(tx, 0)
		revision, err = tx.Revision(bureau.Calendars)
		return err
	})
	return p, revision, fault
}

// A notice makes its year known; the same one again changes nothing, a changed
// one what it changes.
func TestImport(t *testing.T) {
	db := storetest.Open(t, nil)
	file := string(storetest.Notice)
	p, first, fault := bring(t, db, file)
	if fault != nil || p.Known || p.Year != "2028" || len(p.Added) != 33 || p.Before != 251 || p.After != 248 {
		t.Errorf("%+v, %v", p, fault)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		if c := bureau.Calendar(tx); !c.Knows("2028-12-31") || c.Workday("2028-01-31") || !c.Workday("2028-02-05") {
			t.Error("the calendar does not say what the notice says")
		}
		return nil
	})
	if p, again, fault := bring(t, db, "\xef\xbb\xbf"+file); fault != nil || !p.Empty() || again != first {
		t.Errorf("the same file again: %+v, revision %d to %d, %v", p, first, again, fault)
	}
	changed := strings.NewReplacer(`"2028-05-06"`, `"2028-05-07"`, `{"date": "2028-10-14", "name": "国庆节"`, `{"date": "2028-10-14", "name": "国庆"`,
		`"2028-01-01"`, `"2027-12-31", "name": "元旦", "off": true}, {"date": "2028-01-01"`).Replace(file)
	p, _, fault = bring(t, db, changed)
	if got := days(p.Added, p.Changed, p.Dropped); fault != nil || !p.Known || got != "2027-12-31 2028-05-07, 2028-10-14, 2028-05-06" || p.After != 248 {
		t.Errorf("changed: %s, %+v, %v", got, p, fault)
	}
}

// The notice that the program knows by itself is known, and can be changed.
func TestKnownNotice(t *testing.T) {
	db := storetest.Open(t, nil)
	var rows []string
	for _, h := range day.NewCalendar().Notice("2026") {
		rows = append(rows, fmt.Sprintf(`{"date":%q,"name":%q,"off":%t}`, h.Day, h.Name, h.Off))
	}
	file := "[" + strings.Join(rows, ",") + "]"
	if p, revision, fault := bring(t, db, file); fault != nil || !p.Empty() || !p.Known || p.After != 248 || revision != 0 {
		t.Errorf("as known: %+v, revision %d, %v", p, revision, fault)
	}
	if p, _, fault := bring(t, db, strings.Replace(file, `"2026-10-10"`, `"2026-10-11"`, 1)); fault != nil || days(p.Added, p.Dropped) != "2026-10-11, 2026-10-10" {
		t.Errorf("changed: %+v, %v", p, fault)
	}
}

// A month of which most would be off is asked about; those of real notices are not.
func TestMostOfAMonthOff(t *testing.T) {
	db := storetest.Open(t, nil)
	notice := string(storetest.Notice)
	var rows strings.Builder
	for d := day.Day("2028-03-06"); d < "2028-03-29"; d = d.Add(1) {
		fmt.Fprintf(&rows, `{"date":%q,"name":"某节","off":true},`, d)
	}
	if p, _, fault := bring(t, db, strings.Replace(notice, "[", "["+rows.String(), 1)); fault != nil || fmt.Sprint(p.Idle) != "[{3 6}]" {
		t.Errorf("asked about %v, %v", p.Idle, fault)
	}
	if p, _, fault := bring(t, db, notice); fault != nil || len(p.Idle) != 0 {
		t.Errorf("of a real notice: asked about %v, %v", p.Idle, fault)
	}
}

func days(lists ...[]day.Holiday) string {
	var said []string
	for _, list := range lists {
		var one []string
		for _, h := range list {
			one = append(one, string(h.Day))
		}
		said = append(said, strings.Join(one, " "))
	}
	return strings.Join(said, ", ")
}

// Every row that is wrong is named, and nothing is brought in.
func TestFaults(t *testing.T) {
	db := storetest.Open(t, nil)
	notice := string(storetest.Notice)
	with := func(row string) string { return strings.Replace(notice, "[", "["+row+",", 1) }
	good := `{"date":"2028-12-25","name":"某日","off":true}`
	for _, c := range []struct{ what, file, want string }{
		{"no JSON", "类型,名称", `0 no JSON list ""`},
		{"nothing", "", `0 no JSON list ""`},
		{"an object", `{"days":[]}`, `0 no JSON list ""`},
		{"no rows", "[]", `0 no JSON list ""`},
		{"too long", "[" + strings.Repeat(good+",", 400) + good + "]", `0 too big ""`},
		{"too big", `["` + strings.Repeat("长", 100_000) + `"]`, `0 too big ""`},
		{"no rows of ours", `[1, null, {"date":5}]`, `1 no row of date, name and off "1"; 2 no row of date, name and off "null"; 3 no row of date, name and off "{\"date\":5}"`},
		{"no day", with(`{"date":"2028-2-30","name":"某日","off":true}`), `1 no day "2028-2-30"`},
		{"no name", with(`{"date":"2028-12-25","name":" ","off":true}`), `1 no name "2028-12-25"`},
		{"a long name", with(`{"date":"2028-12-25","name":"` + strings.Repeat("长", 21) + `","off":true}`), `1 no name "2028-12-25"`},
		{"off is not said", with(`{"date":"2028-12-25","name":"某日"}`), `1 neither off nor worked "2028-12-25"`},
		{"twice", with(good + "," + good), `2 stands twice "2028-12-25"`},
		{"a workday is worked", with(`{"date":"2028-12-22","name":"某日","off":false}`), `1 is worked anyway "2028-12-22"`},
		{"another year", with(`{"date":"2029-01-01","name":"元旦","off":true},{"date":"2027-11-30","name":"某日","off":true}`), `1 a day of another year "2029-01-01"; 2 a day of another year "2027-11-30"`},
		{"long ago", `[{"date":"1066-10-14","name":"某日","off":true}]`, `0 a day of another year "1066"`},
		{"a part of it", strings.NewReplacer(`"2028-10-02"`, `"2028-10-21"`, `"2028-05-28"`, `"2028-06-10"`).Replace(notice), `0 a statutory day is missing "2028-05-28"; 0 a statutory day is missing "2028-10-02"`},
	} {
		t.Run(c.what, func(t *testing.T) {
			p, revision, fault := bring(t, db, c.file)
			var got []string
			for _, f := range p.Faults {
				got = append(got, fmt.Sprintf("%d %s %q", f.Row, f.What, f.Said))
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("faults %s\nwant %s", strings.Join(got, "; "), c.want)
			}
			if _, ok := errors.AsType[holiday.Fault](fault); !ok || revision != 0 {
				t.Errorf("brought in: %v, revision %d", fault, revision)
			}
		})
	}
}

// A law that takes a day away can be brought in: the notice says that it is
// worked.
func TestWorkedStatutoryDay(t *testing.T) {
	n := holiday.Read([]byte(strings.Replace(string(storetest.Notice), `{"date": "2028-05-28", "name": "端午节", "off": true}`, `{"date": "2028-05-28", "name": "端午节", "off": false}`, 1)))
	if len(n.Faults) > 0 || !slices.ContainsFunc(n.Days, func(h day.Holiday) bool { return h.Day == "2028-05-28" && !h.Off }) {
		t.Errorf("%+v", n)
	}
}

// Whatever a file holds, reading it ends without a panic, and what has no faults
// is the notice of one year.
func FuzzRead(f *testing.F) {
	for _, s := range []string{string(storetest.Notice), "[]", `[{"date":"2027-01-01","name":"元旦","off":true}]`, `[{"date":"9999-12-31","name":"x","off":false}]`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		n := holiday.Read(data)
		if len(n.Faults) > 0 {
			return
		}
		for _, h := range n.Days {
			if h.Year != n.Year || h.Day.Year() != n.Year && !strings.HasSuffix(string(h.Day[:7]), "-12") {
				t.Errorf("%+v in the notice of %s", h, n.Year)
			}
		}
	})
}
