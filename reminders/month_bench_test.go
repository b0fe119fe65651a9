package reminders

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// A crowd is a bureau of many 支部, three to a point, each with a 书记 who
// joined; a 所 keeps a hundred points and has one person who works there.
// Every third 支部 held one meeting this year.
type crowd struct{ branches int }

const (
	branchesAtPoint = 3
	pointsOfStation = 100
)

// fill brings the crowd into a database, some thousand rows a transaction: the
// roster first, as a record would have it read again after each change.
func (c crowd) fill(b *testing.B, db *store.DB) {
	stations := (c.branches + branchesAtPoint*pointsOfStation - 1) / (branchesAtPoint * pointsOfStation)
	for s := range stations {
		storetest.Update(b, db, func(tx *store.Tx) error { return c.station(tx, s) })
	}
	for s := range stations {
		storetest.Update(b, db, func(tx *store.Tx) error { return c.meetings(tx, s) })
	}
}

// meetings has every third 支部 of a 所 hold one.
func (c crowd) meetings(tx *store.Tx, s int) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	const size = branchesAtPoint * pointsOfStation
	for i := s * size; i < min((s+1)*size, c.branches); i += 3 {
		o := dir.Orgs[i]
		r := &record.Record{Kind: record.KindMeeting, Type: record.CommitteeMeeting, Point: o.Point, Org: o.ID, Day: "2026-01-20", Author: 1, Typist: 1}
		if err := record.Add(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// station adds a 所 with its person, its points and their 支部.
func (c crowd) station(tx *store.Tx, s int) error {
	unit := &bureau.Unit{Name: fmt.Sprintf("第%d所", s), Active: true}
	if err := bureau.SaveUnit(tx, unit); err != nil {
		return err
	}
	if err := person(tx, fmt.Sprintf("干事%d", s), bureau.Post{Role: bureau.Staff, Unit: unit.ID}); err != nil {
		return err
	}
	for n := s * pointsOfStation; n < (s+1)*pointsOfStation && n*branchesAtPoint < c.branches; n++ {
		point := &bureau.Point{Name: fmt.Sprintf("联系点%d", n), Kind: "专业市场", Confirmed: "2022-03-24", Station: unit.ID, Active: true}
		if err := bureau.SavePoint(tx, point); err != nil {
			return err
		}
		for i := n * branchesAtPoint; i < (n+1)*branchesAtPoint && i < c.branches; i++ {
			if err := branch(tx, point.ID, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// branch adds a 支部, its heads and its 书记.
func branch(tx *store.Tx, point int64, i int) error {
	o := &bureau.Org{Name: fmt.Sprintf("联系点第%d党支部", i), Kind: bureau.Branch, Point: point, Groups: i % 3, Committee: i%4 > 0,
		ThemeDay: i%28 + 1, Elected: "2025-06-01", Active: true}
	if err := bureau.SaveOrg(tx, o); err != nil {
		return err
	}
	if err := bureau.SaveHeads(tx, bureau.Heads{Org: o.ID, Since: "2026-01-01", Full: 3 + i%12}); err != nil {
		return err
	}
	return person(tx, fmt.Sprintf("书记%d", i), bureau.Post{Role: bureau.Secretary, Org: o.ID})
}

// person adds somebody who joined.
func person(tx *store.Tx, name string, post bureau.Post) error {
	p := &bureau.Person{Name: name, Active: true}
	if err := bureau.SavePerson(tx, p); err != nil {
		return err
	}
	post.Person, post.Active = p.ID, true
	if err := bureau.SavePost(tx, &post); err != nil {
		return err
	}
	return chat.Join(tx, p.ID, "test", p.ID)
}

// BenchmarkMonth makes the monthly cards of a month, from the moment the rule
// falls due to the commit of the last card: once a time, with -benchtime 1x; on
// a server too, see [storetest.Source]. To stay below 300 MB with 300,000 支部 it needs GOMEMLIMIT=240MiB: the collector
// would else let the garbage grow as large as the roster.
func BenchmarkMonth(b *testing.B) {
	for _, branches := range []int{3_000, 30_000, 300_000} {
		b.Run(fmt.Sprint(branches), func(b *testing.B) {
			w := newWorld(b, "2026-02-10 09:00", monthRules()[:1]...)
			crowd{branches}.fill(b, w.DB)
			if _, err := w.Step(b.Context()); err != nil {
				b.Fatal(err)
			}
			month, cal := duty.MonthOf("2026-03-01"), day.NewCalendar()
			before, worked := resident(b), processor(b)
			for b.Loop() {
				w.DB.Clock.Turn(cal.First(month).Time().Add(9 * time.Hour))
				if _, err := w.Step(b.Context()); err != nil {
					b.Fatal(err)
				}
				month = duty.MonthOf(month.To.Add(1))
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s")
			b.ReportMetric(processor(b)-worked, "cpu-s")
			b.ReportMetric(before, "MB-before")
			b.ReportMetric(memory(b, "VmHWM"), "MB-peak")
			storetest.View(b, w.DB, func(tx *store.Tx) error {
				f, err := spoken.LastFiring(tx, "month-card")
				if err == nil && f.Sent < branches {
					b.Errorf("%d cards", f.Sent)
				}
				return err
			})
		})
	}
}

// resident is what the process holds now, in MB; the peak is counted from here.
func resident(b *testing.B) float64 {
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		b.Log(err) // the peak is that of the whole run then
	}
	return memory(b, "VmRSS")
}

// processor is how long the process had a processor so far, in seconds.
func processor(b *testing.B) float64 {
	stat, err := os.ReadFile("/proc/self/stat")
	if err != nil {
		b.Skip(err)
	}
	_, rest, _ := strings.Cut(string(stat), ") ") // the state is first
	fields := strings.Fields(rest)
	var user, system float64
	fmt.Sscan(fields[11], &user)
	fmt.Sscan(fields[12], &system)
	return (user + system) / 100
}

// memory reads a line of what the kernel knows of the process, in MB.
func memory(b *testing.B, name string) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Skip(err)
	}
	var kb float64
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			fmt.Sscan(rest, &kb)
		}
	}
	return kb / 1024
}
