package self

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// How people give back days of their leave, or all of it. The group is the days.
var (
	givesBack = []*expr.Expr{
		expr.MustCompile(`^我?(?:把|那)?(.{0,12}?)的?(?:请的)?(?:年|病|事|休|请)?假(?:就|也|都|先|可以)*(?:不请|不休|不要|不用请|不用|取消|销|撤|作废|退)(?:了|掉|吧|一下)*$`),
		expr.MustCompile(`^我?(.{0,12}?)(?:就|也|都|先|又)*(?:不请|不休|不用请|不用休|别请)(?:年|病|事)?假?(?:了|吧)*$`),
		expr.MustCompile(`^(?:把)?(?:取消|销|撤销|撤掉)(?:一下)?(.{0,12}?)的?(?:请|休|年|病|事)?假(?:了|吧)*$`),
	}
	isBackOn  = expr.MustCompile(`^我?(.{1,8}?)(?:就|能|可以|会|要|提前|正常|照常)*(?:回来上班|来上班|上班|回来|返岗|到岗)(?:了|吧)*$`)
	movesTo   = expr.MustCompile(`^(?:不对|错了|说错了|不是[^，, ]*)?[，, ]*(?:还是|那就|就)?(?:改到|改成|改为|换成|换到|推到|挪到|是|应该是)(.{2,14}?)(?:吧|了|请)*$`) // right after a leave was set
	keepsDays = expr.MustCompile(`^(?:就|只|只要|改成|改为|改|还是)+(请假|请|休假|休)?(.{2,14}?)(请假|的假|休息)?(?:吧|了|就行|就好|就够了)*$`)

	asksLeave = expr.MustCompile(`^(?:那|我)*(?:是|现在)?(?:谁(?:替|代|帮)我(?:定|管|办|看|盯)?(?:的)?|找谁|(?:请|休)?到(?:哪天|几号|什么时候|哪一天)|(?:请|休)了?(?:几天|多久)|哪几天|(?:哪天|几号|什么时候)(?:回来|上班|到岗|结束))$`)

	dayNames  = expr.MustCompile(`(?:下|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|(?:\d{1,2}月)?\d{1,2}[日号]|今天|明天|大后天|后天`)
	becauseOf = expr.MustCompile(`^(?:我|本人)?(?:因|由于|为了)`)
	daysOnly  = expr.MustCompile(`^(?:我|还是|那)*(只|就|其实|应该)?(?:是|请|休|歇|假)*(到)?(.{2,12}?)(?:一天|为止|那天)?(?:就行|就够)?(?:吧|了|请)*$`)
	isOff     = expr.MustCompile(`^[^，,]{0,6}(?:不去了|不走了|去不成了?|不请了|改期了?|取消了|不用代了?|不出差了|不学了)$`)
	heads     = expr.MustCompile(`[0-9０-９一二两三四五六七八九十几]+(?:人|名|位)|^的|^人`)
)

// clausesOf are the parts of a text between its signs and spaces.
func clausesOf(says string) []string {
	return strings.FieldsFunc(says, func(r rune) bool { return strings.ContainsRune("，,。；;！! \t\n\f\r", r) })
}

// leaveWished reads a leave with or without its reason: 周五请一天假，带孩子看病. The reason is
// private and not kept.
func leaveWished(t *turn.Turn, says string) (leave day.Period, fault string, said bool) {
	plain, _, _ := leaveSaid(t, says)
	if leave, fault, said = leaveOf(t, plain); said || !strings.Contains(plain, "请假") || words.Asks(says) {
		return leave, fault, said
	}
	clauses := clausesOf(plain)
	for size := len(clauses); size > 0; size-- {
		for i := 0; i+size <= len(clauses); i++ {
			part := strings.Join(clauses[i:i+size], "，")
			rest := strings.Join(slices.Concat(clauses[:i], clauses[i+size:]), "，")
			if !strings.Contains(part, "请假") || !isReason(t, rest) {
				continue
			}
			if leave, fault, said = leaveOf(t, part); said {
				return leave, fault, true
			}
			head, tail, _ := strings.Cut(part, "请假") // 周五请假带孩子看病
			if leave, fault, said = leaveOf(t, head+"请假"); said && isReason(t, tail) && !dayNames.MatchString(tail) {
				return leave, fault, true
			}
		}
	}
	return leave, "", false
}

