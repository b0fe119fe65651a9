package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
)

// PointRegister is the 联系点名册: each point with its 党组织, how many members they
// have, and who is responsible for it. Members are counted, not named.
func PointRegister(f *DocumentFacts) *word.Document {
	t := word.Table{Columns: []word.Column{{Head: "序号", Width: 5, Middle: true}, {Head: "联系点", Width: 14}, {Head: "类别", Width: 9, Middle: true}, {Head: "行业", Width: 11}, {Head: "党组织", Width: 21},
		{Head: "正式\n党员", Width: 5, Middle: true}, {Head: "预备\n党员", Width: 5, Middle: true}, {Head: "责任领导", Width: 13}, {Head: "责任科室", Width: 13}, {Head: "责任所", Width: 8}, {Head: "确认日期", Width: 12, Middle: true}}, Small: true}
	var rows []word.Row
	for i, p := range f.Points {
		orgs := p.Orgs
		if len(orgs) == 0 {
			orgs = []duty.Body{{Org: &bureau.Org{}}}
		}
		of := []string{fmt.Sprint(i + 1), p.Name, p.Kind, p.Trade, "", "", "", f.Dir.PersonName(p.Leader), f.Dir.UnitName(p.Section), f.Dir.UnitName(p.Station), string(p.Confirmed)}
		for n, o := range orgs {
			row := word.Words(of...)
			if n > 0 {
				for c := range row {
					row[c] = word.Paragraph{word.Above{}}
				}
			}
			row[4], row[5], row[6] = says(o.Name), nil, nil
			if o.Heads.Since != "" {
				row[5], row[6] = says(fmt.Sprint(o.Heads.Full)), says(fmt.Sprint(o.Heads.Probation))
			}
			rows = append(rows, row)
		}
	}
	t.Groups = []word.Group{{Rows: rows}}
	return &word.Document{Title: "党建联系点名册" + inBrackets(f.Narrowed), Subtitle: "（" + strings.Join(append(nonEmpty(f.Bureau), "截至"+fullDay(f.Today), fmt.Sprintf("共%d个", len(f.Points))), "　") + "）",
		Wide: true, Blocks: []word.Block{t}}
}

// monthColumns are what the 月度提示清单 asks about, by the rules.
var monthColumns = []struct {
	rule, head string
	width      int
}{
	{"R05", "主题\n党日", 98}, {"R02", "支委会", 90}, {"R03", "党小组会", 260}, {"R01", "党员大会", 145}, {"R04", "党课", 145}, {"R06", "组织\n生活会", 88}, {"R07", "民主\n评议", 78}, {"R09", "党费日", 79}, {"R10", "换届", 182},
}

// MonthList is the 月度提示清单 of all 支部: what the month and the season ask for,
// and of what a record was seen. A □ is open; what is not asked is —.
func MonthList(f *DocumentFacts) *word.Document {
	t := word.Table{Columns: []word.Column{{Head: "党支部", Width: 236}}, Small: true}
	for _, c := range monthColumns {
		t.Columns = append(t.Columns, word.Column{Head: c.head, Width: c.width})
	}
	var rows []word.Row
	for _, s := range f.Month {
		row := word.Row{says(s.Org.Name)}
		for _, c := range monthColumns {
			row = append(row, f.monthCell(s, c.rule))
		}
		rows = append(rows, row)
	}
	t.Groups = []word.Group{{Rows: rows}}
	note := "√ 已看到记录；□ 还没看到记录，已开的请补记；— 现在不需要。党员大会、党课看本季度，组织生活会、民主评议看本年度。"
	if len(f.Idle) > 0 {
		note += "本季度还没看到走访记录的联系点：" + pointList(f.Idle) + "。"
	}
	blocks := []word.Block{t, word.Note(note)}
	month := f.Period.From.Time()
	return &word.Document{Title: fmt.Sprintf("%d年%d月组织生活提示清单", month.Year(), month.Month()), Subtitle: "（" + strings.Join(append(nonEmpty(f.Bureau), f.seenUntil()), "　") + "）", Wide: true, Blocks: blocks}
}

// seenUntil is the day up to which records were looked at.
func (f *DocumentFacts) seenUntil() string { return "截至" + fullDay(min(f.Period.To, f.Today)) }

