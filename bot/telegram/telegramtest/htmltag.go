package telegramtest

import (
	"regexp"
	"strings"
)

// One attribute of a tag: a name, and perhaps a value with or without quotes.
var attribute = regexp.MustCompile(`^\s+([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([0-9A-Za-z.\-]+)))?`)

func (p *htmlParser) startTag() error {
	begin := p.pos
	end := strings.IndexAny(p.in[begin:], "> \t\n\r")
	if end < 0 {
		return complain("Unclosed start tag at byte offset %d", begin)
	}
	tag := openTag{name: strings.ToLower(p.in[begin+1 : begin+end]), offset: p.units, bytes: p.out.Len()}
	if tagKinds[tag.name] == "" {
		return complain("Unsupported start tag %q at byte offset %d", tag.name, begin)
	}
	rest := p.in[begin+end:]
	for {
		m := attribute.FindStringSubmatch(rest)
		if m == nil {
			break
		}
		rest = rest[len(m[0]):]
		value, err := unescapeAll(m[2] + m[3] + m[4])
		if err != nil {
			return complain("%v in the tag %q at byte offset %d", err, tag.name, begin)
		}
		if err := tag.attribute(m[1], value); err != nil {
			return complain("%v at byte offset %d", err, begin)
		}
	}
	rest = strings.TrimLeft(rest, " \t\n\r")
	if !strings.HasPrefix(rest, ">") {
		return complain("Unclosed start tag %q at byte offset %d", tag.name, begin)
	}
	if tag.name == "span" && tag.argument == "" {
		return complain("Tag \"span\" must have class \"tg-spoiler\" at byte offset %d", begin)
	}
	p.pos = len(p.in) - len(rest) + 1
	p.open = append(p.open, tag)
	return nil
}

// attribute takes what the tag may carry. TDLib skips what it does not know;
// here that is an error, since it has no effect and so was a mistake.
func (t *openTag) attribute(name, value string) error {
	switch t.name + " " + name {
	case "tg-time unix", "tg-time format":
		return nil
	case "a href", "tg-emoji emoji-id":
		t.argument = value
		return nil
	case "code class":
		if language, ok := strings.CutPrefix(value, "language-"); ok {
			t.argument = language
			return nil
		}
	case "span class":
		if value == "tg-spoiler" {
			t.argument = value
			return nil
		}
	case "blockquote expandable":
		t.argument = "1"
		return nil
	}
	return complain("Unsupported attribute %q of the tag %q", name, t.name)
}

func unescapeAll(s string) (string, error) {
	var out strings.Builder
	for s != "" {
		n := strings.IndexByte(s, '&')
		if n < 0 {
			n = len(s)
		}
		out.WriteString(s[:n])
		if s = s[n:]; s == "" {
			break
		}
		text, read, err := unescape(s)
		if err != nil {
			return "", err
		}
		out.WriteString(text)
		s = s[read:]
	}
	return out.String(), nil
}
