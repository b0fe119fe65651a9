package month

import (
	"errors"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/problem"
)

// terms is 办理期限: within how many workdays problems are to be solved.
func terms(t *turn.Turn, _ string) error {
	face, err := termsFace(t)
	return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
}

func termsFace(t *turn.Turn) (chat.Face, error) {
	var list []messages.Term
	for _, category := range append(reading.Types(reading.Problem), problem.Helping) {
		days, err := problem.DaysFor(t.Tx, category)
		if err != nil {
			return chat.Face{}, err
		}
		list = append(list, messages.Term{Category: category, Days: days})
	}
	return messages.TermsCard(list), nil
}

// tapTerm chooses a category, and then its workdays.
func tapTerm(t *turn.Turn, card *chat.Card, arg string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	category, number, chosen := strings.Cut(arg, ":")
	if chosen {
		days, _ := strconv.Atoi(number)
		if err := problem.SetDays(t.Tx, t.Me.ID, category, days); err != nil {
			return t.Toast(messages.StaleCard)
		}
	}
	if chosen || category == "" {
		face, err := termsFace(t)
		return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
	}
	days, err := problem.DaysFor(t.Tx, category)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, messages.TermCard(messages.Term{Category: category, Days: days})))
}
