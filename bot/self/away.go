package self

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// kindAway is the leave of a colleague, as an admin tells it, or that of somebody who leads with who decides meanwhile.
const kindAway = "away"

// An away says who is away, when, and who decides meanwhile.
type away struct {
	who, deputy int64
	days        day.Period
}

var awayTalk = turn.Talk[away]{Name: kindAway, Title: messages.TitleLeave, Questions: awayQuestions, End: setAway,
	Told: func(t *turn.Turn, a *away) messages.Told {
		return messages.AwayTold(t.Dir, a.who, a.deputy, a.days, t.Today)
	}}

func awayQuestions(_ *turn.Turn, a *away) []ask.Question {
	id := func(key string, to *int64) ask.Question {
		return ask.Question{Key: key, Fill: func(v string) bool { *to, _ = strconv.ParseInt(v, 10, 64); return *to != 0 }}
	}
	on := func(key string, to *day.Day) ask.Question {
		return ask.Question{Key: key, Fill: func(v string) bool { *to = day.Day(v); return v != "" }}
	}
	return []ask.Question{id("person", &a.who), id("other", &a.deputy), on("from", &a.days.From), on("until", &a.days.To)}
}

// longestAway is how many characters such a text may have.
const longestAway = 60

// hearAway takes what an admin tells of the leave of somebody who leads as one to be confirmed, 分管副局长甲4月16号到22号出差，这几
// 天他那边的事找分管副局长乙定, and what somebody who leads tells of their own: 我下周一到周四在省里开会 有要定的事先找分管副局长甲.
func hearAway(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestAway || len(s.Question.Points)+len(s.Numbers) > 0 {
		return nil
	}
	who, deputy, on, exact := int64(0), int64(0), day.Period{}, false
	for clause := range words.Clauses(s.Says) {
		rest := clause
		named := in.PersonIn(clause)
		if named != nil {
			rest = strings.Replace(clause, in.NameIn(clause, named), "", 1)
		}
		switch {
		case who == 0 && named != nil && named != in.Me && in.Me.Is(bureau.Admin) && !words.Decides(rest):
			who = named.ID
		case who == 0 && named == nil && strings.Contains(s.Says, "我"):
			who = in.Me.ID
		case who == 0:
			return nil
		case named != nil && named.ID != who && (who != in.Me.ID || words.Decides(rest)):
			deputy = named.ID
		}
		span := comingSpan(in, rest)
		first := in.Today
		if on.From > in.Today && on.From != on.To { // 下周出差 周三到周五
			first = on.From.Add(-1)
		}
		days := daysNamed(rest, first)
		switch back := words.BackOn(rest); {
		case span.From < in.Today && days.From == "":
		case !back && !exact && days.From != "": // 下礼拜休年假 20到24号
			on, exact = days, true
		case on.From == "" && !back:
			on = span
		case on.From != "" && back && span.From > on.From:
			on.To = span.From.Add(-1)
		}
	}
	away, out := words.IsAway(s.Says), words.IsOut(s.Says)
	switch own := who == in.Me.ID; {
	case on.From == "", !away && !(own && out):
		return nil
	case own && deputy == 0 && (on.From == on.To || !out): // a day off of one's own is a leave
		return nil
	}
	item := chat.Item{Kind: kindAway}
	ask.Set(&item, "person", turn.IDText(who))
	ask.Set(&item, "other", turn.IDText(deputy))
	ask.Set(&item, "from", string(on.From))
	ask.Set(&item, "until", string(on.To))
	return &turn.Proposal{Name: "away", Cost: -1, Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}

// comingSpan is the time to come that a text names: from its first day to its last, or a stretch; a day that is over this
// year is one of the next.
func comingSpan(in *turn.Scene, says string) (on day.Period) {
	if on = daysNamed(says, in.Today); on.From != "" {
		return on
	}
	if first, pair := words.TwoDays(says); pair {
		return day.Period{From: in.Today.Add(first), To: in.Today.Add(first + 1)}
	}
	q := in.Hear(says).Question // a stretch of time
	on = day.Period{From: day.Day(q.From), To: day.Day(q.To)}
	switch {
	case on.From == on.To:
		on.From = in.DayIn(says)
		on.To = on.From
	case on.To < in.Today:
		on.From, on.To = day.DayOf(on.From.Time().AddDate(1, 0, 0)), day.DayOf(on.To.Time().AddDate(1, 0, 0))
	default:
		on.From = max(on.From, in.Today)
	}
	return on
}

// bareFirst is the first of two days of a month that is said without its sign: 20到24号.
var bareFirst = expr.MustCompile(`(\d{1,2})(到|至|-|—|~)(\d{1,2})(?:[日号]|$|([，,。 ]))`)

// daysNamed are the days that a text names, each after the one before, from the first to the last, none before a day.
func daysNamed(says string, from day.Day) (on day.Period) {
	for _, name := range dayNames.FindAllString(bareFirst.ReplaceAllString(says, "${1}号$2${3}号$4"), -1) {
		next, ok := reading.ParseComing(name, max(from, on.To).Time())
		if !ok {
			return day.Period{}
		}
		on.To = day.Day(next)
		on.From = cmp.Or(on.From, on.To)
	}
	return on
}

// hearAwayMended takes words about the open card of such a leave: 不是22号 是到24号, 改由局长甲定.
func hearAwayMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || len(d.Items) != 1 || d.Items[0].Kind != kindAway || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestChange {
		return nil
	}
	item := d.Items[0]
	if awayDays(in, s, &item) { // 又改了 周二才报到 还是周三回
		return &turn.Proposal{Name: "away mended", Cost: -2, Do: func(t *turn.Turn) error {
			d.Items[0] = item
			return draft.Keep(t, d, "")
		}}
	}
	says := words.Affirmed(s.Says)
	by, who := in.DayIn(says), in.PersonIn(says)
	if _, last, ok := strings.Cut(says, "到"); ok { // 到周四: that after its first day
		by = cmp.Or(daysNamed(last, day.Day(ask.Get(&item, "from"))).From, by)
	}
	switch {
	case who != nil && turn.IDText(who.ID) != ask.Get(&item, "person"):
		ask.Set(&item, "other", turn.IDText(who.ID))
	case by < in.Today:
		return nil
	case words.FromThen(says), by < day.Day(ask.Get(&item, "from")):
		ask.Set(&item, "from", string(by))
	default:
		ask.Set(&item, "until", string(by))
	}
	if ask.Get(&item, "until") < ask.Get(&item, "from") {
		ask.Set(&item, "until", ask.Get(&item, "from"))
	}
	return &turn.Proposal{Name: "away mended", Cost: -2, Do: func(t *turn.Turn) error {
		d.Items[0] = item
		return draft.Keep(t, d, "")
	}}
}

