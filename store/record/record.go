package record

import (
	"cmp"
	"errors"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
)

// A Record is one thing that happened (记录). Its ID is the #n that people see, one sequence for all
// kinds. Only package retain deletes records.
type Record struct {
	ID        int64
	Kind      Kind
	Type      string // 送政策, 支委会, 特种设备 …
	Point     int64  // 0 only where the kind needs none
	Org       int64
	Day       day.Day
	Text      string // what was said or found
	Detail    Detail
	Author    int64 // whose record it is
	Typist    int64 // who entered it; another person when 代录
	Draft     int64
	Created   time.Time
	Withdrawn time.Time // 撤销; zero: it stands
	Project   int64     // the 攻关项目 it belongs to, or 0

	ProjectTitle string // read with it
	Figures      []Figure
	Problem      *Problem // the problem's own part
}

// Clone returns a copy that shares nothing with r.
func (r *Record) Clone() *Record {
	c := *r
	c.Figures = slices.Clone(r.Figures)
	c.Detail = r.Detail.clone()
	if r.Problem != nil {
		p := *r.Problem
		p.Helps, p.Directives = slices.Clone(p.Helps), slices.Clone(p.Directives)
		c.Problem = &p
	}
	return &c
}

func (d Detail) clone() Detail {
	for _, n := range []**int{&d.Expected, &d.Present} {
		if *n != nil {
			*n = new(**n)
		}
	}
	d.Absent, d.Also, d.Groups, d.Tags = maps.Clone(d.Absent), slices.Clone(d.Also), slices.Clone(d.Groups), slices.Clone(d.Tags)
	if d.Vote != nil {
		d.Vote = d.Vote.Clone()
	}
	return d
}

// A Kind is what a record is about.
type Kind string

// The kinds of records.
const (
	KindVisit    Kind = "visit"    // 走访
	KindMeeting  Kind = "meeting"  // 组织生活
	KindProblem  Kind = "problem"  // 问题
	KindActivity Kind = "activity" // 其他活动和成果
	KindPlan     Kind = "plan"     // 将来的事
)

// A Detail has the fields that only some kinds have. It names nobody.
type Detail struct {
	Attached
	Expected *int           `json:"expected,omitempty"` // 应到
	Present  *int           `json:"present,omitempty"`  // 实到
	Absent   map[string]int `json:"absent,omitempty"`   // 请假, 出差, 其他: heads; no illness
	ByPhone  bool           `json:"by_phone,omitempty"` // 电话走访
	Said     string         `json:"said,omitempty"`     // the sentence it came from, masked
	Also     []string       `json:"also,omitempty"`     // one gathering, several types: those besides Type
	Groups   []int          `json:"groups,omitempty"`   // which 党小组 met, from 1
	Vote     *Vote          `json:"vote,omitempty"`     // 表决
	Guests   string         `json:"guests,omitempty"`   // 列席: roles or a number, no names
	Place    string         `json:"place,omitempty"`    // 地点
	Chair    string         `json:"chair,omitempty"`    // 主持人: a role, no name
	Recorder string         `json:"recorder,omitempty"` // 记录人: a role, no name
	Resolved string         `json:"resolved,omitempty"` // 决议
	Follow   string         `json:"follow,omitempty"`   // its 落实: who and until when
	Followed bool           `json:"followed,omitempty"` // 已落实
	Met      string         `json:"met,omitempty"`      // of a visit: 走访对象, by role
	Next     string         `json:"next,omitempty"`     // of a visit: 下一步
	Title    string         `json:"title,omitempty"`    // of an activity, as said
	Tags     []string       `json:"tags,omitempty"`     // 党建5个+, of a visit or an activity
	Unit     int64          `json:"unit,omitempty"`     // of a plan: whose people are to go, as a leader arranged
	Seen     day.Day        `json:"seen,omitempty"`     // of such a plan: 收到
}

// A Figure is one number of a record (数字).
type Figure struct {
	Name    string // canonical: 辐射户数
	Value   int
	Approx  bool   // 约数
	Caliber string // 口径: ends in 新增 or 累计, as said: 上半年新增
}

const Columns = `id, kind, type, point, org, day, text, detail, author, typist, draft, created, withdrawn, project`

func (r *Record) Fields() []any {
	return []any{&r.ID, &r.Kind, &r.Type, (*store.Ref)(&r.Point), (*store.Ref)(&r.Org), &r.Day, &r.Text, store.AsJSON(&r.Detail),
		&r.Author, &r.Typist, (*store.Ref)(&r.Draft), (*store.Instant)(&r.Created), (*store.Instant)(&r.Withdrawn), (*store.Ref)(&r.Project)}
}

