package answers

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/indicator"
)

// Values of two 口径, or of two days, are never added (M06 and M11). Whoever sees the whole bureau
// decides which one counts in a period; all others see both.

// mayChoose reports whether the person may decide between the values of an inquiry's number.
func mayChoose(t *turn.Turn, q inquiry.Inquiry) bool {
	return inquiry.BureauWide(t, q) && t.Me.Is(turn.ChiefRoles...)
}

// mostParts is how many values a card offers to choose from.
const mostParts = 3

// partButtons returns buttons for the values of a number, or one to take a decision back.
func partButtons(t *turn.Turn, q inquiry.Inquiry, a count.Amount) (buttons []chat.Button) {
	x := t.Dir.Indicators.Find(a.Name)
	if x == nil || x.Adds != indicator.Apart || len(a.Parts) < 2 || !mayChoose(t, q) {
		return nil
	}
	q = q.With(inquiry.AsNumbers, a.Name)
	if a.Chosen != nil {
		return []chat.Button{{Words: messages.ChooseAgain, Do: messages.DoUnchoose + ":" + q.Text()}}
	}
	for _, part := range a.Parts[:min(len(a.Parts), mostParts)] {
		buttons = append(buttons, chat.Button{Words: messages.UseWords(part), Do: messages.DoChoose + ":" + q.Text() + "." + partCode(part)})
	}
	return buttons
}

// partCode names a value by one of its records, since others may be added to it.
func partCode(part count.Part) string { return strconv.FormatInt(part.Records[0], 36) }

// tapChoose stores that one value counts, for the whole bureau and this period.
func tapChoose(t *turn.Turn, card *chat.Card, arg string) error {
	i := max(strings.LastIndexByte(arg, '.'), 0)
	q, a, err := chosenOf(t, arg[:i])
	if err != nil {
		return err
	}
	at := slices.IndexFunc(a.Parts, func(p count.Part) bool { return "."+partCode(p) == arg[i:] })
	if at < 0 {
		return errors.Join(t.Toast(messages.StaleCard), redrawFigures(t, card, q))
	}
	part := a.Parts[at]
	c := count.Choice{Name: a.Name, Period: q.Period, Caliber: part.Caliber, Person: t.Me.ID}
	if part.Caliber != count.Added { // what is 新增 is all of it together
		c.Record = part.Records[0]
	}
	x := t.Dir.Indicators.Find(a.Name)
	return errors.Join(count.Choose(t.Tx, c), bureau.Audit(t.Tx, t.Me.ID, messages.AuditChoose, messages.ChoiceWords(x, q.Period, part)),
		t.Toast(messages.Chosen), redrawFigures(t, card, q))
}

// tapUnchoose takes a decision back.
func tapUnchoose(t *turn.Turn, card *chat.Card, arg string) error {
	q, a, err := chosenOf(t, arg)
	if err != nil {
		return err
	}
	x := t.Dir.Indicators.Find(a.Name)
	return errors.Join(count.Unchoose(t.Tx, a.Name, q.Period), bureau.Audit(t.Tx, t.Me.ID, messages.AuditUnchoose, messages.ChoiceWords(x, q.Period, count.Part{})),
		t.Toast(messages.Unchosen), redrawFigures(t, card, q))
}

// chosenOf returns the number that a button is about; a refusal for whoever may not decide.
func chosenOf(t *turn.Turn, arg string) (q inquiry.Inquiry, a count.Amount, err error) {
	q, ok := inquiry.Parse(t.Dir, arg)
	switch {
	case !ok || len(q.Names) != 1:
		return q, a, &store.Refusal{Reason: messages.StaleCard}
	case !mayChoose(t, q):
		return q, a, &store.Refusal{Reason: messages.NotAllowed}
	}
	sum, err := count.Of(t.Tx, q.Period, count.Within{})
	return q, sum[q.Names[0]], err
}

func redrawFigures(t *turn.Turn, card *chat.Card, q inquiry.Inquiry) error {
	face, err := figures(t, q)
	return errors.Join(err, t.Show(card.Key, face))
}
