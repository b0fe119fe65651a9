package turn

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"

	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/mask"
)

// A Listener has the reader of one revision of the roster, and the sentences read ahead.
type Listener struct {
	Dir    *bureau.Directory
	reader *reading.Reader
	ear    ear
}

// standard knows the indicators that all bureaus have, and no names.
var standard = sync.OnceValue(func() *reading.Reader {
	return reading.New(Lexicon(&bureau.Directory{Indicators: indicator.Standard}))
})

// NewListener makes the reader of a roster.
func NewListener(d *bureau.Directory) *Listener {
	return &Listener{Dir: d, reader: standard().Of(Lexicon(d))}
}

// FindPoint returns the name that words certainly mean, or else the nearest names.
func (l *Listener) FindPoint(words string) (name string, near []string) {
	return l.reader.FindPoint(words)
}

// An utterance is a sentence said in a chat, with all that the reading of it depends
// on besides the roster.
type utterance struct {
	in   store.Chat
	says string
	by   reading.Speaker
	day  day.Day
}

// Heard is the reading of an utterance. It is read once.
type Heard struct {
	utterance
	once     sync.Once
	reader   *reading.Reader
	dir      *bureau.Directory
	meaning  reading.Meaning
	question reading.Question
	said     words.Said
	ok       bool
}

// Now reads the utterance, unless that is done or under way.
func (h *Heard) Now() { h.once.Do(h.read) }

// read is make outside the handling of an update. After a panic ok is false: then the
// utterance is read again with its update, so that the update is blamed for the panic.
func (h *Heard) read() {
	defer func() { h.ok = recover() == nil }()
	h.make()
}

func (h *Heard) make() {
	h.meaning = understand(h.reader, h.dir, h.says, h.by, h.day)
	h.question = readQuestion(h.reader, h.dir, h.says, h.day)
	h.said = words.Read(h.says)
}

// An ear keeps utterances until their updates are handled.
type ear struct {
	mu   sync.Mutex
	kept map[utterance]*Heard
}

// MostHeard is the largest number of utterances kept: several times what is on its way.
const MostHeard = 500

// Expect keeps a place for what is made of an update; nil where it is no sentence, or
// has one.
func (l *Listener) Expect(u *chat.Update) *Heard {
	p, says := l.Dir.PersonAt(u.Channel, u.Chat), words.Spoken(strings.TrimSpace(u.Text))
	if p == nil || u.Kind != chat.Text || u.At == 0 || says == "" || len(says) > 4*MaxText {
		return nil
	}
	h := &Heard{utterance: utterance{u.In(), says, SpeakerOf(l.Dir, p), day.DayOf(u.Time())}, reader: l.reader, dir: l.Dir}
	e := &l.ear
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.kept == nil || len(e.kept) >= MostHeard {
		e.kept = map[utterance]*Heard{}
	}
	if e.kept[h.utterance] != nil {
		return nil
	}
	e.kept[h.utterance] = h
	return h
}

// take returns what is kept of an utterance, once, or nil. What is being read now is
// waited for; what is not begun is not read ahead any more.
func (e *ear) take(u utterance) *Heard {
	e.mu.Lock()
	h := e.kept[u]
	delete(e.kept, u)
	e.mu.Unlock()
	if h == nil {
		return nil
	}
	if h.once.Do(func() {}); !h.ok {
		return nil
	}
	return h
}

// Read reads a sentence of a day as somebody's.
func (t *Turn) Read(says string, by reading.Speaker, day day.Day) reading.Reading {
	return t.Understand(says, by, day).Reading()
}

// Understand is Read with what else the sentence may say. The caller may change it.
func (t *Turn) Understand(says string, by reading.Speaker, day day.Day) reading.Meaning {
	if says == t.Says && day == t.Today && by == t.Speaker() {
		return t.heard().meaning.Clone()
	}
	return understand(t.Reader, t.Dir, says, by, day)
}

// understand has a text read without the days in names; a name stands in the words that are kept.
func understand(r *reading.Reader, dir *bureau.Directory, says string, by reading.Speaker, on day.Day) reading.Meaning {
	undated := Undated(dir, says, on)
	m := r.Understand(undated, by, on.Time())
	if undated == says {
		return m
	}
	for _, p := range dir.MayName(says) {
		hidden := Undated(dir, p.Name, on)
		for _, items := range [][]reading.Item{m.Acts, m.Rival} {
			for i := range items {
				if hidden != p.Name && strings.Count(undated, hidden) == strings.Count(says, p.Name) {
					items[i].Text = strings.ReplaceAll(items[i].Text, hidden, p.Name)
				}
			}
		}
	}
	return m
}

