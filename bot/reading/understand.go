package reading

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"liaison/bot/reading/model"
)

// A Meaning is what a text says, and what it may say instead.
type Meaning struct {
	Acts   []Item   // in the text's order; one of kind None where it makes no record
	Ask    []string // what is to be asked before they can be saved
	Unread []string // as typed: numbers and days that cannot be read, and what is told and no record keeps
	Margin int      // how far the rival is, in the model's units
	Rival  []Item   // the next best meaning; empty where there is none
	Sure   bool     // whether the rival is far enough to be left unsaid

	rivalAsk []string
}

// Clone returns a meaning whose lists and maps are its own. What a pointer of an item
// points to is never changed.
func (m Meaning) Clone() Meaning {
	m.Acts, m.Rival = cloneItems(m.Acts), cloneItems(m.Rival)
	m.Ask, m.Unread, m.rivalAsk = slices.Clone(m.Ask), slices.Clone(m.Unread), slices.Clone(m.rivalAsk)
	return m
}

func cloneItems(items []Item) []Item {
	items = slices.Clone(items)
	for i := range items {
		it := &items[i]
		it.Figures, it.Absent, it.Slot, it.Fields = maps.Clone(it.Figures), maps.Clone(it.Absent), maps.Clone(it.Slot), maps.Clone(it.Fields)
		it.Approx, it.Points, it.Groups = slices.Clone(it.Approx), slices.Clone(it.Points), slices.Clone(it.Groups)
	}
	return items
}

// Reading is the meaning as the samples are written.
func (m Meaning) Reading() Reading { return Reading{Items: m.Acts, Ask: m.Ask, Unread: m.Unread} }

// Other is the rival as a reading.
func (m Meaning) Other() Reading {
	return Reading{Items: m.Rival, Ask: m.rivalAsk, Unread: m.Unread}
}

//go:embed weights.bin
var weightsFile []byte

// embedded are the weights that `go run ./bot/reading/train` wrote.
var embedded = sync.OnceValue(func() *Mind {
	w, err := model.Decode(weightsFile, follows)
	if err != nil {
		panic(err) // the binary itself is damaged
	}
	return mindOf(w)
})

// lineBreaks makes line breaks alike: lines are looked at before the text is folded.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")

// Understand reads a text said by somebody on a day.
func (r *Reader) Understand(text string, by Speaker, day time.Time) Meaning {
	m := r.withFields(lineBreaks.Replace(text), func(text string) Meaning {
		if lines := r.linesAlone(text); lines != nil {
			return r.understandAll(embedded(), lines, by, day, false)
		}
		return r.understand(embedded(), text, by, day)
	})
	countOnce(m.Acts)
	countOnce(m.Rival)
	return m
}

func (r *Reader) understand(m *Mind, text string, by Speaker, day time.Time) Meaning {
	if pieces := piecesOf(text); len(pieces) > 1 {
		return r.understandAll(m, pieces, by, day, true)
	}
	out, _ := r.understandOne(m, text, by, day, spokenOf{})
	return out
}

// understandOne reads a text of which something was read before, and returns what is spoken
// of at its end.
func (r *Reader) understandOne(m *Mind, text string, by Speaker, day time.Time, before spokenOf) (Meaning, spokenOf) {
	x, toks := r.begin(untable(text), by, day)
	t := x.prepare(toks)
	t.earlier = before
	t.links = t.features()
	cs := t.candidates(m)
	out, first := settle(cs, day.Format(time.DateOnly))
	if first.makes() {
		out.Unread = append(slices.Clone(out.Unread), t.leftOut(first.labels)...)
	}
	return out, first.after
}

// A candidate is one way to understand a text.
type candidate struct {
	reading Reading
	labels  []label
	key     string
	weight  int32 // of its labels, beside the best ones'
	low     int32 // how narrowly a slot was decided
	faults  int   // what no text means
	score   int
	after   spokenOf
}

// Paths is how many labellings are looked at.
const paths = 4

// Weights of what speaks for and against a candidate, in the model's units.
const (
	absurd = 120 // each fault
	sure   = 168 // trust from which the rival is not worth a button
)

// settlings settle in labels what the form of the text makes certain, in this order.
var settlings = []func(*ruling, []label){
	part, mendedAtOnce, thatMatter, eachOfThem, led, bound, broken, goSee, answered, decided, extended, taught, clean, handedOut, headed, join, turned, others, headless,
	dropAsked, twin, certain, noRecord, void, goingOn, onTheWay, newTrouble,
}

