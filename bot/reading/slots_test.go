package reading

import (
	"maps"
	"reflect"
	"testing"
)

// TestSlots checks what the samples are not judged by.
func TestSlots(t *testing.T) {
	r := New(sampleRoster(t))
	read := func(text string, i int) Item {
		t.Helper()
		got := r.Read(text, speaker(Staff), sampleDay)
		if len(got.Items) <= i {
			t.Fatalf("%s: %s", text, judged(got))
		}
		return got.Items[i]
	}
	for _, c := range []struct {
		text string
		item int
		slot func(Item) any
		want any
	}{
		{"今天去居然之家送政策，讲了消保法，62户个体户参加，现场答疑5个问题", 0, words, "讲了消保法"},
		{"今天跑了仨点，钢市、居然、运营公司，都是送服务，钢市反映电梯维保合同到期没人管", 3, words, "电梯维保合同到期没人管"},
		{"步行街今天收集问题2个：\n1.火锅店的燃气灶没有3C认证\n2.理发店充值卡退不了", 0, words, "火锅店的燃气灶没有3C认证"},
		{"居然支部前天主题党日，学六次全会精神，5个党员来了4个", 0, words, "学六次全会精神"},
		{"下周二准备去写字楼讲专利资助，给我记着点", 0, words, "讲专利资助"},
		{"前天谈心谈话谈了3个，一个闹情绪要转走组织关系", 0, words, ""},
		{"今天去居然，62户", 0, words, ""},
		{"今天去钢市调研，了解消防", 0, words, "了解消防"},
		{"今天去钢市，开展消防安全检查，督促整改2处", 0, words, "开展消防安全检查，督促整改2处"},
		{"昨天去居然，指导商标注册，帮企业填了材料", 0, words, "指导商标注册，帮企业填了材料"},
		{"下周三准备开党课", 0, words, "开党课"},

		{"钢市二支部昨天党课", 0, org, "钢材市场第二党支部"},
		{"钢市第一党支部昨天党课", 0, org, "钢材市场第一党支部"},
		{"写字楼的支部昨天开了支委会", 0, org, "滨江写字楼联合党支部"},
		{"钢市昨天党课", 0, org, ""},

		{"把钢市电梯那个派给特设科，15个工作日内给答复", 0, func(i Item) any { return []any{i.Unit, i.Days} }, []any{"特种设备科", 15}},
		{"步行街广告那个问题让广告科抓紧，月底前报我", 0, func(i Item) any { return i.Unit }, "广告监管科"},
		{"#128办结了", 0, func(i Item) any { return i.RefersTo }, 128},
		{"更正，刚才那个62写错了，是26户", 0, func(i Item) any { return *i.Wrong }, 62},
		{"更正：刚才步行街那条户数应为47户，不是74户", 0, func(i Item) any { return *i.Wrong }, 74},
		{"更正：前面那条现场解决是3个，写成8个了", 0, func(i Item) any { return *i.Wrong }, 8},
		{"写字楼新增标准化良好行为企业贰家", 0, func(i Item) any { return i.Caliber }, "新增"},
		{"钢市一支部昨天党课，应到14实到12，1人请假1人出差", 0, func(i Item) any { return maps.Equal(i.Absent, map[string]int{"请假": 1, "出差": 1}) }, true},
		{"居然之家二楼电梯夹人了，紧急！", 0, func(i Item) any { return i.Urgent }, true},
		{"昨天电话走访了运营公司，没啥问题", 0, func(i Item) any { return i.ByPhone }, true},
		{"昨天走访了运营公司，没啥问题", 0, func(i Item) any { return i.ByPhone }, false},
		{"更正，类型是送服务", 0, slot("type"), "送服务"},
		{"写错了，是送服务", 0, slot("type"), "送服务"},
		{"更正，不是送政策，是送服务", 0, slot("type"), "送服务"},
		{"把#2改成送服务", 0, slot("type"), "送服务"},
		{"把#2改成送服务", 0, func(i Item) any { return i.RefersTo }, 2},
		{"更正 #3 类别是特种设备", 0, slot("category"), "特种设备"},
		{"更正，内容是讲广告法，发了传单", 0, slot("text"), "讲广告法，发了传单"},
		{"更正，现场解决问题是3个", 0, slot("text"), ""},
		{"更正，昨天去的", 0, func(i Item) any { return i.Date }, "2026-04-14"},
		{"钢市一支部昨天党课，应到10实到8，1人请假，李四出差", 0, func(i Item) any { return maps.Equal(i.Absent, map[string]int{"请假": 1}) }, true},
	} {
		if got := c.slot(read(c.text, c.item)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.text, got, c.want)
		}
	}
}

func slot(name string) func(Item) any { return func(i Item) any { return i.Slot[name] } }

func words(i Item) any { return i.Text }

func org(i Item) any { return i.Org }
