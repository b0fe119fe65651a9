package bot_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"liaison/bot/papers"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/figures"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/storetest"
)

// An asked is what is asked of every place that tells numbers.
type asked struct {
	tx      *store.Tx
	table   *indicator.Table
	period  day.Period
	in      count.Within
	amounts count.Amounts
	book    *excelize.File // see sheet
	answer  string         // see ask
	testing.TB
}

// tellers are the places that tell numbers beside [count.Of]. Each
// returns the numbers it tells by the name of their indicator; one that it
// leaves out it does not tell.
var tellers = map[string]func(t *rapid.T, q *asked) map[string]int{
	"the records behind": tellRecords,
	"指标汇总":               tellSummary,
	"the ledgers":        tellLedgers,
	"the answer":         tellAnswer,
	"the Word file":      tellDocument,
	"the digest":         tellDigest,
	"a form":             tellForm,
}

// Whatever is recorded, corrected, withdrawn or solved: every place that tells a
// number tells the same.
func TestNumbersAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		clock := new(store.Clock)
		clock.Set(time.Date(2026, 9, 20, 9, 0, 0, 0, day.Shanghai))
		db, err := store.Open(storetest.Source(t), clock)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		y := &year{T: rt, points: []int64{0}}
		storetest.Update(t, db, y.begin)
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			storetest.Update(t, db, y.step())
		}
		q := &asked{TB: t, period: day.Period{From: yearDay.Add(rapid.IntRange(0, 4).Draw(rt, "from"))}}
		q.period.To = q.period.From.Add(rapid.IntRange(0, 9).Draw(rt, "days"))
		q.in.Points = rapid.SampledFrom([][]int64{nil, y.points[1:2], y.points[1:]}).Draw(rt, "points")
		q.ask(t, db, clock)
		storetest.View(t, db, func(tx *store.Tx) error {
			dir, err := bureau.Of(tx)
			if err != nil {
				return err
			}
			q.tx, q.table = tx, dir.Indicators
			if q.amounts, err = count.Of(tx, q.period, q.in); err != nil {
				return err
			}
			for name, tell := range tellers {
				for indicator, n := range tell(rt, q) {
					if a, known := q.amounts.Of(indicator); known && n != a || !known && n != 0 {
						rt.Errorf("%s of %v %v: %s tell %d, Amounts %+v", indicator, q.period, q.in, name, n, q.amounts[indicator])
					}
				}
			}
			return nil
		})
	})
}

// tellRecords adds up what is behind each number. The parts of one that is not
// simply summed lead to records that say it.
func tellRecords(t *rapid.T, q *asked) map[string]int {
	told := map[string]int{}
	for _, x := range q.table.All() {
		b := count.Behind{Name: x.Name, Period: q.period, Points: q.in.Points}
		switch {
		case x.Kind == indicator.Roster:
			continue
		case x.Name == indicator.Pending:
			b.At = q.period.To
		case x.Name == indicator.Overdue && !q.period.Has(q.tx.Today()):
			continue
		}
		values := map[int64]int{}
		for offset := 0; ; offset += 3 {
			page, more, err := count.RecordsBehind(q.tx, b, offset, 3)
			if err != nil {
				t.Fatal(err)
			}
			for _, piece := range page {
				values[piece.ID] = piece.Value
				told[x.Name] += piece.Value
			}
			if !more {
				break
			}
		}
		if a := q.amounts[x.Name]; x.Adds == indicator.Newest || x.Adds == indicator.Apart {
			delete(told, x.Name)
			for _, p := range a.Parts {
				for _, id := range p.Records {
					if _, found := values[id]; !found {
						t.Errorf("%s: #%d is a part and is not behind it", x.Name, id)
					}
				}
			}
		} else if a.Records != len(values) {
			t.Errorf("%s: %d records, %d behind it", x.Name, a.Records, len(values))
		}
	}
	return told
}

