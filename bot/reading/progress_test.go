package reading

import (
	"strings"
	"testing"
)

// TestTroubles tells what is a new problem from what becomes of one, and both
// from a batch that a visit solved.
func TestTroubles(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want, kept string }{
		{"问题：钢市货梯没有检验合格证", " {problem|特种设备|钢材市场|} ask ", "货梯没有检验合格证"},
		{"问题：钢市公平秤不准，当场就调好了", " {problem|计量|钢材市场|} ask ", "公平秤不准，当场就调好了"},
		{"报问题：居然之家扶梯异响，让特设科来看，办结", " {problem|特种设备|居然之家|} ask ", "扶梯异响，让特设科来看，办结"},
		{"问题:写字楼党课没开起来", " {problem|其他|滨江写字楼|} ask ", "党课没开起来"},
		{"问题：昨天去步行街送政策30户，药店广告写着根治", " {problem|广告|步行街商圈|2026-04-14} ask ", "送政策30户，药店广告写着根治"},
		{"问题：怎么办执照？运营公司的", " {problem|登记注册|集群注册运营公司|} ask ", "怎么办执照"},
		{"问题：下周二居然要搞促销，海报写着最低价", " {problem|广告|居然之家|} ask ", "要搞促销，海报写着最低价"},
		{"问题：钢市货梯没证，居然扶梯异响", " {problem|特种设备|钢材市场|} {problem|特种设备|居然之家|} ask ", "货梯没证"},
		{"问题：\n1.钢市货梯没证\n2.居然扶梯异响", " {problem|特种设备|钢材市场|} {problem|特种设备|居然之家|} ask ", "货梯没证"},
		{"问题：钢市货梯没证\n今天去居然送政策，30户", " {problem|特种设备|钢材市场|} {visit|送政策|居然之家|2026-04-15 辐射户数=30} ask ", "货梯没证"},
		{"问题：钢市有这么几个：1.货梯没证；2.公平秤不准", " {problem|特种设备|钢材市场|} {problem|计量|钢材市场|} ask ", "货梯没证"},
		{"问题：无", " {none|||} ask ", ""},
		{"问题：没啥问题", " {none|||} ask ", ""},

		{"钢市公平秤不准，当场就调好了", " {problem|计量|钢材市场|} ask ", "公平秤不准，当场就调好了"},
		{"钢市公平秤不准当场就调好了", " {problem|计量|钢材市场|} ask ", "公平秤不准当场就调好了"},
		{"钢市公平秤不准，现场就解决了", " {problem|计量|钢材市场|} ask ", "公平秤不准，现场就解决了"},
		{"步行街一家店不给退押金，现场调解好了，钱退了", " {problem|消费维权|步行街商圈|} ask ", "一家店不给退押金，现场调解好了，钱退了"},
		{"钢市公平秤那个不准，当场就调好了", " {progress|已办结|钢材市场|} ask ", "公平秤那个不准，当场就调好了"},
		{"上次钢市公平秤不准，当场就调好了", " {progress|已办结|钢材市场|} ask ", "上次钢市公平秤不准，当场就调好了"},
		{"#12公平秤不准，当场就调好了", " {progress|已办结||} ask ", "公平秤不准，当场就调好了"},
		{"居然那边扶梯异响，当场就修好了", " {problem|特种设备|居然之家|} ask ", "扶梯异响，当场就修好了"},
		{"今天去居然，商标续展，当场就办好了", " {visit|日常|居然之家|2026-04-15} ask ", ""},
		{"运营公司电梯检验，现场检测合格", " {progress|已办结|集群注册运营公司|} ask ", "电梯检验，现场检测合格"},

		{"今天去运营公司，6户企业10个问题当场都解决了", " {visit|送服务|集群注册运营公司|2026-04-15 服务企业=6 现场解决=10} ask ", ""},
		{"运营公司6户企业10个问题当场都解决了", " {visit|送服务|集群注册运营公司| 服务企业=6 现场解决=10} ask ", ""},
		{"6户企业的10个问题当场都解决了", " {visit|送服务|| 服务企业=6 现场解决=10} ask point", ""},
		{"8家企业提的12个问题现场全解决", " {visit|送服务|| 服务企业=8 现场解决=12} ask point", ""},
		{"3家企业提的4个问题当场解决了", " {visit|送服务|| 服务企业=3 现场解决=4} ask point", ""},
		{"5户3个问题都当场处理了", " {visit|送服务|| 现场解决=3 辐射户数=5} ask point", ""},
		{"6户企业10个问题当场解决了一部分", " {visit|日常|| 服务企业=6} ask point", ""},
	} {
		got := r.Read(c.text, speaker(Staff), sampleDay)
		if judged(got) != c.want || !strings.Contains(got.Items[0].Text, c.kept) {
			t.Errorf("%s is%s, %q\nwant%s, %q", c.text, judged(got), got.Items[0].Text, c.want, c.kept)
		}
	}
}

