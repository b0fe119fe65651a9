package reading

import (
	"fmt"
	"testing"
)

func TestSigns(t *testing.T) {
	r := New(sampleRoster(t))
	for _, test := range []struct{ says, signs, slots string }{
		{"去建工前看看上回讲到哪了", "去P前看看上回讲到哪了", "[建工]"},
		{"#26交给特设科，这周五之前弄完", "#N交给U,D之前弄完", "[26 特设科 这周五]"},
		{"我明天起去党校 到下周五", "我D起去党校 到D", "[明天 下周五]"},
		{"周五前交给特设科", "D前交给U", "[周五 特设科]"},
		{"231可不可以延到月底", "N可不可以延到D", "[231 月底]"},
		{"支委会上个月到了5个", "MQ到了N个", "[支委会 上个月 5]"},
		{"昨天步行街那趟我记了没", "YP那趟我记了没", "[昨天 步行街]"},
		{"王建国调走了", "W调走了", "[王建国]"},
	} {
		signs, slots := r.Signs(test.says, []string{"王建国"}, SampleDay)
		var says []string
		for _, s := range slots {
			says = append(says, s.Says)
		}
		if string(signs) != test.signs || fmt.Sprint(says) != test.slots {
			t.Errorf("%s: %s %s, want %s %s", test.says, string(signs), says, test.signs, test.slots)
		}
	}
}
