package reading

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/model"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A given is a number with what it is: a figure's name, or one of the words below.
type given struct {
	ref
	name string
}

const (
	isNone     = "none"
	isExpected = "expected"
	isPresent  = "present"
	isBoth     = "both" // 来了三个 of 三个委员: all that were expected
	isPair     = "pair" // 8/9
)

// A numbering says what the numbers of a passage are.
type numbering struct{ *sentence }

// givenNames lists what a number may be in a passage of a kind: of the bureau's own
// indicators only those that its clause names.
func (t *numbering) givenNames(p *passage, u *token.Token, c *clause, had []given) []string {
	kind := p.kind
	out := []string{isNone}
	if (kind == Meeting || kind == Correction) && (countsHeads(u.Num.Unit) || u.Num.Unit == "人次") {
		out = append(out, isExpected, isPresent, isBoth)
	}
	of := func(typ string) bool { return t.speaksOf(p, typ) }
	spoken := kind == Meeting || kind == Activity && slices.ContainsFunc(Types(Activity), of)
	if kind == Activity && !spoken {
		of = func(typ string) bool {
			return slices.ContainsFunc(had, func(g given) bool { ind := t.indicator(g.name); return ind != nil && ind.Type == typ })
		}
		spoken = slices.ContainsFunc(Types(Activity), of)
	}
	for i := range t.r.roster.Indicators {
		x := &t.r.roster.Indicators[i]
		if (!x.Own || namesOne(x, c)) && x.Takes(u.Num.Unit) && (x.Kind == kind || kind == Correction) && (!spoken || of(x.Type)) {
			out = append(out, x.Name)
		}
	}
	return out
}

// of says what the numbers of a passage are. The numbers of one list, 62、50、30户,
// are the same. In training right tells.
func (t *numbering) of(e *expert, p *passage, right func(ref, []string) string) []given {
	var out []given
	index := 0
	old := map[string]string{} // of a correction: what the numbers were that no longer hold, by unit
	heads := t.heads(p)
	for _, i := range p.clauses {
		c := &t.clauses[i]
		var list []model.Example // of the list that goes on, and its numbers
		var refs []ref
		for k := range c.toks {
			u := &c.toks[k]
			at := ref{i, k}
			if u.Kind == token.Pair {
				out = append(out, given{ref: at, name: isPair})
				continue
			}
			if !t.isFigure(p, at) {
				continue
			}
			names := t.givenNames(p, u, c, out)
			if len(names) == 1 {
				if ind := listeners(t.r.roster.Indicators, c, k); ind != nil && p.kind == Activity && right == nil && !hasNamed(out, ind.Name) {
					out = append(out, given{at, ind.Name})
				}
				continue
			}
			ex := model.Example{Features: t.numberFeatures(p, at, index), Names: names, Relations: t.numberRelations(p, at, names, out)}
			index++
			if right != nil {
				name := right(at, names)
				e.note(whichNumber, ex, slices.Index(names, name))
				if name != isNone {
					out = append(out, given{at, name})
				}
				continue
			}
			list, refs = append(list, ex), append(refs, at)
			if heads[at] == "" && t.listGoesOn(c, k) {
				continue
			}
			name := e.alike(list)
			if heads[at] != "" && t.indicator(name) == nil {
				name = heads[at]
			}
			for _, r := range refs {
				n := t.firmNumber(p, r, name, heads[r], out)
				if unit := t.at(r).Num.Unit; p.kind == Correction && t.isOld(p, r) {
					old[unit] = name
				} else if n == isNone && old[unit] != "" {
					n = old[unit] // 说的是35户，其实31户
				}
				if last := len(out) - 1; last >= 0 && out[last].name != isPair && t.revises(out[last].ref, r) {
					t.struck = append(t.struck, *t.at(out[last].ref))
					out[last].ref = r
				} else if n != isNone {
					out = append(out, given{r, n})
				}
			}
			list, refs = nil, nil
		}
	}
	return out
}

// isFigure reports whether a token is a number that may be a figure: not of a vote, of a time
// of day, of a word such as 一堆, or of how much another number was wrong by.
func (t *numbering) isFigure(p *passage, r ref) bool {
	c, u := &t.clauses[r.clause], t.at(r)
	switch {
	case u.Kind != token.Number, u.Num.Vague, u.Num.Odd:
		return false
	case c.vote != nil && r.token >= c.voteAt, t.isClock(u), t.isHalfWord(c, r.token):
		return false
	}
	return p.kind != Correction || !t.isDifference(u)
}

// alike chooses the one name that fits all numbers of a list best.
func (e *expert) alike(list []model.Example) string {
	if len(list) == 1 {
		return list[0].Names[e.choose(whichNumber, &list[0])]
	}
	sums := map[string]int32{}
	for i := range list {
		for k, w := range e.models[whichNumber].Weigh(&list[i]) {
			sums[list[i].Names[k]] += w
		}
	}
	best := isNone
	for _, name := range list[0].Names {
		if sums[name] > sums[best] {
			best = name
		}
	}
	return best
}

// listGoesOn reports whether the number at the i-th token is followed by another of its
// list.
func (t *numbering) listGoesOn(c *clause, i int) bool {
	for k := i + 1; k <= t.listEnd(c, i); k++ {
		if c.numberAt(k) {
			return true
		}
	}
	return false
}

