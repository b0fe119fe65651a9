package bot

import (
	"errors"
	"slices"
	"strconv"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// tapMute is 🔕 只发有变化的 and its way back.
func (t *turn) tapMute(card *chat.Card, arg string) error {
	only := arg == "1"
	note := messages.UnmutedNote
	if only {
		note = messages.MutedNote
	}
	return errors.Join(bureau.SetChangesOnly(t.tx, t.me.ID, only), t.toast(note), t.show(card.Key, messages.Muted(card.Face, only)))
}

// tapWeek opens the numbers of a week, below the digest.
func (t *turn) tapWeek(_ *chat.Card, arg string) error {
	monday, err := day.ParseDay(arg)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	face, err := t.numbers(inquiry{view: asNumbers, period: day.Week(monday)})
	return errors.Join(err, t.toast(""), t.showNew(face))
}

// tapUnvisited lists the points of a leader that nobody visited yet this quarter,
// and leafs through them.
func (t *turn) tapUnvisited(card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.toast(messages.StaleCard)
	}
	points, err := duty.Unvisited(t.tx, t.tx.Today())
	if err != nil {
		return err
	}
	points = slices.DeleteFunc(points, func(p *bureau.Point) bool { return !t.scope().SeesPoint(p.ID) })
	return errors.Join(t.toast(""), t.show(card.Key, messages.UnvisitedCard(points, offset)))
}

// What the other buttons of a leader's Monday message open.

func (t *turn) tapChiefUnits(card *chat.Card, _ string) error {
	return t.openDocket(card, docket{by: byUnit})
}

func (t *turn) tapChiefLate(card *chat.Card, _ string) error {
	return t.openDocket(card, docket{late: true})
}

func (t *turn) tapChiefSheet(*chat.Card, string) error {
	if !t.me.Is(chiefRoles...) {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(messages.MakingSheet), t.sendSheet(sheet{kind: messages.LedgerProblems, open: true}))
}

// openDocket shows a list of pending problems below the picture.
func (t *turn) openDocket(card *chat.Card, k docket) error {
	if !t.me.Is(chiefRoles...) {
		return t.toast(messages.NotAllowed)
	}
	return errors.Join(t.toast(""), t.show(card.Key, t.docketFace(k)))
}
