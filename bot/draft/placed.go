package draft

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A place is where an amount belongs: a number of one of the things in hand.
type place struct {
	at  int // of the things in hand
	key string
}

// hearPlaced puts right the numbers of what is in hand where a text says of each of its amounts where it belongs: 解决的就一个 那俩是答疑,
// 那5个答疑是步行街的, 户数也反了 居然21 步行街33, 大会那天11个, 少数了俩 一共10个. An amount that finds no place makes it another text.
func hearPlaced(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if utf8.RuneCountInString(s.Says) > longestPlaced || len(s.Numbers) > 0 && !words.RightBehind(s.Says) || !words.Amends(s.Says) && !words.ChangesBy(s.Says) || words.Asks(s.Says) || in.Draft != nil && (Correcting(in.Draft) || asksOne(in.Draft)) {
		return nil
	}
	all := inHand(in)
	if len(all) == 0 || all[0].far > 0 {
		if h := shownAgain(in, s, all); h != nil && words.ChangesBy(s.Says) {
			all = []held{*h}
		}
	}
	if len(all) == 0 || all[0].far > 0 || slices.ContainsFunc(all, func(h held) bool { return !recordKinds[h.item.Kind] }) {
		return nil
	}
	said, moved, ok := placed(in, s, all)
	if !ok {
		return nil
	}
	edit := func(item *chat.Item, at int) {
		for _, from := range moved {
			if from.at == at {
				ask.Unset(item, from.key)
			}
		}
		for to, n := range said {
			switch {
			case to.at != at:
			case strings.HasPrefix(to.key, "f."):
				setFigure(item, to.key, n)
			default:
				ask.Set(item, to.key, strconv.Itoa(n))
			}
		}
	}
	var touched []int
	for to := range said {
		touched = append(touched, to.at)
	}
	for _, from := range moved {
		touched = append(touched, from.at)
	}
	slices.Sort(touched)
	return changeSeveral(all, slices.Compact(touched), "placed", edit)
}

// longestPlaced is how many characters such a text may have.
const longestPlaced = 48

// changeSeveral proposes to change several things in hand: in the open draft, or by one correction of the records.
func changeSeveral(all []held, which []int, name string, edit func(item *chat.Item, at int)) *turn.Proposal {
	return &turn.Proposal{Name: name, Cost: -1, Do: func(t *turn.Turn) error {
		if d := all[0].of; d != nil {
			for _, at := range which {
				edit(all[at].item, at)
			}
			d.Rival = nil
			NoteHidden(t, d)
			AskNext(t, d)
			return Keep(t, d, "")
		}
		var items []chat.Item
		for _, at := range which {
			if t.MayCorrect(all[at].record) {
				item := correcting(t, all[at].record)
				edit(&item, at)
				items = append(items, item)
			}
		}
		d := New(t, items)
		d.Text = KeptSentence(t.Says, d.Items)
		return OpenCorrection(t, d)
	}}
}

