package duty

import (
	"slices"
	"time"

	"liaison/store/bureau"
	"liaison/store/record"
)

// A Rule is one line of the table.
type Rule struct {
	ID       string
	Name     string
	Who      Who
	Span     Span
	Count    int // how often in a period; 0: it is never open
	Strength Strength
	Article  string
	Types    []string        // the types of gatherings that satisfy it
	From     time.Month      // the month from which it is prompted; 0: all the period
	Move     bool            // a day off moves its day to the next workday
	When     func(Body) bool // whom of Who it binds; nil: all

	day func(*bureau.Org, Terms) int // its day of the month, or 0
}

// Who is whom a rule binds.
type Who string

// The bound.
const (
	OfBranch  Who = "支部"
	OfGroup   Who = "党小组"
	OfTerm    Who = "支部、党委"
	OfPoint   Who = "点"
	OfMeeting Who = "一次会议"
)

// Strength is how the wording binds; it is part of the rule.
type Strength string

// The strengths.
const (
	Usually  Strength = "一般"
	AtLeast  Strength = "至少"
	NotUnder Strength = "一般不少于"
	Ought    Strength = "应当"
	Mixed    Strength = "应当/一般" // see the findings one by one
	OneDay   Strength = "每月相对固定1天"
	Custom   Strength = "制度"
	Local    Strength = "本单位设定"
	Hard     Strength = "hard"
)

// A Body is a 党组织 as conditions see it.
type Body struct {
	*bureau.Org
	Heads  bureau.Heads
	Groups int // how many 党小组 it has
}

// Rules is the whole table, in its order.
var Rules = [...]Rule{
	{ID: "R01", Name: "党员大会", Who: OfBranch, Span: Quarter, Count: 1, Strength: Usually, Article: "条例第十一条",
		Types: []string{record.GeneralMeeting}},
	{ID: "R02", Name: "支委会", Who: OfBranch, Span: Month, Count: 1, Strength: Usually, Article: "条例第十二条、第二十条",
		Types: []string{record.CommitteeMeeting}, When: func(b Body) bool { return b.Committee }},
	{ID: "R03", Name: "党小组会", Who: OfGroup, Span: Month, Count: 1, Strength: Usually, Article: "条例第十三条",
		Types: []string{record.GroupMeeting}, When: func(b Body) bool { return b.Groups > 0 }},
	{ID: "R04", Name: "党课", Who: OfBranch, Span: Quarter, Count: 1, Strength: Local, Article: "条例第十六条",
		Types: []string{record.PartyLecture}},
	{ID: "R05", Name: "主题党日", Who: OfBranch, Span: Month, Count: 1, Strength: OneDay, Article: "条例第十六条",
		Types: []string{record.ThemeDay}, Move: true, day: func(o *bureau.Org, _ Terms) int { return o.ThemeDay }},
	{ID: "R06", Name: "组织生活会", Who: OfBranch, Span: Year, Count: 1, Strength: AtLeast, Article: "条例第十七条",
		Types: []string{record.OrgLifeMeeting}, From: time.October},
	{ID: "R07", Name: "民主评议党员", Who: OfBranch, Span: Year, Count: 1, Strength: Usually, Article: "条例第十八条（条号未核实）",
		Types: []string{record.Appraisal}, From: time.October},
	{ID: "R08", Name: "谈心谈话", Who: OfBranch, Span: Year, Strength: NotUnder, Article: "条例第十九条",
		Types: []string{record.Talk}},
	{ID: "R09", Name: "党费收缴日", Who: OfBranch, Span: Month, Strength: Custom,
		day: func(_ *bureau.Org, t Terms) int { return t.Day }},
	{ID: "R10", Name: "换届", Who: OfTerm, Span: Term, Count: 1, Strength: Usually, Article: "条例第二十一条；任期意见",
		When: func(b Body) bool { _, ok := TermOf(b.Org); return ok }},
	{ID: "R11", Name: "设置体检", Who: OfBranch, Span: OnChange, Strength: Mixed, Article: "条例第四条、第五条、第二十条",
		When: func(b Body) bool { return len(Findings(b)) > 0 }},
	{ID: "R12", Name: "表决", Who: OfMeeting, Span: Once, Strength: Hard, Article: "条例第十一条、第十二条；选举条例"},
	{ID: "R13", Name: "走访联系点", Who: OfPoint, Span: Quarter, Count: 1, Strength: Local},
}

// RuleFor returns the rule that a type of meeting satisfies, or nil.
func RuleFor(meeting string) *Rule {
	for i := range Rules {
		if slices.Contains(Rules[i].Types, meeting) {
			return &Rules[i]
		}
	}
	return nil
}

// RuleOf returns the rule of an id, or nil.
func RuleOf(id string) *Rule {
	for i := range Rules {
		if Rules[i].ID == id {
			return &Rules[i]
		}
	}
	return nil
}

// binds reports whether a 党组织 owes by the rule in periods.
func (r *Rule) binds(b Body) bool {
	branch := b.Kind == bureau.Branch
	ok := branch && (r.Who == OfBranch || r.Who == OfGroup) && r.Span.months() > 0 || r.Who == OfTerm
	return ok && (r.When == nil || r.When(b))
}
