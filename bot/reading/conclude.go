package reading

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/token"
)

// finishTold fills the slots that follow from others, and notes what is to be
// asked.
func (k *composer) finishTold(it *toldItem, mask uint64) {
	has := func(c lex.Class) bool { return mask&(1<<c) != 0 }
	if it.point < 0 && it.place.unsure == nil {
		if it.point = k.own; k.allAt >= 0 {
			it.point = k.allAt
		}
	}
	if it.point >= 0 {
		it.Point = k.r.roster.Points[it.point].Name
	} else {
		it.Points = k.r.pointNames(it.place.unsure)
	}
	if it.Kind == Query {
		it.Item = Item{Kind: Query, Point: it.Point}
		for _, p := range it.pieces {
			it.RefersTo = max(it.RefersTo, k.refersTo(p.clause))
		}
		return
	}
	if it.Kind == Meeting {
		if has(lex.Everyone) && !has(lex.Absence) && it.Present == nil && it.Expected != nil {
			it.Present = it.Expected
		}
		if it.Expected != nil && it.Present != nil && *it.Expected < *it.Present {
			it.Expected, it.Present = it.Present, it.Expected
		}
	}
	if d, err := time.Parse(time.DateOnly, it.Date); err == nil && d.After(k.today) {
		it.postpone()
	}
	k.withoutOthers(it)
	slices.Sort(it.Approx)
	k.extras(it)
	if it.Point == "" && needsPoint(it.draft) {
		k.asked["point"] = true
	}
	if it.Kind == Plan || it.Kind == Correction {
		return
	}
	if it.fuzzy && it.Date == "" && !(it.Kind == Progress && it.Type == "办理中") {
		k.asked["date"] = true
	}
	if it.Kind == Meeting {
		if it.Type == "" {
			k.asked["type"] = true
		}
		if it.org < 0 && it.point >= 0 && len(k.r.orgs.Branches[it.point]) > 1 {
			k.asked["org"] = true
		}
	}
}

// withoutOthers takes from an activity or a meeting the figures that are of another type: its type was settled after they were. They are
// named as not read.
func (k *composer) withoutOthers(it *toldItem) {
	if it.Kind != Meeting && (it.Kind != Activity || it.Type == "") {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(it.Figures)) {
		if ind := k.indicator(name); ind != nil && ind.Type != "" && ind.Type != it.Type {
			k.unread = append(k.unread, strconv.Itoa(it.Figures[name]))
			delete(it.Figures, name)
			it.Approx = slices.DeleteFunc(it.Approx, func(of string) bool { return of == name })
		}
	}
}

// extras fills the slots that hang on the clauses of an item.
func (k *composer) extras(it *toldItem) {
	switch it.Kind {
	case Meeting:
		it.Org = k.orgOf(it.draft)
		it.Groups = groupsOf(it.draft)
	case Correction:
		it.Slot = k.amendedSlots()
		for _, s := range k.struck {
			if s.Kind == token.Number {
				it.Wrong = new(s.Num.Value)
			}
		}
	}
	for i, p := range it.pieces {
		c := p.clause
		switch it.Kind {
		case Visit:
			it.ByPhone = it.ByPhone || c.has(lex.Phone)
		case Problem:
			it.Urgent = it.Urgent || c.has(lex.Urgent)
			if i > 0 && len(c.names)+len(c.whens) == 0 && (c.has(lex.Assign) || k.errand(c) != "") || c.leads(k.utterance) {
				k.handOver(it.draft, c) // …年检到期没人管，请特种设备科看看
			}
		case Progress:
			if it.Type == "办理中" {
				k.handOver(it.draft, c)
			}
		case Activity:
			k.caliber(it.draft, c)
		case Correction:
			it.RefersTo = max(it.RefersTo, k.refersTo(c))
			for q := 1; q < len(c.toks); q++ {
				if c.numberAt(q) && c.toks[q-1].Is(lex.NotValue) && !it.holds(c.toks[q].Num.Value) {
					it.Wrong = new(c.toks[q].Num.Value) // 现场解决是3个，写成8个了
				}
			}
			if c.vote != nil {
				it.Vote = c.vote
			}
		case Meeting:
			if c.vote != nil {
				it.Vote = c.vote
			}
			if c.guests != "" {
				it.Guests = c.guests
			}
			for reason, v := range k.attendance(c).absent {
				if it.Absent == nil {
					it.Absent = map[string]int{}
				}
				it.Absent[reason] += v
			}
		}
	}
	it.Text = k.text(it.draft)
}

// reading is what all passages tell together.
func (k *composer) reading() Reading {
	out := Reading{Unread: k.unread}
	for _, it := range k.items {
		out.Items = append(out.Items, it.Item)
	}
	if len(out.Items) == 0 {
		return Reading{Items: []Item{{Kind: None}}, Unread: k.unread}
	}
	k.answered(&out)
	out.Ask = asksOf(k.asked)
	return out
}

// answered drops questions that no item leaves open.
func (k *composer) answered(r *Reading) {
	open := map[string]bool{"org": true}
	for i := range r.Items {
		it := &r.Items[i]
		open["point"] = open["point"] || it.Point == "" && needsPoint(&draft{Item: *it})
		open["type"] = open["type"] || it.Kind == Meeting && it.Type == ""
		switch it.Kind {
		case Plan, Correction, Query:
		default:
			open["date"] = open["date"] || it.Date == "" && !(it.Kind == Progress && it.Type == "办理中")
		}
	}
	for s := range k.asked {
		k.asked[s] = k.asked[s] && open[s]
	}
}

// unify makes one item of two that tell of the same: no slot of the one speaks
// against the other's.
func unify(a, b *Item) bool {
	switch a.Kind {
	case Visit, Meeting, Activity, Plan, Correction, Query:
	default:
		return false
	}
	alike := func(x, y string) bool { return x == y || x == "" || y == "" }
	typ := alike(a.Type, b.Type) || a.Kind == Visit && (a.Type == "日常" || b.Type == "日常") && (len(a.Figures) == 0 || len(b.Figures) == 0) && a.Point == b.Point && a.Date == b.Date
	if a.Kind != b.Kind || !typ || !alike(a.Point, b.Point) || !alike(a.Date, b.Date) || !same(a.Expected, b.Expected) || !same(a.Present, b.Present) {
		return false
	}
	for f, v := range b.Figures {
		if w, ok := a.Figures[f]; ok && v != w {
			return false
		}
	}
	if a.Type == "" || a.Type == "日常" && b.Type != "" {
		a.Type = b.Type
	}
	if a.Point == "" {
		a.Point, a.Points = b.Point, nil
	}
	if a.Date == "" {
		a.Date = b.Date
	}
	for f, v := range b.Figures {
		if a.Figures == nil {
			a.Figures = map[string]int{}
		}
		a.Figures[f] = v
	}
	for _, f := range b.Approx {
		if !slices.Contains(a.Approx, f) {
			a.Approx = append(a.Approx, f)
		}
	}
	slices.Sort(a.Approx)
	if a.Expected == nil {
		a.Expected = b.Expected
	}
	if a.Present == nil {
		a.Present = b.Present
	}
	if a.Org == "" {
		a.Org = b.Org
	}
	return true
}

// same reports whether two counts do not contradict each other.
func same(a, b *int) bool { return a == nil || b == nil || *a == *b }
