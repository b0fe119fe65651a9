package bot

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/mask"
	"liaison/store/record"
	"liaison/store/text/expr"
)

// enter makes a draft of a sentence and shows its card (一句话记录).
func enter(t *turn.Turn) error {
	if n := utf8.RuneCountInString(t.Says); n > turn.MaxText {
		return draft.Park(t, messages.KeptLong(n, turn.MaxText))
	}
	author, says := onBehalf(t, t.Says)
	if author == nobody {
		return t.Say(messages.NoSuchName)
	}
	asked := t.ReadQuestion(says)
	if isQuestion(t, asked) {
		return answers.Reply(t, says, asked)
	}
	meant := t.Understand(says, turn.SpeakerOf(t.Dir, cmp.Or(t.Dir.Person(author), t.Me)), t.Today)
	read := meant.Reading()
	read.Items = withoutConfided(withoutChatter(read.Items))
	var items []chat.Item
	for _, it := range read.Items {
		switch it.Kind {
		case reading.Correction:
			return draft.CorrectBy(t, it, read.Unread)
		case reading.Query:
			return answers.Reply(t, says, asked)
		case reading.None:
		case reading.Progress:
			if settled.MatchString(marks.ReplaceAllString(says, "")) { // 电梯修好了没: nothing is told
				return answers.Reply(t, "", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}})
			}
			if it.RefersTo == 0 && len(t.Matches(turn.PointCalled(t.Dir, it.Point), "")) == 0 {
				return draft.Park(t, messages.NoOpenProblem, draft.Recordable(t)...)
			}
			if n := turn.ProblemIn(t, says); n != 0 && len(read.Items) == 1 && words.Asks(says) { // 执照变更卡了多久了
				return t.House.Run(t, "find", messages.Number(n))
			}
			if fresh := newTrouble(t, it, says); fresh != nil && len(read.Items) == 1 {
				it = *fresh
			}
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		default:
			items = append(items, draft.ItemOf(t, it, draft.InHand(t, read.Ask...)))
		}
	}
	if len(items) == 0 {
		if halfAsks(t, asked) {
			return answers.Reply(t, says, asked)
		}
		return nothingRead(t, says, read)
	}
	for i := range items { // 报个问题，科创园那边: what is wrong is asked for
		if item := &items[i]; item.Kind == string(record.KindProblem) && words.NoTrouble(ask.Get(item, "text")) {
			ask.Unset(item, "text")
			ask.Unset(item, "type")
		}
	}
	atHome(t, items, says)
	if err := fromTalk(t, items, says); err != nil {
		return err
	}
	draft.SolvedThere(items, says)
	if len(items) == 1 && items[0].Kind == draft.KindProgress {
		ask.Set(&items[0], "text", mask.People(words.WithoutNumber(says))) // every word of it may matter
	}
	d := draft.New(t, draft.Gathered(items))
	d.Author, d.Text, d.Unread = author, draft.KeptSentence(says, items), slices.Concat(read.Unread, draft.Lost(says, d.Items))
	if !meant.Sure {
		d.Rival = draft.RivalOf(t, meant.Other())
	}
	draft.NoteHidden(t, d)
	return draft.Open(t, d)
}

// newTrouble is what was read as the progress of a problem where none that is open is like it: the
// problem that it is itself, 美食街那个广告牌歪了; else nil.
func newTrouble(t *turn.Turn, it reading.Item, says string) *reading.Item {
	point := turn.PointCalled(t.Dir, it.Point)
	if it.RefersTo != 0 || point == 0 || it.Type == "已办结" || it.Unit != "" || len(words.Read(says).Acts) > 0 || words.News(says) {
		return nil
	}
	items := t.Read("问题："+says, t.Speaker(), t.Today).Items
	if len(items) != 1 || items[0].Kind != reading.Problem || items[0].Point != it.Point || items[0].Type == "其他" {
		return nil
	}
	for _, r := range t.Matches(point, says) {
		if r.Type == items[0].Type || turn.SharedPairs(says, r.Text) > 0 {
			return nil
		}
	}
	items[0].Date = it.Date
	return &items[0]
}

// withoutConfided leaves out what was said in a 谈心谈话 and read as a problem: 有个同志最近身体不好想歇一歇.
func withoutConfided(items []reading.Item) []reading.Item {
	if !slices.ContainsFunc(items, func(it reading.Item) bool { return it.Kind == reading.Meeting && it.Type == record.Talk }) {
		return items
	}
	return slices.DeleteFunc(items, func(it reading.Item) bool { return it.Kind == reading.Problem && words.Confided(it.Text) })
}

