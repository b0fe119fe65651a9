package draft

import (
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
	"liaison/store/record"
)

// hearToldOf takes what a text mends in, or adds to, the one thing that it is about, each clause in its own way: 少啦 应该6个 帮我改下;
// 不光是看看，还服务了两家企业，现场解决了一个问题，你给我加进去. It costs more than what hears a text as a whole.
func hearToldOf(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if utf8.RuneCountInString(s.Says) > longestToldOf || len(s.Numbers) > 0 || words.Asks(s.Says) || words.EndsAsking(s.Says) || words.TakesOut(s.Says) {
		return nil
	}
	h, part := aim(in, s)
	if h == nil || part != s || !mayHaveMore[reading.Kind(h.item.Kind)] || h.item.Kind == string(reading.Plan) || h.of != nil && asksOne(h.of) {
		return nil
	}
	tl := tellingOf(in, s.Says, h.item)
	if rest, wishes, _ := words.WriteWish(s.Says); wishes && rest != "" && len(tl.values) == 0 {
		if p := hearFragment(in, in.Hear(rest)); p != nil {
			return p // 还有俩人问年报 也给答了 加上
		}
	}

	if nothing := len(tl.values) == 0 && (len(tl.added) == 0 || len(tl.unread) > 0); !tl.mends || nothing || len(tl.lost) > 0 || words.Announced(s.Says) != "" {
		return nil
	}
	cost := turn.Missing + len(tl.unread)
	switch {
	case len(tl.values) == 1 && len(tl.unread) == 0:
		cost--
	case len(tl.values) == 0:
		cost += turn.Overwrites
	case len(tl.values) > 1 && len(tl.unread) == 0:
		cost = 0 // what hears the whole would lose a part
	}
	return h.change("told of", cost, tl.unread, func(t *turn.Turn, item *chat.Item) {
		for key, value := range tl.values {
			if strings.HasPrefix(key, "f.") {
				_, caliber, _ := strings.Cut(ask.Get(item, key), ";")
				n, _ := strconv.Atoi(value)
				value = ask.FigureValue(n, false, caliber)
			}
			ask.Set(item, key, value)
		}
		for _, key := range tl.gone {
			ask.Unset(item, key)
		}
		if len(tl.added) > 0 {
			addWords(t, item, strings.Join(tl.added, "，"))
		}
	})
}

// tellsNumbers reports whether all that a text counts finds its place in an item: 答疑好像还漏了两个，给补上吧 adds no words.
func tellsNumbers(in *turn.Scene, says string, item *chat.Item) bool {
	tl := tellingOf(in, says, item)
	return len(tl.values) > 0 && len(tl.lost) == 0
}

// longestToldOf is how many characters such a text may have.
const longestToldOf = 64

// A telling is what a text says of one known thing.
type telling struct {
	mends  bool              // it says that it mends or adds
	values map[string]string // what the thing is to have, by key
	added  []string          // more of its words
	unread []string          // the clauses that tell nothing of it
	lost   []string          // the amounts that find no place
	gone   []string          // the keys of the numbers that stand elsewhere instead
}

// tellingOf reads what a text says of an item, clause by clause.
func tellingOf(in *turn.Scene, says string, item *chat.Item) (tl telling) {
	tl.values = map[string]string{}
	kind, typ := reading.Kind(item.Kind), ask.Get(item, "type")
	named, off, by, refuted := "", 0, map[string]int{}, map[string]string{}
	for clause := range words.Clauses(says) {
		rest, wishes, adds := words.WriteWish(clause)
		tl.mends = tl.mends || wishes || words.SetsRight(rest) || words.Adds(rest) || words.NotOnly(rest) || words.OffWhich(rest) != 0
		rest = strings.TrimSpace(rest)
		amounts := words.Amounts(rest)
		part := in.Hear(rest)
		switch {
		case rest == "", words.NotOnly(rest) && len(amounts) == 0, words.Parts(rest) && rest != says:
			continue
		case len(part.Question.Points) > 0, len(amounts) == 0 && ofAnother(part, kind), kind == reading.Meeting && otherMeeting(rest, item):
			tl.lost = append(tl.lost, rest)
			continue
		case len(amounts) == 0:
			if which := words.OffWhich(rest); which != 0 || words.SetsRight(rest) {
				named, off = figureNamed(rest), which
			}
			name := words.Named(rest, reading.Types(kind))
			on, isDay := reading.ParseDay(words.BareDay(rest), in.Today.Time())
			switch {
			case words.OffWhich(rest) != 0: // of the amount that follows
			case name != "":
				tl.values["type"] = name
			case isDay && on <= string(in.Today):
				tl.values["date"] = on
			case (words.Adds(rest) || adds) && typ != record.Talk:
				tl.added = append(tl.added, words.Fragment(rest))
			case !words.Amends(rest) && !words.Polite(rest) && !part.TellsWhy():
				tl.unread = append(tl.unread, rest)
			}
			continue
		}
		if it := moreOf(in, item.Kind, typ, rest); it != nil && words.AddsTo(rest) && len(it.Figures) == len(amounts) { // 还服务了两家企业
			for name, n := range it.Figures {
				tl.set("f."+name, n+numberIn(item, "f."+name))
			}
			if it.Type != "" && it.Type != routineType && typ == routineType {
				tl.values["type"] = it.Type
			}
			continue
		}
		for _, a := range amounts {
			n, counted := in.Count(a.Said + a.Unit)
			if !counted {
				tl.lost = append(tl.lost, a.Said+a.Unit)
				continue
			}
			if a.Refutes() || words.NotOnly(rest) || a.Off && a.By == 0 { // 不是三个
				tl.mends, off = true, 0
				named = keyWith(in, item, a, n)
				refuted[named] = strconv.Itoa(n)
				continue
			}
			key := tl.keyOf(in, item, a, named, off, n)
			switch {
			case key == "" || !a.Off && tl.values[key] != "":
				tl.lost = append(tl.lost, a.Said+a.Unit)
			case a.Off: // 漏了两个
				by[key], named = n*a.By, key
			default:
				tl.set(key, n)
				delete(by, key)
			}
		}
	}
	for key, n := range by {
		if had := numberIn(item, key) + n; had >= 0 && tl.values[key] == "" {
			tl.set(key, had)
		}
	}
	for key, n := range refuted { // 是答疑2 不是解决2
		if key != "" && tl.values[key] == "" && slices.Contains(slices.Collect(maps.Values(tl.values)), n) {
			tl.gone = append(tl.gone, key)
		}
	}
	return tl
}

