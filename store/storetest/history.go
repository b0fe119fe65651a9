package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A History is the past of a large bureau: so many records, evenly over the days,
// at so many points. It is written past the store, which keeps one record at a
// time, and is what the store would have kept: the figures, the problems and the
// 日累计.
type History struct {
	Records int
	Points  int
	From    day.Day
	Days    int
}

// Write fills a database file that nobody has open and that has no records yet.
// Two million records take about a minute.
func (h History) Write(t testing.TB, path string) {
	t.Helper()
	h.roster(t, path)
	pool, err := sql.Open("sqlite", "file:"+path+"?_pragma=journal_mode(MEMORY)&_pragma=synchronous(OFF)&_pragma=cache_size(-262144)&_pragma=temp_store(MEMORY)")
	if err != nil {
		t.Fatal(err)
	}
	pool.SetMaxOpenConns(1)
	w := &historian{History: h, ctx: t.Context(), pool: pool, dice: rand.New(rand.NewPCG(1, 2)), daily: map[dailyKey]record.Total{}}
	if err := errors.Join(w.write(), pool.Close()); err != nil {
		t.Fatal(err)
	}
}

// roster makes the points, a leader of everything and one officer of the first
// ten points.
func (h History) roster(t testing.TB, path string) {
	db, err := store.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	Update(t, db, func(tx *store.Tx) error {
		east, west := &bureau.Unit{Name: "城东所", Active: true}, &bureau.Unit{Name: "城西所", Active: true}
		err := errors.Join(bureau.SaveUnit(tx, east), bureau.SaveUnit(tx, west))
		chief, officer := &bureau.Person{Name: LeaderEast, Active: true}, &bureau.Person{Name: OfficerEast, Active: true}
		err = errors.Join(err, bureau.SavePerson(tx, chief), bureau.SavePerson(tx, officer))
		err = errors.Join(err, bureau.SavePost(tx, &bureau.Post{Person: chief.ID, Role: bureau.Leader, Whole: true, Active: true}),
			bureau.SavePost(tx, &bureau.Post{Person: officer.ID, Role: bureau.Staff, Unit: east.ID, Active: true}))
		for i := range h.Points {
			p := &bureau.Point{Name: fmt.Sprintf("%d号市场", i+1), Station: west.ID, Active: true}
			if i < 10 {
				p.Station = east.ID
			}
			o := &bureau.Org{Name: p.Name + "党支部", Kind: bureau.Branch, Active: true}
			err = errors.Join(err, bureau.SavePoint(tx, p))
			o.Point = p.ID
			err = errors.Join(err, bureau.SaveOrg(tx, o))
		}
		return err
	})
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

// A historian writes records row by row.
type historian struct {
	History
	ctx   context.Context
	pool  *sql.DB
	dice  *rand.Rand
	daily map[dailyKey]record.Total
	rows  map[string][]any
}

type dailyKey struct {
	point int64
	day   day.Day
	name  string
}

// together is how many records are inserted by one statement.
const together = 400

func (w *historian) write() error {
	indexes, err := w.dropIndexes()
	if err != nil {
		return err
	}
	w.rows = map[string][]any{}
	for i := range w.Records {
		w.add(w.record(i))
		if i%together == together-1 || i == w.Records-1 {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	for k, n := range w.daily {
		if w.put("daily", k.point, k.day, k.name, n.Value, n.Records); len(w.rows["daily"]) > together*5 {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	if err := w.flush(); err != nil {
		return err
	}
	for _, create := range indexes {
		if _, err := w.pool.ExecContext(w.ctx, create); err != nil {
			return err
		}
	}
	return nil
}

// dropIndexes drops what is cheaper to make at the end, and says how.
func (w *historian) dropIndexes() (create []string, err error) {
	rows, err := w.pool.QueryContext(w.ctx, "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('record', 'problem', 'daily')")
	if err != nil {
		return nil, err
	}
	var names []string
	for rows.Next() {
		var name, text string
		if err := rows.Scan(&name, &text); err != nil {
			return nil, err
		}
		names, create = append(names, name), append(create, text)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	for _, name := range names {
		if _, err := w.pool.ExecContext(w.ctx, "DROP INDEX "+name); err != nil {
			return nil, err
		}
	}
	return create, nil
}

// record makes the i-th record: of ten, six are visits, two meetings, one an
// activity and one a problem.
func (w *historian) record(i int) *record.Record {
	day := w.From.Add(i * w.Days / w.Records)
	r := &record.Record{ID: int64(i + 1), Day: day, Point: int64(1 + w.dice.IntN(w.Points)), Author: int64(1 + w.dice.IntN(2)), Text: "讲消保法，现场答疑，资料已发"}
	say := func(names ...string) {
		for _, name := range names {
			r.Figures = append(r.Figures, record.Figure{Name: name, Value: 1 + w.dice.IntN(60)})
		}
	}
	switch w.dice.IntN(10) {
	case 0, 1:
		r.Kind, r.Type, r.Org = record.KindMeeting, []string{"支委会", "主题党日", "党小组会"}[w.dice.IntN(3)], r.Point
	case 2:
		r.Kind, r.Type = record.KindActivity, []string{"质量培训", "结对联建", "攻关项目", "荣誉成果", "宣讲"}[w.dice.IntN(5)]
		say(indicator.Standard.Said(indicator.Activity, r.Type)[0])
		if r.Type == "荣誉成果" {
			r.Figures[0].Caliber = count.Added
		}
	case 3:
		r.Kind, r.Type = record.KindProblem, "特种设备"
		r.Problem = &record.Problem{Record: r.ID, State: record.ProblemClosed, Due: day.Add(9), Done: day.Add(5), Entered: day.Add(5), Ended: day.Add(12), Closing: record.ClosedByTime}
		if end := w.From.Add(w.Days); r.Problem.Ended >= end {
			*r.Problem = record.Problem{Record: r.ID, State: record.ProblemInProgress, Due: day.Add(9)}
		}
	default:
		r.Kind, r.Type = record.KindVisit, []string{"送政策", "送服务", "送信心", "日常"}[w.dice.IntN(4)]
		say("辐射户数", "现场答疑")
	}
	return r
}

// add takes in a record and what it adds to the numbers.
func (w *historian) add(r *record.Record) {
	var org any
	if r.Org != 0 {
		org = r.Org
	}
	created := r.Day.Time().UnixMilli()
	w.put("record", r.ID, string(r.Kind), r.Type, r.Point, org, string(r.Day), r.Text, "{}", r.Author, r.Author, created)
	for i, f := range r.Figures {
		w.put("figure", r.ID, f.Name, f.Value, f.Caliber, i)
	}
	if p := r.Problem; p != nil {
		w.put("problem", p.Record, string(p.State), string(p.Due), string(p.Done), string(p.Entered), string(p.Ended), string(p.Closing), r.Point)
	}
	for _, s := range r.Shares(0, indicator.Standard) {
		for _, point := range []int64{bureau.AllPoints, r.Point} {
			k := dailyKey{point, s.Day, s.Name}
			n := w.daily[k]
			w.daily[k] = record.Total{Value: n.Value + s.Value, Records: n.Records + 1}
		}
	}
}

// columns are those that a history fills.
var columns = map[string]string{
	"record":  "id, kind, type, point, org, day, text, detail, author, typist, created",
	"figure":  "record, name, value, caliber, place",
	"problem": "record, state, due, done, entered, ended, closing, point",
	"daily":   "point, day, name, n, records",
}

func (w *historian) put(table string, values ...any) {
	w.rows[table] = append(w.rows[table], values...)
}

// flush inserts what was put.
func (w *historian) flush() error {
	for _, table := range []string{"record", "figure", "problem", "daily"} {
		values := w.rows[table]
		if len(values) == 0 {
			continue
		}
		n := strings.Count(columns[table], ",") + 1
		row := "(?" + strings.Repeat(", ?", n-1) + ")"
		text := "INSERT INTO " + table + " (" + columns[table] + ") VALUES " + row + strings.Repeat(", "+row, len(values)/n-1)
		if _, err := w.pool.ExecContext(w.ctx, text, values...); err != nil {
			return err
		}
		w.rows[table] = values[:0]
	}
	return nil
}
