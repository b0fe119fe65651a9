package turn

import (
	"unicode"
	"unicode/utf8"

	"liaison/bot/words"
)

// Guess does the cheapest of what the parts guess of a text of which nothing else was made: it may be about what is in
// hand, or about a problem whose words it shares. A guess shows, or asks on a card; it records nothing by itself.
func (h *House) Guess(t *Turn) (done bool, err error) {
	if t.guessed || len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > longestGuessed {
		return false, nil
	}
	t.guessed = true
	if done, err := Plainly(t, OfNothing); done || err != nil {
		return done, err
	}
	in, err := SceneOf(t)
	if err != nil {
		return false, err
	}
	p := cheapest(h.guesses, in, SentenceOf(t))
	if p == nil {
		return false, nil
	}
	t.Took = p.Name
	return true, p.Do(t)
}

// longestGuessed is how many characters a text has at most that is guessed at: a longer one says itself what it is about.
const longestGuessed = 60

// AsksAtAll reports whether a text asks something, whatever it is.
func AsksAtAll(s *Sentence) bool {
	return s.Question.Asks || words.Asks(s.Says) || words.EndsAsking(s.Says) || words.Whether(s.Says)
}

// TellsWords reports whether a text tells something in words, enough to be kept as they are.
func TellsWords(s *Sentence) bool {
	han := 0
	for _, c := range s.Says {
		if unicode.Is(unicode.Han, c) {
			han++
		}
	}
	takesBack := s.Is(words.GiveUp) || words.Mistaken(s.Says) || words.Doubts(s.Says)
	return han >= leastTold && !AsksAtAll(s) && !takesBack && !words.Polite(s.Says) && !words.OfMyself(s.Says)
}

// leastTold is how many Chinese characters such a text has at least.
const leastTold = 5