// awayDays sets the first and the last day of an absence as the clauses of a text give them, and reports whether they do.
func awayDays(in *turn.Scene, s *turn.Sentence, item *chat.Item) (set bool) {
	from := day.Day(ask.Get(item, "from"))
	for clause := range words.Clauses(s.Says) {
		on := daysNamed(clause, from.Add(-1)).From
		switch {
		case on == "" || on < in.Today:
		case words.Arrives(clause):
			ask.Set(item, "from", string(on))
			set = true
		case words.BackOn(clause):
			ask.Set(item, "until", string(on.Add(-1)))
		case words.Returns(clause):
			ask.Set(item, "until", string(on))
		}
	}
	return set && ask.Get(item, "from") <= ask.Get(item, "until")
}

// hearAwayAsked tells whoever leads when a colleague is away, who is named or was spoken of last: 他哪天开始休, 城西所干事乙请假没有.
func hearAwayAsked(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil || utf8.RuneCountInString(s.Says) > longestChange {
		return nil
	}
	who, rest := in.PersonIn(s.Says), s.Says
	if th, far := in.Focus.Find(chat.ThingPerson); who != nil {
		rest = strings.Replace(rest, in.NameIn(s.Says, who), "", 1)
	} else if th != nil && far == 0 {
		who = in.Dir.Person(th.Numbers[0])
	}
	if who == nil || who.ID == in.Me.ID || !words.AsksAway(rest) {
		return nil
	}
	return &turn.Proposal{Name: "away asked", Cost: -2, Do: func(t *turn.Turn) error {
		p := who.Prefers()
		seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}})
		return errors.Join(seen, t.Say(messages.AwayThen(t.Dir, who, p.Deputy, p.Leave, t.Today)))
	}}
}

