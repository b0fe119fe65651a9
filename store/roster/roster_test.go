package roster_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"pgregory.net/rapid"

	"liaison/store"
	"liaison/store/roster"
	"liaison/store/storetest"
)

func sample(t testing.TB) []byte {
	data, err := os.ReadFile("../storetest/roster.csv")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func read(t testing.TB, name string, data []byte) *roster.Roster {
	t.Helper()
	r, err := roster.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// plan compares a roster with the database.
func plan(t testing.TB, db *store.DB, r *roster.Roster) (p *roster.Plan) {
	t.Helper()
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		p, err = roster.NewPlan(tx, r)
		return err
	})
	return p
}

func TestImport(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if err != nil {
			return err
		}
		if len(d.Points) != 6 || len(d.Orgs) != 8 || len(d.People) != 11 {
			t.Errorf("%d points, %d orgs, %d people; want 6, 8, 11", len(d.Points), len(d.Orgs), len(d.People))
		}
		second := d.OrgNamed("钢材市场第二党支部")
		if second == nil || d.Point(second.Point).Name != "钢材市场" || d.Org(second.Parent).Name != "钢材市场党委" {
			t.Errorf("钢材市场第二党支部 hangs wrong: %+v", second)
		}
		if p := d.PointNamed("居然之家"); d.Unit(p.Station).Name != "城西所" || d.Person(p.Leader).Name != "分管副局长乙" {
			t.Errorf("居然之家: %+v", p)
		}
		heads, err := tx.HeadsAt(tx.Today())
		if got := heads[second.ID]; got.Full != 12 || got.Probation != 1 {
			t.Errorf("heads %+v", got)
		}
		return err
	})
}

// The same file in four forms says the same; a second time it changes nothing.
func TestSameFileAgain(t *testing.T) {
	data := sample(t)
	gb, err := simplifiedchinese.GB18030.NewEncoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	db := storetest.Bureau(t, nil)
	for name, body := range map[string][]byte{
		"a.csv": data, "bom.csv": append([]byte("\xef\xbb\xbf"), data...), "gb.csv": gb, "a.xlsx": xlsx(t, data),
	} {
		p := plan(t, db, read(t, name, body))
		if !p.Empty() || len(p.Missing) > 0 || len(p.Faults) > 0 {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func xlsx(t testing.TB, data []byte) []byte {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	for i, cells := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := f.SetSheetRow("Sheet1", cell, &cells); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFaults(t *testing.T) {
	head := "类型,名称,别名,隶属,类别,成立或确认日期,正式党员,设支委会\n"
	for name, c := range map[string]struct{ rows, want string }{
		"unknown type":  {"点位,甲市场,,,专业市场,,,", "类型“点位”不认识"},
		"no name":       {"联系点,,,,专业市场,,,", "名称是空的"},
		"kind":          {"联系点,甲市场,,,菜场,,,", "类别“菜场”"},
		"day":           {"联系点,甲市场,,,专业市场,去年,,", "不是日期"},
		"twice":         {"联系点,甲市场,,,专业市场,,,\n联系点,甲市场,,,商圈,,,", "与第 2 行重复"},
		"no parent":     {"党组织,甲支部,,甲市场,党支部,,5,否", "找不到"},
		"heads":         {"联系点,甲市场,,,专业市场,,,\n党组织,甲支部,,甲市场,党支部,,五,否", "不是人数"},
		"yes or no":     {"联系点,甲市场,,,专业市场,,,\n党组织,甲支部,,甲市场,党支部,,5,也许", "应为 是 或 否"},
		"cycle":         {"党组织,甲委,,乙委,党委,,,\n党组织,乙委,,甲委,党委,,,", "绕成了一圈"},
		"under a group": {"联系点,甲市场,,,专业市场,,,\n党组织,甲支部,,甲市场,党支部,,,\n党组织,一组,,甲支部,党小组,,,\n党组织,二组,,一组,党小组,,,", "不能隶属"},
		"secretary":     {"人员,甲书记,,甲支部,支部书记,,,", "党组织里找不到"},
		"role":          {"人员,甲,,城东所,科长,,,", "类别“科长”"},
	} {
		r := read(t, "a.csv", []byte(head+c.rows))
		if len(r.Bad) == 0 || !strings.Contains(r.Bad[0].Reason, c.want) || r.Bad[0].Line < 2 {
			t.Errorf("%s: %+v, want %q with its line", name, r.Bad, c.want)
		}
	}
}

// A roster with one bad row changes nothing at all.
func TestAllOrNothing(t *testing.T) {
	db := storetest.Open(t, nil)
	r := read(t, "a.csv", append(sample(t), "人员,某某,,城东所,科长,,,,,,,,\n"...))
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		p, err := roster.NewPlan(tx, r)
		if err != nil {
			return err
		}
		return p.Apply(tx, 0)
	})
	if _, ok := errors.AsType[*roster.FileError](err); !ok {
		t.Errorf("applied: %v", err)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if len(d.Points)+len(d.People)+len(d.Units) > 0 {
			t.Error("something was imported")
		}
		return err
	})
}

// Changes are shown by field; what the file lacks stays until the second step.
func TestChangesAndMissing(t *testing.T) {
	db := storetest.Bureau(t, nil)
	text := strings.Replace(string(sample(t)), "步行街商圈党支部,步行街支部,步行街商圈,党支部,2021-11-05,7", "步行街商圈党支部,步行街支部,步行街商圈,党支部,2021-11-05,8", 1)
	text = strings.Replace(text, "人员,城东所干事乙,,城东所,工作人员,,,,,,,,\n", "", 1)
	r := read(t, "a.csv", []byte(text))
	p := plan(t, db, r)
	if len(p.Added) != 0 || len(p.Changed) != 1 || len(p.Changed[0].Fields) != 1 || p.Changed[0].Fields[0] != (roster.Field{Label: "正式党员", Before: "7", After: "8"}) {
		t.Errorf("changes %+v", p.Changed)
	}
	if len(p.Missing) != 2 { // the post and the person
		t.Errorf("missing %+v", p.Missing)
	}
	named := func() (found bool) {
		storetest.View(t, db, func(tx *store.Tx) error {
			d, err := tx.Directory()
			found = d.PersonNamed("城东所干事乙") != nil
			return err
		})
		return found
	}
	step := func(do func(*roster.Plan, *store.Tx) error) {
		storetest.Update(t, db, func(tx *store.Tx) error {
			p, err := roster.NewPlan(tx, r)
			if err != nil {
				return err
			}
			return do(p, tx)
		})
	}
	step(func(p *roster.Plan, tx *store.Tx) error { return p.Apply(tx, 0) })
	if !named() {
		t.Error("the first step deactivated somebody")
	}
	step(func(p *roster.Plan, tx *store.Tx) error { return p.Deactivate(tx, 0) })
	if named() {
		t.Error("the second step deactivated nobody")
	}
}

// The order of the rows does not matter.
func TestAnyOrder(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(string(sample(t))), "\n")
	db := storetest.Bureau(t, nil)
	rapid.Check(t, func(rt *rapid.T) {
		shuffled := append([]string{lines[0]}, rapid.Permutation(lines[1:]).Draw(rt, "rows")...)
		r, err := roster.Read("a.csv", []byte(strings.Join(shuffled, "\n")))
		if err != nil {
			rt.Fatal(err)
		}
		if p := plan(t, db, r); !p.Empty() || len(p.Missing) > 0 || len(p.Faults) > 0 {
			rt.Fatalf("%+v", p)
		}
	})
}