// firmNumber is what a number is, whatever weighs for another name: the rest of a part,
// 其中新商户8户, and what has come together this year are none beside the figure itself; a
// number that a correction gives without a word for it is of the word before.
func (t *numbering) firmNumber(p *passage, r ref, name, role string, had []given) string {
	c, u := &t.clauses[r.clause], t.at(r)
	if t.announcesPoints(r) {
		return isNone // 培训三场：钢市…，建工…，写字楼…
	}
	switch p.kind {
	case Meeting:
		if s := t.cameOf(c, r.token); s != "" {
			return s
		}
		if t.indicator(name) == nil && runes.AnyAt(t.s.Runes, u.End, notHeads...) > 0 {
			return isNone // 定了两个事
		}
		if ind := t.ownOf(p, u); ind != nil && u.Num.Unit != "" && role == "" && !hasNamed(had, ind.Name) {
			return ind.Name
		}
	case Visit:
		if t.onlyAside(c, u, had) {
			return isNone
		}
		if ind := t.saidToBe(u); name == isNone && ind != nil && !hasNamed(had, ind.Name) {
			return ind.Name
		}
		if ind := t.indicator(name); ind != nil && ind.Solves && t.solved(c, u, inPart) {
			return isNone // 6个问题解决了一部分
		}
		if name := t.solvedFirms(u, had); name != "" {
			return name
		}
		if name == isNone && runes.AnyAt(t.s.Runes, u.End, "问题", "诉求", "难题") > 0 && t.solved(c, u, onTheSpot) && !t.solved(c, u, inPart) {
			for i := range t.r.roster.Indicators {
				if x := &t.r.roster.Indicators[i]; x.Kind == Visit && x.Solves && x.Takes(u.Num.Unit) && !hasNamed(had, x.Name) {
					return x.Name
				}
			}
		}
		if name == isNone && t.isWholeSum(c, r.token) {
			if ind := pickByUnit(notOwn(t.r.lex.Rows(Visit, "")), u.Num.Unit); ind != nil && !hasNamed(had, ind.Name) {
				return ind.Name
			}
		}
		if announces[u.Num.Unit] && (!c.namesFigure() || runes.AnyAt(t.s.Runes, u.End, "事", "情况") > 0) || runes.AnyAt(t.s.Runes, u.End, "点", "地方") > 0 && !(r.token > 0 && c.toks[r.token-1].Is(lex.FigureCue)) || runes.AnyBefore(t.s.Runes, u.Start, "调解", "调解了", "调处", "调处了") || runes.HasAt(t.s.Runes, u.End, "人") && !runes.HasAt(t.s.Runes, u.End, "人次") {
			return isNone // 来了二十六个人
		}
	case Activity:
		if ind := t.overcome(p, r); ind != nil {
			return ind.Name
		}
		if t.isOfYear(c, u) {
			return isNone
		}
		if len(had) > 0 && runes.AnyBefore(t.s.Runes, u.Start, "采纳了", "采纳", "采用了", "人家用了", "被采纳") {
			return isNone // 提了三个点子采纳了两个
		}
		if ind := t.countedRightBehind(c, r.token); ind != nil && !hasNamed(had, ind.Name) && !t.isPart(c, u) && !c.isRunning(r.token) {
			return ind.Name
		}
		if name == isNone && c.isRunning(r.token) && len(had) == 0 && len(t.clauses) == 1 {
			for i := range t.r.roster.Indicators {
				if x := &t.r.roster.Indicators[i]; x.Kind == Activity && x.Unit == u.Num.Unit && t.speaksOf(p, x.Type) {
					return x.Name // 累计培训52人次: all that is said
				}
			}
		}
	case Correction:
		if name := t.solvedFirms(u, had); name != "" {
			return name // 解决的是4家
		}
		return t.corrected(p, r, name)
	}
	cued := t.cueRightBefore(p, c, r.token)
	if t.isPart(c, u) || c.isRunning(r.token) {
		for _, g := range had {
			if (g.name == name || cued != nil && g.name == cued.Name) && !t.anchoredBetween(g.ref, r) || c.isRunning(r.token) && len(c.names) == 0 && t.at(g.ref).Num.Unit == u.Num.Unit {
				return isNone
			}
		}
	}
	switch sum := t.sumOf(u); {
	case role != "": // 应到7 实到6 缺席1
	case sum > 0 && t.severalSaid(u), sum < 0 && !t.severalSaid(u):
		return isNone // the parts count where they are of several, else the sum
	case sum < 0 && !c.namesFigure():
		if ind := t.summed(p, u); ind != nil {
			return ind.Name
		}
	}
	if s := p.units[u.Num.Unit]; s != "" && !c.namesFigure() {
		return s
	}
	if cued != nil {
		return cued.Name
	}
	if len(had) > 0 && !c.namesFigure() && t.repaired(had[len(had)-1].ref, r) {
		return had[len(had)-1].name
	}
	return name
}

// onlyAside reports whether a number of a visit counts whom it is no figure of: the others beside
// those that were told of, 其余24户; those that asked something, 两户问商标续展; a thing of which none
// was found, 过期食品0户.
func (t *numbering) onlyAside(c *clause, u *token.Token, had []given) bool {
	n := t.s.Runes
	before := slices.ContainsFunc(had, func(g given) bool { return t.at(g.ref).Num.Unit == u.Num.Unit })
	return before && (runes.AnyBefore(n, u.Start, "其余", "余下", "剩下", "剩余", "余") ||
		u.Start == c.start && runes.AnyAt(n, u.End, "问", "咨询", "想", "要") > 0 ||
		u.Num.Value == 0 && t.within(c.start, u.Start, []string{"过期", "无照", "无证", "假冒", "违规", "超期", "不合格", "投诉"}) >= 0)
}

// saidToBe is the figure of a visit that the words right before a number speak of without its
// name: 来的是五十一户, 问的有六个.
func (t *numbering) saidToBe(u *token.Token) *Indicator {
	n := t.s.Runes
	if x := t.abbreviated(u); x != nil {
		return x
	}
	switch {
	case u.Num.Unit == "户" && runes.AnyBefore(n, u.Start, "来的是", "来的有", "来了有", "拢共", "一共"):
		return pickByUnit(notOwn(t.r.lex.Rows(Visit, "")), u.Num.Unit)
	case u.Num.Unit == "个" && runes.AnyBefore(n, u.Start, "问的有", "问的是", "问了", "问的", "答了", "答的有"):
		for i := range t.r.roster.Indicators {
			if x := &t.r.roster.Indicators[i]; x.Kind == Visit && !x.Own && !x.Solves && x.Takes("个") {
				return x
			}
		}
	}
	return nil
}

// abbreviated is the figure of a visit of whose name one character stands alone before a number, which no other has: 户40 答5 解1.
func (t *numbering) abbreviated(u *token.Token) (found *Indicator) {
	n := t.s.Runes
	goesOn := runes.IsHan(runes.At(n, u.End)) && !runes.IsDigit(runes.At(n, u.End+1)) // 答3号摊, but not 答3解1
	if u.Start == 0 || !runes.IsHan(n[u.Start-1]) || runes.IsHan(runes.At(n, u.Start-2)) || goesOn {
		return nil
	}
	for i := range t.r.roster.Indicators {
		x := &t.r.roster.Indicators[i]
		switch {
		case x.Kind != Visit || !strings.ContainsRune(x.Name, n[u.Start-1]):
		case found != nil:
			return nil
		case u.Num.Unit == "" || x.Takes(u.Num.Unit):
			found = x
		}
	}
	return found
}

