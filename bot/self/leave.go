package self

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// How people say that they will be away. The reason is private: 病假 counts as 请假.
var (
	asLeave    = expr.MustCompile(`请个假|请几天假|请年假|休年假|请病假|请事假|休病假|休产假|休假|公休|请假`)
	countLeave = expr.MustCompile(`(?:请|休)([0-9０-９一二两三四五六七八九十半]{1,3}天)的?(?:年|病|事|公)?假`) // 请一天假
	leaveSays  = expr.MustCompile(`^我?(?:要|想|得)?(.{0,16}?)请假[ :：，,]*(.{0,24}?)[。！了]*$`)
	isBack     = expr.MustCompile(`^我?(?:已经)?(?:回来上班|回来|上班|返岗|休完假|假休完|休假结束)了?[。！]?$`)

	// What may follow the days of a leave: that nobody should be told, and who decides
	// meanwhile. 周五不在 and 周五出差，别提醒我 are leaves as well.
	unreminded   = expr.MustCompile(`[，,。；; ]*(?:这几天|这段时间|在?此期间|这期间|期间|其间)?(?:如有[^，,。]{1,6}|有[^，,。]{1,4}的?话)?[，,]?(?:请|先|就|都|麻烦|暂时|暂)*(?:别|不要|勿|不用|甭|停)(?:再|总|老)*(?:给我|跟我)?(?:提醒|打扰|发|推送|通知)[^，。]*[。！]*$`)
	courtesy     = expr.MustCompile(`^(?:您好|你好|报告|领导好)[，,：:！!。 ]*|[，,。；; ]*(?:谢谢|感谢|多谢|辛苦|敬请|特此)[^，,。]*[。！!]*$`)
	handsWork    = expr.MustCompile(`[，,；;。 ]*(?:我)?(?:手上|手里|手头|名下|负责|在办|这边)+的?(?:活|工作|事情|事|问题|案子)(?:都|先|全|就|暂时)*(?:交给|转给|移交给|给|由|请|让)(\p{Han}{2,12}?)(?:接手|接|代办|代管|代|负责|处理|跟进|跟|盯着|盯)?(?:一下)?[。！]*$`)
	meanwhile    = expr.MustCompile(`[，,；;。 ]*(?:这期间|期间|其间|这几天)?(?:有事|有急事|急事|要定的事|[^，,。；; ]{0,6}(?:问题|工作|的事))?(?:请|就|都|先)*(?:由|找|请|让)([^，。,、]{2,12}?)(?:代我\S{0,2}|代管|代理|负责|代为\S{0,4}|代批|代定|代办|决定|代|定|顶着|看着|就行|就好)?[。！]*$`)
	meanwhileOne = expr.MustCompile(`[，,；;。 ]*(?:这期间|期间|其间|有事|有急事|急事|有问题|工作)(?:请|就|都|先)*(?:由|找|问|联系)(\p{Han}{2,10}?)(?:代管|代理|负责|代批|代定|代办|决定|就行|就好|顶着)?[。！]*$`)
	inMyStead    = expr.MustCompile(`[，,；;。 ]*(?:这段时间|这几天|这期间|在?此期间|期间|其间|有事|有急事|急事)*(?:里|内)?(?:就|都|先|由|请|让)*([^，。,、 ]{2,12}?)(?:替|帮|代)我(?:先)?(?:定夺|做主|作主|拿主意|决定|审批|签字|处理|负责|顶着|盯着|看着|定|批|签|管|办|盯|看)(?:一下)?[。！]*$`)
	isAway       = expr.MustCompile(`^我?(.{2,16}?)(?:都)?(?:不在单位|不在岗|不在局里|不上班|不在)[。！了]*$`)
	isOut        = expr.MustCompile(`^(?:我|本人)?(?:将|要)?(?:于|从|自)?(.{1,16}?)(?:我|本人)?(?:要|将|会)?(?:(?:去|在|赴|参加)[^，,。0-9]{0,6}|到[^，,。0-9周星礼下明后月年][^，,。0-9]{0,5})?(?:出差|外出|培训|学习|住院|离岗学习|离岗培训|离岗|脱产学习|脱产培训)[。！了]*$`)

	leaveTo    = strings.NewReplacer("至", "到", "～", "到", "~", "到", "—", "到", "，", "", ",", "", " ", "", "一直", "", "起", "", "开始", "")
	leaveCount = expr.MustCompile(`^(.*?)(?:共|一共)?([0-9０-９一二两三四五六七八九十半]{1,3}天)$`)
	partOfDay  = expr.MustCompile(`(?:上午|下午|半天)$`)
)

