package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// learners are words with which a training that is not of 质量 is 学习培训.
var learners = []string{"书记", "党员", "出资人", "党史", "党务", "党建", "党章", "党纪", "积极分子"}

// learned is the figure of 学习培训 that shares its everyday name and its unit with one of
// 质量培训, or "".
func (x *settler) learned(name string) string {
	of := x.r.figures[name]
	for _, y := range x.r.lex.Rows(Activity, lex.Learning) {
		if of != nil && y.Unit == of.Unit {
			return y.Name
		}
	}
	return ""
}

// asLearning reports whether a word that names a figure of training speaks of
// 学习培训: where nothing says 质量, and somebody learns who does so as a member.
func (x *settler) asLearning(toks []token.Token, i int) bool {
	t := &toks[i]
	if t.Word.Group != lex.Training || x.learned(t.Word.Value) == "" {
		return false
	}
	part, _ := x.part(t)
	if strings.Contains(part, "质量") || strings.Contains(part, "企业负责人") {
		return false
	}
	return x.sibling(toks, i, func(u *token.Token) bool { return u.Is(lex.FigureCue) && u.Word.Group == lex.Learning }) ||
		slices.ContainsFunc(learners, func(w string) bool { return strings.Contains(part, w) })
}

// onlyTopic reports whether a word for learning, or for a project, is only what
// another record was about: a meeting that learned, a visit that taught. Counted
// in a clause of its own it is a record.
func (x *settler) onlyTopic(toks []token.Token, i int) bool {
	t := &toks[i]
	project := t.Is(lex.GroupCue) && t.Word.Value == "攻关项目"
	if !project && (!t.Is(lex.FigureCue) || t.Word.Group != lex.Learning) {
		return false
	}
	record := func(u *token.Token) bool {
		return u.Is(lex.Meeting) || u.Is(lex.SomeMeeting) && !project || u.Is(lex.VisitType) && !project
	}
	counts := func(u *token.Token) bool {
		return u.Kind == token.Number && !u.Num.Odd && u.Num.Unit != "" && u.Num.Unit != "人"
	}
	from, to := x.comma(t)
	here := func(of func(*token.Token) bool) bool {
		return x.sibling(toks, i, func(u *token.Token) bool { return u.Start >= from && u.End <= to && of(u) })
	}
	return here(record) || x.sibling(toks, i, record) && !here(counts)
}

// sibling reports whether another token of the same sentence fits.
func (x *settler) sibling(toks []token.Token, i int, fits func(*token.Token) bool) bool {
	part, from := x.part(&toks[i])
	to := from + runes.Count(part)
	for k := range toks {
		if u := &toks[k]; k != i && u.Start >= from && u.End <= to && fits(u) {
			return true
		}
	}
	return false
}

// part is the sentence that a token stands in, and where it begins.
func (x *settler) part(t *token.Token) (said string, from int) {
	from, to := x.stretch(t, "。;!?\n")
	return string(x.s.Runes[from:to]), from
}

// comma is where the stretch between commas begins and ends that a token stands in.
func (x *settler) comma(t *token.Token) (from, to int) { return x.stretch(t, "。;!?\n,") }

func (x *settler) stretch(t *token.Token, ends string) (from, to int) {
	from, to = t.Start, t.End
	for from > 0 && !strings.ContainsRune(ends, x.s.Runes[from-1]) {
		from--
	}
	for to < len(x.s.Runes) && !strings.ContainsRune(ends, x.s.Runes[to]) {
		to++
	}
	return from, to
}