// isOfYear reports whether a number is of all that was done this year, beside what was done on a
// day: 质量培训今年办了四回了今儿这回二十八人次.
func (t *numbering) isOfYear(c *clause, u *token.Token) bool {
	year := t.within(max(c.start, u.Start-7), u.Start, []string{"今年", "全年", "年初到现在", "开年到现在"}) >= 0
	return year && slices.ContainsFunc(t.clauses, func(o clause) bool { return len(o.whens) > 0 })
}

// countedRightBehind is the indicator of an activity that the word right behind a number names:
// 提了俩点子.
func (t *numbering) countedRightBehind(c *clause, k int) *Indicator {
	if k+1 == len(c.toks) || c.toks[k+1].Start != c.toks[k].End || !c.toks[k+1].Is(lex.FigureCue) {
		return nil
	}
	for i := range t.r.roster.Indicators {
		if x := &t.r.roster.Indicators[i]; x.Kind == Activity && x.NamedBy(c.toks[k+1].Word) && x.Takes(c.toks[k].Num.Unit) {
			return x
		}
	}
	return nil
}

// announcesPoints reports whether a number in the head of a list, or of places that somebody went to, is of how many
// points follow: 下午跑了三家 先农贸市场…，再写字楼…，最后建工….
func (t *numbering) announcesPoints(r ref) bool {
	c, u := &t.clauses[r.clause], t.at(r)
	went := u.End == c.end && runes.AnyBefore(t.s.Runes, u.Start, "跑了", "走了", "去了", "转了", "看了", "跑", "走", "转")
	if v := u.Num.Value; !c.header && !went || len(c.names) > 0 || v < 2 || v > 9 {
		return false
	}
	points := map[int]bool{}
	for i := r.clause + 1; i < len(t.clauses); i++ {
		for _, u := range t.clauses[i].names {
			points[u.Targets[0].Point] = true
		}
	}
	return len(points) == t.at(r).Num.Value
}

// countsHeadsFrom reports whether behind the i-th token a clause counts who came.
func (t *numbering) countsHeadsFrom(c *clause, i int) bool {
	for k := i; k < len(c.toks); k++ {
		if c.numberAt(k) && runes.AnyBefore(t.s.Runes, c.toks[k].Start, "来了", "到了", "到场", "到会") {
			return true
		}
	}
	return false
}

// cameOf is what a number of heads is where it stands right before or behind how many of them
// came: 11名党员到了9名.
func (t *numbering) cameOf(c *clause, k int) string {
	if k > 0 && c.toks[k-1].Is(lex.Expected) && t.countsHeadsFrom(c, k+1) {
		return isExpected // 应到十三个来了十个
	}
	if k > 1 && runes.AnyBefore(t.s.Runes, c.toks[k].Start, "来了", "到了", "到场", "到会", "实际来了", "实际到了") {
		for n := k - 1; n > 0; n-- {
			if c.numberAt(n) && c.toks[n-1].Is(lex.Expected) {
				return isPresent
			}
		}
	}
	heads := func(k int) bool { return c.numberAt(k) && !c.toks[k].Num.Odd && countsHeads(c.toks[k].Num.Unit) }
	skip := func(k, step int) int {
		if k >= 0 && k < len(c.toks) && c.toks[k].Is(lex.Counted) {
			return k + step
		}
		return k
	}
	if !heads(k) {
		return ""
	}
	at := skip(k+1, 1)
	if at+1 < len(c.toks) && c.toks[at].Is(lex.Present) && heads(at+1) && at > k+1 && c.toks[at+1].Num.Value <= c.toks[k].Num.Value {
		return isExpected
	}
	if k > 1 && c.toks[k-1].Is(lex.Present) {
		if at := skip(k-2, -1); at < k-2 && heads(at) && c.toks[at].Num.Value >= c.toks[k].Num.Value {
			return isPresent
		}
	}
	return ""
}

// solved reports whether words behind what a number counts, in its clause or the next, say
// how far it was solved.
func (t *numbering) solved(c *clause, u *token.Token, how []string) bool {
	to := c.end
	for i := range t.clauses {
		if d := &t.clauses[i]; d.start >= c.end && !d.strong && !d.hasNumber {
			to = d.end
			break
		}
	}
	return t.within(u.End, to, how) >= 0
}

var (
	inPart    = []string{"一部分", "部分解决", "解决部分", "大部分", "有的解决", "有些解决"}
	onTheSpot = []string{"当场都", "当场全", "现场都", "现场全", "都当场", "全当场", "都现场", "全现场", "当场解决", "现场解决", "当场就解决", "现场就解决", "当场给解决", "当场处理", "现场处理"}
)

// solvedFirms is the indicator of what was solved where a number is of the firms of which something was: 3家解决2家; "" is none.
func (t *numbering) solvedFirms(u *token.Token, had []given) string {
	of := runes.AnyBefore(t.s.Runes, u.Start, "解决", "解决了", "解决的就", "解决的是", "解决的") || runes.AnyAt(t.s.Runes, u.End, "的问题当场解决", "的问题现场解决", "当场解决", "现场解决", "当场就解决") > 0
	if !of || u.Num.Unit != "家" && u.Num.Unit != "户" || runes.AnyBefore(t.s.Runes, u.Start, "没解决", "没解决的", "未解决", "未解决的", "待解决的", "没有解决的") {
		return ""
	}
	for i := range t.r.roster.Indicators {
		if x := &t.r.roster.Indicators[i]; x.Kind == Visit && x.Solves && !hasNamed(had, x.Name) {
			return x.Name
		}
	}
	return ""
}

// isWholeSum reports whether the number at the i-th token is said to be a sum, not of a year,
// and no other number of its unit is said: 拢共四十户.
func (t *numbering) isWholeSum(c *clause, i int) bool {
	if i == 0 || !c.toks[i-1].Is(lex.Total) || c.isRunning(i) {
		return false
	}
	n := 0
	for k := range t.clauses {
		for z := range t.clauses[k].toks {
			if w := &t.clauses[k].toks[z]; w.Kind == token.Number && !w.Num.Odd && w.Num.Unit == c.toks[i].Num.Unit {
				n++
			}
		}
	}
	return n == 1
}