// placed finds the places of all amounts of a text, and those that they were moved from.
func placed(in *turn.Scene, s *turn.Sentence, all []held) (said map[place]int, moved []place, ok bool) {
	said = map[place]int{}
	by := map[place]int{}
	current, named, clauses, lost := -1, "", 0, false
	for clause := range words.Clauses(s.Says) {
		clauses++
		if slices.ContainsFunc(all, func(h held) bool { return h.item.Kind == string(record.KindVisit) && otherType(clause, h.item) != "" }) {
			return nil, nil, false // another type too
		}
		if m := words.Moved(clause); m.From != "" {
			if !movesBetween(in, all, m, by) {
				return nil, nil, false
			}
			continue
		}
		amounts := words.Amounts(clause)
		part := in.Hear(clause)
		at, on := namedIn(in, part, all), dayIn(part)
		switch {
		case at >= 0:
			current = at
		case on != "" && ofDay(all, on) >= 0:
			current = ofDay(all, on)
		case on != "", len(part.Question.Points) > 0:
			return nil, nil, false // of something else
		}
		if len(amounts) == 0 {
			if !words.Amends(clause) && !part.NoNewThought() && !part.TellsWhy() || !words.Mistaken(clause) && ofProblem(all, clause) {
				return nil, nil, false
			}
			named = figureNamed(clause)
			continue
		}
		for _, a := range amounts {
			if a.Off && a.By == 0 {
				continue
			}
			a.Missing = words.Missing(s.Says)
			n, counted := in.Count(a.Said + a.Unit)
			to, fits := placeOf(in, all, a, current, named, said)
			if a.By != 0 && counted {
				if lost = lost || !fits; fits {
					by[to] += n * a.By
				}
				continue
			}
			if _, twice := said[to]; !counted || !fits || twice {
				return nil, nil, false
			}
			said[to] = n
			if whom, _ := words.Whose(a.After); in.PointOf(whom) == 0 {
				continue
			}
			for i := range all { // 那5个答疑是步行街的
				if had, _, _ := strings.Cut(ask.Get(all[i].item, to.key), ";"); i != to.at && strings.TrimPrefix(had, "~") == strconv.Itoa(n) {
					moved = append(moved, place{i, to.key})
				}
			}
		}
	}
	if lost && len(said) == 0 {
		return nil, nil, false
	}
	for to, n := range by {
		if _, told := said[to]; told { // 少数了俩 一共10个
			continue
		}
		if said[to] = numberIn(all[to.at].item, to.key) + n; said[to] < 0 {
			return nil, nil, false
		}
	}
	if len(said) == 0 || clauses < 2 && len(all) < 2 && len(by) == 0 {
		return nil, nil, false // what others hear
	}
	return said, moved, true
}

// ofProblem reports whether a clause is in the words of a problem in hand: the number behind 消防器材是灭火器，一共8个 is of that, and no figure.
func ofProblem(all []held, clause string) bool {
	return slices.ContainsFunc(all, func(h held) bool {
		return h.item.Kind == string(record.KindProblem) && turn.SharedPairs(clause, ask.Get(h.item, "text")) > 1
	})
}

// movesBetween notes what is taken from the number of one thing in hand and added to that of another: 写字楼的挪5户给科创园.
func movesBetween(in *turn.Scene, all []held, m words.MovedAmount, by map[place]int) bool {
	from, to := heldAt(all, in.PointOf(m.From)), heldAt(all, in.PointOf(m.To))
	n, counted := in.Count(m.Said + m.Unit)
	if from < 0 || to < 0 || from == to || !counted {
		return false
	}
	a := words.Amount{Said: m.Said, Unit: m.Unit}
	key := keyOf(in, all[from].item, a, m.Name)
	into := cmp.Or(keyOf(in, all[to].item, a, m.Name), key)
	by[place{from, key}] -= n
	by[place{to, into}] += n
	return key != ""
}

// numberIn is the number that an item has, 0 where it has none.
func numberIn(item *chat.Item, key string) int {
	number, _, _ := strings.Cut(strings.TrimPrefix(ask.Get(item, key), "~"), ";")
	n, _ := strconv.Atoi(number)
	return n
}

// placeOf is where an amount belongs: to the thing whose place stands beside it, else to the one that was named, else to the only one
// that has such a number.
func placeOf(in *turn.Scene, all []held, a words.Amount, current int, named string, said map[place]int) (to place, ok bool) {
	before, after, at := a.Before, a.After, current
	if whom, rest := words.Whose(after); in.PointOf(whom) != 0 {
		if at = heldAt(all, in.PointOf(whom)); at < 0 {
			return to, false
		}
		after = rest
	} else if point, rest := pointAhead(in, before); point != 0 {
		if at = heldAt(all, point); at < 0 {
			return to, false
		}
		before = rest
	}
	name := words.Naming(before + after)
	if name == "" && named != "" {
		if to, ok := placeNamed(in, all, a, at, named, said); ok {
			return to, true
		}
	}
	return placeNamed(in, all, a, at, name, said)
}

