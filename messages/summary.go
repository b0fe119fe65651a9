package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// SummaryFacts is what the text of a period's summary 总结 is written from. What
// is absent is not known and is not written; it is never 0.
type SummaryFacts struct {
	Bureau, District string
	Plan             string // the title of the year's 工作要点
	Period           day.Period
	Until            day.Day // counted until then: a period that is not over; "": its end
	Written          day.Day // when the text is written; "": not said

	Confirmed   day.Day // when the points were confirmed
	ConfirmedBy string
	Points      []string // some points to name
	Kinds       []string // of points: 专业市场
	Assigned    int      // how many points have their 责任领导, 责任科室 and 责任所
	Past        bool     // the period is over: of what bears no date only today's is known
	Undated     bool     // some heads are those first entered: whether before the period's end is not known

	Figures    []SummaryFigure // in the order in which lists show them
	FiveOnes   []FiveOne
	ShortYears int // FigureShort are in the Party for less than so many years; 0: not said

	Problems, Next SummarySection // the writer's text of 三 and 四

	Appendix bool // lists the records behind each figure
}

// A SummarySection is a writer's text; a paragraph may begin with （一）…。
type SummarySection struct {
	Paragraphs []string
	Carried    string // where it is carried over from: 2021年总结; "": it is of this period
}

// A SummaryFigure is one number of the period, in one 口径.
type SummaryFigure struct {
	Name    string // canonical
	Unit    string // for a name that no sentence knows
	Group   string // what its records are: 送政策, 质量培训; it matters where no sentence knows the name
	Caliber string // Total, or whatever else: it may be added up
	Value   int
	Approx  bool
	Titles  []string     // noun phrases that may be named, of records that were not told in the chat: 集群注册
	Heard   []string     // of those told in the chat: a person has to look at them
	Types   []string     // of the records behind it: 送政策
	Matters []string     // categories of the problems behind it: 登记注册
	Sorted  int          // how much of it has one of those categories
	Source  string       // where it is from if not from listed records: 名册
	Reach   *count.Reach // of 户 that several visits to one point said: they may be the same
	Rivals  []count.Part // values in one 口径 that nobody decided between; Value is one of them
	Behind  []SummaryRecord
	More    int // records behind it besides those
}

// A SummaryRecord is what a figure was counted from.
type SummaryRecord struct {
	Number      int64 // #n; 0 for none
	Day         day.Day
	Point, What string
	Value       int  // what it contributes
	Went        bool // somebody went to the point
}

// A FiveOne is a line of the “五个一” plan, with what was done where that is
// counted.
type FiveOne struct {
	Words string
	Count *SummaryFigure
}

// Total is the 口径 of a figure that counts from the beginning.
const Total = record.Cumulative

// Figures that no record carries, by the names that the summary knows. What the
// roster and the meetings show by themselves has no indicator.
const (
	FigurePoints   = indicator.Points
	FigureHeads    = indicator.Heads
	FigureRaised   = indicator.Raised
	FigureDone     = indicator.Done
	FigureClosed   = indicator.Closed
	FigureChecked  = "核实销号"
	FigureByTime   = "期满无异议销号"
	FigureOnSpot   = "现场解决销号"
	FigureOpen     = indicator.Pending
	FigureLate     = indicator.Overdue
	FigurePartTime = "兼职书记"
	FigureShort    = "党龄短的书记"
	FigureUnseen   = "未见三会一课记录的支部"
	FigureNetOut   = "党员净流出"
)

// Where a figure is from, if not from listed records.
const (
	SourceRoster   = "名册"
	SourceMeetings = "组织生活记录"
)

// SummaryCarried names the summary that a text is carried over from.
func SummaryCarried(p day.Period) string { return p.To.Year() + "年总结" }

// Summary writes a period's summary in the structure that the bureau's have: 一
// 基本情况, 二 工作成效, 三 存在问题, 四 下步工作. It knows no number but those of the
// facts. A sentence of which nothing is known is left out; what a person must
// write, and two values of one name, are marked.
func Summary(f *SummaryFacts) *word.Document {
	s := &summary{facts: f, told: map[string]bool{}}
	s.lead()
	s.base()
	s.done()
	s.lacks()
	s.next()
	if f.Written != "" {
		by := word.Run(todo("单位名称"))
		if f.Bureau != "" {
			by = word.Text(s.bureau())
		}
		s.blocks = append(s.blocks, word.Signed{By: by, On: fullDay(f.Written)})
	}
	if f.Appendix && len(s.used) > 0 {
		s.add(nil, []word.Run{word.Text("附件：" + summarySources)})
		s.blocks = append(s.blocks, word.Appendix(summarySources), s.sources())
	}
	return &word.Document{Title: s.title(), Subtitle: "（" + s.period() + "）", Blocks: s.blocks}
}

