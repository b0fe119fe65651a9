package bot_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/bot/papers"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/figures"
	"liaison/store/storetest"
)

var year2022 = day.Period{From: "2022-01-01", To: "2022-12-31"}

// tenPoints is a bureau of 10 points and 104 heads: the sample roster and four
// points more.
func tenPoints(t testing.TB) *store.DB {
	db := storetest.Bureau(t, nil)
	var b strings.Builder
	b.WriteString("类型,名称,隶属,类别,成立或确认日期,正式党员,预备党员,党小组,设支委会,责任领导,责任科室,责任所\n")
	for i, heads := range []int{9, 9, 8, 8} {
		name := fmt.Sprintf("新区市场%c", 'A'+i)
		fmt.Fprintf(&b, "联系点,%s,,专业市场,2022-03-24,,,,,分管副局长甲,质量监管科,城东所\n", name)
		fmt.Fprintf(&b, "党组织,%s党支部,%s,党支部,2021-03-01,%d,0,0,否,,,\n", name, name, heads)
	}
	storetest.Import(t, db, "more.csv", []byte(b.String()))
	return db
}

// paragraphs are the texts of a Word file, a paragraph each.
func paragraphs(t testing.TB, body []byte) (all []string) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	for p := range strings.SplitSeq(string(text), "</w:p>") {
		all = append(all, tag.ReplaceAllString(p, ""))
	}
	return all
}

var tag = regexp.MustCompile(`<[^>]*>`)

func summaryOf(t testing.TB, db *store.DB, appendix bool) (all []string) {
	t.Helper()
	storetest.View(t, db, func(tx *store.Tx) error {
		body, err := papers.Summary(tx, year2022, appendix, nil)
		if err == nil {
			all = paragraphs(t, body)
		}
		return err
	})
	return all
}

// The year from which it all began comes out again: each of the 17 figures with
// its unit in its place, the two 口径 of one name marked, and no other figure.
func TestSummary2022(t *testing.T) {
	db := tenPoints(t)
	data, err := os.ReadFile("../store/figures/testdata/2022.csv")
	if err != nil {
		t.Fatal(err)
	}
	f, err := figures.Read("2022.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Update(t, db, func(tx *store.Tx) error {
		p, err := figures.NewPlan(tx, f)
		if err != nil || len(p.Faults) > 0 {
			t.Fatal(err, p.Faults)
		}
		return p.Apply(tx, 1)
	})
	text := summaryOf(t, db, false)
	for place, want := range map[string][]string{
		"涵盖专业市场":   {"10个党建联系点", "指导党员104名"},
		"一是送政策":    {"辐射个体工商户62户"},
		"二是送服务":    {"现场解决6户企业10个问题"},
		"三是送信心":    {"“标准化良好行为企业”称号11户", "标准化试点示范项目7个", "各类标准60项"},
		"一是厚植质量文化": {"质量培训6次", "质量人才52人次", "“标准化良好行为企业”称号企业26家"},
		"二是实施项目攻关": {"党组织2个", "质量攻关小组4个", "解决质量生产问题10个"},
		"三是开展结对联建": {"质量攻关会议3次", "金点子8个", "解决企业实际问题6个"},
	} {
		i := slices.IndexFunc(text, func(p string) bool { return strings.Contains(p, place) && len(p) > 60 })
		if i < 0 {
			t.Errorf("no paragraph of %s in\n%s", place, strings.Join(text, "\n"))
			continue
		}
		for _, w := range want {
			if !strings.Contains(text[i], w) {
				t.Errorf("%s does not say %s:\n%s", place, w, text[i])
			}
		}
	}
	all := strings.Join(text, "\n")
	if !strings.Contains(all, "新增 11、累计 26") {
		t.Errorf("the conflict is not marked:\n%s", all)
	}
	told := amounts.FindAllString(unmarked.ReplaceAllString(all, ""), -1)
	slices.Sort(told)
	want := strings.Fields("10个 10个 10个 104名 11户 26家 2个 3次 4个 52人次 60项 62户 6个 6次 6户 7个 8个")
	slices.Sort(want)
	if !slices.Equal(told, want) {
		t.Errorf("the figures are\n%v, want\n%v", told, want)
	}
	if !strings.Contains(strings.Join(summaryOf(t, db, true), "\n"), "居然之家") {
		t.Error("the records behind the figures are not listed")
	}
}

// amounts are the figures of a text; unmarked takes out what a person has to look
// at, and dates.
var (
	amounts  = regexp.MustCompile(`\d+(人次|[个名户家项次场节处])`)
	unmarked = regexp.MustCompile(`【[^】]*】|\d+年(\d+月(\d+日)?)?`)
)

// A year without records has no number of what was done.
func TestSummaryOfNothing(t *testing.T) {
	all := strings.Join(summaryOf(t, storetest.Open(t, nil), true), "\n")
	if told := amounts.FindAllString(unmarked.ReplaceAllString(all, ""), -1); len(told) > 0 || !strings.Contains(all, "【待补") {
		t.Errorf("%v in\n%s", told, all)
	}
}

// A chapter is longer than a record's text may be; what was written last year is
// offered the next, and marked in the file until it is written anew.
func TestChapters(t *testing.T) {
	s := newStage(t)
	chapter := "（一）运行机制不够顺畅。" + strings.Repeat("有些党组织活动不多，办法也不多。", 100)
	s.says(storetest.Admin, "2025年总结")
	s.taps(storetest.Admin, "下步工作")
	if got := s.says(storetest.Admin, chapter); !strings.Contains(got, "记下了") {
		t.Fatal(got)
	}
	s.says(storetest.Admin, "今年总结")
	got := s.taps(storetest.Admin, "下步工作")
	for _, want := range []string{"可以从2025年总结的改起", "🤖 " + chapter, "请把“下步工作”写好"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	storetest.View(t, s.db, func(tx *store.Tx) error {
		for year, marked := range map[string]bool{"2025": false, "2026": true} {
			body, err := papers.Summary(tx, day.Period{From: day.Day(year + "-01-01"), To: day.Day(year + "-12-31")}, false, nil)
			if err != nil {
				return err
			}
			all := strings.Join(paragraphs(t, body), "\n")
			if strings.Contains(all, "以下沿用2025年总结的文字") != marked || !strings.Contains(all, "（一）运行机制不够顺畅\n有些党组织活动不多") {
				t.Errorf("%s:\n%s", year, all)
			}
		}
		return nil
	})
}

// Whoever does not see the whole bureau gets no summary of it, by an old button
// or an old file neither.
func TestSummaryRefused(t *testing.T) {
	s := newStage(t)
	for _, who := range []string{storetest.LeaderEast, storetest.OfficerEast} {
		recipe := chat.Recipe{What: "summary", Args: map[string]string{"from": "2026-01-01", "to": "2026-12-31", "person": fmt.Sprint(s.chats[who])}}
		if _, _, err := bot.Render(t.Context(), s.db, recipe); err == nil {
			t.Errorf("%s gets the summary of the bureau", who)
		}
	}
}
