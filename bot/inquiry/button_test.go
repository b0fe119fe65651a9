package inquiry

import (
	"testing"

	"pgregory.net/rapid"

	"liaison/messages"
	"liaison/store/day"
)

// What a button carries comes out of it as it went in.
func TestButtons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id, offset := rapid.Int64Range(0, 1<<40), rapid.IntRange(0, 1000)
		from := day.Day("2026-01-01").Add(rapid.IntRange(0, 1000).Draw(t, "from"))
		period := day.Period{From: from, To: from.Add(rapid.IntRange(0, 400).Draw(t, "days"))}
		a := Agenda{Period: period, Rules: rapid.SampledFrom([]string{"", "R02", "R02+R05"}).Draw(t, "rules"),
			Point: id.Draw(t, "point"), Unit: id.Draw(t, "unit"), Offset: offset.Draw(t, "offset"), Org: id.Draw(t, "org"), List: offset.Draw(t, "list")}
		if got, ok := ParseAgenda(a.Text()); !ok || got != a {
			t.Fatalf("%+v travels as %s and comes as %+v", a, a.Text(), got)
		}
		k := Docket{Late: rapid.Bool().Draw(t, "late"), By: rapid.SampledFrom([]string{"", ByUnit, ByPoint}).Draw(t, "by"), Unit: a.Unit, Point: a.Point, Offset: a.Offset}
		if got, ok := ParseDocket(k.Text()); !ok || got != k {
			t.Fatalf("%+v travels as %s and comes as %+v", k, k.Text(), got)
		}
		s := Sheet{Kind: rapid.SampledFrom(append(messages.Ledgers[:], "")).Draw(t, "ledger"), Open: k.Late || rapid.Bool().Draw(t, "open"), Late: k.Late, By: k.By, Unit: a.Unit, Point: a.Point}
		if rapid.Bool().Draw(t, "dated") {
			s.Period = period
		}
		if got, ok := ParseSheet(s.Text()); !ok || got != s {
			t.Fatalf("%+v travels as %s and comes as %+v", s, s.Text(), got)
		}
		garbled := []byte(a.Text())
		garbled[rapid.IntRange(0, len(garbled)-1).Draw(t, "at")] = rapid.SampledFrom([]byte(".x-9")).Draw(t, "byte")
		if got, ok := ParseAgenda(string(garbled)); ok && (got.Offset < 0 || got.List < 0 || got.Period.From > got.Period.To || got.Period.From == "" && got.Period.To != "") {
			t.Fatalf("%s comes as %+v", garbled, got)
		}
	})
}

// The buttons of cards that are out already are read as they were meant.
func TestOldButtons(t *testing.T) {
	april := day.Period{From: "2026-04-01", To: "2026-04-30"}
	if got, ok := ParseAgenda("260401.260430.R02.0.12.6.0.0"); !ok || got != (Agenda{Period: april, Rules: "R02", Unit: 12, Offset: 6}) {
		t.Errorf("%+v", got)
	}
	if got, ok := ParseAgenda("..R02.0.12.6.0.0"); !ok || got.Usual("2026-04-15").Period != april {
		t.Errorf("without a period: %+v", got)
	}
	if got, ok := ParseDocket("true.u.0.3.0"); !ok || got != (Docket{Late: true, By: ByUnit, Point: 3}) {
		t.Errorf("%+v", got)
	}
	if got, ok := ParseSheet("1.o..0.0.."); !ok || got != (Sheet{Kind: messages.Ledgers[1], Open: true}) {
		t.Errorf("%+v", got)
	}
	if got, ok := ParsePeriod("260401.260430"); !ok || got != april {
		t.Errorf("%+v", got)
	}
	for _, s := range []string{"", "260401.260430", "260430.260401.R02.0.12.6.0.0", ".260430.R02.0.12.6.0.0", "260401.260430.R02.0.12.-6.0.0", "260431.260430.R02.0.12.6.0.0"} {
		if got, ok := ParseAgenda(s); ok {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}
