package bot

import (
	"errors"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/problem"
)

// terms is 办理期限: within how many workdays problems are to be solved.
func (t *turn) terms(string) error {
	face, err := t.termsFace()
	return errors.Join(err, t.show(chat.AnswerKey(t.u.ID), face))
}

func (t *turn) termsFace() (chat.Face, error) {
	var list []messages.Term
	for _, category := range append(reading.Types(reading.Problem), problem.Helping) {
		days, err := problem.DaysFor(t.tx, category)
		if err != nil {
			return chat.Face{}, err
		}
		list = append(list, messages.Term{Category: category, Days: days})
	}
	return messages.TermsCard(list), nil
}

// tapTerm chooses a category, and then its workdays.
func (t *turn) tapTerm(card *chat.Card, arg string) error {
	if !t.me.Is(bureau.Admin) {
		return t.toast(messages.NotAllowed)
	}
	category, number, chosen := strings.Cut(arg, ":")
	if chosen {
		days, _ := strconv.Atoi(number)
		if err := problem.SetDays(t.tx, t.me.ID, category, days); err != nil {
			return t.toast(messages.StaleCard)
		}
	}
	if chosen || category == "" {
		face, err := t.termsFace()
		return errors.Join(err, t.toast(""), t.show(card.Key, face))
	}
	days, err := problem.DaysFor(t.tx, category)
	return errors.Join(err, t.toast(""), t.show(card.Key, messages.TermCard(messages.Term{Category: category, Days: days})))
}
