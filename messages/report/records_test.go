package report

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/indicator"
	"liaison/store/record"
)

// about is a bureau of one point, with an indicator of its own.
func about() *About {
	people := []*bureau.Person{{ID: 1, Name: "干事甲", Active: true}, {ID: 2, Name: "管理员甲", Active: true}}
	units := []*bureau.Unit{{ID: 1, Name: "城东所", Active: true}, {ID: 2, Name: "局党建办", Active: true}}
	points := []*bureau.Point{{ID: 1, Name: "居然之家", Station: 1, Leader: 1, Active: true}}
	posts := []bureau.Post{{Person: 1, Role: bureau.Staff, Unit: 1, Active: true}, {Person: 2, Role: bureau.Admin, Unit: 2, Active: true}}
	d := bureau.NewDirectory(points, nil, units, people, posts)
	d.Indicators = indicator.Standard.With([]indicator.Indicator{{Name: "志愿服务", Kind: indicator.Visit, Unit: "小时"}})
	return &About{Dir: d, Unit: "某区市场监管局", Span: "2026年"}
}

// shown writes a sheet and returns its rows as a person sees them.
func shown(t *testing.T, s Sheet) [][]string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, s); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func these(rows ...count.Row) iter.Seq2[*count.Row, error] {
	return func(yield func(*count.Row, error) bool) {
		for i := range rows {
			if !yield(&rows[i], nil) {
				return
			}
		}
	}
}

// cellOf is the cell of a row under a head.
func cellOf(t *testing.T, rows [][]string, row int, head string) string {
	t.Helper()
	i := slices.IndexFunc(rows[2], func(h string) bool { return strings.HasPrefix(h, head) })
	if i < 0 {
		t.Fatalf("no column %s in %q", head, rows[2])
	}
	if i < len(rows[row]) {
		return rows[row][i]
	}
	return ""
}

func TestVisitLedger(t *testing.T) {
	visit := func(id, author int64, solved int, figures ...record.Figure) count.Row {
		return count.Row{Record: record.Record{ID: id, Kind: record.KindVisit, Type: "送服务", Point: 1, Day: "2026-04-15", Author: author, Figures: figures}, Solved: solved}
	}
	first := visit(7, 1, 3, record.Figure{Name: "辐射户数", Value: 62, Approx: true}, record.Figure{Name: "现场解决", Value: 2}, record.Figure{Name: "志愿服务", Value: 0})
	first.Raised = []int64{8, 9}
	second := visit(10, 2, 0, record.Figure{Name: "辐射户数", Value: 900, Caliber: record.Cumulative}, record.Figure{Name: "服务企业", Value: 4}, record.Figure{Name: "服务企业", Value: 5, Caliber: record.Cumulative})
	rows := shown(t, about().Records(record.KindVisit, these(first, second)))
	for _, c := range []struct {
		row        int
		head, want string
	}{
		{3, "编号", "7"}, {3, "日期", "2026-04-15"}, {3, "联系点", "居然之家"}, {3, "责任所", "城东所"}, {3, "走访单位", "城东所"}, {3, "形式", "实地"},
		{3, "辐射户数\n（户）", "62"}, {3, "现场解决", "3"}, {3, "现场答疑", ""}, {3, "志愿服务\n（小时）", "0"}, {3, "带回的问题", "#8、#9"}, {3, "数字说明", "辐射户数：约数"},
		{4, "走访单位", ""}, {4, "辐射户数", "900（累计）"}, {4, "服务企业", "4"}, {4, "数字说明", "辐射户数：累计 900\n服务企业：累计 5"},
		{5, "序号", "合计"}, {5, "辐射户数", "62"}, {5, "服务企业", "4"}, {5, "现场解决", "3"}, {5, "现场答疑", ""}, {5, "编号", ""},
	} {
		if got := cellOf(t, rows, c.row, c.head); got != c.want {
			t.Errorf("row %d, %s: %q, want %q", c.row+1, c.head, got, c.want)
		}
	}
}

