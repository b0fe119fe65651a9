package telegramtest

import (
	"net/url"
	"strings"
	"unicode/utf16"
)

// A formatted is a text as a person sees it and the entities that colour it.
type formatted struct {
	text     string
	entities []wireEntity
}

const (
	maxText     = 4096
	maxCaption  = 1024
	maxSource   = 1 << 15 // bytes
	maxEntities = 100
)

// utf16Len is the length of s as Telegram counts.
func utf16Len(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

func isURL(s string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "tg", "mailto", "tel", "ton":
		return true
	}
	return u.Scheme == "" && strings.Contains(s, ".") && !strings.ContainsAny(s, " \n")
}

// format reads a text with its entities.
func (r *request) format(text, mode string, entities []wireEntity) (formatted, *refusal) {
	f := formatted{text: text, entities: entities}
	if len(text) > maxSource {
		return f, malformed("text is too long")
	}
	if mode != "" {
		return f, malformed("parse_mode is not known to telegramtest: send entities")
	}
	if len(f.entities) > maxEntities { // Telegram would drop the rest
		return f, malformed("ENTITIES_TOO_LONG: %d entities", len(f.entities))
	}
	if bad := checkEntities(f.text, f.entities); bad != nil {
		return f, bad
	}
	f.trim()
	return f, nil
}

// trim drops the space around the text, as Telegram does, and moves the
// entities with it.
func (f *formatted) trim() {
	f.text = strings.TrimRight(f.text, " \n\t\r")
	body := strings.TrimLeft(f.text, " \n\t\r")
	cut := utf16Len(f.text[:len(f.text)-len(body)])
	f.text = body
	end := utf16Len(body)
	kept := f.entities[:0]
	for _, e := range f.entities {
		from, to := max(e.Offset-cut, 0), min(e.Offset+e.Length-cut, end)
		if to > from {
			e.Offset, e.Length = from, to-from
			kept = append(kept, e)
		}
	}
	f.entities = kept
}

func (r *request) readText(tooLong string) (formatted, *refusal) {
	var entities []wireEntity
	r.decode("entities", &entities)
	f, bad := r.format(r.get("text"), r.get("parse_mode"), entities)
	switch {
	case bad != nil:
		return f, bad
	case f.text == "":
		return f, malformed("message text is empty")
	case utf16Len(f.text) > maxText:
		return f, malformed("%s", tooLong)
	}
	return f, nil
}

func (r *request) readCaption() (formatted, *refusal) {
	var entities []wireEntity
	r.decode("caption_entities", &entities)
	return r.caption(r.get("caption"), r.get("parse_mode"), entities)
}

func (r *request) caption(text, mode string, entities []wireEntity) (formatted, *refusal) {
	f, bad := r.format(text, mode, entities)
	if bad == nil && utf16Len(f.text) > maxCaption {
		bad = malformed("message caption is too long")
	}
	return f, bad
}
