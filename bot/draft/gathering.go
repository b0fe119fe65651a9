package draft

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// Gathered merges the items that tell of one gathering: of one 党组织 on one day. Its 应到 counts
// once. Items whose numbers contradict each other are two gatherings.
func Gathered(items []chat.Item) (out []chat.Item) {
	for _, item := range items {
		i := slices.IndexFunc(out, func(had chat.Item) bool { return sameGathering(&had, &item) })
		if n := len(out) - 1; i < 0 && n >= 0 && spokenThere(&out[n], &item) {
			ask.Set(&out[n], "text", strings.TrimLeft(ask.Get(&out[n], "text")+"，"+ask.Get(&item, "text"), "，"))
			continue
		}
		if i < 0 {
			out = append(out, item)
			continue
		}
		merge(&out[i], &item)
	}
	apart(out)
	return out
}

// spokenThere reports whether an item is only what was spoken of at a meeting: 议的是先锋岗.
func spokenThere(meeting, item *chat.Item) bool {
	of := meeting.Kind == string(record.KindMeeting) && ask.Get(meeting, "type") != record.Talk && item.Kind == string(record.KindActivity)
	return of && ask.Get(meeting, "point") == ask.Get(item, "point") && words.SpokenOf(ask.Get(item, "text")) && !hasFigures(item)
}

// apart takes a 党小组 that has an item of its own from those of several: 一组二组都开了，一组到4个二组到5个.
func apart(items []chat.Item) {
	for i := range items {
		groups := strings.Split(ask.Get(&items[i], "groups"), ",")
		if len(groups) < 2 {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(groups), func(g string) bool {
			return slices.ContainsFunc(items, func(other chat.Item) bool {
				return ask.Get(&other, "groups") == g && ask.Get(&other, "type") == ask.Get(&items[i], "type") && ask.Get(&other, "date") == ask.Get(&items[i], "date")
			})
		})
		if len(left) > 0 && len(left) < len(groups) {
			ask.Set(&items[i], "groups", strings.Join(left, ","))
		}
	}
}

// sameGathering reports whether two items tell of one gathering.
func sameGathering(a, b *chat.Item) bool {
	if a.Kind != string(record.KindMeeting) || b.Kind != a.Kind || ask.Get(a, "type") == record.Talk || ask.Get(b, "type") == record.Talk {
		return false
	}
	for _, key := range []string{"point", "org", "date"} {
		if ask.Get(a, key) != ask.Get(b, key) {
			return false
		}
	}
	ga, gb := ask.Get(a, "groups"), ask.Get(b, "groups")
	if ga != "" && gb != "" && ga != gb && (counted(a) || counted(b)) {
		return false // each 党小组 has its own heads
	}
	return !slices.ContainsFunc([]string{"expected", "present", "vote"}, func(key string) bool {
		x, y := ask.Get(a, key), ask.Get(b, key)
		return x != "" && y != "" && x != y
	})
}

// counted reports whether an item has numbers of people.
func counted(item *chat.Item) bool {
	return ask.Get(item, "expected") != "" || ask.Get(item, "present") != ""
}

// merge adds to a gathering what another item tells of it.
func merge(into, item *chat.Item) {
	for _, a := range item.Answers {
		had := ask.Get(into, a.Key)
		switch {
		case a.Key == "type":
			addType(into, a.Value)
		case a.Key == "text" && had != "" && !strings.Contains(had, a.Value):
			ask.Set(into, "text", had+"，"+a.Value)
		case a.Key == "groups":
			ask.Set(into, "groups", GroupsText(ParseGroups(had+","+a.Value)))
		case had == "":
			ask.Set(into, a.Key, a.Value)
		}
	}
}

// addType adds a type to a gathering.
func addType(item *chat.Item, typ string) {
	switch had := ask.Get(item, "type"); {
	case had == "":
		ask.Set(item, "type", typ)
	case had != typ:
		ask.Set(item, "also", withValue(ask.Get(item, "also"), typ))
	}
}

// withValue adds a value to a list that does not have it.
func withValue(list, value string) string {
	if slices.Contains(strings.Split(list, ","), value) {
		return list
	}
	return strings.TrimPrefix(list+","+value, ",")
}

