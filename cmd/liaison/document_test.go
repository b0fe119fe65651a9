package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liaison/bot/document"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// A paper is a document of the demo's bureau, read back.
type paper struct {
	main  string // the XML of its text
	parts map[string]string
	says  string // its words, a paragraph a line
}

// paperOf makes a document as the command does. With LIAISON_PAGES it is kept in that
// folder for the eye.
func paperOf(t *testing.T, db *store.DB, kind, org string, number int64, p day.Period) paper {
	t.Helper()
	var body []byte
	err := db.View(t.Context(), func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		ask := document.Ask{Kind: document.KindNamed(kind), Number: number, Period: p}
		if org != "" && !ask.In(dir, org) {
			t.Fatalf("no %s", org)
		}
		body, err = document.Make(tx, ask.Whole(tx.Today()), bureau.Scope{All: true})
		return err
	})
	if err != nil {
		t.Fatal(kind, err)
	}
	if dir := os.Getenv("LIAISON_PAGES"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, kind+".docx"), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return readPaper(t, body)
}

func readPaper(t *testing.T, body []byte) paper {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	p := paper{parts: map[string]string{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p.parts[f.Name] = string(text)
	}
	p.main = p.parts["word/document.xml"]
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(p.main)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.CharData:
			b.Write(e)
		case xml.EndElement:
			if e.Name.Local == "p" {
				b.WriteString("\n")
			}
		}
	}
	p.says = b.String()
	return p
}

var numbersIn = regexp.MustCompile(`#(\d+)`)

