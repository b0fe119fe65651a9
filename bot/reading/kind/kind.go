// Package kind names what an item of a sentence can be.
package kind

// A Kind is what an item of a sentence is.
type Kind string

// The kinds of items.
const (
	Visit      Kind = "visit"      // 走访
	Meeting    Kind = "meeting"    // 组织生活
	Problem    Kind = "problem"    // 问题
	Activity   Kind = "activity"   // 其他活动和成果
	Progress   Kind = "progress"   // 问题进展
	Correction Kind = "correction" // 更正
	Plan       Kind = "plan"       // 将来的事
	Query      Kind = "query"      // 查询
	None       Kind = "none"       // 不成记录
)
