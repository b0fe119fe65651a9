package summary

import (
	"cmp"
	"strings"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/indicator"
)

// branches says what the roster and the meetings show by themselves.
func (c *collector) branches() error {
	unseen, err := c.unseen()
	if err != nil {
		return err
	}
	heads, err := bureau.HeadsAt(c.tx, min(c.f.Period.To, c.tx.Today()))
	if err != nil {
		return err
	}
	partTime, short, net := 0, 0, 0
	for _, o := range c.dir.Orgs {
		if !o.Active || o.Kind != bureau.Branch {
			continue
		}
		if c.f.Past && c.undated(o, heads[o.ID].Since) {
			c.f.Undated = true
		}
		net += heads[o.ID].Went - heads[o.ID].Came
		if c.f.Past {
			continue // who was 书记 then is not known
		}
		if o.PartTime == "是" || strings.Contains(o.PartTime, "兼职") {
			partTime++
		}
		if o.JoinedParty != "" && o.JoinedParty > yearsBefore(c.f.Period.To, shortYears) {
			short++
		}
	}
	for _, n := range []struct {
		name, source string
		value        int
	}{
		{messages.FigurePartTime, messages.SourceRoster, partTime}, {messages.FigureShort, messages.SourceRoster, short},
		{messages.FigureUnseen, messages.SourceMeetings, len(unseen)}, {messages.FigureNetOut, messages.SourceRoster, max(net, 0)},
	} {
		if n.value > 0 {
			c.f.Figures = append(c.f.Figures, messages.SummaryFigure{Name: n.name, Value: n.value, Source: n.source})
		}
	}
	return nil
}

// undated reports whether the heads of a 支部 are the first that were entered:
// they stand for the time before as the best guess.
func (c *collector) undated(o *bureau.Org, since day.Day) bool {
	p := c.dir.Point(o.Point)
	return since != "" && (since == o.Founded || p != nil && since == p.Confirmed)
}

// unseen are the 支部 without a record of some 三会一课. In a period in which
// nobody recorded any meeting that says nothing of them.
func (c *collector) unseen() ([]*bureau.Org, error) {
	if _, more, err := count.RecordsBehind(c.tx, count.Behind{Name: indicator.Meetings, Period: c.f.Period}, 0, 0); err != nil || !more {
		return nil, err
	}
	return duty.Unseen(c.tx, c.f.Period)
}

// yearsBefore is the month, YYYY-MM, so many years before a day.
func yearsBefore(on day.Day, n int) string {
	return string(day.DayOf(on.Time().AddDate(-n, 0, 0)))[:7]
}

// text is the writer's own, or that of the summary before, to edit.
func (c *collector) text() error {
	own, before, err := bureau.FindSummaryText(c.tx, c.f.Period)
	if err != nil {
		return err
	}
	from := messages.SummaryCarried(before.Period)
	c.f.Problems, c.f.Next = section(own.Problems, before.Problems, from), section(own.Next, before.Next, from)
	return nil
}

// section is a person's text, a paragraph a line.
func section(own, before, from string) messages.SummarySection {
	s := messages.SummarySection{Paragraphs: paragraphs(cmp.Or(own, before))}
	if own == "" && before != "" {
		s.Carried = from
	}
	return s
}

func paragraphs(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