// otherMeeting reports whether a clause names a type of meetings that an item is not of.
func otherMeeting(clause string, item *chat.Item) bool {
	return slices.ContainsFunc(words.MeetingsCalled(clause), func(typ string) bool { return !slices.Contains(TypesOf(item), typ) })
}

// ofAnother reports whether a clause alone is of something else than a thing of a kind: 还有家店的秤不准 of a visit.
func ofAnother(part *turn.Sentence, kind reading.Kind) bool {
	_, announced := words.Reports(part.Says)
	return announced || words.Announced(part.Says) != "" || words.MoreThen(part.Says) || slices.ContainsFunc(part.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Problem || it.Kind == reading.Plan || it.Kind != kind && it.Kind != reading.None && it.Kind != reading.Correction && it.Kind != reading.Progress && it.Type != ""
	})
}

// routineType is the type of a visit where nothing says another.
const routineType = "日常"

func (tl *telling) set(key string, n int) { tl.values[key] = strconv.Itoa(n) }

// keyOf is the number of an item that an amount means: the one that it or a clause before it names, or else of those with its unit
// the only one, the only one that is off on the side that was said, 少啦 应该6个; "" is none.
func (tl *telling) keyOf(in *turn.Scene, item *chat.Item, a words.Amount, named string, off, n int) string {
	if a.Unit == "" && a.CountsOther() {
		return ""
	}
	name := words.Naming(words.WithoutOff(a.Before) + a.After)
	if strings.HasPrefix(named, "f.") || named == "present" || named == "expected" {
		if name == "" {
			return named
		}
		named = ""
	}
	for _, name := range []string{name, named} {
		if key := keyCalled(in, item, a, name); key != "" {
			return key
		}
		if key := keyOf(in, item, a, name); name != "" && key != "" {
			return key
		}
	}
	if name != "" && named == "" && !words.OnlyNumber(name) {
		return ""
	}
	var fits []string
	for _, b := range item.Answers {
		figure, is := strings.CutPrefix(b.Key, "f.")
		heads := item.Kind == string(reading.Meeting) && (b.Key == "present" || b.Key == "expected")
		unit := in.Dir.Indicators.Unit(figure)
		ofFirms := a.Unit == "户" || a.Unit == "家"
		counted := is && (a.Unit == "" || unit == a.Unit || unit == "户" && ofFirms) || heads && !ofFirms
		if onSide := off == 0 || (n-numberIn(item, b.Key))*off > 0; counted && onSide {
			fits = append(fits, b.Key)
		}
	}
	if len(fits) > 1 && slices.Contains(fits, "present") {
		fits = []string{"present"}
	}
	if len(fits) != 1 {
		return ""
	}
	return fits[0]
}

// keyCalled is the only figure of an item with the unit of an amount whose name is like some words; "" is none.
func keyCalled(in *turn.Scene, item *chat.Item, a words.Amount, name string) (key string) {
	for _, b := range item.Answers {
		figure, is := strings.CutPrefix(b.Key, "f.")
		if !is || a.Unit != "" && in.Dir.Indicators.Unit(figure) != a.Unit || turn.SharedPairs(name, figure) == 0 {
			continue
		}
		if key != "" {
			return ""
		}
		key = b.Key
	}
	return key
}

// keyWith is the only number of an item that is what an amount says; "" is none.
func keyWith(in *turn.Scene, item *chat.Item, a words.Amount, n int) (key string) {
	for _, b := range item.Answers {
		number, _, _ := strings.Cut(strings.TrimPrefix(b.Value, "~"), ";")
		if isNumber := b.Key == "present" || b.Key == "expected" || strings.HasPrefix(b.Key, "f."); !isNumber || number != strconv.Itoa(n) {
			continue
		}
		if key != "" {
			return ""
		}
		key = b.Key
	}
	return key
}
