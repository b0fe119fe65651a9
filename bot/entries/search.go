package entries

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// longestSearch is how many characters can be searched: a button carries them.
const longestSearch = 10

// hearSearch takes 找一下停车 and 有没有提过电梯 as a search in words.
func hearSearch(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	term := words.Search(s.Says)
	if term == "" || utf8.RuneCountInString(term) > longestSearch || s.Tells() && !strings.Contains(s.Says, "提") {
		return nil
	}
	return &turn.Proposal{Name: "search", Cost: 1, Do: func(t *turn.Turn) error { return find(t, term) }}
}

// hearNth opens the record that stands at a place of the list shown last: 第一个.
func hearNth(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingList)
	if s.Nth == 0 || len(s.Acts) > 0 || s.Rest != "" || th == nil || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	i := s.Nth - 1
	if s.Nth < 0 {
		i = len(th.Numbers) - 1
	}
	if i < 0 || i >= len(th.Numbers) {
		return nil
	}
	n := th.Numbers[i]
	return &turn.Proposal{Name: "open nth", Cost: distance * turn.PerDistance, Do: func(t *turn.Turn) error { return find(t, turn.IDText(n)) }}
}

// hearOtherOne opens the other of two records that were listed, where one of them was shown since: 另一个呢.
func hearOtherOne(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	n, distance := in.OtherOfTwo()
	if n == 0 || in.Draft != nil || !words.OtherOne(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "other one", Cost: distance - 1, Do: func(t *turn.Turn) error { return find(t, turn.IDText(n)) }}
}

// hearNumber opens the record whose number is all that a text says: 253.
func hearNumber(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	n, cost := words.AllNumber(s.Says), 1
	if th, distance := in.Focus.Find(chat.ThingSaved); th != nil && distance == 0 {
		cost = 5 // it may be a figure of what was just saved
	} else if n == 0 {
		n = words.AllNumber(words.Instead(s.Says)) // 打反了 253
	}
	if n != 0 && (in.Draft == nil || draft.MovesOnly(in.Draft)) {
		return &turn.Proposal{Name: "number", Cost: cost, Do: func(t *turn.Turn) error { return find(t, turn.IDText(n)) }}
	}
	return nil
}

// search shows what in the person's scope holds some words.
func search(t *turn.Turn, term string) error {
	term = t.WithoutPeople(term)
	return showFound(t, chat.AnswerKey(t.Update.ID), term, 0)
}

func showFound(t *turn.Turn, key, term string, offset int) error {
	page, more, err := record.Search(t.Tx, t.Scope(), term, offset, messages.SearchPage)
	if err != nil {
		return err
	}
	var numbers []int64
	for i := range page {
		numbers = append(numbers, page[i].ID)
	}
	face := messages.SearchCard(t.Dir, term, messages.Whose(t.Scope().All), page, offset, more)
	return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(key, face))
}

// leafFound leafs through what a search found.
func leafFound(t *turn.Turn, card *chat.Card, arg string) error {
	at, term, _ := strings.Cut(arg, ":")
	offset, err := strconv.Atoi(at)
	if err != nil || offset < 0 || term == "" || utf8.RuneCountInString(term) > longestSearch {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(t.Toast(""), showFound(t, card.Key, term, offset))
}