// overcome is the indicator of problems that were solved where a number is of what was
// overcome: 攻下来一个焊缝的质量问题.
func (t *numbering) overcome(p *passage, r ref) *Indicator {
	c, u := &t.clauses[r.clause], t.at(r)
	if t.within(c.start, u.Start, overcame) < 0 && (r.clause == 0 || c.strong || r.token > 0 || t.within(t.clauses[r.clause-1].start, c.start, overcame) < 0) || t.within(u.End, c.end, obstacles) < 0 || c.has(lex.GroupCue) && t.within(u.End, c.end, []string{"小组"}) >= 0 {
		return nil
	}
	for i := range t.r.roster.Indicators {
		if x := &t.r.roster.Indicators[i]; x.Kind == Activity && x.Solves && x.Takes(u.Num.Unit) && t.speaksOf(p, x.Type) {
			return x
		}
	}
	return nil
}

var (
	overcame  = []string{"攻下", "攻克", "啃下", "拿下", "解决", "破解", "攻破", "突破", "克服"}
	obstacles = []string{"问题", "难题", "难关", "瓶颈", "毛病", "难点"}
)

// corrected is what a number of a correction is by the word before it: 实到是9, 答疑是6;
// for a meeting with a figure of its own, that one.
func (t *numbering) corrected(p *passage, r ref, name string) string {
	c, u := &t.clauses[r.clause], t.at(r)
	label := t.labelBefore(p, r)
	switch {
	case t.isOld(p, r), r.token+1 < len(c.toks) && c.toks[r.token+1].Is(lex.Absence) && countsHeads(u.Num.Unit):
		return isNone
	case t.namesRight(c, r.token) != 0:
		return map[lex.Class]string{lex.Expected: isExpected, lex.Present: isPresent}[t.namesRight(c, r.token)]
	case label == nil && u.Num.Unit == "" && !slices.ContainsFunc(p.clauses, func(i int) bool { return t.clauses[i].has(lex.Meeting, lex.VisitType) }):
		return isNone // 不是6是5: the conversation tells of what
	case label == nil || name == isNone && !(r.token > 0 && c.toks[r.token-1].IsAny(lex.NewValue, lex.Actual)):
		return name
	case label.Is(lex.Expected):
		return isExpected
	case label.Is(lex.Present):
		return isPresent
	case label.Is(lex.Solve), label.Start < c.start && c.namesFigure():
		return name
	}
	if ind := t.ownOf(p, u); ind != nil {
		return ind.Name
	}
	fits := func(named func(*Indicator) bool) string {
		for i := range t.r.roster.Indicators {
			if x := &t.r.roster.Indicators[i]; named(x) && x.Takes(u.Num.Unit) {
				return x.Name
			}
		}
		return ""
	}
	return cmp.Or(fits(func(x *Indicator) bool { return x.NamedBy(label.Word) }), fits(func(x *Indicator) bool { return x.Type != "" && x.Type == family(label.Word) }), name)
}

// isOld reports whether a number of a correction is the one that no longer holds, and
// another of its unit does: 企业应为3户（原报5户）, 说的是35户，其实31户.
func (t *sentence) isOld(p *passage, r ref) bool {
	c, u := &t.clauses[r.clause], t.at(r)
	said := false
	for k := r.token - 1; k >= 0 && !said && !c.toks[k].Is(lex.NewValue) && !c.numberAt(k); k-- {
		said = c.toks[k].Is(lex.NotValue)
	}
	behind := false
	if !said {
		was := runes.AnyAt(t.s.Runes, c.start, formerly...) > 0 && (c.aside || setBefore(t, p, r))
		said = was || t.within(c.start, u.Start, toldBefore) >= 0
		behind = said && !was && !c.aside
	}
	if !said {
		return false
	}
	turned := false
	for _, i := range p.clauses {
		d := &t.clauses[i]
		for k := range d.toks {
			w, at := &d.toks[k], ref{i, k}
			turned = turned || r.before(at) && w.IsAny(lex.NewValue, lex.Actual)
			if at != r && w.Kind == token.Number && !w.Num.Odd && w.Num.Unit == u.Num.Unit && (!behind || turned) {
				return true
			}
		}
	}
	return false
}

// setBefore reports whether a number of the same unit was set before another, behind a word
// that puts a new value: 实到应为9人，原来写的是8人.
func setBefore(t *sentence, p *passage, r ref) bool {
	for _, i := range p.clauses {
		for k := range t.clauses[i].toks {
			at := ref{i, k}
			if at.before(r) && t.clauses[i].numberAt(k) && t.at(at).Num.Unit == t.at(r).Num.Unit && slices.ContainsFunc(t.clauses[i].toks[:k], func(u token.Token) bool { return u.IsAny(lex.NewValue, lex.Actual) }) {
				return true
			}
		}
	}
	return false
}

// formerly open what a number was before it was put right.
var formerly = []string{"原报", "原来", "原先", "原为", "原写", "原填", "原记", "之前", "先前", "当时", "上次", "那时", "以前"}

// toldBefore are words with which people say what they told before.
var toldBefore = []string{"说的是", "写的是", "报的是", "记的是", "填的是", "录的是"}

// namesRight is 应到 or 实到 where it stands right before a number, but for a word that
// puts a new value: 应到应为10.
func (t *sentence) namesRight(c *clause, i int) lex.Class {
	k := i - 1
	if k >= 0 && c.toks[k].Is(lex.NewValue) {
		k--
	}
	if k >= 0 && k < i-1 && c.toks[k].End == c.toks[k+1].Start && c.toks[k].IsAny(lex.Expected, lex.Present) {
		return c.toks[k].Word.Class
	}
	return 0
}

// cueRightBefore is the indicator that the word right before a number or its list names,
// where nothing right behind it does: 场次2, 企业三五家, 企业分别是五户、三户.
func (t *numbering) cueRightBefore(p *passage, c *clause, i int) *Indicator {
	kind := p.kind
	u := &c.toks[i]
	if i+1 < len(c.toks) && c.toks[i+1].Start == u.End && (c.toks[i+1].IsAny(lex.Counted, lex.FigureCue) || u.Num.Unit == "" && c.toks[i+1].Kind != token.Break) {
		return nil
	}
	inList := func(k int) bool { return c.numberAt(k) && t.listEnd(c, k) >= i }
	k, listed := i-1, false
	for ; k >= 0; k-- {
		if w := &c.toks[k]; w.IsAny(lex.Each, lex.NewValue) || inList(k) || inList(k-1) {
			listed = true
		} else {
			break
		}
	}
	if k < 0 || !listed && c.toks[k].End != u.Start {
		return nil
	}
	w := &c.toks[k]
	if s := t.span(w.Start, w.End); kind == Activity && u.Num.Unit == "" && w.End-w.Start > 1 && !w.Is(lex.FigureCue) {
		for j := range t.r.roster.Indicators {
			if x := &t.r.roster.Indicators[j]; strings.HasSuffix(x.Name, s) && t.speaksOf(p, x.Type) {
				return x // 会议2, of 攻关会议
			}
		}
	}
	if !w.Is(lex.FigureCue) && (!w.Is(lex.Counted) || u.Num.Unit == "") {
		return nil
	}
	for j := range t.r.roster.Indicators {
		if x := &t.r.roster.Indicators[j]; x.Kind == kind && x.NamedBy(w.Word) && x.Takes(u.Num.Unit) {
			return x
		}
	}
	return nil
}

