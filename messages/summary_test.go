package messages_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	. "liaison/messages"
	"liaison/messages/report/word"
	"liaison/store/day"
)

// seed are the figures of the year whose summary the design keeps, each with what
// it stands in. M01 and M02 come from the roster, M03–M17 from records.
var seed = []struct {
	id, name, group, caliber string
	value                    int
	unit, place, text        string
}{
	{"M01", FigurePoints, "基本情况", "", 10, "个", "一", "等10个党建联系点"},
	{"M02", FigureHeads, "基本情况", "", 104, "名", "一", "指导党员104名"},
	{"M03", "辐射户数", "送政策", "", 62, "户", "二（一）一是", "辐射个体工商户62户"},
	{"M04", "服务企业", "送服务", "", 6, "户", "二（一）二是", "现场解决6户企业"},
	{"M05", "现场解决", "送服务", "", 10, "个", "二（一）二是", "企业10个问题"},
	{"M06", "标准化良好行为企业", "荣誉成果", "上半年新增", 11, "家", "二（一）三是", "获得“标准化良好行为企业”称号11户"},
	{"M07", "标准化试点示范项目", "荣誉成果", "", 7, "个", "二（一）三是", "标准化试点示范项目7个"},
	{"M08", "制定标准", "荣誉成果", "", 60, "项", "二（一）三是", "地方各类标准60项"},
	{"M09", "培训次数", "质量培训", "", 6, "次", "二（二）一是", "开展质量培训6次"},
	{"M10", "培训人次", "质量培训", "", 52, "人次", "二（二）一是", "培训质量人才52人次"},
	{"M11", "标准化良好行为企业", "荣誉成果", Total, 26, "家", "二（二）一是", "荣获“标准化良好行为企业”称号企业26家"},
	{"M12", "攻关党组织", "攻关项目", "", 2, "个", "二（二）二是", "党组织2个"},
	{"M13", "攻关小组", "攻关项目", "", 4, "个", "二（二）二是", "质量攻关小组4个"},
	{"M14", "攻关解决问题", "攻关项目", "", 10, "个", "二（二）二是", "解决质量生产问题10个"},
	{"M15", "攻关会议", "结对联建", "", 3, "次", "二（二）三是", "质量攻关会议3次"},
	{"M16", "金点子", "结对联建", "", 8, "个", "二（二）三是", "金点子8个"},
	{"M17", "联建解决问题", "结对联建", "", 6, "个", "二（二）三是", "解决企业实际问题6个"},
}

// year is a year of which nothing is known but its plan.
func year() *SummaryFacts {
	return &SummaryFacts{Bureau: "某区市场监管局", Plan: "2022年“小个专”党建工作要点",
		Period: day.Period{From: "2022-01-01", To: "2022-12-31"}}
}

// seedYear is the year of the seed, with the writer's text.
func seedYear() *SummaryFacts {
	f := year()
	f.Confirmed, f.ConfirmedBy, f.Assigned, f.Appendix = "2022-03-24", "某区委组织部", 2, true
	f.Points, f.Kinds = []string{"钢材市场", "建设工程公司"}, []string{"专业市场", "商圈", "楼宇", "小微企业"}
	f.FiveOnes = []FiveOne{{Words: "每季度走访一次联系点"}}
	for i, m := range seed {
		x := SummaryFigure{Name: m.name, Unit: m.unit, Group: m.group, Caliber: m.caliber, Value: m.value}
		if i < 2 {
			x.Source = "名册"
		} else {
			x.Behind = []SummaryRecord{{Number: numberOf(i), Day: "2022-06-30", Point: "居然之家", What: m.id + "的记录", Value: m.value, Went: true}}
		}
		switch m.name {
		case "辐射户数":
			x.Types = []string{"送政策"}
			x.Titles = []string{"《消费者权益保护法》《产品质量法》《广告法》宣讲和现场答疑", "《民法典》第1期"}
		case "现场解决":
			x.Titles = []string{"集群注册、专利申请资助、医疗器械广告", "第5次走访"}
		}
		f.Figures = append(f.Figures, x)
	}
	f.Problems.Paragraphs = []string{
		"（一）运行机制不畅，缺乏有效手段。" + strings.Repeat("有些企业党组织党员流动性大，工作难开展；有些支部政治导向不强，学习不够深入。", 6),
		"（二）党建水平不高，作用发挥不突出。" + strings.Repeat("有些书记党务工作阅历浅，对党的方针政策理解不深，办法不多。", 5)}
	f.Next.Paragraphs = []string{
		"（一）强化学习培训。" + strings.Repeat("组织党组织书记、党员和企业出资人学习培训，持续组织业务科室上门服务和政策指导。", 4),
		"（二）突出党建引领。" + strings.Repeat("抓好经常性学习教育，大力宣传贯彻党的路线方针政策，引导企业听党话、跟党走。", 4)}
	return f
}

