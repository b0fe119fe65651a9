package telegramtest

import (
	"regexp"
	"slices"
	"unicode/utf16"
)

// An entityRule says what an entity of a type must have, and where it may stand.
type entityRule struct {
	needs  func(e *wireEntity) bool // what it must have; nil: nothing
	alone  bool                     // nothing stands in it, and it in nothing but a quote
	quotes bool                     // it must not stand in one of its kind
}

// entityRules are the types of the Bot API. A type that is not here is refused.
var entityRules = map[string]entityRule{
	"mention": {}, "hashtag": {}, "cashtag": {}, "bot_command": {}, "url": {}, "email": {}, "phone_number": {},
	"bold": {}, "italic": {}, "underline": {}, "strikethrough": {}, "spoiler": {},
	"blockquote": {quotes: true}, "expandable_blockquote": {quotes: true},
	"code": {alone: true}, "pre": {alone: true},
	"text_link":    {needs: func(e *wireEntity) bool { return isURL(e.URL) }},
	"text_mention": {needs: func(e *wireEntity) bool { return e.User != nil }},
	"custom_emoji": {needs: func(e *wireEntity) bool { return e.EmojiID != "" }, alone: true},
	"date_time":    {needs: func(e *wireEntity) bool { return e.Time > 0 && dateTimeFormat.MatchString(e.Format) }},
}

// dateTimeFormat is relative, or a weekday, a date and a time; without one the words stay as
// they are.
var dateTimeFormat = regexp.MustCompile(`^(r|w?[dD]?[tT]?)$`)

// checkEntities checks what the schema cannot say of entities.
func checkEntities(text string, entities []wireEntity) *refusal {
	units := utf16.Encode([]rune(text))
	for i := range entities {
		e := &entities[i]
		rule, known := entityRules[e.Type]
		switch {
		case !known:
			return malformed("can't parse MessageEntity: unsupported type %q", e.Type)
		case e.Offset < 0 || e.Length <= 0 || e.Offset+e.Length > len(units):
			return malformed("entity %s beyond the text", e.Type)
		case halves(units, e.Offset) || halves(units, e.Offset+e.Length):
			return malformed("entity %s begins or ends within a character", e.Type)
		case rule.needs != nil && !rule.needs(e):
			return malformed("entity %s lacks what it is about", e.Type)
		}
		if bad := checkNesting(e, rule, entities[:i]); bad != nil {
			return bad
		}
	}
	return nil
}

// halves reports whether a place is between the two units of one character.
func halves(units []uint16, at int) bool {
	return at > 0 && at < len(units) && units[at-1]&0xfc00 == 0xd800 && units[at]&0xfc00 == 0xdc00
}

// checkNesting compares an entity with those before it: two that overlap must be one within the
// other.
func checkNesting(e *wireEntity, rule entityRule, before []wireEntity) *refusal {
	for i := range before {
		o := &before[i]
		if e.Offset >= o.Offset+o.Length || o.Offset >= e.Offset+e.Length {
			continue
		}
		within := e.Offset >= o.Offset && e.Offset+e.Length <= o.Offset+o.Length
		around := o.Offset >= e.Offset && o.Offset+o.Length <= e.Offset+e.Length
		quotes := []bool{rule.quotes, entityRules[o.Type].quotes}
		switch {
		case !within && !around:
			return malformed("entities %s and %s overlap", o.Type, e.Type)
		case quotes[0] && quotes[1]:
			return malformed("a quote stands in a quote")
		case (rule.alone || entityRules[o.Type].alone) && !slices.Contains(quotes, true):
			return malformed("nothing may stand with %s and %s", o.Type, e.Type)
		}
	}
	return nil
}
