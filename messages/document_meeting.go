package messages

import (
	"slices"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/record"
)

// Who stands beside the 主持人 in the record of a meeting.
const (
	byChair    = "主持人\n（职务）"
	byRecorder = "记录人\n（职务）"
	byLecturer = "授课人\n（职务）"
)

// meetingTitle is what the record of a type of meetings is called.
func meetingTitle(types []string) string {
	switch {
	case len(types) == 0:
		return "会议记录"
	case len(types) > 1:
		return "组织生活记录"
	}
	return types[0] + "记录"
}

// Minutes is the record of one meeting, to be printed, completed by hand and signed.
func Minutes(f *DocumentFacts) *word.Document {
	r := &f.Row.Record
	return &word.Document{Title: meetingTitle(r.Types()), Subtitle: f.Dir.OrgName(r.Org), Blocks: []word.Block{f.meeting(r, minutesRoom)}}
}

// How many lines of a page are for what was said at a meeting.
const (
	bookRoom    = 12
	minutesRoom = 10 // below the name of the 支部
)

// meeting is the form of a meeting with what was recorded of it; the rest is left
// to be written by hand. It has a page, with so many lines for what was said.
func (f *DocumentFacts) meeting(r *record.Record, room int) word.Form {
	second := byRecorder
	if r.Type == record.PartyLecture {
		second = byLecturer
	}
	lines := []formLine{
		pair("类型", says(typeWords(r)), "编号", numberOf(r)),
		pair("日期", dayOf(r.Day), "地点", heard(r, r.Detail.Place)),
		pair(byChair, heard(r, r.Detail.Chair), second, heard(r, r.Detail.Recorder)),
		pair("应到", headsOf(r.Detail.Expected), "实到", headsOf(r.Detail.Present)),
		pair("缺席原因", says(strings.Join(absent(r), "，")), "列席", heard(r, r.Detail.Guests)),
		line("议题", heard(r, r.Text), 3),
	}
	vote, files := voteLines(f.Dir, r.Detail.Vote), attached(r.Detail.Attached)
	for _, more := range [][]string{vote, files} {
		if len(more) > 0 {
			room -= 2
		}
	}
	lines = append(lines, line("主要内容", nil, room))
	if len(vote) > 0 {
		lines = append(lines, line("表决", says(strings.Join(vote, "\n")), 2))
	}
	lines = append(lines, line("决议和落实\n（谁、何时）", heard(r, strings.Join(nonEmptyAll(r.Detail.Resolved, FollowWords(r)), "\n")), 4))
	if len(files) > 0 {
		lines = append(lines, line("资料", says(strings.Join(files, "，")), 2))
	}
	return form(recordRef(r.ID), append(lines, pair("主持人签名", nil, "记录人签名", nil))...)
}

// numberOf is the number of a record; a form to be filled by hand has none.
func numberOf(r *record.Record) word.Paragraph {
	if r.ID == 0 {
		return nil
	}
	return says(Number(r.ID))
}

// blank is the form of a type of meetings without a record.
func (f *DocumentFacts) blank(typ string) word.Form {
	return f.meeting(&record.Record{Type: typ}, bookRoom)
}

// types is whether a meeting was of a type, whatever else it was.
func isType(r *record.Record, typ string) bool { return slices.Contains(r.Types(), typ) }
