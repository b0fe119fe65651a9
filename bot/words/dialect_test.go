package words

import "testing"

func TestDialectEnd(t *testing.T) {
	for says, want := range map[string]string{
		"上个月嘞":         "上个月呢",
		"6月22号还算工作日不":  "6月22号还算工作日吗",
		"231还来得及不":     "231还来得及吗",
		"弄完咧":          "弄完咧",
		"好嘞":           "好嘞",
		"我去了 他说不":      "我去了 他说不",
		"今天去步行街 店家都说不": "今天去步行街 店家都说不",
	} {
		if got := dialectEnd(says); got != want {
			t.Errorf("dialectEnd(%q) = %q, want %q", says, got, want)
		}
	}
}
