package duty_test

import (
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/storetest"
)

func TestConfig(t *testing.T) {
	for _, c := range []struct {
		name, value, as string // as "": it means nothing
	}{
		{"duty.R04.period", "年", "duty.R04.period"},
		{"duty.R04@12.count", "2", "duty.R04@12.count"},
		{"duty.R04@012.count", "0", "duty.R04@12.count"},
		{"duty.R13@3.period", "半年", "duty.R13@3.period"},
		{"duty.R05.move", "否", "duty.R05.move"},
		{"duty.R09@7.day", "15", "duty.R09@7.day"},
		{"duty.R04.period", "届", ""}, {"duty.R04.period", "两周", ""},
		{"duty.R04.count", "-1", ""}, {"duty.R04.count", "一", ""}, {"duty.R04.count", "32", ""},
		{"duty.R01.count", "2", ""}, {"duty.R05.period", "月", ""}, {"duty.R05.move", "yes", ""},
		{"duty.R99.count", "1", ""}, {"duty.R04@x.count", "1", ""}, {"duty.R04@0.count", "1", ""},
		{"duty.R04", "1", ""}, {"R04.count", "1", ""}, {"duty..count", "1", ""}, {"duty.R04.", "1", ""},
	} {
		set := duty.Config{}
		err := set.Set(c.name, c.value)
		want := map[string]string{}
		if c.as != "" {
			want[c.as] = c.value
		}
		if (err == nil) != (c.as != "") || !maps.Equal(set, want) {
			t.Errorf("%s = %s: %v, %v", c.name, c.value, set, err)
		}
		if set.Set(c.name, "") == nil && len(set) > 0 {
			t.Errorf("%s is still set: %v", c.name, set)
		}
	}
}

func TestSaveConfig(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		return errors.Join(duty.SaveConfig(tx, "duty.R04.count", "2"), duty.SaveConfig(tx, "duty.R04@03.count", "4"),
			duty.SaveConfig(tx, "duty.R13.period", "年"), duty.SaveConfig(tx, "duty.R13.period", ""), store.Set(tx, "dutyfree", "1"))
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		c, err := duty.LoadConfig(tx)
		if diff := cmp.Diff(duty.Config{"duty.R04.count": "2", "duty.R04@3.count": "4"}, c); diff != "" {
			t.Error(diff)
		}
		r := duty.RuleOf("R04")
		if of2, of3 := c.Terms(r, 2).Count, c.Terms(r, 3).Count; of2 != 2 || of3 != 4 || c.Terms(r, 3).Span != duty.Quarter {
			t.Errorf("count %d and %d, want the bureau's 2 and its own 4", of2, of3)
		}
		return err
	})
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return duty.SaveConfig(tx, "duty.R04.count", "多") }); err == nil {
		t.Error("a count of 多 was kept")
	}
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, "duty.R07.count", "2") })
	storetest.View(t, db, func(tx *store.Tx) error {
		if _, err := duty.LoadConfig(tx); err == nil || !strings.Contains(err.Error(), "duty.R07.count") {
			t.Errorf("a setting that means nothing: %v", err)
		}
		return nil
	})
}

// april is the bureau of the tests on 2026-04-15, as fill makes it.
func april(t *testing.T, fill func(*store.Tx, *bureau.Directory) error) *store.DB {
	t.Helper()
	clock := new(store.Clock)
	clock.Set(time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai))
	db := storetest.Bureau(t, clock)
	storetest.Update(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		return fill(tx, d)
	})
	return db
}

// What is logged in the bureau of the tests is what its 党组织 no longer owe.
func TestGather(t *testing.T) {
	db := april(t, someHeld)
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		whole, err := duty.Gather(tx, tx.Today())
		if err != nil {
			return err
		}
		for name, want := range map[string]string{
			"建设工程公司党支部": "R01:0 R02:waived R03/1:1 R03/2:0 R04:0 R05:0 R06:1 R07:1 R08:0 R09:0",
			"居然之家党支部":   "R01:1 R04:1 R05:0 R06:1 R07:1 R08:0 R09:0",
			"钢材市场党委":    "",
		} {
			o := d.OrgNamed(name)
			own, err := duty.Gather(tx, tx.Today(), o.Point)
			if err != nil {
				return err
			}
			if got := left(whole.Owed(o)); got != want || left(own.Owed(o)) != want {
				t.Errorf("%s\n got %s\nwant %s", name, got, want)
			}
			visits := "R13:1"
			if name == "居然之家党支部" {
				visits = "R13:0"
			}
			if p := d.Point(o.Point); left(whole.OwedAt(p)) != visits || left(own.OwedAt(p)) != visits {
				t.Errorf("%s: %s, want %s", p.Name, left(whole.OwedAt(p)), visits)
			}
			if body := own.Body(o); body.Heads.Full == 0 {
				t.Errorf("%s has no heads", name)
			}
		}
		nowhere, err := duty.Gather(tx, tx.Today(), 999)
		if err == nil && len(nowhere.Meetings)+len(nowhere.Visits) > 0 {
			t.Errorf("at no point: %v", nowhere.Meetings)
		}
		return err
	})
}

