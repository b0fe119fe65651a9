package figures

import (
	"slices"
	"strings"

	"liaison/store"
)

// types are the types of records that can be brought in. Problems cannot: they
// are followed to their end, not counted up afterwards.
var types = []struct {
	kind  store.Kind
	names []string
}{
	{store.KindVisit, []string{"送政策", "送服务", "送信心", "日常"}},
	{store.KindActivity, []string{"质量培训", "攻关项目", "结对联建", "学习培训", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}},
	{store.KindMeeting, []string{store.GeneralMeeting, store.CommitteeMeeting, store.GroupMeeting, store.PartyLecture, store.ThemeDay,
		store.OrgLifeMeeting, store.Appraisal, store.Talk}},
}

// anywhere are the types that need no point.
var anywhere = []string{"质量培训", "学习培训", "宣讲"}

// KindOf is the kind of the records of a type, and whether there is such a type.
func KindOf(typ string) (store.Kind, bool) {
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
