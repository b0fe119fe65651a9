package telegramtest

import (
	"encoding/json"
	"slices"
)

// An inline keyboard, as it hangs under a message.
type inline struct {
	Rows [][]inlineButton `json:"inline_keyboard"`
}

type inlineButton struct {
	Text   string          `json:"text"`
	Icon   string          `json:"icon_custom_emoji_id,omitempty"`
	Style  string          `json:"style,omitempty"`
	URL    string          `json:"url,omitempty"`
	Data   string          `json:"callback_data,omitempty"`
	WebApp json.RawMessage `json:"web_app,omitempty"`
	Login  json.RawMessage `json:"login_url,omitempty"`
	Switch *string         `json:"switch_inline_query,omitempty"`
	Here   *string         `json:"switch_inline_query_current_chat,omitempty"`
	Chosen json.RawMessage `json:"switch_inline_query_chosen_chat,omitempty"`
	Copy   *struct {
		Text string `json:"text"`
	} `json:"copy_text,omitempty"`
	Game json.RawMessage `json:"callback_game,omitempty"`
	Pay  bool            `json:"pay,omitempty"`
}

// A markup is any reply_markup.
type markup struct {
	Rows        [][]inlineButton    `json:"inline_keyboard"`
	Keyboard    [][]json.RawMessage `json:"keyboard"`
	Placeholder string              `json:"input_field_placeholder"`
	Remove      bool                `json:"remove_keyboard"`
	ForceReply  bool                `json:"force_reply"`

	inline *inline    // nil without rows
	labels [][]string // of the keyboard
	raw    string
}

const (
	maxButtons     = 100
	maxData        = 64
	maxCopy        = 256
	maxPlaceholder = 64
	maxMarkupBytes = 10 << 10
)

// readMarkup reads reply_markup, which the schema has checked, and checks what
// the schema cannot say.
func (r *request) readMarkup() (*markup, *refusal) {
	text := r.get("reply_markup")
	if text == "" {
		return &markup{}, nil
	}
	m := &markup{raw: text}
	r.decode("reply_markup", m)
	if len(text) > maxMarkupBytes {
		return nil, malformed("reply markup is too long")
	}
	if len(m.Rows) > 0 {
		m.inline = &inline{m.Rows}
	}
	if bad := m.check(); bad != nil {
		return nil, bad
	}
	for _, b := range slices.Concat(m.Rows...) {
		if b.Here != nil && !r.inline {
			return nil, malformed("button %q searches in a bot without inline mode", b.Text)
		}
	}
	return m, nil
}

func (m *markup) check() *refusal {
	if n := utf16Len(m.Placeholder); n > maxPlaceholder {
		return malformed("input_field_placeholder has %d characters, at most %d are allowed", n, maxPlaceholder)
	}
	if m.inline != nil {
		return m.inline.check()
	}
	return m.checkKeyboard()
}

func (k *inline) check() *refusal {
	n := 0
	for _, row := range k.Rows {
		if len(row) == 0 {
			return malformed("can't parse inline keyboard: empty row")
		}
		n += len(row)
		for i := range row {
			if bad := row[i].check(); bad != nil {
				return bad
			}
		}
	}
	if n > maxButtons {
		return malformed("reply markup is too long: %d buttons", n)
	}
	return nil
}

func (b *inlineButton) check() *refusal {
	switch n := b.actions(); {
	case b.Text == "":
		return malformed("can't parse inline keyboard button: button text must be non-empty")
	case n == 0:
		return malformed("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	case n > 1:
		return malformed("can't parse inline keyboard button: exactly one action is allowed, %q has %d", b.Text, n)
	case len(b.Data) > maxData:
		return malformed("BUTTON_DATA_INVALID")
	case b.Copy != nil && (b.Copy.Text == "" || utf16Len(b.Copy.Text) > maxCopy):
		return malformed("BUTTON_COPY_TEXT_INVALID")
	case b.Style != "" && b.Style != "danger" && b.Style != "success" && b.Style != "primary":
		return malformed("can't parse inline keyboard button: invalid button style specified")
	case b.URL != "" && !isURL(b.URL):
		return malformed("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL)
	}
	return nil
}

func (b *inlineButton) actions() (n int) {
	for _, set := range []bool{
		b.URL != "", b.Data != "", b.WebApp != nil, b.Login != nil, b.Switch != nil,
		b.Here != nil, b.Chosen != nil, b.Copy != nil, b.Game != nil, b.Pay,
	} {
		if set {
			n++
		}
	}
	return n
}

func (m *markup) checkKeyboard() *refusal {
	n := 0
	for _, row := range m.Keyboard {
		labels := make([]string, 0, len(row))
		for _, raw := range row {
			var b struct{ Text string }
			_ = json.Unmarshal(raw, &b)
			if b.Text == "" {
				return malformed("can't parse keyboard button: button text must be non-empty")
			}
			labels = append(labels, b.Text)
		}
		n += len(labels)
		m.labels = append(m.labels, labels)
	}
	if n > 300 {
		return malformed("reply markup is too long: %d buttons", n)
	}
	if m.Keyboard != nil && n == 0 {
		return malformed("can't parse reply keyboard markup: no buttons")
	}
	return nil
}
