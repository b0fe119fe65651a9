package reading

import (
	"strings"
	"testing"
)

// labelsOf reads labels as the tests write them: v begins a visit, . goes on with what was
// begun, - tells nothing.
func labelsOf(said string) (out []label) {
	kinds := map[rune]Kind{'v': Visit, 'm': Meeting, 'p': Problem, 'a': Activity, 'g': Progress, 'l': Plan, 'c': Correction}
	var last Kind
	for _, r := range said {
		switch r {
		case '.':
			out = append(out, goesOn(last))
		case '-':
			out = append(out, outside)
		default:
			last = kinds[r]
			out = append(out, begins(last))
		}
	}
	return out
}

// cutUp cuts a text into clauses.
func cutUp(r *Reader, text string, by Speaker) *sentence {
	x, toks := r.begin(untable(text), by, sampleDay)
	return x.prepare(toks)
}

// slotsOf reads a sentence whose clauses are labelled.
func slotsOf(t *testing.T, r *Reader, text, labels string, by Role) string {
	t.Helper()
	x := cutUp(r, text, speaker(by))
	ls := labelsOf(labels)
	if len(ls) != len(x.clauses) {
		var said []string
		for i := range x.clauses {
			said = append(said, x.span(x.clauses[i].start, x.clauses[i].end))
		}
		t.Errorf("%s: %d labels for %s", text, len(ls), strings.Join(said, " | "))
		return ""
	}
	x.links = x.features()
	got, _, _ := x.compose(&embedded().slots, ls)
	return judged(got)
}

// TestSlotsAlone reads sentences whose clauses are labelled right: whose each day, point,
// type and number is.
func TestSlotsAlone(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		labels, text, want string
		by                 Role
	}{
		// N heads with N values
		{"v.", "建工、运营昨天都是送服务，企业依次6户、9户", "{visit|送服务|建设工程公司|2026-04-14 服务企业=6} {visit|送服务|集群注册运营公司|2026-04-14 服务企业=9}", Staff},
		{"v.", "前天去了钢市和居然送政策，户数各40", "{visit|送政策|钢材市场|2026-04-13 辐射户数=40} {visit|送政策|居然之家|2026-04-13 辐射户数=40}", Staff},
		{"mm.", "组织生活会2月5日，民主评议2月6日，均为应到10人实到9人", "{meeting|组织生活会|建设工程公司|2026-02-05 应10 到9} {meeting|民主评议|建设工程公司|2026-02-06 应10 到9}", Secretary},
		{"m...", "3.12支委会，3.19主题党日，3.26党员大会，到会依次3、9、8", "{meeting|支委会|建设工程公司|2026-03-12 到3} {meeting|主题党日|建设工程公司|2026-03-19 到9} {meeting|党员大会|建设工程公司|2026-03-26 到8}", Secretary},
		// types carried
		{"m..", "上周五主题党日，一支部到13人，二支部到10人", "{meeting|主题党日|钢材市场|2026-04-10 到13} {meeting|主题党日|钢材市场|2026-04-10 到10}", Staff},
		{"m..", "支委会7号开的，主题党日10号，党课14号", "{meeting|支委会|建设工程公司|2026-04-07} {meeting|主题党日|建设工程公司|2026-04-10} {meeting|党课|建设工程公司|2026-04-14}", Secretary},
		// totals and parts
		{"v.....", "4月13日跑了钢市、建工、写字楼三个点，全是送服务，一共服务企业15户，其中钢市7户、建工3户、写字楼5户", "{visit|送服务|钢材市场|2026-04-13 服务企业=7} {visit|送服务|建设工程公司|2026-04-13 服务企业=3} {visit|送服务|滨江写字楼|2026-04-13 服务企业=5}", Staff},
		{"v..", "今天居然送政策52户，其中新开张的6户，答疑3个", "{visit|送政策|居然之家|2026-04-15 现场答疑=3 辐射户数=52}", Staff},
		{"v..", "建工送服务企业4户解决2个，今年累计服务企业48户，昨天的", "{visit|送服务|建设工程公司|2026-04-14 服务企业=4 现场解决=2}", Staff},
		// expected and present
		{"m", "居然昨天主题党日5人应到4人实到", "{meeting|主题党日|居然之家|2026-04-14 应5 到4}", Staff},
		{"m...", "7个到了，应该9个，党课，4月9号", "{meeting|党课|建设工程公司|2026-04-09 应9 到7}", Secretary},
		{"m.", "主题党日4月3日，应10实8", "{meeting|主题党日|建设工程公司|2026-04-03 应10 到8}", Secretary},
		{"m", "前天支委会四个委员差一个没到", "{meeting|支委会|建设工程公司|2026-04-13 应4}", Secretary},
		{"m.", "居然支部今天党员大会，五个人齐了", "{meeting|党员大会|居然之家|2026-04-15 到5}", Staff},
		// days
		{"m..", "居然两件事，8号支委会3/3，13号谈心谈话1次", "{meeting|支委会|居然之家|2026-04-08 应3 到3} {meeting|谈心谈话|居然之家|2026-04-13 谈心谈话=1}", Staff},
		{"m.", "4月3日开展“清明祭先烈”主题党日，到会9人", "{meeting|主题党日|建设工程公司|2026-04-03 到9}", Secretary},
		{"v.vv", "居然：①4.8送政策42户②4.10送服务企业5户解决3③4.14日常", "{visit|送政策|居然之家|2026-04-08 辐射户数=42} {visit|送服务|居然之家|2026-04-10 服务企业=5 现场解决=3} {visit|日常|居然之家|2026-04-14}", Staff},
		// corrections
		{"c.c", "更正两处：钢市4月8日户数应为44，运营4月9日企业应为7户", "{correction||钢材市场| 辐射户数=44} {correction||集群注册运营公司| 服务企业=7}", Staff},
		{"c.", "写错了，不是6是5", "{correction|||}", Staff},
		{"c..", "改：钢市户数是26不是62，居然户数是83不是38", "{correction||钢材市场| 辐射户数=26} {correction||居然之家| 辐射户数=83}", Staff},
		{"v...", "居然送政策36户，不对，63户，今天", "{visit|送政策|居然之家|2026-04-15 辐射户数=63}", Staff},
	} {
		if got := slotsOf(t, r, c.text, c.labels, c.by); got != " "+c.want+" ask " {
			t.Errorf("%s\n  want  %s\n  got  %s", c.text, c.want, got)
		}
	}
}
