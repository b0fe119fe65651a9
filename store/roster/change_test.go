package roster_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// step plans a roster and does something with the plan.
func step(t testing.TB, db *store.DB, r *roster.Roster, do func(*roster.Plan, *store.Tx) error) error {
	return db.Update(t.Context(), func(tx *store.Tx) error {
		p, err := roster.NewPlan(tx, r)
		if err != nil {
			return err
		}
		return do(p, tx)
	})
}

// Changes are shown by field, from what to what.
func TestChanges(t *testing.T) {
	head := strings.Split(string(storetest.Sample), "\n")[0]
	for name, c := range map[string]struct {
		edit           []string
		added, changed []string
	}{
		"heads":         {edit: []string{"步行街商圈,党支部,2021-11-05,7", "步行街商圈,党支部,2021-11-05,8"}, changed: []string{"党组织 步行街商圈党支部 正式党员:7>8"}},
		"emptied":       {edit: []string{"步行街商圈,步行街,,", "步行街商圈,,,"}, changed: []string{"联系点 步行街商圈 别名:步行街>"}},
		"another chief": {edit: []string{"分管副局长乙,广告监管科", "分管副局长甲,广告监管科"}, changed: []string{"联系点 步行街商圈 责任领导:分管副局长乙>分管副局长甲"}},
		"a new chief": {edit: []string{"分管副局长乙,广告监管科", "分管副局长丙,广告监管科"}, changed: []string{"联系点 步行街商圈 责任领导:分管副局长乙>分管副局长丙"},
			added: []string{"人员 分管副局长丙 任职:>责任领导"}},
		"a new unit": {edit: []string{"广告监管科,城西所", "广告监管科,城南所"}, changed: []string{"联系点 步行街商圈 责任所:城西所>城南所"},
			added: []string{"单位 城南所 "}},
		"moved":         {edit: []string{"运营公司党支部,运营支部,集群注册运营公司", "运营公司党支部,运营支部,步行街商圈"}, changed: []string{"党组织 运营公司党支部 隶属:集群注册运营公司>步行街商圈"}},
		"a second post": {edit: []string{"人员,城东所干事甲,,城东所", "人员,城东所干事甲,,城东所;城西所"}, changed: []string{"人员 城东所干事甲 任职:>城西所工作人员"}},
		"one of the same name": {edit: []string{"人员,建工支部书记", "人员,城东所干事甲,,城西所,工作人员,,,,,,,,\n人员,建工支部书记"},
			added: []string{"人员 城东所干事甲（城西所） 任职:>城西所工作人员"}, changed: []string{"人员 城东所干事甲（城东所） 姓名:城东所干事甲>城东所干事甲（城东所）"}},
		"moved to another unit": {edit: []string{"人员,城东所干事甲,,城东所", "人员,城东所干事甲,,城西所"}, changed: []string{"人员 城东所干事甲 任职:>城西所工作人员"}},
		"column added": {edit: []string{head, head + ",主题党日", "步行街商圈党支部,步行街支部,步行街商圈,党支部,2021-11-05,7,0,0,是,,,", "步行街商圈党支部,步行街支部,步行街商圈,党支部,2021-11-05,7,0,0,是,,,,20"},
			changed: []string{"党组织 步行街商圈党支部 主题党日:0>20"}},
		"responsible": {edit: []string{head, head + ",责任人", "分管副局长乙,广告监管科,城西所", "分管副局长乙,广告监管科,城西所,新来的"},
			added: []string{"人员 新来的 任职:>城西所工作人员"}, changed: []string{"联系点 步行街商圈 责任人:>新来的"}},
		"setting": {edit: []string{head, "内容," + head, "\n联系点,钢材市场", "\n某区市场监管局,设置,局名\n,联系点,钢材市场"},
			added: []string{"设置 局名 内容:>某区市场监管局"}},
	} {
		t.Run(name, func(t *testing.T) {
			file := edited(t, c.edit...)
			if name == "setting" { // the new column stands first
				lines := strings.Split(string(file), "\n")
				for i := 3; i < len(lines); i++ {
					lines[i] = "," + lines[i]
				}
				file = []byte(strings.Join(lines, "\n"))
			}
			db := storetest.Bureau(t, nil)
			p := plan(t, db, read(t, "a.csv", file))
			for i, a := range c.added {
				c.added[i] = strings.TrimSpace(a)
			}
			if diff := cmp.Diff(c.added, said(p.Added)); diff != "" {
				t.Errorf("added (-want +got)\n%s", diff)
			}
			if diff := cmp.Diff(c.changed, said(p.Changed)); diff != "" {
				t.Errorf("changed (-want +got)\n%s", diff)
			}
			storetest.Import(t, db, "a.csv", file)
			if p := plan(t, db, read(t, "a.csv", file)); !p.Empty() {
				t.Errorf("again: %v %v", said(p.Added), said(p.Changed))
			}
		})
	}
}

