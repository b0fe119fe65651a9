package duty

import (
	"reflect"
	"slices"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// A Section is what the monthly card says about one 支部.
type Section struct {
	Org    *bureau.Org
	Acting bool // 代: no 书记 joined, so the 责任人 of the point has the buttons
	Owed   []Obligation
}

// A Card is the monthly card of a person: the 支部 whose 书记 they are, those of
// the points they are a 责任人 of, and, in the last month of the period, the
// points that nobody visited in it.
type Card struct {
	Person    *bureau.Person
	Day       day.Day
	Sections  []Section
	Unvisited []*bureau.Point
}

// A Draw draws a monthly card.
type Draw func(Card) chat.Face

// MonthOf is the month of a day, the period of the monthly card.
func MonthOf(d day.Day) day.Period { return Month.Of(d) }

// Points are the points that a person's monthly card is about.
func Points(d *bureau.Directory, p *bureau.Person) (ids []int64) {
	for _, o := range ownBranches(d, p) {
		ids = append(ids, o.Point)
	}
	for _, point := range d.PointsKept(p) {
		ids = append(ids, point.ID)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// ownBranches are the 支部 whose 书记 a person is.
func ownBranches(d *bureau.Directory, p *bureau.Person) (own []*bureau.Org) {
	for _, post := range p.Posts {
		if o := d.Org(post.Org); post.Role == bureau.Secretary && o != nil && o.Active && o.Kind == bureau.Branch {
			own = append(own, o)
		}
	}
	return own
}

// CardOf returns the monthly card of a person; the book must hold their points.
func (b *Book) CardOf(p *bureau.Person) Card {
	c := Card{Person: p, Day: b.Day}
	for _, o := range ownBranches(b.Roster, p) {
		c.add(Section{Org: o, Owed: b.Owed(o)})
	}
	for _, point := range b.Roster.PointsKept(p) {
		for _, o := range b.Roster.Branches(point.ID) {
			if !slices.ContainsFunc(c.Sections, func(s Section) bool { return s.Org == o }) {
				c.add(Section{Org: o, Acting: b.acting(o), Owed: b.Owed(o)})
			}
		}
		if slices.ContainsFunc(b.OwedAt(point), func(o Obligation) bool { return o.Prompted(b.Day) && MonthOf(b.Day).To == o.Period.To }) {
			c.Unvisited = append(c.Unvisited, point)
		}
	}
	return c
}

// acting reports whether no 书记 of a 支部 has joined.
func (b *Book) acting(o *bureau.Org) bool {
	_, acting := b.Roster.AnswerFor(o)
	return acting
}

// add keeps a section that owes anything.
func (c *Card) add(s Section) {
	if len(s.Owed) > 0 {
		c.Sections = append(c.Sections, s)
	}
}

// SectionOf is the part of a person's card about one 支部, or of a card of its
// own where it is none of theirs.
func (b *Book) SectionOf(p *bureau.Person, o *bureau.Org) Card {
	c := b.CardOf(p)
	c.Unvisited = nil
	c.Sections = slices.DeleteFunc(c.Sections, func(s Section) bool { return s.Org != o })
	if len(c.Sections) == 0 {
		c.add(Section{Org: o, Acting: b.acting(o), Owed: b.Owed(o)})
	}
	return c
}

// Pressing reports whether anything is left to hold before the month ends, of
// those 支部 whose card the person answers for: the own ones, and those without
// a 书记. For the others their 书记 are reminded.
func (c Card) Pressing(d *bureau.Directory) bool {
	return slices.ContainsFunc(c.Sections, func(s Section) bool {
		own := s.Acting || slices.Contains(d.SecretariesOf(s.Org.ID), c.Person)
		return own && len(s.Pressing(c.Day)) > 0
	})
}

// Open reports whether anything on the card is left to do.
func (c Card) Open() bool {
	return len(c.Unvisited) > 0 || slices.ContainsFunc(c.Sections, func(s Section) bool { return len(s.Open(c.Day)) > 0 })
}

// Pressing are the obligations left whose period ends with the month of a day.
func (s Section) Pressing(day day.Day) []Obligation {
	last := MonthOf(day).To
	return s.left(day, func(o Obligation) bool { return o.Period.To <= last })
}

// Open are the obligations left that may be spoken of on a day.
func (s Section) Open(day day.Day) []Obligation {
	return s.left(day, func(Obligation) bool { return true })
}

func (s Section) left(day day.Day, also func(Obligation) bool) []Obligation {
	left := make([]Obligation, 0, len(s.Owed))
	for _, o := range s.Owed {
		if o.Prompted(day) && o.Rule.Who != OfTerm && also(o) {
			left = append(left, o)
		}
	}
	return left
}

// Redraw draws the monthly cards on which a 支部 stands, in place, after
// something of it was logged or set aside.
func Redraw(tx *store.Tx, o *bureau.Org, draw Draw) error {
	b, err := Gather(tx, tx.Today(), o.Point)
	if err != nil {
		return err
	}
	month := Month.Of(b.Day)
	people := slices.Concat(b.Roster.SecretariesOf(o.ID), b.Roster.ResponsibleFor(b.Roster.Point(o.Point)))
	for _, p := range people {
		if p.Chat == 0 {
			continue
		}
		whole := func() (Card, error) { return PersonCard(tx, b.Day, p) }
		part := func() (Card, error) { return b.SectionOf(p, o), nil }
		if err := redraw(tx, p, chat.MonthKey(month), whole, draw); err != nil {
			return err
		}
		if err := redraw(tx, p, chat.BranchKey(o.ID, month), part, draw); err != nil {
			return err
		}
	}
	return nil
}

// PersonCard reads and returns the monthly card of a person.
func PersonCard(tx *store.Tx, day day.Day, p *bureau.Person) (Card, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return Card{}, err
	}
	points := Points(dir, p)
	if len(points) == 0 {
		return Card{Person: p, Day: day}, nil
	}
	b, err := Gather(tx, day, points...)
	if err != nil {
		return Card{}, err
	}
	return b.CardOf(p), nil
}

func redraw(tx *store.Tx, p *bureau.Person, key string, card func() (Card, error), draw Draw) error {
	shown, err := chat.FindCard(tx, p.Channel, p.Chat, key)
	if err == store.ErrNotFound {
		return nil
	} else if err != nil {
		return err
	}
	c, err := card()
	if err != nil {
		return err
	}
	if face := draw(c).With(shown.Face.Joined); !reflect.DeepEqual(face, shown.Face) {
		return chat.Show(tx, p.Channel, p.Chat, key, face, true)
	}
	return nil
}

// remindBefore is how many workdays remain after the day of the one reminder of
// a month.
const remindBefore = 5

// MonthEnd is the day of the reminder in the month of a day: after it five
// workdays remain.
func MonthEnd(cal *day.Calendar, day day.Day) day.Day {
	return cal.Before(MonthOf(day).To.Add(1), remindBefore+1)
}