// tellSummary reads the 指标汇总: a number, and what its points have of it.
func tellSummary(t *rapid.T, q *asked) map[string]int {
	rows := q.sheet(t, messages.LedgerSummary)
	heads := rows[2]
	records := slices.Index(heads, "记录（条）")
	told, words := map[string]int{}, map[string]string{}
	for _, row := range rows[3:] {
		name, value := row[1], at(row, 3)
		words[name] = value
		x := q.table.Find(name)
		if x == nil {
			continue // a part
		}
		if _, known := q.amounts.Of(name); (value != "") != known {
			t.Errorf("指标汇总 has %q for %s, Amounts %+v", value, name, q.amounts[name])
		}
		told[name] = number(t, value)
		sum := 0
		for i := 4; i < records; i++ {
			sum += number(t, at(row, i))
		}
		if x.Adds == indicator.Sum || x.Adds == indicator.Count {
			if sum != told[name] {
				t.Errorf("%s: the points have %d, all together %d", name, sum, told[name])
			}
		}
	}
	for _, x := range q.table.All() {
		if a := q.amounts[x.Name]; a.Conflict() {
			if _, one := words[x.Name]; one {
				t.Errorf("%s has %d values and stands as one", x.Name, len(a.Parts))
			}
			q.parts(t, x.Name, rows)
		}
	}
	return told
}

// parts checks that each value of a number in conflict is a row.
func (q *asked) parts(t *rapid.T, name string, rows [][]string) {
	var got, want []int
	for _, row := range rows[3:] {
		if strings.HasPrefix(row[1], name+"（") || row[1] == name {
			got = append(got, number(t, row[3]))
		}
	}
	for _, p := range q.amounts[name].Parts {
		want = append(want, p.Value)
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s: rows %v, values %v", name, got, want)
	}
}

// tellLedgers adds up the columns of the ledgers, and counts their rows.
func tellLedgers(t *rapid.T, q *asked) map[string]int {
	told := map[string]int{}
	for _, l := range []struct {
		kind  messages.Ledger
		count string
	}{{messages.LedgerVisits, indicator.Visits}, {messages.LedgerProblems, indicator.Raised}, {messages.LedgerMeetings, indicator.Meetings}, {messages.LedgerActivities, indicator.Works}} {
		rows := q.sheet(t, l.kind)
		for column, head := range rows[2] {
			name, _, figure := strings.Cut(head, "\n")
			if strings.HasPrefix(head, indicator.OnSpot+"（走访之外") {
				name, figure = indicator.OnSpot, true
			}
			x := q.table.Find(name)
			if !figure || x == nil || x.Adds != indicator.Sum {
				continue
			}
			sum, total := 0, ""
			for _, row := range rows[3:] {
				if row[0] == "合计" {
					total = at(row, column)
				} else if n, err := strconv.Atoi(at(row, column)); err == nil {
					sum += n
				}
			}
			if number(t, total) != sum {
				t.Errorf("%s: %s is %d and its total %q", l.kind, name, sum, total)
			}
			told[name] += sum
		}
		for _, row := range rows[3:] {
			if row[0] != "合计" {
				told[l.count]++
			}
		}
	}
	return told
}

// sheet reads a table of the workbook, which is made once.
func (q *asked) sheet(t *rapid.T, kind messages.Ledger) [][]string {
	if q.book == nil {
		var b bytes.Buffer
		if err := (papers.Ledger{Kind: messages.LedgerAll, Period: q.period, Points: q.in.Points, By: papers.ByPoint}).Write(q.tx, &b); err != nil {
			t.Fatal(err)
		}
		var err error
		if q.book, err = excelize.OpenReader(&b); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := q.book.GetRows(kind.Title(), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func at(row []string, i int) string {
	if i < len(row) {
		return row[i]
	}
	return ""
}

// number is the number of a cell, 0 where it is empty.
func number(t *rapid.T, s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Errorf("%q is no number", s)
	}
	return n
}

// What can be brought in from past years is what can be said.
func TestTypesOfPastYears(t *testing.T) {
	for kind, want := range map[reading.Kind]record.Kind{reading.Visit: record.KindVisit, reading.Meeting: record.KindMeeting, reading.Activity: record.KindActivity, reading.Problem: ""} {
		for _, typ := range reading.Types(kind) {
			if got, _ := figures.KindOf(typ); got != want {
				t.Errorf("%s is of kind %q, want %q", typ, got, want)
			}
		}
	}
}
