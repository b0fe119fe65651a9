// Package document makes the documents that inspections and daily work ask for: the
// 三会一课记录本, minutes, 交办单 and others. [Kinds] is the whole table: what a kind is
// about, which facts it needs and how they are written down.
//
// Its promise: a document shows records that the asker may see, and only what was
// recorded. What nobody recorded is left to be written by hand, and no member of a
// 党组织 is named. The facts are gathered here, the words stand in package messages,
// the layout in messages/report/word.
package document

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/roster"
)

// About is what a kind of documents is about.
type About string

// What documents are about.
const (
	OfBranch About = "branch" // one 支部
	OfRecord About = "record" // one record, by its number
	OfPlaces About = "places" // all points that one may see, or those of one place
)

// A Kind is one kind of documents.
type Kind struct {
	Name   string // on the command line
	Title  string
	About  About
	Span   Span          // the period where none is said
	Record record.Kind   // what the number must be of
	Blank  bool          // without a number it is a form to be filled by hand
	Common bool          // its word is said of other things too: only a period that is its own may stand beside it
	Roles  []bureau.Role // who may have it; none: everybody, of what they see

	gather func(*collector) error
	write  func(*messages.DocumentFacts) *word.Document
}

// A Span is how long a document's period is where nobody said which.
type Span string

// The spans.
const (
	Now   Span = ""  // as it stands, whatever is said
	Any   Span = "有" // as it stands, or of the period that is said
	Free  Span = "段" // the period that is said, or this month
	Month Span = "月"
	Year  Span = "年"
)

// Who may have what tells of visits, and what the bureau sends.
var (
	field  = []bureau.Role{bureau.Staff, bureau.Leader, bureau.Admin}
	chiefs = []bureau.Role{bureau.Leader, bureau.Admin}
)

// Kinds are all documents, in the order in which they are offered.
var Kinds = []*Kind{
	{Name: "handbook", Title: "三会一课记录本", About: OfBranch, Span: Year, gather: (*collector).branchYear, write: messages.Handbook},
	{Name: "minutes", Title: "会议记录", About: OfRecord, Record: record.KindMeeting, gather: (*collector).one, write: messages.Minutes},
	{Name: "assignment", Title: "问题交办单", About: OfRecord, Record: record.KindProblem, gather: (*collector).one, write: messages.Assignment},
	{Name: "problems", Title: "问题清单", About: OfPlaces, Span: Any, gather: (*collector).problems, write: messages.ProblemList},
	{Name: "points", Title: "联系点名册", About: OfPlaces, gather: (*collector).register, write: messages.PointRegister},
	{Name: "visit", Title: "走访记录表", About: OfRecord, Record: record.KindVisit, Blank: true, Roles: field, gather: (*collector).visit, write: messages.VisitSheet},
	{Name: "plan", Title: "年度计划", About: OfBranch, Span: Year, Common: true, gather: (*collector).branchYear, write: messages.YearPlan},
	{Name: "month", Title: "月度提示清单", About: OfPlaces, Span: Month, gather: (*collector).month, write: messages.MonthList},
	{Name: "term", Title: "换届提醒函", About: OfPlaces, Roles: chiefs, gather: (*collector).terms, write: messages.TermLetters},
	{Name: "brief", Title: "简报", About: OfPlaces, Span: Free, Roles: field, gather: (*collector).brief, write: messages.Brief},
}

