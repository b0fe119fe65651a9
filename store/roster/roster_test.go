package roster_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/roster"
	"liaison/store/storetest"
)

func read(t testing.TB, name string, data []byte) *roster.Roster {
	t.Helper()
	r, err := roster.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// edited is the sample with some text replaced.
func edited(t testing.TB, oldnew ...string) []byte {
	t.Helper()
	text := string(storetest.Sample)
	for i := 0; i < len(oldnew); i += 2 {
		if !strings.Contains(text, oldnew[i]) {
			t.Fatalf("the sample has no %q", oldnew[i])
		}
		text = strings.Replace(text, oldnew[i], oldnew[i+1], 1)
	}
	return []byte(text)
}

// plan compares a roster with the database.
func plan(t testing.TB, db *store.DB, r *roster.Roster) (p *roster.Plan) {
	t.Helper()
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		p, err = roster.NewPlan(tx, r)
		return err
	})
	return p
}

// said writes the changes of a plan, one a line.
func said(changes []roster.Change) (lines []string) {
	for _, c := range changes {
		line := c.Type + " " + c.Name
		for _, f := range c.Fields {
			line += fmt.Sprintf(" %s:%s>%s", f.Label, f.Before, f.After)
		}
		lines = append(lines, line)
	}
	return lines
}

// account writes down everything an import may change, by name and in the order
// of the names.
func account(t testing.TB, db *store.DB) string {
	t.Helper()
	var lines []string
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		heads, err := bureau.HeadsAt(tx, tx.Today())
		if err != nil {
			return err
		}
		name := func(p *bureau.Person) string {
			if p == nil {
				return "-"
			}
			return p.Name
		}
		unit := func(u *bureau.Unit) string {
			if u == nil {
				return "-"
			}
			return u.Name
		}
		org := func(o *bureau.Org) string {
			if o == nil {
				return "-"
			}
			return o.Name
		}
		for _, p := range d.Points {
			lines = append(lines, fmt.Sprint("point ", p.Name, p.Aliases, p.Kind, p.Trade, p.Confirmed, p.ConfirmedBy, p.Active, " ",
				name(d.Person(p.Leader)), unit(d.Unit(p.Section)), unit(d.Unit(p.Station)), name(d.Person(p.Responsible))))
		}
		for _, o := range d.Orgs {
			h := heads[o.ID]
			lines = append(lines, fmt.Sprint("org ", o.Name, o.Aliases, o.Kind, d.Point(o.Point).Name, org(d.Org(o.Parent)), o.Founded, o.Groups,
				o.Committee, o.ThemeDay, o.Elected, o.PartTime, o.JoinedParty, o.Active, " ", h.Since, h.Full, h.Probation, h.Came, h.Went))
		}
		for _, u := range d.Units {
			lines = append(lines, fmt.Sprint("unit ", u.Name, u.Active))
		}
		for _, p := range d.People {
			lines = append(lines, fmt.Sprint("person ", p.Name, p.Active))
			for _, post := range p.Posts {
				lines = append(lines, fmt.Sprint("post ", p.Name, post.Role, unit(d.Unit(post.Unit)), org(d.Org(post.Org)), post.Whole))
			}
		}
		return nil
	})
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestImport(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		if len(d.Points) != 6 || len(d.Orgs) != 8 || len(d.People) != 11 || len(d.Units) != 10 {
			t.Errorf("%d points, %d orgs, %d people, %d units; want 6, 8, 11, 10", len(d.Points), len(d.Orgs), len(d.People), len(d.Units))
		}
		if d.Points[0].Name != "钢材市场" || d.Points[5].Name != "步行街商圈" || d.People[0].Name != storetest.Admin {
			t.Error("not in the order of the file")
		}
		second := d.OrgNamed("钢材市场第二党支部")
		if second == nil || d.Point(second.Point).Name != "钢材市场" || d.Org(second.Parent).Name != "钢材市场党委" {
			t.Errorf("钢材市场第二党支部 hangs wrong: %+v", second)
		}
		if p := d.PointNamed("居然之家"); d.Unit(p.Station).Name != "城西所" || d.Person(p.Leader).Name != storetest.LeaderWest {
			t.Errorf("居然之家: %+v", p)
		}
		secretary := d.PersonNamed(storetest.SecretaryWork)
		if len(secretary.Posts) != 1 || d.Org(secretary.Posts[0].Org).Name != "建设工程公司党支部" {
			t.Errorf("%s: %+v", secretary.Name, secretary.Posts)
		}
		return nil
	})
}

// A second time the same file changes nothing, and does not even write.
func TestSameFileAgain(t *testing.T) {
	db := storetest.Bureau(t, nil)
	before := revision(t, db)
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	if after := revision(t, db); after != before {
		t.Errorf("the revision went from %d to %d", before, after)
	}
}

func revision(t testing.TB, db *store.DB) (n int64) {
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		n, err = tx.Revision(bureau.Rosters)
		return err
	})
	return n
}

// A roster with one bad row changes nothing at all.
func TestAllOrNothing(t *testing.T) {
	db := storetest.Open(t, nil)
	r := read(t, "a.csv", append(slices.Clone(storetest.Sample), "人员,某某,,城东所,科长,,,,,,,,\n"...))
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		p, err := roster.NewPlan(tx, r)
		if err != nil {
			return err
		}
		return p.Apply(tx, 0)
	})
	if _, ok := errors.AsType[*roster.FileError](err); !ok {
		t.Errorf("applied: %v", err)
	}
	if got := account(t, db); got != "" {
		t.Errorf("something was imported:\n%s", got)
	}
}

