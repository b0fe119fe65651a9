package papers

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/summary"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
)

// mostWriting is how many characters such a text may have: what one message holds.
const mostWriting = 4000

// summarize is 总结: what the summary of a period holds, and how to get it. It is
// about the whole bureau.
func summarize(t *turn.Turn, rest string) error {
	if !t.Scope().All {
		return t.Say(messages.SummaryIsWhole)
	}
	p := yearOf(t, t.Today)
	if said, ok := t.PeriodSaid(rest); ok {
		p = day.Period{From: said.From, To: said.To}
		switch year := yearOf(t, p.From); { // the text says until when it was counted
		case p.To != t.Today:
		case strings.Contains(said.Label, "季"):
			p = duty.Quarter.Of(p.From)
		case strings.Contains(said.Label, "月"):
			p = duty.Month.Of(p.From)
		case p.From == year.From:
			p = year
		}
	}
	face, err := summaryFace(t, p)
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: inquiry.Inquiry{View: inquiry.AsNumbers, Period: p}.Text()})
	return errors.Join(err, seen, t.Show(chat.SummaryKey, face))
}

// yearOf is the year of a day.
func yearOf(t *turn.Turn, on day.Day) day.Period {
	year := on.Year()
	return day.Period{From: day.Day(year + "-01-01"), To: day.Day(year + "-12-31")}
}

func summaryFace(t *turn.Turn, p day.Period) (chat.Face, error) {
	facts, err := summary.Outline(t.Tx, p)
	if err != nil {
		return chat.Face{}, err
	}
	last := yearOf(t, p.From.Add(-1))
	return messages.SummaryCard(facts, p, p == yearOf(t, p.From), last), nil
}

// tapSummary is a button of that card: to make the file, to write a chapter, or to
// look at another year.
func tapSummary(t *turn.Turn, card *chat.Card, arg string) error {
	if !t.Me.Is(turn.ChiefRoles...) || !t.Scope().All {
		return t.Toast(messages.NotAllowed)
	}
	what, rest, _ := strings.Cut(arg, ".")
	p, ok := inquiry.ParsePeriod(rest)
	if !ok {
		return t.Toast(messages.StaleCard)
	}
	switch what {
	case messages.SummaryFile, messages.SummarySources:
		recipe := t.Recipe(summaryFile, messages.SummaryName(p), map[string]string{
			"from": string(p.From), "to": string(p.To), "appendix": strconv.FormatBool(what == messages.SummarySources)})
		return errors.Join(t.Toast(messages.MakingSummary), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
	case messages.SummaryProblems, messages.SummaryNext:
		return writeChapter(t, what, p)
	}
	face, err := summaryFace(t, p)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}

// writeChapter offers the text of a chapter as it stands, or as it stood the year
// before, to be sent back as it is to be.
func writeChapter(t *turn.Turn, what string, p day.Period) error {
	own, before, err := bureau.FindSummaryText(t.Tx, p)
	if err != nil {
		return err
	}
	text, carried := own.Chapter(what == messages.SummaryProblems), ""
	if text == "" {
		text, carried = before.Chapter(what == messages.SummaryProblems), messages.SummaryCarried(before.Period)
	}
	item := chat.Item{Kind: kindWriting}
	ask.Set(&item, "type", what)
	ask.Set(&item, "year", p.From.Year())
	errs := []error{t.Toast("")}
	if text != "" {
		errs = append(errs, t.Say(messages.WritingSoFar(what, carried)), t.Say(text))
	}
	return errors.Join(append(errs, draft.OpenBelow(t, draft.New(t, []chat.Item{item})))...)
}

// kindWriting is the writer's text of a chapter of a year's summary (总结).
const kindWriting = "writing"

// A chapter is that text, and of what it is the text.
type chapter struct{ name, year, text string }

var writingTalk = turn.Talk[chapter]{Name: kindWriting, Title: messages.TitleWriting, Quick: true, Questions: writingQuestions, End: takeWriting,
	Told: func(_ *turn.Turn, c *chapter) messages.Told { return messages.ChapterTold(c.name) }}

// writingQuestions ask for the text; the chapter and the year come with the button.
func writingQuestions(_ *turn.Turn, c *chapter) []ask.Question {
	year := ask.Question{Key: "year", Fill: func(value string) bool { c.year = value; return true }}
	name := ask.OneOf("type", "", "", &c.name, messages.SummaryProblems, messages.SummaryNext)
	return []ask.Question{year, name, ask.Text("text", messages.LabelText, messages.WritingPrompt(c.name), &c.text, mostWriting).With(ask.Must)}
}

// takeWriting keeps the text of a chapter.
func takeWriting(t *turn.Turn, c *chapter) (said string, err error) {
	if !t.Me.Is(turn.ChiefRoles...) || !t.Scope().All || len(c.year) != len("2026") {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	p := yearOf(t, day.Day(c.year))
	own, _, err := bureau.FindSummaryText(t.Tx, p)
	if err != nil {
		return "", err
	}
	own.SetChapter(c.name == messages.SummaryProblems, c.text)
	own.Person = t.Me.ID
	return messages.WritingKept(c.name), errors.Join(bureau.SaveSummaryText(t.Tx, own), bureau.Audit(t.Tx, t.Me.ID, messages.AuditChapter(p.From.Year()), c.name))
}

// summaryFile is the recipe of a summary.
const summaryFile = "summary"

// renderSummary makes the file of a summary for a person who may have it now.
func renderSummary(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	if !dir.Scope(p).All {
		return nil, fmt.Errorf("%w: %s does not see the whole bureau", chat.ErrNotTheirs, p.Name)
	}
	period := day.Period{From: day.Day(args["from"]), To: day.Day(args["to"])}
	return Summary(tx, period, args["appendix"] == "true", nil)
}

// Summary writes a period's summary of the whole bureau as a Word file, in the
// layout given or, without one, in the bureau's own or the standard.
func Summary(tx *store.Tx, p day.Period, appendix bool, layout *word.Template) ([]byte, error) {
	facts, err := summary.Facts(tx, p, appendix)
	if err != nil {
		return nil, err
	}
	if layout == nil {
		if layout, err = OwnLayout(tx); err != nil {
			return nil, err
		}
	}
	if layout == nil {
		layout = word.Standard()
	}
	var body bytes.Buffer
	err = layout.Write(&body, messages.Summary(facts))
	return body.Bytes(), err
}
