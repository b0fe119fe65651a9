// Package inquiry is what somebody asks for, as it travels in the buttons of a card:
// numbers ([Inquiry]), pending problems ([Docket]), what a 党组织 owes ([Agenda]), a
// table ([Sheet]). Which points and records are meant is checked against the scope of
// whoever taps.
package inquiry

import (
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// An Inquiry is a question about numbers: of which days and where, which numbers,
// and what is wanted of them. It travels in the buttons of its card.
type Inquiry struct {
	View   Aspect
	Period day.Period
	Than   day.Period // what a comparison is with; none: the period before
	Points []int64    // none, and no units: every point of the scope
	Units  []int64    // of these, every point of the scope
	Lead   int64      // the leader whose points are meant; 0: nobody's in particular
	Own    bool       // only what the person did
	By     int64      // only what this colleague did; 0: everybody
	Names  []string   // the indicators; none: all
	Offset int

	Category string // only problems of it, or only visits of this type
	Stage    Stage  // only problems that have come so far
}

// A Stage is how far a problem is.
type Stage byte

// The stages; 0 is any.
const (
	Untouched Stage = 'w' // nobody was given it yet (待交办)
	Undone    Stage = 'u' // not solved
	Unclosed  Stage = 'o' // not closed, solved or not (没销号)
	Done      Stage = 'd' // solved, closed or not
)

// Has reports whether a record is a problem that has come so far; of any stage is every record.
func (s Stage) Has(r *record.Record) bool {
	switch p := r.Problem; {
	case s == 0:
		return true
	case p == nil:
		return false
	case s == Untouched:
		return p.State == record.ProblemOpen
	case s == Unclosed:
		return p.Ended == ""
	default:
		return p.Pending() == (s == Undone)
	}
}

// An Aspect is what a card shows of an inquiry.
type Aspect byte

// The aspects. A digit lists the records behind the name of that place.
const (
	AsNumbers   Aspect = 'n'
	AsMore      Aspect = 'm' // all numbers, each a button
	AsList      Aspect = 'g' // the records behind the first name, back to all numbers
	AsListOf    Aspect = '0'
	AsCompare   Aspect = 'c'
	AsYear      Aspect = 'y' // compared with the year before
	AsTrend     Aspect = 't'
	AsUnits     Aspect = 'u'
	AsSections  Aspect = 's'
	AsPoints    Aspect = 'p'
	AsPeople    Aspect = 'w' // who did it, how often each
	AsUnvisited Aspect = 'v'
	AsLongest   Aspect = 'l' // the points, those visited longest ago first
)

// views are what the words of a question ask for.
var views = map[reading.Action]Aspect{
	"": AsNumbers, reading.Compare: AsCompare, reading.CompareYear: AsYear, reading.Trend: AsTrend, reading.Details: AsListOf,
	reading.ByUnit: AsUnits, reading.BySection: AsSections, reading.ByPoint: AsPoints, reading.Unvisited: AsUnvisited, reading.LongestAgo: AsLongest, reading.Export: AsNumbers,
}

// maxInquiry is how long an inquiry may be in a button: 64 bytes less the card's
// key and version and the verb.
const maxInquiry = 48

// maxNames is how many numbers a question can name; whoever names more is shown all.
const maxNames = 6

// Text is the inquiry as a button carries it.
func (q Inquiry) Text() string {
	var b strings.Builder
	b.WriteByte(byte(q.View))
	b.WriteString(packDay(q.Period.From) + packDay(q.Period.To))
	if q.Than.From != "" {
		b.WriteString(packDay(q.Than.From) + packDay(q.Than.To))
	}
	b.WriteByte('.')
	if q.Own {
		b.WriteByte('+')
	}
	if q.Lead != 0 {
		b.WriteString("!" + strconv.FormatInt(q.Lead, 36))
	}
	if q.By != 0 {
		b.WriteString("@" + strconv.FormatInt(q.By, 36))
	}
	for _, id := range q.Points {
		b.WriteString("-" + strconv.FormatInt(id, 36))
	}
	for _, id := range q.Units {
		b.WriteString("_" + strconv.FormatInt(id, 36))
	}
	b.WriteString("." + strconv.FormatInt(int64(q.Offset), 36) + ".")
	for i, name := range q.Names {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString((&indicator.Indicator{Name: name}).Code())
	}
	part := ""
	if i := slices.Index(categories, q.Category); i >= 0 {
		part = strconv.Itoa(i)
	}
	if q.Stage != 0 {
		part += string(rune(q.Stage))
	}
	if part != "" {
		b.WriteString("." + part)
	}
	return b.String()
}

// IsText reports whether what a question in the focus carries is an inquiry: others begin with what a button does.
func IsText(query string) bool { return query != "" && !strings.Contains(query, ":") }

// categories are those of problems, and the types of visits, in the order in which buttons count them.
var categories = slices.Concat(reading.Types(reading.Problem), reading.Types(reading.Visit))

// Do is what a button does that opens the inquiry in its card.
func (q Inquiry) Do() string { return messages.DoAsk + ":" + q.Text() }

// Below is what a button does that opens the inquiry in a card of its own.
func (q Inquiry) Below() string { return messages.DoAskBelow + ":" + q.Text() }

// Fits reports whether the inquiry can be carried by a button.
func (q Inquiry) Fits() bool { return len(q.Text()) <= maxInquiry }

// Parse reads what Text wrote.
func Parse(d *bureau.Directory, s string) (q Inquiry, ok bool) {
	f := strings.Split(s, ".")
	if len(f) == 5 {
		if !q.parsePart(f[4]) {
			return q, false
		}
		f = f[:4]
	}
	if len(f) != 4 || len(f[0]) != 7 && len(f[0]) != 13 {
		return q, false
	}
	q.View = Aspect(f[0][0])
	days := make([]day.Day, 0, 4)
	for packed := f[0][1:]; packed != ""; packed = packed[3:] {
		day, ok := unpackDay(packed[:3])
		if !ok {
			return q, false
		}
		days = append(days, day)
	}
	q.Period.From, q.Period.To = days[0], days[1]
	if len(days) == 4 {
		q.Than.From, q.Than.To = days[2], days[3]
	}
	offset, err := strconv.ParseInt(f[2], 36, 32)
	q.Offset = int(offset)
	if err != nil || q.Offset < 0 || q.Period.From > q.Period.To || !q.parsePlaces(f[1]) {
		return q, false
	}
	return q, parseNames(d, &q, f[3])
}

// parsePart reads which of the records are meant.
func (q *Inquiry) parsePart(s string) bool {
	of := strings.TrimRight(s, string(rune(Untouched))+string(rune(Undone))+string(rune(Unclosed))+string(rune(Done)))
	if left := s[len(of):]; len(left) == 1 {
		q.Stage = Stage(left[0])
	} else if left != "" {
		return false
	}
	if of == "" {
		return q.Stage != 0
	}
	i, err := strconv.Atoi(of)
	if err != nil || i < 0 || i >= len(categories) {
		return false
	}
	q.Category = categories[i]
	return true
}

func (q *Inquiry) parsePlaces(s string) bool {
	s, q.Own = strings.CutPrefix(s, "+")
	for s != "" {
		list := &q.Points
		switch s[0] {
		case '_':
			list = &q.Units
		case '!', '@':
			list = nil
		case '-':
		default:
			return false
		}
		end := strings.IndexAny(s[1:], "-_!@") + 1
		if end == 0 {
			end = len(s)
		}
		id, err := strconv.ParseInt(s[1:end], 36, 64)
		if err != nil || id <= 0 {
			return false
		}
		by := s[0] == '@'
		switch s = s[end:]; {
		case by:
			q.By = id
			continue
		case list == nil:
			q.Lead = id
			continue
		}
		*list = append(*list, id)
	}
	return true
}

func parseNames(d *bureau.Directory, q *Inquiry, codes string) bool {
	for code := range strings.FieldsFuncSeq(codes, func(r rune) bool { return r == '-' }) {
		x := d.Indicators.OfCode(code)
		if x == nil {
			return false
		}
		q.Names = append(q.Names, x.Name)
	}
	return true
}

// FirstPacked is the day that is packed as 000; three digits last to 2127.
const FirstPacked = day.Day("2000-01-01")

// packDay writes a day in three characters.
func packDay(d day.Day) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	n := min(max(FirstPacked.Until(d), 0), 36*36*36-1)
	return string([]byte{digits[n/36/36], digits[n/36%36], digits[n%36]})
}

