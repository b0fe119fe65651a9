package cases

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// hearHow shows the problem that somebody asks after, who handles it and how far it is: 253谁在弄,
// 谁办的，卡哪了.
func hearHow(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	number, ok := words.AsksHow(s.Says)
	if !ok {
		return hearHowAtLength(in, s)
	}
	numbers, distance := objects(in, s, s.Rest)
	if number != 0 {
		numbers, distance = []int64{number}, 0
	}
	if list, at := in.Focus.Find(chat.ThingList); list != nil && len(numbers) == 0 && at == 0 && len(list.Numbers) > 1 && s.Nth == 0 && len(s.Numbers) == 0 && !in.Me.Is(turn.ChiefRoles...) {
		return &turn.Proposal{Name: "how, of those listed", Cost: 1, Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	if len(numbers) != 1 {
		return nil
	}
	return &turn.Proposal{Name: "how", Cost: distance - 1, Do: func(t *turn.Turn) error {
		return t.House.Run(t, "find", messages.Number(numbers[0]))
	}}
}

// hearDue shows the problem of which somebody asks until when it is to be done: the one that the words fit, of a place that is named there, or else
// the one that was spoken of last.
func hearDue(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || !words.AsksDue(s.Says) || utf8.RuneCountInString(s.Says) > longestHow || len(s.Numbers)+len(words.BareNumbers(s.Says)) > 0 || s.Nth != 0 || in.Me.Is(turn.ChiefRoles...) && len(s.Question.Units) > 0 {
		return nil
	}
	number := in.Fit(words.WithoutFilling(s.Says))
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
	if i >= 0 && turn.SharedPairs(s.Says, in.Open()[i].Text) == 0 && len(s.Question.Points) == 0 {
		i = -1
	}
	if i < 0 && len(s.Question.Points) == 0 {
		if number = inDraft(in); number == 0 {
			if th, far := in.Focus.Find(chat.ThingCase); th != nil && far <= 2 && len(th.Numbers) == 1 {
				number = th.Numbers[0]
			}
		}
	} else if i < 0 { // 步行街这个是不是超了 几号到期的来着
		number = onlyThere(in, s)
	}
	if i = slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number }); i < 0 {
		return nil
	}
	return &turn.Proposal{Name: "due", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(number)) }}
}

// hearHowAtLength shows the open problem whose words stand in a long question: 刚才反映的升降机的事情，目前是由哪位
// 同志在负责.
func hearHowAtLength(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	size := utf8.RuneCountInString(s.Says)
	if in.Draft != nil && in.Draft.Asking != "" || size <= longestAsk || size > longestHow || len(s.Numbers) > 0 || !words.Asks(s.Says) && !strings.Contains(s.Says, "进展") || !words.AsksProgress(s.Says) {
		return nil
	}
	n := in.Fit(s.Says)
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == n })
	if i < 0 {
		return nil
	}
	r := in.Open()[i]
	if turn.SharedPairs(s.Says, r.Text) < leastShared && !strings.Contains(s.Says, r.Type) {
		return nil
	}
	return &turn.Proposal{Name: "how, at length", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(n)) }}
}

// longestHow is how many characters such a question may have, and leastShared how many pairs of them are
// the problem's.
const longestHow, leastShared = 60, 2
