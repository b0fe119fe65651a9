package words

import (
	"strings"

	"liaison/store/text/expr"
)

// asksOf matches a short question about one thing that was told, with the words that name it.
var asksOf = expr.MustCompile(`^(.{0,14}?)[，, ]*(?:现在|目前|到底|究竟|最早|当时|当初|后来|那次|一共|就|都|又|是|的)*(?:` +
	`(?:在|归|由)?谁(?:在|来|去)?(?:手里|手上|那儿|那里|弄|办|处理|跟|管|负责|接|盯|搞|报|提|反映|上报|记|去)?(?:上来|的|着)*` +
	`|(?:是)?(?:什么|啥)(?:事|事儿|事情|问题|情况|内容)(?:来着)?` +
	`|(?:讲|说|谈|学|宣讲|宣传|查|看|做|干|聊|写|反映|研究|讨论)(?:了|的|过|的是|的都是)?(?:些)?(?:什么|啥|哪些)(?:内容|东西|事|问题)?` +
	`|(?:什么时候|啥时候|哪天|哪一天|几号|何时)(?:要)?(?:报|提|反映|上报|登记|发现|记|到期|截止|办完|开|去|上|的)(?:上来|过来|进来|的)*` +
	`|(?:到期|期限|截止|限期|时限)(?:到|是|在)?(?:哪天|几号|什么时候|啥时候)` +
	`|(?:来|到|去)了?(?:多少|几)(?:人|个|户|家|个人)` +
	`|(?:怎么样|咋样|如何)了|(?:怎么|咋)(?:一)?回事|到哪(?:一)?步了|(?:有)?(?:进展|结果|消息|下文|动静)(?:了)?(?:吗|没|没有)` +
	`|(?:哪|哪里|哪儿)去了|去哪(?:儿|里)?了|)(?:啊|呀|呢|了|的)*$`)

// pointing ends what names a thing that was told.
var pointing = expr.MustCompile(`(?:那个|这个|那条|这条|那件|这件|那家|那次|那事|这事|那边|那起|的事情?|的事儿|的问题|事情|问题)+$`)

// AsksOf reports whether a text is a short question about one thing, 秤那个现在谁管, and returns what
// names it there, 秤; that is "" where it is only spoken of: 谁的. pointed says that it is pointed at.
func AsksOf(says string) (of string, pointed, ok bool) {
	says = strings.TrimRight(strings.TrimSpace(says), "。？?！! ")
	if !Asks(says) && !strings.HasSuffix(says, "呢") && !containsAny(says, `几号 何时 如何 进展 结果 消息 下文 动静`) {
		return "", false, false
	}
	m := asksOf.FindStringSubmatch(says)
	if m == nil {
		return "", false, false
	}
	named := strings.TrimSuffix(strings.TrimRight(m[1], "，, "), "的")
	of = pointing.ReplaceAllString(strings.TrimPrefix(named, "那"), "")
	pointed = of != strings.TrimPrefix(named, "那")
	for _, that := range []string{"个", "次", "条", "这个", "这条"} {
		of = strings.TrimPrefix(of, that)
	}
	if asks := says[len(m[1]):]; strings.Trim(asks, "，, 呢啊呀的了是") == "" && (!pointed || of == "" || !strings.HasSuffix(says, "呢")) {
		return "", false, false // 城西所呢 is about numbers
	}
	return of, pointed, true
}