// TestUntil reads the last day of what is given to somebody.
func TestUntil(t *testing.T) {
	r := New(sampleRoster(t))
	for by, want := range map[string]string{
		"今天下班前": "2026-04-15", "明天前": "2026-04-16", "后天中午前报我": "2026-04-17", "周三前": "2026-04-15", "周一前": "2026-04-20",
		"周五下午5点前": "2026-04-17", "下周三前": "2026-04-22", "下下周三之前": "2026-04-29", "本周内办结": "2026-04-19", "这周末前": "2026-04-19",
		"20号之前": "2026-04-20", "10号前": "2026-05-10", "4.30前": "2026-04-30", "5月10号前反馈": "2026-05-10", "2026-05-10前": "2026-05-10",
		"月底前": "2026-04-30", "这个月底之前": "2026-04-30", "下月底前": "2026-05-31", "2月底前": "", "3月10号前": "", "4月10号前就报了": "", "1月底前": "2027-01-31", "年底前": "2026-12-31",
		"五一前": "2026-04-30", "端午前": "2026-06-18", "清明前": "", "一周内": "2026-04-22", "两个星期内": "2026-04-29", "半个月内": "2026-04-30", "一个月内": "2026-05-15",
		"周五给我回话": "2026-04-17", "上周五就转了": "", "下周再看": "", "5个工作日": "", "": "",
	} {
		got := r.Read("步行街预付卡的事转消保科，"+by, speaker(Leader), sampleDay)
		if i := got.Items[0]; len(got.Items) != 1 || i.Type != "办理中" || i.Unit != "消费者权益保护科" || i.Until != want {
			t.Errorf("%s: %s until %q, want %q", by, judged(got), i.Until, want)
		}
	}
}

// TestGivenTo tells a unit that is given a problem from one that only speaks.
func TestGivenTo(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"居然扶梯那个派给特设科":         "特种设备科",
		"居然扶梯那个转城西":           "城西所",
		"居然扶梯那个请城西所牵头":        "城西所",
		"居然扶梯那个由城东所转给特设科":     "特种设备科",
		"居然扶梯那个特设科接一下":        "特种设备科",
		"居然扶梯那个城东先去摸个底":       "城东所",
		"居然扶梯那个线索给质量科":        "质量监管科",
		"居然扶梯那个质量科已经送检了":      "",
		"居然扶梯那个特设科去看过了，等配件":   "",
		"居然扶梯那个派给特设科，城西所昨天办完": "特种设备科",
		"居然扶梯那个转街道了":          "",
		"居然扶梯那个特设科办结了":        "",
	} {
		if got := r.Read(text, speaker(Leader), sampleDay).Items[0]; got.Kind != Progress || got.Unit != want {
			t.Errorf("%s: %s to %q, want %q", text, got.Kind, got.Unit, want)
		}
	}
}

// TestNumbered tells the number of a problem from a day.
func TestNumbered(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]int{
		"12号那个问题办完了": 12, "12号问题还在等": 12, "12号那个转给城西": 12, "12号已办结": 12, "把12号交给特设科": 12, "问题12办结": 12, "问题12号已经办结": 12, "45号那个扶梯的事办完了": 45,
		"#12 月底前办结": 12, "12号那个会开完了": 0, "公平秤那个12号办完了": 0, "12号反映的公平秤那个办完了": 0, "3号电梯的问题解决了": 0, "12号问题2个都办完了": 0,
		"12号单位开了支委会": 0, "把12号的党课改到18号": 0,
	} {
		if got := r.Read(text, speaker(Staff), sampleDay); got.Items[0].RefersTo != want {
			t.Errorf("%s: #%d, want #%d", text, got.Items[0].RefersTo, want)
		}
	}
}
