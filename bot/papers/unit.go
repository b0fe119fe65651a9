package papers

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// kindUnit is 填报单位, which every ledger names: it fills its words.
const kindUnit = "unit"

// unitAsked is set once an admin was asked for it.
const unitAsked = "asked.unit"

// mostUnit is how many characters such a name may have.
const mostUnit = 60

var unitTalk = turn.Talk[string]{Name: kindUnit, Title: messages.TitleUnit, Quick: true,
	Questions: func(_ *turn.Turn, name *string) []ask.Question {
		q := ask.Text("bureau", messages.TitleUnit, messages.WhatUnit, name, mostUnit).With(ask.Must)
		q.Hear = func(says string) (value, fault string) {
			if utf8.RuneCountInString(says) > mostUnit || strings.ContainsFunc(says, isNoName) || !words.OfUnit(says) {
				return "", messages.NoUnitName
			}
			return strings.TrimSpace(says), ""
		}
		return []ask.Question{q}
	},
	Aside: func(says string) bool {
		said := words.Read(says)
		return !words.OfUnit(says) && !said.Is(words.GiveUp) && !said.Is(words.LeaveOut)
	},
	End: func(t *turn.Turn, name *string) (string, error) {
		err := errors.Join(store.Set(t.Tx, roster.BureauName, *name), bureau.Audit(t.Tx, t.Me.ID, messages.TitleUnit, *name))
		return messages.UnitTaken(*name), err
	},
}

// isNoName reports whether a character stands in no name of a unit, but in a sentence.
func isNoName(r rune) bool {
	return strings.ContainsRune("，。！？；：、,.!?;:\n", r) || unicode.IsDigit(r)
}

// askUnit asks an admin for 填报单位 below their first table, once, unless the roster
// named it or they are about something else.
func askUnit(t *turn.Turn) error {
	if !t.Me.Is(bureau.Admin) {
		return nil
	}
	for _, name := range []string{roster.BureauName, unitAsked} {
		if known, err := store.Setting(t.Tx, name); known != "" || err != nil {
			return err
		}
	}
	if d, err := t.OpenDraft(); d != nil || err != nil {
		return err
	}
	return errors.Join(store.Set(t.Tx, unitAsked, string(t.Today)), draft.OpenBelow(t, draft.New(t, []chat.Item{{Kind: kindUnit}})))
}
