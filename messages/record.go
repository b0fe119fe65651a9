package messages

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// Lines describe a record, a thing a line.
func Lines(d *bureau.Directory, r *record.Record, today day.Day) (lines []string) {
	add := func(label, value string) {
		if value != "" {
			lines = append(lines, label+"："+value)
		}
	}
	switch {
	case r.Kind == record.KindMeeting && r.Org != 0:
		add(LabelOrg, d.OrgName(r.Org))
	default:
		add(LabelPoint, pointName(d, r.Point))
	}
	add(LabelDate, Day(r.Day, today))
	if r.Detail.Unit != 0 {
		seen := "还没收到回应"
		if r.Detail.Seen != "" {
			seen = ShortDay(r.Detail.Seen) + "已收到"
		}
		add("安排", d.UnitName(r.Detail.Unit)+inBrackets(seen))
	}
	label := LabelType
	if r.Kind == record.KindProblem {
		label = LabelCategory
	}
	add(label, strings.Join(append(nonEmpty(typeWords(r)), figures(r)...), "　"))
	add(LabelProject, projectWords(r))
	add(LabelTags, strings.Join(r.Detail.Tags, "、"))
	lines = append(lines, voteLines(d, r.Detail.Vote)...)
	add(LabelGuests, r.Detail.Guests)
	for _, f := range MinuteFields(r) {
		if f.Label == LabelFollow {
			f.Value = FollowWords(r)
		}
		add(f.Label, f.Value)
	}
	if p := r.Problem; p != nil && r.Kind == record.KindProblem {
		add(LabelFirm, p.Firm)
		add(LabelSource, p.Source)
		add("反映人", p.Raised)
		add(LabelLead, strings.Join(append(nonEmpty(d.UnitName(p.Unit)), nonEmpty(before(LabelHelper+"：", proposed(d, p)))...), "　"))
		switch {
		case p.Closing == record.ClosedOnSpot:
			add("现场解决", Yes)
		case p.Pending():
			add(LabelDue, Day(p.Due, today))
		}
	}
	label = LabelText
	switch {
	case r.Kind == record.KindProblem:
		label = LabelIssue
	case r.Problem != nil && r.Problem.Record != 0:
		add(LabelIssue, Number(r.Problem.Record))
	}
	add(label, r.Text)
	if r.Typist != 0 && r.Author != r.Typist && d.Person(r.Author) != nil {
		add(LabelAuthor, d.Person(r.Author).Name+"（代录）")
	}
	return append(lines, attached(r.Detail.Attached)...)
}

// proposed is the unit that a pending problem's category proposes as 协办.
func proposed(d *bureau.Directory, p *record.Problem) string {
	if !p.Pending() || p.Helper == p.Unit {
		return ""
	}
	return d.UnitName(p.Helper)
}

// attached counts photos and other files, a line each.
func attached(a record.Attached) (lines []string) {
	if a.Photos > 0 {
		lines = append(lines, fmt.Sprintf("照片：%d 张", a.Photos))
	}
	if a.Others > 0 {
		lines = append(lines, fmt.Sprintf("附件：%d 个", a.Others))
	}
	return lines
}

// figures are the numbers of a record, each with its name.
func figures(r *record.Record) (said []string) {
	if r.Detail.Expected != nil {
		said = append(said, fmt.Sprintf("%s：%d", LabelExpected, *r.Detail.Expected))
	}
	if r.Detail.Present != nil {
		said = append(said, fmt.Sprintf("%s：%d", LabelPresent, *r.Detail.Present))
	}
	for _, f := range r.Figures {
		said = append(said, Figure(f))
	}
	said = append(said, absent(r)...)
	if r.Detail.ByPhone {
		said = append(said, "电话")
	}
	if r.Problem != nil && r.Problem.Urgent {
		said = append(said, "紧急")
	}
	return said
}

// absent are the heads that did not come, by reason: 请假：4.
func absent(r *record.Record) (said []string) {
	for _, reason := range slices.Sorted(maps.Keys(r.Detail.Absent)) {
		said = append(said, fmt.Sprintf("%s：%d", reason, r.Detail.Absent[reason]))
	}
	return said
}

// Figure writes one number: 辐射户数：约30.
func Figure(f record.Figure) string { return f.Name + "：" + Value(f) }

// Line is a record in one line: 4月15日 居然之家 送政策 辐射户数：62.
func Line(d *bureau.Directory, r *record.Record) string {
	parts := append([]string{ShortDay(r.Day)}, nonEmpty(plainName(d, r))...)
	parts = append(parts, nonEmpty(typeWords(r))...)
	if r.Kind == record.KindProblem || r.Kind == record.KindPlan {
		parts = append(parts, clip(r.Text, 18))
	}
	if p := r.Problem; p != nil {
		parts = append(parts, string(p.State))
	}
	return strings.Join(append(parts, figures(r)...), " ")
}

