package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// What the buttons of a kept meeting do.
const (
	DoAlso  = "als" // als:<number>: 同时算…
	DoAdd   = "add" // add:<number>:<type>
	DoGroup = "grp" // grp:<number>:<党小组>; 0: all of them
)

// Words about meetings.
const (
	Also        = "📎 同时算…"
	AllGroups   = "都开了"
	AskAlso     = "还同时算哪些？点一下选上，再点一下取消。"
	AskGroups   = "哪些党小组开的？点一下选上，再点一下取消。"
	WhichGroup  = "❓ 哪个党小组开的？点一下就行"
	AskVote     = "有表决权的应到、到会、赞成各多少？例如“7、5、4”；选举请写“选举 9、8”；不要了写“没有”。"
	AskGuests   = "谁列席？写单位、身份或人数，不写姓名；没有就写“没有”。"
	NotAVote    = "没看懂，请写“应到7到5赞成4”这样的数字。"
	RulesOf2014 = "（按2014年细则，请对照2026年修订）"
	VoteOdd     = "❗ 表决的数字对不上，请核对"
	IllnessNote = "🔒 病情不保存，病假记作请假"
	WordNone    = "没有"
)

// HistoryTick heads the line of the history that tells of a tap on a kept meeting.
func HistoryTick(label string) string {
	switch label {
	case LabelType:
		return LabelAlso
	case LabelGroups:
		return label
	}
	return HistoryCorrected(label)
}

// NoSuchGroup marks a 党小组 that the roster does not know.
func NoSuchGroup(has int) string {
	return fmt.Sprintf("❗ 名册里这个支部有 %d 个党小组，请核对", has)
}

// Toggle is a choice on a button, marked where it is taken.
func Toggle(words string, on bool) string {
	if on {
		return "✓ " + words
	}
	return words
}

// typeWords are the types of a record, with the 党小组 that met: 主题党日、党小组会
// （第一小组）.
func typeWords(r *record.Record) string {
	types := r.Types()
	for i, typ := range types {
		if typ == record.GroupMeeting {
			types[i] += inBrackets(GroupWords(r.Detail.Groups))
		}
	}
	return strings.Join(types, "、")
}

// GroupWords lists 党小组: 第一小组、第二小组.
func GroupWords(groups []int) string {
	var said []string
	for _, g := range groups {
		said = append(said, GroupName(g))
	}
	return strings.Join(said, "、")
}

// GroupName is a 党小组 by its number: 第一小组.
func GroupName(n int) string { return "第" + numeral(n) + "小组" }

// GroupButton is a 党小组 as its button names it, and as people say it: 一组.
func GroupButton(n int) string { return numeral(n) + "组" }

// numeral writes 1 to 99 as people say it.
func numeral(n int) string {
	const digits = "零一二三四五六七八九"
	of := func(d int) string { return string([]rune(digits)[d]) }
	switch {
	case n < 10:
		return of(max(n, 0))
	case n%10 == 0 && n > 10:
		return of(n/10%10) + "十"
	case n == 10:
		return "十"
	case n < 20:
		return "十" + of(n%10)
	}
	return of(n/10%10) + "十" + of(n%10)
}

// voteLines are what was counted, and what it means where that can be said.
func voteLines(d *bureau.Directory, v *record.Vote) (lines []string) {
	if v == nil {
		return nil
	}
	label := LabelVote
	if v.Kind == record.Election {
		label = "选举"
	}
	if words := VerdictWords(v); words != "" {
		if v.Kind == record.Admission && d.Revised == "" {
			words += RulesOf2014
		}
		return []string{label + "：" + voteWords(v), "结论：" + words}
	}
	return []string{label + "：" + voteWords(v)}
}

