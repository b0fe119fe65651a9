package reading

import (
	"slices"
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
	"liaison/store/text/expr"
)

// Who came to a meeting is said in few shapes: 应到9实到8, 5人应到4人实到, 5个委员来了4个,
// 9个到了，应该10个. A shape is written with N for a number of heads, E for 应到, P for
// 实到 or 来了, Y for 都到了 and A for 请假 or 没来, a where no number stands beside it.

// headShapes tell what each number of a shape is: e is expected, p present, n none.
var headShapes = map[string]string{
	"ENPN": "ep", "PNEN": "pe", "NENP": "ep", "NPNE": "pe", "NPEN": "pe", "NEPN": "ep", "ENNP": "ep", "NPN": "ep",
	"EN": "e", "PN": "p", "NE": "e", "NP": "p", "NY": "p", "ENY": "e", "YN": "p",
	"EPN": "b", "NEP": "b",
}

// absentShapes tell of those who did not come, behind a shape: 差俩没来, 一个出差.
var absentShapes = []string{"ANA", "AN", "NA"}

var headRoles = map[byte]string{'e': isExpected, 'p': isPresent, 'b': isBoth, 'n': isNone}

// heads tells what the numbers of heads in a passage are, where their shape is known.
func (t *numbering) heads(p *passage) (out map[ref]string) {
	if p.kind != Meeting {
		return nil
	}
	out = map[ref]string{}
	var shape strings.Builder
	var numbers []ref
	paired := false
	end := func() {
		roles, ok := t.rolesOf(strings.ReplaceAll(shape.String(), "a", ""), numbers) // 7个来了6个 小赵没来
		if !ok {
			roles, ok = t.rolesOf(strings.ReplaceAll(shape.String(), "a", "A"), numbers)
		}
		if ok {
			for i, r := range numbers {
				out[r] = headRoles[roles[i]]
			}
		}
		shape.Reset()
		numbers, paired = nil, false
	}
	for _, i := range p.clauses {
		c := &t.clauses[i]
		if c.strong {
			end()
		}
		for k := range c.toks {
			switch u := &c.toks[k]; {
			case u.Is(lex.Meeting), u.Kind == token.Name, u.Kind == token.When, u.Is(lex.GroupRef), u.Is(lex.NotValue), u.Is(lex.NewValue), u.Kind == token.Break && u.Sign == '、':
				end()
			case c.vote != nil && k >= c.voteAt, c.guests != "" && u.Start >= c.guestsFrom && u.End <= c.guestsTo, u.Kind == token.Number && (u.Num.Odd || !countsHeads(u.Num.Unit) || t.isTopic(c, k) || runes.AnyBefore(t.s.Runes, u.Start, "费") || runes.AnyAt(t.s.Runes, u.End, notHeads...) > 0):
			case u.Kind == token.Number && runes.AnyAt(t.s.Runes, u.End, lasting...) > 0:
				out[ref{i, k}] = isNone
			case u.Kind == token.Number && u.Num.Vague:
				shape.WriteByte('?')
			case u.Kind == token.Number && cameLater(t.span(c.start, c.end)):
				out[ref{i, k}] = isNone
			case u.Kind == token.Number && sitsIn(t.span(max(c.start, u.Start-10), u.Start)):
				out[ref{i, k}] = isNone
			case u.Kind == token.Number && k > 0 && (c.toks[k-1].Kind == token.Name || c.toks[k-1].Is(lex.GroupRef)) && c.toks[k-1].End == u.Start && (u.Num.Unit == "人" || u.Num.Unit == "名"):
				shape.WriteString("PN") // 一支部14人
				numbers = append(numbers, ref{i, k})
			case u.Kind == token.Pair:
				end()
				paired = true
			case u.Kind == token.Number && paired && shape.Len() == 0:
				out[ref{i, k}] = isNone // 到会7/10，三个在外地
			case u.Kind == token.Number:
				shape.WriteByte('N')
				numbers = append(numbers, ref{i, k})
			default:
				if s := t.headSign(c, k); s != 0 {
					shape.WriteByte(s)
				}
			}
		}
	}
	end()
	return out
}