// hearHeldWith adds the types of which a sentence tells that they were held at the same time, 党课也是一块上的, and what was taught there, to
// the one meeting in hand.
func hearHeldWith(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	types, told := words.HeldWith(s.Says)
	if len(types) == 0 || words.Mistaken(s.Says) || slices.Contains(types, record.Talk) {
		return nil
	}
	h := meetingInHand(in)
	if h == nil || !slices.ContainsFunc(types, func(typ string) bool { return !slices.Contains(TypesOf(h.item), typ) }) {
		return nil
	}
	return h.change("held with it", -2, nil, func(t *turn.Turn, item *chat.Item) {
		for _, typ := range types {
			if !slices.Contains(TypesOf(item), typ) {
				addType(item, typ)
			}
		}
		if told != "" {
			addWords(t, item, told)
		}
	})
}

// HeldThere adds to the only meeting of a sentence the types that a clause of it says were held at the same time: 把党员大会开了，党课也是我上的.
func HeldThere(items []chat.Item, says string) {
	meeting := func(it chat.Item) bool {
		return it.Kind == string(record.KindMeeting) && ask.Get(&it, "type") != record.Talk && ask.Get(&it, "type") != ""
	}
	at := slices.IndexFunc(items, meeting)
	if at < 0 || slices.ContainsFunc(items[at+1:], meeting) {
		return
	}
	for clause := range words.Clauses(says) {
		types, _ := words.HeldWith(clause)
		for _, typ := range types {
			if typ != record.Talk && !slices.Contains(TypesOf(&items[at]), typ) {
				addType(&items[at], typ)
			}
		}
	}
}

