package words

import (
	"strings"

	"liaison/store/text/expr"
)

var (
	searches = expr.MustCompile(`^(?:对了|顺便|那|再|哦|[，, ])*(?:请|麻烦|帮我|给我|我想|我要|再)*(?:查一下|查下|找下|搜下|翻一下|翻翻|查查|查找|查询|搜一下|搜索|搜搜|搜|找一下|找找|查)[ :：]*(.+?)(?:有没有|吗|吧)?$`)
	mentions = expr.MustCompile(`^(?:之前|以前|最近|今年|去年|我们|大家)*(?:有没有|有无|是否)(?:人|谁)?(?:提过|提到过|提到|说过|报过|记过|反映过|讲过)(.+?)(?:吗|没有|没)?$`)
	whoever  = expr.MustCompile(`^(?:谁|哪里|哪个点|哪些点|哪儿)(?:提过|提到过|说过|报过|记过|反映过)(.+?)(?:吗)?$`)
	trailing = expr.MustCompile(`(?:的?(?:相关)?(?:那个|那条|那件|那次|那起|这个|这条|这件|记录|事情|事|问题|情况|内容))+$`)
)

// Search returns what a text wants looked for in words: 找一下停车, 有没有提过电梯; "" where
// it wants nothing.
func Search(says string) string {
	says = strings.Trim(says, "。？?！! ")
	for _, form := range []*expr.Expr{mentions, whoever, searches} {
		if m := form.FindStringSubmatch(says); m != nil && !containsAny(m[1], matterWhich+" "+matterTimes) && !strings.ContainsAny(m[1], "了过，,、0123456789#") {
			return Term(m[1])
		}
	}
	return ""
}

// Term is what is looked for, without the words around it: 停车 of 停车的事.
func Term(says string) string {
	says = strings.Trim(says, "“”\"「」 。？?")
	if short := trailing.ReplaceAllString(says, ""); short != "" {
		return short
	}
	return says
}
