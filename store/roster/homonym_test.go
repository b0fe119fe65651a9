package roster_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/roster"
	"liaison/store/storetest"
)

const peopleHead = "类型,名称,隶属,类别,责任所,责任人\n"

// two have one name, at two units.
const two = peopleHead + "人员,王强,城东所,工作人员,,\n人员,王强,特种设备科,工作人员,,\n人员,管理员,局党建办,管理员,,\n"

// Two people of one name are told apart by their unit: neither has the scope of
// the other, each bears the unit, and the file reads back without a change.
func TestTwoOfOneName(t *testing.T) {
	db := storetest.Open(t, nil)
	r := read(t, "a.csv", []byte(two))
	if p := plan(t, db, r); len(p.Notes) != 1 || !strings.Contains(p.Notes[0], "“王强”按 2 个人记（城东所、特种设备科）") {
		t.Errorf("notes %q", p.Notes)
	}
	storetest.Import(t, db, "a.csv", []byte(two))
	if p := plan(t, db, r); !p.Empty() || len(p.Notes) > 0 || len(p.Missing) > 0 {
		t.Errorf("again: %v %v %v %q", said(p.Added), said(p.Changed), said(p.Missing), p.Notes)
	}
	var file []byte
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		east, lifts := d.PersonNamed("王强（城东所）"), d.PersonNamed("特种设备科王强")
		switch {
		case east == nil || lifts == nil || east == lifts:
			t.Fatalf("%+v %+v", east, lifts)
		case len(east.Posts) != 1 || len(lifts.Posts) != 1:
			t.Errorf("posts %v %v", east.Posts, lifts.Posts)
		case d.PersonNamed("王强") != nil:
			t.Error("one of the two is meant by the name alone")
		}
		file, err = roster.Export(tx)
		return err
	})
	if p := plan(t, db, read(t, "a.csv", file)); !p.Empty() || len(p.Faults) > 0 || len(p.Missing) > 0 {
		t.Errorf("exported: %+v\n%s", p, file)
	}
	fresh := storetest.Open(t, nil)
	storetest.Import(t, fresh, "a.csv", file)
	if got, want := account(t, fresh), account(t, db); got != want {
		t.Errorf("into an empty database\n%s\nwant\n%s", got, want)
	}
}

// A row that may mean either of two people is a fault that names both; one that
// its point or its unit decides is not.
func TestWhichOfTwo(t *testing.T) {
	point := "联系点,甲市场,,专业市场,"
	for name, c := range map[string]struct {
		file, fault string
		changed     []string
	}{
		"by the unit of the point":     {file: two + point + "特种设备科,王强\n"},
		"with the unit":                {file: two + point + "城西所,王强（城东所）\n"},
		"neither is of the point":      {file: two + point + "城西所,王强\n", fault: "5 责任人“王强”有 2 位（城东所、特种设备科），看不出是哪一位"},
		"the people of the database":   {file: peopleHead + point + "城西所,王强\n", fault: "2 责任人“王强”有 2 位（城东所、特种设备科），看不出是哪一位"},
		"a place that neither is at":   {file: peopleHead + "人员,王强,城西所,工作人员,,\n", fault: "2 “王强”原来有 2 位（城东所、特种设备科），看不出这一行是不是其中一位"},
		"no place":                     {file: two + "人员,王强,,责任领导,,\n", fault: "5 “王强”有 2 位（城东所、特种设备科），看不出这一行是哪一位"},
		"both on one line":             {file: peopleHead + "人员,王强,城东所;特种设备科,工作人员,,\n", fault: "2 “王强”原来有 2 位（城东所、特种设备科），看不出这一行是哪一位"},
		"one of the two moves":         {file: strings.Replace(two, "王强,特种设备科", "王强,城西所", 1), changed: []string{"王强（城西所）"}},
		"one of the two has two posts": {file: strings.Replace(two, "王强,特种设备科", "王强,特种设备科;城西所", 1), changed: []string{"王强（特种设备科）"}},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.Open(t, nil)
			storetest.Import(t, db, "a.csv", []byte(two))
			p := plan(t, db, read(t, "a.csv", []byte(c.file)))
			if c.fault == "" && len(p.Faults) > 0 || c.fault != "" && (len(p.Faults) == 0 || !strings.HasPrefix(faultText(p.Faults[0]), c.fault)) {
				t.Fatalf("faults %+v, want %q", p.Faults, c.fault)
			}
			if c.fault != "" {
				if !p.Empty() {
					t.Error("it changes something nevertheless")
				}
				return
			}
			for _, want := range c.changed {
				if !slices.ContainsFunc(p.Changed, func(c roster.Change) bool { return c.Name == want }) || slices.ContainsFunc(p.Added, func(c roster.Change) bool { return c.Type == "人员" }) {
					t.Errorf("added %v, changed %v, want %s", said(p.Added), said(p.Changed), want)
				}
			}
			storetest.Import(t, db, "a.csv", []byte(c.file))
			if p := plan(t, db, read(t, "a.csv", []byte(c.file))); !p.Empty() {
				t.Errorf("again: %v %v", said(p.Added), said(p.Changed))
			}
		})
	}
}

func faultText(f roster.Fault) string {
	return strings.TrimSpace(strings.Join([]string{strconv.Itoa(f.Line), f.Reason}, " "))
}

// A leader or a 所 merged over the rows of several points is each one's; an error
// value is nobody.
func TestMergedDuties(t *testing.T) {
	words := func(cells ...string) (s string) {
		for _, c := range cells {
			s += `<c t="inlineStr"><is><t>` + c + `</t></is></c>`
		}
		return `<row>` + s + `</row>`
	}
	rows := words("类型", "名称", "类别", "责任领导", "责任所") + words("联系点", "甲市场", "专业市场", "分管副局长甲", "城东所") +
		words("联系点", "乙市场", "专业市场") + words("联系点", "丙市场", "专业市场")
	r := read(t, "a.xlsx", sheet(t, rows+`</sheetData><mergeCells><mergeCell ref="D2:D4"/><mergeCell ref="E2:E4"/></mergeCells><sheetData>`))
	for _, p := range r.Points {
		if p.Leader != "分管副局长甲" || p.Station != "城东所" {
			t.Errorf("%+v", p)
		}
	}
	r = read(t, "a.xlsx", sheet(t, rows+`<row><c t="inlineStr"><is><t>联系点</t></is></c><c t="inlineStr"><is><t>丁市场</t></is></c><c/><c r="D5" t="e"><f>Y1</f><v>#REF!</v></c></row>`))
	if len(r.Points) != 4 || len(r.Bad) != 1 || r.Bad[0].Line != 5 || !strings.Contains(r.Bad[0].Reason, "责任领导：D5 是错误值 #REF!") {
		t.Errorf("%+v", r.Bad)
	}
}