// The order of the rows does not matter, neither on top of the same roster nor
// for an empty database.
func TestAnyOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(storetest.Sample)), "\n")
	db := storetest.Bureau(t, nil)
	want := account(t, db)
	rapid.Check(t, func(rt *rapid.T) {
		shuffled := append([]string{lines[0]}, rapid.Permutation(lines[1:]).Draw(rt, "rows")...)
		r, err := roster.Read("a.csv", []byte(strings.Join(shuffled, "\n")))
		if err != nil {
			rt.Fatal(err)
		}
		if p := plan(t, db, r); !p.Empty() || len(p.Missing) > 0 || len(p.Faults) > 0 {
			rt.Fatalf("%+v", p)
		}
		if rapid.IntRange(0, 9).Draw(rt, "into an empty database") == 0 {
			fresh := storetest.Open(t, nil)
			storetest.Import(t, fresh, "a.csv", []byte(strings.Join(shuffled, "\n")))
			if got := account(t, fresh); got != want {
				rt.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		}
	})
}

// Whatever was imported: the same file again changes nothing, and what is
// exported reads back the same.
func TestAgainAndAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		db := storetest.Open(t, nil)
		for range rapid.IntRange(1, 3).Draw(rt, "imports") {
			file := someRoster(rt)
			if p := plan(t, db, read(t, "a.csv", file)); len(p.Faults) > 0 {
				continue // of two of a name it is not told which is meant
			}
			storetest.Import(t, db, "a.csv", file)
			if p := plan(t, db, read(t, "a.csv", file)); !p.Empty() {
				rt.Fatalf("again: added %v, changed %v\n%s", said(p.Added), said(p.Changed), file)
			}
		}
		var file []byte
		storetest.View(t, db, func(tx *store.Tx) (err error) {
			file, err = roster.Export(tx)
			return err
		})
		if p := plan(t, db, read(t, "a.csv", file)); !p.Empty() || len(p.Faults) > 0 {
			rt.Fatalf("export: %v added %v, changed %v\n%s", p.Faults, said(p.Added), said(p.Changed), file)
		}
	})
}

// someRoster is a roster without faults, over few names so that imports meet.
func someRoster(rt *rapid.T) []byte {
	var b strings.Builder
	b.WriteString("类型,名称,别名,隶属,类别,成立或确认日期,正式党员,设支委会,责任领导,责任所")
	responsible := rapid.Bool().Draw(rt, "责任人")
	if responsible {
		b.WriteString(",责任人")
	}
	b.WriteString("\n")
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(rt, label) }
	for _, name := range []string{"甲市场", "乙街", "丙楼"} {
		if !rapid.Bool().Draw(rt, name) {
			continue
		}
		station := pick("所", "", "东所", "西所")
		fmt.Fprintf(&b, "联系点,%s,%s,,%s,%s,,,%s,%s", name, pick("别名", "", name+"的别名"), pick("类别", "楼宇", "商圈"), pick("日期", "", "2022-03-24"),
			pick("领导", "", "领导甲", "领导乙"), station)
		if responsible && station != "" {
			b.WriteString("," + pick("人", "", "干事乙", "领导丙"))
		}
		fmt.Fprintf(&b, "\n党组织,%s支部,,%s,党支部,%s,%s,%s\n", name, name, pick("成立", "", "2020-01-02"), pick("党员", "", "3", "12"), pick("支委会", "是", "否"))
		if rapid.Bool().Draw(rt, "书记") {
			fmt.Fprintf(&b, "人员,书记甲,,%s支部,支部书记\n", name)
		}
	}
	for _, row := range []string{"人员,管理员,,办公室,管理员", "人员,干事甲,,东所,工作人员", "人员,干事甲,,西所,工作人员", "人员,领导甲,,全局,责任领导", "人员,领导甲,,局领导,责任领导", "人员,领导乙,,办公室,管理员"} {
		if rapid.Bool().Draw(rt, row) {
			b.WriteString(row + "\n")
		}
	}
	return []byte(b.String() + "人员,干事乙,,西所,工作人员\n")
}

// Heads are as of a day: the first ones hold since the 党组织 was founded, a
// change from the day of its import on.
func TestHeadsAreDated(t *testing.T) {
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 9, 0, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	clock.Turn(time.Date(2026, 7, 1, 9, 0, 0, 0, day.Shanghai))
	storetest.Import(t, db, "a.csv", edited(t, "步行街商圈,党支部,2021-11-05,7", "步行街商圈,党支部,2021-11-05,8"))
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		org := d.OrgNamed("步行街商圈党支部").ID
		for day, want := range map[day.Day]int{"2021-11-04": 0, "2021-11-05": 7, "2025-12-31": 7, "2026-06-30": 7, "2026-07-01": 8} {
			heads, err := bureau.HeadsAt(tx, day)
			if err != nil {
				return err
			}
			if heads[org].Full != want {
				t.Errorf("%d heads on %s, want %d", heads[org].Full, day, want)
			}
		}
		return nil
	})
}
