package draft

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// hearNthSaved takes 第三条算送信心 as a correction of the third of the records that were saved last,
// and 第一条不要了 as the wish to take one of them back.
func hearNthSaved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingSaved)
	list, nearer := in.Focus.Find(chat.ThingList)
	if in.Draft != nil || s.Nth == 0 || th == nil || len(th.Numbers) < 2 || list != nil && nearer < distance || words.Asks(s.Says) {
		return nil
	}
	i := s.Nth - 1
	if s.Nth < 0 {
		i = len(th.Numbers) - 1
	}
	rest := words.AfterNth(s.Says)
	if i >= len(th.Numbers) || rest == s.Says || rest == "" || len(s.Acts) > 0 && !words.TakesOut(rest) {
		return nil
	}
	saved := in.Saved()
	at := slices.IndexFunc(saved, func(r record.Record) bool { return r.ID == th.Numbers[i] })
	if at < 0 {
		return nil // it was taken back
	}
	r := &saved[at]
	return &turn.Proposal{Name: "nth saved", Cost: -1, Do: func(t *turn.Turn) error {
		if words.TakesOut(rest) {
			return t.House.Run(t, "find", messages.Number(r.ID)) // its card takes it back
		}
		it, unread := corrects(t, r, rest)
		if n, ok := in.Count(words.Number(rest)); ok && len(it.Figures)+len(it.Slot) == 0 && it.Present == nil && it.Expected == nil && it.Date == "" {
			item := AnswersOf(t, r) // 最后那个都到齐了，是3个
			if mendOnly(&item, n) {
				d := New(t, []chat.Item{item})
				d.Text = KeptSentence(t.Says, d.Items)
				return OpenCorrection(t, d)
			}
		}
		return CorrectBy(t, it, unread)
	}}
}

// hearUndo takes 写错了，帮我撤掉 as 撤销 of what was saved last.
func hearUndo(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingSaved)
	if in.Draft != nil || in.Parked != nil || th == nil || s.Nth != 0 || len(s.Numbers) > 0 || !words.TakesOut(s.Says) || !undoes(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "undo", Cost: 1 + distance*turn.PerDistance, Do: func(t *turn.Turn) error { return UndoLast(t, "") }}
}

// hearUndoNumbered takes 算了 266撤掉 as 撤销 of the record with that number. An open problem is taken back by a
// move of its own.
func hearUndoNumbered(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	n := words.UndoneNumber(s.Says)
	if n == 0 || in.Draft != nil && !Correcting(in.Draft) || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestUndo ||
		slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == n }) {
		return nil
	}
	return undoOne(in, "undo numbered", -1, messages.Number(n), func(r record.Record) bool { return r.ID == n })
}

// hearUndoNamed takes 家政那条撤了，上午记过了 as 撤销 of the person's newest record at the point that it
// names, which need not be the one saved last.
func hearUndoNamed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && !Correcting(in.Draft) || in.Parked != nil || len(s.Numbers) > 0 || s.Nth != 0 || len(s.Question.Points) > 1 || !words.TakesOut(s.Says) ||
		!words.OfRecord(s.Says) && !words.PointsAt(s.Says) || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestUndo {
		return nil
	}
	if len(s.Question.Points) == 0 {
		return undoOfWords(in, s)
	}
	point := turn.PointCalled(in.Dir, s.Question.Points[0])
	if point == 0 || slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return len(it.Figures) > 0 }) {
		return nil
	}
	cost := 2
	if in.Draft != nil {
		cost = -1 // the record, not its correction
	}
	return undoOne(in, "undo named", cost, "", func(r record.Record) bool { return r.Point == point })
}

// undoOfWords proposes to take back the only one of the records of today that a text points at by its words: 配电间那个我看走眼了 撤回吧.
func undoOfWords(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of := words.PointedAt(s.Says)
	found := int64(0)
	for _, r := range in.Recent() {
		if of == "" || turn.SharedPairs(of, r.Text+r.Type) == 0 {
			continue
		}
		if found != 0 {
			return nil
		}
		found = r.ID
	}
	if found == 0 {
		return nil
	}
	last := slices.ContainsFunc(in.Saved(), func(r record.Record) bool { return r.ID == found })
	if is := func(r record.Record) bool { return r.ID == found }; last || slices.ContainsFunc(in.Recent(), func(r record.Record) bool { return is(r) && r.Kind == record.KindProblem }) {
		return undoOne(in, "undo of words", 0, "", is)
	}
	return &turn.Proposal{Name: "undo of words", Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(found)) }} // its card takes it back
}

