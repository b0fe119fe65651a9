package turn

import (
	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// A Kind is a conversation: its questions, and what is done with the answers. It makes a
// record, or it comes from a [Talk].
type Kind struct {
	Record    record.Kind
	Questions func(t *Turn, e *ask.Env, r *record.Record) []ask.Question

	// What else belongs to a record of the kind.
	Notes   func(t *Turn, r *record.Record) []string                               // what is worth a second look
	Finish  func(t *Turn, d *chat.Draft, r *record.Record) error                   // adds to a new one what follows without asking
	Keeping func(t *Turn, was, now *record.Record) (after func() error, err error) // before and after it is kept; was is nil of a new one
	Kept    func(t *Turn, r *record.Record) error                                  // after all new ones of a draft are kept

	Ending *Ending // of a Talk
}

// A Talk is a conversation that fills a T and does not make a record.
type Talk[T any] struct {
	Name      string // of its items
	Title     string // what people call it
	Quick     bool   // to have said everything is to confirm it
	Questions func(t *Turn, v *T) []ask.Question
	End       func(t *Turn, v *T) (said string, err error) // does what was said, and tells so
	Told      func(t *Turn, v *T) messages.Told            // what is known so far; nil: nothing to see

	// How it looks where it does not look like a record: a question under way, and the
	// whole before it is confirmed.
	Asking     func(t *Turn, v *T, q *ask.Question, fault string, choices []chat.Button) chat.Face
	Confirming func(t *Turn, v *T) chat.Face

	// Aside reports whether a text is no answer to a question that was only asked beside what the talk is about: it is heard as if nothing
	// were open. nil: the talk is about it.
	Aside func(says string) bool
}

// An Ending is a talk without its type parameter.
type Ending struct {
	Name, Title string
	Quick       bool
	Form        func(t *Turn) ask.Form
	Do          func(t *Turn, item *chat.Item) (said string, err error)
	Told        func(t *Turn, item *chat.Item) messages.Told
	Asking      func(t *Turn, item *chat.Item, q *ask.Question, fault string, choices []chat.Button) chat.Face
	Confirming  func(t *Turn, item *chat.Item) chat.Face
	Aside       func(says string) bool
}

// Kind returns the kind of a talk.
func (k Talk[T]) Kind() Kind {
	form := func(t *Turn) *ask.Conversation[T] {
		return &ask.Conversation[T]{Name: k.Name, New: func() *T { return new(T) },
			Questions: func(_ *ask.Env, v *T) []ask.Question { return k.Questions(t, v) }}
	}
	fill := func(t *Turn, item *chat.Item) *T { return form(t).Fill(t.Env(), item) }
	e := &Ending{Name: k.Name, Title: k.Title, Quick: k.Quick, Aside: k.Aside, Form: func(t *Turn) ask.Form { return form(t) },
		Do: func(t *Turn, item *chat.Item) (string, error) { return k.End(t, fill(t, item)) },
		Told: func(t *Turn, item *chat.Item) (told messages.Told) {
			if k.Told != nil {
				told = k.Told(t, fill(t, item))
			}
			told.Title = k.Title
			return told
		}}
	if k.Asking != nil {
		e.Asking = func(t *Turn, item *chat.Item, q *ask.Question, fault string, choices []chat.Button) chat.Face {
			return k.Asking(t, fill(t, item), q, fault, choices)
		}
	}
	if k.Confirming != nil {
		e.Confirming = func(t *Turn, item *chat.Item) chat.Face { return k.Confirming(t, fill(t, item)) }
	}
	return Kind{Ending: e}
}

func (k *Kind) name() string {
	if k.Ending != nil {
		return k.Ending.Name
	}
	return string(k.Record)
}

// Ending returns the ending of a kind that makes no record, or nil.
func (h *House) Ending(kind string) *Ending {
	if k := h.Kinds[kind]; k != nil {
		return k.Ending
	}
	return nil
}

// Title returns what people call a kind of items.
func (h *House) Title(kind string) string {
	if e := h.Ending(kind); e != nil {
		return e.Title
	}
	return messages.KindName(record.Kind(kind))
}

// Form returns the questions of a kind of items, or nil.
func (t *Turn) Form(kind string) ask.Form {
	switch k := t.House.Kinds[kind]; {
	case k == nil:
		return nil
	case k.Ending != nil:
		return k.Ending.Form(t)
	default:
		return t.recordForm(k)
	}
}

func (t *Turn) recordForm(k *Kind) *ask.Conversation[record.Record] {
	return &ask.Conversation[record.Record]{Name: string(k.Record), New: func() *record.Record { return &record.Record{Kind: k.Record} },
		Clone: (*record.Record).Clone, Questions: func(e *ask.Env, r *record.Record) []ask.Question { return k.Questions(t, e, r) }}
}

// Fill returns the record that the answers of an item make, or nil if its kind makes none.
func (t *Turn) Fill(item *chat.Item) *record.Record {
	k := t.House.Kinds[item.Kind]
	if k == nil || k.Ending != nil {
		return nil
	}
	return t.recordForm(k).Fill(t.Env(), item)
}
