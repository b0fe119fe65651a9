package duty_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store/bureau"
	"liaison/store/duty"
)

// The table, word for word: a change of it is a change of what is asked of
// people.
const table = `
R01 党员大会 支部 季 1 一般 条例第十一条 [党员大会]
R02 支委会 支部 月 1 一般 条例第十二条、第二十条 [支委会]
R03 党小组会 党小组 月 1 一般 条例第十三条 [党小组会]
R04 党课 支部 季 1 本单位设定 条例第十六条 [党课]
R05 主题党日 支部 月 1 每月相对固定1天 条例第十六条 [主题党日]
R06 组织生活会 支部 年 1 至少 条例第十七条 [组织生活会]
R07 民主评议党员 支部 年 1 一般 条例第十八条（条号未核实） [民主评议]
R08 谈心谈话 支部 年 0 一般不少于 条例第十九条 [谈心谈话]
R09 党费收缴日 支部 月 0 制度  []
R10 换届 支部、党总支、党委 届 1 一般 条例第二十一条；《关于党的基层组织任期的意见》 []
R11 设置体检 支部 变动时 0 应当/一般 条例第四条、第五条、第二十条 []
R12 表决 一次会议 每次 0 hard 条例第十一条、第十二条；选举工作条例；发展党员工作细则（2014年） []
R13 走访联系点 点 季 1 本单位设定  []
`

func TestTable(t *testing.T) {
	got := "\n"
	for _, r := range duty.Rules {
		got += fmt.Sprintln(r.ID, r.Name, r.Who, r.Span, r.Count, r.Strength, r.Article, r.Types)
	}
	if diff := cmp.Diff(table, got); diff != "" {
		t.Error(diff)
	}
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range duty.Rules {
		if duty.RuleOf(r.ID).Name != r.Name || !strings.Contains(string(doc), "//\t"+r.ID+" ") {
			t.Errorf("%s is not found by its id, or not in the package doc", r.ID)
		}
	}
	if r := duty.RuleOf("R14"); r != nil {
		t.Errorf("R14 is %v", r)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		kind            bureau.OrgKind
		full, probation int
		committee, off  bool
		want            string
	}{
		{kind: bureau.Branch, full: 2, probation: 4, want: "[正式党员不足3人]"},
		{kind: bureau.Branch, full: 3, want: "[]"},
		{kind: bureau.Branch, full: 6, probation: 5, want: "[]"},
		{kind: bureau.Branch, full: 7, want: "[正式党员7人以上未设支委会]"},
		{kind: bureau.Branch, full: 7, committee: true, want: "[]"},
		{kind: bureau.Branch, full: 48, probation: 2, committee: true, want: "[]"},
		{kind: bureau.Branch, full: 48, probation: 3, committee: true, want: "[党员超过50人]"},
		{kind: bureau.Branch, full: 51, want: "[正式党员7人以上未设支委会 党员超过50人]"},
		{kind: bureau.Branch, want: "[]"}, // no heads known: empty is not 0
		{kind: bureau.Branch, full: 2, off: true, want: "[]"},
		{kind: bureau.Committee, full: 120, want: "[]"},
		{kind: bureau.GeneralBranch, full: 60, want: "[]"},
	} {
		org := &bureau.Org{Kind: c.kind, Committee: c.committee, Active: !c.off}
		body := duty.Body{Org: org, Heads: bureau.Heads{Full: c.full, Probation: c.probation}}
		found := []duty.What{}
		for _, f := range duty.Findings(body) {
			found = append(found, f.What)
			if f.Article == "" || f.Strength == "" {
				t.Errorf("%s has no article or strength", f.What)
			}
		}
		if got := fmt.Sprint(found); got != c.want {
			t.Errorf("%s of %d+%d, 支委会 %v: %s, want %s", c.kind, c.full, c.probation, c.committee, got, c.want)
		}
		if r := duty.RuleOf("R11"); r.When(body) != (len(found) > 0) {
			t.Errorf("R11 of %+v does not agree with its findings", body)
		}
	}
}
