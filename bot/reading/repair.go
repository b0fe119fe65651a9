package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// People set themselves right in the same breath: 前天，哦不，大前天; 不是8家是6家;
// 报成5个了，实际3个; 不算送政策，算送服务. What is taken back is struck: it
// becomes plain text, and only what it gives way to is left for the slots.

// strike strikes the tokens that others take back, and returns them.
func strike(toks []token.Token, n []rune) []token.Token {
	var out []token.Token
	for i := range toks {
		if sortOf(&toks[i]) == slotNone {
			continue
		}
		named := 0 // points between a day and the next
		for j := i + 1; j < len(toks) && toks[j].Start-toks[i].End <= farthestRepair; j++ {
			if !alikeSlots(&toks[i], &toks[j]) {
				if toks[j].Kind == token.Name && sortOf(&toks[i]) == slotDay {
					named++
				} else if toks[j].Kind == token.When && sortOf(&toks[i]) == slotDay && movesAlone(toks[i:j+1], n) {
					out = append(out, plainText(&toks[i])) // 后天去步行街，拖到月底
					break
				} else if sortOf(&toks[j]) != slotNone && toks[j].Kind != token.Word {
					break
				}
				continue
			}
			if moved := sortOf(&toks[i]) == slotDay && movesAlone(toks[i:j+1], n); named > 0 || moved {
				if moved {
					out = append(out, plainText(&toks[i]))
				} else if plainDay(&toks[i]) == plainDay(&toks[j]) {
					continue // 周五去钢市，那天放假，换下周一
				}
				break
			}
			lead, between := string(n[max(0, toks[i].Start-4):toks[i].Start]), string(n[toks[i].End:toks[j].Start])
			if isDenied(lead) && isDenied(string(n[max(0, toks[j].Start-4):toks[j].Start])) && sameSlot(&toks[i], &toks[j]) {
				out = append(out, plainText(&toks[i])) // 不是送政策啊你别给我记成送政策我是去送服务的
				if other := nextOf(toks, j); other != nil && other.Start-toks[j].End <= farthestRepair && !sameSlot(other, &toks[j]) {
					out = append(out, plainText(&toks[j]))
				}
				break
			}
			switch {
			case strings.HasSuffix(strings.TrimRight(between, " "), "不是") && !strings.HasSuffix(lead, "不是"), strings.HasSuffix(between, "非"):
				out = append(out, plainText(&toks[j])) // 是38户不是83户
			case toks[i].When.Set && hasDeed(toks[i+1:j]):
				// 党员大会延到24日，支委会延到20日
			case toks[i].When.Set && toks[j].When.Set && strings.ContainsAny(between, ",;。"): // 支委会推到19号，党课推到26号
			case namesOther(toks, i, j): // 应到应为10，实到应为8
			case movesTo(between) && sortOf(&toks[i]) == slotDay && !(strings.ContainsAny(between, ",;。 ") && hasDeed(toks[i+1:j])), takesBack(lead, between):
				out = append(out, plainText(&toks[i]))
			}
			break
		}
	}
	return out
}

// nextOf is the next token of the same sort behind the i-th, or nil.
func nextOf(toks []token.Token, i int) *token.Token {
	for k := i + 1; k < len(toks); k++ {
		if sortOf(&toks[k]) == sortOf(&toks[i]) {
			return &toks[k]
		}
	}
	return nil
}

// namesOther reports whether the number at the j-th token is of another slot than the one
// at the i-th: each has a word of its own before it.
func namesOther(toks []token.Token, i, j int) bool {
	if toks[i].Kind != token.Number {
		return false
	}
	label := func(from, to int) *lex.Word {
		for k := to - 1; k >= from; k-- {
			if u := &toks[k]; u.IsAny(lex.Expected, lex.Present, lex.FigureCue, lex.Solve) {
				return u.Word
			}
		}
		return nil
	}
	a, b := label(max(0, i-3), i), label(i+1, j)
	return a != nil && b != nil && (a.Class != b.Class || a.Value != b.Value)
}

// movesTo reports whether the words between two days put off what was on the first: 4月17日的
// 主题党日提前到明天.
func movesTo(between string) bool {
	return slices.ContainsFunc(moves, func(w string) bool { return strings.HasSuffix(between, w) })
}

var moves = []string{"提前到", "提前至", "调整为", "调整到", "调整至", "改到", "改为", "改成", "改至", "延到", "延期到", "延至", "挪到", "顺延到", "顺延至"}

