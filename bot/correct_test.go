package bot_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// keeps adds a record as it is and returns its number.
func (s *stage) keeps(r record.Record) int64 {
	s.t.Helper()
	storetest.Update(s.t, s.db, func(tx *store.Tx) error { return record.Add(tx, &r) })
	return r.ID
}

// A correction is one record before and after, and what was told of the change.
type correction struct {
	was, now            *record.Record
	proposed, confirmed []string
	history             []string
}

// corrects taps 更正 on the proposal that a person sees and returns what came of
// it; said is what made the proposal appear.
func (s *stage) corrects(name string, n int64, said string) (c correction) {
	s.t.Helper()
	c.was = s.recordOf(n)
	before := s.historyOf(n)
	c.proposed = changesIn(said)
	c.confirmed = changesIn(s.taps(name, "✅ 更正"))
	c.now = s.recordOf(n)
	for _, e := range s.historyOf(n)[len(before):] {
		c.history = append(c.history, messages.Changed(strings.TrimPrefix(e.What, "更正 "), e.Before, e.After))
	}
	return c
}

func (s *stage) historyOf(n int64) (lines []record.Entry) {
	storetest.View(s.t, s.db, func(tx *store.Tx) (err error) {
		lines, err = record.History(tx, n)
		return err
	})
	return lines
}

// changesIn are the lines of changes in what somebody sees.
func changesIn(said string) (lines []string) {
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); strings.Contains(line, " → ") {
			lines = append(lines, line)
		}
	}
	return lines
}

// reverts put back one value of a record, by its label; any other label is a
// figure's.
var reverts = map[string]func(now, was *record.Record){
	messages.LabelPoint: func(now, was *record.Record) { now.Point = was.Point },
	messages.LabelOrg:   func(now, was *record.Record) { now.Org = was.Org },
	messages.LabelDate:  func(now, was *record.Record) { now.Day = was.Day },
	messages.LabelType: func(now, was *record.Record) {
		now.Type, now.Detail.Also = was.Type, was.Detail.Also
		if v := now.Detail.Vote; v != nil { // what a vote is about follows the types
			v := *v
			v.Kind = now.VotesAs(v.Kind)
			now.Detail.Vote = &v
		}
	},
	messages.LabelText:     func(now, was *record.Record) { now.Text = was.Text },
	messages.LabelExpected: func(now, was *record.Record) { now.Detail.Expected = was.Detail.Expected },
	messages.LabelPresent:  func(now, was *record.Record) { now.Detail.Present = was.Detail.Present },
	messages.LabelAbsent:   func(now, was *record.Record) { now.Detail.Absent = was.Detail.Absent },
	messages.LabelGroups:   func(now, was *record.Record) { now.Detail.Groups = was.Detail.Groups },
	messages.LabelVote:     func(now, was *record.Record) { now.Detail.Vote = was.Detail.Vote },
	messages.LabelGuests:   func(now, was *record.Record) { now.Detail.Guests = was.Detail.Guests },
	messages.LabelProject:  func(now, was *record.Record) { now.Project, now.ProjectTitle = was.Project, was.ProjectTitle },
	messages.LabelTitle:    func(now, was *record.Record) { now.Detail.Title = was.Detail.Title },
	messages.LabelTags:     func(now, was *record.Record) { now.Detail.Tags = was.Detail.Tags },
	messages.LabelPhone:    func(now, was *record.Record) { now.Detail.ByPhone = was.Detail.ByPhone },
	messages.LabelAuthor:   func(now, was *record.Record) { now.Author = was.Author },
	messages.LabelUrgent:   func(now, was *record.Record) { now.Problem.Urgent = was.Problem.Urgent },
	messages.LabelFirm:     func(now, was *record.Record) { now.Problem.Firm = was.Problem.Firm },
	messages.LabelSource:   func(now, was *record.Record) { now.Problem.Source = was.Problem.Source },
	messages.LabelLead:     func(now, was *record.Record) { now.Problem.Unit = was.Problem.Unit },
	messages.LabelHelper:   func(now, was *record.Record) { now.Problem.Helper = was.Problem.Helper },
}

