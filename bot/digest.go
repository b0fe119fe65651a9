package bot

import (
	"errors"

	"liaison/messages"
	"liaison/store"
	"liaison/store/duty"
)

// tapMute is 🔕 只发有变化的 and its way back.
func (t *turn) tapMute(card *store.Card, arg string) error {
	only := arg == "1"
	note := messages.UnmutedNote
	if only {
		note = messages.MutedNote
	}
	return errors.Join(t.tx.SetChangesOnly(t.me.ID, only), t.toast(note), t.show(card.Key, messages.Muted(card.Face, only)))
}

// tapWeek opens the numbers of a week, below the digest.
func (t *turn) tapWeek(_ *store.Card, arg string) error {
	monday, err := store.ParseDay(arg)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	face, err := t.numbers(inquiry{period: store.Week(monday)})
	return errors.Join(err, t.toast(""), t.showBelow(face))
}

// tapUnvisited lists the points of a leader that nobody visited yet this quarter.
func (t *turn) tapUnvisited(*store.Card, string) error {
	b, err := duty.Gather(t.tx, t.tx.Today())
	if err != nil {
		return err
	}
	var points []*store.Point
	for _, p := range t.dir.Points {
		if !p.Active || !t.scope().SeesPoint(p.ID) {
			continue
		}
		for _, o := range b.OwedAt(p) {
			if o.Open() {
				points = append(points, p)
			}
		}
	}
	return errors.Join(t.toast(""), t.showBelow(messages.UnvisitedCard(points)))
}

// What the other buttons of a leader's Monday message open.

func (t *turn) tapChiefUnits(*store.Card, string) error { return t.openDocket(docket{by: byUnit}) }
func (t *turn) tapChiefLate(*store.Card, string) error  { return t.openDocket(docket{late: true}) }

func (t *turn) tapChiefSheet(*store.Card, string) error {
	if !t.me.Is(chiefRoles...) {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(messages.MakingSheet), t.sendSheet(sheet{open: true}))
}

// openDocket shows a list of pending problems below.
func (t *turn) openDocket(k docket) error {
	if !t.me.Is(chiefRoles...) {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(""), t.showBelow(t.docketFace(k)))
}

// showBelow shows a card of its own, also after a tap.
func (t *turn) showBelow(face store.Face) error {
	return t.tx.Show(t.u.Channel, t.u.Chat, "n"+idText(t.u.ID), face, false)
}