// Add stores a new record with its figures and its problem part, and sets its ID.
func Add(tx *store.Tx, r *Record) (err error) {
	r.Created = tx.Now
	c := NewTally(tx)
	visit := r.visit()
	if err := c.AddStored(-1, visit); err != nil {
		return err
	}
	if err := addRecord(tx, r); err != nil {
		return err
	}
	if err := errors.Join(c.AddStored(+1, visit), c.add(r, 0, +1)); err != nil {
		return err
	}
	return c.Keep()
}

// visit is the number of the visit at which a problem was solved on the spot.
func (r *Record) visit() int64 {
	if r.Problem == nil {
		return 0
	}
	return r.Problem.OnSpot
}

func addRecord(tx *store.Tx, r *Record) (err error) {
	if r.ID, err = tx.Insert("record", strings.TrimPrefix(Columns, "id, "), r.Fields()[1:]...); err != nil {
		return err
	}
	if err := saveFigures(tx, r); err != nil {
		return err
	}
	if r.Problem != nil {
		r.Problem.Record, r.Problem.Point = r.ID, r.Point
		return errors.Join(tx.Exec(store.InsertInto("problem", problemColumns), r.Problem.fields()...), tx.Revise(Open))
	}
	return nil
}

// saveFigures stores the figures of a record with their places in the sentence, whose order cards
// show.
func saveFigures(tx *store.Tx, r *Record) error {
	if len(r.Figures) == 0 {
		return nil
	}
	const columns = 6
	args := make([]any, 0, len(r.Figures)*columns)
	for i, f := range r.Figures {
		args = append(args, r.ID, f.Name, f.Value, f.Approx, f.Caliber, i)
	}
	return tx.Exec(`INSERT INTO figure (record, name, value, approx, caliber, place) VALUES `+store.Marks(len(r.Figures), columns), args...)
}

// Find returns a complete record, or ErrNotFound.
func Find(tx *store.Tx, id int64) (*Record, error) {
	tx.Foresee(func() { figuresOf(tx, id) })
	r, err := store.FindOne(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE id = $1`, id)
	if err != nil {
		return nil, err
	}
	return r, Complete(tx, r)
}

func figuresOf(tx *store.Tx, id int64) ([]Figure, error) {
	return store.Find(tx, func(f *Figure) []any { return []any{&f.Name, &f.Value, &f.Approx, &f.Caliber} },
		`SELECT name, value, approx, caliber FROM figure WHERE record = $1 ORDER BY place`, id)
}

// Foresee says that records will be looked for: see [store.Tx.Foresee].
func Foresee(tx *store.Tx, ids ...int64) {
	tx.Foresee(func() {
		for _, id := range ids {
			Find(tx, id)
			figuresOf(tx, id)
		}
	})
}

// Complete reads the parts of a record that are in other tables.
func Complete(tx *store.Tx, r *Record) (err error) {
	r.Figures, err = figuresOf(tx, r.ID)
	if err == nil && r.Project != 0 {
		r.ProjectTitle, err = store.One[string](tx, `SELECT title FROM project WHERE id = $1`, r.Project)
	}
	if err == nil && r.Kind == KindProblem {
		if r.Problem, err = store.FindOne(tx, (*Problem).fields, `SELECT `+problemColumns+` FROM problem WHERE record = $1`, r.ID); err != nil {
			return err
		}
		if r.Problem.Helps, err = Helps(tx, r.ID); err != nil {
			return err
		}
		r.Problem.Directives, err = Directives(tx, r.ID)
	}
	return err
}

// Each calls fn for each record of a period, the oldest number first.
func Each(tx *store.Tx, from, to day.Day, fn func(*Record) error) error {
	return EachWhere(tx, `day BETWEEN $2 AND $3`, fn, from, to)
}

// EachWhere calls fn for each complete record that meets a condition, the oldest number first. It
// reads them page by page. The placeholders of the condition begin with $2.
func EachWhere(tx *store.Tx, where string, fn func(*Record) error, args ...any) error {
	for last := int64(0); ; {
		page, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record
			WHERE id > $1 AND `+where+` ORDER BY id LIMIT `+strconv.Itoa(store.Page), append([]any{last}, args...)...)
		if err != nil || len(page) == 0 {
			return err
		}
		if err := CompleteAll(tx, page); err != nil {
			return err
		}
		for i := range page {
			last = page[i].ID
			if err := fn(&page[i]); err != nil {
				return err
			}
		}
	}
}

