package messages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// What the buttons of a problem's card do.
const (
	DoMove  = "mv"  // mv:<code of the move>:<number>
	DoGive  = "to"  // to:<code>:<number>:<unit>.<person>
	DoUnits = "tos" // tos:<code>:<number>:<offset>: leaf through the units
	DoDays  = "by"  // by:<number>:<workdays>: 延期
)

// Supplement is what the one who reported adds.
const Supplement = "💬 补充"

// ProblemCard shows a problem with what its viewer may do about it.
func ProblemCard(v problem.View) chat.Face {
	var b text
	if v.Fresh && v.Problem.State == record.ProblemOpen {
		b.line("✅ 已记录")
	}
	b.title("⚠️ 问题 %s · %s", Number(v.Record.ID), stateWords(v))
	for _, line := range Lines(v.Dir, withoutProposal(v), v.Today) {
		if due, ok := strings.CutPrefix(line, LabelDue+"："); ok {
			b.due(LabelDue+"：", due, v.Problem.Due)
			continue
		}
		b.line(line)
	}
	b.lines(problemLines(v))
	b.folded(newsLines(v))
	if p := v.Dir.Person(v.Record.Author); p != nil {
		fmt.Fprintf(&b, "%s 记于 %s", p.Name, v.Record.Created.Format("1月2日 15:04"))
	}
	return b.face(rows(problemButtons(v), 3))
}

// withoutProposal is the record as its card shows it: once units were asked to
// help, nothing is proposed any more.
func withoutProposal(v problem.View) *record.Record {
	if len(v.Problem.Helps) == 0 {
		return v.Record
	}
	r, p := *v.Record, *v.Problem
	p.Helper, r.Problem = 0, &p
	return &r
}

// stateWords say where a problem stands, and how it got there.
func stateWords(v problem.View) string {
	p := v.Problem
	switch {
	case !v.Record.Withdrawn.IsZero():
		return "已撤销"
	case p.State == record.ProblemClosed:
		return string(p.State) + inBrackets(string(p.Closing))
	case p.Overdue(v.Today):
		return string(p.State) + "（已逾期）"
	}
	return string(p.State)
}

// problemLines are what a problem has besides what every record has.
func problemLines(v problem.View) (lines []string) {
	p := v.Problem
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, label+"："+value)
		}
	}
	if p.Pending() {
		add("办理", v.Dir.PersonName(p.Handler))
		if v.StoodIn() {
			lines = append(lines, "主办单位还没有人加入，先由点位责任人代办")
		}
		add("协办", helpWords(v))
		if p.Nudged != "" {
			add("催办", Day(p.Nudged, v.Today))
		}
	}
	if v.Deputy {
		lines = append(lines, "办理的同事今天都不在，请您关注")
	}
	for _, d := range p.Directives {
		lines = append(lines, directiveLine(v, &d))
	}
	if v.TooLate && p.Wish == "" {
		lines = append(lines, tooLateToExtend)
	}
	if p.Wish != "" {
		add("申请延期", "到 "+Day(p.Wish, v.Today)+"，等责任领导答复")
	}
	switch p.State {
	case record.ProblemOpen, record.ProblemAssigned, record.ProblemInProgress:
		add("重开", p.Remark)
	case record.ProblemDone:
		add("办结", Day(p.Done, v.Today)+"，等核实（7 天内没有异议就销号）")
	case record.ProblemClosed:
		add("销号", Day(p.Ended, v.Today)+before(" ", v.Dir.PersonName(p.Closer)))
	case record.ProblemReferred:
		add("转给", p.Remark+inBrackets(ShortDay(p.Ended)))
	case record.ProblemDeclined:
		add("原因", p.Remark)
	case record.ProblemDuplicate:
		add("重复", "就是 "+Number(p.Origin))
	}
	return lines
}

// tooLateToExtend tells a handler why 延期 is not on the card, and what is possible.
const tooLateToExtend = "⏰ 延期要在到期前一个工作日申请，现在申请不了。能办结就办结，也可以转办；要改期限，打开这张卡片说“延期到29号”和原因，请领导批示。"

// newsLines are the latest progress, a line each.
func newsLines(v problem.View) (lines []string) {
	for _, e := range v.News {
		who := v.Dir.PersonName(e.Person)
		lines = append(lines, fmt.Sprintf("▸ %s %s：%s", e.At.Format("1月2日"), who, clip(e.After, 60)))
	}
	return lines
}

