package messages

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// Words about what is said unasked.
const (
	RemindHow    = "请写 --at 时间，或 --from 日期 --to 日期。"
	NothingToSay = "没有到期的提醒。"
	CameLate     = "（系统停过一阵，这条晚到了。）"
	RemindTaken  = "正在预演，马上发来一份清单；不会真的发给任何人。"
)

// ToldWords say what is said to whom, when and why: why is what people call the rule.
func ToldWords(at time.Time, p *bureau.Person, rule, why, text string, reachable, joined bool) string {
	note := ""
	if !reachable {
		note = "（收不到）"
	}
	if joined {
		note += "（并在同一条里）"
	}
	return fmt.Sprintf("%s → %s%s　因为：%s，%s\n    %s", at.Format("2006-01-02 15:04"), p.Name, note, why, rule, strings.ReplaceAll(text, "\n", "\n    "))
}

// Queued says how many messages now wait to be sent.
func Queued(n, unreachable int) string {
	switch {
	case n+unreachable == 0:
		return NothingToSay
	case unreachable == 0:
		return fmt.Sprintf("共 %d 条，已放进发件箱。", n)
	}
	return fmt.Sprintf("共 %d 条，已放进发件箱；另有 %d 人收不到。", n, unreachable)
}

// RehearsalName is the name of the file of a rehearsal.
func RehearsalName(p day.Period) string {
	return fmt.Sprintf("提醒预演 %s至%s.txt", p.From, p.To)
}

// How much a card says with what is joined to it, in UTF-16 units: it fits one message, or the
// words below a picture, also when it is drawn anew with a few more words.
const (
	joinedText    = 3900
	joinedCaption = 1000
)

// Together returns a card with another one of the same day below it. Words that are too long for a
// picture take its place while the card was not sent yet. What fits no message is cut after a
// line, and the last line says so.
func Together(card, other chat.Face, unsent bool) chat.Face {
	both := card.Join(other)
	most := joinedText
	switch {
	case card.Picture == nil:
	case unsent && units(both.Text) > joinedCaption:
		card.Picture, both.Picture = nil, nil
	default:
		most = joinedCaption
	}
	if units(both.Text) <= most {
		return both
	}
	for {
		end := max(0, strings.LastIndexByte(other.Text, '\n'))
		other = other.Cut(end)
		more := joinedMore
		if end > 0 {
			more = "\n" + joinedMore
		}
		both = card.Join(other.Insert(end, more))
		if end == 0 || units(both.Text) <= most {
			return both
		}
	}
}

const joinedMore = "……后面的放不下了，说“待办”“我的一周”看全部"

func units(text string) int { return len(utf16.Encode([]rune(text))) }