func unpackDay(s string) (day.Day, bool) {
	n, err := strconv.ParseUint(s, 36, 32)
	return FirstPacked.Add(int(n)), err == nil
}

// With returns the inquiry with another view, from its first page, and with other names if
// any are given.
func (q Inquiry) With(v Aspect, names ...string) Inquiry {
	q.View, q.Offset = v, 0
	if len(names) > 0 {
		q.Names = names
	}
	return q
}

// Placed returns an inquiry about a point, about a unit, or about all if both are 0.
func Placed(point, unit int64) (q Inquiry) {
	if point != 0 {
		q.Points = []int64{point}
	}
	if unit != 0 {
		q.Units = []int64{unit}
	}
	return q
}

// PlaceIn returns the first point and the first unit that a text names, or 0.
func PlaceIn(t *turn.Turn, says string) (point, unit int64) {
	return PlaceOf(t, t.ReadQuestion(says))
}

// PlaceOf returns the first point and the first unit that a question names, or 0.
func PlaceOf(t *turn.Turn, asked reading.Question) (point, unit int64) { return Of(t, asked).Place() }

// Place is the first point and the first unit of an inquiry; 0 where it has none.
func (q Inquiry) Place() (point, unit int64) {
	if len(q.Points) > 0 {
		point = q.Points[0]
	}
	if len(q.Units) > 0 {
		unit = q.Units[0]
	}
	return point, unit
}

