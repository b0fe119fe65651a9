package reading

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"liaison/bot/reading/days"
	"liaison/bot/reading/names"
	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/store/indicator"
	"liaison/store/numeral"
)

// pieces are what sentences are made of in the property tests.
var sentencePieces = strings.Fields(`今天 昨天 上周五 4.10 15号 下周二 月初 清明那天 2026-4-15 4/9 居然 居然之家 钢市 建工 步形街 一支部 写字楼支部 juranzhijia
	送政策 送服务 送信心 走访 去 去了 反映 电梯 没人管 商标 过期 没啥问题 党课 主题党日 支委会 党员大会 谈心谈话 应到 实到 8/9 来了 9个 三十多户 62户 2,482户 四百五户 1万2 99999999999999999999户 1.5户 2月30日 一百 五十 二 十来家企业 上百 几十
	五六十户 答疑 现场解决 ５个 六十二户 一百二十人次 质量培训 一次 金点子 俩 先锋岗 五块牌子 更正 不是 应该是 写错了 那个问题 表决 有表决权 赞成 选举 列席2人 群众列席 一组 第二小组 党小组会 办结了 还没回 派给特设科 15个工作日 问题： 报问题： 周五前 月底前 5月10号前 两周内 半个月内 五一前 #12 12号问题 交给城西 城东先去 当场调好了 都解决了 10个问题 多少 吗 ？
	， 。 、 ： ； 1. ① （ ） 【 】 ⏎ 然后 都 都是 一共 没去成 取消了 本来 准备去 😀 ` + "\x00 \xff\xfe \u200d 138xxxx1234")

func sentences() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.String(),
		rapid.Custom(func(t *rapid.T) string {
			return strings.ReplaceAll(strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentencePieces), 0, 20).Draw(t, "pieces"), ""), "⏎", "\n")
		}),
	)
}

func TestReadHoldsItsPromises(t *testing.T) {
	r := New(sampleRoster(t))
	rapid.Check(t, func(t *rapid.T) {
		text := sentences().Draw(t, "text")
		by := speaker(rapid.SampledFrom([]Role{Staff, Secretary, Leader}).Draw(t, "by"))
		got := r.Understand(text, by, sampleDay)
		if again := r.Understand(text, by, sampleDay); !reflect.DeepEqual(got, again) {
			t.Fatalf("%q was read in two ways", text)
		}
		checkPromises(t, r, text, got.Reading())
		if got.Rival != nil { // one tap saves it
			checkPromises(t, r, text, got.Other())
		}
	})
}

// fataler is what *testing.T and *rapid.T have in common.
type fataler interface {
	Fatalf(format string, args ...any)
}

// checkPromises checks what holds of every reading.
func checkPromises(t fataler, r *Reader, text string, got Reading) {
	if len(got.Items) == 0 {
		t.Fatalf("%q: no items", text)
	}
	if len(got.Ask) > 2 {
		t.Fatalf("%q asks %v", text, got.Ask)
	}
	said := numbersIn(text)
	for _, i := range got.Items {
		if i.Type != "" && !slices.Contains(Types(i.Kind), i.Type) {
			t.Fatalf("%q: type %q of %s", text, i.Type, i.Kind)
		}
		if _, err := time.Parse(days.ISO, i.Date); i.Date != "" && err != nil {
			t.Fatalf("%q: date %q", text, i.Date)
		}
		if i.Point != "" && !slices.ContainsFunc(r.roster.Points, func(p Point) bool { return p.Name == i.Point }) {
			t.Fatalf("%q: point %q", text, i.Point)
		}
		for name, v := range i.Figures {
			if !said[v] {
				t.Fatalf("%q: %s %d was not said", text, name, v)
			}
			if i.Kind != Correction && !slices.Contains(indicator.Standard.Said(indicator.Kind(i.Kind), i.Type), name) {
				t.Fatalf("%q: %s is no figure of %s %s", text, name, i.Kind, i.Type)
			}
		}
		for _, name := range i.Approx {
			if _, ok := i.Figures[name]; !ok {
				t.Fatalf("%q: %s is approximate but not there", text, name)
			}
		}
		heads := []*int{i.Expected, i.Present}
		if v := i.Vote; v != nil {
			heads = append(heads, v.Entitled, v.Present, v.For)
		}
		for _, v := range heads {
			if v != nil && !said[*v] && !(v == i.Present && i.Expected != nil && said[*i.Expected-*v] && strings.Contains(text, "缺")) {
				t.Fatalf("%q: attendance %d was not said", text, *v)
			}
		}
		if until, err := time.Parse(days.ISO, i.Until); i.Until != "" && (err != nil || until.Before(days.Midnight(sampleDay))) {
			t.Fatalf("%q: until %q", text, i.Until)
		}
		if i.Days != 0 && !said[i.Days] || i.RefersTo != 0 && !said[i.RefersTo] {
			t.Fatalf("%q: %d days, #%d", text, i.Days, i.RefersTo)
		}
		if !slices.IsSorted(i.Groups) || len(i.Groups) > 0 && (i.Groups[0] < 1 || i.Groups[len(i.Groups)-1] > 30) {
			t.Fatalf("%q: groups %v", text, i.Groups)
		}
		if !utf8.ValidString(i.Text) || !utf8.ValidString(i.Guests) {
			t.Fatalf("%q: text %q", text, i.Text)
		}
	}
}

