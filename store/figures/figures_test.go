package figures_test

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/figures"
	"liaison/store/record"
	"liaison/store/storetest"
	"liaison/store/table"
)

//go:embed testdata/2022.csv
var year2022 []byte

var whole2022 = day.Period{From: "2022-01-01", To: "2022-12-31"}

// newBureau is the sample bureau in November 2022.
func newBureau(t *testing.T) *store.DB {
	clock := new(store.Clock)
	clock.Set(time.Date(2022, 11, 20, 9, 0, 0, 0, day.Shanghai))
	return storetest.Bureau(t, clock)
}

// bring plans a file and applies the plan.
func bring(t *testing.T, db *store.DB, data []byte) (plan *figures.Plan) {
	t.Helper()
	f, err := figures.Read("a.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, db, func(tx *store.Tx) (err error) {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		if plan, err = figures.NewPlan(tx, f); err != nil || len(plan.Faults) > 0 {
			return err
		}
		return plan.Apply(tx, dir.PersonNamed(storetest.Admin).ID)
	})
	return plan
}

// The figures of the sample year are those of its summary, M03 to M17.
func TestYear2022(t *testing.T) {
	db := newBureau(t)
	plan := bring(t, db, year2022)
	if len(plan.Faults) > 0 || len(plan.Added) != 15 || len(plan.Changed) > 0 {
		t.Fatalf("%d added, %d changed, faults %v", len(plan.Added), len(plan.Changed), plan.Faults)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		amounts, err := count.Of(tx, whole2022, count.Within{})
		if err != nil {
			return err
		}
		for _, m := range []struct {
			id, name string
			want     int
		}{
			{"M03", "辐射户数", 62}, {"M04", "服务企业", 6}, {"M05", "现场解决", 10}, {"M07", "标准化试点示范项目", 7}, {"M08", "制定标准", 60},
			{"M09", "培训次数", 6}, {"M10", "培训人次", 52}, {"M12", "攻关党组织", 2}, {"M13", "攻关小组", 4}, {"M14", "攻关解决问题", 10},
			{"M15", "攻关会议", 3}, {"M16", "金点子", 8}, {"M17", "联建解决问题", 6},
		} {
			if got, ok := amounts.Of(m.name); !ok || got != m.want {
				t.Errorf("%s %s: %d %v, want %d", m.id, m.name, got, ok, m.want)
			}
		}
		both := amounts["标准化良好行为企业"] // M06 and M11
		var parts []string
		for _, p := range both.Parts {
			parts = append(parts, fmt.Sprintf("%s%d", p.Caliber, p.Value))
		}
		if !both.Conflict() || !slices.Equal(parts, []string{"上半年新增11", "累计26"}) {
			t.Errorf("M06, M11: conflict %v, %v", both.Conflict(), parts)
		}
		return nil
	})
}

// The same file again changes nothing; a value that differs is a correction with
// its history, and the sums follow.
func TestAgainAndCorrected(t *testing.T) {
	db := newBureau(t)
	bring(t, db, year2022)
	if plan := bring(t, db, year2022); !plan.Empty() || plan.Same != 28 {
		t.Errorf("the second time: %d added, %d changed, %d the same", len(plan.Added), len(plan.Changed), plan.Same)
	}
	text := strings.Replace(string(year2022), "金点子,4,", "金点子,5,", 1)
	text = strings.Replace(text, "标准化良好行为企业,26,累计", "标准化良好行为企业,27,累计", 1) + "2022-07-13,钢材市场,结对联建,质量攻关会议,金点子,9,历年\n"
	plan := bring(t, db, []byte(text))
	var fields []figures.Field
	for _, c := range plan.Changed {
		fields = append(fields, c.Fields...)
	}
	want := []figures.Field{{Label: "标准化良好行为企业", Before: "26（累计）", After: "27（累计）"}, {Label: "金点子", Before: "4", After: "5"}, {Label: "金点子", After: "9（历年）"}}
	if diff := cmp.Diff(want, fields); diff != "" || len(plan.Added) > 0 {
		t.Errorf("changes (-want +got), %d added:\n%s", len(plan.Added), diff)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		history, err := record.History(tx, plan.Changed[0].Record.ID)
		if len(history) != 1 || history[0].What != "更正 标准化良好行为企业" || history[0].Before != "26（累计）" {
			t.Errorf("history %+v", history)
		}
		amounts, err1 := count.Of(tx, whole2022, count.Within{})
		if n, _ := amounts.Of("金点子"); n != 18 {
			t.Errorf("金点子 %d, want 18", n)
		}
		return errors.Join(err, err1)
	})
}

