package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// DoAgenda is what the buttons of 会议进度 do: ms:<agenda>.
const DoAgenda = "ms"

// Words about 会议进度.
const (
	AgendaNotYours = "会议进度由责任领导和责任所的同事看。本支部的请发“本月组织生活”。"
	LastMonth      = "上月"
	ThisMonth      = "本月"
	unseen         = "未见记录"
	agendaFoot     = "✅ 是有记录。未见记录的可以随时补录。"
)

// A Progress is how far a 支部 is with what it owes.
type Progress struct {
	Org     *bureau.Org
	Owed    []duty.Obligation
	Unnamed int // 党小组会 of which nobody said which 党小组 met
}

// An Agenda is what a card of 会议进度 is drawn from, 支部 by 支部 in fixed
// order: it is no ranking.
type Agenda struct {
	Rules  []*duty.Rule // only these; none: all
	Period day.Period
	Today  day.Day
	Page   []Progress
	Open   []chat.Button // one for each of the page
	Total  int
	Offset int

	Missing bool // only what was not seen
	AllSeen bool // that was asked for, and there is none
	To      func(offset int) string
	Other   []chat.Button // another period
}

// AgendaRows is how many 支部 a card tells of.
const AgendaRows = 5

// AgendaCard shows what was held and what was not seen.
func AgendaCard(a Agenda) chat.Face {
	title := "会议进度"
	if len(a.Rules) > 0 {
		var names []string
		for _, r := range a.Rules {
			names = append(names, r.Name)
		}
		title = strings.Join(names, "、")
	}
	lines := []string{fmt.Sprintf("🗓 %s · %s", title, PeriodName(a.Period, a.Today))}
	if a.Missing {
		lines[0] += " · " + unseen
	}
	if a.AllSeen {
		lines = append(lines, fmt.Sprintf("都有记录，共 %d 个支部：", a.Total))
	}
	for _, p := range a.Page {
		lines = append(lines, p.Org.Name+"："+a.line(p))
	}
	if a.Total == 0 {
		lines = append(lines, "您的范围内还没有支部。")
	} else {
		lines = append(lines, agendaFoot)
	}
	return chat.Face{Text: strings.Join(lines, "\n"), Buttons: append(rows(a.Open, 2), rows(append(leafBy(AgendaRows, a.Total, a.Offset, a.To), a.Other...), 3)...)}
}

// agendaOrder is the order in which a line tells of the rules.
var agendaOrder = [...]string{"R05", "R02", "R03", "R01", "R04", "R06", "R07", "R08"}

// line tells of one 支部.
func (a Agenda) line(p Progress) string {
	var said []string
	for _, id := range agendaOrder {
		r := duty.RuleOf(id)
		named := slices.Contains(a.Rules, r)
		if len(a.Rules) > 0 && !named {
			continue
		}
		owed := slices.DeleteFunc(slices.Clone(p.Owed), func(o duty.Obligation) bool { return o.Rule != r })
		words := ""
		switch {
		case len(owed) > 0:
			words = a.words(owed, len(a.Rules) == 1)
		case named:
			words = noDuty(r)
		default:
			continue
		}
		if id == "R03" && p.Unnamed > 0 {
			words += fmt.Sprintf("（有 %d 次没写哪个小组）", p.Unnamed)
		}
		if len(a.Rules) != 1 {
			words = r.Name + " " + words
		}
		said = append(said, words)
	}
	if len(said) == 0 {
		return "本期没有要开的"
	}
	return strings.Join(said, "　")
}

// noDuty says why a 支部 owes nothing by a rule.
func noDuty(r *duty.Rule) string {
	switch r.ID {
	case "R02":
		return "不设支委会"
	case "R03":
		return "没有党小组"
	}
	return "本期没有要开的"
}

// NeverOwed says that a 支部 owes nothing by a rule in any period.
func NeverOwed(org string, r *duty.Rule) string { return org + noDuty(r) + "，不用开。" }

