package turn

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/store/day"
	"liaison/store/record"
)

// A described is what some words say of a record: whatever they do not say is open.
type described struct {
	sort   words.Sort
	points []int64
	on     day.Day // said as one that is over, and as one to come
	coming day.Day
	in     day.Period // 上周, where no day is said
	part   string     // of a day: 上午
	mine   bool
	others bool
	person int64
	matter string // what else is said: 送信心, 62户
}

// Described is the one record that the words at the beginning of a message describe, 今天那趟还答疑8个, and what is said of it, or nil. Of
// several that stand equally near none is meant.
func (in *Scene) Described(s *Sentence) (found *record.Record, said string) {
	r, ok := words.Referred(s.Says)
	if !ok || len(s.Numbers) > 0 || len(words.Amounts(r.Before)) > 0 || utf8.RuneCountInString(s.Says) > longestOfOne {
		return nil, ""
	}
	d, ok := in.describe(&r)
	if !ok || slices.ContainsFunc(in.Hear(r.After).Question.Points, func(name string) bool { return !slices.Contains(d.points, PointCalled(in.Dir, name)) }) {
		return nil, ""
	}
	if d.sort == words.AnySort && slices.ContainsFunc(ofProblems, s.Is) { // 步行街门头那个，能不能延到24号
		d.sort = words.MatterSort
	}
	for _, some := range []func() []record.Record{in.Listed, in.Saved, in.Recent, in.Plans, in.Own, in.Open} {
		for _, r := range some() {
			if !r.Withdrawn.IsZero() || !d.fits(in, &r) {
				continue
			}
			if found != nil && found.ID != r.ID {
				return nil, ""
			}
			found = &r
		}
		if found != nil {
			return found, r.After
		}
	}
	if found = in.newest(&d); found != nil {
		return found, r.After
	}
	return nil, ""
}

// ofProblems are acts that only problems know.
var ofProblems = []words.Act{words.Extend, words.Grant, words.Deny, words.Nudge, words.Refer, words.Claim, words.Reopen}

// newest is the newest visit at the point or of the person described: 科创园那次 is the last one, 上周五科创园那条 the one of that day.
func (in *Scene) newest(d *described) *record.Record {
	var visits []record.Record
	switch {
	case len(d.points) > 0:
		visits = in.VisitsAt(d.points[0])
	case d.person != 0:
		visits = in.OfPerson(d.person)
	}
	for _, r := range visits {
		if r.Withdrawn.IsZero() && (d.sort != words.AnySort || d.on != "" || d.in.From != "") && d.fits(in, &r) {
			return &r
		}
	}
	return nil
}

// longestOfOne is how many characters a message has at most that is no more than a word of one record.
const longestOfOne = 60

// longestMatterSaid is how many characters of a description may be of no kind.
const longestMatterSaid = 8

// describe is what a reference says; ok where it tells one record from others.
func (in *Scene) describe(r *words.Reference) (d described, ok bool) {
	d.sort = r.Sort
	rest := r.Of
	for _, name := range in.Hear(rest).Question.Points {
		if p := in.Dir.PointNamed(name); p != nil {
			d.points = append(d.points, p.ID)
		}
	}
	rest = in.BesidePoints(rest)
	past := func(said string) string { on, _ := reading.ParseDay(said, in.Today.Time()); return on }
	if said := saidOf(rest, past); said != "" {
		d.on = day.Day(past(said))
		if to, ok := reading.ParseComing(said, in.Today.Time()); ok {
			d.coming = day.Day(to)
		}
		rest = strings.Replace(rest, said, "", 1)
	}
	span := func(said string) string {
		from, to, _, _ := reading.ParsePeriod(said, in.Today.Time())
		return from + to
	}
	if said := saidOf(rest, span); said != "" && d.on == "" {
		from, to, _, _ := reading.ParsePeriod(said, in.Today.Time())
		d.in = day.Period{From: day.Day(from), To: day.Day(to)}
		rest = strings.Replace(rest, said, "", 1)
	}
	for _, part := range words.PartsOfDay(rest) {
		d.part = part
		rest = strings.Replace(rest, part, "", 1)
	}
	if p := in.PersonIn(rest); p != nil {
		d.person = p.ID
		rest = strings.Replace(rest, in.NameIn(rest, p), "", 1)
	}
	rest = words.WithoutReferGlue(rest)
	for _, of := range []struct {
		word string
		is   *bool
	}{{"我", &d.mine}, {"他", &d.others}, {"她", &d.others}} {
		if strings.Contains(rest, of.word) {
			*of.is = true
			rest = strings.Replace(rest, of.word, "", 1)
		}
	}
	d.matter = rest
	when := d.on != "" || d.in.From != "" || d.part != ""
	whose := d.person != 0 || d.others || d.mine && d.sort != words.AnySort
	told := len(d.points) > 0 || when || whose || d.matter != ""
	return d, told && len(d.points) < 2 && utf8.RuneCountInString(d.matter) <= longestMatterSaid
}

// saidOf is the shortest part of a text of which comes what comes of the whole, 昨天 of 干事乙昨天, with 上 before a weekday; or "".
func saidOf(says string, value func(string) string) string {
	whole := value(says)
	if whole == "" {
		return ""
	}
	n := []rune(says)
	for len(n) > 1 && !strings.ContainsRune("上本这", n[0]) && value(string(n[1:])) == whole {
		n = n[1:]
	}
	for len(n) > 1 && value(string(n[:len(n)-1])) == whole {
		n = n[:len(n)-1]
	}
	return string(n)
}

// fits reports whether a record is as described.
func (d *described) fits(in *Scene, r *record.Record) bool {
	ofKind := map[words.Sort]bool{
		words.AnySort:     true,
		words.TripSort:    r.Kind == record.KindVisit || r.Kind == record.KindPlan,
		words.MeetingSort: r.Kind == record.KindMeeting || r.Kind == record.KindPlan,
		words.TimeSort:    r.Problem == nil,
		words.MatterSort:  r.Problem != nil,
	}[d.sort]
	switch {
	case !ofKind,
		len(d.points) > 0 && !slices.Contains(d.points, r.Point),
		d.on != "" && r.Day != d.on && (r.Kind != record.KindPlan || r.Day != d.coming),
		d.in.From != "" && !d.in.Has(r.Day),
		d.part != "" && words.PartOfDayOf(in.SaidOf(r), in.namesOf(r.Point)) != d.part,
		d.mine && !r.By(in.Me.ID),
		d.others && r.Author == in.Me.ID,
		d.person != 0 && r.Author != d.person:
		return false
	}
	for _, kind := range []reading.Kind{reading.Meeting, reading.Visit} {
		for _, typ := range reading.Types(kind) {
			if strings.Contains(d.matter, typ) && !slices.Contains(r.Types(), typ) && !strings.Contains(r.Text, typ) {
				return false
			}
		}
	}
	return d.matter == "" || Shared(d.matter, r.Type+" "+r.Text) > 0
}

// namesOf are the names of a point, the full one first.
func (in *Scene) namesOf(point int64) []string {
	if p := in.Dir.Point(point); p != nil {
		return append([]string{p.Name}, p.Aliases...)
	}
	return nil
}
