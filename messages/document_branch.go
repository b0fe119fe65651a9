package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// Handbook is the 三会一课记录本 of a 支部 and year: what was recorded, each meeting on
// its page, and room to write by hand where nothing was.
func Handbook(f *DocumentFacts) *word.Document {
	b := f.Branch
	d := &word.Document{Title: "三会一课记录本", Cover: true, Blocks: []word.Block{word.Line(b.Name), word.Line(f.Period.From.Year() + "年")}}
	d.Blocks = append(d.Blocks, f.branchPage()...)
	d.Blocks = append(d.Blocks, word.Page{Title: f.planTitle()})
	d.Blocks = append(d.Blocks, f.planBlocks()...)
	for _, typ := range handbookOrder {
		d.Blocks = append(d.Blocks, f.meetingPages(typ)...)
	}
	d.Blocks = append(d.Blocks, word.Page{Title: "党费收缴"}, f.duesTable(), word.Page{Title: "组织生活索引"}, f.index())
	return d
}

// handbookOrder are the parts of the book. A gathering of several types has its page
// in the first of them; the index names all.
var handbookOrder = []string{record.GeneralMeeting, record.CommitteeMeeting, record.GroupMeeting, record.ThemeDay,
	record.PartyLecture, record.OrgLifeMeeting, record.Appraisal}

// meetingPages are the meetings of a type, or one empty form where the 支部 has none
// recorded and is to hold them.
func (f *DocumentFacts) meetingPages(typ string) (pages []word.Block) {
	seen := false
	for _, r := range f.Branch.Meetings {
		seen = seen || isType(r, typ)
		if pageOf(r) == typ {
			pages = append(pages, word.Page{Title: meetingTitle(r.Types())}, f.meeting(r, bookRoom))
		}
	}
	if !seen && f.owes(typ) {
		pages = append(pages, word.Page{Title: meetingTitle([]string{typ})}, f.blank(typ))
	}
	return pages
}

// pageOf is the part of the book in which a meeting stands.
func pageOf(r *record.Record) string {
	for _, typ := range handbookOrder {
		if isType(r, typ) {
			return typ
		}
	}
	return ""
}

// owes reports whether a type is asked of the 支部 in the year.
func (f *DocumentFacts) owes(typ string) bool {
	return slices.ContainsFunc(f.Branch.Owed, func(o duty.Obligation) bool { return slices.Contains(o.Rule.Types, typ) })
}

// branchPage is what the roster knows of the 支部, and its 支委会 by role.
func (f *DocumentFacts) branchPage() []word.Block {
	b := f.Branch
	theme, groups, ends := "", "", day.Day("")
	if b.ThemeDay > 0 {
		theme = fmt.Sprintf("每月%d日", b.ThemeDay)
	}
	if b.Groups > 0 {
		groups = fmt.Sprintf("%d个", b.Groups)
	}
	if end, ok := duty.TermOf(b.Org); ok {
		ends = end.Day
	}
	point := ""
	if p := f.Dir.Point(b.Point); p != nil {
		point = p.Name
	}
	lines := []formLine{
		line("名称", says(b.Name), 2),
		pair("联系点", says(point), "成立日期", dayOf(b.Founded)),
		pair("上次换届", dayOf(b.Elected), "任期届满", dayOf(ends)),
	}
	if b.Heads.Since != "" {
		full, probation := b.Heads.Full, b.Heads.Probation
		lines = append(lines, pair("正式党员", headsOf(&full), "预备党员", headsOf(&probation)))
	} else {
		lines = append(lines, pair("正式党员", nil, "预备党员", nil))
	}
	lines = append(lines, pair("党小组", says(groups), "主题党日", says(theme)))
	blocks := []word.Block{word.Page{Title: "支部基本情况"}, form("", lines...)}
	return append(blocks, word.Heading1(rosterTitle(b.Org)), rosterTable(b.Org))
}

func rosterTitle(o *bureau.Org) string {
	if o.Committee {
		return "支部委员会"
	}
	return "支部书记"
}

// rosterTable has the roles of the 支委会 (条例第二十条); who has them is written by
// hand.
func rosterTable(o *bureau.Org) word.Table {
	t := word.Table{Columns: []word.Column{{Head: "职务", Width: 3, Middle: true}, {Head: "姓名", Width: 3}, {Head: "分工", Width: 4}, {Head: "备注", Width: 4}}, Lines: 2}
	part := ""
	if o.PartTime == Yes {
		part = "兼职"
	}
	rows := []word.Row{word.Words("书记", "", "", part)}
	if o.Committee {
		rows = append(rows, word.Words("组织委员"), word.Words("宣传委员"), word.Words("纪检委员"))
	}
	t.Groups = []word.Group{{Rows: append(rows, word.Row{}, word.Row{})}}
	return t
}

