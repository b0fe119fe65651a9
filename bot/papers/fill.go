package papers

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/messages/report"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/roster"
)

// A Filler fills the placeholders of somebody else's form (上级报表) with the numbers
// of a period: {{走访次数}}, {{办结问题.本季度}}, {{辐射户数.城东所}}. The names are those
// of the indicators, the words that people say for them, and the countedThings.
type Filler struct {
	Period day.Period
	Points []int64 // nil: every point, and what needs none

	tx      *store.Tx
	dir     *bureau.Directory
	amounts map[string]count.Amounts // by period and points, as they were asked for
}

// Fill fills a form, and returns what it did not fill.
func (f *Filler) Fill(tx *store.Tx, form *report.Form, w io.Writer) (gaps []report.Gap, err error) {
	f.tx, f.amounts = tx, map[string]count.Amounts{}
	if f.dir, err = bureau.Of(tx); err != nil {
		return nil, err
	}
	return form.Fill(w, f.entry)
}

// A wish is what a placeholder asks for.
type wish struct {
	name   string // of an indicator, a counted thing or one of facts
	sense  string // of 户: which of the numbers that can be said of them
	period day.Period
	in     count.Within
}

// The numbers that can be said of 户 that visits to one point may have counted again.
const (
	senseTimes  = "户次"
	sensePeak   = "单次最多"
	sensePoints = "点位数"
)

var senses = map[string]string{"户次": senseTimes, "家次": senseTimes, "合计": senseTimes, "单次最多": sensePeak, "最大": sensePeak, "最多": sensePeak,
	"点位数": sensePoints, "联系点数": sensePoints}

// entry is what comes into the place of a placeholder.
func (f *Filler) entry(said string) (report.Entry, error) {
	w, why := f.wish(said)
	if why != "" {
		return report.Entry{Words: why}, nil
	}
	if w.period.From > f.tx.Today() {
		return missing(messages.FillAhead), nil
	}
	if fact := facts[w.name]; fact != nil {
		words, err := fact(f, w)
		if words == "" {
			return missing(messages.FillNoName), err
		}
		return report.Entry{Kind: report.Said, Words: words}, err
	}
	if c := findCounted(w.name); c != nil && f.dir.Indicators.Find(w.name) == nil {
		n, known, err := c.of(f, w.period, w.in)
		if !known {
			return missing(cmp.Or(f.onlyNow(w.period), messages.FillNothing)), err
		}
		return report.Entry{Kind: report.Counted, Number: n}, err
	}
	return f.number(w, f.dir.Indicators.Find(w.name))
}

func missing(why string) report.Entry { return report.Entry{Kind: report.Missing, Words: why} }

// onlyNow says of a period that is over that a number is known of now alone.
func (f *Filler) onlyNow(p day.Period) string {
	if p.To < f.tx.Today() {
		return messages.FillOnlyNow
	}
	return ""
}

// number is an indicator's: the one that [count.Of] has.
func (f *Filler) number(w wish, x *indicator.Indicator) (report.Entry, error) {
	all, err := f.of(w.period, w.in)
	if err != nil {
		return report.Entry{}, err
	}
	n, known := all.Of(x.Name)
	switch {
	case all[x.Name].Conflict():
		return missing(messages.FillConflict(len(all[x.Name].Parts))), nil
	case known && x.Households():
		return f.households(w, x, n)
	case known:
		return report.Entry{Kind: report.Counted, Number: n}, nil
	case x.Name == indicator.Overdue:
		return missing(messages.FillOnlyNow), nil
	case x.Adds == indicator.Count && f.recorded(w.period, x.Kind):
		return report.Entry{Kind: report.Counted}, nil
	}
	return missing(messages.FillNothing), nil
}

// households are 户 as they can be said: visits to one point may have counted the same
// ones again, and then the sum is 户次.
func (f *Filler) households(w wish, x *indicator.Indicator, sum int) (report.Entry, error) {
	reach, err := count.ReachOf(f.tx, w.period, w.in, x.Name)
	counted := report.Entry{Kind: report.Counted, Number: sum}
	switch {
	case err != nil || w.sense == senseTimes:
	case w.sense == sensePeak:
		counted.Number = reach.Peak
	case w.sense == sensePoints:
		counted.Number = reach.Points
	case reach.Most > 1:
		return report.Entry{Kind: report.Missing, Words: messages.FillRepeated(x.Name, sum, reach),
			Within: messages.FillReach(x.Unit, sum, reach), Unit: x.Unit}, nil
	}
	return counted, err
}

// of are the numbers of a period, read once.
func (f *Filler) of(p day.Period, w count.Within) (count.Amounts, error) {
	key := string(p.From + p.To)
	if w.Points == nil {
		key += " all"
	}
	for _, id := range w.Points {
		key += " " + turn.IDText(id)
	}
	if known, ok := f.amounts[key]; ok {
		return known, nil
	}
	found, err := count.Of(f.tx, p, w)
	f.amounts[key] = found
	return found, err
}

