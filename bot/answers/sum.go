package answers

import (
	"slices"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/day"
)

// mostSummed is how many answers can be taken together.
const mostSummed = 5

// askedBefore is what was asked before a question that is new, the newest first.
func askedBefore(t *turn.Turn, query string) []string {
	th, _ := t.Focus().Find(chat.ThingQuery)
	switch {
	case th == nil || !th.Fresh(t.Tx.Now) || th.Query == "" || strings.Contains(th.Query, ":"):
		return nil
	case th.Query == query:
		return th.Before
	}
	before := append([]string{th.Query}, th.Before...)
	return before[:min(len(before), mostSummed-1)]
}

// hearSum takes together the answers to the last questions that differ in their time, or in their place, only: 上周服务了多少户, 这周呢,
// 两周加起来.
func hearSum(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	size, ok := words.Sums(s.Says)
	th, distance := in.Focus.Find(chat.ThingQuery)
	if !ok || in.Draft != nil || th == nil || distance > 0 && th.At != in.Focus.Things[0].At || len(th.Before) == 0 || strings.Contains(th.Query, ":") {
		return nil
	}
	asked := append([]string{th.Query}, th.Before...)
	if size > 0 {
		asked = asked[:min(size, len(asked))]
	}
	return &turn.Proposal{Name: "sum", Cost: -2, Do: func(t *turn.Turn) error {
		sum, ok := sumOf(t, asked)
		if !ok {
			last, _ := inquiry.Parse(t.Dir, th.Query)
			return draw(t, last, t.Says)
		}
		return answer(t, sum, "")
	}}
}

// sumOf is the question for all that some questions ask, the newest first, as far back as they ask the same of other times that join, or
// of other places.
func sumOf(t *turn.Turn, asked []string) (sum inquiry.Inquiry, ok bool) {
	for i, text := range asked {
		q, fine := inquiry.Parse(t.Dir, text)
		if !fine {
			break
		}
		if q = q.With(inquiry.AsNumbers); i == 0 {
			sum, sum.Than = q, day.Period{}
			continue
		}
		same := slices.Equal(q.Names, sum.Names) && q.Category == sum.Category && q.Own == sum.Own && q.By == sum.By && q.Lead == sum.Lead
		there := slices.Equal(q.Points, sum.Points) && slices.Equal(q.Units, sum.Units)
		then := q.Period.From == sum.Period.From && q.Period.To == sum.Period.To
		apart := q.Period.To.Add(1) < sum.Period.From || sum.Period.To.Add(1) < q.Period.From
		somewhere := len(q.Points)+len(q.Units) > 0 && len(sum.Points)+len(sum.Units) > 0
		switch {
		case same && there && !then && !apart:
			sum.Period = inquiry.Labelled(t, day.Period{From: min(sum.Period.From, q.Period.From), To: max(sum.Period.To, q.Period.To)})
		case same && then && !there && somewhere:
			sum.Points, sum.Units = union(sum.Points, q.Points), union(sum.Units, q.Units)
		default:
			return sum, ok
		}
		ok = true
	}
	return sum, ok
}

// union is all of two lists, each once.
func union(a, b []int64) []int64 {
	return slices.Compact(slices.Sorted(slices.Values(slices.Concat(a, b))))
}
