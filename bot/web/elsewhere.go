package web

import "liaison/store/chat"

// Elsewhere is another service as far as one sees it: what becomes of cards and of texts that
// bring a keyboard.
type Elsewhere struct {
	Name string // what people call it
	Card func(c *chat.Card) (Likeness, error)
	Say  func(m *chat.Message) (Likeness, error) // no keys: it is shown as here
}

// A Likeness is a message as the other service shows it.
type Likeness struct {
	Text string `json:"text"` // markdown: **bold**, and two spaces before each line end
	Keys []Key  `json:"keys"` // one a row
}

// A Key is a button there.
type Key struct {
	Words  string `json:"words"`
	Data   string `json:"data,omitempty"`
	Color  string `json:"color"`            // gray, blue or red
	Writes string `json:"writes,omitempty"` // a tap is as if these words were written
	Says   string `json:"says,omitempty"`   // a tap has this said in a message
}

// name is what the other service is called, or "".
func (e *Elsewhere) name() string {
	if e == nil {
		return ""
	}
	return e.Name
}

// card is how the other service shows a card; nil: the page has no such look.
func (e *Elsewhere) card(c *chat.Card) *Likeness {
	if e == nil {
		return nil
	}
	return orWhy(e.Card(c))
}

// say is how it shows a text, nil where that is as here.
func (e *Elsewhere) say(m *chat.Message) *Likeness {
	if e == nil {
		return nil
	}
	l, err := e.Say(m)
	if err == nil && len(l.Keys) == 0 {
		return nil
	}
	return orWhy(l, err)
}

// orWhy has what the other service would not take say why.
func orWhy(l Likeness, err error) *Likeness {
	if err != nil {
		return &Likeness{Text: "⚠️ " + err.Error()}
	}
	return &l
}