// plainName is where a record belongs, in a word.
func plainName(d *bureau.Directory, r *record.Record) string {
	if o := d.Org(r.Org); o != nil && r.Kind == record.KindMeeting {
		return o.Name
	}
	if p := d.Point(r.Point); p != nil {
		return p.Name
	}
	if u := d.Unit(r.Detail.Unit); u != nil && r.Kind == record.KindPlan { // what a unit is to do at no point
		return u.Name
	}
	return ""
}

// pointName is a point with its 所: 居然之家（城西所）.
func pointName(d *bureau.Directory, id int64) string {
	p := d.Point(id)
	if p == nil {
		return ""
	}
	return p.Name + inBrackets(d.UnitName(p.Station))
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// before puts words before a text unless it is empty.
func before(words, s string) string {
	if s == "" {
		return ""
	}
	return words + s
}

func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return "（" + s + "）"
}

// A Field is one value of a record with its label.
type Field struct{ Label, Value string }

// A Difference is one value of a record before and after.
type Difference struct{ Label, Before, After string }

// Differences are all values in which two states of a record differ: those of
// [Fields] and the figures. What a correction shows, writes into the history and
// stores is this list.
func Differences(d *bureau.Directory, was, is *record.Record, today day.Day) (list []Difference) {
	add := func(label, before, after string) {
		if before != after {
			list = append(list, Difference{label, before, after})
		}
	}
	after := Fields(d, is, today)
	for i, f := range Fields(d, was, today) {
		add(f.Label, f.Value, after[i].Value)
	}
	for _, name := range figureNames(was, is) {
		add(name, valuesOf(was, name), valuesOf(is, name))
	}
	return list
}

// figureNames are the names of the figures of two states of a record, each once.
func figureNames(was, is *record.Record) (names []string) {
	for _, f := range slices.Concat(was.Figures, is.Figures) {
		if !slices.Contains(names, f.Name) {
			names = append(names, f.Name)
		}
	}
	return names
}

// valuesOf writes the figures of a name: a record may have one of each 口径.
func valuesOf(r *record.Record, name string) string {
	var values []string
	for _, f := range r.Figures {
		if f.Name == name {
			values = append(values, Value(f))
		}
	}
	return strings.Join(values, "、")
}

// Fields are the values of a record that a correction may change, in fixed
// order and number; its figures stand apart.
func Fields(d *bureau.Directory, r *record.Record, today day.Day) []Field {
	heads := func(n *int) string {
		if n == nil {
			return ""
		}
		return fmt.Sprint(*n)
	}
	phone, urgent, firm, source, lead, helper := "", "", "", "", "", ""
	if r.Detail.ByPhone {
		phone = Yes
	}
	if p := r.Problem; p != nil {
		firm, source, lead, helper = p.Firm, p.Source, d.UnitName(p.Unit), d.UnitName(p.Helper)
		if p.Urgent {
			urgent = Yes
		}
	}
	author := ""
	if p := d.Person(r.Author); p != nil {
		author = p.Name
	}
	return []Field{
		{LabelPoint, pointName(d, r.Point)}, {LabelOrg, d.OrgName(r.Org)}, {LabelDate, Day(r.Day, today)}, {LabelType, strings.Join(r.Types(), "、")},
		{LabelExpected, heads(r.Detail.Expected)}, {LabelPresent, heads(r.Detail.Present)}, {LabelAbsent, strings.Join(absent(r), "，")},
		{LabelGroups, GroupWords(r.Detail.Groups)}, {LabelVote, voteWords(r.Detail.Vote)}, {LabelGuests, r.Detail.Guests},
		{LabelVenue, r.Detail.Place}, {LabelChair, r.Detail.Chair}, {LabelRecorder, r.Detail.Recorder}, {LabelResolved, r.Detail.Resolved}, {LabelFollow, FollowWords(r)},
		{LabelMet, r.Detail.Met}, {LabelNext, r.Detail.Next},
		{LabelProject, projectWords(r)}, {LabelTitle, r.Detail.Title}, {LabelTags, strings.Join(r.Detail.Tags, "、")}, {LabelText, r.Text}, {LabelPhone, phone}, {LabelUrgent, urgent}, {LabelFirm, firm}, {LabelSource, source}, {LabelLead, lead}, {LabelHelper, helper},
		{LabelAuthor, author},
	}
}

// Value writes the number of a figure: 约30（新增）.
func Value(f record.Figure) string {
	about := ""
	if f.Approx {
		about = "约"
	}
	return fmt.Sprintf("%s%d%s", about, f.Value, inBrackets(f.Caliber))
}
