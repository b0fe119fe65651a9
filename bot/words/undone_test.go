package words

import "testing"

func TestUndoneNumber(t *testing.T) {
	for says, want := range map[string]int64{"算了 266撤掉 让城西所记": 266, "撤销266": 266, "266号记录作废": 266, "把266删了吧 记重了": 266, "记重了 删除 #256": 256, "#266 撤了吧 是乙去的": 266, "#267 记重了，撤回": 267,
		"拆除广告牌 撤20": 0, "主题党日取消20号": 0, "15号的不要了": 0, "步行街撤了30块广告牌": 0, "3家企业不要了": 0, "撤掉": 0} {
		if got := UndoneNumber(says); got != want {
			t.Errorf("UndoneNumber(%q) is %d, want %d", says, got, want)
		}
	}
}

func TestNotHeld(t *testing.T) {
	for says, want := range map[string]bool{"本月不开了": true, "会开不成": true, "应到10 实到8 两个在工地走不开": false, "走不开 会不开了": true} {
		if got := NotHeld(says); got != want {
			t.Errorf("NotHeld(%q) is %v", says, got)
		}
	}
}

func TestDeadline(t *testing.T) {
	for says, want := range map[string]bool{"周五前必须办完": true, "231下周一之前务必办结": true, "周五前办完的有几个": false, "上个月办结几个": false, "周五办完": false} {
		if _, got := Deadline(says); got != want {
			t.Errorf("Deadline(%q) is %v", says, got)
		}
	}
}

func TestLedBy(t *testing.T) {
	for says, want := range map[string]string{"步行街以后归分管副局长甲管": "分管副局长甲", "步行街从下个月起由分管副局长甲分管": "", "居然今天送政策": ""} {
		if got := LedBy(says); got != want {
			t.Errorf("LedBy(%q) is %q, want %q", says, got, want)
		}
	}
}
