package summary_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"liaison/bot/summary"
	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/roster"
	"liaison/store/storetest"
)

// Every clause of a report of made-up records is borne out by them: it is one of the
// clauses below, which say what must have been recorded, and no others.
func TestEveryClauseIsBorneOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		clock := new(store.Clock)
		clock.Set(time.Date(2026, 9, 20, 9, 0, 0, 0, day.Shanghai))
		db, err := store.Open(storetest.Source(t), clock)
		if err != nil {
			rt.Fatal(err)
		}
		defer db.Close()
		storetest.Import(t, db, "roster.csv", storetest.Sample)
		l := &lived{T: rt, today: "2026-09-20", period: day.Period{From: "2026-01-01", To: "2026-12-31"}}
		if rapid.Bool().Draw(rt, "a quarter") {
			l.period.To = "2026-03-31"
		}
		l.live(t, db)
		appendix := rapid.Bool().Draw(rt, "appendix")
		var f *messages.SummaryFacts
		storetest.View(t, db, func(tx *store.Tx) (err error) {
			f, err = summary.Facts(tx, l.period, appendix)
			return err
		})
		for _, p := range paragraphsOf(messages.Summary(f)) {
			l.judge(p)
		}
	})
}

// A lived year is what was recorded of it, and who was there.
type lived struct {
	*rapid.T
	dir     *bureau.Directory
	today   day.Day
	period  day.Period
	records []*record.Record
}

// live records a few things, and withdraws some.
func (l *lived) live(t *testing.T, db *store.DB) {
	storetest.View(t, db, func(tx *store.Tx) (err error) { l.dir, err = bureau.Of(tx); return err })
	for range rapid.IntRange(0, 12).Draw(l.T, "records") {
		r := l.draw()
		storetest.Update(t, db, func(tx *store.Tx) error { return record.Add(tx, r) })
		if rapid.IntRange(0, 5).Draw(l.T, "withdrawn") == 0 && r.Problem == nil {
			storetest.Update(t, db, func(tx *store.Tx) error { return record.Withdraw(tx, r, 1) })
			continue
		}
		l.records = append(l.records, r)
	}
	name := rapid.SampledFrom([]string{"", "某区市场监管局"}).Draw(l.T, "bureau")
	storetest.Update(t, db, func(tx *store.Tx) error { return store.Set(tx, roster.BureauName, name) })
}

func (l *lived) draw() *record.Record {
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(l.T, label) }
	orgs := slices.DeleteFunc(slices.Clone(l.dir.Orgs), func(o *bureau.Org) bool { return o.Kind != bureau.Branch })
	r := &record.Record{Kind: record.Kind(pick("kind", "visit", "visit", "meeting", "activity", "problem")), Author: l.dir.People[0].ID, Typist: l.dir.People[0].ID,
		Point: rapid.SampledFrom(l.dir.Points).Draw(l.T, "point").ID, Text: pick("text", "", "集群注册", "《广告法》宣讲"),
		Day: day.Day("2025-12-25").Add(rapid.IntRange(0, 260).Draw(l.T, "day"))}
	if rapid.Bool().Draw(l.T, "from the chat") {
		r.Detail.Said = "原话"
	}
	switch r.Kind {
	case record.KindVisit:
		r.Type, r.Detail.ByPhone = pick("type", "送政策", "送服务", "送信心", "日常"), rapid.IntRange(0, 4).Draw(l.T, "by phone") == 0
	case record.KindMeeting:
		org := rapid.SampledFrom(orgs).Draw(l.T, "org")
		r.Type, r.Org, r.Point = pick("type", "党员大会", "支委会", "党课", "主题党日", "组织生活会"), org.ID, org.Point
		return r
	case record.KindActivity:
		r.Type = pick("type", "质量培训", "学习培训", "结对联建", "先锋岗", "阵地建设", "宣讲")
	case record.KindProblem:
		l.problem(r)
		return r
	}
	for _, name := range indicator.Standard.Said(indicator.Kind(r.Kind), r.Type) {
		if x := indicator.Standard.Find(name); x.Each || r.Kind == record.KindActivity || rapid.Bool().Draw(l.T, name) {
			r.Figures = append(r.Figures, record.Figure{Name: name, Value: rapid.IntRange(1, 9).Draw(l.T, name), Approx: rapid.IntRange(0, 9).Draw(l.T, "about") == 0})
		}
	}
	return r
}