// numberOf is the number of the record behind a figure: one visit told of 6 户 and
// of 10 problems.
func numberOf(i int) int64 {
	if seed[i].id == "M05" {
		i--
	}
	return int64(1200 + i)
}

// written is what a summary says: each paragraph, and apart from it the figures
// and the marks.
type written struct {
	paragraphs []string // without marks
	figures    []string
	marks      []string
	words      string // what is neither figure nor mark
}

func read(d *word.Document) (w written) {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case word.Appendix:
			return w
		case word.Heading1:
			w.paragraphs, w.words = append(w.paragraphs, string(b)), w.words+string(b)
		case word.Heading2:
			w.paragraphs, w.words = append(w.paragraphs, string(b)), w.words+string(b)
		case word.Paragraph:
			said := ""
			for _, r := range b {
				switch r := r.(type) {
				case word.Text:
					said, w.words = said+string(r), w.words+string(r)
				case word.Figure:
					said, w.figures, w.words = said+r.Text, append(w.figures, r.Text), w.words+" "
				case word.Mark:
					w.marks = append(w.marks, string(r))
				}
			}
			w.paragraphs = append(w.paragraphs, said)
		}
	}
	return w
}

// in finds the paragraph of a place, 二（一）三是.
func (w written) in(place string) string {
	chapter, part, ok := "", "", false
	for _, p := range w.paragraphs {
		if before, _, found := strings.Cut(p, "、"); found && utf8.RuneCountInString(before) == 1 {
			chapter, part = before, ""
			ok = true
			continue
		}
		if strings.HasPrefix(p, "（") {
			part = p[:strings.Index(p, "）")+len("）")]
		}
		number, _, _ := strings.Cut(p, "是")
		if ok && (chapter == place || chapter+part+number+"是" == place) {
			return p
		}
	}
	return ""
}

func TestSeedsFiguresStandInTheirPlaces(t *testing.T) {
	w := read(Summary(seedYear()))
	var values []string
	for _, m := range seed {
		values = append(values, strconv.Itoa(m.value))
		if p := w.in(m.place); !strings.Contains(p, m.text) {
			t.Errorf("%s: no %s in %s: %s", m.id, m.text, m.place, p)
		}
	}
	if got, want := strings.Join(w.figures, " "), strings.Join(values, " "); got != want {
		t.Errorf("figures are %s, not %s", got, want)
	}
	if got := digits(w.words); got != "2022 1 1 12 31 2022 2022 3 24" {
		t.Errorf("other numbers: %s", got)
	}
	if n := utf8.RuneCountInString(strings.Join(w.paragraphs, "")); n < 2000 || n > 3000 {
		t.Errorf("%d characters", n)
	}
}

// digits are the numbers of a text.
func digits(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }), " ")
}

func TestTwoCalibersAreMarked(t *testing.T) {
	marks := strings.Join(read(Summary(seedYear())).marks, "")
	for _, want := range []string{"【待核：“标准化良好行为企业”有两个口径：上半年新增 11、累计 26，不能相加，请核定】", "【待核：口径同上】"} {
		if strings.Count(marks, want) != 1 {
			t.Errorf("no %s in %s", want, marks)
		}
	}
	if all := Summary(seedYear()); strings.Contains(read(all).words, "37") {
		t.Error("they are added")
	}
	f := seedYear()
	f.Figures = f.Figures[:10] // without 累计
	if marks := strings.Join(read(Summary(f)).marks, ""); strings.Contains(marks, "口径") {
		t.Errorf("one is marked: %s", marks)
	}
}

func TestEmptyYearHasNoFigure(t *testing.T) {
	w := read(Summary(year()))
	if len(w.figures) > 0 || digits(w.words) != "2022 1 1 12 31 2022" {
		t.Errorf("figures %v, numbers %s", w.figures, digits(w.words))
	}
	marks := strings.Join(w.marks, "")
	if len(w.marks) != 12 || strings.Contains(marks, "口径") { // 一, nine items, 三, 四
		t.Errorf("marks: %s", marks)
	}
}

func TestWithoutSomeFiguresTheOthersStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := seedYear()
		var kept []SummaryFigure
		want := map[string]int{}
		for i, x := range f.Figures {
			if !rapid.Bool().Draw(t, seed[i].id) {
				continue
			}
			x.Value = rapid.IntRange(0, 3000).Draw(t, "value")
			if kept = append(kept, x); x.Value > 0 {
				want[strconv.Itoa(x.Value)]++
			}
		}
		f.Figures = kept
		w := read(Summary(f))
		for _, got := range w.figures {
			want[got]--
		}
		for value, n := range want {
			if n != 0 {
				t.Errorf("%s: %d too few", value, n)
			}
		}
		for _, n := range strings.Fields(digits(w.words)) {
			if !strings.Contains(" 2022 1 12 31 3 24 ", " "+n+" ") {
				t.Errorf("%s comes from nowhere", n)
			}
		}
	})
}
