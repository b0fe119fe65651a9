package month

import (
	"errors"
	"slices"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
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
func progressOf(t *turn.Turn, a inquiry.Agenda, branches []*bureau.Org) (found []messages.Progress, err error) {
	var points []int64
	for _, o := range branches {
		found = append(found, messages.Progress{Org: o})
		if !slices.Contains(points, o.Point) {
			points = append(points, o.Point)
		}
	}
	for month := duty.Month.Of(a.Period.From); len(found) > 0 && month.From <= min(a.Period.To, t.Today); month = duty.Month.Of(month.To.Add(1)) {
		book, err := duty.Gather(t.Tx, min(month.To, t.Today), points...)
		if err != nil {
			return nil, err
		}
		for i := range found {
			p := &found[i]
			for _, o := range book.Owed(p.Org) {
				if a.Asks(o) {
					p.Owed = newest(p.Owed, o)
				}
			}
			p.Unnamed += unnamed(t, book.Meetings[p.Org.ID], p.Org, month)
		}
	}
	return found, nil
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
func unnamed(t *turn.Turn, held []record.Held, o *bureau.Org, month day.Period) (n int) {
	for _, h := range held {
		if slices.Contains(h.Types, record.GroupMeeting) && len(h.Groups) == 0 && t.Dir.GroupCount(o) > 1 && month.Has(h.Day) {
			n++
		}
	}
	return n
}

// branchFace lists the meetings of one 支部.
func branchFace(t *turn.Turn, a inquiry.Agenda) (chat.Face, error) {
	o := t.Dir.Org(a.Org)
	if o == nil || !t.Scope().SeesPoint(o.Point) {
		return chat.Face{}, &store.Refusal{Reason: messages.OutOfScope}
	}
	b := count.Behind{Kind: record.KindMeeting, Period: a.Period, Orgs: []int64{o.ID}}
	for _, g := range t.Dir.PartyGroups(o.ID) {
		b.Orgs = append(b.Orgs, g.ID)
	}
	sort := ""
	if r := duty.RuleOf(a.Rules); r != nil && len(r.Types) > 0 {
		b.Kind, b.Name, sort = "", r.Types[0], r.Name
	}
	pieces, more, err := count.RecordsBehind(t.Tx, b, a.List, inquiry.Page)
	listed := chat.Thing{Kind: chat.ThingList}
	for i := range pieces {
		listed.Numbers = append(listed.Numbers, pieces[i].ID)
	}
	err = errors.Join(err, turn.Look(t, listed))
	at := func(list int, org int64) string { a := a; a.List, a.Org = list, org; return a.Do() }
	view := messages.List{Dir: t.Dir, Title: messages.MeetingsOf(o.Name, sort), Period: a.Period, Pieces: pieces, Told: words.AsksContent(t.Says), Back: at(0, 0)}
	if !t.Me.Is(turn.FieldRoles...) {
		view.Back = "" // the others are not theirs
	}
	if a.List > 0 {
		view.Less = at(max(0, a.List-inquiry.Page), a.Org)
	}
	if more {
		view.More = at(a.List+inquiry.Page, a.Org)
	}
	return messages.ListCard(view), err
}