// everywhere reports whether no place is named.
func (q Inquiry) everywhere() bool { return len(q.Points)+len(q.Units) == 0 && q.Lead == 0 }

// BureauWide reports whether an inquiry is about all records, also those without a point.
func BureauWide(t *turn.Turn, q Inquiry) bool { return t.Scope().All && q.everywhere() && !q.OfOne() }

// OfOne reports whether an inquiry is about what one person did.
func (q Inquiry) OfOne() bool { return q.Own || q.By != 0 }

// MayAsk reports whether all that an inquiry names lies in the person's scope now.
func MayAsk(t *turn.Turn, q Inquiry) bool {
	scope := t.Scope()
	for _, id := range q.Points {
		if t.Dir.Point(id) == nil || !scope.SeesPoint(id) {
			return false
		}
	}
	for _, id := range q.Units {
		if t.Dir.Unit(id) == nil || len(Within(t, Inquiry{Units: []int64{id}})) == 0 && !scope.All {
			return false
		}
	}
	if q.By != 0 && (t.Dir.Person(q.By) == nil || !t.Me.Is(turn.ChiefRoles...) && q.By != t.Me.ID) {
		return false // whose work it is to know
	}
	return q.Lead == 0 || len(Within(t, Inquiry{Lead: q.Lead})) > 0
}

// Within lists the points an inquiry is about, in fixed order, within the scope.
func Within(t *turn.Turn, q Inquiry) (ids []int64) {
	scope := t.Scope()
	for _, p := range t.Dir.Points {
		switch {
		case !p.Active && len(q.Points) == 0, !scope.SeesPoint(p.ID):
		case q.Lead != 0 && p.Leader != q.Lead:
		case q.Lead != 0 && len(q.Points)+len(q.Units) == 0:
			ids = append(ids, p.ID)
		case q.everywhere(), slices.Contains(q.Points, p.ID), slices.Contains(q.Units, p.Station), slices.Contains(q.Units, p.Section):
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// Records returns which records an inquiry is about. For somebody who asks about everything
// and may see it, these include the records without a point.
func Records(t *turn.Turn, q Inquiry) (in count.Within) {
	if q.Own {
		in.Author = t.Me.ID
	}
	if q.By != 0 {
		in.Author = q.By
	}
	if q.everywhere() && (t.Scope().All || q.Own) {
		return in
	}
	if in.Points = Within(t, q); len(in.Points) == 0 {
		in.Points = []int64{nowhere}
	}
	return in
}

// nowhere is an id that no point has.
const nowhere = -2

// Where returns the name of the place that an inquiry is about.
func Where(t *turn.Turn, q Inquiry) string {
	var names []string
	for _, id := range q.Points {
		names = append(names, t.Dir.Point(id).Name)
	}
	for _, id := range q.Units {
		names = append(names, unitWords(t, t.Dir.Unit(id)))
	}
	if p := t.Dir.Person(q.Lead); p != nil {
		names = append(names, messages.PointsOf(p.Name))
	}
	if q.Own {
		names = append(names, messages.WhoseOwn)
	}
	if p := t.Dir.Person(q.By); p != nil {
		names = append(names, p.Name)
	}
	if len(names) == 0 {
		return messages.Whose(t.Scope().All)
	}
	return strings.Join(names, "、")
}

// unitWords name a unit, and say so where only some of its points are in scope.
func unitWords(t *turn.Turn, u *bureau.Unit) string {
	seen, all := 0, 0
	for _, p := range t.Dir.Points {
		if p.Active && (p.Station == u.ID || p.Section == u.ID) {
			all++
			if t.Scope().SeesPoint(p.ID) {
				seen++
			}
		}
	}
	return messages.UnitPart(u.Name, seen, all)
}

// Page is how many records, or points, a card lists.
const Page = 6

// PlacesOf are the points and the units of what Text wrote.
func PlacesOf(s string) (points, units []int64) {
	f := strings.Split(s, ".")
	var q Inquiry
	if len(f) < 4 || !q.parsePlaces(f[1]) {
		return nil, nil
	}
	return q.Points, q.Units
}

// OfWho reads of what Text wrote whose work is asked for, and in which period; ok is false where it is nobody's in
// particular.
func OfWho(s string) (q Inquiry, ok bool) {
	f := strings.Split(s, ".")
	if len(f) < 4 || len(f[0]) < 7 || !q.parsePlaces(f[1]) || q.By == 0 {
		return q, false
	}
	from, ok1 := unpackDay(f[0][1:4])
	to, ok2 := unpackDay(f[0][4:7])
	q.Period = day.Period{From: from, To: to}
	return q, ok1 && ok2
}