// leaveIn reads the days of a leave: 到周五, 明天, 三天, 20号到24号, 下周. before is the text in front
// of 请假.
func leaveIn(t *turn.Turn, before, after string) (leave day.Period, ok bool) {
	if m := leaveCount.FindStringSubmatch(after); m != nil && m[1] == "" && before != "" {
		return leaveFor(t, leaveTo.Replace(before), strings.TrimSuffix(m[2], "天")) // 下周二请假两天 is not 二两天
	}
	said := leaveTo.Replace(before + after)
	said = strings.TrimPrefix(strings.TrimPrefix(said, "从"), "自")
	if first, pair := words.TwoDays(said); pair && !strings.Contains(said, "到") {
		return day.Period{From: t.Today.Add(first), To: t.Today.Add(first + 1)}, true
	}
	head, tail, until := strings.Cut(said, "到")
	if until {
		return leaveUntil(t, head, tail)
	}
	if m := leaveCount.FindStringSubmatch(said); m != nil {
		return leaveFor(t, m[1], strings.TrimSuffix(m[2], "天"))
	}
	if q := t.Reader.Question(said, t.Today.Time()); q.From != "" && q.Unread == "" && q.From != q.To && !dayNames.MatchString(after) {
		return day.Period{From: max(t.Today, day.Day(q.From)), To: day.Day(q.To)}, true // 下周
	}
	leave.From, ok = comingDay(t, partOfDay.ReplaceAllString(said, ""), t.Today)
	leave.To = leave.From
	return leave, ok
}

// leaveSaid is what a text says of a leave in the words that leaveSays reads, and the
// colleague who decides meanwhile, or nil; called is how that colleague was called.
func leaveSaid(t *turn.Turn, says string) (plain string, deputy *bureau.Person, called string) {
	says = courtesy.ReplaceAllString(says, "")
	whole := says
	if m := handsWork.FindStringSubmatchIndex(says); m != nil {
		called = says[m[2]:m[3]]
		says, deputy = says[:m[0]], deputyCalled(t, called)
	}
	if m := meanwhile.FindStringSubmatchIndex(says); m != nil {
		if p := deputyCalled(t, says[m[2]:m[3]]); p != nil {
			says, deputy, called = says[:m[0]], p, says[m[2]:m[3]]
		}
	}
	if m := inMyStead.FindStringSubmatchIndex(says); m != nil && deputy == nil {
		if p := deputyCalled(t, says[m[2]:m[3]]); p != nil {
			says, deputy, called = says[:m[0]], p, says[m[2]:m[3]]
		}
	}
	if m := meanwhileOne.FindStringSubmatchIndex(says); m != nil {
		says, called = says[:m[0]], says[m[2]:m[3]]
		deputy = deputyCalled(t, called)
	}
	plain = unreminded.ReplaceAllString(says, "")
	if m := isAway.FindStringSubmatch(plain); m != nil {
		plain = m[1] + "请假"
	} else if plain != whole {
		clauses := clausesOf(plain)
		for i, clause := range clauses {
			if m := isOut.FindStringSubmatch(clause); m != nil && strings.ContainsAny(m[1], "天周期拜日号月") {
				clauses[i] = m[1] + "请假"
				plain = strings.Join(clauses, "，")
				break
			}
		}
	}
	plain = asLeave.ReplaceAllString(countLeave.ReplaceAllString(plain, "请假$1"), "请假")
	return strings.Replace(plain, "我请假", "请假", 1), deputy, called // 明天后天我请假
}

// deputyCalled is the colleague whom some words name, or whose name alone begins with them:
// 局长. It is nil where there is none or more than one.
func deputyCalled(t *turn.Turn, words string) (found *bureau.Person) {
	others := slices.DeleteFunc(slices.Clone(t.Dir.People), func(p *bureau.Person) bool { return !p.Active || p.ID == t.Me.ID })
	for _, p := range others {
		switch {
		case p.Name == words:
			return p
		case !strings.HasPrefix(p.Name, words):
		case found != nil:
			return nil
		default:
			found = p
		}
	}
	return found
}

// handOver tells the colleague who decides while somebody who leads is away, and proposes to give the
// problems that somebody else handles to the colleague.
func handOver(t *turn.Turn, deputy *bureau.Person, called string, leave day.Period) error {
	switch {
	case called == "":
		return nil
	case deputy == nil:
		return t.Say(messages.NoSuchDeputy(called))
	case !t.Me.Is(turn.ChiefRoles...):
		return giveWork(t, deputy)
	}
	if err := bureau.Audit(t.Tx, t.Me.ID, messages.TitleLeave, messages.DeputyAudit(deputy, leave)); err != nil {
		return err
	}
	return errors.Join(turn.Tell(t, deputy, messages.DeputyTold(t.Me, leave, t.Today)), t.Say(messages.DeputyKept(deputy)))
}