// movesAlone reports whether the words between the first and the last token, two days, say
// behind a sign only that what was on the one is on the other: 周五去趟写字楼，改下周一吧.
func movesAlone(toks []token.Token, n []rune) bool {
	first, last := &toks[0], &toks[len(toks)-1]
	between := string(n[first.End:last.Start])
	at := strings.LastIndexAny(between, ",;。 ")
	if at < 0 || first.When.Gone || slices.ContainsFunc(toks, func(t token.Token) bool {
		return t.Is(lex.Perfect) || t.Is(lex.NotDone) && !runes.HasAt(n, t.Start, "算了")
	}) {
		return false
	}
	tail := between[at+1:]
	for _, w := range []string{"算了", "要不", "往后", "那", "就"} {
		tail = strings.TrimPrefix(tail, w)
	}
	if tail == "" && runes.AnyAt(n, last.End, "去吧", "再去", "再跑", "过去吧") > 0 && slices.ContainsFunc(excuses, func(w string) bool { return strings.Contains(between, w) }) {
		return true // 周四去写字楼，周四有会，周五去吧
	}
	return slices.Contains(turns, strings.TrimRight(tail, "到至为成在下")) || tail == "还是" && runes.HasAt(n, last.End, "吧")
}

// excuses are why what was to be on a day cannot be.
var excuses = []string{"有会", "有事", "没空", "开会", "来不及", "不行", "请假", "放假", "培训"}

// turns are words that put off what was on another day.
var turns = []string{"改", "换", "推", "推迟", "延", "延期", "延后", "挪", "拖", "顺延", "调", "调整", "提前", "改约", "改期"}

func hasDeed(toks []token.Token) bool {
	return slices.ContainsFunc(toks, func(t token.Token) bool { return t.IsAny(lex.Meeting, lex.VisitType) })
}

// farthestRepair is how many runes stand at most between what is wrong and what is
// right.
const farthestRepair = 14

// takesBack reports whether the words before a slot, and between it and the next of
// its sort, take it back.
func takesBack(lead, between string) bool {
	between = strings.Trim(between, " ,。.…、")
	if slices.ContainsFunc(mistakes, func(w string) bool { return strings.Contains(between, w) }) {
		return true
	}
	if strings.HasPrefix(between, "不是") || strings.Contains(between, ",不是,") || strings.HasSuffix(between, "改成") || strings.HasSuffix(between, "改为") || between == "不" {
		return true
	}
	return isDenied(lead) && (between == "" || slices.ContainsFunc(affirms, func(w string) bool { return strings.Contains(between, w) }))
}

// isDenied reports whether the words before a slot say that it is not so.
func isDenied(lead string) bool {
	lead = strings.TrimRight(lead, "去来")
	return slices.ContainsFunc(denials, func(w string) bool { return strings.HasSuffix(lead, w) })
}

// sameSlot reports whether two tokens say the same day, or the same type of a visit or a meeting.
func sameSlot(a, b *token.Token) bool {
	switch sortOf(a) {
	case slotDay:
		return sortOf(b) == slotDay && plainDay(a) == plainDay(b)
	case slotVisit, slotMeeting:
		return sortOf(b) == sortOf(a) && a.Word.Value == b.Word.Value
	}
	return false
}

// excused strikes a day that was a mistake, also where it is said once more with why it cannot
// have been, and another day follows: 前天去的写字楼不对不对前天我请假呢是昨天去的.
func excused(toks []token.Token, n []rune) (out []token.Token) {
	var days []int
	for i := range toks {
		if sortOf(&toks[i]) == slotDay {
			days = append(days, i)
		}
	}
	for k := 0; k+2 < len(days); k++ {
		a, b, c := &toks[days[k]], &toks[days[k+1]], &toks[days[k+2]]
		if b.Start-a.End > farthestRepair+6 || c.Start-b.End > farthestRepair+6 || !sameSlot(a, b) || sameSlot(b, c) {
			continue
		}
		if back := string(n[a.End:b.Start]); slices.ContainsFunc(mistakes, func(w string) bool { return strings.HasSuffix(strings.TrimRight(back, " ,。啊呀哦"), w) }) {
			out = append(out, plainText(a), plainText(b))
			k++
		}
	}
	return out
}

var (
	mistakes = []string{"不对", "哦不", "噢不", "啊不", "呃不", "不不", "说错", "写错", "数错", "记错", "打错", "报错", "填错", "口误", "嘴瓢", "笔误", "错了", "应该是", "应为", "实际是", "其实是", "不是啊", "不是不是", "写反", "记反", "报反", "填反", "弄反", "搞反", "看错", "弄错", "搞错", "写串", "才对", "推迟到", "推到", "延到", "挪到", "拖到", "改到", "延至", "改期到", "顺延到", "现定", "改在", "延期到"}
	denials  = []string{"不是", "不算", "报成", "写成", "记成", "填成", "录成", "说成", "打成", "算成", "弄成", "并非", "误写为", "误报为", "误为", "误作"}
	affirms  = []string{"更正", "是", "算", "实际", "应", "其实", "改", "该", "才"}
)