// What must not be added has no total, and neither have the heads of meetings.
func TestWhatIsNotAddedHasNoTotal(t *testing.T) {
	works := []count.Row{
		{Record: record.Record{Kind: record.KindActivity, Type: "荣誉成果", Point: 1, Day: "2026-04-15", Figures: []record.Figure{{Name: "标准化良好行为企业", Value: 11, Caliber: count.Added}, {Name: "标准化良好行为企业", Value: 26, Caliber: record.Cumulative}}}},
		{Record: record.Record{Kind: record.KindActivity, Type: "攻关项目", Point: 1, Day: "2026-04-15", Project: 1, ProjectTitle: "仓储质量攻关", Detail: record.Detail{Tags: []string{"党建+施工"}}, Figures: []record.Figure{{Name: "攻关小组", Value: 3}}}},
		{Record: record.Record{Kind: record.KindActivity, Type: "质量培训", Day: "2026-04-15", Figures: []record.Figure{{Name: "培训人次", Value: 8}}}},
	}
	rows := shown(t, about().Records(record.KindActivity, these(works...)))
	for head, want := range map[string]string{"标准化良好行为企业": "", "攻关小组": "", "培训人次": "8", "培训次数": "1"} {
		if got := cellOf(t, rows, 6, head); got != want {
			t.Errorf("the total of %s is %q, want %q", head, got, want)
		}
	}
	if got := cellOf(t, rows, 4, "项目") + cellOf(t, rows, 4, "党建5个+"); got != "仓储质量攻关党建+施工" {
		t.Errorf("project and tags are %q", got)
	}
	if got := cellOf(t, rows, 3, "标准化良好行为企业"); got != "11（新增）；26（累计）" {
		t.Errorf("two 口径 are %q", got)
	}
	meeting := count.Row{Record: record.Record{Kind: record.KindMeeting, Type: record.ThemeDay, Day: "2026-04-15", Detail: record.Detail{Expected: new(8), Also: []string{record.PartyLecture}, Absent: map[string]int{"出差": 2}}}}
	rows = shown(t, about().Records(record.KindMeeting, these(meeting, meeting)))
	if len(rows) != 5 || cellOf(t, rows, 3, "应到") != "8" || cellOf(t, rows, 3, "实到") != "" || cellOf(t, rows, 3, "类型") != "主题党日、党课" || cellOf(t, rows, 3, "缺席") != "出差 2" {
		t.Errorf("meetings %q", rows[3:])
	}
}

func TestSummaryChosenAndLong(t *testing.T) {
	parts := []count.Part{{Caliber: count.Added, Value: 11, Day: "2026-06-30", Point: 1, Records: []int64{3}, Count: 1}, {Caliber: record.Cumulative, Value: 26, Day: "2026-09-30", Point: 1, Records: []int64{9}, Count: 1}}
	var many []int64
	for i := range int64(Shown) {
		many = append(many, 100-i)
	}
	s := &Summary{About: *about(), Behind: map[string][]int64{"辐射户数": many}, Amounts: count.Amounts{
		"辐射户数": {Name: "辐射户数", Value: 62, Records: 30}, "标准化良好行为企业": {Name: "标准化良好行为企业", Value: 11, Records: 2, Parts: parts, Chosen: &parts[0]},
		"现场解决": {Name: "现场解决", Value: 0, Records: 1}, "指导党员": {Name: "指导党员", Value: 104}}}
	var got []string
	for _, row := range shown(t, s.Sheet())[3:] {
		if len(row) > 3 && row[3] != "" {
			got = append(got, strings.Join(row[1:], "|"))
		}
	}
	want := []string{
		"辐射户数|户|62|30|#100、#99、#98、#97、#96、#95、#94、#93、#92、#91 等 30 条，见走访台账",
		"现场解决|个|0|1|1 条，见走访台账和问题台账|走访中说的和当场销号的是一回事，只计一次",
		"标准化良好行为企业（新增）|家|11|1|#3|已选定",
		"标准化良好行为企业（累计，居然之家，2026-09-30）|家|26|1|#9|没有选用，不相加",
		"指导党员|名|104|||按名册",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

// Several ledgers are the sheets of one file, each with its own heads in print.
func TestSeveralLedgers(t *testing.T) {
	var b bytes.Buffer
	a := about()
	if err := Write(&b, a.Records(record.KindVisit, these()), a.Records(record.KindProblem, these()), a.Records(record.KindMeeting, these())); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"走访台账", "问题台账", "组织生活台账"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	for i, name := range f.GetSheetList() {
		layout, err := f.GetPageLayout(name)
		pages, titles := 1, "'"+name+"'!$3:$3"
		if name == "问题台账" { // all its columns, to be filled in: two A3 side by side
			pages, titles = 2, "'"+name+"'!$A:$B,"+titles
		}
		if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != pages {
			t.Errorf("%s: %d pages wide, %v", name, *layout.FitToWidth, err)
		}
		if names := f.GetDefinedName(); len(names) != 3 || names[i].RefersTo != titles || names[i].Scope != name {
			t.Errorf("print titles %+v", names)
		}
	}
}