// words tell of one rule, period by period; alone it says on which days.
func (a Agenda) words(owed []duty.Obligation, alone bool) string {
	if first := owed[0]; first.Need == 0 {
		return fmt.Sprintf("%s %d 次", PeriodName(first.Period, a.Today), first.Count())
	}
	var gaps []gap
	for from, to := 0, 0; from < len(owed); from = to {
		for to = from; to < len(owed) && owed[to].Period == owed[from].Period; to++ {
		}
		gaps = append(gaps, a.gap(owed[from:to])...)
	}
	days, waived := heldOn(owed)
	switch {
	case len(gaps) > 0:
		return joined(gaps)
	case len(days) == 0:
		return "不适用（" + string(waived) + "）"
	case alone:
		return "✅ " + strings.Join(days, "、")
	}
	return "✅"
}

// heldOn returns the days on which something was held, and why nothing need be.
func heldOn(owed []duty.Obligation) (days []string, waived duty.WaiverReason) {
	for _, o := range owed {
		if o.Waiver != nil {
			waived = o.Waiver.Reason
		}
		for _, h := range o.Held {
			if d := ShortDay(h.Day); !slices.Contains(days, d) {
				days = append(days, d)
			}
		}
	}
	return days, waived
}

// A gap is what was not seen, and in which period; "" is the card's own.
type gap struct{ when, what string }

// gap tells what of one period was not seen, if anything.
func (a Agenda) gap(owed []duty.Obligation) []gap {
	g := gap{what: unseen}
	o := owed[0]
	if o.Period != (day.Period{From: a.Period.From, To: a.Period.To}) {
		g.when = PeriodName(o.Period, a.Today)
	}
	var groups []string
	for _, o := range owed {
		if o.Open() {
			groups = append(groups, "第"+numeral(o.Group)+"小组")
		}
	}
	switch {
	case len(groups) == 0:
		return nil
	case len(groups) < len(owed):
		g.what = strings.Join(groups, "、") + unseen
	case o.From > a.Today:
		g.what = fmt.Sprintf("%d月起", o.From.Time().Month())
	case o.Due > a.Today:
		g.what = "定在" + ShortDay(o.Due)
	case o.Count() > 0 && len(owed) == 1:
		g.what = fmt.Sprintf("还差 %d 次", o.Left())
	}
	return []gap{g}
}

// joined writes the same gap of two months as 1月、3月未见记录.
func joined(gaps []gap) string {
	var b strings.Builder
	for i, g := range gaps {
		b.WriteString(g.when)
		switch last := i+1 == len(gaps); {
		case last:
			b.WriteString(g.what)
		case gaps[i+1].what == g.what:
			b.WriteString("、")
		default:
			b.WriteString(g.what + "，")
		}
	}
	return b.String()
}

// PeriodName names a month, 季, half or year, the year where it is not today's.
func PeriodName(p day.Period, today day.Day) string {
	from, to := p.From.Time(), p.To.Time()
	year := fmt.Sprintf("%d年", from.Year())
	name, first := "", (int(from.Month()) - 1)
	months := int(to.Month()) - int(from.Month()) + 1
	switch {
	case from.Year() != to.Year() || from.Day() != 1 || p.To.Add(1).Time().Day() != 1:
		return span(p)
	case months == 1:
		name = fmt.Sprintf("%d月", from.Month())
	case months == 3 && first%3 == 0:
		name = numeral(first/3+1) + "季度"
	case months == 6 && first == 0:
		name = "上半年"
	case months == 6 && first == 6:
		name = "下半年"
	case months == 12:
		return year
	default:
		name = fmt.Sprintf("%d月—%d月", from.Month(), to.Month())
	}
	if from.Year() != today.Time().Year() {
		return year + name
	}
	return name
}

// BranchesNudged tells who wants branches urged, perhaps those of some points, that the program reminds them.
func BranchesNudged(points []string) string {
	if len(points) == 0 {
		return branchesReminded
	}
	return strings.Join(points, "、") + "：" + branchesReminded
}
