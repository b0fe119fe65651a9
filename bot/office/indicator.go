package office

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/text/expr"
)

// kindIndicator is a new indicator of the bureau's own.
const kindIndicator = "indicator"

// A newIndicator is what is said of it.
type newIndicator struct{ name, place, unit, words, adds string }

var indicatorTalk = turn.Talk[newIndicator]{Name: kindIndicator, Title: messages.TitleIndicator, Questions: indicatorQuestions, End: addIndicator,
	Told: func(_ *turn.Turn, x *newIndicator) messages.Told {
		return messages.IndicatorTold(x.place, x.name, x.unit, x.words, x.adds)
	}}

// indicators is /indicator: with words it adds an indicator, else it lists the
// bureau's own.
func indicators(t *turn.Turn, rest string) error {
	if rest == "" {
		face, err := indicatorsFace(t)
		return errors.Join(err, t.Show(chat.AnswerKey(t.Update.ID), face))
	}
	d := beginIndicator(t, strings.Fields(rest))
	if fault := cmp.Or(nameFault(t, ask.Get(&d.Items[0], "name")), wordsFault(t, ask.Get(&d.Items[0], "words"))); fault != "" {
		return t.Say(fault)
	}
	return draft.Open(t, d)
}

func indicatorsFace(t *turn.Turn) (chat.Face, error) {
	own, err := bureau.OwnIndicators(t.Tx)
	return messages.IndicatorsCard(own, max(0, len(own)-6)), err
}

// beginIndicator begins a new indicator with what a message says of it, in any
// order but the name's: 志愿服务 宣讲 次 志愿活动、志愿者服务.
func beginIndicator(t *turn.Turn, said []string) *chat.Draft {
	item := chat.Item{Kind: kindIndicator}
	for i, word := range said {
		switch {
		case i == 0:
			ask.Set(&item, "name", word)
		case slices.Contains(indicatorPlaces(), word):
			ask.Set(&item, "place", word)
		case reading.IsUnit(word):
			ask.Set(&item, "unit", word)
		case word == messages.AddsUp, word == messages.AddsApart:
			ask.Set(&item, "adds", word)
		default:
			ask.Set(&item, "words", strings.Trim(ask.Get(&item, "words")+"、"+word, "、"))
		}
	}
	d := draft.New(t, []chat.Item{item})
	d.Steps = len(said) < 3
	return d
}

// indicatorPlaces are the records that an indicator of the bureau's own may be
// kept with.
func indicatorPlaces() []string {
	return append([]string{messages.PlaceVisit}, reading.Types(reading.Activity)...)
}

var indicatorName = expr.MustCompile(`^[\p{Han}A-Za-z]{2,12}$`)

// numeralFirst would be read as a number.
var numeralFirst = expr.MustCompile(`^[零一二两三四五六七八九十百千万几半]`)

func indicatorQuestions(t *turn.Turn, x *newIndicator) []ask.Question {
	name := ask.Question{Key: "name", Label: messages.LabelName, Prompt: messages.AskName, Need: ask.Must,
		Hear: func(says string) (string, string) { return says, nameFault(t, says) },
		Fill: func(value string) bool { x.name = value; return nameFault(t, value) == "" }}
	unit := ask.Question{Key: "unit", Label: messages.LabelUnit, Prompt: messages.AskUnit, Need: ask.Must,
		Hear: func(says string) (string, string) {
			if !reading.IsUnit(says) {
				return "", messages.BadUnit
			}
			return says, ""
		},
		Fill: func(value string) bool { x.unit = value; return reading.IsUnit(value) }}
	for _, u := range reading.Units() {
		unit = unit.Offering(ask.Choice{Words: u, Value: u})
	}
	words := ask.Question{Key: "words", Label: messages.LabelWords, Prompt: messages.AskWords, Need: ask.Step,
		Hear: func(says string) (string, string) { return says, wordsFault(t, says) },
		Fill: func(value string) bool { x.words = value; return wordsFault(t, value) == "" }}
	how := ask.OneOf("adds", messages.LabelAdds, messages.AskAdds, &x.adds, messages.AddsUp, messages.AddsApart).With(ask.Step)
	place := ask.OneOf("place", messages.LabelPlace, messages.AskPlace, &x.place, indicatorPlaces()...).With(ask.Must)
	if x.place == messages.PlaceVisit {
		return []ask.Question{name, place, unit, words} // what visits count is added
	}
	return []ask.Question{name, place, unit, words, how}
}

