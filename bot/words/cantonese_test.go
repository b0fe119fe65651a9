package words

import "testing"

func TestUsualEnd(t *testing.T) {
	for says, want := range map[string]string{
		"上个月嘞":         "上个月呢",
		"6月22号还算工作日不":  "6月22号还算工作日吗",
		"231还来得及不":     "231还来得及吗",
		"好嘞":           "好嘞",
		"我去了 他说不":      "我去了 他说不",
		"期限能不能往后放到周五":  "期限往后放到周五",
		"今天去步行街 店家都说不": "今天去步行街 店家都说不",
	} {
		if got := Usual(says); got != want {
			t.Errorf("Usual(%q) = %q, want %q", says, got, want)
		}
	}
}