// mendedAtOnce keeps with what is told what sets a number of it right in the same breath: 应到三个，不对，应到是四个 corrects no record
// that was saved before.
func mendedAtOnce(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		c := &t.clauses[i]
		if labels[i].kind() != Correction || c.strong && !takesAllBack(t.span(t.clauses[i-1].start, t.clauses[i-1].end)) {
			continue
		}
		k := i - 1
		for k > 0 && takesAllBack(t.span(t.clauses[k].start, t.clauses[k].end)) {
			k--
		}
		begun := takesBackFirst(t.span(c.start, c.end))
		if told := labels[k].kind(); (k < i-1 || begun) && (told == Visit || told == Meeting || told == Activity) && len(c.names) == 0 && !c.line {
			for n := k + 1; n < len(labels) && (n <= i || labels[n].kind() == Correction && len(t.clauses[n].names) == 0); n++ {
				labels[n] = goesOn(told)
			}
		}
	}
}

// takesBackFirst reports whether a clause begins with words that take something back.
func takesBackFirst(clause string) bool {
	return slices.ContainsFunc([]string{"不对", "哦不", "啊不", "说错", "讲错", "不是"}, func(w string) bool { return strings.HasPrefix(clause, w) })
}

// ofMatter begin the clause behind the words that say which matter is spoken of: 门头上写最低价|的那个事.
var ofMatter = []string{"的那个事", "的那件事", "的那事", "的这个事", "的这件事", "那个事", "那件事", "那个问题", "的那个问题"}

// onlyWho reports whether a clause says no more than that there is somebody: 二楼有个卖卤味的.
func onlyWho(clause string) bool {
	_, who, found := strings.Cut(clause, "有")
	return found && strings.HasSuffix(strings.TrimRight(who, " ,"), "的") && runes.AnyAt([]rune(who), 0, "个", "家", "一家", "一个", "户", "一户", "位", "一位") > 0
}

// thatMatter makes progress of what names a matter that is known, where what has become of it follows: 步行街门头上写最低价的那个事，招牌换了.
func thatMatter(t *ruling, labels []label) {
	for i := 1; i < len(labels); i++ {
		c, before := &t.clauses[i], &t.clauses[i-1]
		if labels[i-1] == begins(Problem) && labels[i].kind() == Progress && before.end == c.start && runes.AnyAt(t.s.Runes, c.start, ofMatter...) > 0 {
			labels[i-1], labels[i] = begins(Progress), goesOn(Progress)
		}
		if k := labels[i].kind(); (labels[i] == begins(Problem) || k == Progress) && labels[i-1].kind() == Problem && !c.line && len(c.names) == 0 && !t.faulty(i-1) && onlyWho(t.span(before.start, before.end)) && runes.AnyAt(t.s.Runes, c.start, "那个", "他", "她", "那", "这个") > 0 {
			labels[i] = goesOn(Problem) // 二楼有个卖卤味的，那个秤少半两
			for n := i + 1; n < len(labels) && labels[n] == goesOn(k); n++ {
				labels[n] = goesOn(Problem)
			}
		}
	}
}

// revises reports whether one number gives up another: 62户改64户.
func (t *numbering) revises(a, b ref) bool {
	from, to := t.at(a).End, t.at(b).Start
	if from > to || to-from > 8 {
		return false
	}
	from += runes.AnyAt(t.s.Runes, from, "企业", "商户", "老板") // 5家企业，噢6家
	return slices.Contains(revisions, strings.Trim(t.span(from, to), " ,。.…、-—"))
}

// revisions alone between two numbers give the first up for the second: 62户改64户.
var revisions = []string{"改", "哦", "噢", "呃", "额", "不", "更正", "订正", "应该", "该是", "→", ">"}

// struckAs is what a token was before it was taken back, or 0.
func (x *utterance) struckAs(t *token.Token) token.Kind {
	for i := range x.struck {
		if x.struck[i].Start == t.Start {
			return x.struck[i].Kind
		}
	}
	return 0
}

// holdsStruck reports whether a token was a day or a number that was taken back.
func holdsStruck(x *utterance, t *token.Token) bool {
	k := x.struckAs(t)
	return k == token.When || k == token.Number
}

// A slotSort is a sort of slots, which can take each other's place.
type slotSort uint8

const (
	slotNone slotSort = iota
	slotDay
	slotName
	slotNumber
	slotVisit
	slotMeeting
)

func sortOf(t *token.Token) slotSort {
	switch {
	case t.Kind == token.When && t.When.Exact():
		return slotDay
	case t.Kind == token.Name:
		return slotName
	case t.Kind == token.Number && !t.Num.Odd && !t.Num.Vague:
		return slotNumber
	case t.Is(lex.VisitType):
		return slotVisit
	case t.Is(lex.Meeting):
		return slotMeeting
	}
	return slotNone
}

func alikeSlots(a, b *token.Token) bool {
	if sortOf(a) != sortOf(b) {
		return false
	}
	return a.Kind != token.Number || a.Num.Unit == b.Num.Unit || a.Num.Unit == "" || b.Num.Unit == ""
}
