package telegramtest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// An htmlParser turns Telegram's HTML into text and entities, as TDLib's
// parse_html does, but stricter where the documentation is: a bare & or > and
// an unknown entity are errors too, for they mean that something was not
// escaped.
type htmlParser struct {
	in       string
	pos      int
	out      strings.Builder
	units    int // UTF-16 length of out
	open     []openTag
	entities []wireEntity
}

type openTag struct {
	name, argument string
	offset, bytes  int
}

var tagKinds = map[string]string{
	"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
	"tg-time": "date_time", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
	"tg-spoiler": "spoiler", "span": "spoiler", "tg-emoji": "custom_emoji", "a": "text_link",
	"pre": "pre", "code": "code", "blockquote": "blockquote",
}

func parseHTML(in string) (string, []wireEntity, error) {
	p := &htmlParser{in: in}
	for p.pos < len(in) {
		if err := p.step(); err != nil {
			return "", nil, err
		}
	}
	if n := len(p.open); n > 0 {
		return "", nil, complain("Can't find end tag corresponding to start tag %q", p.open[n-1].name)
	}
	slices.SortStableFunc(p.entities, func(a, b wireEntity) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length))
	})
	return p.out.String(), p.entities, nil
}

func (p *htmlParser) step() error {
	rest := p.in[p.pos:]
	switch {
	case strings.HasPrefix(rest, "</"):
		return p.endTag()
	case rest[0] == '<':
		return p.startTag()
	case rest[0] == '>':
		return complain("Character '>' must be escaped at byte offset %d", p.pos)
	case rest[0] == '&':
		text, n, err := unescape(rest)
		if err != nil {
			return complain("%v at byte offset %d", err, p.pos)
		}
		p.write(text, n)
	default:
		n := strings.IndexAny(rest, "<>&")
		if n < 0 {
			n = len(rest)
		}
		p.write(rest[:n], n)
	}
	return nil
}

func (p *htmlParser) write(text string, read int) {
	p.out.WriteString(text)
	p.units += utf16Len(text)
	p.pos += read
}

// unescape reads the entity at the start of s and says how long it is.
func unescape(s string) (string, int, error) {
	end := strings.IndexByte(s, ';')
	if end < 0 || end > 10 {
		return "", 0, complain("Character '&' must be escaped")
	}
	switch name := s[1:end]; {
	case name == "lt":
		return "<", end + 1, nil
	case name == "gt":
		return ">", end + 1, nil
	case name == "amp":
		return "&", end + 1, nil
	case name == "quot":
		return `"`, end + 1, nil
	case strings.HasPrefix(name, "#"):
		digits, base := name[1:], 10
		if strings.HasPrefix(digits, "x") {
			digits, base = digits[1:], 16
		}
		n, err := strconv.ParseInt(digits, base, 32)
		if err == nil && n > 0 && n < 0x10ffff {
			return string(rune(n)), end + 1, nil
		}
	}
	return "", 0, complain("Unsupported entity %q", s[:end+1])
}

func (p *htmlParser) endTag() error {
	begin := p.pos
	if len(p.open) == 0 {
		return complain("Unexpected end tag at byte offset %d", begin)
	}
	end := strings.IndexByte(p.in[begin:], '>')
	if end < 0 {
		return complain("Unclosed end tag at byte offset %d", begin)
	}
	name := strings.ToLower(strings.TrimSpace(p.in[begin+2 : begin+end]))
	tag := p.open[len(p.open)-1]
	if name != tag.name {
		return complain("Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\"", begin, tag.name, name)
	}
	p.open = p.open[:len(p.open)-1]
	p.pos = begin + end + 1
	p.close(tag)
	return nil
}

func (p *htmlParser) close(tag openTag) {
	e := wireEntity{Type: tagKinds[tag.name], Offset: tag.offset, Length: p.units - tag.offset}
	if e.Length == 0 {
		return
	}
	switch tag.name {
	case "a":
		e.URL = cmp.Or(tag.argument, p.out.String()[tag.bytes:])
		if !isURL(e.URL) {
			return // Telegram shows the words without the link
		}
	case "tg-emoji":
		e.EmojiID = tag.argument
	case "blockquote":
		if tag.argument != "" {
			e.Type = "expandable_blockquote"
		}
	case "pre":
		if last := len(p.entities) - 1; last >= 0 && p.entities[last].Language != "" && p.entities[last].Length == e.Length {
			p.entities[last].Type = "pre"
			return
		}
	case "code":
		e.Language = tag.argument
	}
	p.entities = append(p.entities, e)
}
