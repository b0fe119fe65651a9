package self

import (
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
)

// kindAway is the leave of a colleague, as an admin tells it.
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

// hearAway takes what an admin tells of the leave of somebody who leads as one to be confirmed: 分管副局长甲4月16号到22号出差，这几
// 天他那边的事找分管副局长乙定.
func hearAway(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(bureau.Admin) || words.Asks(s.Says) || utf8.RuneCountInString(s.Says) > longestAway || !words.IsAway(s.Says) {
		return nil
	}
	item := chat.Item{Kind: kindAway}
	for clause := range words.Clauses(s.Says) {
		rest := clause
		who := in.PersonIn(clause)
		if who != nil {
			rest = strings.Replace(clause, in.NameIn(clause, who), "", 1)
		}
		on := comingSpan(in, rest)
		switch {
		case ask.Get(&item, "person") == "" && (who == nil || who == in.Me):
			return nil
		case ask.Get(&item, "person") == "":
			ask.Set(&item, "person", turn.IDText(who.ID))
		case who != nil && turn.IDText(who.ID) != ask.Get(&item, "person"):
			ask.Set(&item, "other", turn.IDText(who.ID))
		}
		if on.From >= in.Today && ask.Get(&item, "from") == "" && words.IsAway(clause) {
			ask.Set(&item, "from", string(on.From))
			ask.Set(&item, "until", string(on.To))
		}
	}
	if ask.Get(&item, "from") == "" {
		return nil
	}
	return &turn.Proposal{Name: "away", Cost: -1, Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}

// comingSpan is the time to come that a text names; a day that is over this year is one of the next.
func comingSpan(in *turn.Scene, says string) day.Period {
	q := in.Hear(says).Question
	on := day.Period{From: day.Day(q.From), To: day.Day(q.To)}
	switch {
	case on.From == on.To:
		on.From = turn.DayIn(says, in.Today)
		on.To = on.From
	case on.To < in.Today:
		on.From, on.To = day.DayOf(on.From.Time().AddDate(1, 0, 0)), day.DayOf(on.To.Time().AddDate(1, 0, 0))
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
	says := words.Affirmed(s.Says)
	by, who := turn.DayIn(says, in.Today), in.PersonIn(says)
	if _, last, ok := strings.Cut(says, "到"); ok { // 到周四: that after its first day
		if on, ok := reading.ParseComing(strings.TrimRight(last, "吧了。！ "), day.Day(ask.Get(&item, "from")).Time()); ok {
			by = day.Day(on)
		}
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

// setAway keeps the leave of a colleague, and tells them and who decides meanwhile.
func setAway(t *turn.Turn, a *away) (said string, err error) {
	who, deputy := t.Dir.Person(a.who), t.Dir.Person(a.deputy)
	if !t.Me.Is(bureau.Admin) || who == nil {
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
	err = errors.Join(preferFor(t, who, p), bureau.Audit(t.Tx, t.Me.ID, messages.TitleLeave, strings.TrimPrefix(said, "✅ ")),
		turn.Tell(t, who, messages.AwaySet(t.Me, t.Dir.PersonName(p.Deputy), a.days, t.Today)))
	if p.Deputy != 0 {
		err = errors.Join(err, turn.Tell(t, deputy, messages.DeputyTold(who, a.days, t.Today)))
	}
	return said, err
}
