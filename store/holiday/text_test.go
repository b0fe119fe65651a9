package holiday_test

import (
	"fmt"
	"strings"
	"testing"

	"liaison/store/day"
	"liaison/store/holiday"
)

const notice2026 = `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。

国务院办公厅
2025年11月4日`

// The text of the notice of 2026 says what the program knows of 2026.
func TestTextOfTheNotice(t *testing.T) {
	n := holiday.Read([]byte(notice2026))
	if len(n.Faults) > 0 || n.Year != "2026" {
		t.Fatalf("%s: %v", n.Year, n.Faults)
	}
	want := map[day.Day]bool{}
	for _, h := range day.NewCalendar().Notice("2026") {
		want[h.Day] = h.Off
	}
	for _, h := range n.Days {
		if off, ok := want[h.Day]; !ok || off != h.Off {
			t.Errorf("%s off %v: known %v %v", h.Day, h.Off, ok, off)
		}
		delete(want, h.Day)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
}

// What a pasted text gets wrong is named with its item, and nothing is taken.
func TestTextFaults(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"1月4日（周日）上班", "1月4日（周六）上班", `1 is another weekday "2026-01-04 周六"`},
		{"至23日（农历正月初七、周一）放假调休，共9天", "至22日（农历正月初六、周日）放假调休，共9天", `2 not as many days as it says "共9天，数出 8 天"`},
		{"6月19日（周五）至21日", "6月31日至21日", `5 no day "6月31日至"`},
		{"五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n", "", `0 a statutory day is missing "2026-06-19"`},
	} {
		n := holiday.Read([]byte(strings.Replace(notice2026, c.from, c.to, 1)))
		if len(n.Faults) == 0 || fmt.Sprintf("%d %s %q", n.Faults[0].Row, n.Faults[0].What, n.Faults[0].Said) != c.want {
			t.Errorf("%s: %v, want %s", c.to, n.Faults, c.want)
		}
	}
	if holiday.IsNotice("元旦放假三天，请各支部安排好值班") {
		t.Error("a reminder is taken for the notice")
	}
}
