package reading

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"liaison/store/text"
)

// unseen are signs that nobody sees.
var unseen = []string{"\u200b", "\u200d", "\u2060", "\ufeff", "\ufe0f", "\u200e", "\u202a", "\u00ad"}

// forms are other ways to write a rune.
var forms = formsOf(`户戶 个個 会會 党黨 员員 务務 访訪 问問 题題 点點 应應 实實 号號 对對 层層 电電 单單 业業 场場 数數 质質 标標 组組 织織 两兩 万萬 讲講 说說 谈談 结結 办辦 书書 记記 东東 门門 车車
	日⽇ 月⽉ 人⼈ 一⼀ 二⼆ 十⼗ 小⼩ 大⼤ 工⼯ 心⼼ 生⽣ 用⽤ 行⾏ 见⻅ 长⻓`)

func formsOf(table string) map[rune][]rune {
	m := map[rune][]rune{}
	for pair := range strings.FieldsSeq(table) {
		r := []rune(pair)
		m[r[0]] = append(m[r[0]], r[1:]...)
	}
	for r := '!'; r <= '~'; r++ {
		m[r] = append(m[r], r+0xFEE0)
	}
	for r := 'A'; r <= 'Z'; r++ {
		m[r] = append(m[r], r+'a'-'A')
	}
	m[' '] = []rune{'\u00a0', '\u3000', '\t', '\u2003'}
	m['-'] = append(m['-'], '–', '‑', '—')
	m['，'], m['：'], m['；'], m['（'], m['）'] = []rune{','}, []rune{':'}, []rune{';'}, []rune{'('}, []rune{')'}
	return m
}

// rewritten is a text in other signs, which mean the same.
func rewritten(r *rand.Rand, said string) string {
	var b strings.Builder
	for _, c := range said {
		if alike := forms[c]; len(alike) > 0 && r.IntN(2) == 0 {
			c = alike[r.IntN(len(alike))]
		}
		b.WriteRune(c)
		if r.IntN(6) == 0 {
			b.WriteString(unseen[r.IntN(len(unseen))])
		}
	}
	return b.String()
}

// TestSameText reads every labelled sentence in other signs: signs that nobody sees,
// full-width, traditional and radical forms never change what is read.
func TestSameText(t *testing.T) {
	r := New(sampleRoster(t))
	random := rand.New(rand.NewPCG(3, 5))
	read := func(said string, by Role) string {
		b, err := json.Marshal(r.Read(said, speaker(by), sampleDay))
		if err != nil {
			t.Fatal(err)
		}
		return string(text.Fold(string(b)).Runes)
	}
	for _, file := range []string{"sentences", "sentences-more", "unseen-dev", "unseen-progress", "unseen-two", "unseen-three"} {
		for _, s := range loadSamples(t, "testdata/"+file+".jsonl") {
			want := read(s.Text, s.By)
			for range 3 {
				other := rewritten(random, s.Text)
				if !utf8.ValidString(other) {
					t.Fatal(other)
				}
				if got := read(other, s.By); got != want {
					t.Errorf("%q is read\n  %s\nand %q\n  %s", s.Text, want, other, got)
				}
			}
		}
	}
}
