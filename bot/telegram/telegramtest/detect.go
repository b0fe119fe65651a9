package telegramtest

import (
	"regexp"
	"strings"
)

// What Telegram marks by itself in a text that a person writes.
var marks = regexp.MustCompile(`(?:^|[\s(（，。：])(/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?|@[A-Za-z][A-Za-z0-9_]{3,31}|#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*|https?://[^\s（）]+|\+?\d{11,13})`)

func detect(text string) (entities []wireEntity) {
	for _, m := range marks.FindAllStringSubmatchIndex(text, -1) {
		word := text[m[2]:m[3]]
		entities = append(entities, wireEntity{
			Type: markKind(word), Offset: utf16Len(text[:m[2]]), Length: utf16Len(word),
		})
	}
	return entities
}

func markKind(word string) string {
	switch {
	case word[0] == '/':
		return "bot_command"
	case word[0] == '@':
		return "mention"
	case word[0] == '#':
		return "hashtag"
	case strings.HasPrefix(word, "http"):
		return "url"
	}
	return "phone_number"
}