// OfPerson returns the newest records of a person, or entered by them for somebody else, that are not
// withdrawn, the newest first.
func OfPerson(tx *store.Tx, person int64, limit int) ([]Record, error) {
	return store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE id IN (
		SELECT id FROM (SELECT id FROM record WHERE author = $1 AND withdrawn = 0 ORDER BY id DESC LIMIT $2) AS own
		UNION SELECT id FROM (SELECT id FROM record WHERE typist = $1 AND typist <> author AND withdrawn = 0 ORDER BY id DESC LIMIT $2) AS entered)
		ORDER BY id DESC LIMIT $2`, person, limit)
}

// PlansOf returns the plans of a person and those that a leader arranged for their
// units, from a day on, the nearest first.
func PlansOf(tx *store.Tx, person *bureau.Person, from day.Day) ([]Record, error) {
	plans, err := PlansIn(tx, day.Period{From: from, To: from.Add(366)})
	return slices.DeleteFunc(plans, func(r Record) bool { return !r.PlanOf(person) }), err
}

// By reports whether a person recorded it, or it was recorded for them.
func (r *Record) By(person int64) bool { return r.Author == person || r.Typist == person }

// PlanOf reports whether a record is a person's plan, or one for their unit.
func (r *Record) PlanOf(p *bureau.Person) bool {
	return r.Kind == KindPlan && r.Withdrawn.IsZero() && (r.Detail.Unit == 0 && r.Author == p.ID ||
		r.Detail.Unit != 0 && slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return post.Role == bureau.Staff && post.Unit == r.Detail.Unit }))
}

// OwnIn returns what a person recorded for the days of a period, the oldest first.
func OwnIn(tx *store.Tx, person int64, p day.Period) ([]Record, error) {
	return store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record
		WHERE author = $1 AND day BETWEEN $2 AND $3 AND withdrawn = 0 AND kind <> 'plan' ORDER BY day, id LIMIT 200`, person, p.From, p.To)
}

// VisitLike returns the number and the author of the earliest other visit of the same type to
// the same point on the same day with the same numbers, or 0: the one may tell fewer of them. Visits
// without numbers are alike only if they are of one author. It looks at the newest four of the day; a visit that is
// saved is compared with those before it.
func VisitLike(tx *store.Tx, r *Record) (id, author int64, err error) {
	var one Figure // of its numbers, by which most others are told apart
	for _, f := range r.Figures {
		if f.Value > one.Value || one.Name == "" {
			one = f
		}
	}
	type visit struct{ id, author int64 }
	alike, err := store.Find(tx, func(v *visit) []any { return []any{&v.id, &v.author} }, `SELECT v.id, v.author FROM (SELECT id, author, type FROM record
			WHERE kind = 'visit' AND point = $1 AND day = $2 AND withdrawn = 0 AND id < $3 ORDER BY id DESC LIMIT 4) v
		WHERE v.type = $4 AND ($5 <> '' OR v.author = $7)
			AND CASE $5 WHEN '' THEN NOT EXISTS (SELECT 1 FROM figure f WHERE f.record = v.id) ELSE EXISTS (SELECT 1 FROM figure f WHERE f.record = v.id AND f.name = $5 AND f.value = $6) END
		ORDER BY v.id`, r.Point, r.Day, cmp.Or(r.ID, math.MaxInt64), r.Type, one.Name, one.Value, r.Author)
	if err != nil {
		return 0, 0, err
	}
	for _, v := range alike {
		had, err := store.Find(tx, func(f *Figure) []any { return []any{&f.Name, &f.Value} }, `SELECT name, value FROM figure WHERE record = $1`, v.id)
		if err != nil {
			return 0, 0, err
		}
		differs := func(f Figure) bool {
			return slices.ContainsFunc(had, func(o Figure) bool { return o.Name == f.Name && o.Value != f.Value })
		}
		if !slices.ContainsFunc(r.Figures, differs) {
			return v.id, v.author, nil
		}
	}
	return 0, 0, nil
}

