package mask_test

import (
	"testing"

	"liaison/store/mask"
)

func TestMaskAbsence(t *testing.T) {
	for text, want := range map[string]string{
		"老李住院了没来":       "老李（略）没来",
		"昨天一位同志病假":      "昨天一位同志请假",
		"住院部的电梯又坏了":     "住院部的电梯又坏了",
		"商户反映感冒药卖到了三十块": "商户反映感冒药卖到了三十块",
	} {
		if got := mask.Absence(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestMaskIllness(t *testing.T) {
	for text, want := range map[string]string{
		"研究发展对象":          "研究发展对象",
		"1人病假，1人出差":       "1人请假，1人出差",
		"老李住院了没来":         "老李（略）没来",
		"有个同志做手术没来":       "有个同志（略）没来",
		"因发烧请假":           "（略）请假",
		"一人肺癌正在化疗":        "一人（略）",
		"骨折住院休养":          "（略）",
		"小周怀孕保胎":          "小周（略）",
		"得了肺炎":            "（略）",
		"慰问生病党员":          "慰问（略）党员",
		"组织两癌筛查、癌症筛查":     "组织两癌筛查、癌症筛查",
		"学习新冠肺炎疫情防控要求":    "学习新冠肺炎疫情防控要求",
		"大病救助政策":          "大病救助政策",
		"排查其中风险隐患，通报一起病例": "排查其中风险隐患，通报一起病例",
		"": "",
	} {
		if got := mask.Illness(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
		if again := mask.Illness(want); again != want {
			t.Errorf("%s is masked again: %s", want, again)
		}
	}
}