// numbersIn collects every number that a numeral of a text stands for: a whole one,
// never what is left of one behind other digits.
func numbersIn(text string) map[int]bool {
	n := runes.Of(text).Runes
	out := map[int]bool{}
	for i := range n {
		if runes.IsDigit(n[i]) && (runes.IsDigit(runes.At(n, i-1)) || runes.At(n, i-1) == '.' && runes.IsDigit(runes.At(n, i-2))) {
			continue
		}
		if x, ok := number.Numeral(n, i); ok {
			out[x.Value] = true
		}
		if x := number.Digits(n, i); x.End > i {
			out[x.Value] = true
		}
	}
	return out
}

// TestNoTailOfANumber puts what looks like a number where a figure stands. What is
// read of it is what stands there from its first sign on, or one of a list.
func TestNoTailOfANumber(t *testing.T) {
	r := New(sampleRoster(t))
	rapid.Check(t, func(t *rapid.T) {
		form := rapid.StringOfN(rapid.RuneFrom([]rune("0123456789００12,，.一二三五九十百千万零两几多 廿半拾佰'wk+")), 1, 9, -1).Draw(t, "form")
		n := runes.Of(form + "户").Runes
		if !runes.IsDigit(n[0]) && numeral.Power(n[0]) == 0 {
			if _, ok := numeral.Digit(n[0]); !ok {
				t.Skip("no number")
			}
		}
		whole, begins := map[int]bool{}, map[int]bool{0: true}
		for i := range n {
			if !begins[i] {
				continue
			}
			begins[i+1] = true
			if w, ok := days.Scan(n, i); ok {
				begins[w.End] = true // 1.1一户
			}
			if w, end := r.lex.Longest(n, i); w != nil && !runes.IsDigit(n[i]) {
				begins[end] = true // 千万1户
			}
			if d := number.Digits(n, i); d.End > i && runes.At(n, d.End) == ',' {
				begins[d.End], whole[d.Value] = true, true
			}
			x, ok := number.Numeral(n, i)
			if !ok {
				continue
			}
			delete(begins, i+1)
			begins[x.End] = true
			if x.Bad == 0 {
				whole[x.Value] = true
			}
		}
		text := "今天去居然之家送政策，" + form + "户"
		for _, item := range r.Read(text, speaker(Staff), sampleDay).Items {
			for name, v := range item.Figures {
				if !whole[v] {
					t.Fatalf("%q: %s is %d", text, name, v)
				}
			}
		}
	})
}

func TestAnswersNeverPanic(t *testing.T) {
	r := New(sampleRoster(t))
	rapid.Check(t, func(t *rapid.T) {
		text := sentences().Draw(t, "text")
		if d, ok := days.ParseDay(text, sampleDay); ok {
			if _, err := time.Parse(days.ISO, d); err != nil {
				t.Fatalf("%q is the day %q", text, d)
			}
		}
		if n, _, ok := r.Number(text); ok && n < 0 {
			t.Fatalf("%q is %d", text, n)
		}
		if from, to, label, ok := days.ParsePeriod(text, sampleDay); ok && (from > to || label == "") {
			t.Fatalf("%q is from %q to %q", text, from, to)
		}
		if name, candidates := r.FindPoint(text); name != "" && candidates != nil || len(candidates) > names.MostCandidates {
			t.Fatalf("%q is %q or %v", text, name, candidates)
		}
		r.FindUnit(text)
	})
}

func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/sentences.jsonl", "testdata/sentences-more.jsonl", "testdata/unseen-progress.jsonl"} {
		for _, s := range loadSamples(f, file) {
			f.Add(s.Text)
		}
	}
	f.Add("\xff\xfe送政策\x00６２户")
	f.Add("问题：钢市公平秤不准，当场就调好了")
	r := New(sampleRoster(f))
	f.Fuzz(func(t *testing.T, text string) {
		for _, by := range []Role{Staff, Secretary} {
			checkPromises(t, r, text, r.Read(text, speaker(by), sampleDay))
		}
	})
}