// problem draws what became of one.
func (l *lived) problem(r *record.Record) {
	p := &record.Problem{State: record.ProblemInProgress, Due: r.Day.Add(9)}
	r.Type, r.Text, r.Problem = rapid.SampledFrom([]string{"计量", "质量", "广告", "其他"}).Draw(l.T, "category"), "秤不准", p
	done := min(r.Day.Add(rapid.IntRange(0, 20).Draw(l.T, "days")), l.today)
	switch rapid.IntRange(0, 4).Draw(l.T, "state") {
	case 1:
		p.State, p.Done = record.ProblemDone, done
	case 2:
		p.State, p.Done, p.Ended, p.Closing = record.ProblemClosed, done, done, record.ClosedChecked
	case 3:
		p.State, p.Done, p.Ended, p.Closing = record.ProblemClosed, done, done, record.ClosedByTime
	case 4:
		p.State, p.Done, p.Ended, p.Closing = record.ProblemClosed, r.Day, r.Day, record.ClosedOnSpot
	}
}

// within are the records of the period that a condition fits.
func (l *lived) within(fits func(*record.Record) bool) (found []*record.Record) {
	for _, r := range l.records {
		if l.period.Has(r.Day) && fits(r) {
			found = append(found, r)
		}
	}
	return found
}

func (l *lived) saying(name string) []*record.Record {
	return l.within(func(r *record.Record) bool { _, said := r.Figure(name); return said })
}

func (l *lived) sum(name string) (n int) {
	for _, r := range l.saying(name) {
		f, _ := r.Figure(name)
		n += f.Value
	}
	return n
}

// problems counts those of which something happened in the period.
func (l *lived) problems(on func(*record.Problem) day.Day) (n int) {
	for _, r := range l.records {
		if r.Problem != nil && l.period.Has(on(r.Problem)) {
			n++
		}
	}
	return n
}

func (l *lived) closed(how record.Closing) int {
	return l.problems(func(p *record.Problem) day.Day {
		if p.Closing == how {
			return p.Ended
		}
		return ""
	})
}

// solved are the problems solved on the spot: those that visits tell of, and records of others.
func (l *lived) solved() int { return l.sum("现场解决") + l.closed(record.ClosedOnSpot) }

// visited reports whether somebody went to each of some points for one of some numbers, and
// to others only where it says 等.
func (l *lived) visited(names string, numbers ...string) bool {
	went := map[string]bool{}
	for _, number := range numbers {
		for _, r := range l.saying(number) {
			if r.Kind == record.KindVisit && !r.Detail.ByPhone {
				went[l.dir.Point(r.Point).Name] = true
			}
		}
	}
	names, more := strings.CutSuffix(names, "等联系点")
	said := strings.Split(names, "、")
	for _, name := range said {
		if !went[name] {
			return false
		}
	}
	return more == (len(went) > len(said))
}

// typesOf are the types of the records that say numbers.
func (l *lived) typesOf(numbers ...string) (types []string) {
	for _, number := range numbers {
		for _, r := range l.saying(number) {
			if typ := strings.Replace(r.Type, "日常", "日常走访", 1); !slices.Contains(types, typ) {
				types = append(types, typ)
			}
		}
	}
	return types
}

// repeated reports whether two records of one point say a number.
func (l *lived) repeated(number string) bool {
	seen := map[int64]bool{}
	for _, r := range l.saying(number) {
		if seen[r.Point] {
			return true
		}
		seen[r.Point] = true
	}
	return false
}

func (l *lived) reach(number, points, peak string) bool {
	seen, most := map[int64]bool{}, 0
	for _, r := range l.saying(number) {
		f, _ := r.Figure(number)
		seen[r.Point], most = true, max(most, f.Value)
	}
	return is(points, len(seen)) && is(peak, most) && l.repeated(number)
}

// worked reports whether anything of the period was recorded that tells of work.
func (l *lived) worked() bool {
	return len(l.within(func(*record.Record) bool { return true })) > 0 || l.problems(func(p *record.Problem) day.Day { return p.Done }) > 0
}

func (l *lived) hasType(typ string) bool {
	return len(l.within(func(r *record.Record) bool { return r.Type == typ })) > 0
}

func is(said string, n int) bool { return said == strconv.Itoa(n) && n > 0 }

// same reports whether a list as a sentence has it, 甲、乙和丙, holds just some names.
func same(list string, names []string) bool {
	said := strings.Split(strings.ReplaceAll(list, "和", "、"), "、")
	slices.Sort(said)
	slices.Sort(names)
	return slices.Equal(said, slices.Compact(names))
}

// A clause is how one is written, and what must have been recorded where it stands.
type clause struct {
	words string
	holds func(l *lived, m []string) bool
}

func always(*lived, []string) bool { return true }

// counts is a clause with one number.
func counts(words, name string) clause {
	return clause{words, func(l *lived, m []string) bool { return is(m[1], l.sum(name)) }}
}

