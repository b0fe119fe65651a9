package reading

import "testing"

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   int
		approx bool
	}{
		{"62", 62, false}, {"６２户", 62, false}, {"六十二户", 62, false}, {"叁拾捌户", 38, false}, {"两百零三户", 203, false}, {"一百一十六户", 116, false},
		{"一千二百户", 1200, false}, {"十户", 10, false}, {"俩", 2, false}, {"仨", 3, false}, {"两户", 2, false}, {"贰家", 2, false}, {"0", 0, false}, {"零", 0, false}, {"没有", 0, false},
		{"三十多", 30, true}, {"三十几家", 30, true}, {"十来个", 10, true}, {"二十来户", 20, true}, {"近百", 100, true}, {"上百户", 100, true}, {"百来户", 100, true},
		{"五六十户", 50, true}, {"七八十", 70, true}, {"二十七八户", 27, true}, {"两三户", 2, true}, {"三五户", 3, true}, {"一百五六十户", 150, true}, {"二百多", 200, true},
		{"大概50", 50, true}, {"约40户", 40, true}, {"50余", 50, true}, {"50左右", 50, true}, {"50户左右", 50, true}, {"五十出头", 50, true}, {"50-60户", 50, true}, {"30多户吧", 30, true}, {"能有个七八十户", 70, true},
		{"2万", 20000, false}, {"2万户", 20000, false}, {"1.2万", 12000, false}, {"3千户", 3000, false}, {"五万户", 50000, false}, {"62个体户", 62, false}, {"315户", 315, false}, {"5个问题", 5, false},
	} {
		if got, approx, ok := New(sampleRoster(t)).Number(c.text); !ok || got != c.want || approx != c.approx {
			t.Errorf("%s is %d, approximate %v, ok %v; want %d, %v", c.text, got, approx, ok, c.want, c.approx)
		}
	}
	for _, text := range []string{"", "几十", "好几百户", "几个", "不清楚", "13800001234", "62户还没数完", "2万元", "3.5", "3号楼", "5户，答疑2个"} {
		if got, _, ok := New(sampleRoster(t)).Number(text); ok {
			t.Errorf("%s is %d, want none", text, got)
		}
	}
}

// Numbers that are no figures must not become any.
func TestNumbersThatAreNoFigures(t *testing.T) {
	r := New(sampleRoster(t))
	for _, text := range []string{
		"今天去写字楼3号楼送政策", "今天8点半去步行街送服务", "昨天去居然送政策，讲了2个多小时", "今天到钢市送政策，讲了四十分钟", "今天去钢市送政策，发资料200份",
		"今天带着2个实习生去写字楼送政策", "陪同市局一行5人到写字楼送服务", "今天去居然送政策，这是今年第6次", "昨天去居然送服务，打车38块", "今天去居然送政策，电话13800001234", "今天去步行街送政策，来了几十户",
		"今天去居然送政策，学三会一课和二十大", "昨天去钢市送服务，跑了2公里，爬了5层楼",
	} {
		got := r.Read(text, speaker(Staff), sampleDay)
		if len(got.Items) != 1 || got.Items[0].Kind != Visit || len(got.Items[0].Figures) > 0 {
			t.Errorf("%s: %s", text, judged(got))
		}
	}
}

func TestEveryKindHasTypes(t *testing.T) {
	for _, k := range []Kind{Visit, Meeting, Problem, Activity, Progress} {
		if len(Types(k)) == 0 {
			t.Errorf("%s has no types", k)
		}
	}
}

// Set phrases and names hide no figures, and figures look like neither.
func TestFiguresAmongPhrases(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]int{
		"今天去钢市送政策，315户": 315, "今天去钢市送政策，3154户": 3154, "今天去钢市送政策，12315户": 12315, "今天去钢市宣传12315": 0, "今天去居然送政策，62个体户": 62,
		"今天去居然送政策，2万户": 20000, "今天去居然送政策，1.2万户": 12000, "今天去居然送政策，3千户": 3000, "今天去居然送政策，张三陪同": 0,
	} {
		got := r.Read(text, speaker(Staff), sampleDay)
		if len(got.Items) != 1 || got.Items[0].Figures["辐射户数"] != want {
			t.Errorf("%s: %s", text, judged(got))
		}
	}
	got := r.Read("今天去了钢市、居然、建工送政策，30户、20户、10户", speaker(Staff), sampleDay)
	for i, want := range []int{30, 20, 10} {
		if len(got.Items) != 3 || got.Items[i].Figures["辐射户数"] != want {
			t.Errorf("figures in order: %s", judged(got))
		}
	}
}