// numbers are the records that a document names, each once.
func (p paper) numbers() (ids []int64) {
	for _, m := range numbersIn.FindAllStringSubmatch(p.says, -1) {
		n, _ := strconv.ParseInt(m[1], 10, 64)
		ids = append(ids, n)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// laidOut says that every run is East Asian, in fonts that the styles name for it,
// that pages have their numbers, and that tables with heads repeat them.
func (p paper) laidOut(t *testing.T, kind string) {
	t.Helper()
	if runs, hints := strings.Count(p.main, "<w:r>"), strings.Count(p.main, `<w:rFonts w:hint="eastAsia"/>`); runs == 0 || runs != hints {
		t.Errorf("%s: %d of %d runs are East Asian", kind, hints, runs)
	}
	styles := p.parts["word/styles.xml"]
	for _, m := range regexp.MustCompile(`<w:pStyle w:val="(\w+)"`).FindAllStringSubmatch(p.main, -1) {
		if !strings.Contains(styles, `w:styleId="`+m[1]+`"`) {
			t.Errorf("%s: no style %s", kind, m[1])
		}
	}
	if strings.Count(styles, "<w:rFonts") != strings.Count(styles, "w:eastAsia=\"")-1 { // and the language's
		t.Errorf("%s: a style names no East Asian font", kind)
	}
	footers := 0
	for name, text := range p.parts {
		if strings.HasPrefix(name, "word/footer") && strings.Contains(text, " PAGE ") {
			footers++
		}
	}
	if footers != 2 || strings.Count(p.main, "<w:footerReference") != 2 {
		t.Errorf("%s: pages have no numbers", kind)
	}
	for table := range strings.SplitSeq(p.main, "</w:tbl>") {
		_, table, ok := strings.Cut(table, "<w:tbl>")
		form := strings.Contains(table, "<w:tr><w:trPr><w:trHeight") && !strings.Contains(table, "cantSplit")
		if ok && !form && strings.Count(table, "<w:tblHeader/>") != 1 {
			t.Errorf("%s: a table does not repeat its heads", kind)
		}
	}
}

// Every document of the demo's bureau is laid out as it is to be printed, holds the
// records that it is about and no others, and names nobody of a 党组织.
func TestDocumentsOfTheDemo(t *testing.T) {
	db, err := madeUpBureau(t.Context(), filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	year := day.Period{From: "2026-01-01", To: "2026-12-31"}
	week, march := day.Period{From: "2026-04-06", To: "2026-04-12"}, day.Period{From: "2026-03-01", To: "2026-03-31"}
	var org *bureau.Org
	var dir *bureau.Directory
	var all []*record.Record
	err = db.View(t.Context(), func(tx *store.Tx) (err error) {
		if dir, err = bureau.Of(tx); err != nil {
			return err
		}
		org = dir.OrgNamed("建设工程公司党支部")
		return record.Each(tx, year.From, year.To, func(r *record.Record) error {
			all = append(all, r.Clone())
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	of := func(fits func(r *record.Record) bool) (found []*record.Record) {
		for _, r := range all {
			if r.Withdrawn.IsZero() && fits(r) {
				found = append(found, r)
			}
		}
		return found
	}
	meetings := of(func(r *record.Record) bool { return r.Kind == record.KindMeeting && r.Org == org.ID })
	closed := of(func(r *record.Record) bool { return r.Problem != nil && r.Problem.Closing == record.ClosedByTime })[0]
	visits := of(func(r *record.Record) bool { return r.Kind == record.KindVisit && len(r.Figures) > 1 })
	open := of(func(r *record.Record) bool { return r.Problem != nil && r.Problem.Pending() })
	april := of(func(r *record.Record) bool {
		return r.Kind == record.KindMeeting && r.Org != 0 && r.Day >= "2026-04-01"
	})
	told := func(p day.Period) []*record.Record {
		return of(func(r *record.Record) bool {
			return p.Has(r.Day) && (r.Kind == record.KindVisit || r.Kind == record.KindProblem) || r.Problem != nil && p.Has(r.Problem.Done)
		})
	}
	for _, c := range []struct {
		kind, org string
		number    int64
		period    day.Period
		of        []*record.Record
		says      []string
	}{
		{"handbook", "建设工程公司党支部", 0, year, meetings, []string{"三会一课记录本\n\n建设工程公司党支部\n2026年\n", "2026年4月12日", "书记\n\n\n兼职", "组织生活会记录", "党费收缴", "组织生活索引"}},
		{"plan", "建设工程公司", 0, day.Period{}, meetings, []string{"2026年组织生活计划", "党员大会（每季度1次）", "党小组会（每组每月1次）", "√" + shortDay(meetings[0].Day)}},
		{"minutes", "", meetings[0].ID, day.Period{}, meetings[:1], []string{meetings[0].Text, "主持人签名", fmt.Sprintf("应到\n%d人\n实到\n%d人", *meetings[0].Detail.Expected, *meetings[0].Detail.Present)}},
		{"assignment", "", closed.ID, day.Period{}, []*record.Record{closed}, []string{closed.Text, "期满无异议销号（未经核实）", "已联系点位核实情况", "核实人签名"}},
		{"problems", "", 0, day.Period{}, open, []string{"城东所　", "已逾期"}},
		{"points", "", 0, day.Period{}, nil, []string{"共10个", "钢材市场第二党支部", "2022-03-24"}},
		{"visit", "", visits[0].ID, day.Period{}, nil, []string{visits[0].Text, visits[0].Figures[0].Name}},
		{"month", "", 0, day.Period{}, nil, []string{"2026年4月组织生活提示清单", "4月12日已届满", "□"}},
		{"term", "", 0, day.Period{}, nil, []string{"建设工程公司党支部：", "本届任期已于2026年4月12日届满", "不超过1年", "【待补：单位名称】"}},
		{"brief", "", 0, week, told(week), []string{"走访", "【待补：下步工作安排】", "数字来源"}},
		{"brief", "", 0, march, told(march), []string{"钢材市场：走访5次（", "辐射户数73户次"}},
	} {
		p := paperOf(t, db, c.kind, c.org, c.number, c.period)
		p.laidOut(t, c.kind)
		pictured(t, db, c.kind, c.org, c.number, c.period)
		for _, want := range c.says {
			if !strings.Contains(p.says, want) {
				t.Errorf("%s does not say %q:\n%s", c.kind, want, p.says)
			}
		}
		if c.of != nil {
			var want []int64
			for _, r := range c.of {
				want = append(want, r.ID)
			}
			if slices.Sort(want); !slices.Equal(p.numbers(), want) {
				t.Errorf("%s names %v, its records are %v", c.kind, p.numbers(), want)
			}
		}
		if c.kind == "month" {
			for _, n := range p.numbers() {
				if !slices.ContainsFunc(april, func(r *record.Record) bool { return r.ID == n }) {
					t.Errorf("the list names %d, which is no meeting of the month", n)
				}
			}
		}
		for _, one := range dir.People {
			if one.Is(bureau.Secretary) && strings.Contains(p.says, one.Name) {
				t.Errorf("%s names %s", c.kind, one.Name)
			}
		}
	}
	p := paperOf(t, db, "handbook", org.Name, 0, year)
	for _, m := range meetings { // each on a page, and the index leads there
		if mark := regexp.MustCompile(fmt.Sprintf(`<w:hyperlink w:anchor="(\w+)"[^>]*>(?:<w:r>.{0,80}</w:rPr>)<w:t xml:space="preserve">#%d<`, m.ID)).FindStringSubmatch(p.main); mark == nil || !strings.Contains(p.main, `w:name="`+mark[1]+`"`) {
			t.Errorf("nothing leads to %d", m.ID)
		}
	}
}

func shortDay(d day.Day) string { return d.Time().Format("1月2日") }

// A year of which nothing was recorded has empty forms, and says of nothing that it
// was held.
func TestHandbookOfNothing(t *testing.T) {
	db, err := madeUpBureau(t.Context(), filepath.Join(t.TempDir(), "demo.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	p := paperOf(t, db, "handbook", "建设工程公司党支部", 0, day.Period{From: "2025-01-01", To: "2025-12-31"})
	p.laidOut(t, "handbook")
	if n := p.numbers(); len(n) > 0 || strings.Contains(p.says, "√") || !strings.Contains(p.says, "本年度还没有记录") {
		t.Errorf("it names %v:\n%s", n, p.says)
	}
	if !strings.Contains(p.says, "支委会记录\n") || strings.Count(p.says, "应到\n\n实到\n") != 7 {
		t.Errorf("no empty forms:\n%s", p.says)
	}
}

// pictured makes the picture of a document's first page; with LIAISON_PAGES it is kept
// for the eye.
func pictured(t *testing.T, db *store.DB, kind, org string, number int64, p day.Period) {
	t.Helper()
	err := db.View(t.Context(), func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		ask := document.Ask{Kind: document.KindNamed(kind), Number: number, Period: p}
		if org != "" && !ask.In(dir, org) {
			t.Fatalf("no %s", org)
		}
		body, err := document.Preview(tx, ask.Whole(tx.Today()), bureau.Scope{All: true})
		if err != nil {
			return err
		}
		m, err := png.Decode(bytes.NewReader(body))
		if err != nil {
			return err
		}
		if wide := m.Bounds().Dx() > m.Bounds().Dy(); len(body) > 200<<10 || m.Bounds().Dx() < 800 || wide != slices.Contains([]string{"problems", "points", "month"}, kind) {
			t.Errorf("%s: a picture of %v, %d bytes", kind, m.Bounds(), len(body))
		}
		if dir := os.Getenv("LIAISON_PAGES"); dir != "" {
			return os.WriteFile(filepath.Join(dir, "preview-"+kind+".png"), body, 0o600)
		}
		return nil
	})
	if err != nil {
		t.Fatal(kind, err)
	}
}