// monthCell says how what a rule asks of a 支部 stands.
func (f *DocumentFacts) monthCell(s duty.Section, rule string) word.Paragraph {
	at := min(f.Period.To, f.Today)
	var said word.Paragraph
	var open []duty.Obligation
	for _, o := range s.Owed {
		if o.Rule.ID != rule {
			continue
		}
		if o.Rule.Who == duty.OfTerm {
			switch {
			case o.From > f.Period.To:
			case o.Due <= at:
				return says(shortOf(o.Due, f.Today) + "已届满")
			case o.Due.Year() != f.Today.Year():
				return says(strings.TrimSuffix(fullDay(o.Due), fmt.Sprintf("%d日", o.Due.Time().Day())) + "届满") // in one line
			default:
				return says(shortOf(o.Due, f.Today) + "届满")
			}
			continue
		}
		switch {
		case o.Need == 0 && o.Due != "":
			return says(ShortDay(o.Due))
		case o.Need == 0, o.From > f.Period.To && len(o.Held) == 0:
		case len(o.Held) == 0 && o.Waiver != nil:
			said = append(beside(said, o), word.Text("不适用"))
		case len(o.Held) == 0:
			open = append(open, o)
		default:
			if said = beside(said, o); o.Group > 0 {
				said = append(said, word.Text(GroupButton(o.Group)))
			}
			said = append(said, f.doneWords(o)...)
		}
	}
	for _, o := range open {
		words := "□"
		switch {
		case o.Group > 0:
			words = GroupButton(o.Group) + "□"
		case o.Due != "":
			words = fmt.Sprintf("□%d日", o.Due.Time().Day())
		}
		said = append(beside(said, o), word.Text(words))
	}
	if len(said) == 0 {
		return says("—")
	}
	return said
}

// beside goes on in a cell that says something already: 党小组 stand in a line, other
// things below each other.
func beside(said word.Paragraph, o duty.Obligation) word.Paragraph {
	switch {
	case len(said) == 0:
		return nil
	case o.Group > 0:
		return append(said, word.Text(" "))
	}
	return append(said, word.Text("\n"))
}

// TermLetters are the 换届提醒函, a page for each 党组织.
func TermLetters(f *DocumentFacts) *word.Document {
	d := &word.Document{Title: termTitle}
	for i, t := range f.Terms {
		if i > 0 {
			d.Blocks = append(d.Blocks, word.Page{Title: termTitle})
		}
		d.Blocks = append(d.Blocks, f.termLetter(t)...)
	}
	return d
}

const termTitle = "关于做好换届选举工作的提醒函"

// letterWords are what a letter calls the kinds of 党组织, and how long a term is.
var letterWords = map[bureau.OrgKind]struct {
	body, your, meets string
	years             int
}{
	bureau.Branch: {"党的支部委员会", "你支部", "党员大会", 3}, bureau.GeneralBranch: {"党的总支部委员会", "你总支", "党员大会", 3}, bureau.Committee: {"党的基层委员会", "你党委", "党员大会或者党员代表大会", 5},
}

// termLetter reminds one 党组织 of its 换届.
func (f *DocumentFacts) termLetter(t TermLine) []word.Block {
	of := letterWords[t.Kind]
	over, when := "将于"+fullDay(t.End.Day)+"届满", "提前"
	if t.End.Day <= f.Today {
		over, when = "已于"+fullDay(t.End.Day)+"届满", "尽快"
	}
	para := func(words string) word.Block { return word.Paragraph{word.Text(words)} }
	blocks := []word.Block{word.Address(t.Name + "："),
		para(fmt.Sprintf("按照《关于党的基层组织任期的意见》，%s每届任期一般为%d年。%s上次换届时间为%s，本届任期%s。", of.body, of.years, of.your, fullDay(t.Elected), over)),
		para(fmt.Sprintf("请按照《中国共产党基层组织选举工作条例》，%s研究换届选举工作，按程序向上级党组织请示报告，做好召开%s和选举的各项准备。", when, of.meets)),
		para("如需延期或者提前换届选举，应当报上级党组织批准，延长或者提前期限一般不超过1年。")}
	if t.End.Day <= f.Today {
		blocks = append(blocks, para("已经完成换届、名册还没有更新的，请把换届日期告诉我们。"))
	}
	return append(blocks, word.Signed{By: f.sender(), On: fullDay(f.Today)})
}

// termsDue are the 党组织 whose 换届 is to be spoken of on a day.
func TermsDue(d *bureau.Directory, on day.Day, mine func(*bureau.Org) bool) (due []TermLine) {
	for _, o := range d.Orgs {
		if end, ok := duty.TermOf(o); ok && o.Active && end.HalfYear <= on && mine(o) {
			due = append(due, TermLine{o, end})
		}
	}
	slices.SortStableFunc(due, func(a, b TermLine) int { return strings.Compare(string(a.End.Day), string(b.End.Day)) })
	return due
}
