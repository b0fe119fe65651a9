package answers

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// hearWidened counts what was counted just before once more, of another scope and as one number: 全局一共多少家, 我们所呢, 加起来多少.
func hearWidened(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	says, allTypes := words.WithoutType(s.Says)
	scope, by, counts := words.Widened(says)
	if allTypes && scope != 0 {
		scope, counts = words.AsWas, true // 全部的呢 不光送政策的
	}
	query, ok := counted(in)
	if !ok || scope == 0 || scope != words.AsWas && !counts && !words.Continues(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "widened", Cost: -2, Do: func(t *turn.Turn) error {
		q, ok := inquiry.Parse(t.Dir, query)
		switch {
		case !ok:
			return Reply(t, t.Says, s.Question)
		case scope == words.InBureau && !t.Scope().All:
			return offer(t, messages.AskInstead, nearest(t, "", inquiry.Inquiry{Period: q.Period}))
		case scope == words.InOwn:
			q.Points, q.Units, q.Lead = nil, ownUnits(t, q), 0
		case scope != words.AsWas:
			q.Points, q.Units, q.Lead = nil, nil, 0
		}
		q.Own = q.Own && scope == words.AsWas
		if q.By != 0 && scope != words.AsWas {
			q.By = 0
		}
		if names := measured(t, q.Names, by); names != nil {
			q.Names = names
			if allTypes || visitType(q.Category) == "" || !ofVisits(t.Dir, names) {
				q.Category = ""
			}
		} else if allTypes {
			q.Category = ""
			return answer(t, q, "")
		}
		if counts && (plainNumbers(query) || apart(q.View) || q.View == inquiry.AsPeople) {
			q.View, q.Offset = inquiry.AsNumbers, 0
		}
		return answer(t, q, "")
	}}
}

// ownUnits is the 所 of which 我们所 speaks: of who looks after more than one it is that of the place that was asked after, of others all that
// they see.
func ownUnits(t *turn.Turn, q inquiry.Inquiry) []int64 {
	seen := stations(t, inquiry.Within(t, inquiry.Inquiry{}))
	if of := stations(t, inquiry.Within(t, q)); len(seen) > 1 && len(of) == 1 {
		return of
	}
	return nil
}

// measured is what is counted by a measure, 家, that does not count any of some numbers; or nil.
func measured(t *turn.Turn, names []string, by string) []string {
	if by == "" || by == "个" {
		return nil
	}
	trips := by == "次" || by == "趟" || by == "回"
	for _, name := range names {
		if x := t.Dir.Indicators.Find(name); x != nil && (x.Unit == by || x.Unit == "户" && by == "家" || trips && x.Unit == "次") {
			return nil
		}
	}
	if name := words.AlsoCounts("几" + by); name != "" && t.Dir.Indicators.Find(name) != nil {
		return []string{name}
	} else if trips && len(names) > 0 {
		return []string{indicator.Visits}
	}
	return nil
}

// hearPlace takes a point that somebody only speaks of as the place of what they tell next: 建工工地那边.
func hearPlace(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || !placeAlone(&q) || q.Category != "" || q.Unread == "" || len(s.Numbers)+len(s.Acts) > 0 || s.Tells() && len(s.Reading.Items) > 1 || !called(in.Dir.PointNamed(q.Points[0]), words.OfPlace(s.Says)) {
		return nil
	}
	return &turn.Proposal{Name: "place", Cost: -1, Do: func(t *turn.Turn) error {
		to := inquiry.Of(t, q)
		if len(to.Points) != 1 || !inquiry.MayAsk(t, to) {
			return Reply(t, "", q)
		}
		p := t.Dir.Point(to.Points[0])
		b := chat.Button{Words: messages.Clip(p.Name, 8), Do: to.Below()}
		return errors.Join(speakOf(t, p.ID), look(t, to), t.ShowNew(messages.GoOnAbout(p, t.Dir, b)))
	}}
}

// called reports whether some words are a name of a point, or a part of one, and no more.
func called(p *bureau.Point, says string) bool {
	return p != nil && utf8.RuneCountInString(says) > 1 && slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(name string) bool { return strings.Contains(name, says) })
}

// hearTimesThere answers how often somebody went to the point of the one visit that was saved just now: 现在这个月几次了.
func hearTimesThere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || !words.HowOften(s.Says) || words.OfOwnUnit(s.Says) || words.OfScope(s.Says) || utf8.RuneCountInString(s.Says) > longestFollow {
		return nil
	}
	ofOthers := slices.ContainsFunc(q.Names, func(name string) bool { return name != indicator.Visits })
	if ofOthers || !q.NamesNoPlace() || q.From == "" || q.Category != "" || len(s.Numbers) > 0 {
		return nil
	}
	saved := in.Saved()
	if _, distance := in.Focus.Find(chat.ThingSaved); distance > 0 || len(saved) != 1 || saved[0].Kind != record.KindVisit {
		return nil
	}
	p := in.Dir.Point(saved[0].Point)
	if p == nil {
		return nil
	}
	q.Points, q.Names, q.Asks, q.Unread, q.Lost = []string{p.Name}, []string{indicator.Visits}, true, "", ""
	return &turn.Proposal{Name: "times there", Cost: -1, Do: func(t *turn.Turn) error { return Reply(t, "", q) }}
}

// hearTheirs lists the open problems of the point spoken of just before: 他们那有啥问题没.
func hearTheirs(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil && in.Draft.Asking != "" || len(s.Question.Points)+len(s.Question.Units)+len(s.Numbers) > 0 || !words.AsksTheirProblems(s.Says) {
		return nil
	}
	point, distance := in.Point()
	p := in.Dir.Point(point)
	if p == nil || distance > 1 {
		return nil
	}
	return &turn.Proposal{Name: "theirs", Cost: distance*turn.PerDistance - 1, Do: func(t *turn.Turn) error {
		return Reply(t, "", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}, Points: []string{p.Name}})
	}}
}

// hearNudged tells who wants the branches of the last answer urged that the program reminds them.
func hearNudged(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingQuery)
	if th == nil || distance > 0 || !strings.HasPrefix(th.Query, messages.DoAgenda+":") || !s.Is(words.Nudge) && !words.HaveThemHold(s.Says) || len(s.Numbers) > 0 || s.Tells() {
		return nil
	}
	var of []string
	for _, called := range s.Question.Points {
		if p := in.Dir.PointNamed(called); p != nil {
			of = append(of, p.Name)
		}
	}
	return &turn.Proposal{Name: "branches nudged", Cost: -1, Do: func(t *turn.Turn) error { return t.Say(messages.BranchesNudged(of)) }}
}

// hearThoseTimes lists the visits of the speaker's own to a place of which they speak as of some that were: 我在美食街那两次呢. They are of the
// time that is named, or of this year.
func hearThoseTimes(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	q := s.Question
	if in.Draft != nil || !q.Own || len(q.Points) != 1 || q.Category != "" || len(s.Numbers) > 0 || s.Tells() || !words.ThoseTimes(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "those times", Cost: -1, Do: func(t *turn.Turn) error {
		if q.Names, q.Action, q.Asks = []string{indicator.Visits}, reading.Details, true; q.From == "" {
			year := t.PeriodIn(messages.ThisYear)
			q.Span = reading.Span{From: string(year.From), To: string(year.To), Label: year.Label}
		}
		q.Unread, q.Lost = "", ""
		return Reply(t, "", q)
	}}
}
