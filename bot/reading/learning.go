package reading

import (
	"slices"
	"strings"
)

// learners are words with which a training that is not of 质量 is 学习培训.
var learners = []string{"书记", "党员", "出资人", "党史", "党务", "党建", "党章", "党纪", "积极分子"}

// learned are the figures of 学习培训 by those of 质量培训, whose everyday names
// they share.
var learned = map[string]string{"培训次数": "学习场次", "培训人次": "学习人次"}

// asLearning reports whether a word that names a figure of training speaks of
// 学习培训: where nothing says 质量, and somebody learns who does so as a member.
func (x *session) asLearning(toks []token, i int) bool {
	t := &toks[i]
	if t.word.group != training || learned[t.word.value] == "" {
		return false
	}
	part, _ := x.part(t)
	if strings.Contains(part, "质量") || strings.Contains(part, "企业负责人") {
		return false
	}
	return x.sibling(toks, i, func(u *token) bool { return u.is(figureCue) && u.word.group == learning }) ||
		slices.ContainsFunc(learners, func(w string) bool { return strings.Contains(part, w) })
}

// onlyTopic reports whether a word for learning, or for a project, is only what
// another record was about: a meeting that learned, a visit that taught. Counted
// in a clause of its own it is a record.
func (x *session) onlyTopic(toks []token, i int) bool {
	t := &toks[i]
	project := t.is(groupCue) && t.word.value == "攻关项目"
	if !project && (!t.is(figureCue) || t.word.group != learning) {
		return false
	}
	record := func(u *token) bool {
		return u.is(meeting) || u.is(someMeeting) && !project || u.is(visitType) && !project
	}
	counts := func(u *token) bool {
		return u.kind == numberToken && !u.num.odd && u.num.unit != "" && u.num.unit != "人"
	}
	from, to := x.comma(t)
	here := func(of func(*token) bool) bool {
		return x.sibling(toks, i, func(u *token) bool { return u.start >= from && u.end <= to && of(u) })
	}
	return here(record) || x.sibling(toks, i, record) && !here(counts)
}

// sibling reports whether another token of the same sentence fits.
func (x *session) sibling(toks []token, i int, fits func(*token) bool) bool {
	part, from := x.part(&toks[i])
	to := from + runeCount(part)
	for k := range toks {
		if u := &toks[k]; k != i && u.start >= from && u.end <= to && fits(u) {
			return true
		}
	}
	return false
}

// part is the sentence that a token stands in, and where it begins.
func (x *session) part(t *token) (said string, from int) {
	from, to := x.stretch(t, "。;!?\n")
	return string(x.s.n[from:to]), from
}

// comma is where the stretch between commas begins and ends that a token stands in.
func (x *session) comma(t *token) (from, to int) { return x.stretch(t, "。;!?\n,") }

func (x *session) stretch(t *token, ends string) (from, to int) {
	from, to = t.start, t.end
	for from > 0 && !strings.ContainsRune(ends, x.s.n[from-1]) {
		from--
	}
	for to < len(x.s.n) && !strings.ContainsRune(ends, x.s.n[to]) {
		to++
	}
	return from, to
}
