package dingtalk

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// What the template of the cards declares: see deploy/dingtalk-card.json. A value has 1 KB at most,
// so that a text is several pieces, and so are the buttons.
const (
	textPieces = 14
	keyPieces  = 4
	maxValue   = 1024
	varText    = "text"  // text1 … text14, markdown
	varKeys    = "keys"  // keys1 … keys4, lists of key
	varToast   = "toast" // the answer to a tap, private to whoever tapped
)

// A key is a button as the template has it.
type key struct {
	Words string `json:"words"`
	Data  string `json:"data"`
	Color string `json:"color"` // as the service calls them
}

// grey is the colour of a button that needs none.
const grey = "gray"

// colors are those of buttons, which only repeat what the words say.
var colors = map[chat.Style]string{"": grey, chat.Success: "blue", chat.Danger: "red"}

// Traits of the service.
const (
	maxUpload  = 20 << 20
	maxPicture = 20 << 20
	copyDo     = "copy." // copy.<row>.<column>: a button that copies
	menuData   = "menu:" // menu:<words>: a key of the menu
)

// trackPrefix begins the outTrackIds of our cards.
const trackPrefix = "liaison-"

// track names the message that is to show a card. It is the same at each try, so that a card
// whose answer was lost is not sent twice, and another one each time a card is sent anew.
func (w *wire) track(c *chat.Card) string {
	return w.hash("card", strconv.FormatInt(c.Chat, 10), c.Key, strconv.FormatInt(c.Shown, 10))
}

func (w *wire) hash(parts ...string) string {
	sum := sha256.Sum256([]byte(w.salt + "\x00" + strings.Join(parts, "\x00")))
	return trackPrefix + hex.EncodeToString(sum[:12])
}

// params are the values of a card. All variables are there, so that no old value stays.
func params(text string, marks []chat.Mark, keys []key) (map[string]string, error) {
	values := map[string]string{}
	pieces := split(markdown(text, marks))
	for most := textPieces * maxValue; len(pieces) > textPieces; most -= maxValue {
		pieces = split(markdown(channel.Cut(text, most)+"…", chat.Within(marks, most)))
	}
	for i := range textPieces {
		values[piece(varText, i)] = ""
		if i < len(pieces) {
			values[piece(varText, i)] = pieces[i]
		}
	}
	lists, err := lists(keys)
	if err != nil {
		return nil, err
	}
	for i := range keyPieces {
		values[piece(varKeys, i)] = "[]"
		if i < len(lists) {
			values[piece(varKeys, i)] = lists[i]
		}
	}
	return values, nil
}

// piece is the variable that holds a piece of a value, counted from 0.
func piece(name string, i int) string { return name + strconv.Itoa(i+1) }

// lists are the buttons in pieces that a value holds.
func lists(keys []key) (pieces []string, err error) {
	for len(keys) > 0 {
		n := len(keys)
		text, err := json.Marshal(keys)
		for ; err == nil && len(text) > maxValue && n > 1; text, err = json.Marshal(keys[:n]) {
			n--
		}
		if err != nil {
			return nil, err
		}
		if len(text) > maxValue {
			return nil, fmt.Errorf("a button of %d bytes is too long for a card", len(text))
		}
		pieces, keys = append(pieces, string(text)), keys[n:]
	}
	if len(pieces) > keyPieces {
		return nil, fmt.Errorf("%d lists of buttons are too many for a card", len(pieces))
	}
	return pieces, nil
}

// keysOf are the buttons of a card. One that copies says its text when it is tapped.
func keysOf(c channel.Card) (keys []key) {
	for i, row := range c.Face.Buttons {
		for j, b := range row {
			if b.Search {
				continue // there is no line that searches
			}
			k := key{Words: b.Words, Color: colors[c.Looks.StyleOf(b)]}
			if b.Copy != "" {
				k.Data = c.Data(chat.Button{Do: fmt.Sprint(copyDo, i, ".", j)})
			} else {
				k.Data = c.Data(b)
			}
			keys = append(keys, k)
		}
	}
	return keys
}

// copied is the text that a tap copies, if its button is one that copies.
func copied(c *chat.Card, do string) string {
	var i, j int
	if n, _ := fmt.Sscanf(do, copyDo+"%d.%d", &i, &j); n != 2 || i < 0 || j < 0 || i >= len(c.Face.Buttons) || j >= len(c.Face.Buttons[i]) {
		return ""
	}
	return c.Face.Buttons[i][j].Copy
}

// wide are the signs that mean something in markdown, written so that they do not. How the
// service escapes them is not known.
var wide = strings.NewReplacer("*", "＊", "_", "＿", "`", "｀", "[", "［", "]", "］", "<", "＜", "~", "～", "|", "｜", `\`, "＼")

// stop is a space of no width: what stands behind it does not begin a line.
const stop = "\u200b"

// markdown writes a text so that it looks as it is, with its bold pieces. A line end needs two
// spaces before it, and what would begin a heading, a list or a quote is kept from it.
func markdown(text string, marks []chat.Mark) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.To = min(m.To, len(text)); m.Look != chat.Bold || m.From < at || m.From >= m.To || strings.Contains(text[m.From:m.To], "\n") {
			continue
		}
		b.WriteString(wide.Replace(text[at:m.From]))
		b.WriteString("**" + wide.Replace(text[m.From:m.To]) + "**")
		at = m.To
	}
	b.WriteString(wide.Replace(text[at:]))
	lines := strings.Split(b.String(), "\n")
	for i, line := range lines {
		if begins(line) {
			lines[i] = stop + line
		}
		if line == "" {
			lines[i] = stop // an empty line ends a paragraph
		}
	}
	return strings.Join(lines, "  \n")
}

// begins reports whether a line would begin a heading, a list, a quote, a table or code.
func begins(line string) bool {
	if line == "" {
		return false
	}
	digits := strings.TrimLeft(line, "0123456789")
	return strings.ContainsRune("#>-+= \t", rune(line[0])) || digits != line && (strings.HasPrefix(digits, ".") || strings.HasPrefix(digits, ")"))
}

// split cuts a text into pieces that a value holds: at the ends of lines, unless that takes too
// many pieces.
func split(text string) []string {
	pieces := cutInto(text, true)
	if len(pieces) > textPieces {
		return cutInto(text, false)
	}
	return pieces
}

func cutInto(text string, atLines bool) (pieces []string) {
	for text != "" {
		n := min(len(text), maxValue)
		for n < len(text) && !utf8.RuneStart(text[n]) {
			n--
		}
		if end := strings.LastIndex(text[:n], "  \n"); n < len(text) && atLines && end > 0 {
			n = end + len("  \n")
		}
		pieces, text = append(pieces, text[:n]), text[n:]
	}
	return pieces
}