// candidates lists the readings of the best labellings. A form that says itself that it is
// a problem has but one.
func (t *sentence) candidates(m *Mind) []candidate {
	var out []candidate
	best := int32(0)
	for i, p := range m.chain.Paths(t.links, paths) {
		if i == 0 {
			best = p.Weight
		}
		if best-p.Weight >= far {
			break // so far behind that it tells nothing
		}
		labels := make([]label, len(p.Labels))
		for k, l := range p.Labels {
			labels[k] = label(l)
		}
		form := t.isReport()
		if form {
			t.labelReport(labels)
		}
		rule := &ruling{t}
		for _, settle := range settlings {
			settle(rule, labels)
		}
		read, low, after := t.compose(&m.slots, labels)
		c := candidate{reading: read, labels: labels, key: keyOf(read), weight: p.Weight - best, low: low, after: after}
		if form {
			c.low = far
			return []candidate{c}
		}
		if len(out) == 0 || !t.misplaces(read) && !slices.ContainsFunc(out, func(o candidate) bool { return o.key == c.key }) {
			out = append(out, c)
		}
	}
	if len(out) > 1 && t.misplaces(out[0].reading) {
		out = out[1:]
	}
	return out
}

// misplaces reports whether a reading gives an item a figure of another type: 谈心谈话 to
// a meeting that is none.
func (t *sentence) misplaces(r Reading) bool {
	return slices.ContainsFunc(r.Items, func(i Item) bool {
		for name := range i.Figures {
			if ind := t.indicator(name); ind != nil && ind.Type != "" && ind.Type != i.Type && i.Kind != Correction {
				return true
			}
		}
		return false
	})
}

// settle orders candidates and makes the first two a meaning. Where no other is
// known, the rival of a record is that it is none.
func settle(cs []candidate, today string) (Meaning, *candidate) {
	for i := range cs {
		c := &cs[i]
		c.faults = faults(c.reading, today)
		c.score = int(c.weight) - absurd*c.faults
	}
	slices.SortStableFunc(cs, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	first := &cs[0]
	out := Meaning{Acts: first.reading.Items, Ask: first.reading.Ask, Unread: first.reading.Unread, Margin: trust(first, cs[1:])}
	out.Sure = out.Margin >= sure
	switch {
	case len(cs) > 1:
		out.Rival, out.rivalAsk = cs[1].reading.Items, cs[1].reading.Ask
	case first.makes():
		out.Rival = []Item{{Kind: None}}
	}
	return out, first
}

func (c *candidate) makes() bool {
	return slices.ContainsFunc(c.reading.Items, func(i Item) bool { return i.Kind != None && i.Kind != Query })
}

// trust is how likely the first candidate is right, as evidence in hundredths: how far
// the next labels and the narrowest slot are, how much it says. The numbers were fitted to
// authors read by weights trained on others.
func trust(first *candidate, others []candidate) int {
	next := int32(far)
	for i := range others {
		next = min(next, first.weight-others[i].weight)
	}
	v := -205 + 59*int(min(next, far))/100 + 60*int(min(max(first.low, 0), 400))/100 - 598*first.faults + 8*min(len(first.reading.Items), 4)
	if first.makes() {
		v -= 66
	}
	return v
}

// far is where labels are so far behind that farther tells nothing.
const far = 600

// faults counts what no text means, or hardly any: a meeting without a type beside one
// with, a record without a point beside one with, an activity of no type, what is planned
// for next year or was done last year.
func faults(r Reading, today string) (n int) {
	typed, placed := false, false
	soon, long := dayFrom(today, 200), dayFrom(today, -300)
	for i := range r.Items {
		it := &r.Items[i]
		typed = typed || it.Kind == Meeting && it.Type != ""
		placed = placed || it.Point != ""
	}
	for i := range r.Items {
		it := &r.Items[i]
		switch it.Kind {
		case Meeting:
			if it.Type == "" && typed {
				n++
			}
		case Activity:
			if it.Type == "" {
				n++
			}
		case Plan:
			switch {
			case it.Date != "" && it.Date < today:
				n += 2
			case it.Date > soon:
				n++
			}
		}
		if it.Kind != Plan && it.Kind != Correction && it.Date != "" && it.Date < long {
			n++
		}
		if it.Point == "" && placed && (it.Kind == Visit || it.Kind == Progress || it.Kind == Problem) {
			n++
		}
	}
	return n
}

// dayFrom is a day so many days before or after another.
func dayFrom(day string, n int) string {
	t, _ := time.Parse(time.DateOnly, day)
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// keyOf writes what readings are compared by in one form.
func keyOf(r Reading) string {
	b := make([]byte, 0, 256)
	number := func(p *int) {
		if b = append(b, ' '); p == nil {
			b = append(b, '-')
		} else {
			b = strconv.AppendInt(b, int64(*p), 10)
		}
	}
	for i := range r.Items {
		it := &r.Items[i]
		for _, s := range [...]string{string(it.Kind), it.Type, it.Point, it.Date} {
			b = append(append(b, '|'), s...)
		}
		for _, k := range slices.Sorted(maps.Keys(it.Figures)) {
			b = strconv.AppendInt(append(append(append(b, ' '), k...), '='), int64(it.Figures[k]), 10)
			b = strconv.AppendBool(b, slices.Contains(it.Approx, k))
		}
		number(it.Expected)
		number(it.Present)
		b = append(b, '}')
	}
	for _, s := range slices.Sorted(slices.Values(r.Ask)) {
		b = append(append(b, s...), ',')
	}
	return string(b)
}
