package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// backs are the words of a clause that only takes back what was said before it in the same breath, the longest first; a clause of
// reversals says that it stood the wrong way round.
var (
	backs     = strings.Fields("不对不对 说反了 记反了 讲反了 弄反了 搞反了 写反了 说颠倒了 说倒了 说错了 讲错了 记错了 搞错了 弄错了 写错了 反了 错了 不对 不是 哦不 啊不 两个 我 刚才 给 啊 哦 噢 嗯 哎 呃 诶 都 是 ")
	reversals = []string{"反了", "颠倒", "倒了"}
)

// takesAllBack reports whether a clause says no more than that what was said before it was wrong.
func takesAllBack(clause string) bool {
	rest := strings.TrimSpace(clause)
	wrong := false
	for rest != "" {
		i := slices.IndexFunc(backs, func(w string) bool { return strings.HasPrefix(rest, w) })
		if i < 0 {
			return false
		}
		wrong = wrong || strings.ContainsAny(backs[i], "不反错倒")
		rest = rest[len(backs[i]):]
	}
	return wrong
}

// restated is a text in which two things that were told the wrong way round, and then told again, stand the right way: 明天去运营公司，后天去
// 家政 of 明天去家政，后天去运营公司，不对，说反了，明天是运营公司，后天才是家政. What is told again has the same points, and the same days or numbers. Where
// nothing is told again, two points that stand the wrong way round change places.
func (r *Reader) restated(text string) string {
	if !slices.ContainsFunc(mistakes, func(w string) bool { return strings.Contains(text, w) }) && !strings.Contains(text, "反了") {
		return text
	}
	cuts := runes.Of(text)
	if len(cuts.Runes) > longest {
		return text
	}
	const breaks = ",;。!?\n "
	begin, from := 0, 0 // of the sentence, of the clause
	for i := 0; i <= len(cuts.Runes); i++ {
		if i < len(cuts.Runes) && !strings.ContainsRune(breaks, cuts.Runes[i]) {
			continue
		}
		if clause := string(cuts.Runes[from:i]); from > begin && takesAllBack(clause) {
			to := i
			for to < len(cuts.Runes) && strings.ContainsRune(", ", cuts.Runes[to]) { // 不对不对，说反了
				next := to + 1
				for next < len(cuts.Runes) && !strings.ContainsRune(breaks, cuts.Runes[next]) {
					next++
				}
				if !takesAllBack(string(cuts.Runes[to+1 : next])) {
					break
				}
				to = next
			}
			if said, ok := r.otherWay(cuts, begin, from, to); ok {
				return said
			}
		}
		if from = i + 1; i < len(cuts.Runes) && strings.ContainsRune(";。!?\n", cuts.Runes[i]) {
			begin = i + 1
		}
	}
	return text
}

// otherWay is a text with the slots of n[begin:back] as n[on:] tells them again, and without n[back:on] and what tells them again.
func (r *Reader) otherWay(n runes.Script, begin, back, on int) (string, bool) {
	had := r.slotsOf(n, begin, back)
	points := 0
	for i := range had {
		if had[i].Kind == token.Name {
			points++
		}
	}
	if points < 2 || len(had) != 2*points {
		return "", false
	}
	var end int
	again := r.slotsOf(n, on, len(n.Runes))
	if len(again) == 0 && points == 2 && slices.ContainsFunc(reversals, func(w string) bool { return strings.Contains(string(n.Runes[back:on]), w) }) {
		again = slices.Clone(had)
		var at []int
		for i := range had {
			if had[i].Kind == token.Name {
				at = append(at, i)
			}
		}
		again[at[0]], again[at[1]] = had[at[1]], had[at[0]]
		end = on
	} else {
		if len(again) < len(had) {
			return "", false
		}
		if again = again[:len(had)]; had[0].Kind != again[0].Kind { // 运营公司是明天
			for i := 0; i+1 < len(again); i += 2 {
				again[i], again[i+1] = again[i+1], again[i]
			}
		}
		last := 0
		for i := range again {
			last = max(last, again[i].End)
		}
		for end = last; end < len(n.Runes) && !strings.ContainsRune(",;。!?\n", n.Runes[end]); end++ {
		}
		if said := end - on; said > 2*lengthOf(again)+mostAround*points {
			return "", false // it tells more
		}
	}
	left := slices.Clone(again)
	for i := range had {
		k := slices.IndexFunc(left, func(t token.Token) bool { return sameValue(&had[i], &t) })
		if k < 0 || had[i].Kind != again[i].Kind {
			return "", false
		}
		left = slices.Delete(left, k, k+1)
	}
	var b strings.Builder
	at := 0
	for i := range had {
		b.WriteString(string(n.Typed[at:had[i].Start]))
		b.WriteString(string(n.Typed[again[i].Start:again[i].End]))
		at = had[i].End
	}
	b.WriteString(strings.TrimRight(string(n.Typed[at:back]), "，, "))
	b.WriteString(string(n.Typed[end:]))
	return b.String(), true
}

// mostAround is how many runes stand around a point that is told again.
const mostAround = 4

func lengthOf(toks []token.Token) (n int) {
	for i := range toks {
		n += toks[i].End - toks[i].Start
	}
	return n
}

// slotsOf are the points, the days and the numbers of n[from:to].
func (r *Reader) slotsOf(n runes.Script, from, to int) (slots []token.Token) {
	for _, t := range token.Scan(runes.Script{Typed: n.Typed[from:to], Runes: n.Runes[from:to]}, r.lex, r.names) {
		if k := sortOf(&t); k == slotDay || k == slotName || k == slotNumber {
			t.Start, t.End = t.Start+from, t.End+from
			slots = append(slots, t)
		}
	}
	return slots
}

// sameValue reports whether two tokens are the same point, day or number.
func sameValue(a, b *token.Token) bool {
	if a.Kind != b.Kind {
		return false
	}
	switch a.Kind {
	case token.Name:
		return len(a.Targets) > 0 && len(b.Targets) > 0 && a.Targets[0].Point == b.Targets[0].Point
	case token.When:
		return plainDay(a) == plainDay(b)
	}
	return a.Num.Value == b.Num.Value
}