// hearWhoAway tells whoever leads which of the colleagues, or of those of a unit, are away, on the days that are named or today: 明天有谁不在单位.
func hearWhoAway(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil {
		return nil
	}
	says, unit := unitBeside(in, s.Says)
	if label := s.Question.Label; label != "" {
		says = strings.Replace(says, label, "今天", 1) // in whatever words a time is said
	}
	if !words.AsksWhoAway(says) {
		return nil
	}
	days := day.Period{From: in.Today, To: in.Today}
	if q := s.Question; q.From != "" {
		days = day.Period{From: day.Day(q.From), To: day.Day(q.To)}
	}
	if on := in.DayIn(s.Says); on > in.Today { // 4月20号有谁出差
		days = day.Period{From: on, To: on}
	}
	if from, to, ok := words.DaysAhead(s.Says); ok { // 明后两天
		days = day.Period{From: in.Today.Add(from), To: in.Today.Add(to)}
	}
	return &turn.Proposal{Name: "who is away", Cost: -2, Do: func(t *turn.Turn) error {
		var away []*bureau.Person
		people := t.Dir.People
		if unit != 0 {
			people = t.Dir.StaffOf(unit)
		}
		for _, p := range people {
			if of := p.Prefers().Leave; p.Active && of.From != "" && of.From <= days.To && of.To >= days.From {
				away = append(away, p)
			}
		}
		var seen error
		if len(away) == 1 {
			seen = turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{away[0].ID}})
		}
		return errors.Join(seen, t.Say(messages.WhoIsAway(t.Dir, away, days, t.Today)))
	}}
}

// unitBeside is the one unit that a text names and what stands beside its name: 今天有人请假吗 of 城西所今天有人请假吗.
func unitBeside(in *turn.Scene, says string) (rest string, unit int64) {
	for _, called := range words.Offices(says) {
		if names := in.Units(called); len(names) == 1 {
			return strings.Replace(says, called, "", 1), in.Dir.UnitNamed(names[0]).ID
		}
	}
	return says, 0
}

// setAway keeps the leave of a colleague, and tells them and who decides meanwhile.
func setAway(t *turn.Turn, a *away) (said string, err error) {
	who, deputy := t.Dir.Person(a.who), t.Dir.Person(a.deputy)
	if who == nil || who.ID != t.Me.ID && !t.Me.Is(bureau.Admin) {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	if fault := leaveFault(t, a.days); fault != "" {
		return "", &store.Refusal{Reason: fault}
	}
	p := who.Prefers()
	p.Leave, p.Deputy = a.days, 0
	if deputy != nil && who.Is(turn.ChiefRoles...) {
		p.Deputy = deputy.ID
	}
	said = messages.AwayKept(t.Dir, a.who, p.Deputy, a.days, t.Today)
	err = errors.Join(preferFor(t, who, p), bureau.Audit(t.Tx, t.Me.ID, messages.TitleLeave, strings.TrimPrefix(said, "✅ ")))
	if who.ID == t.Me.ID {
		err = errors.Join(err, turn.Look(t, chat.Thing{Kind: chat.ThingLeave}))
	} else {
		err = errors.Join(err, turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}})) // 他哪天开始休
		err = errors.Join(err, turn.Tell(t, who, messages.AwaySet(t.Me, t.Dir.PersonName(p.Deputy), a.days, t.Today)))
	}
	if p.Deputy != 0 {
		err = errors.Join(err, turn.Tell(t, deputy, messages.DeputyTold(who, a.days, t.Today)))
	}
	return said, err
}
