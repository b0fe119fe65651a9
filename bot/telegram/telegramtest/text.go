package telegramtest

import (
	"net/url"
	"strings"
	"unicode/utf16"
)

// A formatted is a text as a person sees it, the entities that colour it, and
// the source that the bot sent.
type formatted struct {
	text     string
	entities []wireEntity
	source   string
}

const (
	maxText     = 4096
	maxCaption  = 1024
	maxSource   = 1 << 15 // bytes, tags and all
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

// format reads a text with its parse_mode or its entities.
func (r *request) format(text, mode string, entities []wireEntity) (formatted, *refusal) {
	f := formatted{text: text, source: text}
	if len(text) > maxSource {
		return f, malformed("text is too long")
	}
	switch strings.ToLower(mode) {
	case "", "none":
		f.entities = entities
	case "html":
		var err error
		if f.text, f.entities, err = parseHTML(text); err != nil {
			return f, malformed("can't parse entities: %v", err)
		}
	case "markdown", "markdownv2":
		return f, malformed("parse_mode %q is not known to telegramtest: only HTML is", mode)
	default:
		return f, malformed("unsupported parse_mode")
	}
	if len(f.entities) > maxEntities { // Telegram would drop the rest
		return f, malformed("ENTITIES_TOO_LONG: %d entities", len(f.entities))
	}
	for _, e := range f.entities {
		if e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > utf16Len(f.text) {
			return f, malformed("entity %s beyond the text", e.Type)
		}
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
