package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store/record"
)

// tables are the ledgers of records, a column a line.
func tables() map[record.Kind]table {
	return map[record.Kind]table{
		record.KindVisit: {"走访台账", []column{
			{Column{Head: "编号", Width: 7}, ordinal},
			{Column{Head: "日期", Width: 11}, date},
			{Column{Head: "联系点", Width: 14}, point},
			{Column{Head: "责任所", Width: 10}, station},
			{Column{Head: "走访类型", Width: 9}, types},
			{Column{Head: "形式", Width: 6}, func(_ *About, l *line) Cell { return Text(manner(&l.Record)) }},
			{Column{Head: "走访单位", Width: 12}, func(a *About, l *line) Cell { return Text(strings.Join(a.Dir.UnitsOf(l.Author), "、")) }},
			{Column{Head: messages.LabelMet, Width: 10}, func(_ *About, l *line) Cell { return Text(l.Detail.Met) }},
			{Column{Head: "走访情况", Width: 34}, text},
			{Column{Head: messages.LabelNext, Width: 16}, func(_ *About, l *line) Cell { return Text(l.Detail.Next) }},
			{Column{Head: messages.LabelTags, Width: 9}, tags},
		}, []column{
			{Column{Head: "带回的问题", Width: 12}, func(_ *About, l *line) Cell { return Text(numbers(l.Raised)) }},
			{Column{Head: "数字说明", Width: 16}, func(_ *About, l *line) Cell { return l.calibers() }},
		}},
		record.KindMeeting: {"组织生活台账", []column{
			{Column{Head: "编号", Width: 7}, ordinal},
			{Column{Head: "日期", Width: 11}, date},
			{Column{Head: "党组织", Width: 20}, func(a *About, l *line) Cell { return Text(a.Dir.OrgName(l.Org)) }},
			{Column{Head: "联系点", Width: 14}, point},
			{Column{Head: "类型", Width: 12}, types},
			{Column{Head: "党小组", Width: 12}, func(_ *About, l *line) Cell { return Text(messages.GroupWords(l.Detail.Groups)) }},
			{Column{Head: "应到\n（人）", Width: 7}, func(_ *About, l *line) Cell { return heads(l.Detail.Expected) }},
			{Column{Head: "实到\n（人）", Width: 7}, func(_ *About, l *line) Cell { return heads(l.Detail.Present) }},
			{Column{Head: "缺席原因", Width: 12}, func(_ *About, l *line) Cell { return Text(absent(l.Detail.Absent)) }},
			{Column{Head: "列席", Width: 10}, func(_ *About, l *line) Cell { return Text(l.Detail.Guests) }},
			{Column{Head: messages.LabelVenue, Width: 10}, func(_ *About, l *line) Cell { return Text(l.Detail.Place) }},
			{Column{Head: messages.LabelChair, Width: 10}, func(_ *About, l *line) Cell { return Text(l.Detail.Chair) }},
			{Column{Head: messages.LabelRecorder, Width: 10}, func(_ *About, l *line) Cell { return Text(l.Detail.Recorder) }},
			{Column{Head: "议题和内容", Width: 30}, text},
			{Column{Head: messages.LabelResolved, Width: 16}, func(_ *About, l *line) Cell { return Text(l.Detail.Resolved) }},
			{Column{Head: messages.LabelFollow + "（谁、何时前）", Width: 12}, func(_ *About, l *line) Cell { return Text(l.Detail.Follow) }},
			{Column{Head: messages.LabelFollow + "情况", Width: 6}, func(_ *About, l *line) Cell { return followed(&l.Record) }},
			{Column{Head: "表决", Width: 18}, func(_ *About, l *line) Cell { return Text(messages.VoteWords(l.Detail.Vote)) }},
		}, nil},
		record.KindActivity: {"活动台账", []column{
			{Column{Head: "编号", Width: 7}, ordinal},
			{Column{Head: "日期", Width: 11}, date},
			{Column{Head: "联系点", Width: 14}, point},
			{Column{Head: "责任所", Width: 10}, station},
			{Column{Head: "类型", Width: 10}, types},
			{Column{Head: "内容", Width: 30}, text},
			{Column{Head: messages.LabelProject, Width: 14}, func(_ *About, l *line) Cell { return Text(projectOf(&l.Record)) }},
			{Column{Head: messages.LabelTags, Width: 9}, tags},
		}, []column{
			{Column{Head: "数字说明", Width: 18}, func(_ *About, l *line) Cell { return l.calibers() }},
		}},
		record.KindProblem: problemTable(),
	}
}

// What several ledgers have.

func ordinal(_ *About, l *line) Cell { return Number(int(l.ID)) }
func date(_ *About, l *line) Cell    { return Date(l.Day) }
func text(_ *About, l *line) Cell    { return Text(l.Text) }
func types(_ *About, l *line) Cell   { return Text(strings.Join(l.Types(), "、")) }

// followed is whether a resolution was carried out, where somebody said so.
func followed(r *record.Record) Cell {
	if r.Detail.Followed {
		return Text(messages.LabelFollowed)
	}
	return Cell{}
}

func tags(_ *About, l *line) Cell { return Text(strings.Join(l.Detail.Tags, "、")) }

func projectOf(r *record.Record) string {
	if r.Project == 0 {
		return ""
	}
	return messages.ProjectTitle(r.ProjectTitle)
}

func point(a *About, l *line) Cell {
	if p := a.Dir.Point(l.Point); p != nil {
		return Text(p.Name)
	}
	return Cell{}
}

func station(a *About, l *line) Cell {
	if p := a.Dir.Point(l.Point); p != nil {
		return Text(a.Dir.UnitName(p.Station))
	}
	return Cell{}
}

// heads is a number nobody may have given: empty is not 0.
func heads(n *int) Cell {
	if n == nil {
		return Cell{look: number}
	}
	return Number(*n)
}

func manner(r *record.Record) string {
	if r.Detail.ByPhone {
		return "电话"
	}
	return "实地"
}

// absent writes why heads were missing: 病假 1、出差 2.
func absent(reasons map[string]int) string {
	var said []string
	for _, why := range slices.Sorted(maps.Keys(reasons)) {
		said = append(said, fmt.Sprintf("%s %d", why, reasons[why]))
	}
	return strings.Join(said, "、")
}

// numbers writes #12、#15.
func numbers(ids []int64) string {
	var said []string
	for _, id := range ids {
		said = append(said, messages.Number(id))
	}
	return strings.Join(said, "、")
}
