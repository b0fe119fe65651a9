package messages

import "liaison/store/record"

// Labels of what a minute holds besides, and of a visit.
const (
	LabelVenue    = "地点"
	LabelChair    = "主持人"
	LabelRecorder = "会议记录人"
	LabelResolved = "决议"
	LabelFollow   = "落实"
	LabelFollowed = "已落实"
	LabelMet      = "走访对象"
	LabelNext     = "下一步"
)

// What is asked of them, only when somebody wants to change one.
const (
	AskVenue    = "在哪里开的？不要了写“没有”。"
	AskChair    = "谁主持？写职务，不写姓名；不要了写“没有”。"
	AskRecorder = "谁记录？写职务，不写姓名；不要了写“没有”。"
	AskResolved = "形成了什么决议？不要了写“没有”。"
	AskFollow   = "决议由谁落实、什么时候前？写职务或单位，例如“组织委员，6月30日前”；不要了写“没有”。"
	AskFollowed = "决议落实了吗？"
	AskMet      = "见了谁？写身份，不写姓名，例如“企业负责人、店主”；不要了写“没有”。"
	AskNext     = "下一步做什么？不要了写“没有”。"
	NotARole    = "请写职务，例如“支部书记”“组织委员”，不写姓名。"
)

// A Minute is one of these fields of a record: the key of its question, its label and
// what it says.
type Minute struct{ Key, Label, Value string }

// MinuteFields are the fields of a record that say anything, in their fixed order.
func MinuteFields(r *record.Record) (said []Minute) {
	d := &r.Detail
	for _, f := range []Minute{{"place", LabelVenue, d.Place}, {"chair", LabelChair, d.Chair}, {"recorder", LabelRecorder, d.Recorder},
		{"resolution", LabelResolved, d.Resolved}, {"follow", LabelFollow, d.Follow}, {"met", LabelMet, d.Met}, {"next", LabelNext, d.Next}} {
		if f.Value != "" {
			said = append(said, f)
		}
	}
	return said
}

// FollowWords are who is to do what was resolved, and whether it is done.
func FollowWords(r *record.Record) string {
	switch {
	case !r.Detail.Followed:
		return r.Detail.Follow
	case r.Detail.Follow == "":
		return LabelFollowed
	}
	return r.Detail.Follow + "（" + LabelFollowed + "）"
}
