package expr

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// expressions of every shape that ours have.
var expressions = []string{
	`撤|删掉|不要了`,
	`^(?:请|麻烦)*(?:撤销|撤掉)(.*?)(?:吧|了)*$`,
	`[，, ]*(?:我)?(?:明天|今天)?(?:开会|会上)(?:时)?(?:要|得|用)+$`,
	`(?:不是|没有|没|不)[^，,]*[，,]+`,
	`^[\p{Han}\d]{0,10}(?:那家|那个|的)(?:再|也)?(?:补|加)(?:充|上)?一(?:句|下)`,
	`(?i)abc`,
	`(?:一){2,3}个`,
	`(?:一){0,3}`,
	`x*`,
	`(a|b|)c`,
	`[0-9]{2,7}号?`,
	`.`,
	`\bab\b`,
	`a(?:b|c(?:d|e))+f?`,
	"",
}

// pieces of texts, with what the expressions need and what resembles it.
var pieces = strings.Fields(`请 撤 撤销 删掉 不 要了 开会 会 上 要 用 明天 不是 没 ， , 那家 的 再 补 充 一 句 个 ABC abc x a b c d e f 12 3 号 ` + "\xff �")

func check(t *testing.T, s string) {
	t.Helper()
	for _, x := range expressions {
		e, re := MustCompile(x), regexp.MustCompile(x)
		for name, got := range map[string][2]any{
			"MatchString":                {e.MatchString(s), re.MatchString(s)},
			"FindString":                 {e.FindString(s), re.FindString(s)},
			"FindStringIndex":            {e.FindStringIndex(s), re.FindStringIndex(s)},
			"FindStringSubmatch":         {e.FindStringSubmatch(s), re.FindStringSubmatch(s)},
			"FindStringSubmatchIndex":    {e.FindStringSubmatchIndex(s), re.FindStringSubmatchIndex(s)},
			"FindAllString":              {e.FindAllString(s, -1), re.FindAllString(s, -1)},
			"FindAllStringSubmatch":      {e.FindAllStringSubmatch(s, -1), re.FindAllStringSubmatch(s, -1)},
			"FindAllStringSubmatchIndex": {e.FindAllStringSubmatchIndex(s, -1), re.FindAllStringSubmatchIndex(s, -1)},
			"FindAllStringIndex":         {e.FindAllStringIndex(s, -1), re.FindAllStringIndex(s, -1)},
			"ReplaceAllString":           {e.ReplaceAllString(s, "-$1"), re.ReplaceAllString(s, "-$1")},
		} {
			if !reflect.DeepEqual(got[0], got[1]) {
				t.Fatalf("%s of %q in %q: %q, want %q", name, x, s, got[0], got[1])
			}
		}
	}
}

// An Expr finds what regexp finds.
func FuzzSame(f *testing.F) {
	for i := range 400 {
		var s strings.Builder
		for n := i; n > 0; n /= len(pieces) {
			s.WriteString(pieces[n*7%len(pieces)])
			s.WriteString(pieces[(n*13+5)%len(pieces)])
		}
		f.Add(s.String())
	}
	f.Fuzz(check)
}

// What a match needs is asked for.
func TestNeeds(t *testing.T) {
	for x, want := range map[string][][]string{
		`撤|删掉|不要了`:                     {{"撤", "删掉", "不要了"}},
		`^(?:请)*(?:撤销|撤掉)(.*?)(?:吧)*$`: {{"撤"}, {"掉", "销"}},
		`(?:a|)b?`:    nil,
		`(?i)abc`:     nil,
		`[ab]+c{0,2}`: {{"a", "b"}},
	} {
		if got := MustCompile(x).needs; len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("%s needs %q, want %q", x, got, want)
		}
	}
}

func BenchmarkNoMatch(b *testing.B) {
	const s = "今天去居然之家送政策，讲了消保法，62户个体户参加，现场答疑5个"
	e := MustCompile(`[，, ]*(?:我)?(?:明天|今天)?(?:局里|区里|我)?(?:开会|会上|汇报|上会|调研|检查)(?:时)?(?:要|得|用|要用|得用)+$`)
	b.Run("expr", func(b *testing.B) {
		for b.Loop() {
			e.MatchString(s)
		}
	})
	b.Run("regexp", func(b *testing.B) {
		for b.Loop() {
			e.re().MatchString(s)
		}
	})
}
