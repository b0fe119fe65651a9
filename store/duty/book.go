package duty

import (
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// A Book is all that decides what is owed on a day: the roster and what was
// held. It is read by [Gather], or made up.
type Book struct {
	Day      day.Day
	Roster   *bureau.Directory
	Heads    map[int64]bureau.Heads
	Calendar *day.Calendar
	Config   Config
	Meetings map[int64][]record.Held // of the year of Day, by 党组织
	Annual   map[int64][]record.Held // 组织生活会 and 民主评议 of other years that may be of the 年度, or decide it; by 党组织
	Visits   map[int64][]record.Held // of the year of Day, by point
	Waivers  []Waiver                // that hold on Day

	scratch []Obligation // where [Book.Owed] writes down what it returns
}

// Gather reads the book of a day: of some points and their 党组织, or, without
// any, of the whole bureau. Others may not be asked for in it.
func Gather(tx *store.Tx, day day.Day, points ...int64) (*Book, error) {
	b, err := gather(tx, day, Year, points)
	if err != nil {
		return nil, err
	}
	annual, err := record.AnnualHeld(tx, b.orgsAt(points), around(day))
	if err != nil {
		return nil, err
	}
	this := Year.Of(day)
	b.Annual = ByOrg(slices.DeleteFunc(annual, func(h record.Held) bool { return this.Has(h.Day) }))
	visits, err := record.VisitsHeld(tx, points, this)
	b.Visits = ByPoint(visits)
	return b, err
}

// GatherMonth reads of the book of a day only the meetings of its month: no more
// may be asked for in it than what a 党组织 owes in that month.
func GatherMonth(tx *store.Tx, day day.Day, points ...int64) (*Book, error) {
	return gather(tx, day, Month, points)
}

// gather reads a book with the meetings of a span, without visits.
func gather(tx *store.Tx, on day.Day, span Span, points []int64) (*Book, error) {
	b := &Book{Day: on, Calendar: bureau.Calendar(tx)}
	var err error
	if b.Roster, err = bureau.Of(tx); err != nil {
		return nil, err
	}
	if b.Config, err = LoadConfig(tx); err != nil {
		return nil, err
	}
	orgs, today := b.orgsAt(points), day.Period{From: on, To: on}
	if b.Heads, err = bureau.HeadsOf(tx, orgs, on); err != nil {
		return nil, err
	}
	meetings, err := record.MeetingsHeld(tx, orgs, span.Of(on))
	if err != nil {
		return nil, err
	}
	b.Meetings = ByOrg(meetings)
	if len(points) == 0 {
		b.Waivers, err = Waivers(tx, today)
	} else {
		b.Waivers, err = WaiversOf(tx, orgs, points, today)
	}
	return b, err
}

// orgsAt are the active 党组织 of the points; nil, which asks for all, without
// points.
func (b *Book) orgsAt(points []int64) (ids []int64) {
	if len(points) == 0 {
		return nil
	}
	ids = []int64{}
	for _, point := range points {
		for _, o := range b.Roster.OrgsAt(point) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// Body is a 党组织 as of the day.
func (b *Book) Body(o *bureau.Org) Body {
	return Body{Org: o, Heads: b.Heads[o.ID], Groups: b.Roster.GroupCount(o)}
}

// ByOrg sorts meetings by their 党组织.
func ByOrg(held []record.Held) map[int64][]record.Held {
	return sorted(held, func(h record.Held) int64 { return h.Org })
}

// ByPoint sorts visits by their point.
func ByPoint(held []record.Held) map[int64][]record.Held {
	return sorted(held, func(h record.Held) int64 { return h.Point })
}

func sorted(held []record.Held, of func(record.Held) int64) map[int64][]record.Held {
	by := map[int64][]record.Held{}
	for _, h := range held {
		by[of(h)] = append(by[of(h)], h)
	}
	return by
}

// held returns what satisfies rules of a 党组织. A 党小组会 that a listed 党小组
// logged itself is one of its 支部, by that 党小组.
func (b *Book) held(body Body) (held []record.Held) {
	for _, h := range b.Meetings[body.ID] {
		if len(h.Groups) == 0 && body.Groups == 1 {
			h.Groups = []int{1} // the only one is meant
		}
		held = append(held, h)
	}
	for i, group := range b.Roster.PartyGroups(body.ID) {
		for _, h := range b.Meetings[group.ID] {
			if slices.Contains(h.Types, record.GroupMeeting) {
				h.Types, h.Groups = []string{record.GroupMeeting}, []int{i + 1}
				held = append(held, h)
			}
		}
	}
	return held
}