// leaveOf reads the days of a leave in the words that leaveSaid returns.
func leaveOf(t *turn.Turn, plain string) (leave day.Period, fault string, said bool) {
	switch m := leaveSays.FindStringSubmatch(plain); {
	case m == nil || m[1]+m[2] == "":
		return leave, "", false
	case m[2] == "取消", m[2] == "结束":
		return leave, "", true
	case reading.NoSuchDay(m[1]+m[2], t.Today.Time()):
		return t.Me.Prefers().Leave, messages.NoSuchDay, true
	default:
		leave, said = leaveIn(t, m[1], m[2])
		return leave, leaveFault(t, leave), said
	}
}

// isReason reports whether some words are no more than why somebody is away: they name
// nobody, no place, no problem and no number of people.
func isReason(t *turn.Turn, says string) bool {
	if says == "" || len(clausesOf(says)) == 1 && (words.BackOn(says) || becauseOf.MatchString(says)) {
		return true
	}
	q := t.ReadQuestion(says)
	if words.Asks(says) || len(q.Points)+len(q.Units) > 0 || heads.MatchString(says) || turn.ProblemIn(t, says) != 0 {
		return false
	}
	if slices.ContainsFunc(t.Dir.People, func(p *bureau.Person) bool { return p.ID != t.Me.ID && strings.Contains(says, p.Name) }) {
		return false
	}
	for _, it := range t.Read(says, t.Speaker(), t.Today).Items {
		if it.Point != "" || len(it.Figures) > 0 || it.Kind == reading.Meeting || it.RefersTo != 0 {
			return false
		}
	}
	return true
}

// leaveChanged reads how a leave that stands is shortened or given back: 周五不请了，就周三
// 周四.
func leaveChanged(t *turn.Turn, says string) (leave day.Period, fault string, said bool) {
	leave = t.Me.Prefers().Leave
	stands := leave.From != "" && leave.To >= t.Today
	if words.Asks(says) || utf8.RuneCountInString(says) > longestChange {
		return leave, "", false
	}
	var others []string
	for _, clause := range clausesOf(says) {
		drops, ofLeave := dropsDays(clause)
		switch {
		case drops == nil:
			if m := isBackOn.FindStringSubmatch(clause); m != nil && stands {
				if on, ok := spanWithin(t, leave, m[1]); ok && on.From == on.To {
					leave, said = before(leave, on.From), true
					continue
				}
			}
			if m := keepsDays.FindStringSubmatch(clause); m != nil && stands && (said || m[1]+m[3] != "") {
				if on, ok := spanWithin(t, leave, m[2]); ok {
					leave, said, fault = on, true, ""
					continue
				}
			}
			others = append(others, clause)
		case !stands && ofLeave && (*drops == "" || dayNames.MatchString(*drops)):
			said = true // there is none: the card says so
		case !stands:
			return leave, "", false
		case *drops == "":
			leave, said = day.Period{}, true
		default:
			on, ok := spanWithin(t, leave, *drops)
			if !ok {
				return leave, "", false
			}
			if leave, ok = without(leave, on); !ok {
				fault = messages.LeaveInTheMiddle
			}
			said = true
		}
	}
	if !said || !isReason(t, strings.Join(others, "，")) {
		return leave, "", false
	}
	return leave, fault, true
}

// leaveAsked reports whether somebody asks for their own leave: 我哪几天请假来着.
func leaveAsked(t *turn.Turn, says string) bool {
	if words.AsksOwnLeave(says) {
		return true
	}
	if !words.Asks(says) || utf8.RuneCountInString(says) > longestChange {
		return false
	}
	if th, far := t.Focus().Find(chat.ThingLeave); th != nil && far == 0 && asksLeave.MatchString(strings.Trim(says, "？?。呢 ")) {
		return true // 谁替我, right after it was set
	}
	own := strings.HasPrefix(strings.TrimLeft(says, "请问下一帮看"), "我")
	return own && words.OfLeave(says) && asLeave.MatchString(says) && t.ReadQuestion(says).Points == nil
}

