package reading

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// What an activity is, and in which 口径 its numbers are: type, then figures,
// then 口径.
func TestActivities(t *testing.T) {
	own := Indicator{Name: "志愿服务", Kind: Activity, Type: "宣讲", Unit: "次", Words: "志愿服务 志愿者活动", Own: true}
	roster := sampleRoster(t)
	roster.Indicators = append(roster.Indicators, own)
	r := New(roster)
	for text, want := range map[string]string{
		"今天质量培训一次，52人次":            "质量培训 培训人次=52 培训次数=1",
		"昨天书记培训一期，12人次":            "学习培训 学习人次=12 学习场次=1",
		"质量培训一次，党员和书记30人次参加":       "质量培训 培训人次=30 培训次数=1",
		"学习培训2期，参训8人次":             "学习培训 学习人次=8 学习场次=2",
		"昨天支委会学习党史，到5应6":           "支委会",
		"党员大会 10号 到9应10 听取攻关进展":    "党员大会",
		"居然之家上半年新增标准化良好行为企业11户":    "荣誉成果 标准化良好行为企业=11 上半年新增",
		"截至目前居然之家制定标准累计60项":        "荣誉成果 制定标准=60 累计",
		"居然之家今年一共制定标准60项":          "荣誉成果 制定标准=60 今年累计",
		"居然之家良好行为企业11户":            "荣誉成果 标准化良好行为企业=11",
		"钢市新增良好行为企业4家，累计26家":       "荣誉成果 标准化良好行为企业=4 新增；荣誉成果 标准化良好行为企业=26 累计",
		"培训累计52人次":                 "质量培训 培训人次=52",
		"结对联建共收集金点子8个":             "结对联建 金点子=8",
		"今天写字楼宣讲1场，志愿者活动3次":        "宣讲 宣讲场次=1 志愿服务=3",
		"今天写字楼宣讲3次":                "宣讲 宣讲场次=3", // a unit alone never means one of the bureau's own
		"居然之家QC攻关小组成立2个，解决问题4个":    "攻关项目 攻关小组=2 攻关解决问题=4",
		"昨天在写字楼给出资人搞了个培训，25人次":     "学习培训 学习人次=25",
		"昨天去钢市送政策，62户，顺便给书记讲了党史学习": "送政策 辐射户数=62",
	} {
		var got []string
		for _, it := range r.Read(text, Speaker{Role: Staff}, sampleDay).Items {
			said := []string{it.Type}
			for _, name := range slices.Sorted(maps.Keys(it.Figures)) {
				said = append(said, name+"="+itoa(it.Figures[name]))
			}
			got = append(got, strings.TrimSpace(strings.Join(append(said, it.Caliber), " ")))
		}
		if got := strings.Join(got, "；"); got != want {
			t.Errorf("%s\n  want %s\n  got  %s", text, want, got)
		}
	}
}