// left writes how many are left of each thing owed.
func left(owed []duty.Obligation) string {
	var all []string
	for _, o := range owed {
		s := o.Rule.ID
		if o.Group > 0 {
			s += fmt.Sprint("/", o.Group)
		}
		if o.Waiver != nil {
			all = append(all, s+":waived")
			continue
		}
		all = append(all, fmt.Sprint(s, ":", o.Left()))
	}
	return strings.Join(all, " ")
}

// What is owed in a month is the same in the book of the month alone.
func TestGatherMonth(t *testing.T) {
	april(t, func(tx *store.Tx, d *bureau.Directory) error {
		var err error
		o, by := d.OrgNamed("建设工程公司党支部"), d.PersonNamed(storetest.SecretaryWork).ID
		for _, m := range []record.Record{{Day: "2026-04-08", Type: "主题党日"}, {Day: "2026-03-31", Type: "支委会"}} {
			m.Kind, m.Point, m.Org, m.Author, m.Typist = record.KindMeeting, o.Point, o.ID, by, by
			err = errors.Join(err, record.Add(tx, &m))
		}
		year, err1 := duty.Gather(tx, tx.Today(), o.Point)
		month, err2 := duty.GatherMonth(tx, tx.Today(), o.Point)
		if err := errors.Join(err, err1, err2); err != nil {
			return err
		}
		monthly := func(b *duty.Book) (owed []string) {
			for _, ob := range b.Owed(o) {
				if ob.Rule.Span == duty.Month {
					owed = append(owed, line(ob))
				}
			}
			return owed
		}
		if diff := cmp.Diff(monthly(year), monthly(month)); diff != "" {
			t.Error(diff)
		}
		if n := len(month.Meetings[o.ID]); n != 1 {
			t.Errorf("%d meetings were read, want that of April", n)
		}
		return nil
	})
}

// Unvisited are the points that nobody visited in the 季, those set aside left
// out; a visit of the 季 before does not count, unless the 季 was set to a year.
func TestUnvisited(t *testing.T) {
	db := april(t, func(tx *store.Tx, d *bureau.Directory) error {
		var err error
		by := d.PersonNamed(storetest.OfficerEast).ID
		visit := func(point string, day day.Day) {
			r := &record.Record{Kind: record.KindVisit, Point: d.PointNamed(point).ID, Day: day, Author: by, Typist: by}
			err = errors.Join(err, record.Add(tx, r))
		}
		visit("居然之家", "2026-04-01")
		visit("步行街商圈", "2026-03-31")
		visit("滨江写字楼", "2026-03-31")
		building := d.PointNamed("滨江写字楼").ID
		err = errors.Join(err, duty.SaveConfig(tx, duty.Name("R13", building, "period"), "年"))
		w := &duty.Waiver{Point: d.PointNamed("建设工程公司").ID, Rule: "R13", Period: duty.Quarter.Of(tx.Today()), Reason: duty.WaivedOther, Person: by}
		_, err1 := duty.AddWaiver(tx, w)
		return errors.Join(err, err1)
	})
	storetest.View(t, db, func(tx *store.Tx) error {
		points, err := duty.Unvisited(tx, tx.Today())
		var names []string
		for _, p := range points {
			names = append(names, p.Name)
		}
		if diff := cmp.Diff([]string{"钢材市场", "集群注册运营公司", "步行街商圈"}, names); diff != "" {
			t.Error(diff)
		}
		return err
	})
}

// someHeld logs some meetings and a visit of April, and waives a 支委会.
func someHeld(tx *store.Tx, d *bureau.Directory) error {
	var err error
	by := d.PersonNamed(storetest.SecretaryWork).ID
	works, home := d.OrgNamed("建设工程公司党支部"), d.OrgNamed("居然之家党支部")
	log := func(kind record.Kind, o *bureau.Org, day day.Day, typ string, detail record.Detail) {
		err = errors.Join(err, record.Add(tx, &record.Record{Kind: kind, Type: typ, Point: o.Point, Org: o.ID, Day: day, Detail: detail, Author: by, Typist: by}))
	}
	log(record.KindMeeting, works, "2026-04-08", "主题党日", record.Detail{Also: []string{"党员大会", "党课"}})
	log(record.KindMeeting, works, "2026-04-09", "党小组会", record.Detail{Groups: []int{2}})
	log(record.KindMeeting, home, "2026-04-09", "主题党日", record.Detail{})
	log(record.KindVisit, home, "2026-04-02", "送政策", record.Detail{})
	book, err2 := duty.Gather(tx, tx.Today(), works.Point)
	if err = errors.Join(err, err2); err != nil {
		return err
	}
	for _, o := range book.Owed(works) {
		if o.Rule.ID == "R02" {
			_, err = duty.AddWaiver(tx, o.Waive(duty.WaivedJoint, by))
		}
	}
	return err
}
