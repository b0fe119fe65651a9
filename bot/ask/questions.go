package ask

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/messages"
	"liaison/store/day"
	"liaison/store/mask"
	"liaison/store/record"
)

// Text asks for some words of at most n characters.
func Text(key, label, prompt string, at *string, n int) Question {
	return Question{Key: key, Label: label, Prompt: prompt,
		Hear: func(says string) (string, string) {
			if got := utf8.RuneCountInString(says); got > n {
				return "", messages.TooLong(got, n)
			}
			return mask.People(says), ""
		},
		Fill: func(value string) bool { *at = value; return true },
	}
}

// OneOf asks to choose one of the words; typing a word answers too.
func OneOf(key, label, prompt string, at *string, words ...string) Question {
	return Question{Key: key, Label: label, Prompt: prompt, words: words,
		Fill: func(value string) bool {
			for _, w := range words {
				if w == value {
					*at = value
					return true
				}
			}
			return false
		},
		Hear: func(says string) (string, string) {
			for _, w := range words {
				if w == says || strings.TrimSuffix(says, "。") == w {
					return w, ""
				}
			}
			return "", messages.PressAButton
		},
	}
}

// Row asks for one row of the roster, by its id. hear finds it from typed words.
func Row(key, label, prompt string, at *int64, ok func(id int64) bool, hear func(says string) (id int64, fault string), offers func() []Choice) Question {
	return Question{Key: key, Label: label, Prompt: prompt, offers: offers,
		Hear: func(says string) (string, string) {
			id, fault := hear(says)
			if fault != "" {
				return "", fault
			}
			return strconv.FormatInt(id, 10), ""
		},
		Fill: func(value string) bool {
			id, err := strconv.ParseInt(value, 10, 64)
			if err != nil || !ok(id) {
				return false
			}
			*at = id
			return true
		},
	}
}

// Date asks for a day not after e.Today or, where future days are meant, not before it.
func Date(e *Env, prompt string, at *day.Day, future bool, hear func(says string) (day, fault string)) Question {
	q := Question{Key: "date", Label: messages.LabelDate, Prompt: prompt,
		Hear: func(says string) (string, string) {
			on, fault := hear(says)
			switch {
			case fault != "":
			case !future && day.Day(on) > e.Today:
				fault = messages.InTheFuture
			case future && day.Day(on) < e.Today:
				fault = messages.InThePast
			}
			return on, fault
		},
		Fill: func(value string) bool {
			d, err := day.ParseDay(value)
			if err != nil || !future && d > e.Today { // what was, is on no day to come, however it was said
				return false
			}
			*at = d
			return true
		},
	}
	if q.Choices = e.days(&e.near, 0, -1, -2); future {
		q.Choices = e.days(&e.ahead, 1, 2, 7)
	}
	return q
}

// days are the days offered on buttons, made once for an Env: questions are
// asked for again and again.
func (e *Env) days(at *[]Choice, offers ...int) []Choice {
	if *at == nil {
		for _, n := range offers {
			*at = append(*at, Choice{messages.NearDay(n), string(e.Today.Add(n))})
		}
	}
	return *at
}

// Figure asks for one number of the record. A leading ~ in the stored value
// says 约数; it may be followed by the 口径: ~30;新增.
func Figure(key, label, prompt string, r *record.Record, hear func(says string) (n int, approx bool, fault string)) Question {
	return Question{Key: "f." + key, Label: label, Prompt: prompt,
		Hear: func(says string) (string, string) {
			n, approx, fault := hear(says)
			if fault != "" {
				return "", fault
			}
			return FigureValue(n, approx, ""), ""
		},
		Fill: func(value string) bool {
			rest, approx := strings.CutPrefix(value, "~")
			digits, caliber, _ := strings.Cut(rest, ";")
			n, err := strconv.Atoi(digits)
			if err == nil {
				r.Figures = append(r.Figures, record.Figure{Name: key, Value: n, Approx: approx, Caliber: caliber})
			}
			return err == nil
		},
	}
}

// FigureValue is a number as [Figure] stores it.
func FigureValue(n int, approx bool, caliber string) string {
	s := strconv.Itoa(n)
	if approx {
		s = "~" + s
	}
	if caliber != "" {
		s += ";" + caliber
	}
	return s
}

// Heads asks for a number of people.
func Heads(key, label, prompt string, at **int, hear func(says string) (n int, approx bool, fault string)) Question {
	return Question{Key: key, Label: label, Prompt: prompt,
		Hear: func(says string) (string, string) {
			n, _, fault := hear(says)
			if fault != "" {
				return "", fault
			}
			return strconv.Itoa(n), ""
		},
		Fill: func(value string) bool {
			n, err := strconv.Atoi(value)
			if err == nil {
				*at = &n
			}
			return err == nil
		},
	}
}

// YesNo asks whether something is so.
func YesNo(key, label, prompt string, at *bool) Question {
	var word string
	q := OneOf(key, label, prompt, &word, messages.Yes, messages.No)
	fill := q.Fill
	q.Fill = func(value string) bool {
		ok := fill(value)
		*at = word == messages.Yes
		return ok
	}
	return q
}

// With returns the question with a need.
func (q Question) With(n Need) Question {
	q.Need = n
	return q
}

// Offering returns the question with more choices.
func (q Question) Offering(cs ...Choice) Question {
	q.Choices = append(q.Choices, cs...)
	return q
}
