package reminders

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/storetest"
)

// The digest comes on the last workday of a week, also where that is a worked
// Saturday or Sunday; the leaders' on the first. A week without workdays has none.
func TestDigestDays(t *testing.T) {
	for _, c := range []struct{ from, to, digest, leaders string }{
		{"2026-04-12 23:00", "2026-04-19 23:00", "04-17", "04-13"},
		{"2026-05-03 23:00", "2026-05-10 23:00", "05-09", "05-06"}, // the holiday ends on Tuesday; Saturday is worked
		{"2026-09-13 23:00", "2026-09-20 23:00", "09-20", "09-14"}, // Sunday is worked
		{"2026-02-15 23:00", "2026-02-22 23:00", "", ""},           // 春节
		{"2026-09-27 23:00", "2026-10-04 23:00", "09-30", "09-28"},
		{"2026-10-04 23:00", "2026-10-11 23:00", "10-10", "10-08"}, // the holiday ends on Wednesday; Saturday is worked
	} {
		digest, leaders := digestDays(t, c.from, c.to)
		if digest != c.digest || leaders != c.leaders {
			t.Errorf("week of %s: %q and %q, want %q and %q", c.from, digest, leaders, c.digest, c.leaders)
		}
	}
}

// digestDays are the days of the digests of a week in which there was a visit.
func digestDays(t *testing.T, from, to string) (digest, leaders string) {
	t.Helper()
	visits := func(tx *store.Tx, dir *bureau.Directory) error {
		by := dir.PersonNamed(storetest.OfficerEast).ID
		for _, day := range []day.Day{tx.Today().Add(1), tx.Today().Add(-2)} {
			r := &record.Record{Kind: record.KindVisit, Type: "日常", Point: dir.PointNamed("建设工程公司").ID, Day: day, Author: by, Typist: by}
			if err := record.Add(tx, r); err != nil {
				return err
			}
		}
		return nil
	}
	rehearse(t, from, to, visits, func(told Told) {
		switch day := told.At.Format("01-02"); {
		case told.Rule == "digest" && told.Person.Name == storetest.SecretaryWork:
			digest += day
		case told.Rule == "leader-digest" && told.Person.Name == storetest.LeaderEast:
			leaders += day
		}
	})
	return digest, leaders
}

