package inquiry

import (
	"pgregory.net/rapid"
	"slices"
	"testing"

	"liaison/bot/turn"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
)

// askedOf is a turn that knows the standard indicators and nobody.
func askedOf() *turn.Turn {
	return &turn.Turn{Dir: &bureau.Directory{Indicators: indicator.Standard}, Today: "2026-04-15"}
}

var inquiries = rapid.Custom(func(t *rapid.T) Inquiry {
	on := rapid.Custom(func(t *rapid.T) day.Day {
		return FirstPacked.Add(rapid.IntRange(0, 40_000).Draw(t, "day"))
	})
	period := func(label string) day.Period {
		a, b := on.Draw(t, label), on.Draw(t, label)
		return day.Period{From: min(a, b), To: max(a, b)}
	}
	var names []string
	for _, x := range indicator.Standard.All() {
		names = append(names, x.Name)
	}
	ids := rapid.SliceOfN(rapid.Int64Range(1, 300_000), 0, 3)
	q := Inquiry{View: rapid.SampledFrom([]Aspect{AsNumbers, AsMore, AsList, AsListOf, AsListOf + 2, AsCompare, AsTrend, AsPoints}).Draw(t, "view"),
		Period: period("period"), Points: ids.Draw(t, "points"), Units: ids.Draw(t, "units"), Own: rapid.Bool().Draw(t, "own"),
		Names: rapid.SliceOfNDistinct(rapid.SampledFrom(names), 0, 4, rapid.ID).Draw(t, "names"), Offset: rapid.IntRange(0, 5000).Draw(t, "offset")}
	if rapid.Bool().Draw(t, "than") {
		q.Than = period("than")
	}
	return q
})

// What a button carries is what was asked, and what fits into one fits into the 64
// bytes of the channel.
func TestInquiryTravels(t *testing.T) {
	asking := askedOf()
	rapid.Check(t, func(t *rapid.T) {
		q := inquiries.Draw(t, "inquiry")
		got, ok := Parse(asking.Dir, q.Text())
		if !ok || got.Text() != q.Text() || got.Period != q.Period || got.Than != q.Than || got.Own != q.Own || !slices.Equal(got.Names, q.Names) {
			t.Fatalf("%+v travels as %s and comes as %+v", q, q.Text(), got)
		}
		card := chat.Card{Key: chat.AnswerKey(2_000_000_000), Version: 1000}
		if data := card.Data(chat.Button{Do: q.Do()}); q.Fits() && len(data) > 64 {
			t.Fatalf("%s is %d bytes", data, len(data))
		}
	})
}

// Anything may stand in a button.
func TestForgedInquiry(t *testing.T) {
	asking := askedOf()
	rapid.Check(t, func(t *rapid.T) {
		text := []byte(inquiries.Draw(t, "inquiry").Text())
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = rapid.SampledFrom([]byte("..-_+0az~ \xff")).Draw(t, "byte")
		}
		if q, ok := Parse(asking.Dir, string(text)); ok && (q.Offset < 0 || q.Period.From > q.Period.To) {
			t.Fatalf("%s is %+v", text, q)
		}
	})
}

// The period before is of the same kind and length.
func TestPeriodBefore(t *testing.T) {
	for _, c := range []struct{ name, from, to, before, beforeTo, year, yearTo day.Day }{
		{"本周", "2026-04-13", "2026-04-19", "2026-04-06", "2026-04-12", "2025-04-14", "2025-04-20"},
		{"本月", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28", "2025-03-01", "2025-03-31"},
		{"闰年二月", "2028-02-01", "2028-02-29", "2028-01-01", "2028-01-31", "2027-02-01", "2027-02-28"},
		{"一季度", "2026-01-01", "2026-03-31", "2025-10-01", "2025-12-31", "2025-01-01", "2025-03-31"},
		{"今年", "2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31", "2025-01-01", "2025-12-31"},
		{"今天", "2026-04-15", "2026-04-15", "2026-04-14", "2026-04-14", "2025-04-16", "2025-04-16"},
		{"4月1日到15日", "2026-04-01", "2026-04-15", "2026-03-17", "2026-03-31", "2025-04-02", "2025-04-16"},
	} {
		p := day.Period{From: c.from, To: c.to}
		if got := Before(p); got != (day.Period{From: c.before, To: c.beforeTo}) {
			t.Errorf("before %s is %v", c.name, got)
		}
		if got := YearBefore(p); got != (day.Period{From: c.year, To: c.yearTo}) {
			t.Errorf("a year before %s is %v", c.name, got)
		}
	}
}

func TestDocketText(t *testing.T) {
	for _, k := range []Docket{{}, {Late: true, By: ByUnit}, {Only: Check, Unit: 3}, {Only: Open, Category: "特种设备", Offset: 5}, {Category: "消费维权", Point: 2}} {
		if got, ok := ParseDocket(k.Text()); !ok || got != k {
			t.Errorf("ParseDocket(%q) = %+v, %v, want %+v", k.Text(), got, ok, k)
		}
	}
	for _, text := range []string{"", "x", "false..0.0", "false..0.0.0.z", "false..0.0.-1"} {
		if k, ok := ParseDocket(text); ok {
			t.Errorf("ParseDocket(%q) = %+v, want none", text, k)
		}
	}
}