// LastVisits returns the newest visits to a point, at most n, with their figures.
func LastVisits(tx *store.Tx, point int64, n int) ([]Record, error) {
	visits, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record
		WHERE kind = 'visit' AND point = $1 AND withdrawn = 0 ORDER BY day DESC, id DESC LIMIT $2`, point, n)
	if err != nil {
		return nil, err
	}
	return visits, CompleteAll(tx, visits)
}

// LastVisitDays returns the day of the newest visit to each of the points that had one.
func LastVisitDays(tx *store.Tx, points []int64) (map[int64]day.Day, error) {
	type last struct {
		point int64
		day   day.Day
	}
	list, err := store.FindIn(tx, func(l *last) []any { return []any{&l.point, &l.day} }, `SELECT one, COALESCE(
		(SELECT MAX(day) FROM record WHERE kind = 'visit' AND point = listed.one AND withdrawn = 0), '') FROM listed WHERE one IS NOT NULL`, points)
	days := make(map[int64]day.Day, len(list))
	for _, l := range list {
		days[l.point] = l.day
	}
	return days, err
}

// PlansIn returns the plans for the days of a period, in the order of days.
func PlansIn(tx *store.Tx, p day.Period) ([]Record, error) {
	return store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record
		WHERE kind = 'plan' AND day BETWEEN $1 AND $2 AND withdrawn = 0 ORDER BY day, id`, p.From, p.To)
}

// Withdraw marks a record as withdrawn (撤销). The record keeps its number.
func Withdraw(tx *store.Tx, r *Record, by int64) error {
	r.Withdrawn = tx.Now
	err := retally(tx, func() error {
		if err := tx.Exec(`UPDATE record SET withdrawn = $2 WHERE id = $1 AND withdrawn = 0`, r.ID, store.MS(tx.Now)); err != nil || r.Problem == nil {
			return err
		}
		r.Problem.State, r.Problem.Ended = ProblemWithdrawn, tx.Today()
		return saveProblem(tx, r.Problem)
	}, r.ID, r.visit())
	if err != nil {
		return err
	}
	return Note(tx, Entry{Record: r.ID, Person: by, What: "撤销"})
}

// End takes a plan off the lists, with a word for how it ended. The plan keeps its number.
func End(tx *store.Tx, r *Record, by int64, what string) error {
	r.Withdrawn = tx.Now
	if err := tx.Exec(`UPDATE record SET withdrawn = $2 WHERE id = $1 AND withdrawn = 0`, r.ID, store.MS(tx.Now)); err != nil {
		return err
	}
	return Note(tx, Entry{Record: r.ID, Person: by, What: what})
}

// Correct stores the changed values of a record (更正) and the lines of its history about them.
func Correct(tx *store.Tx, r *Record, told ...Entry) error {
	for _, e := range told {
		e.Record = r.ID
		if err := Note(tx, e); err != nil {
			return err
		}
	}
	return retally(tx, func() error { return correct(tx, r) }, r.ID, r.visit())
}

func correct(tx *store.Tx, r *Record) error {
	if err := tx.Exec(`UPDATE record SET type = $2, point = $3, org = $4, day = $5, text = $6, detail = $7, project = $8, author = $9 WHERE id = $1`,
		r.ID, r.Type, (*store.Ref)(&r.Point), (*store.Ref)(&r.Org), r.Day, r.Text, store.AsJSON(&r.Detail), (*store.Ref)(&r.Project), r.Author); err != nil {
		return err
	}
	if err := tx.Exec(`DELETE FROM figure WHERE record = $1`, r.ID); err != nil {
		return err
	}
	if err := saveFigures(tx, r); err != nil {
		return err
	}
	if r.Problem != nil {
		r.Problem.Point = r.Point
		return saveProblem(tx, r.Problem)
	}
	return nil
}

// Figure returns the value of a figure.
func (r *Record) Figure(name string) (Figure, bool) {
	for _, f := range r.Figures {
		if f.Name == name {
			return f, true
		}
	}
	return Figure{}, false
}

// RecordNamed returns the oldest record of a kind, type, day, point, 党组织 and text that is not
// withdrawn, or ErrNotFound.
func RecordNamed(tx *store.Tx, like Record) (*Record, error) {
	found, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE kind = $1 AND day = $2 AND type = $3
		AND COALESCE(point, 0) = $4 AND COALESCE(org, 0) = $5 AND text = $6 AND withdrawn = 0`, like.Kind, like.Day, like.Type, like.Point, like.Org, like.Text)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, store.ErrNotFound
	}
	r := slices.MinFunc(found, func(a, b Record) int { return int(a.ID - b.ID) })
	return &r, Complete(tx, &r)
}
