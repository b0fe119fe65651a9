package reading_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"liaison/bot/reading"
)

// What a label names is read into its field, wherever it stands; names of people stay
// out, and what a label does not name stays what it was.
func TestLabelledFields(t *testing.T) {
	r := reading.New(reading.Roster{Points: []reading.Point{{Name: "建设工程公司"}, {Name: "钢材市场"}}})
	day := time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		says string
		kind reading.Kind
		want map[string]string
	}{
		{"4月10日建设工程公司支委会，地点：三楼会议室；主持人：支部书记；记录：组织委员；应到5实到5", reading.Meeting,
			map[string]string{"place": "三楼会议室", "chair": "支部书记", "recorder": "组织委员"}},
		{"建设工程公司支委会会议记录\n时间：4月10日\n地点：项目部\n主持：张三（支部书记）\n决议：同意预算，按期执行；另议\n落实：组织委员，6月30日前", reading.Meeting,
			map[string]string{"place": "项目部", "chair": "支部书记", "resolution": "同意预算，按期执行；另议", "follow": "组织委员，6月30日前"}},
		{"4月10日建设工程公司支委会 主持人：张三 应到5实到5", reading.Meeting, nil}, // a name alone is kept nowhere
		{"今天去钢材市场送政策，30户，走访对象：商户；下一步：送申请表。", reading.Visit, map[string]string{"met": "商户", "next": "送申请表"}},
		{"今天去钢材市场送政策，30户，地点：钢材市场", reading.Visit, nil},
		{"今天去钢材市场送政策，30户，主持人：支部书记", reading.Visit, nil}, // no meeting
	} {
		m := r.Understand(c.says, reading.Speaker{Role: reading.Staff}, day)
		if len(m.Acts) != 1 || m.Acts[0].Kind != c.kind {
			t.Errorf("%s: %+v", c.says, m.Acts)
			continue
		}
		if d := cmp.Diff(c.want, m.Acts[0].Fields); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.says, d)
		}
	}
}

// 缺席2人（出差1、请假1） are two that were missing, not four.
func TestReasonsAreOfTheMissing(t *testing.T) {
	r := reading.New(reading.Roster{Points: []reading.Point{{Name: "建设工程公司"}}})
	day := time.Date(2026, 4, 15, 0, 0, 0, 0, time.UTC)
	for says, want := range map[string]map[string]int{
		"建设工程公司支委会，应到5实到3，缺席2人（出差1、请假1）": {"出差": 1, "请假": 1},
		"建设工程公司支委会，应到6实到3，缺席3人（出差1、请假1）": {"出差": 1, "请假": 1, "其他": 1},
		"建设工程公司支委会，应到5实到4，缺席1人":          {"其他": 1},
	} {
		m := r.Understand(says, reading.Speaker{Role: reading.Staff}, day)
		if d := cmp.Diff(want, m.Acts[0].Absent); d != "" {
			t.Errorf("%s (-want +got):\n%s", says, d)
		}
	}
}