// agrees reports what of a correction was told and did not happen, or happened
// and was not told.
func (c correction) agrees(t interface {
	Helper()
	Errorf(string, ...any)
}, dir *bureau.Directory, today day.Day) {
	t.Helper()
	if !slices.Equal(c.proposed, c.confirmed) || !slices.Equal(c.proposed, c.history) {
		t.Errorf("proposed  %q\nconfirmed %q\nhistory   %q", c.proposed, c.confirmed, c.history)
	}
	values := map[string]string{}
	for _, f := range messages.Fields(dir, c.now, today) {
		values[f.Label] = f.Value
	}
	for _, f := range c.now.Figures {
		values[f.Name] = strings.TrimPrefix(values[f.Name]+"、"+messages.Value(f), "、")
	}
	back := *c.now
	if c.now.Problem != nil {
		p := *c.now.Problem
		back.Problem = &p
		back.Problem.Point = c.was.Problem.Point // its record's
	}
	for _, line := range c.proposed {
		label, change, _ := strings.Cut(line, "：")
		_, after, _ := strings.Cut(change, " → ")
		if after = strings.TrimSuffix(after, "（新项目）"); after == messages.WordNewProject && c.now.Project > 0 {
			after = messages.ProjectTitle("")
		}
		if got := cmp.Or(values[label], "（空）"); !strings.Contains(got, after) && !strings.Contains(after, "…") {
			t.Errorf("told %q, stored %s", line, got)
		}
		if revert := reverts[label]; revert != nil {
			revert(&back, c.was)
			continue
		}
		back.Figures = slices.DeleteFunc(slices.Clone(back.Figures), func(f record.Figure) bool { return f.Name == label })
		for _, f := range c.was.Figures {
			if f.Name == label {
				back.Figures = append(back.Figures, f)
			}
		}
	}
	byName := cmpopts.SortSlices(func(a, b record.Figure) bool { return a.Name+a.Caliber < b.Name+b.Caliber })
	if d := diff.Diff(c.was, &back, byName, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("told %q, but this changed too (-was +now)\n%s", c.proposed, d)
	}
}

