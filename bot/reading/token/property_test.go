package token

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/bot/reading/days"
)

// pieces are what texts are made of here.
var pieces = strings.Fields(`今天 昨天 周三 （周四） （ ） 上周五 4月15日 4月10日 2月30日 13月5日 4.31 32号 15号 、14号 2026-4-15 4/9 第二天 头一天 次日 那天 当天 前一天 清明 清明节前一天 原定 改到 定于
	9:30 25:00 8:75 26点 62户 1 2人 62点5户 百分之六十户 1,062户 １，０６２户 3，4家 -5户 30加20户 两户半 138******78 138 **** **78 12号问题 一组 居然之家 居然 钢才市场 送政策 答疑5个 。 ， 、 ⏎ 去 的 *`)

func texts() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string {
		return strings.ReplaceAll(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 20).Draw(t, "pieces"), ""), "⏎", "\n")
	}))
}

type fataler interface {
	Fatalf(format string, args ...any)
}

// checkTokens checks what holds of the tokens of every text.
func checkTokens(t fataler, text string) {
	s, toks, notes := settled(text)
	if _, again, noted := settled(text); !reflect.DeepEqual(toks, again) || !reflect.DeepEqual(notes, noted) {
		t.Fatalf("%q is cut in two ways", text)
	}
	last := 0
	for _, k := range toks {
		if k.Start < last || k.End <= k.Start || k.End > len(s.Runes) || k.Word == nil {
			t.Fatalf("%q: a token from %d to %d behind %d of %d", text, k.Start, k.End, last, len(s.Runes))
		}
		if k.Kind == When && (k.When.Kind == 0 || k.When.Kind == days.FromNamed || k.When.Kind == days.NoTime || k.When.End != k.End) {
			t.Fatalf("%q: the day %+v ends at %d", text, k.When, k.End)
		}
		last = k.End
	}
	for _, n := range notes {
		if n.Start < 0 || n.End <= n.Start || n.End > len(s.Runes) || n.Why == 0 {
			t.Fatalf("%q: a note %+v", text, n)
		}
	}
}

func TestTokensHoldTheirPromises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTokens(t, texts().Draw(t, "text")) })
}

func FuzzSettle(f *testing.F) {
	for _, p := range pieces {
		f.Add(p)
	}
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			said, _, _ := strings.Cut(line, "\t")
			f.Add(said)
		}
	}
	f.Fuzz(func(t *testing.T, text string) { checkTokens(t, text) })
}
