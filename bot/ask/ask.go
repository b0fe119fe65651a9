// Package ask turns a list of questions into a conversation.
//
// A [Conversation] is data: what to ask until a value is filled in. Its questions are
// a pure function of the value as filled in so far, so an answer can decide what is
// asked next.
//
// The only state is the list of answers of a [chat.Item]. Each turn fills a new value
// from them and asks the first question that has none. A conversation therefore
// survives a restart, a step back and a new version of itself; and a whole sentence is
// the same thing as many answers at once.
//
// Package ask knows no sentence and no channel.
package ask

import (
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// An Env is what questions may depend on besides the record: the roster, the
// day on which the person wrote, and who is asked.
type Env struct {
	Dir   *bureau.Directory
	Today day.Day
	Me    *bureau.Person

	near, ahead []Choice // see Date
	filled      []filled // see fill
}

// A filled is what the answers of a conversation add up to.
type filled struct {
	name      string
	answers   []chat.Answered // as they were
	kept      []chat.Answered // those that fit
	value     any
	questions []Question
}

// Forget has everything filled anew: what questions depend on has changed.
func (e *Env) Forget() { e.filled = nil }

// A Conversation asks for a T.
type Conversation[T any] struct {
	Name      string // of the items that it fills a T from
	New       func() *T
	Clone     func(*T) *T // nil: a T is copied by its value
	Questions func(e *Env, v *T) []Question
}

// A Form is a conversation whatever it asks for.
type Form interface {
	All(e *Env, item *chat.Item) []Question
	Next(e *Env, item *chat.Item, need Need) *Question
	Question(e *Env, item *chat.Item, key string) *Question
	Fit(e *Env, item *chat.Item)
}

// A Question is one thing to ask.
type Question struct {
	Key     string // never changes: answers are stored under it
	Label   string // 点位
	Prompt  string // 去的是哪个点位？
	Need    Need
	Choices []Choice
	Many    bool            // the value lists any number of the choices: each is a toggle
	Rare    bool            // it is offered behind the others when something is to be changed
	OnCard  bool            // never asked: the choices stand on the card itself
	Search  func() bool     // whether there are more than the choices, which can be searched for; nil: no
	Now     string          // of these, the value that holds
	words   []string        // of OneOf: choices too, made only when they are shown
	offers  func() []Choice // of Row: likewise

	// Hear turns what a person typed into the value that is stored, or says
	// what is wrong with it: a fault beside a value refuses what was understood, a
	// fault alone says that it was not. Without Hear only the choices answer.
	Hear func(says string) (value, fault string)
	// Fill puts a stored value in. It reports false when the value
	// no longer fits: the answer is then forgotten.
	Fill func(value string) bool
}

// Offers are the buttons that answer the question.
func (q *Question) Offers() []Choice {
	offers := q.Choices
	if q.offers != nil {
		offers = slices.Concat(offers, q.offers())
	}
	for _, w := range q.words {
		offers = append(offers, Choice{w, w})
	}
	return offers
}

// A Choice is one button that answers a question.
type Choice struct{ Words, Value string }

// A Need says when a question is asked.
type Need int

// The needs, weakest first.
const (
	Optional Need = iota // only when the person wants to change it
	Step                 // when going step by step; may be skipped
	Wanted               // asked back when a sentence leaves it out, if a question is left
	Must                 // nothing can be saved without it
)

// Fill returns what the answers of an item add up to, and forgets answers that no
// longer fit the questions.
func (c *Conversation[T]) Fill(e *Env, item *chat.Item) *T {
	v := c.fill(e, item).value.(*T)
	if c.Clone != nil {
		return c.Clone(v)
	}
	clone := *v
	return &clone
}

// Fit forgets answers that no longer fit the questions.
func (c *Conversation[T]) Fit(e *Env, item *chat.Item) { c.fill(e, item) }

// All returns the questions about an item as it stands.
func (c *Conversation[T]) All(e *Env, item *chat.Item) []Question {
	return c.fill(e, item).questions
}

// fill is Fill, with the questions about the value as it stands then. The same answers
// are filled in several times an update, to be refused, asked about, shown and saved:
// what they add up to is kept with the Env.
func (c *Conversation[T]) fill(e *Env, item *chat.Item) *filled {
	for i := range e.filled {
		if f := &e.filled[i]; f.name == c.Name && (slices.Equal(f.kept, item.Answers) || slices.Equal(f.answers, item.Answers)) {
			item.Answers = slices.Clone(f.kept)
			return f
		}
	}
	f := filled{name: c.Name, answers: slices.Clone(item.Answers)}
	f.value, f.questions = c.fillAnew(e, item)
	f.kept = slices.Clone(item.Answers)
	e.filled = append(e.filled, f)
	return &e.filled[len(e.filled)-1]
}

func (c *Conversation[T]) fillAnew(e *Env, item *chat.Item) (*T, []Question) {
	v := c.New()
	answers := slices.Clone(item.Answers)
	item.Answers = slices.Grow([]chat.Answered(nil), len(answers))
	// An answer may bring up the question of another: look again while any is left
	// and some question took one.
	for left := len(answers) + 1; len(answers) > 0 && len(answers) < left; {
		left = len(answers)
		questions := c.Questions(e, v)
		for k := range questions {
			q := &questions[k]
			i := slices.IndexFunc(answers, func(a chat.Answered) bool { return a.Key == q.Key })
			if i < 0 {
				continue
			}
			a := answers[i]
			answers = slices.Delete(answers, i, i+1)
			if a.Value == Skipped || q.Fill(a.Value) {
				item.Answers = append(item.Answers, a)
			}
		}
	}
	return v, c.Questions(e, v) // they add what follows from the answers without asking
}

// Skipped is the value of a question the person does not want to answer.
const Skipped = "-"

// Next returns the first question of at least the need without an answer, or nil.
// A correction asks only what it left open itself.
func (c *Conversation[T]) Next(e *Env, item *chat.Item, need Need) *Question {
	questions := c.fill(e, item).questions
	for i := range questions {
		q := &questions[i]
		if q.Need >= need && !has(item.Answers, q.Key) && (item.Was == nil || has(item.Was, q.Key)) {
			return q
		}
	}
	return nil
}

// Question returns the question of a key as it stands now, or nil.
func (c *Conversation[T]) Question(e *Env, item *chat.Item, key string) *Question {
	questions := c.fill(e, item).questions
	if i := slices.IndexFunc(questions, func(q Question) bool { return q.Key == key }); i >= 0 {
		return &questions[i]
	}
	return nil
}

// Set keeps the answer to a question in place of an older one.
func Set(item *chat.Item, key, value string) {
	for i := range item.Answers {
		if item.Answers[i].Key == key {
			item.Answers[i].Value = value
			return
		}
	}
	item.Answers = append(item.Answers, chat.Answered{Key: key, Value: value})
}

// Get returns the answer to a question, or "".
func Get(item *chat.Item, key string) string {
	for _, a := range item.Answers {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Toggle adds a value to the answer to a question that takes several, or takes
// it out. Several at once, 1,2, take the place of all.
func Toggle(item *chat.Item, key, value string) {
	had := Get(item, key)
	list := strings.FieldsFunc(had, func(r rune) bool { return r == ',' })
	i := slices.Index(list, value)
	switch {
	case strings.Contains(value, ","):
		Set(item, key, value)
	case i >= 0 && len(list) == 1:
		Unset(item, key)
	case i >= 0:
		Set(item, key, strings.Join(slices.Delete(list, i, i+1), ","))
	case had == "" || had == Skipped:
		Set(item, key, value)
	default:
		Set(item, key, had+","+value)
	}
}

// Unset forgets the answer to a question.
func Unset(item *chat.Item, key string) {
	item.Answers = slices.DeleteFunc(item.Answers, func(a chat.Answered) bool { return a.Key == key })
}

func has(answers []chat.Answered, key string) bool {
	return slices.ContainsFunc(answers, func(a chat.Answered) bool { return a.Key == key })
}