// A column the file lacks leaves what is there.
func TestColumnsKept(t *testing.T) {
	db := storetest.Bureau(t, nil)
	p := plan(t, db, read(t, "a.csv", []byte("名称,类型\n钢材市场,联系点\n居然之家,联系点\n")))
	if !p.Empty() || len(p.Faults) > 0 {
		t.Errorf("%v: added %v, changed %v", p.Faults, said(p.Added), said(p.Changed))
	}
	for _, c := range p.Missing {
		if slices.Contains([]string{"城东所", "分管副局长甲", "消费者权益保护科"}, c.Name) {
			t.Errorf("%s is missing, though 钢材市场 or 居然之家 keeps it", c.Name)
		}
	}
}

// What the file lacks is listed and stays until the second step.
func TestMissing(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Join(t, db, storetest.OfficerWest, "test", 7)
	var rows []string
	for line := range strings.Lines(string(storetest.Sample)) {
		if !strings.Contains(line, "步行街") && !strings.Contains(line, storetest.OfficerWest) {
			rows = append(rows, line)
		}
	}
	r := read(t, "a.csv", []byte(strings.Join(rows, "")))
	want := []string{"联系点 步行街商圈", "党组织 步行街商圈党支部", "单位 广告监管科", "人员 城西所干事甲"}
	before := account(t, db)
	if err := step(t, db, r, func(p *roster.Plan, tx *store.Tx) error {
		if diff := cmp.Diff(want, said(p.Missing)); diff != "" {
			t.Errorf("missing (-want +got)\n%s", diff)
		}
		return p.Apply(tx, 0)
	}); err != nil {
		t.Fatal(err)
	}
	if got := account(t, db); got != before {
		t.Errorf("the first step deactivated something:\n%s", cmp.Diff(before, got))
	}
	if err := step(t, db, r, func(p *roster.Plan, tx *store.Tx) error { return p.Deactivate(tx, 0) }); err != nil {
		t.Fatal(err)
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if d.PointNamed("步行街商圈") != nil || d.OrgNamed("步行街商圈党支部") != nil || d.UnitNamed("广告监管科") != nil ||
			d.PersonNamed(storetest.OfficerWest) != nil || d.PersonAt("test", 7) != nil {
			t.Error("the second step left something")
		}
		return err
	})
	if p := plan(t, db, r); len(p.Missing) > 0 {
		t.Errorf("still missing: %v", said(p.Missing))
	}
	storetest.Import(t, db, "a.csv", storetest.Sample) // and they come back
	if got := account(t, db); got != before {
		t.Errorf("came back otherwise (-want +got):\n%s", cmp.Diff(before, got))
	}
}

// Nobody is locked out: the last admin stays, and the second step is no first.
func TestDeactivateRefused(t *testing.T) {
	db := storetest.Bureau(t, nil)
	before := account(t, db)
	for name, r := range map[string]*roster.Roster{
		"no admin":    read(t, "a.csv", []byte("类型,名称,隶属,类别\n人员,城东所干事甲,城东所,工作人员\n")),
		"not applied": read(t, "a.csv", []byte("类型,名称,隶属,类别\n人员,管理员丁,城东所,管理员\n")),
	} {
		err := step(t, db, r, func(p *roster.Plan, tx *store.Tx) error { return p.Deactivate(tx, 0) })
		if _, ok := errors.AsType[*store.Refusal](err); !ok {
			t.Errorf("%s: %v, want a refusal", name, err)
		}
	}
	if account(t, db) != before {
		t.Error("something changed")
	}
}

// A roster survives being parked as JSON between the diff and the yes.
func TestParked(t *testing.T) {
	r := read(t, "a.csv", storetest.Sample)
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var again roster.Roster
	if err := json.Unmarshal(text, &again); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, &again); diff != "" {
		t.Error(diff)
	}
}

// A person may have several posts, and a leader of 全局 sees everything.
func TestPosts(t *testing.T) {
	db := storetest.Open(t, nil)
	storetest.Import(t, db, "a.csv", []byte("类型,名称,隶属,类别\n人员,甲,全局,责任领导\n人员,甲,局党建办,管理员\n人员,甲,局党建办;城东所,工作人员\n"))
	storetest.View(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		p := d.PersonNamed("甲")
		if len(d.People) != 1 || len(p.Posts) != 4 || !p.Posts[0].Whole || !p.Is(bureau.Admin) || !p.Is(bureau.Staff) {
			t.Errorf("%+v", p)
		}
		if len(d.Units) != 2 {
			t.Errorf("%d units, want 2: 全局 is none", len(d.Units))
		}
		return err
	})
}

// What is exported can be edited and sent back: without an edit nothing changes.
func TestExport(t *testing.T) {
	db := storetest.Bureau(t, nil)
	storetest.Import(t, db, "b.csv", []byte("类型,名称,内容\n设置,局名,某区市场监督管理局\n设置,工作要点,2026年党建工作要点\n"))
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
	if got, want := account(t, fresh), account(t, db); got != want {
		t.Errorf("into an empty database (-want +got):\n%s", cmp.Diff(want, got))
	}
}