// What a correction proposes, confirms, writes into the history and stores is
// the same: what the person changed and nothing else.
func TestCorrectionsTellTheTruth(t *testing.T) {
	visit := record.Record{Kind: record.KindVisit, Type: "送政策", Day: "2026-04-14", Figures: []record.Figure{{Name: "辐射户数", Value: 62}}}
	long := strings.Repeat("讲政策", 30)
	for name, c := range map[string]struct {
		who  string
		make func(s *stage, dir *bureau.Directory) int64
		says []string // texts; a tap begins with 👆, an edit with ✎
		want []string
	}{
		"an admin corrects another's": {who: storetest.Admin, says: []string{"更正 #1，是26户"}, want: []string{"辐射户数：62 → 26"}},
		"whose record it is":          {who: storetest.Admin, says: []string{"#1", "👆更正", "👆记录人", "城西所干事甲"}, want: []string{"记录人：城东所干事甲 → 城西所干事甲"}},
		"an author who left": {who: storetest.Admin, says: []string{"更正 #1，是26户"}, want: []string{"辐射户数：62 → 26"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				r := visit
				r.Point, r.Author, r.Typist = dir.PointNamed("居然之家").ID, dir.PersonNamed(storetest.OfficerEast2).ID, dir.PersonNamed(storetest.OfficerEast).ID
				n := s.keeps(r)
				storetest.Update(s.t, s.db, func(tx *store.Tx) error { return chat.DeactivatePerson(tx, r.Author) })
				return n
			}},
		"two figures of one name": {who: storetest.OfficerEast, says: []string{"#1", "👆更正", "👆类型", "👆送服务"}, want: []string{"类型：送政策 → 送服务"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				r := visit
				r.Figures = []record.Figure{{Name: "服务企业", Value: 11, Caliber: "上半年新增"}, {Name: "服务企业", Value: 26, Caliber: "累计"}}
				r.Point, r.Author, r.Typist = dir.PointNamed("居然之家").ID, dir.PersonNamed(storetest.OfficerEast).ID, dir.PersonNamed(storetest.OfficerEast).ID
				return s.keeps(r)
			}},
		"a figure nothing asks for": {who: storetest.OfficerEast, says: []string{"更正 #1，是26户"}, want: []string{"辐射户数：62 → 26"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				r := visit
				r.Figures = append(slices.Clone(r.Figures), record.Figure{Name: "旧指标", Value: 3, Approx: true})
				r.Point, r.Author, r.Typist = dir.PointNamed("居然之家").ID, dir.PersonNamed(storetest.OfficerEast).ID, dir.PersonNamed(storetest.OfficerEast).ID
				return s.keeps(r)
			}},
		"a meeting of no 支部": {who: storetest.Admin, says: []string{"更正 #1，实到6"}, want: []string{"实到：5 → 6"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				five := 5
				return s.keeps(record.Record{Kind: record.KindMeeting, Type: record.PartyLecture, Point: dir.PointNamed("居然之家").ID, Day: "2026-04-10",
					Detail: record.Detail{Present: &five}, Author: dir.PersonNamed(storetest.SecretaryHome).ID, Typist: dir.PersonNamed(storetest.SecretaryHome).ID})
			}},
		"an activity of no project": {who: storetest.Admin, says: []string{"#1", "👆更正", "👆日期", "昨天"}, want: []string{"日期：4月10日 周五 → 4月14日 周二（昨天）"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				return s.keeps(record.Record{Kind: record.KindActivity, Type: record.ProjectType, Point: dir.PointNamed("居然之家").ID, Day: "2026-04-10", Text: "讨论",
					Author: dir.PersonNamed(storetest.OfficerEast).ID, Typist: dir.PersonNamed(storetest.OfficerEast).ID})
			}},
		"a problem's unit follows its point": {who: storetest.Admin, says: []string{"更正 #1，点位是钢市"},
			want: []string{"点位：居然之家（城西所） → 钢材市场（城东所）", "主办：城西所 → 城东所"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				s.says(storetest.OfficerWest, "问题：居然之家电梯合同到期没人管")
				s.taps(storetest.OfficerWest, "提交")
				return 1
			}},
		"the end of a long text": {who: storetest.OfficerEast, says: []string{"#1", "👆更正", "👆内容", long + "乙"}, want: []string{"内容：…讲政策讲政策甲 → …讲政策讲政策乙"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				r := visit
				r.Text = long + "甲"
				r.Point, r.Author, r.Typist = dir.PointNamed("居然之家").ID, dir.PersonNamed(storetest.OfficerEast).ID, dir.PersonNamed(storetest.OfficerEast).ID
				return s.keeps(r)
			}},
		"an edit of what was entered for a colleague": {who: storetest.OfficerEast, says: []string{"✎代城东所干事乙记：昨天去钢市送服务，5家企业"}, want: []string{"服务企业：4 → 5"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				s.says(storetest.OfficerEast, "代城东所干事乙记：昨天去钢市送服务，4家企业")
				s.taps(storetest.OfficerEast, "提交")
				return 1
			}},
		"an edit leaves what was tapped": {who: storetest.OfficerEast, says: []string{"✎去钢市，5家企业"}, want: []string{"服务企业：4 → 5"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				s.says(storetest.OfficerEast, "去钢市，4家企业")
				for _, words := range []string{"修改", "类型", "送服务", "提交"} {
					s.taps(storetest.OfficerEast, words)
				}
				s.clock.Set(wednesday.AddDate(0, 0, 1))
				return 1
			}},
		"an edit leaves what was corrected": {who: storetest.OfficerEast, says: []string{"✎去钢市送服务，4家企业，答疑3个"}, want: []string{"现场答疑：（空） → 3"},
			make: func(s *stage, dir *bureau.Directory) int64 {
				s.says(storetest.OfficerEast, "去钢市送服务，4家企业")
				s.taps(storetest.OfficerEast, "提交")
				own := s.own[storetest.OfficerEast]
				s.says(storetest.OfficerEast, "更正，是9家企业")
				s.taps(storetest.OfficerEast, "✅ 更正")
				s.own[storetest.OfficerEast] = own
				return 1
			}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			dir := s.directory()
			n := int64(0)
			if c.make != nil {
				n = c.make(s, dir)
			} else {
				r := visit
				r.Point, r.Author, r.Typist = dir.PointNamed("居然之家").ID, dir.PersonNamed(storetest.OfficerEast).ID, dir.PersonNamed(storetest.OfficerEast).ID
				n = s.keeps(r)
			}
			var said string
			for _, line := range c.says {
				if words, ok := strings.CutPrefix(line, "👆"); ok {
					said = s.taps(c.who, words)
				} else if words, ok := strings.CutPrefix(line, "✎"); ok {
					said = s.edits(c.who, words)
				} else {
					said = s.says(c.who, strings.ReplaceAll(line, "#1", fmt.Sprint("#", n)))
				}
			}
			got := s.corrects(c.who, n, said)
			got.agrees(t, dir, day.DayOf(s.clock.Now()))
			if !slices.Equal(got.proposed, c.want) {
				t.Errorf("proposed %q, want %q\n%s", got.proposed, c.want, said)
			}
		})
	}
}

