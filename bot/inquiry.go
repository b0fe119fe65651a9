package bot

import (
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// An inquiry is a question about numbers: of which days and where, which numbers,
// and what is wanted of them. It travels in the buttons of its card.
type inquiry struct {
	view   aspect
	period day.Period
	than   day.Period // what a comparison is with; none: the period before
	points []int64    // none, and no units: every point of the scope
	units  []int64    // of these, every point of the scope
	own    bool       // only what the person did
	names  []string   // the indicators; none: all
	offset int
}

// An aspect is what a card shows of an inquiry.
type aspect byte

// The aspects. A digit lists the records behind the name of that place.
const (
	asNumbers   aspect = 'n'
	asMore      aspect = 'm' // all numbers, each a button
	asList      aspect = 'g' // the records behind the first name, back to all numbers
	asListOf    aspect = '0'
	asCompare   aspect = 'c'
	asYear      aspect = 'y' // compared with the year before
	asTrend     aspect = 't'
	asUnits     aspect = 'u'
	asSections  aspect = 's'
	asPoints    aspect = 'p'
	asUnvisited aspect = 'v'
)

// views are what the words of a question ask for.
var views = map[reading.Action]aspect{
	"": asNumbers, reading.Compare: asCompare, reading.CompareYear: asYear, reading.Trend: asTrend, reading.Details: asListOf,
	reading.ByUnit: asUnits, reading.BySection: asSections, reading.ByPoint: asPoints, reading.Unvisited: asUnvisited, reading.Export: asNumbers,
}

// maxInquiry is how long an inquiry may be in a button: 64 bytes less the card's
// key and version and the verb.
const maxInquiry = 48

// maxNames is how many numbers one question is about; who names more is shown all.
const maxNames = 6

// text and parseInquiry carry an inquiry through a button.
func (q inquiry) text() string {
	var b strings.Builder
	b.WriteByte(byte(q.view))
	b.WriteString(packDay(q.period.From) + packDay(q.period.To))
	if q.than.From != "" {
		b.WriteString(packDay(q.than.From) + packDay(q.than.To))
	}
	b.WriteByte('.')
	if q.own {
		b.WriteByte('+')
	}
	for _, id := range q.points {
		b.WriteString("-" + strconv.FormatInt(id, 36))
	}
	for _, id := range q.units {
		b.WriteString("_" + strconv.FormatInt(id, 36))
	}
	b.WriteString("." + strconv.FormatInt(int64(q.offset), 36) + ".")
	for i, name := range q.names {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString((&indicator.Indicator{Name: name}).Code())
	}
	return b.String()
}

// do is what a button does that opens the inquiry in its card.
func (q inquiry) do() string { return messages.DoAsk + ":" + q.text() }

// below is what a button does that opens the inquiry in a card of its own.
func (q inquiry) below() string { return messages.DoAskBelow + ":" + q.text() }

// fits reports whether the inquiry can be carried by a button.
func (q inquiry) fits() bool { return len(q.text()) <= maxInquiry }

func (t *turn) parseInquiry(s string) (q inquiry, ok bool) {
	f := strings.Split(s, ".")
	if len(f) != 4 || len(f[0]) != 7 && len(f[0]) != 13 {
		return q, false
	}
	q.view = aspect(f[0][0])
	days := make([]day.Day, 0, 4)
	for d := f[0][1:]; d != ""; d = d[3:] {
		day, ok := unpackDay(d[:3])
		if !ok {
			return q, false
		}
		days = append(days, day)
	}
	q.period.From, q.period.To = days[0], days[1]
	if len(days) == 4 {
		q.than.From, q.than.To = days[2], days[3]
	}
	offset, err := strconv.ParseInt(f[2], 36, 32)
	q.offset = int(offset)
	if err != nil || q.offset < 0 || q.period.From > q.period.To || !q.parsePlaces(f[1]) {
		return q, false
	}
	return q, t.parseNames(&q, f[3])
}

func (q *inquiry) parsePlaces(s string) bool {
	s, q.own = strings.CutPrefix(s, "+")
	for s != "" {
		list := &q.points
		if s[0] == '_' {
			list = &q.units
		} else if s[0] != '-' {
			return false
		}
		end := strings.IndexAny(s[1:], "-_") + 1
		if end == 0 {
			end = len(s)
		}
		id, err := strconv.ParseInt(s[1:end], 36, 64)
		if err != nil || id <= 0 {
			return false
		}
		*list, s = append(*list, id), s[end:]
	}
	return true
}

func (t *turn) parseNames(q *inquiry, codes string) bool {
	for code := range strings.FieldsFuncSeq(codes, func(r rune) bool { return r == '-' }) {
		x := t.dir.Indicators.OfCode(code)
		if x == nil {
			return false
		}
		q.names = append(q.names, x.Name)
	}
	return true
}

// firstPacked is the day that is packed as 000; three digits last to 2127.
const firstPacked = day.Day("2000-01-01")

// packDay writes a day in three characters.
func packDay(d day.Day) string {
	const digits = "0123456789abcdefghijklmnopqrstuvwxyz"
	n := min(max(firstPacked.Until(d), 0), 36*36*36-1)
	return string([]byte{digits[n/36/36], digits[n/36%36], digits[n%36]})
}

func unpackDay(s string) (day.Day, bool) {
	n, err := strconv.ParseUint(s, 36, 32)
	return firstPacked.Add(int(n)), err == nil
}

// with is the inquiry with another view, from its beginning.
func (q inquiry) with(v aspect, names ...string) inquiry {
	q.view, q.offset = v, 0
	if len(names) > 0 {
		q.names = names
	}
	return q
}

// placed is an inquiry about a point, a unit, or with 0 about all.
func placed(point, unit int64) (q inquiry) {
	if point != 0 {
		q.points = []int64{point}
	}
	if unit != 0 {
		q.units = []int64{unit}
	}
	return q
}

// placeIn is the first point and the first unit that a text names, or 0.
func (t *turn) placeIn(says string) (point, unit int64) {
	q := t.inquiryOf(t.wondered(says))
	if len(q.points) > 0 {
		point = q.points[0]
	}
	if len(q.units) > 0 {
		unit = q.units[0]
	}
	return point, unit
}

// everywhere reports whether no place is named.
func (q inquiry) everywhere() bool { return len(q.points)+len(q.units) == 0 }

// bureauWide reports whether an inquiry is about all records, with what needs no
// point.
func (t *turn) bureauWide(q inquiry) bool { return t.scope().All && q.everywhere() && !q.own }

// mayAsk reports whether all that an inquiry names lies in the person's scope now.
func (t *turn) mayAsk(q inquiry) bool {
	scope := t.scope()
	for _, id := range q.points {
		if t.dir.Point(id) == nil || !scope.SeesPoint(id) {
			return false
		}
	}
	for _, id := range q.units {
		if t.dir.Unit(id) == nil || len(t.within(inquiry{units: []int64{id}})) == 0 && !scope.All {
			return false
		}
	}
	return true
}

// within lists the points an inquiry is about, in fixed order, within the scope.
func (t *turn) within(q inquiry) (ids []int64) {
	scope := t.scope()
	for _, p := range t.dir.Points {
		switch {
		case !p.Active && len(q.points) == 0, !scope.SeesPoint(p.ID):
		case q.everywhere(), slices.Contains(q.points, p.ID), slices.Contains(q.units, p.Station), slices.Contains(q.units, p.Section):
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// records says whose records an inquiry is about: all of them, with what needs
// no point, for who asks about everything and may see it.
func (t *turn) records(q inquiry) (in count.Within) {
	if q.own {
		in.Author = t.me.ID
	}
	if q.everywhere() && (t.scope().All || q.own) {
		return in
	}
	if in.Points = t.within(q); len(in.Points) == 0 {
		in.Points = []int64{nowhere}
	}
	return in
}

// nowhere is no point's id.
const nowhere = -2

// where names the place an inquiry is about.
func (t *turn) where(q inquiry) string {
	var names []string
	for _, id := range q.points {
		names = append(names, t.dir.Point(id).Name)
	}
	for _, id := range q.units {
		names = append(names, t.unitWords(t.dir.Unit(id)))
	}
	if q.own {
		names = append(names, messages.WhoseOwn)
	}
	if len(names) == 0 {
		return messages.Whose(t.scope().All)
	}
	return strings.Join(names, "、")
}

// unitWords name a unit, and say so where only some of its points are in scope.
func (t *turn) unitWords(u *bureau.Unit) string {
	seen, all := 0, 0
	for _, p := range t.dir.Points {
		if p.Active && (p.Station == u.ID || p.Section == u.ID) {
			all++
			if t.scope().SeesPoint(p.ID) {
				seen++
			}
		}
	}
	return messages.UnitPart(u.Name, seen, all)
}
