package bot

import (
	"slices"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
)

// heldThen is the person's own record of a meeting whose heads a text gives anew, as it says, or 0: 今天主题党日的实到改成4个.
func heldThen(t *turn.Turn, it reading.Item, says string) (number int64, err error) {
	if !words.ToldWrong(says) || it.Type == "" || it.Present == nil && it.Expected == nil {
		return 0, nil
	}
	own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
	for i := range own {
		r := &own[i]
		if r.Kind != record.KindMeeting || !slices.Contains(r.Types(), it.Type) || it.Date != "" && string(r.Day) != it.Date || it.Point != "" && turn.PointCalled(t.Dir, it.Point) != r.Point {
			continue
		}
		if number != 0 {
			return number, err // the newest
		}
		number = r.ID
	}
	return number, err
}

// mostOwn is among how many of a person's newest records such a meeting is looked for.
const mostOwn = 60

// toldTypes is the person's own record of a gathering of which a text tells that it was of other types too, and these types: 党课
// of 10号那个主题党日当时还一起上了党课的 忘写了. It is 0 where none, or several, are meant.
func toldTypes(t *turn.Turn, items []chat.Item, says string) (number int64, more []string, err error) {
	items = draft.Gathered(items)
	if len(items) != 1 || items[0].Kind != string(record.KindMeeting) || !words.MoreThen(says) {
		return 0, nil, nil
	}
	item := &items[0]
	if ask.Get(item, "present") != "" || ask.Get(item, "expected") != "" || ask.Get(item, "vote") != "" {
		return 0, nil, nil
	}
	types := draft.TypesOf(item)
	own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
	for i := range own {
		r := &own[i]
		if r.Kind != record.KindMeeting || string(r.Day) != ask.Get(item, "date") || turn.IDText(r.Org) != ask.Get(item, "org") || !t.MayCorrect(r) {
			continue
		}
		lacks := slices.DeleteFunc(slices.Clone(types), func(typ string) bool { return slices.Contains(r.Types(), typ) })
		if len(lacks) == 0 || len(lacks) == len(types) && !words.SameTime(says) {
			continue
		}
		if number != 0 {
			return 0, nil, err
		}
		number, more = r.ID, lacks
	}
	return number, more, err
}