func ended(words string, n func(l *lived) int) clause {
	return clause{words, func(l *lived, m []string) bool { return is(m[1], n(l)) }}
}

// meant is a clause that says what was meant by work of some types.
func meant(words string, types ...string) clause {
	return clause{words, func(l *lived, _ []string) bool { return slices.ContainsFunc(types, l.hasType) }}
}

var clauses = []clause{
	{`2026年1月1日至(\d+月\d+日)，(?:某区)?市场监管局坚持以习近平新时代中国特色社会主义思想为指导，抓好“小个专”党建工作。`, func(l *lived, m []string) bool {
		return l.worked() && m[1] == min(l.period.To, l.today).Time().Format("1月2日")
	}},
	{`充分发挥市场监管职能作用，把开展党组织活动与解决企业群众实际问题结合起来，努力把组织活力转化为发展活力、把党建优势转化为发展优势。`, func(l *lived, _ []string) bool { return l.worked() }},
	{`现将“小个专”（小微企业、个体工商户、专业市场）党建工作情况总结如下。`, always},
	{`(?:\d+年\d+月\d+日，经[^，]+确认，)?(?:某区)?市场监管局指导([^。，]+)等(\d+)个党建联系点，涵盖([^。，]+)，指导党员\d+名。`, func(l *lived, m []string) bool { return is(m[2], len(l.dir.Points)) }},
	{`每个联系点党组织都确认了责任领导、责任科室和责任所，联系指导有人牵头、有人落实。`, func(l *lived, _ []string) bool {
		return !slices.ContainsFunc(l.dir.Points, func(p *bureau.Point) bool { return p.Leader == 0 || p.Section == 0 || p.Station == 0 })
	}},

	{`充分发挥市场监管职能作用，`, func(l *lived, _ []string) bool { return l.worked() }},
	meant(`强化政策法规指导，`, "送政策"), meant(`积极提供质量基础服务，`, "送服务"),
	{`将“小个专”党建工作融入市场监管、服务企业的全过程，推动落实企业主体责任。`, func(l *lived, _ []string) bool { return l.worked() }},
	{`坚持把解决问题放在首位，`, func(l *lived, _ []string) bool {
		return l.problems(func(p *record.Problem) day.Day { return p.Done }) > 0
	}},
	ended(`办结联系点反映的问题(\d+)个`, func(l *lived) int { return l.problems(func(p *record.Problem) day.Day { return p.Done }) }),
	ended(`核实或回访销号(\d+)个`, func(l *lived) int { return l.closed(record.ClosedChecked) }),
	ended(`期满无异议(\d+)个`, func(l *lived) int { return l.closed(record.ClosedByTime) }),
	ended(`现场解决即销号(\d+)个`, func(l *lived) int { return l.closed(record.ClosedOnSpot) }),
	ended(`新收集问题(\d+)个。`, func(l *lived) int { return len(l.within(func(r *record.Record) bool { return r.Problem != nil })) }),

	{`[一二三]是送政策问需求，为商户解难题。`, always},
	meant(`坚持把政策送到市场、送到商户，引导诚信守法经营。`, "送政策"),
	{`走进([^，]+)，((?:开展[^，]*宣讲|通过[^，]+)，)?(辐射|现场解答)`, func(l *lived, m []string) bool {
		return l.visited(m[1], "辐射户数", "现场答疑") && l.way(strings.TrimSuffix(m[2], "，"))
	}},
	{`(开展[^，]*宣讲|通过[^，]+)，(辐射|现场解答)`, func(l *lived, m []string) bool { return l.way(m[1]) }},
	{`(?:辐射)?个体工商户(\d+)户。|(?:辐射)?个体工商户(\d+)户，`, func(l *lived, m []string) bool {
		return is(m[1]+m[2], l.sum("辐射户数")) && !l.repeated("辐射户数")
	}},
	{`(?:辐射)?个体工商户(\d+)户次（(\d+)个联系点，单次最多(\d+)户）`, func(l *lived, m []string) bool {
		return is(m[1], l.sum("辐射户数")) && l.reach("辐射户数", m[2], m[3])
	}},
	counts(`(?:现场解答)?咨询(\d+)个`, "现场答疑"),
	{`[一二三]是送服务解难题，为企业输活力。`, always},
	{`坚持把党组织活动与解决企业实际问题相结合，着力协调解决企业发展的痛点难点。`, func(l *lived, _ []string) bool { return l.solved()+l.sum("服务企业") > 0 }},
	{`走进([^，]+)，(现场|针对)`, func(l *lived, m []string) bool { return l.visited(m[1], "服务企业", "现场解决") }},
	{`(?:针对集群注册等问题，)?(?:现场)?解决(\d+)户企业(\d+)个问题`, func(l *lived, m []string) bool {
		return is(m[1], l.sum("服务企业")) && is(m[2], l.sum("现场解决")) && l.closed(record.ClosedOnSpot) == 0 && !l.repeated("服务企业") &&
			!slices.ContainsFunc(l.saying("服务企业"), func(r *record.Record) bool {
				firms, _ := r.Figure("服务企业")
				n, _ := r.Figure("现场解决")
				return firms.Value > n.Value
			})
	}},
	{`(?:现场)?服务企业(\d+)户([，。])`, func(l *lived, m []string) bool { return is(m[1], l.sum("服务企业")) && !l.repeated("服务企业") }},
	{`(?:现场)?服务企业(\d+)户次（(\d+)个联系点，单次最多(\d+)户）`, func(l *lived, m []string) bool {
		return is(m[1], l.sum("服务企业")) && l.reach("服务企业", m[2], m[3])
	}},
	{`(?:现场)?解决(?:([^，。]+)方面)?问题(\d+)个`, func(l *lived, m []string) bool {
		return is(m[2], l.solved()) && (m[1] == "" || l.matters(m[1], true))
	}},
	{`其中记了类别的涉及([^，。]+)方面`, func(l *lived, m []string) bool { return l.matters(m[1], false) }},
	{`[一二三]是送信心稳预期，高质量助发展。`, always},

	{`[一二三]是厚植质量文化。`, always},
	meant(`引导“小个专”党组织将质量文化融入企业文化，把质量建设融入“三会一课”和组织生活会，帮助企业管质量、育人才。`, "质量培训"),
	counts(`开展质量培训(\d+)次`, "培训次数"), counts(`培训质量人才(\d+)人次`, "培训人次"),
	{`[一二三]是实施项目攻关。`, always},
	{`[一二三]是开展结对联建。`, always},
	meant(`着眼发挥机关党员的专业优势，推动与联系点党组织结对，帮助企业推进质量管理、设备安全管理和标准化建设。`, "结对联建"),
	counts(`参加“小个专”党建联系点党组织质量攻关会议(\d+)次`, "攻关会议"), counts(`为企业贡献金点子(\d+)个`, "金点子"), counts(`解决企业实际问题(\d+)个`, "联建解决问题"),

	{`[一二三]是筑堡垒，强化组织力。`, always},
	meant(`坚持抓基层、打基础，推动党建工作与企业文化融合，以宣讲工作思路、展示工作业绩、推广工作经验、弘扬企业文化为目标，引导联系点用好党建阵地。`, "阵地建设"),
	{`坚持抓基层、打基础，推动党建工作与企业文化融合。`, func(l *lived, _ []string) bool { return !l.hasType("阵地建设") }},
	counts(`建设和完善党建阵地(\d+)处`, "阵地建设"),
	{`联系点党组织开展了([^。]+)。`, func(l *lived, m []string) bool {
		var types []string
		for _, r := range l.within(func(r *record.Record) bool { return r.Kind == record.KindMeeting }) {
			types = append(types, r.Type)
		}
		return same(m[1], types)
	}},
	{`[一二三]是树标杆，激发战斗力。`, always},
	meant(`引导党员亮身份、亮承诺、亮业绩，对标先进查找差距、整改问题，在各项工作中争先进、当先锋、创佳绩，成为推动高质量发展的骨干力量。`, "先锋岗"),
	counts(`设立党员先锋岗(\d+)个`, "党员先锋岗"),
	{`[一二三]是争先锋，凸显凝聚力。`, always},
	meant(`坚持以人为本，搭建学习交流、展示成果的平台，推动党员提升素质、企业凝聚人心，齐心协力共同进步。`, "宣讲", "学习培训"),
	counts(`开展宣讲(\d+)场`, "宣讲场次"), counts(`讲授微学课(\d+)节`, "微学课"), counts(`听讲(\d+)人次`, "听讲人次"),
	counts(`组织党组织书记、党员和企业出资人学习培训(\d+)次`, "学习场次"), counts(`此外，学习人次(\d+)人次`, "学习人次"),

	{`对照新时代党的建设总要求，“小个专”企业党建工作的组织活力、方式方法和作用发挥还有差距。`, func(l *lived, _ []string) bool { return l.worked() }},
	{`从现有记录看，支部书记中兼职的有(\d+)名，抓党务的时间和精力需要保证。`, func(l *lived, m []string) bool {
		n := 0
		for _, o := range l.dir.Orgs {
			if o.Kind == bureau.Branch && (o.PartTime == "是" || strings.Contains(o.PartTime, "兼职")) {
				n++
			}
		}
		return is(m[1], n)
	}},
	{`党龄不满5年的书记有\d+名，党务工作经验需要积累。`, always},
	{`还有(\d+)个支部没有看到完整的“三会一课”记录，需要核实情况、帮助补齐。`, func(l *lived, m []string) bool {
		n, _ := strconv.Atoi(m[1])
		return n <= len(l.dir.Orgs) && len(l.within(func(r *record.Record) bool { return r.Kind == record.KindMeeting })) > 0
	}},
	{`还有(\d+)个问题正在办理(?:，(都)超过了办理期限|，其中(\d+)个超过办理期限)?，需要持续跟进。`, func(l *lived, m []string) bool { return l.open(m[1], m[2] != "", m[3]) }},
	{`指导“小个专”党组织把学习贯彻习近平新时代中国特色社会主义思想作为首要政治任务，引导广大党员深刻领悟“两个确立”的决定性意义、坚决做到“两个维护”，认真落实“三会一课”、主题党日等基本制度，重点做好以下工作。`, always},
}

