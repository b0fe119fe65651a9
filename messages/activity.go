package messages

import (
	"liaison/store/count"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Questions about an activity.
const (
	WhichActivity = "哪一种？"
	AskCaliber    = "这些数字是新增的，还是累计的？也可以写“上半年新增”。"
	AskTags       = "是党建5个+里的哪些？点一下选上，再点一下取消。"
	NotACaliber   = "请点选，或写成“上半年新增”“今年累计”。"
)

// AskFigures asks for the first of an activity's figures; several may be told at
// once.
func AskFigures(t *indicator.Table, names []string) string {
	prompt := names[0] + "是多少？"
	if len(names) == 1 {
		return prompt
	}
	example := "2"
	if t.Unit(names[1]) == "人次" {
		example = "30"
	}
	return prompt + "写上名字可以几个一起记，例如“" + names[1] + example + t.Unit(names[1]) + "”。"
}

// Calibers are the two 口径 that a tap chooses between.
var Calibers = []string{count.Added, record.Cumulative}