func hasNamed(had []given, name string) bool {
	return slices.ContainsFunc(had, func(g given) bool { return g.name == name })
}

// severalSaid reports whether the parts of a sum are of several points, or of several
// figures, or are dealt out.
func (t *numbering) severalSaid(u *token.Token) bool {
	named, dated := 0, 0
	for i := range t.clauses {
		c := &t.clauses[i]
		named += len(c.names)
		parts := slices.ContainsFunc(c.toks, func(w token.Token) bool {
			return w.Kind == token.Number && w.Num.Unit == u.Num.Unit && t.sumOf(&w) < 0
		})
		if parts {
			dated += len(c.whens)
		}
		if said := t.span(c.start, c.end); parts && (beginsAmong(said) || strings.HasPrefix(said, "其余")) {
			continue
		}
		if c.has(lex.Each, lex.GroupRef) || parts && c.namesFigure() {
			return true
		}
	}
	return named > 1 || dated > 1
}

// summed is the indicator that is named where the sum is said of which a number is a
// part: 一共服务企业15户，其中钢市7户.
func (t *numbering) summed(p *passage, u *token.Token) *Indicator {
	for i := range t.clauses {
		c := &t.clauses[i]
		for k := range c.toks {
			if w := &c.toks[k]; w.Kind == token.Number && !w.Num.Odd && w.Num.Unit == u.Num.Unit && t.sumOf(w) > 0 {
				for j := range t.r.roster.Indicators {
					if x := &t.r.roster.Indicators[j]; x.Kind == p.kind && namesOne(x, c) && x.Takes(u.Num.Unit) {
						return x
					}
				}
			}
		}
	}
	return nil
}

// announces are the units in which people say how much they are going to tell: 补三条,
// 居然三件事.
var announces = runes.Words("条 件 样 桩 笔")

// ownOf is the indicator of the one type of meeting that a passage names: 谈心谈话3个.
func (t *numbering) ownOf(p *passage, u *token.Token) *Indicator {
	typ := ""
	for _, i := range p.cued() {
		for k := range t.clauses[i].toks {
			if w := &t.clauses[i].toks[k]; w.Is(lex.Meeting) {
				if typ != "" && typ != w.Word.Value {
					return nil
				}
				typ = w.Word.Value
			}
		}
	}
	for i := range t.r.roster.Indicators {
		if x := &t.r.roster.Indicators[i]; typ != "" && x.Kind == Meeting && x.Type == typ && x.Takes(u.Num.Unit) {
			return x
		}
	}
	return nil
}

// isHalfWord reports whether the 一 at the i-th token is half of a word: 一堆.
func (t *numbering) isHalfWord(c *clause, i int) bool {
	u := &c.toks[i]
	return u.End-u.Start == 1 && t.s.Runes[u.Start] == '一' && i+1 < len(c.toks) && c.toks[i+1].Kind == token.Text && c.toks[i+1].Start == u.End && !runes.IsBreak(t.s.Runes[u.End])
}

// isDifference reports whether a number only says by how much another was wrong: 漏了一家,
// 少记了5户.
func (t *numbering) isDifference(u *token.Token) bool {
	return runes.AnyBefore(t.s.Runes, u.Start, differences...)
}

// differences stand before how much was left out or told too much.
var differences = strings.Fields("少说 少说了 漏说 漏说了 多说 多说了 漏 漏了 漏报 漏报了 漏记 漏记了 漏算 漏算了 少了 少报 少报了 少记 少记了 少算 少算了 少写 少写了 多了 多报 多报了 多记 多记了 多算 多算了 多写 多写了")

// isPart reports whether a number is part of another: 其中 opens its clause, or it says only
// where some of those are: 挂了两块牌子一块在塔吊班一块在钢筋班.
func (t *numbering) isPart(c *clause, u *token.Token) bool {
	if beginsAmong(t.span(c.start, u.Start)) {
		return true
	}
	if runes.At(t.s.Runes, u.End) != '在' {
		return false
	}
	for i := range t.clauses {
		for k := range t.clauses[i].toks {
			if w := &t.clauses[i].toks[k]; w.Start < u.Start && w.Kind == token.Number && !w.Num.Odd && w.Num.Unit == u.Num.Unit && w.Num.Value > u.Num.Value {
				return true
			}
		}
	}
	return false
}

// beginsAmong reports whether a text begins with 其中, or with another word for some of those that were told: 那个这里头有.
func beginsAmong(s string) bool {
	s = strings.TrimLeft(strings.TrimPrefix(s, "那个"), " 这那")
	return slices.ContainsFunc(amongThem, func(w string) bool { return strings.HasPrefix(s, w) })
}

var amongThem = []string{"其中", "余下", "里头", "里面", "里边", "当中", "之中", "中间有"}

// isRunning reports whether the number at the i-th token is a sum over a year so far.
func (c *clause) isRunning(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if c.toks[k].Is(lex.Total) {
			return c.toks[k].Word.Value == lex.Running
		}
		if c.toks[k].Kind == token.Number {
			return false
		}
	}
	return false
}

// namesFigure reports whether a word of a clause names a figure.
func (c *clause) namesFigure() bool {
	return c.has(lex.FigureCue, lex.Counted, lex.Solve, lex.Expected, lex.Present)
}

// listEnd returns the last number of the list that begins at the i-th token: numbers
// of one unit, said once, with nothing but 、 or 和 between them.
func (t *numbering) listEnd(c *clause, i int) int {
	if !c.numberAt(i) {
		return i
	}
	last := i
	for k := i + 1; k < len(c.toks); k++ {
		u := &c.toks[k]
		switch {
		case u.Kind == token.Number && !u.Num.Odd && !u.Num.Vague && (c.toks[last].Num.Unit == "" || c.toks[last].Num.Unit == u.Num.Unit):
			last = k
		case u.Kind == token.Break && u.Sign == '、', u.Kind == token.Text && u.End-u.Start == 1 && strings.ContainsRune("和跟与", t.s.Runes[u.Start]):
		default:
			return last
		}
	}
	return last
}

