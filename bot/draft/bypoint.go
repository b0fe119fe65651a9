package draft

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// hearByPoint takes numbers that stand behind the points of several items of the draft as the figures of
// these items, 建工3 写字楼5, and 说反了 alone as those of two items the other way round.
func hearByPoint(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(d.Items)-CountSkipped(d) < 2 || words.Asks(s.Says) {
		return nil
	}
	values := map[int]int{} // by the item
	if pairs, all := words.NumbersOf(s.Says); all && len(pairs) > 1 {
		for _, p := range pairs {
			at := itemAt(d, in.PointOf(p.Of))
			key := onlyFigure(d, at, p.Unit, in)
			if _, twice := values[at]; key == "" || twice {
				return nil
			}
			values[at] = p.N
		}
	} else if placesReversed(in, s, d) {
		return &turn.Proposal{Name: "places reversed", Cost: -1, Do: func(t *turn.Turn) error {
			a, b := &d.Items[0], &d.Items[1]
			for _, key := range []string{"point", "org"} {
				x, y := ask.Get(a, key), ask.Get(b, key)
				set(a, key, y)
				set(b, key, x)
			}
			d.Rival = nil
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	} else if words.Reversed(s.Says) {
		a, b := 0, 1
		if len(d.Items) != 2 || CountSkipped(d) > 0 || onlyFigure(d, a, "", in) == "" || onlyFigure(d, a, "", in) != onlyFigure(d, b, "", in) {
			return nil
		}
		values[a], values[b] = figureOf(d, b, in), figureOf(d, a, in)
	}
	if len(values) < 2 {
		return nil
	}
	return &turn.Proposal{Name: "by point", Do: func(t *turn.Turn) error {
		for at, n := range values {
			setFigure(&d.Items[at], onlyFigure(d, at, "", in), n)
		}
		d.Rival = nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
}

// hearDaysOfEach takes 步行街是周一去的 居然才是周二 and 日子说反了 一组是今天 二组是昨天 as the days of the things in hand that are so named,
// and 日子说反了 alone as those of the two the other way round.
func hearDaysOfEach(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.DaysOfEach(s.Says) || words.Asks(s.Says) || hasFigure(s) || len(s.Numbers) > 0 {
		return nil // most messages: what is in hand is not read for them
	}
	all := inHand(in)
	if len(all) < 2 || all[0].far > 0 {
		return nil
	}
	days := daysOfEach(in, s, all)
	if first, then := ask.Get(all[0].item, "date"), ask.Get(all[1].item, "date"); len(all) == 2 && words.DaysReversed(s.Says) && first != then {
		days = map[int]string{0: then, 1: first}
	}
	if len(days) < 2 {
		return nil
	}
	return changeSeveral(all, slices.Sorted(maps.Keys(days)), "days of each", func(item *chat.Item, at int) { ask.Set(item, "date", days[at]) })
}

// hearPlanOnCard takes 农贸那个提前，下周二就去 as another day of the one of several plans on a card that it names.
func hearPlanOnCard(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	on := in.DayIn(s.Says)
	moves := on != "" && (s.Is(words.Move) || words.Shifts(s.Says)) && !words.Asks(s.Says) && !hasFigure(s)
	if !moves || in.Draft == nil || len(in.Draft.Items) < 2 || utf8.RuneCountInString(s.Says) > longestFragment {
		return nil
	}
	all := inHand(in)
	at := namedIn(in, s, all)
	if at < 0 || all[at].item.Kind != string(record.KindPlan) {
		return nil
	}
	had := day.Day(ask.Get(all[at].item, "date"))
	on = cmp.Or(turn.NearDay(had, s.After, in.Today), on) // 周五 is of the week it was to be in
	return changeSeveral(all, []int{at}, "plan on a card", func(item *chat.Item, _ int) {
		ask.Set(item, "text", OnDay(ask.Get(item, "text"), had, on, in.Now))
		ask.Set(item, "date", string(on))
	})
}

// OnDay is the text of a plan with the day that it is moved to in the place of the one that it had, as it was called then: 党课定在5月8日
// of 党课定在4月24号.
func OnDay(text string, had, on day.Day, then time.Time) string {
	said := turn.DayWords(text, func(said string) bool {
		named, ok := reading.ParseComing(said, then)
		nth := words.Weekday(said)
		return ok && (day.Day(named) == had || nth > 0 && day.Week(had).From.Add(nth-1) == had)
	})
	if said == "" {
		return text
	}
	return strings.Replace(text, said, messages.ShortDay(on), 1)
}

// daysOfEach are the days that the clauses of a text give to the things in hand that they name, by their place; none where a clause
// says anything else, but that something was wrong.
func daysOfEach(in *turn.Scene, s *turn.Sentence, all []held) map[int]string {
	days := map[int]string{}
	for clause := range words.Clauses(s.Says) {
		part := in.Hear(clause)
		on, at := part.Question.From, namedIn(in, part, all)
		if at < 0 && on == "" && (words.Mistaken(clause) || words.Swapped(clause)) {
			continue // 不对
		}
		if _, twice := days[at]; at < 0 || twice || on == "" || on != part.Question.To || on > string(in.Today) || !words.SaysDay(clause) {
			return nil
		}
		days[at] = on
	}
	return days
}

// namedIn is the place of the only thing in hand that a clause names by its point, its 党小组 or its type; -1 is none.
func namedIn(in *turn.Scene, part *turn.Sentence, all []held) int {
	point := ""
	if len(part.Question.Points) == 1 {
		point = turn.IDText(turn.PointCalled(in.Dir, part.Question.Points[0]))
	}
	group, types := words.GroupSaid(part.Says), words.MeetingsCalled(part.Says)
	at := -1
	for i := range all {
		item := all[i].item
		groups := ParseGroups(ask.Get(item, "groups"))
		named := point != "" && ask.Get(item, "point") == point || point == "" && group != 0 && len(groups) == 1 && groups[0] == group ||
			point == "" && group == 0 && len(types) == 1 && slices.Contains(TypesOf(item), types[0])
		if named && at >= 0 {
			return -1
		}
		if named {
			at = i
		}
	}
	return at
}

// placesReversed reports whether a text says that the points of the two items of a draft stand the wrong way round: 不对 上午
// 步行街下午居然, or 说反了 where nothing else can.
func placesReversed(in *turn.Scene, s *turn.Sentence, d *chat.Draft) bool {
	if len(d.Items) != 2 || CountSkipped(d) > 0 || ask.Get(&d.Items[0], "point") == ask.Get(&d.Items[1], "point") {
		return false
	}
	if first, then := words.PlacesInOrder(s.Says); first != "" {
		return itemAt(d, in.PointOf(first)) == 1 && itemAt(d, in.PointOf(then)) == 0
	}
	if first := words.FirstPlace(s.Says); first != "" {
		return itemAt(d, in.PointOf(first)) == 1
	}
	figures := onlyFigure(d, 0, "", in)
	return words.Misplaced(s.Says) || words.Reversed(s.Says) && figures != onlyFigure(d, 1, "", in)
}

// set gives an item a value, or takes it away where there is none.
func set(item *chat.Item, key, value string) {
	if value == "" {
		ask.Unset(item, key)
		return
	}
	ask.Set(item, key, value)
}

// itemAt is the only item of a draft at a point; -1 is none.
func itemAt(d *chat.Draft, point int64) int {
	at := -1
	for i := range d.Items {
		if point != 0 && !d.Items[i].Skip && ask.Get(&d.Items[i], "point") == turn.IDText(point) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// onlyFigure is the key of the only figure of an item whose unit fits the one that was said, if one was; else "".
func onlyFigure(d *chat.Draft, at int, unit string, in *turn.Scene) (key string) {
	if at < 0 {
		return ""
	}
	return figureIn(in, &d.Items[at], unit)
}

// figureIn is onlyFigure of an item.
func figureIn(in *turn.Scene, item *chat.Item, unit string) (key string) {
	for _, a := range item.Answers {
		name, is := strings.CutPrefix(a.Key, "f.")
		if !is {
			continue
		}
		had := in.Dir.Indicators.Unit(name)
		if unit != "" && had != unit && !(unit == "家" && had == "户") {
			continue
		}
		if key != "" {
			return ""
		}
		key = a.Key
	}
	return key
}

func figureOf(d *chat.Draft, at int, in *turn.Scene) int {
	return numberIn(&d.Items[at], onlyFigure(d, at, "", in))
}

// setFigure changes the number of a figure and leaves how it was counted.
func setFigure(item *chat.Item, key string, n int) {
	_, caliber, _ := strings.Cut(ask.Get(item, key), ";")
	ask.Set(item, key, ask.FigureValue(n, false, caliber))
}
