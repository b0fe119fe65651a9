package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/mask"
	"liaison/store/roster"
)

type readCmd struct {
	Roster   string   `help:"按这个名册文件读，不用数据库" placeholder:"文件"`
	By       string   `help:"谁说的" enum:"staff,secretary,leader" default:"staff"`
	At       string   `help:"什么时候说的，默认现在" placeholder:"2026-04-15 17:30"`
	Why      bool     `help:"也打印依据：每一小段读成了什么，另一种读法是什么"`
	File     string   `help:"逐行读 JSON：{\"id\",\"by\",\"text\"}；- 是标准输入" placeholder:"文件"`
	Sentence []string `arg:"" optional:"" help:"一句话" placeholder:"一句话"`
}

// Run prints what a sentence says, as one JSON object.
func (c *readCmd) Run(a *app) error {
	day, err := c.day()
	if err != nil {
		return err
	}
	dir, err := c.directory(a)
	if err != nil {
		return err
	}
	r := &sentences{reader: reading.New(turn.Lexicon(dir)), dir: dir, day: day, out: json.NewEncoder(a.stdout)}
	r.out.SetEscapeHTML(false)
	switch {
	case c.File != "":
		return r.open(a, c.File)
	case len(c.Sentence) == 0:
		return plain(exitUsage, messages.NoSentence)
	}
	got := r.read(c.By, strings.Join(c.Sentence, " "))
	if c.Why {
		return r.out.Encode(struct {
			answer
			Margin int              `json:"margin"`
			Rival  *reading.Reading `json:"rival,omitempty"`
			Why    []string         `json:"why"`
		}{got, got.meaning.Margin, got.rival(), r.why(c.By, strings.Join(c.Sentence, " "))})
	}
	return r.out.Encode(got)
}

// day is the day on which the sentence is said.
func (c *readCmd) day() (time.Time, error) {
	if c.At == "" {
		return time.Now().In(day.Shanghai), nil
	}
	return parseTime(c.At)
}

// parseTime reads a time as people write it, in Shanghai.
func parseTime(s string) (time.Time, error) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04", time.DateOnly} {
		if t, err := time.ParseInLocation(form, s, day.Shanghai); err == nil {
			return t.In(day.Shanghai), nil
		}
	}
	return time.Time{}, plain(exitUsage, messages.BadTime(s))
}

// directory is the roster that names are read against: of a file, by way of a
// database that exists only for the moment, or of the database.
func (c *readCmd) directory(a *app) (dir *bureau.Directory, err error) {
	look := func(db *store.DB) error {
		return db.View(a.ctx, func(tx *store.Tx) (err error) {
			dir, err = bureau.Of(tx)
			return err
		})
	}
	if c.Roster == "" {
		err = a.looking(true).with(look)
		return dir, err
	}
	data, err := os.ReadFile(c.Roster)
	if err != nil {
		return nil, plain(exitFault, messages.CannotOpen(err))
	}
	r, err := roster.Read(filepath.Base(c.Roster), data)
	if err != nil {
		return nil, err
	}
	moment := *a
	moment.db = ""
	err = moment.with(func(db *store.DB) error {
		if err := db.Update(a.ctx, func(tx *store.Tx) error {
			plan, err := roster.NewPlan(tx, r)
			if err != nil {
				return err
			}
			if len(plan.Faults) > 0 {
				return refusePlan(a, plan)
			}
			return plan.Apply(tx, 0)
		}); err != nil {
			return err
		}
		return look(db)
	})
	return dir, err
}

// sentences reads sentences against one roster.
type sentences struct {
	reader *reading.Reader
	dir    *bureau.Directory
	day    time.Time
	out    *json.Encoder
}

// An answer is what a sentence says, as it is printed: a reading, whether it is
// sure, and of a question what is asked for.
type answer struct {
	reading.Reading
	Sure       bool     `json:"sure"`
	From       string   `json:"from,omitempty"` // YYYY-MM-DD
	To         string   `json:"to,omitempty"`
	In         []string `json:"in,omitempty"` // points and units
	Indicators []string `json:"indicators,omitempty"`
	View       string   `json:"view,omitempty"` // details, trend, compare …

	meaning reading.Meaning
}

// rival is the other reading, where there is one.
func (a *answer) rival() *reading.Reading {
	if len(a.meaning.Rival) == 0 {
		return nil
	}
	other := a.meaning.Other()
	return &other
}

func (s *sentences) read(by, text string) answer {
	masked, _ := mask.Numbers(text)
	m := s.reader.Understand(masked, s.speaker(by), s.day)
	got := answer{Reading: m.Reading(), Sure: m.Sure, meaning: m}
	if got.Items == nil {
		got.Items = []reading.Item{}
	}
	if got.Ask == nil {
		got.Ask = []string{}
	}
	if len(got.Items) == 1 && got.Items[0].Kind == reading.Query {
		q := s.reader.Question(masked, s.day)
		got.From, got.To, got.Indicators, got.View = q.From, q.To, q.Names, string(q.Action)
		got.In = append(slices.Clone(q.Points), q.Units...)
	}
	return got // two lists, also when empty
}

// why explains a reading.
func (s *sentences) why(by, text string) []string {
	masked, _ := mask.Numbers(text)
	return s.reader.Why(masked, s.speaker(by), s.day)
}

// open reads a file of sentences, or what is typed for -.
func (s *sentences) open(a *app, path string) error {
	if path == "-" {
		return s.lines(a.stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return plain(exitFault, messages.CannotOpen(err))
	}
	defer f.Close()
	return s.lines(f)
}

// lines reads lines {"id","by","text"} and prints lines {"id","got"}.
func (s *sentences) lines(in io.Reader) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var said struct{ ID, By, Text string }
		if err := json.Unmarshal(lines.Bytes(), &said); err != nil {
			return plain(exitRefused, messages.BadLine(n, err.Error()))
		}
		got := struct {
			ID  string `json:"id"`
			Got answer `json:"got"`
		}{said.ID, s.read(said.By, said.Text)}
		if err := s.out.Encode(got); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading sentences: %w", err)
	}
	return nil
}

// sampleOrg is whose secretary speaks in the samples.
const sampleOrg = "建设工程公司党支部"

// speaker is who says the sentence: a secretary is that of 建设工程公司党支部, or of
// another roster the first there is, or else that of its first 支部.
func (s *sentences) speaker(by string) reading.Speaker {
	speaker := reading.Speaker{Role: reading.Role(cmp.Or(by, "staff"))}
	if speaker.Role != reading.Secretary {
		return speaker
	}
	if org := cmp.Or(s.dir.OrgNamed(sampleOrg), s.firstSecretary(), s.firstBranch()); org != nil {
		speaker.Org = org.Name
		if point := s.dir.Point(org.Point); point != nil {
			speaker.Point = point.Name
		}
	}
	return speaker
}

func (s *sentences) firstSecretary() *bureau.Org {
	for _, p := range s.dir.People {
		for _, post := range p.Posts {
			if p.Active && post.Role == bureau.Secretary {
				return s.dir.Org(post.Org)
			}
		}
	}
	return nil
}

func (s *sentences) firstBranch() *bureau.Org {
	for _, o := range s.dir.Orgs {
		if o.Active && o.Kind == bureau.Branch {
			return o
		}
	}
	return nil
}