// nameFault says why an indicator cannot be called so, or "".
func nameFault(t *turn.Turn, name string) string {
	switch {
	case !indicatorName.MatchString(name), numeralFirst.MatchString(name):
		return messages.BadName
	case t.Dir.Indicators.Find(name) != nil, t.Reader.Knows(name):
		return messages.NameTaken(name)
	}
	return ""
}

func wordsFault(t *turn.Turn, says string) string {
	for _, word := range wordsIn(says) {
		if fault := nameFault(t, word); fault != "" {
			return fault
		}
	}
	return ""
}

// wordsIn are the words of a list that people separate as they like.
func wordsIn(says string) []string {
	return strings.FieldsFunc(says, func(c rune) bool { return strings.ContainsRune("、，,；; ", c) })
}

// indicator is the indicator that is meant.
func (n *newIndicator) indicator() indicator.Indicator {
	x := indicator.Indicator{Name: n.name, Kind: indicator.Activity, Type: n.place, Unit: n.unit, Own: true}
	switch {
	case x.Type == messages.PlaceVisit:
		x.Kind, x.Type = indicator.Visit, ""
	case n.adds == messages.AddsApart:
		x.Adds = indicator.Apart
	}
	x.Words = strings.Join(append([]string{x.Name}, wordsIn(n.words)...), " ")
	return x
}

// addIndicator keeps a new indicator, if its words are read as it.
func addIndicator(t *turn.Turn, n *newIndicator) (said string, err error) {
	x := n.indicator()
	switch fault := wordsFault(t, x.Words); {
	case !t.Me.Is(bureau.Admin):
		return "", &store.Refusal{Reason: messages.NotAllowed}
	case fault != "":
		return "", &store.Refusal{Reason: fault}
	case !reads(t, x):
		return "", &store.Refusal{Reason: messages.WordsUnfit}
	}
	err = errors.Join(bureau.SaveOwnIndicator(t.Tx, &bureau.OwnIndicator{Indicator: x}), bureau.Audit(t.Tx, t.Me.ID, messages.AuditIndicator, messages.IndicatorWords(&x)))
	return messages.IndicatorAdded(&x), err
}

// reads reports whether each word of a new indicator is read as it, and nothing
// else with it.
func reads(t *turn.Turn, x indicator.Indicator) bool {
	dir := *t.Dir
	dir.Indicators = dir.Indicators.With([]indicator.Indicator{x})
	r, where := reading.New(turn.Lexicon(&dir)), "今天"
	if p := t.Dir.Point(t.SomePoint()); p != nil && x.Kind == indicator.Visit {
		where = "今天去" + p.Name + "送服务，"
	}
	for word := range strings.FieldsSeq(x.Words) {
		items := r.Read(where+word+"3"+x.Unit, reading.Speaker{Role: reading.Staff}, t.Today.Time()).Items
		if len(items) != 1 || items[0].Figures[x.Name] != 3 || len(items[0].Figures) != 1 || string(items[0].Kind) != string(x.Kind) || x.Type != "" && items[0].Type != x.Type {
			return false
		}
	}
	return true
}

// tapIndicator adds an indicator step by step, sets one aside, or takes it up
// again.
func tapIndicator(t *turn.Turn, card *chat.Card, arg string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Toast(messages.NotAllowed)
	}
	if arg == messages.NewIndicator {
		return errors.Join(t.Toast(""), draft.OpenBelow(t, beginIndicator(t, nil)))
	}
	own, err := bureau.OwnIndicators(t.Tx)
	if err != nil {
		return err
	}
	id, _ := strconv.ParseInt(arg, 10, 64)
	i := slices.IndexFunc(own, func(x bureau.OwnIndicator) bool { return x.ID == id })
	if i < 0 {
		return t.Toast(messages.StaleCard)
	}
	what := messages.AuditIndicatorAside
	if own[i].Aside {
		what = messages.AuditIndicatorBack
	}
	own[i].Aside = !own[i].Aside
	if err := errors.Join(bureau.SaveOwnIndicator(t.Tx, &own[i]), bureau.Audit(t.Tx, t.Me.ID, what, own[i].Name)); err != nil {
		return err
	}
	face, err := indicatorsFace(t)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}
