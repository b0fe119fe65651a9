package cases

import (
	"cmp"
	"slices"
	"time"
	"unicode/utf8"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/problem"
	"liaison/store/record"
)

// guessNews takes words of which nothing was read as news of the problem in hand: 店家松口了 说明天退.
func guessNews(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	number := cmp.Or(inHand(in), turn.SavedCase(in))
	if in.Draft != nil || number == 0 || in.Now.Sub(time.UnixMilli(in.Focus.Things[0].At)) > justNow || !turn.TellsWords(s) {
		return nil
	}
	return guessedNote(number, s.Says)
}

// guessMatter takes a text of which nothing was read to be about the only open problem whose words it shares. Who asks is shown
// it, 我们公司那个住所证明的事现在有人管没得; what tells is its news.
func guessMatter(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || len(s.Numbers) > 0 || utf8.RuneCountInString(s.Says) > longestHow {
		return nil
	}
	which := words.WithoutFilling(s.Says)
	number := in.Fit(which)
	i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
	if i < 0 || turn.SharedPairs(which, in.Open()[i].Text) < leastShared {
		return nil
	}
	switch {
	case turn.AsksAtAll(s):
		return &turn.Proposal{Name: "guess: matter", Cost: 1, Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(number)) }}
	case in.Draft == nil && turn.TellsWords(s):
		return guessedNote(number, s.Says)
	}
	return nil
}

// guessNumber takes a text of which nothing was read, and which names the number of an open problem, to be about that: 253什么时候到期,
// 231拖了这么久，什么原因.
func guessNumber(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	number := int64(0)
	for _, n := range words.BareNumbers(s.Says) {
		if slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == n }) {
			number = n
		}
	}
	if in.Draft != nil && in.Draft.Asking != "" || number == 0 {
		return nil
	}
	if turn.TellsWords(s) {
		return guessedNote(number, s.Says)
	}
	return &turn.Proposal{Name: "guess: number", Do: func(t *turn.Turn) error { return t.House.Run(t, "find", messages.Number(number)) }}
}

// guessedNote proposes words as news of a problem.
func guessedNote(number int64, says string) *turn.Proposal {
	o := &order{numbers: []int64{number}, move: problem.Note, words: says}
	return &turn.Proposal{Name: "guess: news", Cost: turn.Missing, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}
