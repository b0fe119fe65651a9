package main

import (
	"encoding/json"
	"io"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

type recordsCmd struct {
	From string `help:"从哪天起" placeholder:"2026-01-01"`
	To   string `help:"到哪天止" placeholder:"2026-12-31"`
}

// A recordLine is one record as other programs read it. An absent key equals
// an empty one.
type recordLine struct {
	Kind      record.Kind    `json:"kind"`
	Number    int64          `json:"number"`
	Point     string         `json:"point"`
	Org       string         `json:"org,omitempty"`
	Date      day.Day        `json:"date"`
	Type      string         `json:"type"`
	Also      []string       `json:"also,omitempty"` // meeting: further types
	Figures   map[string]int `json:"figures,omitempty"`
	Approx    []string       `json:"approx,omitempty"`
	Expected  *int           `json:"expected,omitempty"`
	Present   *int           `json:"present,omitempty"`
	Groups    []int          `json:"groups,omitempty"`
	Vote      *record.Vote   `json:"vote,omitempty"`
	Guests    string         `json:"guests,omitempty"`
	Project   string         `json:"project,omitempty"` // 攻关项目
	Tags      []string       `json:"tags,omitempty"`    // 党建5个+
	Text      string         `json:"text"`
	By        string         `json:"by"`
	State     string         `json:"state"`
	Unit      string         `json:"unit,omitempty"`    // a problem's 主办
	Handler   string         `json:"handler,omitempty"` // 办理人
	Due       day.Day        `json:"due,omitempty"`
	Done      day.Day        `json:"done,omitempty"`  // 办结
	Ended     day.Day        `json:"ended,omitempty"` // 销号, 转介 …
	Withdrawn bool           `json:"withdrawn"`
}

// Run prints every record of the days as a JSON line.
func (c *recordsCmd) Run(a *app) error {
	from, to := day.Day("0000-00-00"), day.Day("9999-99-99")
	for _, d := range []struct {
		at   *day.Day
		flag string
	}{{&from, c.From}, {&to, c.To}} {
		if d.flag == "" {
			continue
		}
		day, err := day.ParseDay(d.flag)
		if err != nil {
			return plain(exitUsage, messages.BadDay(d.flag))
		}
		*d.at = day
	}
	if from > to {
		return plain(exitUsage, messages.DaysTurned(c.From, c.To))
	}
	return a.existing(func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) error { return printRecords(tx, a.stdout, from, to) })
	})
}

func printRecords(tx *store.Tx, w io.Writer, from, to day.Day) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return record.Each(tx, from, to, func(r *record.Record) error { return out.Encode(lineOf(dir, r)) })
}

func lineOf(dir *bureau.Directory, r *record.Record) recordLine {
	line := recordLine{Kind: r.Kind, Number: r.ID, Date: r.Day, Type: r.Type, Also: r.Detail.Also, Text: r.Text, Expected: r.Detail.Expected,
		Present: r.Detail.Present, Groups: r.Detail.Groups, Vote: r.Detail.Vote, Guests: r.Detail.Guests, Project: r.ProjectTitle, Tags: r.Detail.Tags, State: messages.StateOf(r), Withdrawn: !r.Withdrawn.IsZero()}
	if p := dir.Point(r.Point); p != nil {
		line.Point = p.Name
	}
	if o := dir.Org(r.Org); o != nil {
		line.Org = o.Name
	}
	if p := dir.Person(r.Author); p != nil {
		line.By = p.Name
	}
	if p := r.Problem; p != nil {
		line.Due, line.Done, line.Ended = p.Due, p.Done, p.Ended
		if u := dir.Unit(p.Unit); u != nil {
			line.Unit = u.Name
		}
		if h := dir.Person(p.Handler); h != nil {
			line.Handler = h.Name
		}
	}
	for _, f := range r.Figures {
		if line.Figures == nil {
			line.Figures = map[string]int{}
		}
		line.Figures[f.Name] = f.Value
		if f.Approx {
			line.Approx = append(line.Approx, f.Name)
		}
	}
	return line
}
