package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/indicator"
)

// Values of two 口径, or of two days, are never added (domain: M06 and M11). Who
// sees everything decides which one counts in a period; the others see both.

// mayChoose reports whether the person may decide on a number of an inquiry.
func (t *turn) mayChoose(q inquiry) bool { return t.bureauWide(q) && t.me.Is(chiefRoles...) }

// mostParts is how many values a card offers to choose from.
const mostParts = 3

// partButtons offer the values of a number, or a decision to be taken back.
func (t *turn) partButtons(q inquiry, a count.Amount) (buttons []chat.Button) {
	x := t.dir.Indicators.Find(a.Name)
	if x == nil || x.Adds != indicator.Apart || len(a.Parts) < 2 || !t.mayChoose(q) {
		return nil
	}
	q = q.with(asNumbers, a.Name)
	if a.Chosen != nil {
		return []chat.Button{{Words: messages.ChooseAgain, Do: messages.DoUnchoose + ":" + q.text()}}
	}
	for _, part := range a.Parts[:min(len(a.Parts), mostParts)] {
		buttons = append(buttons, chat.Button{Words: messages.UseWords(part), Do: messages.DoChoose + ":" + q.text() + "." + partCode(part)})
	}
	return buttons
}

// partCode says which value is meant, by one of its records: others may join it.
func partCode(part count.Part) string { return strconv.FormatInt(part.Records[0], 36) }

// tapChoose decides that one value counts, for the whole bureau and this period.
func (t *turn) tapChoose(card *chat.Card, arg string) error {
	i := max(strings.LastIndexByte(arg, '.'), 0)
	q, a, err := t.chosenOf(arg[:i])
	if err != nil {
		return err
	}
	at := slices.IndexFunc(a.Parts, func(p count.Part) bool { return "."+partCode(p) == arg[i:] })
	if at < 0 {
		return errors.Join(t.toast(messages.StaleCard), t.redrawFigures(card, q))
	}
	part := a.Parts[at]
	c := count.Choice{Name: a.Name, Period: q.period, Caliber: part.Caliber, Person: t.me.ID}
	if part.Caliber != count.Added { // what is 新增 is all of it together
		c.Record = part.Records[0]
	}
	x := t.dir.Indicators.Find(a.Name)
	return errors.Join(count.Choose(t.tx, c), bureau.Audit(t.tx, t.me.ID, messages.AuditChoose, messages.ChoiceWords(x, q.period, part)),
		t.toast(messages.Chosen), t.redrawFigures(card, q))
}

// tapUnchoose takes a decision back.
func (t *turn) tapUnchoose(card *chat.Card, arg string) error {
	q, a, err := t.chosenOf(arg)
	if err != nil {
		return err
	}
	x := t.dir.Indicators.Find(a.Name)
	return errors.Join(count.Unchoose(t.tx, a.Name, q.period), bureau.Audit(t.tx, t.me.ID, messages.AuditUnchoose, messages.ChoiceWords(x, q.period, count.Part{})),
		t.toast(messages.Unchosen), t.redrawFigures(card, q))
}

// chosenOf reads which number a button is about, and refuses who may not decide.
func (t *turn) chosenOf(arg string) (q inquiry, a count.Amount, err error) {
	q, ok := t.parseInquiry(arg)
	switch {
	case !ok || len(q.names) != 1:
		return q, a, &store.Refusal{Reason: messages.StaleCard}
	case !t.mayChoose(q):
		return q, a, &store.Refusal{Reason: messages.NotAllowed}
	}
	sum, err := count.Of(t.tx, q.period, count.Within{})
	return q, sum[q.names[0]], err
}

func (t *turn) redrawFigures(card *chat.Card, q inquiry) error {
	face, err := t.figures(q)
	return errors.Join(err, t.show(card.Key, face))
}
