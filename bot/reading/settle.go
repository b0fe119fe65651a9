package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// A settler decides about tokens what their neighbours tell.
type settler struct{ *utterance }

// settle decides what the scan could not see: names together with the 支部 that
// follows them, and what words lose in their place.
func (x *settler) settle(toks []token.Token) []token.Token {
	pairs(toks, x.s.Runes)
	toks, notes := token.Settle(x.s, toks, x.today)
	x.noteUnread(notes)
	out := toks[:0]
	for i, t := range toks {
		switch {
		case t.Kind == token.Name && len(out) > 0:
			if last := &out[len(out)-1]; last.Kind == token.Name && t.Start-last.End <= 1 && x.narrow(last, t) {
				continue
			}
		case x.ownOrg >= 0 && t.Kind == token.Text && i+1 < len(toks) && toks[i+1].Kind == token.Number && (toks[i+1].Num.Unit == "人" || toks[i+1].Num.Unit == "名") && t.End == toks[i+1].Start && slices.Contains([]string{"我们", "咱们", "我方", "我们这边"}, string(x.s.Runes[t.Start:t.End])):
			t.Kind, t.Targets = token.Name, []names.Target{{Point: x.own, Org: x.ownOrg}} // 我们8人，一支部12人
		case t.Is(lex.BranchWord) && x.ownOrg >= 0 && runes.AnyAt(x.s.Runes, t.Start, "我", "咱", "本") > 0:
			t.Kind, t.Targets = token.Name, []names.Target{{Point: x.own, Org: x.ownOrg}}
		case t.Is(lex.BranchWord) && len(out) > 0:
			if last := &out[len(out)-1]; last.Kind == token.Name && last.Targets[0].Org < 0 {
				last.End = t.End
				last.Targets = x.branchOf(last.Targets)
				out = append(out, t)
				continue
			}
		case t.Is(lex.ThatOne) && i > 0 && toks[i-1].Kind == token.Number && runes.HasAt(x.s.Runes, t.Start, "问题还"):
			t.End, t.Word = t.End-1, &lex.Word{Class: lex.Counted, Value: "问题"} // 解决了两个问题还有一家…
		case t.Kind == token.Word:
			t.Word = x.reconsider(toks, i)
		}
		out = append(out, t)
	}
	return out
}

// narrow joins 钢市 and 二支部: a point and one of its branches.
func (x *settler) narrow(point *token.Token, t token.Token) bool {
	for _, p := range point.Targets {
		for _, b := range t.Targets {
			if b.Org >= 0 && b.Point == p.Point && p.Org < 0 {
				point.Targets, point.End = []names.Target{b}, t.End
				return true
			}
		}
	}
	return false
}

// branchOf turns 写字楼 + 支部 into the branch, where the point has but one.
func (x *settler) branchOf(ts []names.Target) []names.Target {
	if b := x.r.orgs.Only(ts[0].Point); len(ts) == 1 && b >= 0 {
		return []names.Target{{Point: ts[0].Point, Org: b}}
	}
	return ts
}

// reconsider takes back meanings that a word loses in its place.
func (x *settler) reconsider(toks []token.Token, i int) *lex.Word {
	w := *toks[i].Word
	n := x.s.Runes
	switch {
	case (lex.SlipClass[w.Class] || w.Class == lex.SomeMeeting) && x.isThing(toks[i].End):
		w.Class = lex.Noise
	case w.Class == lex.FigureCue && w.Value == "阵地建设" && slices.ContainsFunc(toks[:i], func(t token.Token) bool { return t.Is(lex.GoVerb) }) && slices.ContainsFunc(toks, func(t token.Token) bool { return t.IsAny(lex.VisitType, lex.Meeting) }):
		w.Class = lex.Noise // 到支部的活动室送政策
	case w.Class == lex.FigureCue && x.asLearning(toks, i):
		w.Value, w.Group = x.learned(w.Value), lex.Learning
	case w.Class == lex.FigureCue && x.ofAnother(toks, i) != nil:
		ind := x.ofAnother(toks, i)
		w.Value, w.Group = ind.Name, ind.Type
	case x.onlyTopic(toks, i):
		w.Class = lex.Noise
	case w.Class == lex.FigureCue && w.Value == "听讲人次" && !counted(toks, i) && !x.countsLectures(toks):
		w.Class = lex.Noise
	case w.Class == lex.FigureCue && w.Value == "宣讲场次" && !counted(toks, i) && !x.countsLectures(toks):
		if slices.ContainsFunc(toks, func(t token.Token) bool {
			return t.Kind == token.Number && (t.Num.Unit == "户" || t.Num.Unit == "家")
		}) {
			w.Class, w.Value = lex.VisitType, "送政策"
		} else if hasLawAfter(toks, i) || slices.ContainsFunc(toks, func(t token.Token) bool { return t.Is(lex.VisitType) }) {
			w.Class = lex.Teach
		}
	case w.Class == lex.Joint && runes.HasAt(n, toks[i].Start, "完了") && i > 0 && (toks[i-1].Kind == token.Text || toks[i-1].IsAny(lex.Teach, lex.GoVerb)) && toks[i-1].End == toks[i].Start:
		w.Class = lex.Perfect // 用完了
	case w.Class == lex.FigureCue && w.Value == "阵地建设" && runes.AnyBefore(n, toks[i].Start, "在", "到", "于", "去", "进"):
		w.Class = lex.Noise
	case w.Class == lex.FigureCue && w.Value == "制定标准" && runes.AnyBefore(n, toks[i].Start, "想", "想要", "怎么", "如何", "需要", "希望", "想自己", "咋"):
		w.Class, w.Topic, w.Weight = lex.Topic, "标准", lex.Sure
	case w.Class == lex.FigureCue && w.Value == "制定标准" && toks[i].End-toks[i].Start == 2:
		if !slices.ContainsFunc(toks, func(t token.Token) bool { return t.Word.Value == "标准" || t.Word.Topic == "标准" }) {
			w.Class = lex.Noise
		}
	case runes.HasAt(n, toks[i].Start, "困难") && runes.AnyAt(n, toks[i].End, "党员", "群众", "商户", "职工", "家庭", "企业", "户", "老党员", "经营户") > 0:
		w.Class, w.Bad = lex.Noise, false // whom 送信心 is for
	case w.Class == lex.Counted && w.Value == "问题" && i+1 < len(toks) && toks[i+1].Sign == ':':
		w.Class = lex.Report
	default:
		return toks[i].Word
	}
	return &w
}