// ReadQuestion reads a text as a question.
func (t *Turn) ReadQuestion(says string) reading.Question {
	if says == t.Says {
		return t.heard().question
	}
	return readQuestion(t.Reader, t.Dir, says, t.Today)
}

// heard is what is made of the message in hand, or of the part of it that is in hand: once, if not ahead.
func (t *Turn) heard() *Heard {
	if t.message == nil || t.message.says != t.Says {
		u := utterance{t.Update.In(), t.Says, t.Speaker(), t.Today}
		if t.message = t.ears.ear.take(u); t.message == nil {
			t.message = &Heard{utterance: u, reader: t.Reader, dir: t.Dir}
			t.message.make()
		}
	}
	return t.message
}

// readQuestion reads a text as a question; what of it is not read is said back, so that
// nobody is named in it.
func readQuestion(r *reading.Reader, dir *bureau.Directory, says string, on day.Day) reading.Question {
	day := on.Time()
	says, leader := leaderIn(dir, says)
	says = Undated(dir, says, on)
	says, _ = words.WithoutType(says)
	says, out := leavesOut(r, says, day)
	says, which := words.AlsoWhich(says)
	says, category := words.Category(says, reading.Types(reading.Problem))
	q := r.Question(words.Question(mask.People(says)), day)
	q = withAlso(r, q, says, day)
	if typ := words.CountedType(says, reading.Types(reading.Visit)); typ != "" && category == "" { // 送政策多少次
		category, q.Names = typ, []string{indicator.Visits}
		for part := range words.Clauses(says) { // 去了几次，讲了多少户
			if name := words.AlsoCounts(part); name != "" && !words.HowOften(part) {
				q.Names = append(q.Names, name)
			}
		}
	}
	if unfit := cmp.Or(out, words.NoFilter(says)); unfit != "" && q.Named() { // read as no more than filling
		q.Unread += unfit
		if !strings.Contains(q.Lost, unfit) {
			if strings.Contains(unfit, q.Lost) {
				q.Lost = ""
			}
			q.Lost = strings.TrimSpace(q.Lost + " " + unfit)
		}
	}
	if which && q.Action == "" && q.Unread == "" && len(q.Names) == 1 && q.Asks { // 这个月居然去过几次 都干啥了
		q.Action = reading.Details
	}
	if q.Leader, q.Category = leader, category; leader+category != "" {
		q.Asks = q.Asks || strings.TrimSpace(says) == "" || strings.TrimSpace(says) == "问题"
	}
	return q
}

// withAlso is a question about visits with the numbers that its other parts ask for: 写字楼今天去了没 几家企业.
func withAlso(r *reading.Reader, q reading.Question, says string, day time.Time) reading.Question {
	went := func(part string) bool { return words.AsksGone(part) || words.AsksTimes(part) }
	parts := slices.Collect(words.Clauses(says))
	if len(parts) < 2 || len(parts) > mostAsked || q.Action != "" || q.From == "" && q.NamesNoPlace() || !slices.ContainsFunc(parts, went) {
		return q
	}
	var names []string
	add := func(more ...string) {
		for _, name := range more {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	add(indicator.Visits)
	add(q.Names...)
	for _, part := range parts {
		if !went(part) {
			add(r.Question(words.AlsoCounts(part), day).Names...)
		}
	}
	q.Names, q.Asks, q.Tells = names, true, false
	return q
}

// mostAsked is how many parts such a question has at most.
const mostAsked = 3

// leaderIn finds the leader whose points a text means, 分管副局长甲那几个点, and leaves these words
// out.
func leaderIn(dir *bureau.Directory, says string) (rest, leader string) {
	for _, p := range dir.People {
		if !p.Active || !p.Is(bureau.Leader) || len(p.Name) <= len(leader) || !strings.Contains(says, p.Name) {
			continue
		}
		if at := words.PointsOf(says, p.Name); at != "" {
			rest, leader = strings.Replace(says, at, "", 1), p.Name
		}
	}
	if leader == "" {
		return says, ""
	}
	return rest, leader
}

// New is the handling of an update in a Tx.
func New(tx *store.Tx, u *chat.Update, h *House, l *Listener, guests *Strangers) *Turn {
	t := &Turn{House: h, Tx: tx, Update: u, Dir: l.Dir, Me: l.Dir.PersonAt(u.Channel, u.Chat), ears: l, Strangers: guests,
		Reader: l.reader, Today: day.DayOf(u.Time()), Says: strings.TrimSpace(u.Text)}
	if u.At == 0 {
		t.Today = tx.Today()
	}
	t.Hides = u.Masked && u.Kind == chat.Text
	t.nameFiles()
	return t
}