// A summary is a text under way.
type summary struct {
	facts  *SummaryFacts
	blocks []word.Block
	used   []use           // figures that stand in the text
	told   map[string]bool // names whose two 口径 were explained
	place  string          // where the text is: 二（一）
}

// A use is where a figure stands.
type use struct {
	figure      *SummaryFigure
	unit, place string
}

func (s *summary) add(paragraphs ...[]word.Run) {
	for _, p := range paragraphs {
		if len(p) == 0 {
			continue
		}
		s.blocks = append(s.blocks, word.Paragraph(p))
	}
}

func (s *summary) title() string {
	p := s.facts.Period
	span := partOfYear(p)
	if year := p.From.Year(); p.From == day.Day(year+"-01-01") && p.To == day.Day(year+"-12-31") {
		span = year + "年"
	}
	return s.bureau() + "\n" + span + "“小个专”党建工作" + SummaryWord(p)
}

// SummaryWord is what the text of a period is called: the year's is the 总结, that of a month,
// a quarter or half a year a 小结, which is shorter.
func SummaryWord(p day.Period) string {
	if partOfYear(p) != "" {
		return ShortSummary
	}
	return TitleWriting
}

// ShortSummary asks for the text of a quarter or of half a year; without one said, of
// [ThisQuarter].
const (
	ShortSummary = "小结"
	ThisQuarter  = "本季度"
)

// partOfYear names a month, a quarter or half a year: 2026年第一季度. Of others it is "".
func partOfYear(p day.Period) string {
	from, year := p.From.Time(), p.From.Year()
	month := int(from.Month())
	for _, part := range []struct {
		months int
		name   string
	}{
		{1, fmt.Sprintf("%d月", month)}, {3, "第" + numerals[(month-1)/3] + "季度"}, {6, []string{"上", "下"}[(month-1)/6] + "半年"},
	} {
		if from.Day() == 1 && (month-1)%part.months == 0 && p.To == day.DayOf(from.AddDate(0, part.months, -1)) {
			return year + "年" + part.name
		}
	}
	return ""
}

// short reports whether the text is a 小结: what nobody recorded is left out, and so is what
// was meant by the work.
func (s *summary) short() bool { return partOfYear(s.facts.Period) != "" }

// bureau is its name with the district's, where that is not part of it.
func (s *summary) bureau() string {
	if name := s.facts.Bureau; strings.Contains(name, s.facts.District) && name != "" {
		return name
	}
	return s.facts.District + orWords(s.facts.Bureau, "市场监管局")
}

func orWords(s, or string) string {
	if s == "" {
		return or
	}
	return s
}

// period writes 2022年1月1日至12月31日: a summary always says what it is about.
func (s *summary) period() string {
	from, to := s.facts.Period.From, s.facts.Period.To
	if s.facts.Until != "" {
		to = s.facts.Until
	}
	if from.Year() == to.Year() {
		return fullDay(from) + "至" + ShortDay(to)
	}
	return fullDay(from) + "至" + fullDay(to)
}

// SummaryName is the name of a summary's file.
func SummaryName(p day.Period) string {
	return fmt.Sprintf("%s %s至%s.docx", SummaryWord(p), p.From, p.To)
}

const summarySources = "数字来源"

func todo(what string) word.Mark { return word.Mark("【待补：" + what + "】") }

func (s *summary) lead() {
	lead := s.say(summaryLead)
	if s.facts.Plan == "" && !s.short() {
		lead = append(lead, todo("本年度工作要点的标题"))
	}
	s.add(lead)
}

func (s *summary) base() {
	s.head("一", GroupBase)
	said := s.say(summaryBase)
	if len(said) == 0 {
		said = []word.Run{todo("联系点和党员的基本情况")}
	} else if s.figure(FigureHeads, "") == nil {
		said = append(said, todo("期末指导党员数"))
	} else if s.facts.Undated {
		said = append(said, word.Mark("【待核：党员数是名册最早登记的，请核对是不是期末的】"))
	}
	if s.facts.Past && len(s.facts.Points) > 0 {
		said = append(said, word.Mark("【待核：联系点按现在的名册，请核对期末的】"))
	}
	s.add(append(said, s.others([]string{GroupBase})...))
}