// A record that somebody else changed while its correction was open is shown
// again before it is changed; what the other changed stays.
func TestCorrectedMeanwhile(t *testing.T) {
	s := newStage(t)
	s.says(storetest.OfficerEast, "今天去居然之家送政策，62户，答疑5个")
	s.taps(storetest.OfficerEast, "提交")
	s.says(storetest.Admin, "更正 #1，是26户")
	s.says(storetest.OfficerEast, "更正，是27户，答疑6个")
	s.taps(storetest.OfficerEast, "✅ 更正")
	said := s.taps(storetest.Admin, "✅ 更正")
	if !strings.Contains(said, messages.ChangedMeanwhile) || s.recordOf(1).Figures[0].Value != 27 {
		t.Errorf("changed without being shown again:\n%s", said)
	}
	c := s.corrects(storetest.Admin, 1, said)
	c.agrees(t, s.directory(), day.DayOf(s.clock.Now()))
	if want := []string{"辐射户数：27 → 26"}; !slices.Equal(c.proposed, want) {
		t.Errorf("%q, want %q", c.proposed, want)
	}
}

// A correction that changes nothing says so, offers nothing to confirm and writes
// nothing; an answer that does not fit leaves what was.
func TestCorrectionOfNothing(t *testing.T) {
	s := newStage(t)
	s.says(storetest.OfficerEast, "今天去居然之家送政策，62户")
	s.taps(storetest.OfficerEast, "提交")
	s.says(storetest.OfficerEast, "#1")
	for _, words := range []string{"更正", "类型", "送政策"} {
		s.taps(storetest.OfficerEast, words)
	}
	if card := s.cardWith(storetest.OfficerEast, "✏️ 更正 走访"); !strings.Contains(card.Face.Text, messages.NothingChanges) || strings.Contains(buttonsText(card.Face.Buttons), messages.Confirmed) {
		t.Errorf("%s%s", card.Face.Text, buttonsText(card.Face.Buttons))
	}
	if said := s.says(storetest.Admin, "更正 #1，类型是党课"); strings.Contains(said, " → ") {
		t.Errorf("a type that no visit has is proposed:\n%s", said)
	}
	if h := s.historyOf(1); len(h) != 0 {
		t.Errorf("history %+v", h)
	}
}

func (s *stage) directory() (dir *bureau.Directory) {
	storetest.View(s.t, s.db, func(tx *store.Tx) (err error) {
		dir, err = bureau.Of(tx)
		return err
	})
	return dir
}

