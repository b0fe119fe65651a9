package summary_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/bot/summary"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

var year = day.Period{From: "2025-01-01", To: "2025-12-31"}

// past keeps records in the sample bureau, each at its first point.
func past(t *testing.T, records ...record.Record) *store.DB {
	t.Helper()
	db := storetest.Bureau(t, nil)
	storetest.Update(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, r := range records {
			r.Point = dir.Points[0].ID
			r.Author = dir.PersonNamed(storetest.OfficerEast).ID
			r.Typist = r.Author
			if err := record.Add(tx, &r); err != nil {
				return err
			}
		}
		return nil
	})
	return db
}

func visit(on day.Day, households int) record.Record {
	return record.Record{Kind: record.KindVisit, Type: "送政策", Day: on, Figures: []record.Figure{{Name: "辐射户数", Value: households}}}
}

func honour(on day.Day, value int, caliber string) record.Record {
	return record.Record{Kind: record.KindActivity, Type: "荣誉成果", Day: on, Figures: []record.Figure{{Name: "制定标准", Value: value, Caliber: caliber}}}
}

// facts collects the year, and wants it to go well.
func facts(t *testing.T, db *store.DB, appendix bool) (f *messages.SummaryFacts, amounts count.Amounts) {
	t.Helper()
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		if amounts, err = count.Of(tx, year, count.Within{}); err != nil {
			return err
		}
		f, err = summary.Facts(tx, year, appendix)
		return err
	})
	return f, amounts
}

func named(f *messages.SummaryFacts, name string) (found []messages.SummaryFigure) {
	for _, x := range f.Figures {
		if x.Name == name {
			found = append(found, x)
		}
	}
	return found
}

// A figure is what is counted, and the records behind it are those that made it;
// what lies outside the period, or what no record says, is no fact.
func TestFiguresAreCounted(t *testing.T) {
	db := past(t, visit("2025-03-03", 62), visit("2025-12-31", 8), visit("2026-01-01", 1000))
	f, amounts := facts(t, db, true)
	got := named(f, "辐射户数")
	if len(got) != 1 || got[0].Value != 70 || got[0].Value != amounts["辐射户数"].Value {
		t.Fatalf("辐射户数: %+v, counted %+v", got, amounts["辐射户数"])
	}
	sum := 0
	var days []day.Day
	for _, b := range got[0].Behind {
		sum, days = sum+b.Value, append(days, b.Day)
	}
	slices.Sort(days)
	if sum != 70 || got[0].More != 0 || !slices.Equal(days, []day.Day{"2025-03-03", "2025-12-31"}) {
		t.Errorf("behind it stand %d on %v, and %d more", sum, days, got[0].More)
	}
	if extra := named(f, "现场答疑"); extra != nil {
		t.Errorf("no record says %+v", extra)
	}
}

// Of many records as many are listed as the appendix prints, also where none is printed: the
// text is the same. How many are left is said.
func TestListedAndMore(t *testing.T) {
	var many []record.Record
	for range 203 {
		many = append(many, visit("2025-05-06", 1))
	}
	db := past(t, many...)
	for _, c := range []struct {
		appendix     bool
		listed, more int
	}{{true, 200, 3}, {false, 200, 3}} {
		f, _ := facts(t, db, c.appendix)
		if got := named(f, "辐射户数")[0]; len(got.Behind) != c.listed || got.More != c.more || got.Value != 203 {
			t.Errorf("appendix %v: %d listed and %d more of %d", c.appendix, len(got.Behind), got.More, got.Value)
		}
	}
}

// What is new and a running total are two facts, never added; of values that nobody
// decided between one stands there and names its rivals.
func TestCalibersStayApart(t *testing.T) {
	f, _ := facts(t, past(t, honour("2025-02-01", 3, count.Added), honour("2025-06-01", 10, record.Cumulative)), true)
	values := map[string]int{}
	for _, x := range named(f, "制定标准") {
		if values[x.Caliber] = x.Value; x.Rivals != nil {
			t.Errorf("%s has rivals %+v", x.Caliber, x.Rivals)
		}
	}
	if want := map[string]int{count.Added: 3, record.Cumulative: 10}; !cmp.Equal(values, want) {
		t.Errorf("values by 口径 %v, want %v", values, want)
	}

	f, _ = facts(t, past(t, honour("2025-02-01", 3, count.Added), honour("2025-06-01", 10, "")), true)
	got := named(f, "制定标准")
	if len(got) != 1 || len(got[0].Rivals) != 2 || got[0].Value != 3 && got[0].Value != 10 {
		t.Errorf("3 new and 10 in other words: %+v", got)
	}
}

// The outline of a card has the figures of the text, and lists nothing.
func TestOutline(t *testing.T) {
	db := past(t, visit("2025-03-03", 62))
	full, _ := facts(t, db, true)
	var outline *messages.SummaryFacts
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		outline, err = summary.Outline(tx, year)
		return err
	})
	if got, want := named(outline, "辐射户数"), named(full, "辐射户数"); len(got) != 1 || got[0].Value != want[0].Value || got[0].Behind != nil {
		t.Errorf("the outline has %+v, the text %+v", got, want)
	}
}

// The writer's text stands in its section. Until there is one, that of the year
// before does, and says where it is from.
func TestTextIsCarried(t *testing.T) {
	db := past(t)
	keep := func(p day.Period, words string) {
		storetest.Update(t, db, func(tx *store.Tx) error {
			return bureau.SaveSummaryText(tx, bureau.SummaryText{Period: p, Problems: words, Person: 1})
		})
	}
	keep(day.Period{From: "2024-01-01", To: "2024-12-31"}, "去年的一段\n\n  又一段 ")
	f, _ := facts(t, db, false)
	if want := []string{"去年的一段", "又一段"}; !slices.Equal(f.Problems.Paragraphs, want) || f.Problems.Carried == "" {
		t.Errorf("carried: %+v", f.Problems)
	}
	keep(year, "今年的一段")
	f, _ = facts(t, db, false)
	if want := []string{"今年的一段"}; !slices.Equal(f.Problems.Paragraphs, want) || f.Problems.Carried != "" {
		t.Errorf("one's own: %+v", f.Problems)
	}
}