// duesTable is to be filled month by month: no amounts are kept.
func (f *DocumentFacts) duesTable() word.Table {
	t := word.Table{Columns: []word.Column{{Head: "月份", Width: 2, Middle: true}, {Head: "党费收缴日", Width: 4, Middle: true}, {Head: "收缴情况", Width: 6}, {Head: "经手人签名", Width: 4}}, Lines: 2}
	var rows []word.Row
	for m := range 12 {
		due := ""
		for _, o := range f.Branch.Owed {
			if o.Rule.ID == "R09" && int(o.Period.From.Time().Month()) == m+1 && o.Due != "" {
				due = ShortDay(o.Due)
			}
		}
		rows = append(rows, word.Words(fmt.Sprintf("%d月", m+1), due))
	}
	t.Groups = []word.Group{{Rows: rows}}
	return t
}

// index lists all that was recorded; the numbers lead to its pages.
func (f *DocumentFacts) index() word.Block {
	if len(f.Branch.Meetings) == 0 {
		return word.Paragraph{word.Text("本年度还没有记录。")}
	}
	t := word.Table{Columns: []word.Column{{Head: "日期", Width: 9, Middle: true}, {Head: "类型", Width: 13}, {Head: "议题", Width: 22}, {Head: "实到/应到", Width: 10, Middle: true}, {Head: "编号", Width: 7, Middle: true}}}
	var rows []word.Row
	for _, r := range f.Branch.Meetings {
		types := typeWords(r)
		if n, ok := r.Figure(record.Talk); ok {
			types += fmt.Sprintf(" %d次", n.Value)
		}
		rows = append(rows, word.Row{says(ShortDay(r.Day)), says(types), heard(r, r.Text), says(presence(r)), {numbered(r.ID)}})
	}
	t.Groups = []word.Group{{Rows: rows}}
	return t
}

// presence writes 8/9; a number that nobody said is left out.
func presence(r *record.Record) string {
	n := func(v *int) string {
		if v == nil {
			return "—"
		}
		return fmt.Sprint(*v)
	}
	if r.Detail.Present == nil && r.Detail.Expected == nil {
		return ""
	}
	return n(r.Detail.Present) + "/" + n(r.Detail.Expected)
}

// YearPlan is the plan of a 支部 for a year with what of it was done.
func YearPlan(f *DocumentFacts) *word.Document {
	return &word.Document{Title: f.planTitle(), Subtitle: f.Branch.Name, Blocks: f.planBlocks()}
}

func (f *DocumentFacts) planTitle() string { return f.Period.From.Year() + "年组织生活计划" }

// planParts are the tables of a plan, by the rules that ask for what stands in them.
var planParts = []struct {
	title string
	rules []string
}{
	{"三会一课", []string{"R01", "R02", "R03", "R04"}},
	{"主题党日", []string{"R05"}},
	{"组织生活会和民主评议党员", []string{"R06", "R07"}},
}

// planBlocks are the tables of the plan: when, what, and whether it was done. A □
// is open, a √ leads to the record.
func (f *DocumentFacts) planBlocks() (blocks []word.Block) {
	n := 0
	head := func(title string) {
		blocks = append(blocks, word.Heading1(numerals[n]+"、"+title))
		n++
	}
	for _, part := range planParts {
		var groups []word.Group
		for _, id := range part.rules {
			if g := f.planGroup(id); len(g.Rows) > 0 {
				groups = append(groups, g)
			}
		}
		if len(groups) > 0 {
			head(part.title)
			if len(part.rules) == 1 {
				groups[0].Name = ""
			}
			blocks = append(blocks, planTable(groups))
		}
	}
	head("学习")
	learn := word.Group{}
	for _, r := range f.Branch.Learned {
		learn.Rows = append(learn.Rows, word.Row{says(ShortDay(r.Day)), heard(r, r.Text), {word.Text("√ "), numbered(r.ID)}})
	}
	for range max(1, 4-len(learn.Rows)) {
		learn.Rows = append(learn.Rows, word.Row{})
	}
	table := planTable([]word.Group{learn})
	table.Lines = 2
	blocks = append(blocks, table)
	if len(f.Branch.Plans) > 0 {
		head("其他安排")
		var other word.Group
		for _, r := range f.Branch.Plans {
			other.Rows = append(other.Rows, word.Row{says(ShortDay(r.Day)), heard(r, r.Text), {numbered(r.ID)}})
		}
		blocks = append(blocks, planTable([]word.Group{other}))
	}
	return blocks
}