// isClock reports whether a number is part of a time of day: 14:30.
func (t *numbering) isClock(u *token.Token) bool {
	n := t.s.Runes
	return u.Num.Unit == "" && (runes.At(n, u.End) == ':' && runes.IsDigit(runes.At(n, u.End+1)) || runes.At(n, u.Start-1) == ':' && runes.IsDigit(runes.At(n, u.Start-2)))
}

var (
	beside = []lex.Class{lex.FigureCue, lex.Solve, lex.Counted, lex.Expected, lex.Present, lex.Absence, lex.Everyone, lex.GroupRef, lex.Meeting, lex.VisitType, lex.GroupCue, lex.Total, lex.Each, lex.NotValue, lex.NewValue}
	within = []lex.Class{lex.Each, lex.All, lex.Total, lex.Everyone, lex.Expected, lex.Present, lex.Actual, lex.Meeting, lex.VisitType, lex.FigureCue, lex.Solve, lex.NotValue, lex.NewValue, lex.Report, lex.Saying, lex.Finding, lex.Trouble, lex.Teach, lex.Law, lex.Notified, lex.Perfect, lex.GoVerb, lex.GroupRef, lex.Absence, lex.Asking}
	behind = []lex.Class{lex.Solve, lex.All, lex.Report, lex.Saying, lex.Finding, lex.Trouble, lex.Everyone, lex.Present, lex.Expected}
	ahead  = []lex.Class{lex.FigureCue, lex.Solve, lex.Present, lex.Expected, lex.Meeting, lex.VisitType, lex.Report, lex.Each}
)

func (t *numbering) numberFeatures(p *passage, r ref, index int) model.Bag {
	c, u := &t.clauses[r.clause], t.at(r)
	unit, kind := u.Num.Unit, string(p.kind)
	b := make(model.Bag, 0, 256)
	add := func(parts ...string) {
		f := model.Of(parts...)
		b = append(b, f, f.With("|").With(kind))
	}
	l1, l2 := t.codeAt(r.clause, r.token-1), t.codeAt(r.clause, r.token-2)
	r1, r2 := t.codeAt(r.clause, r.token+1), t.codeAt(r.clause, r.token+2)
	lc, rc := t.cueBeside(r, -1), t.cueBeside(r, 1)
	add("1")
	add("u=", unit)
	add("l1=", l1)
	add("r1=", r1)
	add("l2=", l2)
	add("r2=", r2)
	add("l12=", l2, l1)
	add("r12=", r1, r2)
	add("u", unit, "l1", l1)
	add("u", unit, "r1", r1)
	add("lc=", lc)
	add("rc=", rc)
	add("lrc=", lc, rc)
	add("u", unit, "lc=", lc)
	add("u", unit, "rc=", rc)
	add("u", unit, "lrc", lc, rc)
	for m := 1; m <= 3; m++ {
		add("cl", t.span(u.Start-m, u.Start))
		add("cr", t.span(u.End, u.End+m))
	}
	add("clr", t.span(u.Start-1, u.Start), unit, t.span(u.End, u.End+1))
	for _, cl := range within {
		if c.has(cl) {
			add("C", strconv.Itoa(int(cl)))
		}
	}
	if r.clause+1 < len(t.clauses) {
		for _, cl := range behind {
			if t.clauses[r.clause+1].has(cl) {
				add("nC", strconv.Itoa(int(cl)))
			}
		}
	}
	if r.clause > 0 {
		for _, cl := range ahead {
			if t.clauses[r.clause-1].has(cl) {
				add("pC", strconv.Itoa(int(cl)))
			}
		}
		if codes := t.codes[r.clause-1]; r.token == 0 {
			add("pl=", codes[len(codes)-1])
		}
	}
	eachBit(t.familiesIn(c.start, u.Start), func(f int) { add("A0:", families[f].name) })
	eachBit(t.familiesIn(u.End, c.end), func(f int) { add("A1:", families[f].name) })
	add("i", strconv.Itoa(min(index, 1)))
	if unit == "" && runes.IsHan(runes.At(t.s.Runes, u.End)) {
		add("unitless")
		add("unitless", r1)
	}
	if u.Num.Approx {
		add("about")
	}
	if u.Num.Value == 1 {
		add("one")
		if t.s.Runes[u.Start] == '一' {
			add("yi")
			add("yi", unit)
		}
	}
	if c.spansYear() {
		add("year")
	}
	if len(c.toks) <= 2 {
		add("alone")
	}
	add("by=", string(t.by.Role))
	switch t.sumOf(u) {
	case 1:
		add("sum")
	case -1:
		add("part")
	}
	if t.isPart(c, u) {
		add("within")
	}
	if c.isRunning(r.token) {
		add("running")
	}
	for _, q := range p.cued() {
		for z := range t.clauses[q].toks {
			switch w := &t.clauses[q].toks[z]; {
			case w.Is(lex.GroupCue), w.Is(lex.FigureCue) && w.Word.Group != string(Visit):
				add("fam=", family(w.Word), "u=", unit)
			case w.Is(lex.Meeting):
				add("mt=", w.Word.Value)
			case w.Is(lex.VisitType):
				add("vt=", w.Word.Value, unit)
			}
		}
	}
	b.Sort()
	return b
}

// cued are the clauses whose cues tell what a passage is of: its own, and where they
// name nothing those of the passage before.
func (p *passage) cued() []int {
	if len(p.head) == 0 {
		return p.clauses
	}
	return slices.Concat(p.head, p.clauses)
}

// sumOf is 1 for a number that is said to be the sum of all others of its unit in the
// text, and is, -1 for one of those others, else 0.
func (t *numbering) sumOf(u *token.Token) int {
	if t.whole&summing == 0 {
		return 0
	}
	sum, count, most := 0, 0, 0
	for i := range t.clauses {
		for k := range t.clauses[i].toks {
			if w := &t.clauses[i].toks[k]; w.Kind == token.Number && !w.Num.Odd && !w.Num.Vague && w.Num.Unit == u.Num.Unit && !(w.Num.Value == most && k > 0 && t.clauses[i].toks[k-1].Is(lex.Total)) {
				sum, count, most = sum+w.Num.Value, count+1, max(most, w.Num.Value)
			}
		}
	}
	switch {
	case count < 3 || most*2 != sum:
		return 0
	case u.Num.Value == most:
		return 1
	}
	return -1
}

