// Package entries keeps records: visits, meetings, activities, plans and projects. It
// asks about them, shows them, and has them corrected and taken back.
package entries

import (
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/record"
)

// Part keeps records: visits, meetings, activities, plans and projects.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "visit", Words: []string{"走访", "记走访"}, Roles: turn.FieldRoles, About: "记走访", Rank: 10, Run: draft.Begin(string(record.KindVisit))},
		{Name: "meeting", Words: []string{"记会议", "记组织生活"}, Roles: turn.PartyRoles, About: "记组织生活", Rank: 30, Run: draft.Begin(string(record.KindMeeting))},
		{Name: "activity", Words: []string{"记活动"}, Roles: turn.PartyRoles, About: "记活动和成果", Rank: 40, Run: draft.Begin(string(record.KindActivity))},
		{Name: "find", Words: []string{"查", "搜", "查点位"}, Takes: true, About: "查点位、查 #编号", Rank: 170, Run: find},
		{Name: "mine", Words: []string{"我的记录"}, About: "我的记录、更正", Rank: 180, Run: mine},
	},
	Taps: map[string]turn.Tap{
		messages.DoOpen:    openRecord,
		messages.DoCorrect: correctRecord,
		messages.DoUndo:    undoRecord,
		messages.DoHistory: history,
		messages.DoReturn:  backToRecord,
		messages.DoPhotos:  photos,
		messages.DoAlso:    openTypes,
		messages.DoAdd:     tickType,
		messages.DoGroup:   tickGroup,
		messages.DoSearch:  leafFound,
		messages.DoWent:    went,
		messages.DoNotGo:   didNotGo,
		messages.DoReceive: receivePlan,

		messages.DoProject:  tapProject,
		messages.DoProjects: tapProjects,
		messages.DoStage:    tapStage,
		messages.DoLink:     tapLink,
		messages.DoUnstage:  tapUnstage,
		messages.DoRename:   tapRename,
	},
	Kinds: []turn.Kind{
		{Record: record.KindVisit, Questions: visitQuestions, Notes: visitNotes, Kept: fulfils},
		{Record: record.KindMeeting, Questions: meetingQuestions, Notes: meetingNotes, Kept: fulfils},
		{Record: record.KindActivity, Questions: activityQuestions, Keeping: keepingActivity},
		{Record: record.KindPlan, Questions: planQuestions, Kept: arranged},
		renameTalk.Kind(),
	},
	Hears:   []turn.Hearer{hearArranged, hearPlansMoved, hearMeetingMoved, hearPlan, hearOtherDay, hearMadeUp, hearGoingBack, hearSaved, hearOwn, hearWent, hearReceivedPlan, hearSeen, hearPlans, hearWhenGoing, hearCourse, hearBefore, hearLast, hearRecorded, hearAsked, hearOfRecord, hearThatVisit, hearWritten, hearThere, hearSearch, hearNth, hearOtherOne, hearNumber},
	Guesses: []turn.Hearer{guessShown},
}