func planTable(groups []word.Group) word.Table {
	return word.Table{Columns: []word.Column{{Head: "时间", Width: 5, Middle: true}, {Head: "主题（内容）", Width: 12}, {Head: "完成情况", Width: 11}}, Groups: groups}
}

// planGroup is what one rule asks for in the year, period by period.
func (f *DocumentFacts) planGroup(rule string) (g word.Group) {
	for i := 0; i < len(f.Branch.Owed); {
		o := f.Branch.Owed[i]
		same := []duty.Obligation{o} // the 党小组 of one period
		for i++; i < len(f.Branch.Owed) && f.Branch.Owed[i].Rule == o.Rule && f.Branch.Owed[i].Period == o.Period; i++ {
			same = append(same, f.Branch.Owed[i])
		}
		if o.Rule.ID != rule {
			continue
		}
		if g.Name == "" {
			g.Name = o.Rule.Name + "（每" + perSpan(o) + "）"
		}
		g.Rows = append(g.Rows, f.planRow(same))
	}
	return g
}

// perSpan says how often something is owed: 季度1次.
func perSpan(o duty.Obligation) string {
	span := map[int]string{1: "月", 3: "季度", 6: "半年", 12: "年"}[int(o.Period.To.Time().Month()-o.Period.From.Time().Month())+1]
	if o.Rule.ID == "R03" {
		return fmt.Sprintf("组每%s%d次", span, o.Need)
	}
	return fmt.Sprintf("%s%d次", span, o.Need)
}

func (f *DocumentFacts) planRow(same []duty.Obligation) word.Row {
	o := same[0]
	when := spanName(o.Period)
	switch from := o.Period.From.Time(); {
	case o.Due != "":
		when = ShortDay(o.Due)
	case o.Period.To.Time().Month() == from.Month():
		when = fmt.Sprintf("%d月", from.Month())
	case o.Rule.Span == duty.Year:
		when = o.Period.From.Year() + "年度"
	}
	var topics word.Paragraph
	var done word.Paragraph
	told := map[int64]bool{}
	for _, one := range same {
		if len(done) > 0 {
			done = append(done, word.Text("\n"))
		}
		if one.Group > 0 {
			done = append(done, word.Text(GroupName(one.Group)+" "))
		}
		done = append(done, f.doneWords(one)...)
		for _, h := range one.Held {
			if r := f.Branch.meeting(h.Record); r != nil && r.Text != "" && !told[r.ID] {
				if told[r.ID] = true; len(topics) > 0 {
					topics = append(topics, word.Text("\n"))
				}
				topics = append(topics, heard(r, r.Text)...)
			}
		}
	}
	return word.Row{says(when), topics, done}
}

// doneWords are a √ with the days of what was held, or a □. The plan of one 支部 has the
// numbers of the records too; the list of all is to stand on one page.
func (f *DocumentFacts) doneWords(o duty.Obligation) (said word.Paragraph) {
	if len(o.Held) == 0 {
		if o.Waiver != nil {
			return says("本期不适用（" + string(o.Waiver.Reason) + "）")
		}
		return says("□")
	}
	for i, h := range o.Held {
		before := "√"
		if i > 0 {
			before = "、"
		}
		on := ShortDay(h.Day)
		switch {
		case h.Day.Year() != f.Period.From.Year(): // an 组织生活会 of the 年度, held after it
			on = fullDay(h.Day)
		case f.Month != nil && f.Period.Has(h.Day): // the month stands above
			on = fmt.Sprintf("%d日", h.Day.Time().Day())
		}
		if said = append(said, word.Text(before+on)); f.Month == nil {
			said = append(said, word.Text(" "), numbered(h.Record))
		}
	}
	if left := o.Left(); left > 0 {
		said = append(said, word.Text(strings.Repeat(" □", left)))
	}
	return said
}

func (b *BranchYear) meeting(id int64) *record.Record {
	for _, r := range b.Meetings {
		if r.ID == id {
			return r
		}
	}
	return nil
}