// placeNamed is placeOf of what a name names.
func placeNamed(in *turn.Scene, all []held, a words.Amount, at int, name string, said map[place]int) (to place, ok bool) {
	if at < 0 && len(all) == 1 {
		at = 0
	}
	if at >= 0 {
		to = place{at, keyOf(in, all[at].item, a, name)}
		return to, to.key != ""
	}
	for i := range all {
		key := keyOf(in, all[i].item, a, name)
		if _, taken := said[place{i, key}]; key != "" && !taken && ask.Get(all[i].item, key) != "" {
			if to.key != "" {
				return to, false
			}
			to = place{i, key}
		}
	}
	return to, to.key != ""
}

// dayIn is the one day that a part of a text says; or "".
func dayIn(part *turn.Sentence) string {
	if q := part.Question; q.From == q.To {
		return q.From
	}
	return ""
}

// ofDay is the only thing in hand of a day; -1 is none.
func ofDay(all []held, on string) int {
	return onlyHeld(all, func(h *held) bool { return ask.Get(h.item, "date") == on })
}

// heldAt is the only thing in hand at a point; -1 is none.
func heldAt(all []held, point int64) int {
	return onlyHeld(all, func(h *held) bool { return point != 0 && ask.Get(h.item, "point") == turn.IDText(point) })
}

// onlyHeld is the only thing in hand that is so; -1 is none.
func onlyHeld(all []held, is func(*held) bool) int {
	at := -1
	for i := range all {
		if is(&all[i]) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// pointAhead is the point that some words begin with, and the rest of them.
func pointAhead(in *turn.Scene, says string) (point int64, rest string) {
	says = strings.TrimLeft(words.Naming(says), " ")
	for end := len(says); end > 0; {
		if p := in.PointOf(says[:end]); p != 0 && utf8.RuneCountInString(says[:end]) > 1 {
			return p, says[end:]
		}
		_, size := utf8.DecodeLastRuneInString(says[:end])
		end -= size
	}
	return 0, says
}

// countedBy are the names of what is counted in a unit.
var countedBy = map[string]string{"户数": "户", "家数": "家", "企业数": "家", "个数": "个", "人次": "人次"}

// figureNamed is what kind of number a clause without one names: 户数 of 户数也反了, 应到 of 应到写少了.
func figureNamed(clause string) string {
	for _, name := range []string{"应到", "实到", "户数", "家数", "企业数", "个数", "人次"} {
		if strings.Contains(clause, name) {
			return name
		}
	}
	return words.Naming(words.WithoutSlip(clause))
}

// keyOf is the key of the number of an item that an amount of a name and a unit is; "" is none.
func keyOf(in *turn.Scene, item *chat.Item, a words.Amount, name string) string {
	typ := ask.Get(item, "type")
	if item.Kind == string(record.KindMeeting) {
		switch people := a.Unit == "" || strings.Contains("个人名位个人", a.Unit); {
		case !people || typ == record.Talk:
		case strings.HasSuffix(name, "应到"):
			return "expected"
		case headsNamed[name] || strings.HasSuffix(name, "实到") || slices.Equal(words.MeetingsCalled(name), TypesOf(item)):
			return "present"
		}
		return ""
	}
	if unit := cmp.Or(a.Unit, countedBy[name]); name == "" || countedBy[name] != "" {
		if key := figureIn(in, item, unit); key != "" && !(a.Missing && name != "") || name == "" {
			return key
		}
	}
	if typ == "" {
		return ""
	}
	read := in.Read(typ + "，" + name + a.Said + a.Unit)
	if len(read.Items) != 1 || read.Items[0].Kind != reading.Kind(item.Kind) && read.Items[0].Kind != reading.Correction || len(read.Items[0].Figures) != 1 {
		return ""
	}
	for figure := range maps.Keys(read.Items[0].Figures) {
		if key := figureMeant(in.Dir.Indicators, item, figure, name); key != "" && !a.Missing {
			return key
		}
		if slices.Contains(in.Dir.Indicators.Said(indicator.Kind(item.Kind), typ), figure) {
			return "f." + figure
		}
	}
	return ""
}

// headsNamed are the names of how many came to a meeting.
var headsNamed = map[string]bool{"": true, "实到": true, "到": true, "来": true, "到会": true, "到场": true, "参加": true, "人数": true, "人": true, "党员": true, "同志": true}