// anyRecord is a record of any kind with any of the values it may have.
func anyRecord(dir *bureau.Directory, project int64) *rapid.Generator[record.Record] {
	return rapid.Custom(func(t *rapid.T) record.Record {
		some := func(label string) bool { return rapid.Bool().Draw(t, label) }
		heads := func(label string) *int {
			if n := rapid.IntRange(-1, 9).Draw(t, label); n >= 0 {
				return &n
			}
			return nil
		}
		person := func(label string) int64 { return dir.People[rapid.IntRange(0, len(dir.People)-1).Draw(t, label)].ID }
		types := map[record.Kind][]string{record.KindVisit: {"", "送政策", "送服务"}, record.KindMeeting: {record.GroupMeeting, record.PartyLecture, record.GeneralMeeting, record.Talk},
			record.KindActivity: {record.ProjectType, "结对联建", "荣誉成果", "学习培训"}, record.KindProblem: {"", "特种设备", "广告"}, record.KindPlan: {""}}
		figures := map[record.Kind][]string{record.KindVisit: {"辐射户数", "服务企业", "现场答疑"}, record.KindActivity: {"金点子", "攻关解决问题", "培训人次", "标准化良好行为企业"}}
		r := record.Record{Kind: rapid.SampledFrom([]record.Kind{record.KindVisit, record.KindMeeting, record.KindActivity, record.KindProblem, record.KindPlan}).Draw(t, "kind"),
			Point: dir.Points[rapid.IntRange(0, len(dir.Points)-1).Draw(t, "point")].ID, Day: day.Day(wednesday.Format("2006-01-02")).Add(-rapid.IntRange(0, 400).Draw(t, "day")),
			Text: rapid.SampledFrom([]string{"", "0", "讲广告法", strings.Repeat("长", 90)}).Draw(t, "text"), Author: person("author"), Typist: person("typist")}
		r.Type = rapid.SampledFrom(types[r.Kind]).Draw(t, "type")
		for _, name := range figures[r.Kind] {
			for _, caliber := range []string{"", "累计"} {
				if rapid.IntRange(0, 3).Draw(t, name) == 0 {
					r.Figures = append(r.Figures, record.Figure{Name: name, Value: rapid.IntRange(0, 90).Draw(t, "value"), Approx: some("approx"), Caliber: caliber})
				}
			}
		}
		switch r.Kind {
		case record.KindMeeting:
			if branches := dir.Branches(r.Point); some("org") {
				r.Org = branches[0].ID
			}
			if r.Type == record.Talk {
				r.Text = ""
				break
			}
			r.Detail.Expected, r.Detail.Present = heads("expected"), heads("present")
			if some("also") {
				r.Detail.Also = []string{record.ThemeDay}
			}
			if r.Type == record.GroupMeeting && some("groups") {
				r.Detail.Groups = []int{1}
			}
			if some("vote") {
				r.Detail.Vote = &record.Vote{Kind: r.VotesAs(""), Entitled: heads("entitled"), Present: heads("voting"), For: heads("for")}
			}
			if some("absent") {
				r.Detail.Absent = map[string]int{"请假": 2}
			}
			r.Detail.Guests = rapid.SampledFrom([]string{"", "2人"}).Draw(t, "guests")
		case record.KindActivity:
			if r.Type == record.ProjectType && r.Point == dir.Points[0].ID && some("project") {
				r.Project = project
			}
			r.Detail.Title = rapid.SampledFrom([]string{"", "裂缝"}).Draw(t, "title")
		case record.KindVisit:
			r.Detail.ByPhone = some("phone")
			if some("tags") {
				r.Detail.Tags = []string{"党建+质量"}
			}
		case record.KindProblem:
			point := dir.Point(r.Point)
			r.Text += "电梯没人管"
			r.Problem = &record.Problem{State: rapid.SampledFrom([]record.State{record.ProblemOpen, record.ProblemAssigned}).Draw(t, "state"), Unit: point.Station, Due: "2026-05-01",
				Urgent: some("urgent"), Firm: rapid.SampledFrom([]string{"", "某公司"}).Draw(t, "firm"), Source: rapid.SampledFrom([]string{"", "走访", "旧来源"}).Draw(t, "source"), Raised: "店主"}
		}
		return r
	})
}