// withoutChatter leaves out what was read as a visit though it says neither where nor what was
// done, beside something that does: 刚没打完 before 写字楼西边那部电梯又关了人.
func withoutChatter(items []reading.Item) []reading.Item {
	placed := slices.ContainsFunc(items, func(it reading.Item) bool { return it.Point != "" })
	if len(items) < 2 || !placed {
		return items
	}
	return slices.DeleteFunc(items, func(it reading.Item) bool {
		return plainVisit(it) && it.Point == "" && it.Date == "" && !words.Deed(it.Text) && utf8.RuneCountInString(it.Text) <= longestChatter
	})
}

// longestChatter is how many characters such words may have.
const longestChatter = 8

// fromTalk fills what a sentence leaves out because it is known: a plan told beside the
// progress of a problem is at its point, and a visit that was planned is of the type that
// the plan names.
func fromTalk(t *turn.Turn, items []chat.Item, says string) error {
	point := ""
	for i := range items {
		item := &items[i]
		switch {
		case item.Kind == draft.KindProgress && ask.Get(item, "problem") != "":
			for _, r := range t.Unsettled() {
				if turn.IDText(r.ID) == ask.Get(item, "problem") {
					point = turn.IDText(r.Point)
				}
			}
		case item.Kind == string(record.KindPlan) && ask.Get(item, "point") == "" && point != "":
			ask.Set(item, "point", point)
		case item.Kind == string(record.KindPlan) && ask.Get(item, "text") == "":
			if d, err := t.OpenDraft(); err != nil {
				return err
			} else if d != nil { // 党课没上, and then 那就下周五补
				ask.Set(item, "text", strings.Join(t.Reader.MeetingTypes(d.Text), "、"))
			}
		case item.Kind == string(record.KindVisit) && ask.Get(item, "type") == routine && !strings.Contains(says, routine):
			plans, err := record.PlansOf(t.Tx, t.Me, t.Today.Add(-14))
			if err != nil {
				return err
			}
			if typ := plannedType(plans, item); typ != "" {
				ask.Set(item, "type", typ)
			}
		case item.Kind == string(record.KindMeeting) && ask.Get(item, "type") == "" && len(items) == 1:
			if typ := answers.AskedMeeting(t); typ != "" {
				ask.Set(item, "type", typ) // 主题党日这个月有了没, and then 今天下午刚搞完
			}
		case item.Kind == string(record.KindMeeting) && len(items) == 1 && words.SameTime(says) && words.Adds(says):
			if on := savedMeeting(t); on != "" {
				ask.Set(item, "date", string(on)) // 还有党课，一起上的
			}
		}
	}
	return nil
}

// savedMeeting is the day of the meetings that were saved just before, or "".
func savedMeeting(t *turn.Turn) (on day.Day) {
	th, far := t.Focus().Find(chat.ThingSaved)
	if th == nil || far > 0 {
		return ""
	}
	for _, n := range th.Numbers {
		r, err := record.Find(t.Tx, n)
		if err != nil || r.Kind != record.KindMeeting || on != "" && on != r.Day {
			return ""
		}
		on = r.Day
	}
	return on
}

// atHome puts what a 书记 tells of their own 支部 and another point there where it is theirs: 主题
// 党日跟科创园联合搞.
func atHome(t *turn.Turn, items []chat.Item, says string) {
	own := t.Speaker()
	o := t.Dir.OrgNamed(own.Org)
	if own.Role != reading.Secretary || o == nil || !words.Jointly(says) {
		return
	}
	for i := range items {
		item := &items[i]
		kind := record.Kind(item.Kind)
		if org := ask.Get(item, "org"); ask.Get(item, "point") == turn.IDText(o.Point) && (org == "" || org == turn.IDText(o.ID)) || kind != record.KindMeeting && kind != record.KindPlan && kind != record.KindActivity {
			continue
		}
		ask.Set(item, "point", turn.IDText(o.Point))
		if kind == record.KindMeeting {
			ask.Set(item, "org", turn.IDText(o.ID))
		}
	}
}

// routine is the type of a visit where nothing says another.
const routine = "日常"

