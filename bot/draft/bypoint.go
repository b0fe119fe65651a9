package draft

import (
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
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

// hearDaysByPoint takes 步行街是周一去的 居然才是周二 as the days of the items of the draft at these points.
func hearDaysByPoint(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || Correcting(d) || len(d.Items)-CountSkipped(d) < 2 || len(s.Question.Points) < 2 || words.Asks(s.Says) || hasFigure(s) {
		return nil
	}
	days := map[int]string{} // by the item
	for clause := range words.Clauses(s.Says) {
		part := in.Hear(clause)
		if len(part.Question.Points) == 0 && part.Question.From == "" && words.Mistaken(clause) {
			continue // 不对
		}
		on, at := part.Question.From, -1
		if len(part.Question.Points) == 1 {
			at = itemAt(d, turn.PointCalled(in.Dir, part.Question.Points[0]))
		}
		if _, twice := days[at]; at < 0 || twice || on == "" || on != part.Question.To || on > string(in.Today) || !words.SaysDay(clause) {
			return nil
		}
		days[at] = on
	}
	if len(days) < 2 {
		return nil
	}
	return &turn.Proposal{Name: "days by point", Cost: -1, Do: func(t *turn.Turn) error {
		for at, on := range days {
			ask.Set(&d.Items[at], "date", on)
		}
		d.Rival = nil
		AskNext(t, d)
		return Keep(t, d, "")
	}}
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
	number, _, _ := strings.Cut(strings.TrimPrefix(ask.Get(&d.Items[at], onlyFigure(d, at, "", in)), "~"), ";")
	n, _ := strconv.Atoi(number)
	return n
}

// setFigure changes the number of a figure and leaves how it was counted.
func setFigure(item *chat.Item, key string, n int) {
	_, caliber, _ := strings.Cut(ask.Get(item, key), ";")
	ask.Set(item, key, ask.FigureValue(n, false, caliber))
}