// directiveLine is what a leader ordered, and how far it is.
func directiveLine(v problem.View, d *record.Directive) string {
	due, state := dayBefore(d.Due), "还没收到回应"
	if due != "" {
		due += "，"
	}
	switch {
	case d.Answered != "":
		state = ShortDay(d.Answered) + "已答复"
	case d.Seen != "":
		state = ShortDay(d.Seen) + "已收到"
	}
	return fmt.Sprintf("📌 批示 %s %s：%s（%s%s）", ShortDay(d.Given), v.Dir.PersonName(d.Leader), clip(d.Words, 80), due, state)
}

// dayBefore is until when something is wanted: 4月17日前.
func dayBefore(d day.Day) string {
	if d == "" {
		return ""
	}
	return ShortDay(d) + "前"
}

// helpWords name the units asked to help, with their due days.
func helpWords(v problem.View) string {
	var said []string
	for _, h := range v.Problem.Helps {
		state := ShortDay(h.Due) + "前"
		if h.Done != "" {
			state = "已协办"
		}
		said = append(said, v.Dir.UnitName(h.Unit)+inBrackets(state))
	}
	return strings.Join(said, "、")
}

// maxButtons is how many buttons a card has.
const maxButtons = 8

// problemButtons are what the viewer may do. A reply to the card adds a note as
// well, so that button is the first to give way when there are too many.
func problemButtons(v problem.View) (buttons []chat.Button) {
	parts := v.PartsOf(v.Viewer)
	for _, m := range v.Moves {
		words := MoveWords(m)
		switch {
		case m == problem.Ask:
			continue // offered where one chooses whom to give it to
		case m == problem.Nudge && !hurries(v, parts):
			continue
		case m == problem.Note && parts&problem.Handler != 0 && v.Problem.State == record.ProblemInProgress, m == problem.Note && parts&problem.Helper != 0:
		case m == problem.Note && parts&problem.Reporter != 0 && v.Problem.Pending():
			words = Supplement
		case m == problem.Note:
			continue
		}
		buttons = append(buttons, chat.Button{Words: words, Do: moveDo(m, v.Record.ID)})
	}
	do := func(ok bool, words, verb string) {
		if ok {
			buttons = append(buttons, chat.Button{Words: words, Do: fmt.Sprintf("%s:%d", verb, v.Record.ID)})
		}
	}
	do(v.Edit && v.Problem.Ended == "", Correct, DoCorrect)
	do(v.Fresh && v.Edit && v.Problem.Closing == record.ClosedOnSpot, Undo, DoUndo)
	do(len(v.History) > 0, "🕘 经过", DoHistory)
	do(v.Files > 0, fmt.Sprintf("📷 附件 %d", v.Files), DoPhotos)
	for _, less := range []string{Correct, Supplement} {
		if i := slices.IndexFunc(buttons, func(b chat.Button) bool { return b.Words == less }); i >= 0 && len(buttons) > maxButtons {
			buttons = slices.Delete(buttons, i, i+1)
		}
	}
	return buttons
}

// hurries reports whether 催一下 is offered: nobody hurries themselves, and a leader has 批示
// while there is time.
func hurries(v problem.View, parts problem.Part) bool {
	switch {
	case parts&problem.Handler != 0:
		return false
	case parts&problem.Chief != 0:
		return v.Problem.Overdue(v.Today)
	}
	return v.Problem.State == record.ProblemInProgress
}

func moveDo(m problem.Move, n int64) string { return fmt.Sprintf("%s:%s:%d", DoMove, CodeOf(m), n) }

// CameFiles is what the history says when photos or files join a problem.
const CameFiles = "照片附件"

// NothingToDo says that somebody can do nothing more about a problem.
func NothingToDo(c *problem.Case) string {
	if c.Problem.Ended != "" {
		return fmt.Sprintf("%s %s，不再记进展。要接着办，请打开它点 🔄 重开，或报一个新问题。", Number(c.Record.ID), c.Problem.State)
	}
	return fmt.Sprintf("%s 由别的同事在办，您这里记不了。", Number(c.Record.ID))
}

