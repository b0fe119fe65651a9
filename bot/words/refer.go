package words

import (
	"strings"

	"liaison/store/text/expr"
)

// A Reference is how people describe what was told before in place of its number: 昨天科创园我记的那条, 下午那个, 他那回.
type Reference struct {
	Before, After string // the text before it and behind it
	Of            string // the words that describe it: 昨天科创园我记的
	Sort          Sort   // what its measure word counts
}

// A Sort is what a measure word counts.
type Sort byte

// The sorts.
const (
	AnySort     Sort = 'a' // 那个, 那条
	TripSort    Sort = 't' // 那趟: a visit, or a plan for one
	MeetingSort Sort = 'm' // 那场
	MatterSort  Sort = 'p' // 那件: a problem
	TimeSort    Sort = 'o' // 那次: whatever takes place
)

// sorts are the measure words of a reference and the nouns behind them, by what they count.
var sorts = map[Sort]string{
	TripSort:    `趟 回走访 次走访 个走访 条走访`,
	MeetingSort: `场 堂 节 个会 次会 场会 堂课 节课`,
	MatterSort:  `件 桩 起 个问题 条问题 个事 件事 档子事 个事儿`,
	TimeSort:    `次 回`,
	AnySort:     `个 条 家 笔 份 条记录 个记录 个安排 个计划 条计划`,
}

var measures = func() (c classes) {
	all := map[byte]string{}
	for sort, list := range sorts {
		all[byte(sort)] = list
	}
	return classesOf(all)
}()

// referGlue are the words in a description that tell nothing of what is described.
var referGlue = classesOf(map[byte]string{'-': `把 给 跟 就 那 这 对了 哦 嗯 噢 哎 诶 呃 请 帮我 我问下 问下 问一下 还有 另外 我是说 就是 说的是 的 记的 记 写的 去的 去 到 跑 跑的 报的 说的 开的 办的 定的 约的 录的 提的 做的 看的 上的 过 了 是 刚才 刚刚 刚 前面 上面 之前 走的 转的 讲的 走访的 走访 下面 记录 在 里 头 提交的 存的 ， ,`})

// WithoutReferGlue is a description without the words that tell nothing of what is described.
func WithoutReferGlue(of string) string {
	_, rest := referGlue.beside(of)
	return rest
}

// staysOf is what may stand behind 那个 where it is no word for a thing that follows: 下午那个不去了 and not 门口那个招牌.
var staysOf = expr.MustCompile(`^(?:$|实到|应到|到了|到会|出差|请假|缺席|人数|户数|[，,。；;！!？? ]|[也还不没是改就再先我你您已可应该往提推挪换取撤算删多少错漏写记答户去办完结到谁几哪啥咋怎什现后今明昨给补加有要能让叫归转由])`)

// another matches a second description; 那个 that begins a clause is none: 嗯，那个不光是看看.
var another = expr.MustCompile(`[\p{Han}0-9](?:那个|那条|那家|那件|那趟|那边)`)

// longestReference is how many characters describe what is meant at most.
const longestReference = 18

// Referred is the first description in a text of something told before.
func Referred(says string) (r Reference, ok bool) {
	for at, c := range says {
		if c != '那' {
			continue
		}
		behind := []rune(says[at+len("那"):])
		if len(behind) > 1 && behind[0] == '一' {
			behind = behind[1:]
		}
		sort, size := measures.at(behind)
		if size == 0 {
			continue
		}
		head := says[:at]
		from := 0
		for i, c := range strings.TrimRight(head, " ") {
			if strings.ContainsRune("，,。；;！!？? \n", c) {
				from = i + len(string(c))
			}
		}
		of := head[from:]
		after := strings.TrimLeft(string(behind[size:]), "啊呀哈哦噢嗯呃嘛") // 我记的那一条啊，嗯，那个不光是看看
		if n := len([]rune(strings.TrimSpace(of))); n == 0 || n > longestReference || Sort(sort) == AnySort && !staysOf.MatchString(after) || another.MatchString(after) {
			return r, false // of a thing, or of more than one
		}
		return Reference{Before: head[:from], After: after, Of: strings.TrimSpace(of), Sort: Sort(sort)}, true
	}
	return r, false
}

// MatterAhead is what a text names a matter by before it points at it, 电梯 of 电梯那个想缓几天; or "".
func MatterAhead(says string) string {
	m := matterAhead.FindStringSubmatch(says)
	if m == nil {
		return ""
	}
	return strings.Trim(m[1], "，, ")
}

var matterAhead = expr.MustCompile(`^(.{1,12}?)(?:那个|这个|那条|这条|那件|这件|那家|那户|那起|那桩|那处|那单|的问题|的事|的单子)`)