// hearOnlyTypes leaves on the open card of meetings only the types that a text wants to keep, or those that were not reported before:
// 主题党日早上报过了 这条只要党课. Where no others are there the card is shown as it is.
func hearOnlyTypes(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	keep, had, ok := words.OnlyTypes(s.Says)
	d := in.Draft
	if !ok || d == nil || Correcting(d) || len(s.Numbers) > 0 {
		return nil
	}
	left := map[int][]string{} // by item
	all, kept := 0, 0
	for i := range d.Items {
		item := &d.Items[i]
		if item.Kind != string(record.KindMeeting) || item.Skip {
			continue
		}
		left[i] = slices.DeleteFunc(TypesOf(item), func(typ string) bool {
			return len(keep) > 0 && !slices.Contains(keep, typ) || slices.Contains(had, typ)
		})
		all, kept = all+len(TypesOf(item)), kept+len(left[i])
	}
	if kept == 0 || kept == all && len(keep) == 0 {
		return nil
	}
	return &turn.Proposal{Name: "only these types", Cost: -2, Do: func(t *turn.Turn) error {
		for i, types := range left {
			if d.Items[i].Skip = len(types) == 0; len(types) > 0 {
				setTypes(&d.Items[i], types)
			}
		}
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// hearLeftOut gives the one recorded meeting that a text describes the numbers that are missing there: 13号美食街那个主题党日人数当时没填
// 应到7 到了6个. There is no second record of it.
func hearLeftOut(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	at := slices.IndexFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Meeting && it.Type != record.Talk && (it.Present != nil || it.Expected != nil)
	})
	if at < 0 || len(s.Reading.Items) > 1 || len(s.Numbers) > 0 || !words.LeftOut(s.Says) || words.Asks(s.Says) || in.Draft != nil && !Correcting(in.Draft) {
		return nil
	}
	it := s.Reading.Items[at]
	types := words.MeetingsCalled(s.Says)
	o := in.Dir.OrgNamed(it.Org)
	if branches := in.Dir.Branches(turn.PointCalled(in.Dir, it.Point)); o == nil && len(branches) == 1 {
		o = branches[0]
	}
	span := day.Period{From: day.Day(s.Question.From), To: day.Day(s.Question.To)}
	if it.Date != "" {
		span = day.Period{From: day.Day(it.Date), To: day.Day(it.Date)}
	} else if span.From == "" {
		span = day.Period{From: in.Today.Add(-lately), To: in.Today}
	}
	if o == nil || len(types) > 1 {
		return nil
	}
	return &turn.Proposal{Name: "left out", Cost: -2, Do: func(t *turn.Turn) error {
		item := ItemOf(t, it, InHand(t))
		held, err := record.MeetingsHeld(t.Tx, []int64{o.ID}, span)
		held = slices.DeleteFunc(held, func(h record.Held) bool { return len(types) > 0 && !slices.Contains(h.Types, types[0]) })
		if shown := in.Listed(); len(shown) == 1 && shown[0].Kind == record.KindMeeting && len(types) == 0 && it.Date == "" && s.Question.From == "" {
			held = slices.DeleteFunc(held, func(h record.Held) bool { return h.Record != shown[0].ID }) // 今天党日那条我忘写人数了
		}
		if err != nil || len(held) != 1 {
			d := New(t, []chat.Item{item})
			d.Text = KeptSentence(t.Says, d.Items)
			return errors.Join(err, Open(t, d))
		}
		r, err := t.Visible(held[0].Record)
		if err != nil || !t.MayCorrect(r) {
			return errors.Join(err, t.Say(messages.NoCorrection))
		}
		d := New(t, []chat.Item{correcting(t, r)})
		for _, key := range []string{"expected", "present", "absent"} {
			if n := ask.Get(&item, key); n != "" {
				ask.Set(&d.Items[0], key, n)
			}
		}
		if d.Text = KeptSentence(t.Says, d.Items); len(Changes(t, d)) == 0 { // all of it is there
			return t.House.Run(t, "find", messages.Number(r.ID))
		}
		return OpenCorrection(t, d)
	}}
}

// lately is within how many days the meeting was of which no day is said.
const lately = 45

// hearRaisedThere takes what was raised at the meeting in hand as a problem at its place, on the open card or on one of its own: 会上还反映了个事
// 后巷排烟管道漏油.
func hearRaisedThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	what := words.RaisedThere(s.Says)
	if what == "" || len(s.Numbers) > 0 || !slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Problem }) {
		return nil
	}
	read := s.Reading
	if len(read.Items) != 1 {
		read = in.Read(what)
	}
	h := meetingInHand(in)
	if len(read.Items) != 1 || read.Items[0].Kind != reading.Problem || h == nil || ask.Get(h.item, "point") == "" {
		return nil
	}
	it, point := read.Items[0], ask.Get(h.item, "point")
	if it.Point != "" && turn.IDText(turn.PointCalled(in.Dir, it.Point)) != point || it.Date != "" && it.Date != ask.Get(h.item, "date") {
		return nil
	}
	return &turn.Proposal{Name: "raised there", Cost: -2, Do: func(t *turn.Turn) error {
		more := ItemOf(t, it, InHand(t))
		ask.Set(&more, "point", point)
		d := h.of
		if d == nil {
			d = New(t, []chat.Item{more})
			d.Text = KeptSentence(t.Says, d.Items)
			return Open(t, d)
		}
		d.Items, d.Rival = append(d.Items, more), nil
		NoteHidden(t, d)
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// meetingInHand is the one thing in hand where that is a meeting: of the open card, or saved or shown last; or nil.
func meetingInHand(in *turn.Scene) *held {
	all := inHand(in)
	if len(all) == 0 || all[0].far > 0 {
		if all = nil; in.Draft == nil || Correcting(in.Draft) {
			for _, r := range in.Listed() {
				all = append(all, held{item: shortItem(&r), record: &r, nth: 1, sole: true})
			}
		}
	}
	if len(all) != 1 || all[0].item.Kind != string(record.KindMeeting) || ask.Get(all[0].item, "type") == record.Talk {
		return nil
	}
	if r := all[0].record; r != nil && !r.By(in.Me.ID) {
		return nil
	}
	return &all[0]
}

// hearOtherGroup takes 二组也是同一天 应到5到5, below the meeting of another 党小组, as a meeting of its own: its heads are no correction.
func hearOtherGroup(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	group := words.GroupSaid(s.Says)
	if group == 0 || words.Mistaken(s.Says) || words.Asks(s.Says) {
		return nil
	}
	h := meetingInHand(in)
	if h == nil || !slices.Equal(TypesOf(h.item), []string{record.GroupMeeting}) {
		return nil
	}
	groups := ParseGroups(ask.Get(h.item, "groups"))
	at := slices.IndexFunc(s.Reading.Items, func(it reading.Item) bool { return it.Present != nil })
	if len(groups) == 0 || slices.Contains(groups, group) || at < 0 {
		return nil
	}
	it := s.Reading.Items[at]
	return &turn.Proposal{Name: "other group", Cost: -2, Do: func(t *turn.Turn) error {
		item := ItemOf(t, it, InHand(t))
		for _, key := range []string{"point", "org", "type", "date"} {
			if key != "date" || it.Date == "" || words.SameDay(s.Says) {
				ask.Set(&item, key, ask.Get(h.item, key))
			}
		}
		ask.Set(&item, "groups", GroupsText([]int{group}))
		if d := h.of; d != nil {
			d.Items = append(d.Items, item)
			AskNext(t, d)
			return Keep(t, d, "")
		}
		d := New(t, []chat.Item{item})
		d.Text = KeptSentence(t.Says, d.Items)
		return Open(t, d)
	}}
}

// hearMeetingTold takes what a text tells more of a meeting, 应该来13个的，两个在外头跑业务 or 组织委员领学的，在一楼党群服务站, as that of the one in
// hand, whatever else it could be. A number that is there already is not overwritten so.
func hearMeetingTold(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	told, ok := words.ToldOfMeetings(s.Says)
	if !ok || len(s.Numbers) > 0 || len(s.Question.Points) > 0 || slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Date != "" && !words.SpokenOf(s.Says) && len(told) == 1 && told[0].Words == "" || it.Org != "" && it.Present != nil && told[0].Type == ""
	}) {
		return nil
	}
	var first *held
	dos := map[*chat.Item]change{}
	for i := range told {
		h := toldMeeting(in, told[i].Type)
		if h == nil || i > 0 && (h.of == nil || h.of != first.of || dos[h.item] != nil) {
			return nil
		}
		do := tellMeeting(in.Count, h.item, &told[i])
		if do == nil {
			return nil
		}
		if i == 0 {
			first = h
		}
		dos[h.item] = do
	}
	return first.change("told of the meeting", -2, nil, func(t *turn.Turn, item *chat.Item) {
		if len(dos) == 1 {
			for _, do := range dos {
				do(t, item) // of a record, as it is corrected
			}
			return
		}
		for item, do := range dos {
			do(t, item)
		}
	})
}

