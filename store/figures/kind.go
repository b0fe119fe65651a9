package figures

import (
	"slices"
	"strings"

	"liaison/store/record"
)

// types are the types of records that can be brought in. Problems cannot: they
// are followed to their end, not counted up afterwards.
var types = []struct {
	kind  record.Kind
	names []string
}{
	{record.KindVisit, []string{"送政策", "送服务", "送信心", "日常"}},
	{record.KindActivity, []string{"质量培训", "攻关项目", "结对联建", "学习培训", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}},
	{record.KindMeeting, []string{record.GeneralMeeting, record.CommitteeMeeting, record.GroupMeeting, record.PartyLecture, record.ThemeDay,
		record.OrgLifeMeeting, record.Appraisal, record.Talk}},
}

// anywhere are the types that need no point.
var anywhere = []string{"质量培训", "学习培训", "宣讲"}

// KindOf is the kind of the records of a type, and whether there is such a type.
func KindOf(typ string) (record.Kind, bool) {
	for _, t := range types {
		if slices.Contains(t.names, typ) {
			return t.kind, true
		}
	}
	return "", false
}

func typeList() string {
	var all []string
	for _, t := range types {
		all = append(all, t.names...)
	}
	return strings.Join(all, "、")
}