// KindNamed returns the kind of a name, or nil.
func KindNamed(name string) *Kind {
	for _, k := range Kinds {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// An Ask is a document that is wanted. It travels in buttons and recipes.
type Ask struct {
	*Kind
	Org    int64
	Point  int64
	Unit   int64
	Number int64
	Period day.Period
}

// Text is the ask as a button or a recipe carries it.
func (a Ask) Text() string {
	return fmt.Sprintf("%s.%d.%d.%d.%d.%s.%s", a.Name, a.Org, a.Point, a.Unit, a.Number, digits(a.Period.From), digits(a.Period.To))
}

func digits(d day.Day) string { return strings.ReplaceAll(string(d), "-", "") }

// Parse reads what Text wrote.
func Parse(text string) (a Ask, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 7 {
		return a, false
	}
	if a.Kind = KindNamed(parts[0]); a.Kind == nil {
		return a, false
	}
	for i, n := range []*int64{&a.Org, &a.Point, &a.Unit, &a.Number} {
		v, err := strconv.ParseInt(parts[i+1], 10, 64)
		if *n = v; err != nil {
			return a, false
		}
	}
	for i, d := range []*day.Day{&a.Period.From, &a.Period.To} {
		if s := parts[5+i]; len(s) == 8 {
			*d = day.Day(s[:4] + "-" + s[4:6] + "-" + s[6:])
		} else if s != "" {
			return a, false
		}
		if *d != "" && d.Time().IsZero() {
			return a, false
		}
	}
	return a, (a.Period.From == "") == (a.Period.To == "")
}

// Fits reports whether a document can be of the period that was said: a plan is of one
// year.
func (a Ask) Fits() bool {
	from, to := a.Period.From, a.Period.To
	switch {
	case from == "":
		return true
	case a.Span == Year:
		return from.Year() == to.Year()
	case a.Span == Month:
		return from[:7] == to[:7]
	}
	return true
}

// Whole makes the period whole, and fills in the one that nobody said.
func (a Ask) Whole(today day.Day) Ask {
	on := cmp.Or(a.Period.From, today)
	switch {
	case a.Span == Now:
		a.Period = day.Period{}
	case a.Span == Year:
		a.Period = day.Period{From: day.Day(on.Year() + "-01-01"), To: day.Day(on.Year() + "-12-31")}
	case a.Span == Month, a.Span == Free && a.Period.From == "":
		first := on[:7] + "-01"
		a.Period = day.Period{From: first, To: day.DayOf(first.Time().AddDate(0, 1, -1))}
	}
	return a
}

// ErrNothing is returned where there is nothing to write about.
var ErrNothing = errors.New("document: nothing to show")

// May reports why somebody may not have a document; nil if they may. A record that
// does not exist and one that is not theirs look alike.
func (a Ask) May(tx *store.Tx, dir *bureau.Directory, scope bureau.Scope) error {
	not := fmt.Errorf("%w: %s", chat.ErrNotTheirs, a.Text())
	org := dir.Org(a.Org)
	seen := org != nil && scope.SeesPoint(org.Point)
	switch {
	case a.Org != 0 && !seen, a.About == OfBranch && (!seen || org.Kind != bureau.Branch):
		return not
	case a.Point != 0 && !scope.SeesPoint(a.Point):
		return not
	case a.Unit != 0 && !scope.All && len(a.points(dir, scope)) == 0:
		return not
	}
	if a.About != OfRecord || a.Number == 0 && a.Blank {
		return nil
	}
	r, err := record.Find(tx, a.Number)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return not
	case err != nil:
		return err
	case r.Kind != a.Record || !r.Withdrawn.IsZero() || !record.Visible(scope, r):
		return not
	}
	return nil
}

// points are the active points that a document is about, in their fixed order.
func (a Ask) points(dir *bureau.Directory, scope bureau.Scope) (ids []int64) {
	org := dir.Org(a.Org)
	for _, p := range dir.Points {
		switch {
		case !p.Active, !scope.SeesPoint(p.ID):
		case a.Point != 0 && a.Point != p.ID:
		case a.Unit != 0 && a.Unit != p.Station && a.Unit != p.Section:
		case org != nil && org.Point != p.ID:
		default:
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Branches are the 支部 that somebody may ask a document of, in their fixed order.
func Branches(dir *bureau.Directory, scope bureau.Scope) (found []*bureau.Org) {
	own := func(o *bureau.Org) bool { return scope.Orgs[o.ID] }
	for _, o := range dir.Orgs {
		if o.Active && o.Kind == bureau.Branch && scope.SeesPoint(o.Point) {
			found = append(found, o)
		}
	}
	if !scope.All && slices.ContainsFunc(found, own) && len(scope.Units) == 0 {
		found = slices.DeleteFunc(found, func(o *bureau.Org) bool { return !own(o) }) // a 书记 means the own one
	}
	return found
}

// FileName is the name of a document's file.
func (a Ask) FileName(dir *bureau.Directory, today day.Day) string {
	number, span := "", ""
	if a.Number != 0 {
		number = messages.Number(a.Number)
	}
	switch {
	case a.Period.From == "" && a.About == OfPlaces:
		span = string(today)
	case a.Period.From == "":
	case a.Span == Year:
		span = a.Period.From.Year() + "年"
	case a.Span == Month:
		span = string(a.Period.From[:7])
	default:
		span = string(a.Period.From) + "至" + string(a.Period.To)
	}
	return messages.DocumentName(a.Title, dir.OrgName(a.Org), a.place(dir), number, span)
}

// place is the name of the 所, the 科室 or the point that a document is about.
func (a Ask) place(dir *bureau.Directory) string {
	if p := dir.Point(a.Point); p != nil {
		return p.Name
	}
	return dir.UnitName(a.Unit)
}

// Make writes a document for somebody of a scope as a Word file. It is
// [chat.ErrNotTheirs] where they may not have it, and [ErrNothing] where there is
// nothing to write about.
func Make(tx *store.Tx, a Ask, scope bureau.Scope) ([]byte, error) {
	f, err := a.facts(tx, scope)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	err = word.Standard().Write(&body, a.write(f))
	return body.Bytes(), err
}

// Preview is a picture of a document's first page.
func Preview(tx *store.Tx, a Ask, scope bureau.Scope) ([]byte, error) {
	f, err := a.facts(tx, scope)
	switch {
	case errors.Is(err, ErrNothing):
		return word.FirstPage(messages.EmptyDocument(a.Title)).PNG()
	case err != nil:
		return nil, err
	}
	return word.FirstPage(a.write(f)).PNG()
}

// Nothing is the document that says so where there is nothing to write about.
func (a Ask) Nothing() ([]byte, error) {
	var body bytes.Buffer
	err := word.Standard().Write(&body, messages.EmptyDocument(a.Title))
	return body.Bytes(), err
}

// Empty reports whether there is nothing to write about, of documents whose facts are
// few; of others it is found out when they are made.
func (a Ask) Empty(tx *store.Tx, scope bureau.Scope) (bool, error) {
	if a.About != OfPlaces || a.Period.From != "" {
		return false, nil
	}
	_, err := a.facts(tx, scope)
	if errors.Is(err, ErrNothing) {
		return true, nil
	}
	return false, err
}

// facts gathers what a document is written from.
func (a Ask) facts(tx *store.Tx, scope bureau.Scope) (*messages.DocumentFacts, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	if err := a.May(tx, dir, scope); err != nil {
		return nil, err
	}
	c := &collector{tx: tx, dir: dir, ask: a, scope: scope, f: &messages.DocumentFacts{Dir: dir, Today: tx.Today(), Period: a.Period, Narrowed: a.place(dir)}}
	if a.Period.Has(tx.Today()) && tx.Today() < a.Period.To {
		c.f.Until = tx.Today()
	}
	if c.f.Bureau, err = bureauName(tx); err != nil {
		return nil, err
	}
	return c.f, a.gather(c)
}

// bureauName is the bureau's name with the district's, where that is not part of it.
func bureauName(tx *store.Tx) (string, error) {
	name, err := store.Setting(tx, roster.BureauName)
	if err != nil || name == "" {
		return "", err
	}
	district, err := store.Setting(tx, roster.DistrictName)
	if !strings.Contains(name, district) {
		name = district + name
	}
	return name, err
}

// A collector gathers the facts of a document.
type collector struct {
	tx    *store.Tx
	dir   *bureau.Directory
	ask   Ask
	scope bureau.Scope
	f     *messages.DocumentFacts
}

// In narrows a document to a place by its full name: a 党组织, a point, a 所 or a 科室.
// It reports whether there is one.
func (a *Ask) In(dir *bureau.Directory, name string) bool {
	switch o, p, u := dir.OrgNamed(name), dir.PointNamed(name), dir.UnitNamed(name); {
	case o != nil:
		a.Org = o.ID
	case a.About == OfBranch && p != nil && len(dir.Branches(p.ID)) == 1:
		a.Org = dir.Branches(p.ID)[0].ID
	case p != nil:
		a.Point = p.ID
	case u != nil:
		a.Unit = u.ID
	default:
		return false
	}
	return a.About != OfBranch || a.Org != 0 && dir.Org(a.Org).Kind == bureau.Branch
}

// Names are the names of all kinds.
func Names() (names []string) {
	for _, k := range Kinds {
		names = append(names, k.Name)
	}
	return names
}

// Titles are all kinds with what they are: handbook 三会一课记录本.
func Titles() (titles []string) {
	for _, k := range Kinds {
		titles = append(titles, k.Name+" "+k.Title)
	}
	return titles
}