// notHeads are counted with 个 like people.
var notHeads = []string{"党小组", "小组", "支部", "组", "会", "点", "问题", "议题", "议程", "事", "项"}

// lasting stand behind a number of how long a meeting took: 学了两个多钟头.
var lasting = []string{"钟头", "多钟头", "半钟头", "来钟头", "小时", "多小时", "半小时"}

// sitsIn reports whether people are said to have sat in: 列席入党积极分子2人.
func sitsIn(said string) bool {
	return strings.Contains(said, "列席") || strings.Contains(said, "旁听") || strings.Contains(said, "积极分子")
}

// cameLater reports whether a clause tells of people at a meeting beside those who were counted: 后来又来了一个, 线上还有2个人听.
func cameLater(said string) bool {
	m := cameThen.FindStringIndex(said)
	return m != nil && !strings.HasPrefix(said[m[1]:], "都") && !strings.HasPrefix(said[m[1]:], "齐")
}

var cameThen = expr.MustCompile(`(?:后来|后面|后头|后半截|中途|半路|晚点|散会前|快散会|又)[^,，。]{0,5}(?:赶|来|到|进)(?:来|到|过来|了)*(?:[0-9]+|[一两二三四五六七八九十几俩仨]+)(?:个|人|位|名|$)|(?:线上|网上|视频里?|远程)[^,，。]{0,4}(?:[0-9]+|[一两二三四五六七八九十几]+)(?:个|人|位|名)|还有(?:[0-9]+|[一两二三四五六七八九十几]+)(?:个|位|名)?人?(?:听|看|参加|连线|在线)`)

// headSign is the letter of the word at the i-th token, or 0.
func (t *numbering) headSign(c *clause, i int) byte {
	u := &c.toks[i]
	beside := c.numberAt(i+1) && c.toks[i+1].Start-u.End <= 1 || c.numberAt(i-1) && u.Start-c.toks[i-1].End <= 1
	ends := func(words ...string) bool { return runes.AnyBefore(t.s.Runes, u.End, words...) }
	switch {
	case u.Is(lex.Expected):
		heads := slices.ContainsFunc(c.toks, func(n token.Token) bool { return n.Kind == token.Number && !n.Num.Odd && countsHeads(n.Num.Unit) })
		if heads || i+1 < len(c.toks) && c.toks[i+1].Is(lex.Present) {
			return 'E'
		} // 全体党员重温誓词，到会8人; 共收840元
	case u.Is(lex.Noise) && c.numberAt(i+1) && ends("应该"):
		return 'E'
	case u.Is(lex.MaybeAsking):
		return '?'
	case u.Is(lex.Everyone):
		return 'Y'
	case u.Is(lex.Present), u.Is(lex.GoVerb) && beside && ends("到", "来", "去"), u.Kind == token.Text && c.numberAt(i+1) && ends("实"):
		return 'P'
	case u.Is(lex.Absence) && !c.hasNumber:
		return 'a'
	case u.Is(lex.Absence), u.Kind == token.Text && c.numberAt(i+1) && ends("差"):
		return 'A'
	}
	return 0
}

// rolesOf reads a shape with what it says of the absent.
func (t *numbering) rolesOf(shape string, numbers []ref) (roles string, ok bool) {
	for cut := len(shape); cut > 0; cut-- {
		head, known := headShapes[shape[:cut]]
		switch {
		case known:
		case shape[:cut] == "N" && strings.HasPrefix(shape[cut:], "AN"):
			head = "e" // 五个委员差俩
		default:
			continue
		}
		rest, absent := shape[cut:], 0
		for rest != "" {
			next := rest
			for _, a := range absentShapes {
				if strings.HasPrefix(rest, a) {
					next, absent = rest[len(a):], absent+1
					break
				}
			}
			if next == rest {
				break
			}
			rest = next
		}
		if rest != "" {
			continue
		}
		if head == "ep" && len(numbers) > 1 && t.at(numbers[0]).Num.Value < t.at(numbers[1]).Num.Value {
			return "", false
		}
		return head + strings.Repeat("n", absent), true
	}
	return "", false
}