// plannedType is the one type of visits that the plans for a visit's point and day name.
func plannedType(plans []record.Record, visit *chat.Item) (typ string) {
	for i := range plans {
		p := &plans[i]
		if turn.IDText(p.Point) != ask.Get(visit, "point") || string(p.Day) != ask.Get(visit, "date") {
			continue
		}
		for _, named := range reading.Types(reading.Visit) {
			if strings.Contains(p.Text, named) {
				if typ != "" && typ != named {
					return ""
				}
				typ = named
			}
		}
	}
	return typ
}

// halfAsks reports whether a text that makes no record may be a question: one with only a
// period or a place or, from a chief, with any part of a question.
func halfAsks(t *turn.Turn, q reading.Question) bool {
	if isQuestion(t, q) || q.Known() && !q.Tells {
		return true
	}
	return t.Me.Is(turn.ChiefRoles...) && !t.Me.Is(bureau.Staff, bureau.Secretary) && (q.Asks || q.Action != "" || len(q.Names) > 0)
}

var behalf = expr.MustCompile(`^[代替帮](\S{2,20}?)(?:记录|补记|记一下|记|录入|录)(?:一下)?[：:，, ]\s*`)

// nobody is the author where onBehalf found no colleague of the name.
const nobody = -1

// onBehalf reads “代城东所干事乙记：…” (代录): the colleague, or nobody, and the rest.
func onBehalf(t *turn.Turn, says string) (author int64, rest string) {
	m := behalf.FindStringSubmatchIndex(says)
	if m == nil {
		return 0, says
	}
	if p := t.Dir.PersonNamed(says[m[2]:m[3]]); p != nil {
		return p.ID, says[m[1]:]
	}
	return nobody, says[m[1]:]
}

// nothingRead answers a sentence that makes no record.
func nothingRead(t *turn.Turn, says string, read reading.Reading) error {
	switch {
	case !hasHan(says):
		if d, _, err := turn.OpenForm(t); d != nil && words.AllNumber(says) != 0 || err != nil { // a number is never lost
			return errors.Join(err, draft.Keep(t, d, messages.WhichNumber(says)))
		}
		return t.Say(messages.NoWords)
	case words.TakesBack(says):
		return draft.UndoLast(t, "")
	case words.NotHeld(says) && t.Me.Is(bureau.Secretary):
		return t.Say(messages.NotHeld)
	case words.NotDone(says), words.NotHeld(says):
		if points := t.ReadQuestion(says).Points; len(points) == 1 { // 改明天去 may follow
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{turn.PointCalled(t.Dir, points[0])}}); err != nil {
				return err
			}
		}
		return t.Say(messages.NotDone)
	case words.Polite(says):
		return t.Say(messages.SmallTalk)
	}
	return draft.Park(t, messages.NotUnderstood, draft.Recordable(t)...)
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// isQuestion reports whether a text is certainly a question. From a leader it is also one
// where the same words could record a visit: 居然之家11月走访.
func isQuestion(t *turn.Turn, q reading.Question) bool {
	switch {
	case q.Action == reading.Ranking:
		return true
	case !q.Known():
		return false
	case q.Asks || q.Action != "", !q.Tells && ofPending(t, q.Names):
		return true
	}
	long := q.From != q.To && len(q.Names) > 0
	switch {
	case q.Tells || !q.Last && !long, q.From > string(t.Today): // 下周二去居然之家走访 is a plan
		return false
	case len(q.Points) == 1 && q.From != "" && q.From == q.To && words.Deed(t.Says): // 今天在居然送服务
		return false
	case t.Me.Is(turn.ChiefRoles...):
		return q.From != "" || len(q.Points) == 0 && !t.Me.Is(bureau.Staff, bureau.Secretary)
	}
	return long && !t.Me.Is(turn.FieldRoles...) && ofVisits(t, q.Names)
}

// ofPending reports whether all numbers asked for are of problems 在办 or overdue, which
// nobody enters: 钢市逾期的问题.
func ofPending(t *turn.Turn, names []string) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(name string) bool { return name != indicator.Pending && name != indicator.Overdue })
}

// ofVisits reports whether all numbers asked for are of visits, which a 书记 does not record.
func ofVisits(t *turn.Turn, names []string) bool {
	return !slices.ContainsFunc(names, func(name string) bool { return t.Dir.Indicators.Find(name).Kind != indicator.Visit })
}
