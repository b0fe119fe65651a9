package messages_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	. "liaison/messages"
	"liaison/messages/report/word"
	"liaison/store/count"
	"liaison/store/day"
)

// told are facts added to an empty year, where they stand and with what words.
var told = []struct {
	name   string
	change func(*SummaryFacts)
	place  string
	text   string
}{
	{"约数", one(SummaryFigure{Name: "辐射户数", Value: 30, Approx: true}), "二（一）一是", "辐射个体工商户约30户"},
	{"户 counted at each visit", one(SummaryFigure{Name: "辐射户数", Value: 1300, Reach: &count.Reach{Points: 8, Most: 9, Peak: 62}}), "二（一）一是", "辐射个体工商户1300户次（8个联系点，单次最多62户）"},
	{"firms and problems of other records", many(SummaryFigure{Name: "服务企业", Value: 137, Behind: at("甲市场", "乙楼")}, SummaryFigure{Name: "现场解决", Value: 41, Behind: at("甲市场")}), "二（一）二是",
		"现场服务企业137户，现场解决问题41个。"},
	{"more firms than problems", many(SummaryFigure{Name: "服务企业", Value: 30, Behind: []SummaryRecord{{Number: 1, Value: 30}}}, SummaryFigure{Name: "现场解决", Value: 2, Behind: []SummaryRecord{{Number: 1, Value: 2}}}), "二（一）二是",
		"现场服务企业30户，现场解决问题2个。"},
	{"what problems were about", one(SummaryFigure{Name: "现场解决", Value: 4, Matters: []string{"登记注册", "计量"}, Sorted: 4, Heard: []string{"问了下贷款的事"}}), "二（一）二是", "为企业输活力。坚持把党组织活动与解决企业实际问题相结合，着力协调解决企业发展的痛点难点。现场解决登记注册、计量方面问题4个。"},
	{"what some problems were about", one(SummaryFigure{Name: "现场解决", Value: 35, Matters: []string{"党务", "计量", "质量", "认证"}, Sorted: 5}), "二（一）二是", "现场解决问题35个，其中记了类别的涉及党务、计量、质量等方面。"},
	{"laws that were explained", one(SummaryFigure{Name: "辐射户数", Value: 30, Types: []string{"送政策"}, Titles: []string{"《广告法》宣讲"}}), "二（一）一是", "坚持把政策送到市场、送到商户，引导诚信守法经营。开展《广告法》等法律法规宣讲，辐射个体工商户30户"},
	{"visits of several kinds", one(SummaryFigure{Name: "辐射户数", Value: 30, Types: []string{"送政策", "日常"}}), "二（一）一是", "引导诚信守法经营。通过送政策和日常走访，辐射个体工商户30户"},
	{"no 送政策", one(SummaryFigure{Name: "辐射户数", Value: 30, Types: []string{"日常"}}), "二（一）一是", "为商户解难题。辐射个体工商户30户。"},
	{"some points have all three", func(f *SummaryFacts) {
		f.Points, f.Assigned = []string{"甲市场", "乙楼"}, 1
		f.Figures = []SummaryFigure{{Name: FigurePoints, Group: "基本情况", Value: 2, Source: SourceRoster}}
	}, "一", "1个联系点党组织确认了责任领导"},
	{"all problems are late", many(SummaryFigure{Name: FigureOpen, Value: 3}, SummaryFigure{Name: FigureLate, Value: 3}), "三", "还有3个问题正在办理，都超过了办理期限，需要持续跟进"},
	{"a law told in the chat", one(SummaryFigure{Name: "辐射户数", Value: 4, Heard: []string{"讲了下《广告法》"}}), "", "【待核：聊天里提到《广告法》】"},
	{"only 累计", one(SummaryFigure{Name: "制定标准", Value: 60, Caliber: Total}), "二（一）三是", "各类标准累计60项"},
	{"many points", one(SummaryFigure{Name: "现场答疑", Value: 5, Behind: at("甲市场", "乙楼", "甲市场", "315广场", "丙街", "丁园")}), "二（一）一是", "走进甲市场、乙楼、丙街等联系点，"},
	{"firms without problems", one(SummaryFigure{Name: "服务企业", Value: 6}), "二（一）二是", "现场服务企业6户。"},
	{"problems without firms", one(SummaryFigure{Name: "现场解决", Value: 4}), "二（一）二是", "现场解决问题4个。"},
	{"added by an admin", one(SummaryFigure{Name: "培训后回访", Group: "质量培训", Unit: "家", Value: 12}), "二（二）一是", "此外，培训后回访12家。"},
	{"of an unknown group", one(SummaryFigure{Name: "党建+施工", Group: "党建5个+", Unit: "次", Value: 3}), "二（三）三是", "此外，党建+施工3次。"},
	{"of the base", one(SummaryFigure{Name: "党支部", Group: "基本情况", Unit: "个", Value: 12}), "一", "党支部12个"},
	{"problems", many(SummaryFigure{Name: FigureRaised, Value: 9}, SummaryFigure{Name: FigureDone, Value: 7}, SummaryFigure{Name: FigureClosed, Value: 5},
		SummaryFigure{Name: FigureChecked, Value: 2}, SummaryFigure{Name: FigureByTime, Value: 3}), "二", "办结联系点反映的问题7个，核实或回访销号2个，期满无异议3个。新收集问题9个。"},
	{"五个一", func(f *SummaryFacts) {
		f.FiveOnes = []FiveOne{{Words: "走访联系点", Count: &SummaryFigure{Name: "一", Unit: "次", Value: 8}}, {Words: "没做的"}, {Words: "上党课", Count: &SummaryFigure{Unit: "堂", Value: 4}}}
	}, "二", "“五个一”工作方案逐项推进：走访联系点，8次；上党课，4堂。"},
	{"lectures", many(SummaryFigure{Name: "宣讲场次", Value: 3}, SummaryFigure{Name: "听讲人次", Value: 90}), "二（三）三是", "开展宣讲3场，听讲90人次。"},
	{"meetings are not counted", many(SummaryFigure{Name: "组织生活", Group: GroupMeetings, Unit: "次", Value: 97}, SummaryFigure{Name: "党课", Group: GroupMeetings, Value: 1}, SummaryFigure{Name: "主题党日", Group: GroupMeetings, Unit: "次", Value: 96}), "二（三）一是",
		"推动党建工作与企业文化融合。联系点党组织开展了党课和主题党日。"},
	{"part-time secretaries", one(SummaryFigure{Name: FigurePartTime, Value: 4}), "三", "兼职的有4名"},
	{"new secretaries", func(f *SummaryFacts) {
		f.ShortYears, f.Figures = 5, []SummaryFigure{{Name: FigureShort, Value: 2}}
	}, "三", "党龄不满5年的书记有2名"},
	{"no record seen", one(SummaryFigure{Name: FigureUnseen, Value: 3}), "三", "还有3个支部没有看到完整的“三会一课”记录"},
	{"open problems", many(SummaryFigure{Name: FigureOpen, Value: 6}, SummaryFigure{Name: FigureLate, Value: 1}), "三", "还有6个问题正在办理，其中1个超过办理期限"},
	{"rivals", one(SummaryFigure{Name: "制定标准", Value: 5, Rivals: []count.Part{{Value: 3, Day: "2022-03-02"}, {Value: 5, Day: "2022-06-30"}}}), "",
		"【待核：有3（3月2日）、5（6月30日）几个数，不能相加，请核定】"},
	{"district", func(f *SummaryFacts) {
		f.Bureau, f.District, f.Plan = "市场监督管理局", "某区", ""
		f.Figures = []SummaryFigure{{Name: "金点子", Value: 1}}
	}, "", "某区市场监督管理局坚持以习近平新时代中国特色社会主义思想为指导"},
	{"two years", func(f *SummaryFacts) { f.Period = day.Period{From: "2021-07-01", To: "2022-06-30"} }, "", "2021年7月1日至2022年6月30日"},
	{"carried over", func(f *SummaryFacts) {
		f.Next = SummarySection{Paragraphs: []string{"继续。"}, Carried: "2021年总结"}
	}, "", "【待核：以下沿用2021年总结的文字，请修改】"},
}

