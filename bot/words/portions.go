package words

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"liaison/store/text/expr"
)

// A Portion is what a text says of the records that stand before it by number.
type Portion struct {
	Numbers []int64
	Says    string // without the numbers
}

// Portions cuts a text at the numbers of records with which its clauses begin: 266给特设科，
// 267在等配件. Which numbers are records known tells. What is said of all at the end, 都是周五前办完,
// goes to each of them. A text that begins with other words has no portions.
func Portions(says string, known func(int64) bool) (all []Portion) {
	n := []rune(strings.TrimSpace(says))
	from := 0 // where the words of the last portion begin
	close := func(end int) {
		if len(all) > 0 {
			all[len(all)-1].Says = trimmedClause(string(n[from:end]))
		}
	}
	for i := 0; i < len(n); {
		number, end := clauseNumber(n, i, known)
		if end == i {
			i++
			continue
		}
		before := trimmedClause(string(n[from:i]))
		switch listed := len(all) > 0 && (before == "" || before == "和" || before == "与" || before == "跟"); {
		case len(all) == 0 && before != "" && !slices.Contains(heads, before):
			return nil
		case listed:
			all[len(all)-1].Numbers = append(all[len(all)-1].Numbers, number)
		default:
			close(i)
			all = append(all, Portion{Numbers: []int64{number}})
		}
		from, i = end, end
	}
	if close(len(n)); len(all) < 2 {
		return all
	}
	last := &all[len(all)-1]
	own, shared := ofAll(last.Says)
	if last.Says = own; shared == "" {
		return all
	}
	for i := range all {
		all[i].Says = strings.TrimPrefix(all[i].Says+"，"+shared, "，")
	}
	return all
}

// Beside cuts a text where a clause begins with the number of a record after words of another matter: 今天去了科创园，送服务 and
// 253让城东所办 of 今天去了科创园，送服务。另外253让城东所办. tail is "" where there is none.
func Beside(says string, known func(int64) bool) (head, tail string) {
	if strings.Contains(says, "\n") { // notes, each a line of its own
		var others, numbered []string
		for line := range strings.SplitSeq(says, "\n") {
			if _, end := clauseNumber(append([]rune{' '}, []rune(line)...), 1, known); end > 1 {
				numbered = append(numbered, line)
			} else {
				others = append(others, line)
			}
		}
		if len(numbered) > 0 {
			return strings.Join(others, "\n"), strings.Join(numbered, "\n")
		}
	}
	n := []rune(strings.TrimSpace(says))
	for i := range n {
		from := i
		for _, w := range heads {
			if r := []rune(w); len(n)-i > len(r) && slices.Equal(n[i:i+len(r)], r) {
				from = max(from, i+len(r))
			}
		}
		if i == 0 || !strings.ContainsRune(" ,，;；。\n", n[i-1]) {
			continue
		}
		if _, end := clauseNumber(append([]rune{' '}, n[from:]...), 1, known); end > 1 {
			return trimmedClause(string(n[:i])), trimmedClause(string(n[from:]))
		}
	}
	return says, ""
}

var hanNumber = expr.MustCompile(`[一二两三四五六七八九][百零一二三四五六七八九十]{2,6}`)

// InDigits is a text with the numbers of records that it spells out in digits: 231我来办 of 二百三十一我来办. Which are numbers of
// records number tells.
func InDigits(says string, number func(string) (int64, bool)) string {
	var b strings.Builder
	from := 0
	for _, m := range hanNumber.FindAllStringIndex(says, -1) {
		after, _ := utf8.DecodeRuneInString(says[m[1]:])
		n, ok := number(says[m[0]:m[1]])
		if !ok || strings.ContainsRune(counted, after) && after != '号' && after != '来' {
			continue
		}
		b.WriteString(says[from:m[0]] + strconv.FormatInt(n, 10))
		from = m[1]
	}
	return b.String() + says[from:]
}

// heads are the words that may stand before the first number.
var heads = []string{"把", "请", "请把", "麻烦", "另外", "还有", "那"}

// trimmedClause is a clause without the signs around it.
func trimmedClause(says string) string { return strings.Trim(says, " ,，、;；。：:#＃\n") }

// clauseNumber reads the number of a record at n[i:], where a clause begins.
func clauseNumber(n []rune, i int, known func(int64) bool) (number int64, end int) {
	signed := n[i] == '#' || n[i] == '＃'
	from := i
	if signed {
		from++
	}
	end = from
	for end < len(n) && n[end] >= '0' && n[end] <= '9' {
		end++
	}
	if end == from || end-from > 8 || i > 0 && !signed && !strings.ContainsRune(" ,，、;；。：:#＃\n和与跟把请", n[i-1]) {
		return 0, i
	}
	number, _ = strconv.ParseInt(string(n[from:end]), 10, 64)
	if signed || number > 31 && end < len(n) && n[end] == '号' {
		if end < len(n) && n[end] == '号' {
			end++
		}
	} else if end < len(n) && !unicode.IsSpace(n[end]) && strings.ContainsRune(counted+".-—~～/至", n[end]) {
		return 0, i
	}
	if !known(number) {
		return 0, i
	}
	return number, end
}

// ofAll parts what is said of one from what is said of all: ，都是周五前办完.
func ofAll(says string) (own, shared string) {
	n := []rune(says)
	for i := len(n) - 1; i > 0; i-- {
		if strings.ContainsRune(" ,，;；。", n[i-1]) && strings.ContainsRune("都全均", n[i]) {
			return trimmedClause(string(n[:i])), string(n[i:])
		}
	}
	return says, ""
}