// leaveUntil is a leave from a day, or from now, to another.
func leaveUntil(t *turn.Turn, head, tail string) (leave day.Period, ok bool) {
	if leave.From, ok = comingDay(t, head, t.Today); !ok {
		return leave, false
	}
	if leave.To, ok = comingDay(t, tail, t.Today); ok && leave.To < leave.From { // 下周三到周五; of 明天到后天 both are told from today
		leave.To, ok = comingDay(t, tail, leave.From)
	}
	if !ok {
		last, found := reading.ParseLastDay(tail, t.Today.Time())
		leave.To, ok = day.Day(last), found
	}
	return leave, ok
}

// leaveFor returns the leave of a number of workdays from a day, or from today.
func leaveFor(t *turn.Turn, first, count string) (leave day.Period, ok bool) {
	if leave.From, ok = comingDay(t, first, t.Today); !ok {
		q := t.Reader.Question(first, t.Today.Time())
		if q.From == "" || q.Unread != "" || q.To < string(t.Today) {
			return leave, false
		}
		leave.From = max(t.Today, day.Day(q.From)) // 下周请三天假
	}
	if count == "半" {
		count = "1"
	}
	n, approx, ok := t.Reader.Number(count)
	leave.To = bureau.Calendar(t.Tx).After(leave.From.Add(-1), n)
	return leave, ok && !approx && n > 0 && n <= longestLeave
}

// comingDay returns the next day with a name, from a day on; without a name, that day.
func comingDay(t *turn.Turn, says string, from day.Day) (day.Day, bool) {
	if says == "" {
		return from, true
	}
	on, ok := reading.ParseComing(says, from.Time())
	return day.Day(on), ok
}

// leaveFault returns why a leave is impossible, or "".
func leaveFault(t *turn.Turn, leave day.Period) string {
	switch {
	case leave.To < t.Today, leave.To < leave.From:
		return messages.LeavePast
	case t.Today.Until(leave.To) > longestLeave:
		return messages.LeaveTooLong
	}
	return ""
}

// kindLeave is the kind of a 请假, which asks for its last day.
const kindLeave = "leave"

var leaveTalk = turn.Talk[day.Period]{Name: kindLeave, Title: messages.TitleLeave, Quick: true, Questions: leaveQuestions, End: takeLeave}

func leaveQuestions(t *turn.Turn, leave *day.Period) []ask.Question {
	return []ask.Question{{Key: "until", Label: messages.LabelUntil, Prompt: messages.UntilWhen, Need: ask.Must,
		Hear: func(says string) (string, string) { return hearLeave(t, says) },
		Fill: func(value string) bool {
			from, to, ok := strings.Cut(value, "/")
			if ok {
				leave.From, leave.To = day.Day(from), day.Day(to)
			}
			return ok
		}}}
}

// hearLeave reads the answer to the question until when.
func hearLeave(t *turn.Turn, says string) (value, fault string) {
	words := asLeave.ReplaceAllString(says, "")
	if !strings.ContainsAny(words, "到至") && !leaveCount.MatchString(words) {
		words = "到" + words
	}
	leave, ok := leaveIn(t, "", words)
	if !ok {
		return "", messages.UnreadDay
	}
	return string(leave.From + "/" + leave.To), leaveFault(t, leave)
}

// takeLeave stores the leave whose question was answered.
func takeLeave(t *turn.Turn, leave *day.Period) (said string, err error) {
	p := t.Me.Prefers()
	p.Leave = *leave
	err = errors.Join(prefer(t, p), t.ShowInPlace(chat.SettingsKey, settingsFace(t, p, "")))
	return messages.LeaveKept(p.Leave, t.Today), err
}

// giveWork proposes to give all problems that the person handles to a colleague.
func giveWork(t *turn.Turn, to *bureau.Person) error {
	var items []chat.Item
	for _, r := range t.Unsettled() {
		if r.Problem.Handler == t.Me.ID && r.Problem.Pending() {
			items = append(items, draft.HandingOver(t, &r, to))
		}
	}
	if len(items) == 0 {
		return t.Say(messages.NothingInHand(to))
	}
	return draft.Open(t, draft.New(t, items))
}