func one(x SummaryFigure) func(*SummaryFacts) { return many(x) }

func many(all ...SummaryFigure) func(*SummaryFacts) {
	return func(f *SummaryFacts) { f.Figures = all }
}

func at(points ...string) (behind []SummaryRecord) {
	for _, p := range points {
		behind = append(behind, SummaryRecord{Point: p, Value: 1, Went: true})
	}
	return behind
}

func TestSummaryTells(t *testing.T) {
	for _, c := range told {
		f := year()
		c.change(f)
		w := read(Summary(f))
		all := strings.Join(w.paragraphs, "\n") + strings.Join(w.marks, "")
		if !strings.Contains(all, c.text) {
			t.Errorf("%s: no %s in\n%s", c.name, c.text, all)
		}
		if c.place != "" && !slices.ContainsFunc(chapter(w, c.place), func(p string) bool { return strings.Contains(p, c.text) }) {
			t.Errorf("%s: %s does not stand in %s", c.name, c.text, c.place)
		}
	}
}

// chapter are the paragraphs of a place: all of a chapter, or one item.
func chapter(w written, place string) (found []string) {
	if strings.Contains(place, "（") {
		return []string{w.in(place)}
	}
	inside := false
	for _, p := range w.paragraphs {
		if before, _, ok := strings.Cut(p, "、"); ok && len([]rune(before)) == 1 {
			inside = before == place
		} else if inside {
			found = append(found, p)
		}
	}
	return found
}