// undoOne proposes to take back the person's newest record that is meant. If there is none, what the text names
// is looked for.
func undoOne(in *turn.Scene, name string, cost int, named string, meant func(record.Record) bool) *turn.Proposal {
	return &turn.Proposal{Name: name, Cost: cost, Do: func(t *turn.Turn) error {
		if in.Draft != nil {
			if err := Discard(t, in.Draft, ""); err != nil {
				return err
			}
		}
		own, err := record.OfPerson(t.Tx, t.Me.ID, mostRecent)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(own, meant)
		switch {
		case i < 0 && named != "":
			return t.House.Run(t, "find", named)
		case i < 0:
			return t.Say(messages.NothingToUndo)
		}
		r := &own[i]
		d, err := chat.FindDraft(t.Tx, r.Draft)
		alone := err == nil && d.State == chat.DraftSaved && d.Person == t.Me.ID && len(d.Items)-CountSkipped(d) == 1
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		late := t.Tx.Now.Sub(r.Created) > UndoTime
		if (late || !alone) && r.Kind == record.KindProblem {
			if p := t.House.Propose(in, turn.PartOf(t, messages.Number(r.ID)+" "+messages.WordWithdraw)); p != nil {
				return p.Do(t) // asked for by its move
			}
		}
		switch shown := messages.Number(r.ID); {
		case late || Taken(r) || !t.MayCorrect(r):
			return errors.Join(t.Say(messages.TooLateToUndo), t.House.Run(t, "find", shown))
		case !alone: // one of several that were kept at once
			return errors.Join(TakeBack(t, r), t.House.Run(t, "find", shown))
		}
		return undo(t, d, "")
	}}
}

// mostRecent is among how many of a person's newest records one is looked for.
const mostRecent = 30

// hearOtherPointSaved takes 写错了，不是居然，是运营公司 as another point for the record that was saved last, or
// that is being corrected.
func hearOtherPointSaved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.Mistaken(s.Says) || hasFigure(s) || len(s.Numbers) > 1 || words.Asks(s.Says) {
		return nil
	}
	r := savedInHand(in)
	if len(s.Numbers) == 1 { // 记错楼了 266是科创园的 不是写字楼
		r = in.Find(s.Numbers[0])
	}
	if r == nil || in.Draft != nil && !correctsOnly(in.Draft, r.ID) {
		return nil
	}
	point := in.PointOf(words.Rightly(s.Says))
	if point == 0 || point == r.Point || slices.ContainsFunc(s.Question.Points, func(name string) bool {
		id := turn.PointCalled(in.Dir, name)
		return id != point && id != r.Point
	}) {
		return nil
	}
	name := in.Dir.Point(point).Name
	return &turn.Proposal{Name: "other point of the saved", Do: func(t *turn.Turn) error {
		return CorrectBy(t, reading.Item{Kind: reading.Correction, RefersTo: int(r.ID), Point: name}, nil)
	}}
}

// savedInHand is the one record that was saved last, with nothing newer in the focus, where no card is open
// but that of its correction; else nil.
func savedInHand(in *turn.Scene) *record.Record {
	if _, far := in.Focus.Find(chat.ThingSaved); far > 0 {
		return nil
	}
	saved := in.Saved()
	if len(saved) != 1 {
		return nil
	}
	if d := in.Draft; d != nil && !correctsOnly(d, saved[0].ID) {
		return nil
	}
	return &saved[0]
}

// savedAt is the one of the records saved last that is at a point, or nil.
func savedAt(in *turn.Scene, point int64) (found *record.Record) {
	if _, far := in.Focus.Find(chat.ThingSaved); far > 0 {
		return nil
	}
	saved := in.Saved()
	for i := range saved {
		if saved[i].Point != point {
			continue
		}
		if found != nil {
			return nil
		}
		found = &saved[i]
	}
	if d := in.Draft; found != nil && d != nil && !correctsOnly(d, found.ID) {
		return nil
	}
	return found
}

// correctsOnly reports whether a draft corrects one record and no other, and waits for no answer.
func correctsOnly(d *chat.Draft, number int64) bool {
	return Correcting(d) && len(d.Items) == 1 && d.Items[0].Number == number && !asksOne(d)
}

// hearChecks shows what is in hand where it is asked whether it is right: 户数那个对的吧 刚才那条. Of several records it is the one
// that has the number which the text names, or the first.
func hearChecks(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Numbers) > 0 || s.Nth != 0 || len(s.Question.Points) > 0 || !words.Checks(s.Says) {
		return nil
	}
	if d := in.Draft; d != nil {
		return &turn.Proposal{Name: "checks", Cost: -1, Do: func(t *turn.Turn) error { return t.ShowBelow(chat.DraftKey(d.ID), Face(t, d, "")) }}
	}
	saved := in.Saved()
	if len(saved) == 0 {
		return nil
	}
	at := max(0, slices.IndexFunc(saved, func(r record.Record) bool {
		return slices.ContainsFunc(r.Figures, func(f record.Figure) bool { return turn.SharedPairs(s.Says, f.Name) > 0 })
	}))
	return &turn.Proposal{Name: "checks", Cost: -2, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(saved[at].ID)) }}
}