func TestTooMuch(t *testing.T) {
	head := "类型,名称\n"
	for name, data := range map[string][]byte{
		"100,000 rows": []byte(head + strings.Repeat("人员,某\n", 100_000)),
		"too large":    bytes.Repeat([]byte("x"), roster.MaxBytes+1),
		"no heads":     []byte("a,b\n1,2\n"),
		"empty":        nil,
		"old xls":      []byte("\xd0\xcf\x11\xe0 old"),
		"broken xlsx":  []byte("PK\x03\x04 broken"),
		"bomb":         bomb(t),
	} {
		_, err := roster.Read("a.csv", data)
		if _, ok := errors.AsType[*roster.FileError](err); !ok {
			t.Errorf("%s: %v, want a FileError", name, err)
		}
	}
}

// bomb is a small xlsx whose sheet unzips to many megabytes.
func bomb(t testing.TB) []byte {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	cells := make([]any, 50)
	for i := range cells {
		cells[i] = "类型"
	}
	for i := range 6000 {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := w.SetRow(cell, cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzRead(f *testing.F) {
	f.Add(sample(f))
	f.Add([]byte("类型,名称\n党组织,甲\n"))
	f.Add([]byte("\xef\xbb\xbf\"类型\",\"名\n称\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("PK")) {
			t.Skip("xlsx is the library's")
		}
		roster.Read("a.csv", data)
	})
}

// What is exported can be edited and sent back: without an edit nothing changes.
func TestExport(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var data []byte
	storetest.View(t, db, func(tx *store.Tx) (err error) {
		data, err = roster.Export(tx)
		return err
	})
	p := plan(t, db, read(t, "a.csv", data))
	if !p.Empty() || len(p.Missing) > 0 || len(p.Faults) > 0 {
		t.Errorf("%+v\n%s", p, data)
	}
	fresh := storetest.Open(t, nil)
	storetest.Import(t, fresh, "a.csv", data)
	if p := plan(t, fresh, read(t, "roster.csv", sample(t))); !p.Empty() || len(p.Missing) > 0 {
		t.Errorf("into an empty database: %+v", p)
	}
}