// NoProblem says that the problem a sentence speaks of is not there.
func NoProblem() chat.Face {
	return chat.Face{Text: NothingFound, Buttons: [][]chat.Button{{{Words: Change, Do: DoChange}, {Words: Discard, Do: DoDiscard}}}}
}

// ProgressCard shows what a sentence does to a problem, before it is done.
func ProgressCard(c *problem.Case, path []problem.Move, p *News, today day.Day) chat.Face {
	last := []chat.Button{{Words: Change, Do: DoChange}, {Words: Discard, Do: DoDiscard}}
	if len(path) == 0 {
		return chat.Face{Text: about(c) + "\n" + NothingToDo(c), Buttons: [][]chat.Button{last}}
	}
	m := path[len(path)-1]
	lines := []string{about(c)}
	if p.Why != "" {
		lines = append(lines, "❗ "+p.Why)
	}
	first := ""
	if m == problem.Note && path[0] == problem.Claim {
		first = "由您来办，"
	}
	lines = append(lines, "👉 "+first+progressWords(c, m, p, today)+before("，并请领导把期限改到 ", Day(p.Wished, today)))
	if p.Text != "" {
		lines = append(lines, "说明："+p.Text)
	}
	if p.Type == string(record.ProblemDone) && m == problem.Note {
		lines = append(lines, "（办结由办理人来点，这里先记成进展）")
	}
	return chat.Face{Text: strings.Join(lines, "\n"), Buttons: [][]chat.Button{{{Words: confirmed(c, m, p), Do: DoSubmit}}, last}}
}

// WishesDay is added to the progress of somebody who wants another day.
func WishesDay(on day.Day) string {
	return "（想延到" + ShortDay(on) + "，请领导定）"
}

// DayWanted tells a leader of such a wish.
func DayWanted(c *problem.Case, by *bureau.Person, p *News) string {
	return about(c) + "\n" + by.Name + "：" + p.Text + fmt.Sprintf("\n已过申请延期的时间，由您来定：在 %s 的卡片上点“同意延期”或“不同意”，也可以点“📌 批示”另写一个日子。", Number(c.Record.ID))
}

// confirmed is a move as the button that confirms it says it: ✅ 交办.
func confirmed(c *problem.Case, m problem.Move, p *News) string {
	switch {
	case m == problem.Note && p.Wished != "":
		return "✅ 申请改期限"
	case m == problem.Direct && p.Extends && p.Due != "" && c != nil && c.Problem.Wish != "": // less time than was wished for
		return "✅ 延期到 " + ShortDay(p.Due)
	}
	_, plain, _ := strings.Cut(MoveWords(m), " ")
	return "✅ " + plain
}

// holderName is who a problem is with.
func holderName(c *problem.Case) string {
	return cmp.Or(c.Dir.PersonName(c.Problem.Handler), c.Dir.UnitName(c.Problem.Unit))
}

// progressWords say what is going to happen.
func progressWords(c *problem.Case, m problem.Move, p *News, today day.Day) string {
	switch m {
	case problem.Assign, problem.HandOver:
		s := string(m) + "给" + c.Dir.UnitName(p.Unit)
		if who := c.Dir.Person(p.Person); who != nil {
			s += " " + who.Name
		}
		return s + before("，期限 ", Day(p.Due, today))
	case problem.Direct:
		said := "批示，转给" + holderName(c)
		if p.Extends {
			return said + before("，期限改到 ", Day(p.Due, today))
		}
		return said + before("，", dayBefore(p.Due))
	case problem.Finish:
		return "办结" + before("，", Day(p.Day, today))
	case problem.Verify:
		return "核实无误，销号"
	case problem.SendBack:
		return "没办好，退回接着办"
	case problem.Extend:
		return fmt.Sprintf("申请延期 %d 个工作日", p.Days) + before("，到 ", Day(p.Due, today))
	case problem.Ask:
		return "请" + c.Dir.UnitName(p.Unit) + "协办，主办不变" + before("，期限 ", Day(p.Due, today))
	case problem.Refer:
		return "转介给别的单位办"
	case problem.Reopen:
		return "重开，接着办"
	case problem.Claim:
		return "我来办"
	case problem.Nudge:
		return "催办"
	case problem.Grant:
		return "同意延期" + before("到 ", Day(c.Problem.Wish, today))
	case problem.Deny:
		return "不同意延期"
	case problem.Withdraw:
		return "撤回，不再办理"
	}
	return "记一句进展"
}
