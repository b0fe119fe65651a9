package draft

import (
	"cmp"
	"errors"
	"slices"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store"
	"liaison/store/record"
)

// meant returns the record that a correction is about: the #n it names, or the person's newest
// record that fits the point, and the day that is pointed at, and has the wrong value.
func meant(t *turn.Turn, it reading.Item) (*record.Record, error) {
	if it.RefersTo != 0 {
		r, err := record.Find(t.Tx, int64(it.RefersTo))
		if errors.Is(err, store.ErrNotFound) || err == nil && !t.MayCorrect(r) {
			return nil, nil
		}
		return r, err
	}
	if shown := turn.Shown(t); len(shown) == 1 && it.Point == "" && t.MayCorrect(&shown[0]) {
		r, err := record.Find(t.Tx, shown[0].ID)
		if err != nil || takesFrom(t, r, it) {
			return r, err
		}
	}
	recent, err := record.OfPerson(t.Tx, t.Me.ID, 30)
	if err != nil {
		return nil, err
	}
	point := turn.PointCalled(t.Dir, it.Point)
	if here := func(r record.Record) bool { return r.Point == point }; !slices.ContainsFunc(recent, here) {
		point = 0 // not where the record is, but where it ought to be
	}
	types := t.Reader.MeetingTypes(t.Says)
	if !slices.ContainsFunc(recent, func(r record.Record) bool { return isOf(&r, types) }) {
		types = nil // the type that it ought to be
	}
	group := words.GroupSaid(t.Says)
	ofGroup := func(r record.Record) bool { return isOf(&r, types) && slices.Contains(r.Detail.Groups, group) }
	if !slices.ContainsFunc(recent, ofGroup) {
		group = 0
	}
	wrongDay, _ := reading.ParseDay(words.DayWrong(t.Says), t.Today.Time())
	if !slices.ContainsFunc(recent, func(r record.Record) bool {
		return string(r.Day) == wrongDay && (len(types) == 0 || isOf(&r, types))
	}) {
		wrongDay = "" // what it should not be made to
	}
	pointed, _ := words.DayPointed(t.Says) // 昨天的那次答疑应该是6个
	on, _ := reading.ParseDay(pointed, t.Today.Time())
	byAmount := words.ByAmount(t.Says) // 漏了一次，应该是七次: 1 is no value
	var found, hand *record.Record     // hand is what was saved just now
	var named *record.Record           // has the very figure that is named, though not what is called wrong
	exact := false                     // found has it
	for i := range recent {
		r, err := record.Find(t.Tx, recent[i].ID)
		if err != nil {
			return nil, err
		}
		here := point == 0 || r.Point == point
		ofType := (len(types) == 0 || isOf(r, types)) && (group == 0 || slices.Contains(r.Detail.Groups, group))
		then := (on == "" || string(r.Day) == on) && (wrongDay == "" || string(r.Day) == wrongDay)
		if !here || !ofType || !then || !carries(r, it) {
			continue
		}
		if it.Wrong != nil && hadWrong(t, r, it) && !byAmount {
			return r, nil
		}
		if it.Wrong != nil && named == nil && hasNamed(r, it) {
			named = r
		}
		if i == 0 && t.Tx.Now.Sub(r.Created) <= UndoTime && canCarry(t, r, it) {
			hand = r
		}
		if has := hasNamed(r, it); (it.Wrong == nil || byAmount && has) && (found == nil || has && !exact) {
			found, exact = r, has
		}
	}
	if hand != nil && found != nil && t.Tx.Now.Sub(found.Created) > UndoTime {
		return hand, nil // 答疑还有3个, of what was told just now, not of an older record that has such a number
	}
	return cmp.Or(found, named), nil
}

// hadWrong reports whether a record has the number that a correction calls wrong: in the figure that it names, where it has that.
func hadWrong(t *turn.Turn, r *record.Record, it reading.Item) bool {
	for name := range it.Figures {
		if had, has := r.Figure(name); has || turn.SharedPairs(t.Says, name) > 0 {
			return has && had.Value == *it.Wrong
		}
	}
	return holds(r, *it.Wrong)
}

// takesFrom reports whether a correction that names no place can be one of the record that is shown: each of its figures has its place
// there, or else what it corrects is of the record's kind, and it names no other type or day.
func takesFrom(t *turn.Turn, r *record.Record, it reading.Item) bool {
	if len(it.Figures) > 0 {
		return hasEach(t, r, it) || canCarry(t, r, it)
	}
	namesAnother := it.Wrong != nil || it.Date != "" || len(t.Reader.MeetingTypes(t.Says)) > 0
	return !namesAnother && carries(r, it)
}

// hasEach reports whether a record has all figures of a correction, or others that they mean there.
func hasEach(t *turn.Turn, r *record.Record, it reading.Item) bool {
	for name := range it.Figures {
		if _, has := r.Figure(ownFigure(t, r, name, it.Wrong)); !has {
			return false
		}
	}
	return it.Wrong == nil || holds(r, *it.Wrong) || words.ByAmount(t.Says)
}

// canCarry reports whether every figure of a correction is one of a record's kind and type.
func canCarry(t *turn.Turn, r *record.Record, it reading.Item) bool {
	for name := range it.Figures {
		ind := t.Dir.Indicators.Find(name)
		if ind == nil || string(ind.Kind) != string(r.Kind) || ind.Type != "" && ind.Type != r.Type {
			return false
		}
	}
	return it.Wrong == nil
}

// isOf reports whether a record is a meeting of one of some types.
func isOf(r *record.Record, types []string) bool {
	return r.Kind == record.KindMeeting && slices.ContainsFunc(r.Types(), func(typ string) bool { return slices.Contains(types, typ) })
}

// carries reports whether a record has the kind of values that a correction changes.
func carries(r *record.Record, it reading.Item) bool {
	if (it.Present != nil || it.Expected != nil || it.Vote != nil) && r.Kind != record.KindMeeting {
		return false
	}
	if typ := it.Slot["type"]; typ != "" && !slices.Contains(reading.Types(reading.Kind(r.Kind)), typ) {
		return false
	}
	if len(it.Figures) > 0 && len(r.Figures) == 0 && it.Slot["type"] == "" {
		return false
	}
	return it.Type == "" || r.Kind != record.KindMeeting || slices.Contains(r.Types(), it.Type)
}

// holds reports whether the record has a number.
func holds(r *record.Record, n int) bool {
	for _, p := range []*int{r.Detail.Expected, r.Detail.Present} {
		if p != nil && *p == n {
			return true
		}
	}
	return slices.ContainsFunc(r.Figures, func(f record.Figure) bool { return f.Value == n })
}

// ownFigure returns the figure of the record that a correction means: a bare 户 may mean its
// 服务企业.
func ownFigure(t *turn.Turn, r *record.Record, name string, wrong *int) string {
	if _, has := r.Figure(name); has {
		return name
	}
	for _, f := range r.Figures {
		alike := t.Dir.Indicators.Unit(f.Name) == t.Dir.Indicators.Unit(name) && turn.SharedPairs(t.Says, f.Name) >= turn.SharedPairs(t.Says, name)
		if wrong != nil && f.Value == *wrong || wrong == nil && alike {
			return f.Name
		}
	}
	return name
}

// hasNamed reports whether a record has a figure that a correction names.
func hasNamed(r *record.Record, it reading.Item) bool {
	for name := range it.Figures {
		if _, has := r.Figure(name); has {
			return true
		}
	}
	return false
}
