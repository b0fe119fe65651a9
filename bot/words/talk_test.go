package words

import "testing"

func TestMarked(t *testing.T) {
	open := func(n int64) bool { return n == 26 || n == 253 }
	for says, want := range map[string]string{
		"231广告科回话了":         "231广告科回话了", // ended
		"253房东肯签了":          "#253房东肯签了",
		"行 26我来办":           "#26我来办",
		"好的，26我跟一下":         "#26我跟一下",
		"行 明天26户都走一遍":       "行 明天26户都走一遍",
		"好 26户都走了":          "好 26户都走了",
		"配件没到 26延期到下周三":     "#26 配件没到 延期到下周三",
		"今天去了，26户，解决了3个":    "今天去了，26户，解决了3个",
		"催下维保公司 26":         "#26催下维保公司",
		"253给乙":             "#253给乙",
		"253给":              "253给",
		"居然之家 送政策 26":       "居然之家 送政策 26",
		"步行街 送政策 61 答疑 253": "步行街 送政策 61 答疑 253",
	} {
		if got := Marked(says, open); got != want {
			t.Errorf("Marked(%q) is %q, want %q", says, got, want)
		}
	}
}

func TestCalledForShort(t *testing.T) {
	for says, want := range map[string]string{"#253给乙": "乙", "253转给老王处理": "老王", "交给王所": "王所", "26给小李，周五前": "小李", "今天送政策": ""} {
		if got := GivenTo(says); got != want {
			t.Errorf("GivenTo(%q) is %q, want %q", says, got, want)
		}
	}
	for called, want := range map[string]string{"老王": "王", "小李": "李", "王所": "王", "王科长": "王", "建国": "", "乙": ""} {
		if got := Surname(called); got != want {
			t.Errorf("Surname(%q) is %q, want %q", called, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ says, form, rest string }{
		{"今年到现在的工作总结 弄个word给我", AsDocument, "今年到现在的工作总结"},
		{"再要张表 上个月的问题", AsTable, "上个月的问题"},
		{"导成excel", AsTable, ""},
		{"出个word", AsDocument, ""},
		{"3月的简报，要word版的", AsDocument, "3月的简报"},
		{"今天去钢市填了张表", "", ""},
		{"电表坏了", "", ""},
		{"要换块表", "", ""},
		{"党员登记表还没交", "", ""},
	} {
		if form, rest := Format(c.says); form != c.form || rest != c.rest {
			t.Errorf("Format(%q) is %q, %q; want %q, %q", c.says, form, rest, c.form, c.rest)
		}
	}
}

func TestQuestionsAboutVisits(t *testing.T) {
	for says, want := range map[string]bool{"居然今天谁去了": true, "最近一次去X是谁去的": true, "他们去了没": true, "钢市有没有人去过": true, "城东所去了没有": true,
		"配件来了没": false, "今天去了钢市": false, "谁负责": false} {
		if got := AsksWho(says); got != want {
			t.Errorf("AsksWho(%q) is %v", says, got)
		}
	}
	for says, want := range map[string]bool{"上周五科创园那个记了没": true, "昨天写字楼我记了吗": true, "4月8号写字楼有没有记": true, "老板登记了没": false, "记一下": false, "不记得了吗": false} {
		if got := AsksRecorded(says); got != want {
			t.Errorf("AsksRecorded(%q) is %v", says, got)
		}
	}
}

func TestGivesDay(t *testing.T) {
	for says, want := range map[string]bool{"算了 给他们到周五": true, "还是下周一吧": true, "周五前就行": true, "改到20号": true, "周五去钢市": false, "好的": false} {
		if got := GivesDay(says); got != want {
			t.Errorf("GivesDay(%q) is %v", says, got)
		}
	}
}

func TestNumbersOf(t *testing.T) {
	for says, want := range map[string]int{"反了 建工3 写字楼5": 2, "钢市是15户，农贸市场是18户": 2, "建工3号楼 写字楼5楼": -1, "送政策": -1} {
		found, all := NumbersOf(says)
		if n := len(found); all && n != want || !all && want >= 0 {
			t.Errorf("NumbersOf(%q) is %v, %v", says, found, all)
		}
	}
}

// What somebody was told and checks is a question for the number; what only ends so stays as it was said.
func TestChecked(t *testing.T) {
	for says, want := range map[string]string{
		"城东所在电话里报一季度跑了52趟 对不对":   "城东所一季度跑了几趟",
		"城西报的45 对吗":              "城西呢",
		"上周走访城西所电话里跟我讲八趟 系统里是几趟": "上周走访城西所几趟",
		"他说周五前办好 是不是":            "",
		"231说换了 对吗":              "",
		"报的15号开会 对吗":             "",
	} {
		asks, ok := Checked(says)
		if ok != (want != "") || ok && asks != want {
			t.Errorf("Checked(%q) is %q, %v", says, asks, ok)
		}
	}
}