// way reports whether visits were made as a clause says.
func (l *lived) way(words string) bool {
	types := l.typesOf("辐射户数", "现场答疑")
	switch list, several := strings.CutPrefix(words, "通过"); {
	case several:
		return same(list, types)
	case words == "":
		return !slices.Equal(types, []string{"送政策"}) && len(types) < 2
	}
	return slices.Equal(types, []string{"送政策"})
}

// matters reports whether problems solved on the spot were just of some categories: all that
// were solved, or those with a record.
func (l *lived) matters(list string, all bool) bool {
	var types []string
	n := 0
	for _, r := range l.records {
		if p := r.Problem; p != nil && p.Closing == record.ClosedOnSpot && l.period.Has(p.Done) && r.Type != "其他" {
			types = append(types, r.Type)
			n++
		}
	}
	return same(list, types) && all == (n == l.solved())
}

// open reports whether so many problems are open at the end of the period, or now.
func (l *lived) open(n string, allLate bool, late string) bool {
	open, overdue := 0, 0
	at := min(l.period.To, l.today)
	for _, r := range l.records {
		p := r.Problem
		if p == nil || r.Day > at || p.Done != "" && p.Done <= at {
			continue
		}
		if open++; p.Due < l.today {
			overdue++
		}
	}
	switch {
	case allLate:
		return is(n, open) && overdue == open
	case late != "":
		return is(n, open) && is(late, overdue) && overdue < open
	}
	return is(n, open)
}

