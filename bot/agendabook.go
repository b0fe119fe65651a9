package bot

import (
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// progressOf gathers what some 支部 owe in the months of an agenda, as far as
// they have begun.
func (t *turn) progressOf(a agenda, branches []*bureau.Org) (found []messages.Progress, err error) {
	var points []int64
	for _, o := range branches {
		found = append(found, messages.Progress{Org: o})
		if !slices.Contains(points, o.Point) {
			points = append(points, o.Point)
		}
	}
	for month := duty.Month.Of(a.period.From); len(found) > 0 && month.From <= min(a.period.To, t.today); month = duty.Month.Of(month.To.Add(1)) {
		book, err := duty.Gather(t.tx, min(month.To, t.today), points...)
		if err != nil {
			return nil, err
		}
		for i := range found {
			p := &found[i]
			for _, o := range book.Owed(p.Org) {
				if a.asks(o) {
					p.Owed = newest(p.Owed, o)
				}
			}
			p.Unnamed += t.unnamed(book.Meetings[p.Org.ID], p.Org, month)
		}
	}
	return found, nil
}

// asks reports whether an agenda is about an obligation: one that it names, or
// else one whose period lies within.
func (a agenda) asks(o duty.Obligation) bool {
	if a.rules != "" {
		return slices.Contains(strings.Split(a.rules, "+"), o.Rule.ID)
	}
	return o.Need > 0 && len(o.Rule.Types) > 0 && o.Period.From >= a.period.From && o.Period.To <= a.period.To
}

// newest keeps of each obligation what was known last of it.
func newest(owed []duty.Obligation, o duty.Obligation) []duty.Obligation {
	i := slices.IndexFunc(owed, func(had duty.Obligation) bool {
		return had.Rule == o.Rule && had.Group == o.Group && had.Period == o.Period
	})
	if i < 0 {
		return append(owed, o)
	}
	owed[i] = o
	return owed
}

// unnamed counts the 党小组会 of a month of which nobody said which 党小组 met.
func (t *turn) unnamed(held []record.Held, o *bureau.Org, month day.Period) (n int) {
	for _, h := range held {
		if slices.Contains(h.Types, record.GroupMeeting) && len(h.Groups) == 0 && t.dir.GroupCount(o) > 1 && month.Has(h.Day) {
			n++
		}
	}
	return n
}

// branchFace lists the meetings of one 支部.
func (t *turn) branchFace(a agenda) (chat.Face, error) {
	o := t.dir.Org(a.org)
	if o == nil || !t.scope().SeesPoint(o.Point) {
		return chat.Face{}, &store.Refusal{Reason: messages.OutOfScope}
	}
	b := count.Behind{Kind: record.KindMeeting, Period: a.period, Orgs: []int64{o.ID}}
	for _, g := range t.dir.PartyGroups(o.ID) {
		b.Orgs = append(b.Orgs, g.ID)
	}
	pieces, more, err := count.RecordsBehind(t.tx, b, a.list, page)
	at := func(list int, org int64) string { a := a; a.list, a.org = list, org; return a.text() }
	view := messages.List{Dir: t.dir, Title: o.Name + " 组织生活", Period: a.period, Pieces: pieces, Back: at(0, 0)}
	if a.list > 0 {
		view.Less = at(max(0, a.list-page), a.org)
	}
	if more {
		view.More = at(a.list+page, a.org)
	}
	return messages.ListCard(view), err
}