func TestFaultsAreAllNamed(t *testing.T) {
	db := newBureau(t)
	plan := bring(t, db, []byte(`2022年数字,,,,,,
日期,联系点,类型,标题,指标,数值,口径,备注
2022-04-12,居然之家,送政策,宣讲,辐射户数,62,,
去年,居然之家,送政策,宣讲,辐射户数,62,,
2023-01-01,居然之家,送政策,宣讲,辐射户数,1,,
2022-04-12,无此点,送政策,宣讲,辐射户数,1,,
2022-04-12,居然之家,送温暖,宣讲,辐射户数,1,,
2022-04-12,居然之家,送政策,宣讲,辐射人数,1,,
2022-04-12,居然之家,送政策,宣讲,金点子,1,,
2022-04-12,居然之家,送政策,宣讲,走访,1,,
2022-04-12,居然之家,送政策,宣讲,现场答疑,约30,,
2022-04-12,居然之家,送政策,宣讲,服务企业,,,
2022-04-12,居然之家,送政策,宣讲,辐射户数,70,,
2022-04-12,,送政策,宣讲,辐射户数,1,,
2022-04-12,居然之家,送政策,,辐射户数,1,,
2022-04-12,钢材市场,主题党日,学习,,,,
2022-04-12,居然之家,送政策,打13912345678,辐射户数,1,,
`))
	var got []string
	for _, f := range plan.Faults {
		got = append(got, fmt.Sprintf("%d %s", f.Line, f.Reason))
	}
	want := []string{
		"4 日期“去年”不是日期", "5 日期 2023-01-01 在今天之后", "6 联系点“无此点”不在名册里", "7 类型“送温暖”不认识，应为 送政策、", "8 指标“辐射人数”不认识",
		"9 指标“金点子”不是“送政策”的数字", "10 指标“走访”由程序从记录和名册里数", "11 数值“约30”不是个数", "12 指标“服务企业”没写数值", "13 与第 3 行是同一个数字",
		"14 “送政策”没写联系点", "15 标题是空的", "16 “钢材市场”有 2 个党支部，请加一列“党组织”", "17 标题里像有电话或证件号码",
	}
	if len(got) != len(want) {
		t.Fatalf("%d faults, want %d:\n%s", len(got), len(want), strings.Join(got, "\n"))
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("fault %q, want %q", got[i], want[i])
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		return record.Each(tx, "2022-01-01", "2022-12-31", func(r *record.Record) error { return fmt.Errorf("%+v was imported", r) })
	})
}

func TestEncodingsAndOrders(t *testing.T) {
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(year2022)
	if err != nil {
		t.Fatal(err)
	}
	want, err := figures.Read("a.csv", year2022)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"GB18030": gb, "BOM": append([]byte("\xef\xbb\xbf"), year2022...)} {
		got, err := figures.Read("a.csv", data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	moved, err := figures.Read("a.csv", []byte("数值,指标,类型,日期,备注,标题,联系点\n62,辐射户数,送政策,2022/4/12,x,宣讲,居然之家\n"))
	if err != nil || len(moved.Rows) != 1 || moved.Rows[0].Day != "2022-04-12" || moved.Rows[0].Value != 62 || !slices.Equal(moved.Unused, []string{"备注"}) {
		t.Errorf("%+v, %v", moved, err)
	}
}

func TestWhatIsNoTableOfFigures(t *testing.T) {
	for name, data := range map[string][]byte{"roster": storetest.Sample, "words": []byte("今天去居然之家"), "empty": nil, "heads only": []byte("日期,类型,指标,数值\n"),
		"a column twice": []byte("日期,类型,指标,数值,数值\n1,2,3,4,5\n")} {
		if _, err := figures.Read("a.csv", data); err == nil {
			t.Errorf("%s was read", name)
		} else if _, ok := errors.AsType[*table.Error](err); !ok {
			t.Errorf("%s: %v is not for people", name, err)
		}
	}
	if figures.Recognizes("a.csv", storetest.Sample) || !figures.Recognizes("a.csv", year2022) || figures.Recognizes("a.csv", []byte("今天")) {
		t.Error("a table of figures is told by its column names")
	}
}

// A meeting is of the 支部 that is named, or of the only one of its point.
func TestMeetings(t *testing.T) {
	db := newBureau(t)
	plan := bring(t, db, []byte("日期,联系点,党组织,类型,标题,指标,数值\n2022-04-12,居然之家,,谈心谈话,年中谈心,谈心谈话,5\n2022-04-12,钢市,钢材市场第一党支部,主题党日,学习,,\n"))
	if len(plan.Faults) > 0 || len(plan.Added) != 2 {
		t.Fatalf("%+v", plan)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		var orgs []string
		err = errors.Join(err, record.Each(tx, "2022-04-12", "2022-04-12", func(r *record.Record) error {
			orgs = append(orgs, dir.Org(r.Org).Name)
			return nil
		}))
		if !slices.Equal(orgs, []string{"居然之家党支部", "钢材市场第一党支部"}) {
			t.Errorf("meetings of %v", orgs)
		}
		return err
	})
}

// Numbers and days are read as spreadsheets and people write them; a number that
// is not one, or is meant for several rows, is named.
func TestNumbersAndDays(t *testing.T) {
	f, err := figures.Read("a.csv", []byte("日期,联系点,类型,标题,指标,数值\n"+
		"45759,居然之家,送政策,甲,辐射户数,\"1,062\"\n2025-04-12 00:00:00,居然之家,送政策,乙,辐射户数,６２\n2025年4月12日 星期六,居然之家,送政策,丙,辐射户数,62.00\n"+
		"2025-04-12,居然之家,送政策,丁,辐射户数,TRUE\n2025-04-12,居然之家,送政策,戊,辐射户数,#REF!\n2025-04-12,居然之家,送政策,己,辐射户数,6.2E+10\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range f.Rows {
		got = append(got, fmt.Sprint(r.Day, r.Value))
	}
	for _, b := range f.Bad {
		got = append(got, fmt.Sprint(b.Line, strings.SplitAfterN(b.Reason, "”", 2)[0]))
	}
	if want := []string{"2025-04-121062", "2025-04-1262", "2025-04-1262", "5数值“TRUE”", "6数值：“#REF!”", "7数值：“6.2E+10”"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
