package reminders

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// Over a year nobody hears two unprompted messages on one day, nor more than two digests or
// reminders in a week; the list of problems, one a workday, is apart. In a year whose notice of days
// off is missing that is said once a week at most.
func TestYearWithinBudgets(t *testing.T) {
	for _, year := range []int{2026, 2028} {
		t.Run(fmt.Sprint(year), func(t *testing.T) { withinBudgets(t, year) })
	}
}

func withinBudgets(t *testing.T, year int) {
	days, weeks, missing := map[string][]string{}, map[string][]string{}, map[string]int{}
	rehearse(t, fmt.Sprint(year, "-01-01 00:00"), fmt.Sprint(year+1, "-01-01 00:00"), crowded, func(told Told) {
		if told.Rule == "calendar-missing" {
			missing[fmt.Sprint(told.Person.Name, " ", day.Week(day.DayOf(told.At)).From)]++
		}
		if told.With != "" || !told.Reachable() {
			return // part of another message, or heard by nobody
		}
		on, what := day.DayOf(told.At), told.At.Format("01-02 15:04 ")+told.Rule
		key := fmt.Sprint(told.Person.Name, " ", on)
		if days[key] = append(days[key], what); len(days[key]) > 1 {
			t.Errorf("%s: %q", key, days[key])
		}
		if told.Rule == "problem-list" {
			return
		}
		key = fmt.Sprint(told.Person.Name, " ", day.Week(on).From)
		if weeks[key] = append(weeks[key], what); len(weeks[key]) > 2 {
			t.Errorf("week of %s: %q", key, weeks[key])
		}
	})
	for week, n := range missing {
		if n > 1 {
			t.Errorf("the missing notice was said %d times: %s", n, week)
		}
	}
	if known := day.NewCalendar().Knows(day.Day(fmt.Sprint(year, "-01-01"))); known != (len(missing) == 0) {
		t.Errorf("the notice of %d is at hand: %t; it was missed in %d weeks", year, known, len(missing))
	}
	rules := map[string]bool{}
	for _, told := range days {
		rules[told[0][len("01-02 15:04 "):]] = true
	}
	if len(days) < 350 || len(rules) < 6 {
		t.Errorf("only %d days on which somebody hears anything, of %v", len(days), rules)
	}
	t.Logf("%d days on which a person hears something", len(days))
}

// crowded gives the sample bureau 换届, 主题党日 and problems that fall due, so that much falls
// together.
func crowded(tx *store.Tx, dir *bureau.Directory) error {
	var errs []error
	for i, o := range dir.Orgs {
		if o.Kind == bureau.Branch {
			o := *o
			o.ThemeDay, o.Elected = 1+i%3, day.Day("2023-05-04").Add(30*i)
			errs = append(errs, bureau.SaveOrg(tx, &o))
		}
	}
	for i := range 24 {
		p := dir.Points[i%len(dir.Points)]
		r := &record.Record{Kind: record.KindProblem, Type: "计量", Text: "秤不准", Point: p.ID, Day: day.Day("2026-01-05").Add(7 * i), Author: dir.People[0].ID, Typist: dir.People[0].ID,
			Problem: &record.Problem{State: record.ProblemInProgress, Unit: p.Station, Due: day.Day("2026-01-14").Add(7 * i)}}
		errs = append(errs, record.Add(tx, r))
	}
	return errors.Join(errs...)
}

// A 党总支 has terms of three years, and hears of their end as a 支部 does.
func TestTermOfGeneralBranchEnds(t *testing.T) {
	var got []string
	rehearse(t, "2026-11-01 08:00", "2027-05-31 12:00", works(func(o *bureau.Org) {
		o.Kind, o.Name, o.Elected = bureau.GeneralBranch, "建设工程公司党总支", "2024-05-14"
	}), func(told Told) {
		if told.Rule == "term" && strings.Contains(told.Face.Text, "建设工程公司党总支") {
			got = append(got, told.At.Format("01-02 ")+told.Person.Name)
		}
	})
	if want := []string{"11-16 建工支部书记", "11-16 管理员甲", "02-14 建工支部书记", "05-14 建工支部书记"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