// toldMeeting is the meeting in hand, or the plan of one, of which a text tells more: the only thing in hand, or the only one of the type that
// it names; or nil.
func toldMeeting(in *turn.Scene, typ string) *held {
	if h := meetingInHand(in); h != nil {
		if typ != "" && !slices.Contains(TypesOf(h.item), typ) {
			return nil
		}
		return h
	}
	all := slices.DeleteFunc(inHand(in), func(h held) bool {
		planned := h.item.Kind == string(record.KindPlan) && len(words.MeetingsCalled(ask.Get(h.item, "text"))) == 1
		meeting := h.item.Kind == string(record.KindMeeting) && ask.Get(h.item, "type") != record.Talk
		return !planned && !meeting || typ != "" && !ofType(h.item, typ)
	})
	if len(all) != 1 || all[0].far > 0 || typ == "" && all[0].of != nil && len(all[0].of.Items)-CountSkipped(all[0].of) > 1 {
		return nil
	}
	return &all[0]
}

// TakeTold adds what a text tells more of a meeting to its item, and reports whether it is no more than that and contradicts nothing.
func TakeTold(t *turn.Turn, item *chat.Item, says string) bool {
	told, ok := words.ToldOfMeeting(says)
	if !ok || item.Kind != string(record.KindMeeting) || ask.Get(item, "type") == record.Talk {
		return false
	}
	do := tellMeeting(func(said string) (int, bool) {
		n, _, fault := t.HearCount(said)
		return n, fault == ""
	}, item, &told)
	if do == nil {
		return false
	}
	do(t, item)
	return true
}

// tellMeeting is what is told more of a meeting as a change of it; nil where it contradicts what is there.
func tellMeeting(count func(string) (int, bool), item *chat.Item, told *words.MeetingTold) change {
	heads := map[string]int{}
	for key, said := range map[string]string{"expected": told.Expected, "present": told.Present} {
		if said == "" {
			continue
		}
		n, ok := count(said)
		if had := ask.Get(item, key); !ok || had != "" && had != ask.Skipped && had != strconv.Itoa(n) {
			return nil
		}
		heads[key] = n
	}
	if planned := item.Kind == string(record.KindPlan); planned && (len(heads) > 0 || len(told.Absent) > 0 || told.All != "") {
		return nil // it was not held yet
	}
	if came, err := strconv.Atoi(ask.Get(item, "present")); err == nil && heads["expected"] != 0 && heads["expected"] < came {
		return nil
	}
	return func(t *turn.Turn, item *chat.Item) {
		for key, n := range heads {
			ask.Set(item, key, strconv.Itoa(n))
		}
		if absent := withoutIllness(told.Absent); len(absent) > 0 {
			setAbsent(item, absent)
		}
		for _, said := range []string{told.Words, allCame(item, told.All)} {
			if said != "" {
				addWords(t, item, said)
			}
		}
	}
}

// allCame sets that as many came to a meeting as had to, where a text says so; it is the words for that where neither is known.
func allCame(item *chat.Item, said string) string {
	expected, present := ask.Get(item, "expected"), ask.Get(item, "present")
	switch {
	case said == "" || expected != "" && present != "":
		return ""
	case expected != "" && expected != ask.Skipped:
		ask.Set(item, "present", expected)
	case present != "" && present != ask.Skipped:
		ask.Set(item, "expected", present)
	default:
		return said
	}
	return ""
}
