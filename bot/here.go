package bot

import (
	"cmp"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"time"
)

// placeInHand is the point of the card that is open, or of the records that were saved just before, or 0.
func placeInHand(t *turn.Turn) (at int64, err error) {
	d, _, err := turn.OpenForm(t)
	if d == nil || err != nil {
		return seenPlace(t), err
	}
	for i := range d.Items {
		there := turn.IDOf(ask.Get(&d.Items[i], "point"))
		if d.Items[i].Skip || there == 0 {
			continue
		}
		if at != 0 && at != there {
			return 0, nil
		}
		at = there
	}
	return at, nil
}

// seenPlace is the point of the problem that was shown or moved just before, or of the records saved just before,
// or 0.
func seenPlace(t *turn.Turn) int64 {
	if th, far := t.Focus().Find(chat.ThingQuery); th != nil && (far == 0 || far == 1 && t.Focus().Things[0].Kind == chat.ThingList) && len(th.Numbers) == 1 && t.Tx.Now.Sub(time.UnixMilli(th.At)) <= draft.UndoTime {
		return th.Numbers[0]
	}
	th, far := t.Focus().Find(chat.ThingCase)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return cmp.Or(savedPlace(t), listedPlace(t))
	}
	for _, r := range t.Unsettled() {
		if r.ID == th.Numbers[0] {
			return r.Point
		}
	}
	return 0
}

// listedPlace is the one point of the records that were shown just before, 运营公司上次是哪天去的; or 0.
func listedPlace(t *turn.Turn) (at int64) {
	th, far := t.Focus().Find(chat.ThingList)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return 0
	}
	for _, r := range turn.Shown(t) {
		if at != 0 && at != r.Point {
			return 0
		}
		at = r.Point
	}
	return at
}

// savedPlace is the point of the records that were saved just before, or 0.
func savedPlace(t *turn.Turn) (at int64) {
	th, far := t.Focus().Find(chat.ThingSaved)
	if th == nil || far > 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > draft.UndoTime {
		return 0
	}
	for _, n := range th.Numbers {
		r, err := record.Find(t.Tx, n)
		if err != nil || at != 0 && at != r.Point {
			return 0
		}
		at = r.Point
	}
	return at
}

// talkDay is the one day of the records that were saved or shown last, or "".
func talkDay(t *turn.Turn) (on day.Day) {
	for i := range t.Focus().Things {
		th := &t.Focus().Things[i]
		if !th.Fresh(t.Tx.Now) || th.Kind != chat.ThingSaved && th.Kind != chat.ThingList && th.Kind != chat.ThingCase {
			continue
		}
		for _, n := range th.Numbers {
			r, err := record.Find(t.Tx, n)
			if err != nil || on != "" && on != r.Day {
				return ""
			}
			on = r.Day
		}
		return on
	}
	return ""
}

// savedMeeting is the day of the meetings that were saved just before, or "".
func savedMeeting(t *turn.Turn) (on day.Day) {
	th, far := t.Focus().Find(chat.ThingSaved)
	if th == nil || far > 0 {
		return ""
	}
	for _, n := range th.Numbers {
		r, err := record.Find(t.Tx, n)
		if err != nil || r.Kind != record.KindMeeting || on != "" && on != r.Day {
			return ""
		}
		on = r.Day
	}
	return on
}

// dayOf is the day of the first item of a draft that is kept.
func dayOf(d *chat.Draft) string { return ask.Get(&d.Items[draft.FirstKept(d)], "date") }