// worked reports whether any record of the period tells of something done. What
// the roster shows, and what is still open, tells of nothing.
func (s *summary) worked() bool {
	return slices.ContainsFunc(s.facts.Figures, func(f SummaryFigure) bool {
		return f.Value != 0 && f.Source == "" && f.Group != GroupBase && f.Name != FigureOpen && f.Name != FigureLate &&
			!slices.Contains(seenFigures, f.Name)
	})
}

// The groups of a summary's figures that are no type of activity: what the roster counts,
// problems, and 组织生活.
const (
	GroupBase     = "基本情况"
	GroupProblems = "问题"
	GroupMeetings = "组织生活"
)

// seenFigures are what the roster and the meetings show.
var seenFigures = []string{FigurePoints, FigureHeads, FigurePartTime, FigureShort, FigureUnseen, FigureNetOut}

// head begins a chapter.
func (s *summary) head(number, name string) {
	s.place = number
	s.blocks = append(s.blocks, word.Heading1(number+"、"+name))
}

func (s *summary) done() {
	s.head("二", "工作成效")
	s.add(append(s.say(summaryDone), s.fiveOnes()...))
	parts := 0
	for _, part := range summaryParts {
		items := 0
		for _, item := range part.items {
			s.place = fmt.Sprintf("二（%s）%s是", numerals[parts], numerals[items])
			said := append(s.say(item.sentences), s.others(item.groups)...)
			if len(said) == 0 && s.short() {
				continue
			}
			if items == 0 {
				s.blocks = append(s.blocks, word.Heading2("（"+numerals[parts]+"）"+part.name))
			}
			s.item(numerals[items], item, said)
			items++
		}
		if items > 0 {
			parts++
		}
	}
}

var numerals = []string{"一", "二", "三", "四", "五"}

func (s *summary) item(number string, it item, said []word.Run) {
	runs := []word.Run{word.Text(number + "是" + it.name + "。")}
	switch {
	case len(said) == 0:
		said = []word.Run{todo(it.todo)}
	case !s.short():
		runs = append(runs, s.clause(it.aim)...)
	}
	s.add(merged(append(runs, said...)))
}

func (s *summary) fiveOnes() (runs []word.Run) {
	for _, line := range s.facts.FiveOnes {
		if line.Count == nil || line.Count.Value == 0 {
			continue
		}
		before := "；"
		if len(runs) == 0 {
			before = "“五个一”工作方案逐项推进："
		}
		runs = append(runs, word.Text(before+line.Words+"，"))
		runs = append(runs, s.number(line.Count, line.Count.Unit)...)
		runs = append(runs, word.Text(line.Count.measure(line.Count.Unit)))
		runs = append(runs, s.reach(line.Count)...)
	}
	if len(runs) > 0 {
		runs = append(runs, word.Text("。"))
	}
	return runs
}

func (s *summary) lacks() {
	s.head("三", "存在问题")
	if !s.short() {
		s.add(s.say(summaryLacks))
	}
	if seen := s.say(summarySeen); len(seen) > 0 {
		s.add(seen)
	}
	s.written(s.facts.Problems, "存在问题及原因")
}

func (s *summary) next() {
	s.head("四", "下步工作")
	if !s.short() {
		s.add(s.say(summaryNext))
	}
	s.written(s.facts.Next, "下步工作安排")
}

// written is the writer's own text.
func (s *summary) written(text SummarySection, what string) {
	if len(text.Paragraphs) == 0 {
		s.add([]word.Run{todo(what)})
		return
	}
	if text.Carried != "" {
		s.add([]word.Run{word.Mark("【待核：以下沿用" + text.Carried + "的文字，请修改】")})
	}
	for _, p := range text.Paragraphs {
		name, rest, _ := strings.Cut(p, "。")
		if strings.HasPrefix(p, "（") && strings.Contains(name, "）") && len([]rune(name)) <= mostTitle {
			s.blocks = append(s.blocks, word.Heading2(name))
			p = rest
		}
		if p != "" {
			s.add([]word.Run{word.Text(p)})
		}
	}
}