// voteWords are the numbers of a vote: 应到有表决权 7，到会 4，赞成 3.
func voteWords(v *record.Vote) string {
	if v == nil {
		return ""
	}
	right := "应到有表决权"
	if v.Kind == record.Election {
		right = "应到有选举权"
	}
	var said []string
	for _, n := range []struct {
		label string
		value *int
	}{{right, v.Entitled}, {"到会", v.Present}, {"书面意见", v.Written}, {"赞成", v.For}, {"反对", v.Against}, {"弃权", v.Abstained}} {
		if n.value != nil {
			said = append(said, fmt.Sprintf("%s %d", n.label, *n.value))
		}
	}
	return strings.Join(said, "，")
}

// VerdictWords say what the voting numbers mean, or "" where they say nothing.
func VerdictWords(v *record.Vote) string {
	switch duty.Judge(v) {
	case duty.MayNotVote:
		return "未达到规定人数，不能表决"
	case duty.MayVote:
		if v.Kind == record.GeneralVote && !duty.CanPass(v) {
			return "可以表决；到会的没有超过应到会有表决权党员的半数，通不过"
		}
		return "可以表决"
	case duty.Passed:
		return "赞成超过应到会有表决权党员的半数，通过"
	case duty.NotPassed:
		return "赞成没有超过应到会有表决权党员的半数，未通过"
	}
	return ""
}

// Additions are what a tap may still add to a kept meeting.
type Additions struct {
	Also   bool
	Groups int // the 党小组 that may be ticked; 0: none
}

// inlineGroups is how many 党小组 fit on a kept meeting's card.
const inlineGroups = 4

// groupButtons tick the 党小组 that met.
func (a Additions) groupButtons(r *record.Record) (buttons []chat.Button) {
	do := func(n int) string { return fmt.Sprintf("%s:%d:%d", DoGroup, r.ID, n) }
	for g := 1; g <= a.Groups && a.Groups <= inlineGroups; g++ {
		buttons = append(buttons, chat.Button{Words: Toggle(GroupButton(g), slices.Contains(r.Detail.Groups, g)), Do: do(g)})
	}
	if a.Groups > len(r.Detail.Groups) {
		buttons = append(buttons, chat.Button{Words: AllGroups, Do: do(0)})
	}
	return buttons
}

// alsoButton opens the choice of further types.
func (a Additions) alsoButton(r *record.Record) []chat.Button {
	if !a.Also {
		return nil
	}
	return []chat.Button{{Words: Also, Do: fmt.Sprintf("%s:%d", DoAlso, r.ID)}}
}

// WhichGroupOf asks the same of one of several records on a card.
func WhichGroupOf(n int64) string {
	return "❓ " + Number(n) + " 哪个党小组开的？点开补一下"
}

// prompt asks which 党小组 met, where nobody said.
func (a Additions) prompt(r *record.Record) []string {
	if a.Groups == 0 || len(r.Detail.Groups) > 0 {
		return nil
	}
	return []string{WhichGroup}
}

// AlsoCard offers the types that a kept meeting was besides; each tap counts at
// once.
func AlsoCard(d *bureau.Directory, r *record.Record, today day.Day) chat.Face {
	lines := append([]string{fmt.Sprintf("%s %s %s", kindSign(r.Kind), KindName(r.Kind), Number(r.ID))}, Lines(d, r, today)...)
	var buttons []chat.Button
	for _, typ := range r.Others() {
		words := Toggle(typ, slices.Contains(r.Detail.Also, typ))
		buttons = append(buttons, chat.Button{Words: words, Do: fmt.Sprintf("%s:%d:%s", DoAdd, r.ID, typ)})
	}
	back := chat.Button{Words: Return, Do: fmt.Sprintf("%s:%d", DoReturn, r.ID)}
	return chat.Face{Text: strings.Join(append(lines, "👉 "+AskAlso), "\n"), Buttons: append(rows(buttons, 3), []chat.Button{back})}
}

// Ticked answers a tap that added to a meeting, or took back.
func Ticked(what string, on bool) string {
	if on {
		return "已记上：" + what
	}
	return "已取消：" + what
}
