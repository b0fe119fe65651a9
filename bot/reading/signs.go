package reading

import (
	"time"

	"liaison/bot/reading/days"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// The signs that stand in [Reader.Signs] for what is one of many.
const (
	SignPoint   = 'P' // a 联系点, and a 党组织 of one
	SignUnit    = 'U' // a 科室 or 所
	SignPerson  = 'W'
	SignGone    = 'Y' // a day that has been
	SignToday   = 'T'
	SignComing  = 'D' // a day to come
	SignPeriod  = 'Q' // a week, a month, a quarter, a year
	SignMeeting = 'M' // a type of 组织生活
	SignNumber  = 'N'
)

// A Slot is what one sign stands for, as it was typed.
type Slot struct {
	Sign rune
	Says string
}

// Signs is a text in one spelling with a sign in place of each point, unit, person, day, type of meeting and number, and what
// these are, in their order. People are told by the names by which the text may call them.
func (r *Reader) Signs(text string, people []string, today time.Time) (signs []rune, slots []Slot) {
	s := runes.Of(text)
	n := s.Runes
	put := func(sign rune, from, to int) {
		signs = append(signs, sign)
		slots = append(slots, Slot{sign, string(s.Typed[from:to])})
	}
	toks := token.Scan(s, r.lex, r.names)
	at := 0
	for i := 0; i < len(n); {
		for at < len(toks) && toks[at].End <= i {
			at++
		}
		if l := personAt(n, i, people); l > 0 {
			put(SignPerson, i, i+l)
			i += l
			continue
		}
		if l := r.unitAt(n, i); l > 0 {
			put(SignUnit, i, i+l)
			i += l
			continue
		}
		if _, end, ok := days.LastOf(n, i, today); ok && (n[end-1] == '底' || n[end-1] == '末') { // 月底
			put(SignComing, i, end)
			i = end
			continue
		}
		t := toks[at]
		if from, to, end, ok := days.ScanPeriod(n, i, today); ok && !from.Equal(to) && (t.Start != i || sortOf(&t) == slotNone) {
			put(SignPeriod, i, end)
			i = end
			continue
		}
		if t.Start != i { // within a token that a person or a unit cut
			signs = append(signs, n[i])
			i++
			continue
		}
		switch sort := sortOf(&t); {
		case sort == slotNumber && ofThose(n, t.Start):
			signs = append(signs, n[i])
			i++
		case sort == slotDay:
			put(signOfDay(t.When, today), t.Start, t.End)
			i = t.End
		case sort == slotName:
			put(SignPoint, t.Start, t.End)
			i = t.End
		case sort == slotMeeting:
			put(SignMeeting, t.Start, t.End)
			i = t.End
		case sort == slotNumber:
			put(SignNumber, i, t.Num.Bare)
			i = t.Num.Bare
		default:
			if t.Kind == token.When && t.When.Kind == days.Deadline { // 这周五之前
				put(SignComing, t.Start, t.End)
				i = t.End
				continue
			}
			end := i
			for end < len(n) && runes.IsDigit(n[end]) {
				end++
			}
			if end > i { // the digits of #231 and of 3号楼
				put(SignNumber, i, end)
				i = end
				continue
			}
			signs = append(signs, n[i])
			i++
		}
	}
	return signs, slots
}

// ofThose reports whether the number at n[i] counts nothing, or only points at so many that were spoken of: 那俩.
func ofThose(n []rune, i int) bool {
	if runes.AnyAt(n, i, "一个", "一下", "一点", "一些", "一样") > 0 {
		return true // 同一个时间
	}
	return runes.AnyAt(n, i, "俩", "仨") > 0 && runes.AnyBefore(n, i, "那", "这", "他", "她", "他们", "咱", "我们")
}

func personAt(n []rune, i int, people []string) (length int) {
	for _, name := range people {
		if l := runes.Count(name); l > length && runes.HasAt(n, i, name) {
			length = l
		}
	}
	return length
}

// unitAt is how long the name of a unit at n[i] is, or 0.
func (r *Reader) unitAt(n []rune, i int) (length int) {
	for end := i + 1; end < min(len(n), i+farthestUnit); end++ {
		if names.UnitTail[n[end]] {
			if us, l := r.units.Ending(n[i:end+1], end-i); len(us) > 0 && l == end+1-i {
				length = l
			}
		}
	}
	if length == 0 {
		_, length = r.units.Station(n, i)
	}
	return length
}

func signOfDay(w days.When, today time.Time) rune {
	on, ok := w.Resolve(today, false)
	switch {
	case ok && on.Equal(days.Midnight(today)):
		return SignToday
	case ok && on.Before(days.Midnight(today)) && !w.Bare:
		return SignGone
	}
	return SignComing
}
