package words

import (
	"strings"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// cantonese are characters that only who writes Cantonese writes. One of them in a text tells how the rest is to be read.
const cantonese = "咗嘅喺唔冇嚟佢啲哋嗰咁乜睇畀琴嘢咩噉攞俾啱搵"

// putonghua are the words of Cantonese that carry the sense of a sentence, the longer first, in the words that most people write.
var putonghua = strings.NewReplacer("琴日", "昨天", "寻日", "昨天", "尋日", "昨天", "听日", "明天", "聽日", "明天", "今日", "今天", "前日", "前天", "后日", "后天", "朝早", "早上", "晏昼", "下午", "下昼", "下午", "上昼", "上午", "夜晚", "晚上", "而家", "现在", "宜家", "现在", "啱啱", "刚刚", "头先", "刚才", "几时", "什么时候", "边个", "谁", "边度", "哪里", "边间", "哪家", "点解", "为什么", "点样", "怎样", "乜嘢", "什么", "咩嘢", "什么", "搞掂", "搞定", "倾计", "谈话", "唔该", "麻烦", "唔使", "不用", "唔系", "不是", "关系", "关系", "联系", "联系", "系统", "系统", "体系", "体系",
	"咗", "了", "嘅", "的", "喺", "在", "唔", "不", "冇", "没", "嚟", "来", "佢哋", "他们", "我哋", "我们", "你哋", "你们", "佢", "他", "啲", "些", "嗰", "那", "咁", "这么", "乜", "什么", "咩", "什么", "睇", "看", "畀", "给", "俾", "给", "嘢", "东西", "噉", "这样", "攞", "拿", "搵", "找", "啱", "对", "系", "是", "返", "回", "仲", "还", "呢个", "这个", "呢度", "这里", "呢间", "这家", "呢条", "这条", "同埋", "和")

// southwest are the words of the south-west that carry the sense of a sentence, in the words that most people write. 哈 behind a deed is 下.
var (
	southwest = strings.NewReplacer("咋个", "怎么", "啷个", "怎么", "啥子", "什么", "哪个去的", "谁去的", "晓得", "知道", "莫忙", "别急", "先莫", "先别")
	howMany   = expr.MustCompile(`好多((?:个|次|趟|回|户|家|件|条|人)?[？?。 ]*)$`)
	haveNot   = expr.MustCompile(`(.)没得([？?。 ]*)$`)
	goNot     = expr.MustCompile(`莫(去|来|跑)`)
	doNot     = expr.MustCompile(`莫([报记销发催写改加要交办动撤])`)
	justOnce  = expr.MustCompile(`([看等问改记写听试转走查说])哈([^哈]|$)`)
)

// plainly is a text in Cantonese, or with words of the south-west, in the words that most people write; any other text stays as it is.
func plainly(says string) string {
	if strings.ContainsAny(says, cantonese) {
		return putonghua.Replace(says)
	}
	if strings.ContainsAny(says, "咋啷莫晓哈哪子好得") {
		says = haveNot.ReplaceAllString(howMany.ReplaceAllString(says, "多少$1"), "${1}没有$2")
		says = justOnce.ReplaceAllString(southwest.Replace(says), "${1}下$2")
		says = doNot.ReplaceAllString(goNot.ReplaceAllString(says, "不$1"), "别$1")
	}
	return says
}

// Behind what came of a deed these sounds tell, 弄完咧, and behind a word of saying 不 is what was said: 店家都说不.
var (
	dialectAsk = expr.MustCompile(`([^好中要得了完成定过妥齐掉])(?:嘞|咧|哩|叻|捏)([？?。~ ]*)$`)
	dialectNot = expr.MustCompile(`^(.*(?:还|算|有|要|能|该|是|会|可以|用|欠|够|行|成).*[^要可就也都我说并不])不([？?~ ]*)$`)
)

// longestDialect is how many characters a text has at most whose last sound may ask: 上个月嘞, 还欠别的不.
const longestDialect = 16

// dialectEnd is a text with 呢 or 吗 for the sounds that ask at its end in dialects; any other text stays as it is.
func dialectEnd(says string) string {
	if !strings.ContainsAny(says, "嘞咧哩叻捏不") || utf8.RuneCountInString(says) > longestDialect {
		return says
	}
	return dialectNot.ReplaceAllString(dialectAsk.ReplaceAllString(says, "${1}呢$2"), "${1}吗$2")
}
