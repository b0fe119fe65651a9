package reading

import (
	"slices"
	"strings"
	"testing"

	"liaison/bot/reading/days"
	"liaison/store/numeral"
)

// TestNumbersAsTheyAreSaid reads figures in a sentence as people say and write them.
func TestNumbersAsTheyAreSaid(t *testing.T) {
	r := New(sampleRoster(t))
	for said, want := range map[string]int{
		"四百五户": 450, "一千三户": 1300, "百三户": 130, "百五十户": 150, "一万三户": 13000, "1万2户": 12000, "3千5户": 3500, "2百3户": 230, "1千零20户": 1020, "一万零十二户": 10012,
		"2,482户": 2482, "2，482户": 2482, "１，２３４户": 1234, "1’234户": 1234, "一百 五十 二户": 152, "兩千三百戶": 2300, "1 062户": 1062, "两百二户": 220, "一百一户": 110,
		"陆拾贰户": 62, "貳拾戶": 20, "廿三户": 23, "卅五户": 35, "半百户": 50, "一二〇户": 120, "一零五户": 105, "62.0户": 62, "6\u200b2\u2060户": 62, "1.2w户": 12000, "五十两户": 52, "62 个体户": 62,
		"３１５户": 315, "315多户": 315, "小一百户": 100, "百十来户": 100, "百八十户": 100, "千把户": 1000, "三五百户": 300, "一两百户": 100, "一百几十户": 100, "十七八户": 17, "2-3户": 2, "一两户": 1,
	} {
		for _, text := range []string{"今天去居然之家送政策，" + said, "今天去居然之家送政策，" + said + "，现场答疑5个", "4月15日居然之家送政策，答疑5个，" + said} {
			got := r.Read(text, speaker(Staff), sampleDay)
			if len(got.Items) != 1 || got.Items[0].Figures["辐射户数"] != want || got.Items[0].Date != "2026-04-15" && strings.HasPrefix(text, "4月") || len(got.Unread) > 0 {
				t.Errorf("%s: %s, unread %v; want %d", text, judged(got), got.Unread, want)
			}
			if got.Items[0].Figures["现场答疑"] != 5 && strings.Contains(text, "答疑5个") {
				t.Errorf("%s: %s", text, judged(got))
			}
		}
	}
}

// TestUnread names what looks like a number or a day and is none: nothing of it
// becomes a figure or another day.
func TestUnread(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"今天去居然之家送政策，99999999999999999999户": "99999999999999999999户",
		"今天去居然之家送政策，99999999户":             "99999999户",
		"今天去居然之家送政策，1.5户":                  "1.5户",
		"今天去居然之家送政策，1.5户，答疑5个":             "1.5户",
		"今天去居然之家送政策，六十二点五户":                "六十二点五户",
		"今天去居然之家送政策，一百百户":                  "一百百户",
		"今天去居然之家送政策，1,06,2户":               "1,06,2户",
		"今天去居然之家送政策，-5户":                   "-5户",
		"今天去居然之家送政策，负五户":                   "负五户",
		"今天去居然之家送政策，30+20户":                "30+20户",
		"今天去居然之家送政策，户数99999999999":         "99999999999",
		"今天居然之家党课，应到99999999999人，实到8人":     "99999999999人",
		"2月30日去居然之家送政策，62户":                "2月30日",
		"13月5日去居然之家送政策，62户":                "13月5日",
		"4月31号去居然之家送政策，62户":                "4月31号",
		"四月三十一号去居然之家送政策，62户":               "四月三十一号",
		"4月45日去居然之家送政策，62户":                "4月45日",
		"2026-02-30去居然之家送政策，62户":           "2026-02-30",
		"2026年2月29日去居然之家送政策，62户":           "2026年2月29日",
		"20260230去居然之家送政策，62户":             "20260230",
		"2.30号去居然之家送政策，62户":                "2.30号",
		"准备4月31号去居然之家":                     "4月31号",
		"今天去居然之家送政策，费用1.5万元，62户":           "",
		"今天去居然之家送政策，讲了1.5小时，62户":           "",
		"今天去居然之家送政策，量了2.5米，合格率98.5%，62户":   "",
		"今天去居然之家送政策，联系电话99999999999，62户":   "",
		"今天去居然之家送政策，3号楼负一层，62户":            "",
		"今天去居然之家-送政策-62户":                  "",
		"4.15户外广告检查，居然之家62户":               "",
		"今天去居然之家送政策\n- 62户\n- 答疑5个":        "",
	} {
		got := r.Read(text, speaker(Staff), sampleDay)
		if strings.Join(got.Unread, " ") != want {
			t.Errorf("%s: unread %q, want %q; %s", text, got.Unread, want, judged(got))
		}
		for _, item := range got.Items {
			if v, ok := item.Figures["辐射户数"]; ok && v != 62 || item.Expected != nil {
				t.Errorf("%s: %s", text, judged(got))
			}
		}
		isDay := days.NoSuchDay(want, sampleDay)
		if isDay && (got.Items[0].Date != "" || got.Items[0].Kind == Visit && !slices.Contains(got.Ask, "date")) {
			t.Errorf("%s: %s", text, judged(got))
		}
	}
}

// TestNumbersApart keeps lists, days and numbers side by side apart.
func TestNumbersApart(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"今天去居然之家送政策，答疑5，120户":  "{visit|送政策|居然之家|2026-04-15 现场答疑=5 辐射户数=120}",
		"今天去居然之家送政策，9:30，120户": "{visit|送政策|居然之家|2026-04-15 辐射户数=120}",
		"4月15日 62户 居然之家 送政策":   "{visit|送政策|居然之家|2026-04-15 辐射户数=62}",
		"4.15 居然之家 62户，送政策":    "{visit|送政策|居然之家|2026-04-15 辐射户数=62}",
		"今天居然之家党课，应到9，108号文学了": "{meeting|党课|居然之家|2026-04-15 应9}",
	} {
		if got := strings.TrimSpace(judged(r.Read(text, speaker(Staff), sampleDay))); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %s\nwant %s", text, got, want)
		}
	}
}

func TestFaultOfAnAnswer(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]numeral.Fault{
		"62": 0, "不清楚": 0, "-5": numeral.Negative, "负5户": numeral.Negative, "1.5": numeral.Fraction, "1.5户": numeral.Fraction, "99999999999999999999": numeral.Huge, "12345678户": numeral.Huge, "一百百": numeral.Garbled,
	} {
		if got := r.Fault(text); got != want {
			t.Errorf("%s has fault %d, want %d", text, got, want)
		}
		if _, _, ok := r.Number(text); ok && want != 0 {
			t.Errorf("%s is a number", text)
		}
	}
}