// OrderIn are the words behind others with which a text has somebody do something, with the term and the urging behind them:
// 让城西所周五前弄好; 交城西所处理，21号前，别拖; or "".
func OrderIn(says string) (order string) {
	first, open := true, false
	for clause := range Clauses(says) {
		switch gives := !first && (Begins(clause, Give) || handed.MatchString(clause)); {
		case gives && order != "":
			return "" // two of them
		case gives:
			order, open = clause, true
		case open && (termed.MatchString(clause) || Urges(clause)):
			_, behind, _ := strings.Cut(says, order)
			gap, _, _ := strings.Cut(behind, clause)
			order += gap + clause
		default:
			open = false
		}
		first = false
	}
	return order
}

var (
	handed = expr.MustCompile(`^(?:那就|就|直接|先|这个|这事)*交(?:给|由|到)?[^，,。了]{2,8}?(?:处理|办理|去办|来办|办|解决|负责|牵头|落实|整改|处置|跟进)(?:吧|一下)?$`)
	termed = expr.MustCompile(`^(?:务必|尽量|争取|最好|必须|要|请|在|限)*[^，,。]{1,6}(?:之前|以前|前|之内|以内|内)(?:给我|把它|把这事)?(?:(?:拿|出|报|给|回)(?:个|出|出个|出来)?(?:办法|方案|结果|说法|意见|处理意见|初步意见|回话|话|信)|办完|办好|办结|弄好|弄完|解决|处理好|处理完|整改到位|整改完|搞定|完成|落实|回话|报我|反馈)?$`)
	urges  = expr.MustCompile(`^(?:别拖|别拖着|不要拖|莫拖|别耽误|抓紧|抓紧办|抓紧点|尽快|尽快办|快点|快点办|越快越好|别磨蹭)(?:了|啊|哈|吧)?$`)
)

// Urges reports whether some words do no more than urge: 别拖, 抓紧.
func Urges(says string) bool { return urges.MatchString(strings.Trim(says, "。！! ")) }

// OrderBehind is the last clause of a text where it has somebody do something, with a word for it or, where that begins with
// whom a function knows, by a day before which it is to be done; and what stands before it.
func OrderBehind(says string, named func(clause string) bool) (why, order string) {
	last := ""
	for clause := range Clauses(says) {
		last = clause
	}
	before, _, _ := strings.Cut(says, last)
	if last == "" || trimmedClause(before) == "" || strings.HasSuffix(last, "的") || strings.HasSuffix(last, "了") && !Begins(last, Give) {
		return "", ""
	}
	if Begins(last, Give) || containsAny(last, `前 之内 以内`) && named(last) {
		return trimmedClause(before), last
	}
	return "", ""
}

// Within reports whether all clauses of a text stand in another, where it has any.
func Within(says, in string) bool {
	any := false
	for clause := range Clauses(says) {
		if any = true; !strings.Contains(in, clause) {
			return false
		}
	}
	return any
}

// WithoutOrder is a text without that clause.
func WithoutOrder(says string) string {
	order := OrderIn(says)
	if order == "" {
		return says
	}
	before, after, _ := strings.Cut(says, order)
	return strings.Trim(trimmedClause(before)+"，"+trimmedClause(after), "，")
}

var (
	halves        = expr.MustCompile(`[。！!？?；;\n]+|[，, ]+(?:另外|顺便|对了|还有|再|想)?(?:再|想|我)?(?:问一下|问下|问一句|问问|问)|[，, ]+(?:另外|顺便|对了)|[，,]`)
	anotherMatter = expr.MustCompile(`^(?:另外|顺便|顺带|对了|哦对了?|还有|那|再|请|麻烦|[，,、 ])*(?:(?:我|再|想)*(?:问一下|问下|问一句|问问|请问|问))?[，,：: ]*`)
)

// Halves are the ways to part a text in two, behind a full stop or before a word that begins another matter: 今天去运营公司送信心，
// 11户 and 家政公司商标那个239办到哪一步了？ of the two with 另外 between. A mark of interrogation stays with its half.
func Halves(says string) iter.Seq2[string, string] {
	return func(yield func(head, tail string) bool) {
		for _, m := range halves.FindAllStringIndex(says, -1) {
			head, tail := says[:m[0]], says[m[0]:]
			if sign := strings.TrimLeft(tail, "。！!？?；;\n"); sign != tail {
				head, tail = head+tail[:len(tail)-len(sign)], sign
			}
			if sign := says[m[0]:m[1]]; (sign == "，" || sign == ",") && (!containsAny(tail, `那个 那件 那条 那事`) || strings.ContainsAny(tail[len(sign):], "，,。；;")) {
				continue
			}
			if !strings.HasSuffix(head, "问") && containsAny(tail, `问了 问过`) {
				continue // what was asked there
			}
			head = strings.TrimRight(strings.TrimSpace(head), "。！!；;，, ")
			if tail = tail[len(anotherMatter.FindString(tail)):]; head != "" && tail != "" && !yield(head, tail) {
				return
			}
		}
	}
}

// Tails are the ways to part a text in two before a clause, the last first. A word that begins another matter is left out.
func Tails(says string) iter.Seq2[string, string] {
	return func(yield func(head, tail string) bool) {
		n := []rune(says)
		for i := len(n) - 1; i > 0; i-- {
			if !strings.ContainsRune("，, 。；;？?！!\n", n[i]) {
				continue
			}
			head, tail := trimmedClause(string(n[:i])), trimmedClause(string(n[i+1:]))
			if tail = tail[len(anotherMatter.FindString(tail)):]; head != "" && tail != "" && !yield(head, tail) {
				return
			}
		}
	}
}

// HasDoneSo reports whether a text tells of something that was done: 刚转完, 去看了, 10个到了9个.
func HasDoneSo(says string) bool {
	return containsAny(says, `了 过 完 刚 出来 回来 没啥 没事 正常`)
}