// Who hears something in the mornings only hears the digest then, once, also when
// their hours change at noon; away, not at all.
func TestDigestMorning(t *testing.T) {
	for _, c := range []struct {
		name         string
		before, noon bureau.Preference
		want         string
	}{
		{"mornings", bureau.Preference{Hours: bureau.Mornings}, bureau.Preference{Hours: bureau.Mornings}, "11:30 "},
		{"mornings, then the whole day", bureau.Preference{Hours: bureau.Mornings}, bureau.Preference{}, "11:30 "},
		{"afternoons", bureau.Preference{Hours: bureau.Afternoons}, bureau.Preference{Hours: bureau.Afternoons}, "16:30 "},
		{"the whole day, then afternoons", bureau.Preference{}, bureau.Preference{Hours: bureau.Afternoons}, "16:30 "},
		{"away", bureau.Preference{Hours: bureau.Mornings, Leave: day.Week("2026-04-17")}, bureau.Preference{Hours: bureau.Mornings, Leave: day.Week("2026-04-17")}, ""},
	} {
		var id int64
		db, clock := sample(t, "2026-04-17 11:00", func(tx *store.Tx, dir *bureau.Directory) error {
			id = dir.PersonNamed(storetest.SecretaryWork).ID
			r := &record.Record{Kind: record.KindVisit, Point: dir.PointNamed("建设工程公司").ID, Day: "2026-04-16", Author: id, Typist: id}
			return errors.Join(record.Add(tx, r), bureau.Prefer(tx, id, c.before))
		})
		got := ""
		s := &Scheduler{DB: db, Log: slog.New(slog.DiscardHandler), Rules: digestRules()}
		s.hear = func(tx *store.Tx, _ *Firing, said Saying) {
			if said.Person.ID == id {
				got += tx.Now.Format("15:04 ")
			}
		}
		for _, at := range []string{"11:01", "11:30", "12:30", "16:30", "17:00"} {
			clock.Turn(beijing("2026-04-17 " + at))
			if at == "12:30" {
				storetest.Update(t, db, func(tx *store.Tx) error { return bureau.Prefer(tx, id, c.noon) })
			}
			if _, err := s.Step(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// busy gives each 党组织 a 主题党日 and a 换届 in the year.
func busy(tx *store.Tx, dir *bureau.Directory) error {
	for i, o := range dir.Orgs {
		changed := *o
		changed.ThemeDay, changed.Elected = 3*i+2, day.Day("2023-05-04").Add(40*i)
		if err := bureau.SaveOrg(tx, &changed); err != nil {
			return err
		}
	}
	return nil
}

// In a whole year of everything nobody gets more than two counted cards in a week, nor two on
// one day, nor anything on a day off.
func TestYearOfSayings(t *testing.T) {
	cal, weeks, days := day.NewCalendar(), map[string]int{}, map[string]int{}
	rehearse(t, "2026-01-01 00:00", "2026-12-31 23:00", busy, func(told Told) {
		if !cal.Working(told.At) {
			t.Errorf("%s: %s to %s", told.At, told.Rule, told.Person.Name)
		}
		if told.With == "" {
			who := fmt.Sprint(told.Person.Name, " ", day.DayOf(told.At))
			if days[who]++; days[who] > 1 {
				t.Errorf("%s: %d cards", who, days[who])
			}
		}
		if told.What != Uncounted && told.With == "" {
			weeks[fmt.Sprint(told.Person.Name, " ", day.Week(day.DayOf(told.At)).From)]++
		}
	})
	full := 0
	for who, n := range weeks {
		if n > perWeek {
			t.Errorf("%s: %d", who, n)
		}
		if n == perWeek && strings.HasPrefix(who, storetest.SecretaryWork) {
			full++
		}
	}
	if full == 0 {
		t.Error("no week's budget was ever used up: this shows nothing")
	}
}

// A digest that comes too late for its day is missed: the next day is one of
// another week. The leaders' still comes the day after, and says so.
func TestDigestLate(t *testing.T) {
	db, clock := sample(t, "2026-09-20 16:00", func(tx *store.Tx, dir *bureau.Directory) error { // a Sunday that is worked
		by := dir.PersonNamed(storetest.OfficerEast).ID
		return record.Add(tx, &record.Record{Kind: record.KindVisit, Point: dir.PointNamed("建设工程公司").ID, Day: tx.Today(), Author: by, Typist: by})
	})
	s := &Scheduler{DB: db, Log: slog.New(slog.DiscardHandler), Rules: slices.Concat(leaderRules(), digestRules())}
	for _, at := range []string{"2026-09-20 16:01", "2026-09-22 09:00"} {
		clock.Turn(beijing(at))
		if _, err := s.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		own, err := chat.CardsOf(tx, "g20260914")
		next, err1 := chat.CardsOf(tx, "g20260921")
		chief, err2 := chat.CardsOf(tx, "k20260921")
		if len(own)+len(next) > 0 || len(chief) != 2 {
			t.Errorf("%d and %d digests, %d to leaders", len(own), len(next), len(chief))
		}
		for _, c := range chief {
			if !strings.Contains(c.Face.Text, "（9月14日—9月20日）") || !strings.HasSuffix(c.Face.Text, messages.CameLate) {
				t.Error(c.Face.Text)
			}
		}
		return errors.Join(err, err1, err2)
	})
}

// Without anything recorded a digest tells what falls due until the next week's
// digest, or the next workday: 主题党日, 党费收缴日 and problems.
func TestDigestAhead(t *testing.T) {
	theme := func(day int) func(*store.Tx, *bureau.Org) error {
		return func(_ *store.Tx, o *bureau.Org) error { o.ThemeDay = day; return nil }
	}
	due := func(day day.Day) func(*store.Tx, *bureau.Org) error {
		return func(tx *store.Tx, o *bureau.Org) error {
			return record.Add(tx, &record.Record{Kind: record.KindProblem, Point: o.Point, Day: "2025-12-01", Text: "塔吊未检", Author: 1, Typist: 1,
				Problem: &record.Problem{State: record.ProblemOpen, Due: day}})
		}
	}
	for _, c := range []struct {
		name, from, to string
		have           func(*store.Tx, *bureau.Org) error
		want           string
	}{
		{"主题党日", "2026-11-19 12:00", "2026-11-20 18:00", theme(25), "主题党日 11月25日 周三"},
		{"of the next month", "2026-11-26 12:00", "2026-11-27 18:00", theme(2), "主题党日 12月2日 周三"},
		{"after nine days off", "2026-02-13 12:00", "2026-02-14 18:00", theme(20), "主题党日 2月24日 周二"},
		{"later", "2026-11-12 12:00", "2026-11-13 18:00", theme(25), ""},
		{"党费收缴日", "2026-11-19 12:00", "2026-11-20 18:00", func(tx *store.Tx, _ *bureau.Org) error {
			return duty.SaveConfig(tx, "duty.R09.day", "24")
		}, "党费收缴日 11月24日 周二"},
		{"a problem", "2026-11-19 12:00", "2026-11-20 18:00", due("2026-11-26"), "#1 塔吊未检，周四到期"},
		{"a problem overdue", "2026-11-19 12:00", "2026-11-20 18:00", due("2026-11-19"), ""},
		{"a problem later", "2026-11-19 12:00", "2026-11-20 18:00", due("2026-11-30"), ""},
	} {
		if got := lastLine(t, c.from, c.to, c.have); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// lastLine is the end of the digest that the 书记 of 建工支部 hears, or "".
func lastLine(t *testing.T, from, to string, have func(*store.Tx, *bureau.Org) error) (line string) {
	t.Helper()
	having := func(tx *store.Tx, dir *bureau.Directory) error {
		o := *dir.OrgNamed("建设工程公司党支部")
		return errors.Join(have(tx, &o), bureau.SaveOrg(tx, &o))
	}
	rehearse(t, from, to, having, func(told Told) {
		if strings.HasPrefix(told.Rule, "digest") && told.Person.Name == storetest.SecretaryWork {
			line = told.Face.Text[strings.LastIndex(told.Face.Text, "\n")+1:]
		}
	})
	return line
}

// Whoever leads all points hears the numbers of all, and nobody's name.
func TestChiefOfAll(t *testing.T) {
	weeks := func(tx *store.Tx, dir *bureau.Directory) error {
		post := dir.PersonNamed(storetest.LeaderWest).Posts[0]
		post.Whole = true
		err := bureau.SavePost(tx, &post)
		by := dir.PersonNamed(storetest.OfficerEast).ID
		add := func(r record.Record) {
			r.Author, r.Typist = by, by
			err = errors.Join(err, record.Add(tx, &r))
		}
		steel, home := dir.PointNamed("钢材市场").ID, dir.PointNamed("居然之家").ID
		add(record.Record{Kind: record.KindVisit, Point: steel, Day: "2026-11-10", Figures: []record.Figure{{Name: "辐射户数", Value: 30}}})
		add(record.Record{Kind: record.KindVisit, Point: home, Day: "2026-11-03"})
		add(record.Record{Kind: record.KindProblem, Point: steel, Day: "2026-11-02", Problem: &record.Problem{State: record.ProblemDone, Due: "2026-11-20", Done: "2026-11-11", Entered: "2026-11-11"}})
		add(record.Record{Kind: record.KindProblem, Point: home, Day: "2026-11-09", Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-11-11"}})
		return err
	}
	var text string
	rehearse(t, "2026-11-15 12:00", "2026-11-16 09:00", weeks, func(told Told) {
		if told.Rule == "leader-digest" && told.Person.Name == storetest.LeaderWest {
			text = told.Face.Text + "\n" + told.Face.Buttons[1][0].Copy
		}
	})
	want := `📊 上周 · 全局（11月9日—11月15日）
走访 1 次，辐射 30 户，到过 1 个点位（共 6 个）
问题 新增 1，办结 1，在办 1
前一周 走访 1 次；新增 1，办结 0，在办 1
现在逾期 1，满 3 个工作日的：#4
本季度还没看到走访 4 个点位：建设工程公司、集群注册运营公司、滨江写字楼、步行街商圈
11月9日—11月15日，走访党建联系点 1 次，辐射 30 户；收集问题 1 个，办结 1 个，在办 1 个。`
	if text != want {
		t.Errorf("%s\nwant\n%s", text, want)
	}
}
