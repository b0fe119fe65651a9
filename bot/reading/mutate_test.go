package reading

import (
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot/reading/runes"
)

// A mutation rewrites a sentence so that its reading changes in a known way,
// or not at all. It returns false where it does not apply.
type mutation struct {
	name   string
	rewire func(text, want string) (string, string, bool)
	floor  float64
}

// wordSwap replaces one word by another in the sentence, and in what it means.
func wordSwap(from, to, meant, means string) func(text, want string) (string, string, bool) {
	return func(text, want string) (string, string, bool) {
		if strings.Count(text, from) != 1 || meant != "" && !strings.Contains(want, meant) || strings.Contains(text, to) {
			return "", "", false
		}
		if meant == "" {
			return strings.Replace(text, from, to, 1), want, true
		}
		return strings.Replace(text, from, to, 1), strings.ReplaceAll(want, meant, means), true
	}
}

func everySwap(from, to string) func(text, want string) (string, string, bool) {
	return func(text, want string) (string, string, bool) {
		return strings.ReplaceAll(text, from, to), want, strings.Contains(text, from)
	}
}

var mutations = []mutation{
	{"居然之家→步行街", wordSwap("居然之家", "步行街", "居然之家", "步行街商圈"), 0.95},
	{"步行街→写字楼", wordSwap("步行街", "写字楼", "步行街商圈", "滨江写字楼"), 0.95},
	{"写字楼→建工", wordSwap("写字楼", "建工", "滨江写字楼", "建设工程公司"), 0.95},
	{"建工→居然", wordSwap("建工", "居然", "建设工程公司", "居然之家"), 0.95},
	{"运营公司→写字楼", wordSwap("运营公司", "写字楼", "集群注册运营公司", "滨江写字楼"), 0.9},
	{"昨天→前天", wordSwap("昨天", "前天", "2026-04-14", "2026-04-13"), 0.95},
	{"昨天→上周五", wordSwap("昨天", "上周五", "2026-04-14", "2026-04-10"), 0.95},
	{"今天→昨天", wordSwap("今天", "昨天", "2026-04-15", "2026-04-14"), 0.95},
	{"今天→4.8", wordSwap("今天", "4.8", "2026-04-15", "2026-04-08"), 0.95},
	{"送政策→送信心", wordSwap("送政策", "送信心", "送政策", "送信心"), 0.95},
	{"送服务→送政策", wordSwap("送服务", "送政策", "送服务", "送政策"), 0.95},
	{"送信心→送服务", wordSwap("送信心", "送服务", "送信心", "送服务"), 0.85}, // 慰问, 打气 still tell of 送信心: two that contradict
	{"党课→主题党日", wordSwap("党课", "主题党日", "党课", "主题党日"), 0.95},
	{"主题党日→党员大会", wordSwap("主题党日", "党员大会", "主题党日", "党员大会"), 0.95},
	{"支委会→党课", wordSwap("支委会", "党课", "支委会", "党课"), 0.95},
	{"full stop", everySwap("，", "。"), 0.85},
	{"space", everySwap("，", " "), 0.9},
	{"ASCII comma", everySwap("，", ", "), 0.95},
	{"semicolon", everySwap("，", "；"), 0.85},
	{"newline", everySwap("，", "\n"), 0.85},
	{"run on", everySwap("，", ""), 0.7},
	{"full width", func(text, want string) (string, string, bool) {
		wide := strings.Map(func(r rune) rune {
			if runes.IsDigit(r) {
				return r + 0xFEE0
			}
			return r
		}, text)
		return wide, want, wide != text
	}, 0.95},
}

// complete reports whether every item of a sample says where and when.
func complete(s sample) bool {
	for _, i := range s.Want.Items {
		if i.Point == "" || i.Date == "" || i.Kind != Visit && i.Kind != Meeting && i.Kind != Activity && i.Kind != Problem {
			return false
		}
	}
	return s.By == Staff && len(s.Want.Ask) == 0
}

// TestTwoLines writes two complete sentences under each other: nothing of the
// one may leak into the other.
func TestTwoLines(t *testing.T) {
	r := New(sampleRoster(t))
	files, _ := filepath.Glob("testdata/*.jsonl")
	var all []sample
	for _, file := range files {
		if strings.Contains(file, "held") {
			continue
		}
		for _, s := range loadSamples(t, file) {
			if complete(s) {
				all = append(all, s)
			}
		}
	}
	for _, step := range []int{1, 7, 31} {
		tried, same := 0, 0
		for k, a := range all {
			b := all[(k+step)%len(all)]
			if a.Want.Items[len(a.Want.Items)-1].Point == b.Want.Items[0].Point {
				continue
			}
			tried++
			want := judged(Reading{Items: append(append([]Item(nil), a.Want.Items...), b.Want.Items...)})
			if got := judged(r.Read(a.Text+"\n"+b.Text, speaker(Staff), sampleDay)); got == want {
				same++
			}
		}
		if share := float64(same) / float64(max(tried, 1)); share < 0.9 {
			t.Errorf("%d lines apart: %d of %d", step, same, tried)
		} else {
			t.Logf("%d lines apart: %d of %d", step, same, tried)
		}
	}
}

// TestMutations says the samples in other words: what a sentence means must not
// hang on which point, which day or which comma it has.
func TestMutations(t *testing.T) {
	r := New(sampleRoster(t))
	files, _ := filepath.Glob("testdata/*.jsonl")
	for _, m := range mutations {
		tried, same := 0, 0
		for _, file := range files {
			if strings.Contains(file, "held") {
				continue
			}
			for _, s := range loadSamples(t, file) {
				text, want, ok := m.rewire(s.Text, judged(s.Want))
				if !ok {
					continue
				}
				tried++
				if got := judged(r.Read(text, speaker(s.By), sampleDay)); got == want {
					same++
				}
			}
		}
		if share := float64(same) / float64(max(tried, 1)); share < m.floor {
			t.Errorf("%s: %d of %d read alike, want %.0f %%", m.name, same, tried, 100*m.floor)
		} else {
			t.Logf("%s: %d of %d", m.name, same, tried)
		}
	}
}