// leaveMoved reads other days for the leave that was set last: 改成大后天.
func leaveMoved(t *turn.Turn, says string) (leave day.Period, fault string, said bool) {
	if t.Me == nil || t.Me.Prefers().Leave.To < t.Today {
		return leave, "", false
	}
	if th, far := t.Focus().Find(chat.ThingLeave); th == nil || far > 0 || !th.Fresh(t.Tx.Now) {
		return leave, "", false
	}
	if clauses := clausesOf(says); utf8.RuneCountInString(says) <= longestChange && !slices.ContainsFunc(clauses, func(c string) bool { return !isOff.MatchString(c) || dayNames.MatchString(c) }) {
		return day.Period{}, "", len(clauses) > 0 // 党校改期了，不去了
	}
	m := movesTo.FindStringSubmatch(strings.Trim(says, "。！!，, "))
	if m == nil {
		if leave, said := leaveCounted(t, says); said {
			return leave, leaveFault(t, leave), true
		}
		return leaveOnly(t, says)
	}
	if leave, said = leaveIn(t, "", m[1]); !said {
		return leave, "", false
	}
	return leave, leaveFault(t, leave), true
}

// leaveOnly reads the end, or the days, that the leave that was set last has after all: 记错了 只请到20号, 说错了 就明天一天.
func leaveOnly(t *turn.Turn, says string) (leave day.Period, fault string, said bool) {
	clauses := clausesOf(says)
	if len(clauses) == 0 || slices.ContainsFunc(clauses[:len(clauses)-1], func(c string) bool { return !words.Mistaken(c) && !words.Admits(c) && !isReason(t, c) }) {
		return leave, "", false
	}
	last := clauses[len(clauses)-1]
	m := daysOnly.FindStringSubmatch(last)
	if m == nil {
		return leave, "", false
	}
	plainly := m[1] != "" || strings.Contains(last, "请到") || strings.Contains(last, "休到")
	if mends := len(clauses) > 1 && !isReason(t, clauses[0]); !plainly && !mends {
		return leave, "", false // 周一也来不了 请到下周一吧 is of it, 明天去不了 周五 is not
	}
	if m[2] == "" {
		leave, said = leaveIn(t, "", m[3])
	} else {
		leave = t.Me.Prefers().Leave
		leave.To, said = comingDay(t, m[3], max(leave.From, t.Today))
	}
	if !said {
		return leave, "", false
	}
	return leave, leaveFault(t, leave), true
}

// longestChange is how many characters a word about a leave that stands may have.
const longestChange = 30

// dropsDays are the days that a clause gives back, "" for all, or nil; ofLeave says that it
// names a leave.
func dropsDays(clause string) (days *string, ofLeave bool) {
	if strings.Contains(clause, "放假") {
		return nil, false
	}
	for _, re := range givesBack {
		if m := re.FindStringSubmatch(clause); m != nil {
			return &m[1], strings.Contains(clause, "假")
		}
	}
	return nil, false
}

// spanWithin reads days of a leave: 周三周四, 周三到周四, 23号. A weekday is the one within it.
func spanWithin(t *turn.Turn, leave day.Period, says string) (on day.Period, ok bool) {
	named := dayNames.FindAllString(says, -1)
	if len(named) == 0 || utf8.RuneCountInString(strings.Join(named, "")) < utf8.RuneCountInString(strings.Trim(says, "的那天"))-2*len(named) {
		return on, false
	}
	for _, name := range named {
		d, found := comingDay(t, name, t.Today)
		if !found || d < leave.From || d > leave.To.Add(1) {
			d, found = comingDay(t, name, max(leave.From, t.Today))
		}
		if !found {
			return on, false
		}
		if on.From == "" {
			on.From = d
		}
		on.From, on.To = min(on.From, d), max(on.To, d)
	}
	return on, true
}

// before is what is left of a leave for somebody who is back on a day.
func before(leave day.Period, back day.Day) day.Period {
	if back <= leave.From {
		return day.Period{}
	}
	leave.To = min(leave.To, back.Add(-1))
	return leave
}

// without is a leave less some of its first or last days; ok is false where they lie within.
func without(leave, on day.Period) (left day.Period, ok bool) {
	switch {
	case on.To < leave.From, on.From > leave.To:
		return leave, true
	case on.From <= leave.From && on.To >= leave.To:
		return day.Period{}, true
	case on.From <= leave.From:
		leave.From = on.To.Add(1)
	case on.To >= leave.To:
		leave.To = on.From.Add(-1)
	default:
		return leave, false
	}
	return leave, true
}