// Whatever is corrected of whatever record: what is told and what is stored agree.
func TestAnyCorrection(t *testing.T) {
	s := newStage(t)
	dir := s.directory()
	project := record.Project{Point: dir.Points[0].ID, Title: "裂缝", Stage: record.Discussed, Started: "2026-03-01"}
	storetest.Update(t, s.db, func(tx *store.Tx) error { return record.AddProject(tx, &project) })
	corrected := 0
	rapid.Check(t, func(rt *rapid.T) {
		s.dropDrafts(storetest.Admin)
		n := s.keeps(anyRecord(dir, project.ID).Draw(rt, "record"))
		words := rapid.SampledFrom([]string{"更正 #%d，是26户", "更正 #%d，昨天去的", "更正 #%d，应该是钢市的", "更正 #%d，实到7", "更正 #%d，类型是送服务", "#%d", "#%d", "#%d", "#%d"}).Draw(rt, "words")
		said := s.says(storetest.Admin, fmt.Sprintf(words, n))
		if words == "#%d" {
			said = s.taps(storetest.Admin, "更正")
		}
		for range rapid.IntRange(0, 5).Draw(rt, "steps") {
			if rapid.IntRange(0, 3).Draw(rt, "says") == 0 {
				said = s.says(storetest.Admin, rapid.SampledFrom([]string{"7", "约30", "0", "昨天", "讲广告法", "城西所干事甲", "应到7 到5 赞成4", "3人"}).Draw(rt, "answer"))
				continue
			}
			if tap, ok := s.correctionButton(rapid.IntRange(0, 12).Draw(rt, "button")); ok {
				said = s.does(storetest.Admin, tap)
			}
		}
		if !strings.Contains(said, fmt.Sprintf("#%d：", n)) || !strings.Contains(said, "[✅ 更正]") {
			return
		}
		corrected++
		s.corrects(storetest.Admin, n, said).agrees(rt, dir, day.DayOf(s.clock.Now()))
	})
	t.Logf("%d corrections", corrected)
}

// An activity that moves to another point leaves its project, and what it begins there
// is what the card said.
func TestCorrectionLeavesTheProject(t *testing.T) {
	s := newStage(t)
	dir := s.directory()
	project := record.Project{Point: dir.Points[0].ID, Title: "裂缝", Stage: record.Discussed, Started: "2026-03-01"}
	storetest.Update(t, s.db, func(tx *store.Tx) error { return record.AddProject(tx, &project) })
	n := s.keeps(record.Record{Kind: record.KindActivity, Type: record.ProjectType, Point: project.Point, Day: "2026-04-15", Project: project.ID,
		Detail: record.Detail{Title: "裂缝"}, Author: 3, Typist: 2, Figures: []record.Figure{{Name: "攻关小组", Value: 2}}})
	said := s.says(storetest.Admin, fmt.Sprintf("更正 #%d，应该是步行街的", n))
	if !strings.Contains(said, "裂缝（新项目）") {
		t.Errorf("the card does not tell of the project:\n%s", said)
	}
	s.corrects(storetest.Admin, n, said).agrees(t, dir, day.DayOf(s.clock.Now()))
}

// openDrafts are what a person left open.
func (s *stage) openDrafts(tx *store.Tx, name string) ([]chat.Draft, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	return chat.OpenDrafts(tx, "test", s.chat(name), dir.PersonNamed(name).ID)
}

// dropDrafts ends what a person left open.
func (s *stage) dropDrafts(name string) {
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		open, err := s.openDrafts(tx, name)
		for i := range open {
			open[i].State = chat.DraftDropped
			err = cmp.Or(err, chat.SaveDraft(tx, &open[i]))
		}
		return err
	})
}

// correctionButton is one of the buttons of the admin's open correction that do
// not end it.
func (s *stage) correctionButton(i int) (u chat.Update, ok bool) {
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		open, err := s.openDrafts(tx, storetest.Admin)
		if err != nil || len(open) == 0 {
			return err
		}
		card, err := chat.FindCard(tx, "test", s.chat(storetest.Admin), chat.DraftKey(open[0].ID))
		if err != nil {
			return err
		}
		var all []chat.Button
		for _, b := range slices.Concat(card.Face.Buttons...) {
			if b.Do != messages.DoDiscard && b.Do != messages.DoSubmit {
				all = append(all, b)
			}
		}
		if len(all) > 0 {
			u, ok = chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(all[i%len(all)])}, true
		}
		return nil
	})
	return u, ok
}
