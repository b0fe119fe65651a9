package text_test

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"liaison/store/text"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"６２户":                      "62户",
		"6\u200b2\u2060户\ufeff":    "62户",
		"\u202a+86 138\u202c":      "+86 138",
		"6️⃣2️⃣户":                  "62户",
		"1\u00a0062\u3000户":        "1 062 户",
		"0571–88‑66—77－99−1":       "0571-88-66-77-99-1",
		"戶數６２，黨員":                  "户数62,党员",
		"⼈数⻔":                      "人数门",
		"٦٢ 𝟞𝟚":                    "62 62",
		"1½户，62²":                  "1½户,62²",
		"①查电梯":                     "①查电梯",
		"A组“好”😄":                   "a组\"好\" ",
		"一\r\n二\u2028三":            "一\n\n二\n三",
		"乾坤著名":                     "乾坤著名",
		"38㎡、五〇号":                  "38 、五零号",
		"1．5万元；（3）":                "1.5万元;(3)",
		"\u00ad\u034f\u3164\u180e": "",
	} {
		if got := string(text.Fold(in).Runes); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}

// What is folded once is folded for good, rune by rune.
func TestEveryRuneFoldsOnce(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		one := string(text.Fold(string(r)).Runes)
		if again := string(text.Fold(one).Runes); again != one {
			t.Errorf("%U folds to %q, that to %q", r, one, again)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("6\u200b２户，黨")
	f.Fuzz(func(t *testing.T, in string) {
		got := text.Fold(in)
		if len(got.Runes) != len(got.At) || len(got.Typed) != len(got.At) {
			t.Fatalf("%d runes, %d typed, %d places", len(got.Runes), len(got.Typed), len(got.At))
		}
		all := []rune(in)
		for i, at := range got.At {
			if at < i || at >= utf8.RuneCountInString(in) || all[at] != got.Typed[i] {
				t.Errorf("%q: rune %d does not stand at %d", in, i, at)
			}
		}
		if again := string(text.Fold(string(got.Runes)).Runes); again != string(got.Runes) {
			t.Errorf("%q folds to %q, that to %q", in, string(got.Runes), again)
		}
	})
}
