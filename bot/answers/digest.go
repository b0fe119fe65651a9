package answers

import (
	"errors"
	"slices"
	"strconv"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// tapMute is 🔕 只发有变化的 and its way back.
func tapMute(t *turn.Turn, card *chat.Card, arg string) error {
	only := arg == "1"
	note := messages.UnmutedNote
	if only {
		note = messages.MutedNote
	}
	return errors.Join(bureau.SetChangesOnly(t.Tx, t.Me.ID, only), t.Toast(note), t.Show(card.Key, messages.Muted(card.Face, only)))
}

// tapWeek opens the numbers of a week, below the digest.
func tapWeek(t *turn.Turn, _ *chat.Card, arg string) error {
	monday, err := day.ParseDay(arg)
	if err != nil {
		return t.Toast(messages.StaleCard)
	}
	face, err := numbers(t, inquiry.Inquiry{View: inquiry.AsNumbers, Period: day.Week(monday)})
	return errors.Join(err, t.Toast(""), t.ShowNew(face))
}

// tapUnvisited lists the points of a leader that nobody visited yet this quarter,
// and leafs through them.
func tapUnvisited(t *turn.Turn, card *chat.Card, arg string) error {
	offset, err := strconv.Atoi(arg)
	if err != nil || offset < 0 {
		return t.Toast(messages.StaleCard)
	}
	points, err := duty.Unvisited(t.Tx, t.Tx.Today())
	if err != nil {
		return err
	}
	points = slices.DeleteFunc(points, func(p *bureau.Point) bool { return !t.Scope().SeesPoint(p.ID) })
	return errors.Join(t.Toast(""), t.Show(card.Key, messages.UnvisitedCard(points, offset)))
}