var compiled = func() (all []*regexp.Regexp) {
	for _, c := range clauses {
		all = append(all, regexp.MustCompile(`(?:`+c.words+`)`))
	}
	return all
}()

// judge takes away each clause that holds. Nothing may be left.
func (l *lived) judge(paragraph string) {
	rest := strings.ReplaceAll(paragraph, "约", "")
	for i, c := range clauses {
		m := compiled[i].FindStringSubmatch(rest)
		if m == nil {
			continue
		}
		if !c.holds(l, m) {
			l.Errorf("%q in\n%s\nis not borne out by\n%s", m[0], paragraph, l.told())
		}
		keep := ""
		if last := m[len(m)-1]; last == "辐射" || last == "现场" || last == "针对" || last == "现场解答" {
			keep = last // what the next clause begins with
		}
		rest = strings.Replace(rest, m[0], keep, 1)
	}
	if left := strings.Trim(rest, "，。"); left != "" {
		l.Errorf("no clause is known for %q in\n%s", left, paragraph)
	}
}

// told are the records, to be read beside an error.
func (l *lived) told() string {
	var b strings.Builder
	for _, r := range l.records {
		fmt.Fprintf(&b, "%s %s %s at %s %q by phone %v: %v", r.Day, r.Kind, r.Type, l.dir.Point(r.Point).Name, r.Text, r.Detail.ByPhone, r.Figures)
		if p := r.Problem; p != nil {
			fmt.Fprintf(&b, " %s done %s ended %s %s", p.State, p.Done, p.Ended, p.Closing)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// paragraphsOf are those of a report's text, without headings and marks.
func paragraphsOf(d *word.Document) (all []string) {
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case word.Signed, word.Appendix:
			return all
		case word.Paragraph:
			said := ""
			for _, r := range b {
				switch r := r.(type) {
				case word.Text:
					said += string(r)
				case word.Figure:
					said += r.Text
				}
			}
			all = append(all, said)
		}
	}
	return all
}