var summing = familyBits("sum")

// cueBeside is the code of the nearest cue to one side of a token.
func (t *numbering) cueBeside(r ref, step int) string {
	c := &t.clauses[r.clause]
	for q := r.token + step; q >= 0 && q < len(c.toks); q += step {
		w := &c.toks[q]
		if w.Kind == token.Number && !w.Num.Odd {
			return "NUM" + w.Num.Unit
		}
		if w.Kind == token.Word && slices.Contains(beside, w.Word.Class) {
			return t.codes[r.clause][q]
		}
	}
	return "-"
}

// numberRelations says how each name is related to what stands around a number.
func (t *numbering) numberRelations(p *passage, r ref, names []string, had []given) [][]model.Feature {
	c, u := &t.clauses[r.clause], t.at(r)
	left, right := cueAt(c, c.leftCue(r.token, -1)), cueAt(c, c.rightCue(r.token))
	var before *clause
	if r.clause > 0 {
		before = &t.clauses[r.clause-1]
	}
	takers := 0
	for _, n := range names {
		if t.indicator(n) != nil {
			takers++
		}
	}
	picked := t.pickedFor(p.kind, u, left, right)
	headsLeft, headsRight := t.headsLeft(c, r.token), headsRight(c, r.token)
	kind := string(p.kind)
	came, label := t.attendance(c), t.labelBefore(p, r)
	beside := t.headsBeside(p, r)
	sum := t.sumOf(u)
	is := func(v *int) bool { return v != nil && *v == u.Num.Value }
	out := make([][]model.Feature, len(names))
	for k, n := range names {
		b := make(model.Bag, 0, 24)
		add := func(parts ...string) {
			f := model.Of("rel:").With(strings.Join(parts, ""))
			b = append(b, f, f.With("|").With(kind))
		}
		if s := t.hadBefore(r, n, had); s != "" {
			add(s)
		}
		switch ind := t.indicator(n); {
		case ind != nil:
			if left != nil && ind.NamedBy(left.Word) {
				add("lc", strconv.Itoa(int(left.Word.Class)))
			}
			if right != nil && ind.NamedBy(right.Word) {
				add("rc", strconv.Itoa(int(right.Word.Class)))
			}
			if namesOne(ind, c) {
				add("in")
			}
			if before != nil && namesOne(ind, before) {
				add("prev")
				if left == nil && right == nil {
					add("prev-only")
				}
			}
			if u.Num.Unit == ind.Unit {
				add("unit=")
				add("unit=", ind.Unit)
			} else if u.Num.Unit != "" {
				add("units")
			}
			if takers == 1 {
				add("sole")
			}
			if ind == picked {
				add("pick")
			}
			if ind.Kind == Activity && t.speaksOf(p, ind.Type) {
				add("fam")
			}
			if label != nil && ind.NamedBy(label.Word) {
				add("label")
			}
		case n == isNone:
			if picked == nil {
				add("nopick")
			}
			if sum != 0 {
				add("sum", strconv.Itoa(sum))
			}
		default:
			add(n, "hl", strconv.Itoa(int(headsLeft)))
			switch {
			case n == isExpected && is(came.expected), n == isPresent && is(came.present):
				add("came")
			case n == isBoth && is(came.expected) && is(came.present):
				add("cameall")
			}
			if label != nil && (n == isExpected && label.Is(lex.Expected) || n == isPresent && label.Is(lex.Present)) {
				add("label")
			}
			if headsRight >= 0 {
				add(n, "hr", strconv.Itoa(int(c.toks[headsRight].Word.Class)))
			}
			if c.has(lex.Each) {
				add(n, "each")
			}
			for _, s := range beside {
				add(n, s)
			}
		}
		b.Sort()
		out[k] = b
	}
	return out
}

// headsBeside says how a number of heads stands to the numbers of heads before and
// behind it: 5人应到4人实到, 五个委员差俩.
func (t *numbering) headsBeside(p *passage, r ref) []string {
	if p.kind != Meeting && p.kind != Correction {
		return nil
	}
	u := t.at(r)
	var before, after *token.Token
	for _, i := range p.clauses {
		for k := range t.clauses[i].toks {
			w, at := &t.clauses[i].toks[k], ref{i, k}
			switch {
			case at == r:
			case w.Is(lex.Meeting) && at.before(r): // of another meeting
				before = nil
			case w.Is(lex.Meeting) && after == nil && before != nil:
				after = w
			case w.Kind != token.Number || w.Num.Odd || !countsHeads(w.Num.Unit):
			case at.before(r):
				before = w
			case after == nil:
				after = w
			}
		}
	}
	compared := func(w *token.Token) string {
		switch {
		case w.Num.Value > u.Num.Value:
			return ">"
		case w.Num.Value < u.Num.Value:
			return "<"
		}
		return "="
	}
	var out []string
	pair := ""
	if before != nil {
		how := compared(before)
		out = append(out, "pv"+how, "pv"+how+t.headWord(before.End, u.Start))
		pair += how
	}
	pair += "|"
	if after != nil && after.Kind == token.Number {
		how := compared(after)
		out = append(out, "nx"+how, "nx"+how+t.headWord(u.End, after.Start), "nx"+how+t.headWord(u.End, after.Start)+t.headWord(after.End, after.End+4))
		pair += how
	}
	return append(out, "pair"+pair, "pair"+pair+t.headWord(u.End, u.End+4))
}

// headWord is the word about heads that stands first in a stretch: 到 of 5人到4人.
func (t *numbering) headWord(from, to int) string {
	for i := from; i < min(to, len(t.s.Runes)); i++ {
		if t.s.Runes[i] == '、' || t.s.Runes[i] == ',' && to-from > 4 {
			return string(t.s.Runes[i])
		}
		for _, w := range headWords {
			if runes.HasAt(t.s.Runes, i, w) {
				return w
			}
		}
	}
	return ""
}

var headWords = []string{"应", "该", "实", "到", "来", "齐", "差", "缺", "没", "请假", "出差", "都", "全", "参加", "去", "列席"}

