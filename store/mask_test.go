package store_test

import (
	"testing"
	"unicode/utf16"

	"liaison/store"
)

func TestMask(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"电话13812345678说退不了", "电话138******78说退不了"},
		{"138 1234 5678", "138 **** **78"},
		{"１３８１２３４５６７８", "１３８******７８"},
		{"身份证11010119900307123X", "身份证110*************3X"},
		{"座机0571-88886666", "座机057*-******66"},
		{"2026-04-15去钢市，62户", "2026-04-15去钢市，62户"},
		{"4月15日 62户 答疑5个", "4月15日 62户 答疑5个"},
		{"13812345678 11010119900307123X", "138******78 110*************3X"},
		{"138 1234 5678 0571-88886666 62户", "138 **** **78 057*-******66 62户"},
		{"2026-04-15 2026-04-16 2026-04-17", "2026-04-15 2026-04-16 2026-04-17"},
		{"12315和315", "12315和315"},
		{"发资料20000000份", "发资料20000000份"},
	} {
		got, hidden := store.Mask(c.in)
		if got != c.want || hidden != (c.in != c.want) {
			t.Errorf("Mask(%q) = %q, %v; want %q", c.in, got, hidden, c.want)
		}
	}
}

// Positions that a channel counts in UTF-16 still hold after masking.
func FuzzMask(f *testing.F) {
	f.Add("电话13812345678")
	f.Add("😄138-1234-5678😄")
	f.Add("00000000 00000 0000009") // what is left of the second makes a number with the first
	f.Fuzz(func(t *testing.T, in string) {
		got, _ := store.Mask(in)
		if a, b := utf16.Encode([]rune(in)), utf16.Encode([]rune(got)); len(a) != len(b) {
			t.Errorf("Mask(%q) has %d units, not %d", in, len(b), len(a))
		}
		if again, _ := store.Mask(got); again != got {
			t.Errorf("masking %q twice gives %q", got, again)
		}
	})
}

func TestMaskNames(t *testing.T) {
	for in, want := range map[string]string{
		"王经理说商户跑路了":   "某经理说商户跑路了",
		"跟老陈一起去的":     "跟某某一起去的",
		"张姐反映电梯坏了":    "某姐反映电梯坏了",
		"老钢市、老板们都在":   "老钢市、老板们都在",
		"建设工程公司总经理":   "建设工程公司总经理",
		"王经理也看不清":     "某经理也看不清",
		"隔壁李四电话138占道": "隔壁某某电话138占道",
		"马上电话问了":      "马上电话问了",
		"李主任没来":       "某主任没来",
		"讲了消保法和产品质量法": "讲了消保法和产品质量法",
	} {
		if got := store.MaskNames(in); got != want {
			t.Errorf("MaskNames(%q) = %q, want %q", in, got, want)
		}
	}
}