// What the program may not say of a year of which it knows nothing.
func TestSummaryBoastsOfNothing(t *testing.T) {
	f := year()
	f.Figures = []SummaryFigure{{Name: "主题党日", Group: GroupMeetings, Unit: "次", Value: 96}, {Name: "谈心谈话", Group: GroupMeetings, Unit: "次", Value: 30}, {Name: "金点子", Value: 0}}
	w := read(Summary(f))
	if all := strings.Join(w.paragraphs, ""); len(w.figures) > 0 || strings.Contains(all, "96") || strings.Contains(all, "金点子") {
		t.Error(all)
	}
	for _, never := range []string{"今年以来", "疫情", "二十大", "100%", "全覆盖"} {
		if all := strings.Join(w.paragraphs, ""); strings.Contains(all, never) {
			t.Errorf("it says %s", never)
		}
	}
}

// Of a year without records nothing is told but what the roster shows, and what
// bears no date is marked.
func TestYearWithoutRecordsMakesNoClaims(t *testing.T) {
	f := year()
	f.Plan = ""
	f.Points, f.Kinds, f.Assigned, f.Past, f.Undated = []string{"甲市场"}, []string{"专业市场"}, 1, true, true
	f.FiveOnes = []FiveOne{{Words: "走访联系点", Count: &SummaryFigure{Name: "走访", Unit: "次"}}}
	f.Figures = []SummaryFigure{{Name: FigurePoints, Group: "基本情况", Value: 10, Source: SourceRoster}, {Name: FigureHeads, Group: "基本情况", Value: 104, Source: SourceRoster},
		{Name: FigureOpen, Group: "问题", Value: 3}, {Name: "走访", Group: "走访"}}
	w := read(Summary(f))
	all := strings.Join(w.paragraphs, "\n")
	for _, claim := range []string{"坚持", "推动", "引导联系点", "围绕", "着力", "制度上墙", "五个一", "都确认了", "越来越受到重视", "充分发挥"} {
		if strings.Contains(all, claim) {
			t.Errorf("it claims %s in\n%s", claim, all)
		}
	}
	marks := strings.Join(w.marks, "")
	for _, want := range []string{"【待核：联系点按现在的名册，请核对期末的】", "【待核：党员数是名册最早登记的，请核对是不是期末的】"} {
		if !strings.Contains(marks, want) {
			t.Errorf("no %s in %s", want, marks)
		}
	}
	f.Figures = append(f.Figures, SummaryFigure{Name: "金点子", Group: "结对联建", Value: 1})
	if all = strings.Join(read(Summary(f)).paragraphs, "\n"); !strings.Contains(all, "推动与联系点党组织结对") || strings.Contains(all, "围绕经营者") {
		t.Errorf("one 金点子 makes\n%s", all)
	}
}

func TestSummaryIsOfItsPeriod(t *testing.T) {
	f := year()
	d := Summary(f)
	if d.Title != "某区市场监管局\n2022年“小个专”党建工作总结" || d.Subtitle != "（2022年1月1日至12月31日）" {
		t.Error(d.Title, d.Subtitle)
	}
	for to, want := range map[day.Day]string{"2022-06-30": "2022年上半年“小个专”党建工作小结", "2022-03-31": "2022年第一季度“小个专”党建工作小结", "2022-01-31": "2022年1月“小个专”党建工作小结", "2022-05-15": "“小个专”党建工作总结"} {
		f.Period.To = to
		if d = Summary(f); d.Title != "某区市场监管局\n"+want || !strings.HasSuffix(d.Subtitle, to.Time().Format("1月2日")+"）") {
			t.Error(d.Title, d.Subtitle)
		}
	}
	if got := SummaryName(day.Period{From: "2022-01-01", To: "2022-06-30"}); got != "小结 2022-01-01至2022-06-30.docx" {
		t.Error(got)
	}
}