// listeners is the indicator in 人次 that is named right beside a number of people: 听讲35人, 35人听讲.
func listeners(all []Indicator, c *clause, k int) *Indicator {
	u := &c.toks[k]
	if u.Num.Odd || u.Num.Unit != "人" && u.Num.Unit != "名" && u.Num.Unit != "位" && u.Num.Unit != "个" && u.Num.Unit != "" {
		return nil
	}
	beside := func(at int) bool {
		if at < 0 || at >= len(c.toks) || !c.toks[at].Is(lex.FigureCue) {
			return false
		}
		return at < k && u.Start-c.toks[at].End <= 1 || at > k && c.toks[at].Start == u.End
	}
	for i := range all {
		if x := &all[i]; x.Unit == "人次" && (beside(k-1) && x.NamedBy(c.toks[k-1].Word) || beside(k+1) && x.NamedBy(c.toks[k+1].Word)) {
			return x
		}
	}
	return nil
}

// labelBefore is the word that names what a number of a correction is: the latest
// before it, in whichever clause.
func (t *numbering) labelBefore(p *passage, r ref) *token.Token {
	if p.kind != Correction {
		return nil
	}
	for i := r.clause; i >= 0; i-- {
		c := &t.clauses[i]
		for k := len(c.toks) - 1; k >= 0; k-- {
			if i == r.clause && k >= r.token {
				continue
			}
			if u := &c.toks[k]; u.IsAny(lex.Expected, lex.Present, lex.FigureCue, lex.Solve, lex.Counted) {
				return u
			}
		}
	}
	return nil
}

// pickedFor is the indicator that the tables would give a number.
func (t *numbering) pickedFor(kind Kind, u, left, right *token.Token) *Indicator {
	var picked *Indicator
	try := func(k Kind, typ string) {
		rows := t.r.lex.Rows(k, typ)
		if len(rows) == 0 {
			return
		}
		if ind, by := pick(rows, u.Num, left, right); ind != nil && (picked == nil || by != byUnit) && (k == Visit || by != byUnit) {
			picked = ind
		}
	}
	if kind == Visit || kind == Correction {
		try(Visit, "")
	}
	if kind == Activity || kind == Correction {
		for _, typ := range Types(Activity) {
			try(Activity, typ)
		}
	}
	return picked
}

func (t *numbering) speaksOf(p *passage, typ string) bool {
	for _, i := range p.cued() {
		for z := range t.clauses[i].toks {
			w := &t.clauses[i].toks[z]
			if w.IsAny(lex.GroupCue, lex.FigureCue) && family(w.Word) == typ || w.Is(lex.Meeting) && w.Word.Value == typ {
				return true
			}
		}
	}
	return false
}

func namesOne(ind *Indicator, c *clause) bool {
	for k := range c.toks {
		if c.toks[k].Kind == token.Word && ind.NamedBy(c.toks[k].Word) {
			return true
		}
	}
	return false
}

// hadBefore says how a number that would be n again stands to the one before.
func (t *numbering) hadBefore(r ref, n string, had []given) string {
	at := -1
	for q := range had {
		if had[q].name == n {
			at = q
		}
	}
	if at < 0 {
		return ""
	}
	c, last := &t.clauses[r.clause], had[len(had)-1]
	listed := r.token > 1 && last.clause == r.clause && last.name == n && r.token-last.token <= 3
	switch {
	case t.repaired(last.ref, r):
		return "had-repaired"
	case c.has(lex.Each), listed && t.at(last.ref).Num.Unit == t.at(r).Num.Unit:
		return "had-list"
	case t.anchoredBetween(had[at].ref, r):
		return "had-anchored"
	case c.has(lex.Wrong, lex.NewValue, lex.NotValue), r.clause > 0 && t.clauses[r.clause-1].has(lex.Wrong, lex.NotValue):
		return "had-revised"
	}
	return "had"
}

// anchoredBetween reports whether a point, a day or a group is named between.
func (t *numbering) anchoredBetween(a, b ref) bool {
	for i := a.clause; i <= b.clause; i++ {
		for k := range t.clauses[i].toks {
			z, w := ref{i, k}, &t.clauses[i].toks[k]
			if a.before(z) && z.before(b) && (w.Kind == token.Name || w.Kind == token.When || w.Is(lex.GroupRef)) {
				return true
			}
		}
	}
	return false
}

func (t *sentence) indicator(name string) *Indicator {
	for i := range t.r.roster.Indicators {
		if t.r.roster.Indicators[i].Name == name {
			return &t.r.roster.Indicators[i]
		}
	}
	return nil
}

// wanted tells in training what a number of a passage is.
func (t *numbering) wanted(p *passage) func(ref, []string) string {
	used := map[string]int{}
	return func(r ref, names []string) string {
		u := t.at(r)
		best, most, of := isNone, -1, 0
		for i := range p.want {
			g := &p.want[i]
			try := func(name string, v *int, s int) {
				if v == nil || *v != u.Num.Value || !slices.Contains(names, name) {
					return
				}
				if s -= 4 * used[strconv.Itoa(i)+name]; s > most {
					best, most, of = name, s, i
				}
			}
			if g.Expected != nil && g.Present != nil && *g.Expected == u.Num.Value && *g.Present == u.Num.Value && t.headsOf(p, u.Num.Value) == 1 && slices.Contains(names, isBoth) {
				return isBoth
			}
			for _, name := range slices.Sorted(maps.Keys(g.Figures)) {
				v, s := g.Figures[name], 2
				if ind := t.indicator(name); ind != nil && ind.Unit == u.Num.Unit {
					s = 3
				}
				try(name, &v, s)
			}
			if t.behindExpected(r) {
				try(isExpected, g.Expected, 3)
				try(isPresent, g.Present, 2)
			} else {
				try(isExpected, g.Expected, 2)
				try(isPresent, g.Present, 3)
			}
		}
		if most < 0 {
			return isNone
		}
		used[strconv.Itoa(of)+best]++
		return best
	}
}

// headsOf counts the numbers of heads in a passage that are v.
func (t *numbering) headsOf(p *passage, v int) (n int) {
	for _, i := range p.clauses {
		for k := range t.clauses[i].toks {
			if u := &t.clauses[i].toks[k]; u.Kind == token.Number && !u.Num.Odd && u.Num.Value == v && countsHeads(u.Num.Unit) {
				n++
			}
		}
	}
	return n
}

func (t *numbering) behindExpected(r ref) bool {
	c := &t.clauses[r.clause]
	for q := r.token - 1; q >= 0; q-- {
		if c.toks[q].Is(lex.Expected) {
			return true
		}
		if c.toks[q].Is(lex.Present) || c.toks[q].Kind == token.Number {
			return false
		}
	}
	return false
}
