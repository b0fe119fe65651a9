package bot_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
	"liaison/store/storetest"
)

// lineFor is what a card says of a 支部.
func lineFor(said, branch string) string {
	for line := range strings.Lines(said) {
		if words, ok := strings.CutPrefix(strings.TrimSpace(line), branch+"："); ok {
			return words
		}
	}
	return ""
}

// What a line of 会议进度 says where more than “held” and “not seen” is known.
func TestAgendaWords(t *testing.T) {
	s := newStage(t)
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		works, home, steel := *dir.OrgNamed("建设工程公司党支部"), *dir.OrgNamed("居然之家党支部"), dir.OrgNamed("钢材市场第一党支部")
		by := dir.PersonNamed(storetest.SecretaryWork).ID
		works.ThemeDay, home.ThemeDay = 25, 10
		for _, r := range []record.Record{
			{Type: "党课", Org: works.ID, Point: works.Point, Day: "2026-04-02"},
			{Type: "党小组会", Org: steel.ID, Point: steel.Point, Day: "2026-04-02", Detail: record.Detail{Groups: []int{1, 2}}},
			{Type: "支委会", Org: steel.ID, Point: steel.Point, Day: "2026-02-02"},
			{Type: "谈心谈话", Org: steel.ID, Point: steel.Point, Day: "2026-02-02", Figures: []record.Figure{{Name: "谈心谈话", Value: 3}}},
		} {
			r.Kind, r.Author, r.Typist = record.KindMeeting, by, by
			err = errors.Join(err, record.Add(tx, &r))
		}
		april := day.Period{From: "2026-04-01", To: "2026-04-30"}
		_, e := duty.AddWaiver(tx, &duty.Waiver{Org: works.ID, Rule: "R02", Period: april, Reason: duty.WaivedElection, Person: by})
		return errors.Join(err, e, bureau.SaveOrg(tx, &works), bureau.SaveOrg(tx, &home), duty.SaveConfig(tx, "duty.R04.count", "2"))
	})
	for _, c := range []struct{ says, branch, want string }{
		{"会议进度", "建设工程公司党支部", "主题党日 定在4月27日　支委会 不适用（换届中）　党小组会 未见记录"}, // the 25th is a Saturday
		{"会议进度", "居然之家党支部", "主题党日 未见记录"},
		{"会议进度", "钢材市场第一党支部", "主题党日 未见记录　支委会 未见记录　党小组会 ✅"},
		{"支委会进度", "建设工程公司党支部", "不适用（换届中）"},
		{"支委会进度", "居然之家党支部", "不设支委会"},
		{"支委会谁没开", "建设工程公司党支部", ""}, // only those of which something was not seen
		{"支委会谁没开", "居然之家党支部", ""},
		{"党课谁没讲", "建设工程公司党支部", "还差 1 次"},
		{"哪些支部党课没上", "居然之家党支部", "未见记录"},
		{"上月党课谁没讲", "建设工程公司党支部", "一季度未见记录"},
		{"党小组会和支委会谁没开", "钢材市场第一党支部", "支委会 未见记录　党小组会 ✅"},
		{"一季度支委会谁没开", "钢材市场第一党支部", "1月、3月未见记录"},
		{"组织生活会谁没开", "建设工程公司党支部", "10月起"},
		{"谈心谈话谁没开", "钢材市场第一党支部", "2026年 3 次"},
		{"今年党小组会进度", "钢材市场第一党支部", "1月、2月、3月未见记录"},
		{"去年主题党日进度", "建设工程公司党支部", "2025年1月、2025年2月、2025年3月、2025年4月、2025年5月、2025年6月、2025年7月、2025年8月、2025年9月、2025年10月、2025年11月、2025年12月未见记录"},
		{"下月会议进度", "居然之家党支部", "主题党日 未见记录"}, // nothing is known of it: this month
		{"城西所支委会谁没开", "建设工程公司党支部", ""},
	} {
		if got := lineFor(s.says(storetest.Admin, c.says), c.branch); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.says, c.branch, got, c.want)
		}
	}
	s.clock.Turn(time.Date(2026, 11, 2, 9, 0, 0, 0, day.Shanghai))
	if got := lineFor(s.says(storetest.Admin, "组织生活会谁没开"), "建设工程公司党支部"); got != "未见记录" {
		t.Errorf("in November: %s", got)
	}
}

// A question of 会议进度 is no other question, and the other way round.
func TestAgendaQuestions(t *testing.T) {
	s := newStage(t)
	for says, asks := range map[string]bool{
		"会议进度": true, "上月会议进度": true, "支委会谁没开": true, "哪些支部没开主题党日": true, "主题党日开了没": true, "党小组会还有谁没开": true, "三会一课进度": true, "本月组织生活情况": true,
		"本周数字": false, "居然之家11月会议": false, "哪些点位没走访": false, "逾期问题": false, "谁走访最多": false, "哪个支部开会最多": false,
	} {
		said := s.says(storetest.LeaderEast, says)
		if got := strings.Contains(said, "滨江写字楼联合党支部："); got != asks {
			t.Errorf("%s: %v\n%s", says, got, said)
		}
	}
}
