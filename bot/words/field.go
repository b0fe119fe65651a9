package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// fields are what people call what a record holds beside its numbers, by its label there.
var fields = []struct{ label, called string }{
	{"地点", `会议地点 开会地点 活动地点 具体地点 地点 场地 具体位置 位置 地方`},
	{"主持人", `会议主持 主持人 主持的 主持`},
	{"会议记录人", `会议记录人 记录的人`},
	{"列席", `列席人员 列席的 列席`},
	{"主讲人", `主讲人 讲课人 授课人 主讲的 讲课的 主讲`},
	{"下一步", `下一步打算 下一步 下步打算 下步`},
	{"走访对象", `走访对象 接待人 接待的 接待的人 对接人 见的人 见的`},
	{"企业", `企业名称 企业名字 企业名`},
	{"备注", `备注`},
}

var (
	fieldSays = expr.MustCompile(`^(?:刚才|那个|这个|那条|这条|也|还|都|我|给|忘了?|漏了?|没|[，, ])*(?:(?:补充|补记|补|加|写|填|记|说|改)(?:了|上|进去|进|一下|下|一个|一句|一笔|个|成|为)*(?:吧|了)?[，,：: ]*(?:是|在)?|(?:是|就是|在|就在|改成|改为)[，,：: ]*|[：:]\s*)(.{2,40})$`)
	fieldAt   = expr.MustCompile(`^(?:就|都|是|还|我们|会|课)*(?:就是)?在(.{2,16}?)(?:开|搞|上|办|弄|组织|进行|学|讲)的(?:会|课|活动)?$`)
	fieldEnds = expr.MustCompile(`^(.{2,30}?)[，, ]+(?:补|加|写|填|记)(?:充|上|一下|下|进去)+(?:吧|了)?$`)
)

// Field is what a text says of one part of what was told, by its label, and nothing else: 地点 and 社区活动室 of 地点补一下 社区活动室;
// 地点 and 楼下书吧 of 是在楼下书吧上的; or "".
func Field(says string) (label, value string) {
	says = strings.Trim(strings.TrimSpace(says), "。！ ")
	if Asks(says) || EndsAsking(says) || utf8.RuneCountInString(says) > longestField {
		return "", ""
	}
	if m := fieldAt.FindStringSubmatch(says); m != nil {
		return "地点", m[1]
	}
	says = strings.TrimPrefix(says, "把")
	for _, begin := range strings.Fields(`对了 哦 还有 会议的 会议 活动的 那个 补一下 补充一下 补充 加一下 补`) {
		says = strings.TrimLeft(strings.TrimPrefix(says, begin), "，, ")
	}
	for _, f := range fields {
		for name := range wordsOf(f.called) {
			rest, named := strings.CutPrefix(says, name)
			if !named {
				continue
			}
			if m := fieldSays.FindStringSubmatch(rest); m != nil {
				return f.label, strings.Trim(m[1], "，,：: ")
			}
			if m := fieldEnds.FindStringSubmatch(strings.TrimLeft(rest, "，, ")); m != nil {
				return f.label, m[1]
			}
		}
	}
	return "", ""
}

// longestField is how many characters such a text has at most.
const longestField = 48