// A 小结 tells what was recorded, without what was meant by it and without room for what
// was not; both it and the 总结 say who writes and when.
func TestShortSummary(t *testing.T) {
	f := seedYear()
	f.Period, f.Written = day.Period{From: "2022-01-01", To: "2022-03-31"}, "2022-04-02"
	f.Figures, f.Appendix = f.Figures[2:5], false // 辐射户数, 服务企业, 现场解决
	d := Summary(f)
	all := strings.Join(read(d).paragraphs, "\n")
	for _, never := range []string{"坚持把政策送到市场", "项目攻关", "（二）加强质量提升", "“两个确立”"} {
		if strings.Contains(all, never) {
			t.Errorf("it says %s in\n%s", never, all)
		}
	}
	if !strings.Contains(all, "二是送服务解难题，为企业输活力。") || !strings.Contains(all, "现场解决6户企业10个问题") {
		t.Errorf("what was done is not told:\n%s", all)
	}
	if last, ok := d.Blocks[len(d.Blocks)-1].(word.Signed); !ok || last.On != "2022年4月2日" || last.By != word.Run(word.Text("某区市场监管局")) {
		t.Errorf("it ends with %+v", d.Blocks[len(d.Blocks)-1])
	}
}

// Each figure of the file leads to the records behind it.
func TestFiguresOfTheFileLeadToTheirRecords(t *testing.T) {
	doc := document(t, Summary(seedYear()))
	for i, m := range seed {
		if i >= len(doc.Links) || !strings.Contains(doc.text(), m.text) && m.id != "M06" && m.id != "M11" {
			t.Fatalf("%s is not in the file, %d links", m.id, len(doc.Links))
		}
		link := doc.Links[i]
		row := slices.IndexFunc(doc.Rows, func(r row) bool { return r.Mark.Name == link.Anchor })
		if row < 0 {
			t.Fatalf("%s leads nowhere", m.id)
		}
		name := strings.Join(doc.Rows[row].Text, "")
		if !strings.Contains(name, m.name) || !strings.Contains(name, link.Text) || !strings.HasSuffix(strings.TrimSuffix(name, "　来自名册"), "见"+m.place) {
			t.Errorf("%s leads to %s", m.id, name)
		}
		if !strings.Contains(m.text+"。", link.Text+unitIn(name, link.Text)) {
			t.Errorf("%s is %s in the appendix", m.id, name)
		}
		if i >= 2 && !strings.Contains(strings.Join(doc.Rows[row+1].Text, " "), m.id+"的记录") {
			t.Errorf("%s: below is %s", m.id, doc.Rows[row+1].Text)
		}
	}
	f := seedYear()
	f.Figures = f.Figures[3:4] // 服务企业 without 现场解决: the longer form of its clause does not stand
	if doc = document(t, Summary(f)); len(doc.Rows) != 3 {
		t.Errorf("one figure has %d rows: %v", len(doc.Rows), doc.Rows)
	}
	f.Appendix = false
	if doc = document(t, Summary(f)); len(doc.Links)+len(doc.Rows) > 0 {
		t.Error("without an appendix figures lead somewhere")
	}
}

// unitIn is the measure word that follows a number.
func unitIn(s, number string) string {
	_, after, _ := strings.Cut(s, "："+number)
	before, _, _ := strings.Cut(after, "　")
	return before
}

// A file is what is read back from a document.
type file struct {
	Links []struct {
		Anchor string `xml:"anchor,attr"`
		Text   string `xml:"r>t"`
	} `xml:"body>p>hyperlink"`
	Rows []row `xml:"body>tbl>tr"`
	raw  string
}

type row struct {
	Text []string `xml:"tc>p>r>t"`
	Mark struct {
		Name string `xml:"name,attr"`
	} `xml:"tc>p>bookmarkStart"`
}

// text is all that the file says.
func (f *file) text() string {
	var b strings.Builder
	d := xml.NewDecoder(strings.NewReader(f.raw))
	for {
		token, err := d.Token()
		if err != nil {
			return b.String()
		}
		if said, ok := token.(xml.CharData); ok {
			b.Write(said)
		}
	}
}

func document(t *testing.T, d *word.Document) *file {
	t.Helper()
	var b bytes.Buffer
	if err := word.Standard().Write(&b, d); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	f := &file{raw: string(raw)}
	if err := xml.Unmarshal(raw, f); err != nil {
		t.Fatal(err)
	}
	return f
}
