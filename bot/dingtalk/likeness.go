package dingtalk

import (
	"cmp"
	"strings"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// A Key is a button as people see it: one a row, in the order of the card.
type Key struct {
	Words  string
	Data   string // what a tap brings back
	Color  string // gray, blue or red
	Writes string // a key of the menu: as if these words were written
	Says   string // a button that copies: a tap has this said
}

// Likeness is how the service would show a card: the markdown of its text and its keys. A card
// that the template does not hold has an error, as it has when it is sent.
func Likeness(c channel.Card) (text string, keys []Key, err error) {
	all := keysOf(c)
	if text, err = likeness(c.Face.Text, c.Looks.MarksOf(c.Face), all); err != nil {
		return "", nil, err
	}
	for _, k := range all {
		_, _, do, _ := chat.ParseData(k.Data)
		keys = append(keys, Key{Words: k.Words, Data: k.Data, Color: k.Color, Says: copied(c.Card, do)})
	}
	return text, keys, nil
}

// LikenessOfMenu is the same of a text that brings a keyboard; no keys: the service shows it
// as it is.
func LikenessOfMenu(m *chat.Message, words Words) (text string, keys []Key, err error) {
	all := menuKeys(m)
	if len(all) == 0 {
		return m.Text, nil, nil
	}
	for _, k := range all {
		keys = append(keys, Key{Words: k.Words, Color: k.Color, Writes: strings.TrimPrefix(k.Data, menuData)})
	}
	text, err = likeness(cmp.Or(m.Text, words.Menu), nil, all)
	return text, keys, err
}

func likeness(text string, marks []chat.Mark, keys []key) (string, error) {
	values, err := params(text, marks, keys)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i := range textPieces {
		b.WriteString(values[piece(varText, i)])
	}
	return b.String(), nil
}
