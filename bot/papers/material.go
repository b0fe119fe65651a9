package papers

import (
	"strings"

	"liaison/bot/document"
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// hearMaterial gives who leads and wants material for a meeting the brief of the time that is named or was spoken of, else of the last whole month,
// or the summary: 下周局里要开会，给我准备个材料.
func hearMaterial(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of, wrap, ok := words.Material(s.Says)
	if !ok || !in.Me.Is(turn.ChiefRoles...) || in.Draft != nil && in.Draft.Asking != "" || len(s.Numbers) > 0 {
		return nil
	}
	q := in.Hear(of).Question
	if q.Unread != "" || len(q.Points)+len(q.Units) > 1 || len(q.Names) > 0 {
		return nil
	}
	last, _ := in.Focus.Find(chat.ThingQuery)
	return &turn.Proposal{Name: "material", Cost: -3, Do: func(t *turn.Turn) error {
		a := document.Ask{Kind: document.KindNamed("brief"), Period: spanOf(t, last, day.Period{From: day.Day(q.From), To: day.Day(q.To)})}
		if wrap && t.Scope().All {
			return t.House.Run(t, "summary", q.Label)
		}
		for _, name := range append(q.Points, q.Units...) {
			a.In(t.Dir, name)
		}
		if was, ok := lastOf(t, last); ok && len(q.Points)+len(q.Units) == 0 && q.From == "" && !q.Whole {
			a.Point, a.Unit = was.Place()
		}
		return give(t, a)
	}}
}

// spanOf is the time that material is of: the one that was named, if it has begun, or that was spoken of, else the last whole month.
func spanOf(t *turn.Turn, last *chat.Thing, named day.Period) day.Period {
	if named.From != "" && named.From <= t.Today {
		return named
	}
	if was, ok := lastOf(t, last); ok {
		return was.Period
	}
	return inquiry.Before(duty.MonthOf(t.Today))
}

// lastOf is the question that the talk is about, of a time that has begun.
func lastOf(t *turn.Turn, th *chat.Thing) (q inquiry.Inquiry, ok bool) {
	if th == nil || th.At != t.Focus().Things[0].At {
		return q, false
	}
	q, ok = inquiry.Parse(t.Dir, th.Query)
	return q, ok && q.Period.From > inquiry.FirstPacked && q.Period.From <= t.Today && q.By == 0 && len(q.Points)+len(q.Units) <= 1
}

// hearTaken sends the document whose first page was shown just now: 发我.
func hearTaken(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, _ := in.Focus.Find(chat.ThingPaper)
	if !isNear(in, th) || in.Draft != nil || !words.WantsCopy(s.Says) {
		return nil
	}
	text, ok := strings.CutPrefix(th.Query, messages.DoDocument+":")
	a, read := document.Parse(text)
	if !ok || !read || !mayHaveOf(in.Me, a.Kind) {
		return nil
	}
	return &turn.Proposal{Name: "taken", Cost: -4, Do: func(t *turn.Turn) error { return send(t, a) }}
}

// isNear reports whether nothing was spoken of since a thing.
func isNear(in *turn.Scene, th *chat.Thing) bool {
	return th != nil && len(in.Focus.Things) > 0 && th.At == in.Focus.Things[0].At
}