// hearShowSaved shows what was saved last: 刚才那条给我看看.
func hearShowSaved(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Numbers) > 0 || s.Nth != 0 && !words.AsksNewest(s.Says) || !words.ShowsSaved(s.Says) {
		return nil
	}
	saved := in.Saved()
	if len(saved) == 1 {
		return &turn.Proposal{Name: "show saved", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(saved[0].ID)) }}
	}
	return &turn.Proposal{Name: "show saved", Cost: 1, Do: func(t *turn.Turn) error { return t.House.Run(t, "mine", "") }}
}

// undoes reports whether a text, or its last clause behind why, takes back what was recorded: 对不起，弄错
// 了，这堂课还没讲，刚才那条帮我撤掉.
func undoes(says string) bool {
	if words.Undoes(says) {
		return utf8.RuneCountInString(says) <= longestFragment
	}
	says = strings.TrimRight(says, "。！, ，")
	at := strings.LastIndexAny(says, "，,。；; ")
	if at < 0 || strings.ContainsAny(says, "0123456789") || utf8.RuneCountInString(says) > longestUndo || !words.Slips(says[:at]) {
		return false
	}
	return words.Undoes(strings.TrimLeft(says[at:], "，,。；; "))
}

// longestUndo is how many characters such a text may have with why.
const longestUndo = 60

// corrects reads some words as a correction of a record.
func corrects(t *turn.Turn, r *record.Record, says string) (it reading.Item, unread []string) {
	it = reading.Item{Kind: reading.Correction, RefersTo: int(r.ID), Slot: map[string]string{}}
	read := t.Read(words.Amending+messages.Number(r.ID)+" "+says, t.Speaker(), t.Today)
	for _, said := range read.Items {
		if said.Kind == reading.Correction {
			it, unread = said, read.Unread
		}
	}
	it.RefersTo, it.Wrong = int(r.ID), nil
	if it.Slot == nil {
		it.Slot = map[string]string{}
	}
	for _, typ := range reading.Types(reading.Kind(r.Kind)) {
		if r.Kind != record.KindProblem && typ != r.Type && strings.Contains(says, typ) {
			it.Slot["type"] = typ
		}
	}
	return it, unread
}

// hearAdded takes 写字楼的还答疑了四个，忘说了 as more numbers of an item of the open draft, or of a
// record that was saved just now.
func hearAdded(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of, more, ok := words.Addition(s.Says)
	if !ok || words.Mistaken(s.Says) || words.Asks(s.Says) || len(s.Numbers) > 0 {
		return nil
	}
	point := in.PointOf(of)
	if of != "" && point == 0 || len(in.Hear(more).Question.Points) > 0 { // 还去了钢市: a visit of its own
		return nil
	}
	if d := in.Draft; d != nil && Correcting(d) && savedInHand(in) == nil {
		return nil
	}
	var meant *held
	var said *reading.Item
	hands := inHand(in)
	if r := earlierAt(in, point); r != nil {
		hands = []held{{item: shortItem(r), record: r, nth: 1}}
	}
	for _, h := range hands {
		it := moreOf(in, h.item.Kind, ask.Get(h.item, "type"), more)
		if it == nil || point != 0 && ask.Get(h.item, "point") != turn.IDText(point) || hasAny(h.item, it) {
			continue
		}
		if meant != nil {
			return nil
		}
		meant, said = &h, it
	}
	if meant == nil {
		return nil
	}
	cost := meant.far * turn.PerDistance
	if meant.record != nil {
		cost-- // as near as an open draft
	}
	return meant.change("add", cost, nil, func(t *turn.Turn, item *chat.Item) {
		figures := chat.Item{Kind: item.Kind}
		setFigures(t, &figures, *said)
		for _, a := range figures.Answers {
			ask.Set(item, a.Key, a.Value)
		}
	})
}

// hasAny reports whether an item has one of the figures that were said.
func hasAny(item *chat.Item, it *reading.Item) bool {
	for name := range it.Figures {
		if ask.Get(item, "f."+name) != "" {
			return true
		}
	}
	return false
}

// moreOf reads some words as numbers of a record of a kind and a type, or nil.
func moreOf(in *turn.Scene, kind, typ, more string) *reading.Item {
	if !mayHaveMore[reading.Kind(kind)] {
		return nil
	}
	items := in.Hear(typ + "，" + more).Reading.Items
	if len(items) != 1 || string(items[0].Kind) != kind || len(items[0].Figures) == 0 || items[0].Date != "" {
		return nil
	}
	return &items[0]
}