// isThing reports whether a record's name at n[:end] only qualifies a thing:
// 主题党日方案, 党课的讲稿.
func (x *settler) isThing(end int) bool {
	if cameIn(x.s.Runes, end) {
		return false
	}
	if runes.At(x.s.Runes, end) == '的' {
		end++
	}
	return runes.AnyAt(x.s.Runes, end, "材料", "方案", "讲稿", "课件", "通知", "横幅", "老师", "讲师", "场地", "议程", "名单", "表格", "ppt", "教材", "签到表", "稿子", "发言稿", "简报", "模板", "格式", "预算", "经费", "怎么",
		"记录本", "记录表", "条幅", "海报", "设备", "主持词", "照片", "视频", "资料", "牌子样", "申请表", "登记表", "计划表", "安排表", "时间表", "日程", "名额", "指标名额") > 0
}

// ofAnother is the figure that a general word means where another activity is told of:
// the 人次 of 宣讲.
func (x *settler) ofAnother(toks []token.Token, i int) *Indicator {
	if said := string(x.s.Runes[toks[i].Start:toks[i].End]); said != "人次" && said != "次数" && said != "场次" {
		return nil
	}
	typ := ""
	for k := range toks {
		u := &toks[k]
		if k == i || !u.Is(lex.FigureCue) && !u.Is(lex.GroupCue) || u.End-u.Start == 2 && u.Word.Group == toks[i].Word.Group {
			continue
		}
		f := family(u.Word)
		if f == toks[i].Word.Group || typ != "" && f != typ || f == string(Visit) {
			return nil
		}
		typ = f
	}
	unit := ""
	for k := range x.r.roster.Indicators {
		if ind := &x.r.roster.Indicators[k]; ind.Name == toks[i].Word.Value {
			unit = ind.Unit
		}
	}
	for k := range x.r.roster.Indicators {
		if ind := &x.r.roster.Indicators[k]; typ != "" && ind.Type == typ && ind.Takes(unit) {
			return ind
		}
	}
	return nil
}

// counted reports whether a bare number stands right behind a word.
func counted(toks []token.Token, i int) bool {
	if i+1 < len(toks) && toks[i+1].IsAny(lex.NewValue, lex.NotValue) && toks[i+1].Start == toks[i].End {
		return counted(toks, i+1) // 听讲人次应为90, 听讲人次不是120
	}
	return i+1 < len(toks) && toks[i+1].Kind == token.Number && toks[i+1].Start == toks[i].End && toks[i+1].Num.Unit == ""
}

func (x *settler) countsLectures(toks []token.Token) bool {
	return slices.ContainsFunc(toks, func(t token.Token) bool {
		return t.Kind == token.Number && (t.Num.Unit == "场" || t.Num.Unit == "人次" || t.Num.Unit == "节") || t.IsAny(lex.Wrong, lex.Amend)
	})
}

func hasLawAfter(toks []token.Token, i int) bool {
	for _, t := range toks[i+1:] {
		if t.Kind == token.Break {
			return false
		}
		if t.Is(lex.Law) {
			return true
		}
	}
	return false
}

// mostUnread is how many of what could not be read are named.
const mostUnread = 3

// noteUnread keeps what could not be read, as it was typed.
func (x *settler) noteUnread(notes []token.Note) {
	for _, t := range notes {
		if said := strings.TrimSpace(string(x.s.Typed[t.Start:t.End])); len(x.unread) < mostUnread && !slices.Contains(x.unread, said) {
			x.unread = append(x.unread, said)
		}
	}
}