// recorded reports whether anybody recorded anything of a kind in a period: only
// then is 0 a number that was counted.
func (f *Filler) recorded(p day.Period, kind indicator.Kind) bool {
	all, err := f.of(p, count.Within{})
	if err != nil {
		return false
	}
	for _, x := range f.dir.Indicators.All() {
		if x.Kind == kind && kind != indicator.Roster && all[x.Name].Records > 0 {
			return true
		}
	}
	return false
}

// in reports whether a point is among those that are meant.
func (f *Filler) in(w count.Within, point int64) bool {
	return w.Points == nil || slices.Contains(w.Points, point)
}

// facts are words that a form may ask for.
var facts = map[string]func(*Filler, wish) (string, error){
	"填报单位": (*Filler).unit, "单位名称": (*Filler).unit, "单位": (*Filler).unit,
	"统计期":  func(_ *Filler, w wish) (string, error) { return messages.SheetSpan(w.period, false, false, ""), nil },
	"填报日期": func(f *Filler, _ wish) (string, error) { return string(f.tx.Today()), nil },
	"年份":   func(_ *Filler, w wish) (string, error) { return w.period.To.Year(), nil },
}

func (f *Filler) unit(wish) (string, error) { return store.Setting(f.tx, roster.BureauName) }

// wish reads a placeholder: a name, and in any order a period, a unit or a point.
// What it does not know it says.
func (f *Filler) wish(said string) (w wish, why string) {
	w = wish{period: f.Period, in: count.Within{Points: f.Points}}
	parts := strings.FieldsFunc(said, func(r rune) bool { return strings.ContainsRune(".．。·", r) })
	placed := false
	for i, part := range parts {
		part = strings.Join(strings.Fields(part), "")
		period, dated := f.period(part)
		points, found := f.placed(part)
		switch name := f.named(part); {
		case name != "" && w.name == "":
			w.name = name
		case senses[part] != "" && i > 0:
			w.sense = senses[part]
		case dated:
			w.period = period
		case found && !placed:
			placed = true
			if w.in.Points = points; len(points) == 0 {
				return w, messages.FillOutside(part)
			}
		default:
			return w, messages.FillUnknown(part)
		}
	}
	if w.name == "" {
		return w, messages.FillUnknown(said)
	}
	if w.sense == "" && strings.HasSuffix(parts[0], senseTimes) {
		w.sense = senseTimes
	}
	return w, ""
}

// named is what a word names: an indicator, a counted thing, one of facts, or "".
// A measure word alone (次数, 户数) names nothing: whose it is cannot be known.
func (f *Filler) named(word string) string {
	if f.dir.Indicators.Find(word) != nil || findCounted(word) != nil || facts[word] != nil {
		return word
	}
	found := ""
	for _, x := range f.dir.Indicators.All() {
		bare := strings.TrimSuffix(word, "数")
		if bare == x.Unit || slices.Contains(strings.Fields(x.Units), bare) {
			return ""
		}
		if x.Households() && called(&x, strings.TrimSuffix(word, senseTimes)+"户数") || called(&x, strings.TrimSuffix(word, senseTimes)) {
			if found != "" {
				return "" // a word of two
			}
			found = x.Name
		}
	}
	return found
}

// called reports whether a word is an indicator's name or one of its words.
func called(x *indicator.Indicator, word string) bool {
	return x.Name == word || slices.Contains(strings.Fields(x.Words), word)
}

// period is a stretch of time as the form's period has it: 今年 ends with it.
func (f *Filler) period(said string) (day.Period, bool) {
	anchor := min(f.Period.To, f.tx.Today())
	switch said {
	case "本期":
		return f.Period, true
	case "累计", "本年累计", "年内累计":
		said = "今年"
	case "去年同期", "上年同期":
		before := func(d day.Day) day.Day { return day.DayOf(d.Time().AddDate(-1, 0, 0)) }
		return day.Period{From: before(f.Period.From), To: before(f.Period.To)}, true
	}
	from, to, label, ok := reading.ParsePeriod(said, anchor.Time())
	p := day.Period{From: day.Day(from), To: day.Day(to)}
	if ok && p.Has(anchor) {
		p.To = min(p.To, f.Period.To)
	}
	return p, ok && label == said
}

// placed are the points of a 所, a 科室 or a point, of those that the form is about.
func (f *Filler) placed(name string) (points []int64, ok bool) {
	unit := f.dir.UnitNamed(name)
	for _, p := range f.dir.Points {
		if p.Name == name || slices.Contains(p.Aliases, name) || unit != nil && (p.Station == unit.ID || p.Section == unit.ID) {
			if ok = true; f.in(count.Within{Points: f.Points}, p.ID) {
				points = append(points, p.ID)
			}
		}
	}
	return points, ok || unit != nil
}
