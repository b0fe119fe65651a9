package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// story notes how each clause stands to those before it: whether it names another
// point, day, type, matter or unit of count than was told last. Another one begins
// something new; the same one goes on.
func (t *sentence) story() {
	t.turns = make([][]string, len(t.clauses))
	var points, kinds, units []string
	day, topic := "", ""
	for i := range t.clauses {
		c := &t.clauses[i]
		var out []string
		say := func(what string, seen []string, now string) {
			switch {
			case len(seen) == 0:
				out = append(out, what+"first")
			case seen[len(seen)-1] == now:
				out = append(out, what+"same")
			case slices.Contains(seen, now):
				out = append(out, what+"again")
			default:
				out = append(out, what+"other")
			}
		}
		for k := range c.toks {
			u := &c.toks[k]
			switch {
			case u.Kind == token.Name:
				now := t.r.roster.pointName(u.Targets[0].Point)
				say("pt", points, now)
				points = append(points, now)
			case u.Kind == token.When && u.When.Exact():
				if d, ok := u.When.Resolve(t.today, false); ok {
					now := d.String()
					if day != "" {
						say("day", []string{day}, now)
					}
					day = now
				}
			case u.Is(lex.VisitType), u.Is(lex.Meeting), u.Is(lex.GroupCue), u.Is(lex.FigureCue):
				now := family(u.Word)
				if u.IsAny(lex.VisitType, lex.Meeting) {
					now = u.Word.Value
				}
				say("kind", kinds, now)
				kinds = append(kinds, now)
			case u.Kind == token.Number && !u.Num.Odd:
				say("unit", units, u.Num.Unit)
				units = append(units, u.Num.Unit)
			}
		}
		if now := c.topic(); now != "" {
			switch {
			case topic == "":
				out = append(out, "topicfirst")
			case topic == now:
				out = append(out, "topicsame")
			default:
				out = append(out, "topicother")
			}
			topic = now
		}
		strong := flagsOf(c.strong, c.line || c.bullet)
		for _, s := range slices.Clone(out) {
			out = append(out, s+strong)
		}
		if len(out) == 0 {
			out = append(out, "none"+strong)
		}
		if t.asksAt(c.end) {
			out = append(out, "asks")
		}
		t.turns[i] = out
	}
}

// askingEnds are how a question ends, in the standard tongue and in dialects.
var askingEnds = []string{"吗", "么", "没", "没有", "没得", "没得嘛", "不咯", "没咯", "不嘛", "没撒", "撒", "呢", "?", "归谁管", "谁管", "怎么办", "咋办", "咋整", "行不行", "能不能", "好多", "几多", "啵", "不"}

// asksAt reports whether what ends at n[end] ends as a question does.
func (t *sentence) asksAt(end int) bool {
	n := t.s.Runes
	if end < len(n) && (n[end] == '?' || n[end] == '？') {
		return true
	}
	return runes.AnyBefore(n, end, askingEnds...)
}

// pointName is the name of the i-th point, or "".
func (r *Roster) pointName(i int) string {
	if i < 0 {
		return ""
	}
	return r.Points[i].Name
}
