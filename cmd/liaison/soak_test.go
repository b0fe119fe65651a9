package main_test

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
)

var soakTime = flag.Duration("soak", 0, "how long TestSoak lets 20 people work; 0 is the short form, which judges no memory")

// Limits of the soak.
const (
	soakShort  = time.Second
	soakFaults = 0.1              // share of the network's faults
	soakAnswer = 30 * time.Second // within which everything that people do is answered
	soakGrowth = 1.05             // memory in the last quarter over that in the third
	queryLife  = 15 * time.Second // Telegram takes the answer to a tap
)

// TestSoak lets 20 people work with the program for long: they record, change what they
// wrote before and after it is recorded, tap cards that were just redrawn, send photos and
// files and ask for numbers, documents and what it cannot read, on a network with faults
// and with another program that holds the file now and then. Nothing goes without an
// answer, and over its second half the program's memory does not grow.
func TestSoak(t *testing.T) {
	if testing.Short() {
		t.Skip("runs processes; not in the short run")
	}
	t.Parallel()
	d := newDrill(t)
	d.morning(-time.Hour) // the lists of the day are out
	lasts := cmp.Or(*soakTime, soakShort)
	for _, c := range network(soakFaults) {
		defer d.Fault(c)()
	}
	s := &soak{drill: d, until: time.Now().Add(lasts), slowest: map[string]time.Duration{}, count: map[string]int{}}
	var wg sync.WaitGroup
	for _, p := range d.people {
		wg.Go(func() { s.work(p) })
	}
	wg.Go(s.lockNowAndThen)
	memory := s.watch(lasts)
	wg.Wait()
	for _, what := range s.names() {
		t.Logf("%-32s %6d times, answered within %v", what, s.count[what], s.slowest[what].Round(10*time.Millisecond))
		if s.slowest[what] > soakAnswer {
			t.Errorf("%s was answered after %v", what, s.slowest[what])
		}
	}
	if *soakTime > 0 {
		n := len(memory) / 4
		third, last := mean(memory[2*n:3*n]), mean(memory[3*n:])
		t.Logf("memory, MB: %v; in the third quarter %.1f, in the last %.1f", memory, third, last)
		if last > soakGrowth*third {
			t.Errorf("memory grows from %.1f to %.1f MB in the second half", third, last)
		}
	}
}

func mean(list []int) float64 {
	sum := 0
	for _, n := range list {
		sum += n
	}
	return float64(sum) / float64(max(1, len(list)))
}

// A soak is what came of it so far.
type soak struct {
	*drill
	until   time.Time
	mu      sync.Mutex
	count   map[string]int
	slowest map[string]time.Duration
}

// work has one person do one thing after another.
func (s *soak) work(p *worker) {
	acts := []func(*worker){s.plain, s.edited, s.redrawn, s.twice, s.photo, s.corrected, s.asks, s.dropped, s.paper}
	for i := rand.IntN(len(acts)); time.Now().Before(s.until); i++ {
		acts[i%len(acts)](p)
		<-time.After(time.Duration(rand.IntN(int(think)))) // somebody does something else
	}
}

// answered notes how long something took to be answered.
func (s *soak) answered(what string, since time.Time) {
	took := time.Since(since)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count[what]++
	s.slowest[what] = max(s.slowest[what], took)
}

func (s *soak) names() (names []string) {
	for name := range s.count {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// card waits for the card of a number of households that has a button.
func (s *soak) card(p *worker, what string, n int, button string, since time.Time) telegramtest.Message {
	figure := households(n)
	m := p.WaitMessage(what+" "+figure, func(m telegramtest.Message) bool {
		_, has := m.Button(button)
		return has && hasLine(m.Text, figure)
	})
	s.answered(what, since)
	return m
}

// save taps 提交 and waits until the card says that it is recorded.
func (s *soak) save(p *worker, card telegramtest.Message, n int) {
	at := time.Now()
	p.Tap(card.ID, "提交")
	p.WaitMessage("the saved card", func(m telegramtest.Message) bool { return m.Has("已记录") && hasLine(m.Text, households(n)) })
	s.answered("提交", at)
}

// tapped waits for the answer to a tap on a card that does not change by it.
func (s *soak) tapped(q *telegramtest.Query, what string, at time.Time) {
	s.Wait(func() bool { return q.Answered() || time.Since(at) > queryLife })
	if q.Answered() {
		s.answered("tap on "+what, at)
		return
	}
	s.answered("(unanswered while it could be) tap on "+what, at)
}

func (s *soak) say(p *worker, n int) (message int, at time.Time) {
	return p.Send(fmt.Sprintf("今天去居然之家送政策，%d户", n)), time.Now()
}

// plain records a visit.
func (s *soak) plain(p *worker) {
	n := int(p.visits.Add(1))
	_, at := s.say(p, n)
	s.save(p, s.card(p, "sentence", n, "提交", at), n)
}

// edited changes the sentence before it is recorded.
func (s *soak) edited(p *worker) {
	n := int(p.visits.Add(1))
	message, at := s.say(p, n+100_000)
	s.card(p, "sentence", n+100_000, "提交", at)
	at = time.Now()
	p.Edit(message, fmt.Sprintf("今天去居然之家送政策，%d户", n))
	s.save(p, s.card(p, "edit before 提交", n, "提交", at), n)
}

// redrawn has the sentence changed and the card tapped before the new state is seen: the
// tap is answered, and what the person saw last is what is recorded.
func (s *soak) redrawn(p *worker) {
	n := int(p.visits.Add(1))
	message, at := s.say(p, n+200_000)
	card := s.card(p, "sentence", n+200_000, "提交", at)
	button, _ := card.Button("提交")
	at = time.Now()
	p.Edit(message, fmt.Sprintf("今天去居然之家送政策，%d户", n))
	old := p.TapData(card.ID, button.Data)
	s.tapped(old, "a card just redrawn", at)
	next := p.WaitMessage("the edit, or what it changes", func(m telegramtest.Message) bool {
		_, open := m.Button("提交")
		_, correct := m.Button("更正")
		return open && hasLine(m.Text, households(n)) || correct && m.Has(fmt.Sprintf("%d → %d", n+200_000, n))
	})
	s.answered("edit beside a tap", at)
	if _, open := next.Button("提交"); open {
		s.save(p, next, n)
		return
	}
	s.correct(p, next)
}

// correct taps 更正 below a change that is offered.
func (s *soak) correct(p *worker, offer telegramtest.Message) {
	at := time.Now()
	p.Tap(offer.ID, "更正")
	p.WaitMessage("the corrected card", func(m telegramtest.Message) bool { return m.ID >= offer.ID && m.Has("已更正") })
	s.answered("更正", at)
}

// twice taps 提交 twice, as impatient people do.
func (s *soak) twice(p *worker) {
	n := int(p.visits.Add(1))
	_, at := s.say(p, n)
	card := s.card(p, "sentence", n, "提交", at)
	button, _ := card.Button("提交")
	at = time.Now()
	again := p.TapData(card.ID, button.Data)
	s.save(p, card, n)
	s.tapped(again, "提交 twice", at)
}

// photo sends a picture with a sentence below it.
func (s *soak) photo(p *worker) {
	n := int(p.visits.Add(1))
	at := time.Now()
	p.Photo(fmt.Sprintf("今天去居然之家送政策，%d户", n))
	s.save(p, s.card(p, "photo with words", n, "提交", at), n)
	at = time.Now()
	alone := p.Photo("")
	s.below(p, "photo alone", alone, at)
}

// below waits for any answer after a message.
func (s *soak) below(p *worker, what string, message int, at time.Time) telegramtest.Message {
	m := p.WaitAfter(message)
	s.answered(what, at)
	return m
}

// corrected changes the sentence after it was recorded.
func (s *soak) corrected(p *worker) {
	n := int(p.visits.Add(1))
	message, at := s.say(p, n+300_000)
	s.save(p, s.card(p, "sentence", n+300_000, "提交", at), n+300_000)
	at = time.Now()
	p.Edit(message, fmt.Sprintf("今天去居然之家送政策，%d户", n))
	offer := p.WaitMessage("the offer to correct", func(m telegramtest.Message) bool {
		_, correct := m.Button("更正")
		return correct && m.Has(fmt.Sprintf("%d → %d", n+300_000, n))
	})
	s.answered("edit after 提交", at)
	s.correct(p, offer)
}

// asks asks for numbers and says what cannot be read, or is no record.
func (s *soak) asks(p *worker) {
	for _, words := range []string{"本周数字", "我的", "/help", "哈哈", "表格放群文件里了，大家填一下，周五前交3份"} {
		at := time.Now()
		s.below(p, words, p.Send(words), at)
	}
	at := time.Now()
	s.below(p, "反馈", p.Send(fmt.Sprintf("反馈 第%d条", p.remarks.Add(1))), at)
}

// dropped takes a draft back, and edits and taps it then.
func (s *soak) dropped(p *worker) {
	n := 400_000 + rand.IntN(100_000)
	message, at := s.say(p, n)
	card := s.card(p, "sentence", n, "不要了", at)
	button, _ := card.Button("提交")
	at = time.Now()
	p.Tap(card.ID, "不要了")
	p.WaitMessage("the card taken back", func(m telegramtest.Message) bool { return m.ID >= card.ID && m.Has("没有记录") })
	s.answered("不要了", at)
	s.tapped(p.TapData(card.ID, button.Data), "a card taken back", time.Now())
	at = time.Now()
	p.Edit(message, fmt.Sprintf("今天去居然之家送政策，%d户", n+1))
	last := p.Last()
	s.Wait(func() bool {
		now := p.Last()
		return now.ID != last.ID || now.Edited != last.Edited
	})
	s.answered("edit of what was taken back", at)
}

// paper asks for a document and takes it.
func (s *soak) paper(p *worker) {
	at := time.Now()
	asked := p.Send("问题清单")
	page := p.WaitMessage("the first page", func(m telegramtest.Message) bool { return m.ID > asked && m.Photo != nil })
	s.answered("first page of a document", at)
	at = time.Now()
	s.tapped(p.Tap(page.ID, "取文件"), "取文件", at)
	p.WaitMessage("the document", func(m telegramtest.Message) bool { return m.ID > page.ID && m.Document != nil })
	s.answered("document", at)
}

// lockNowAndThen holds the file as another program does.
func (s *soak) lockNowAndThen() {
	for time.Now().Before(s.until) {
		s.lock(time.Duration(rand.IntN(1000)) * time.Millisecond)
		<-time.After(min(20*time.Second, time.Until(s.until)))
	}
}

// watch reads the program's memory, in MB, sixty times.
func (s *soak) watch(lasts time.Duration) (memory []int) {
	for range 60 {
		<-time.After(lasts / 60)
		bytes, err := s.resident()
		if err != nil {
			s.t.Error(err)
			return memory
		}
		memory = append(memory, bytes>>20)
	}
	return memory
}

// resident is the memory that the program holds.
func (s *soak) resident() (int, error) {
	resp, err := http.Get("http://" + s.metrics + "/metrics")
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	for _, g := range gauges.FindAllStringSubmatch(string(body), -1) {
		if g[1] == "process_resident_memory_bytes" {
			n, err := strconv.ParseFloat(g[2], 64)
			return int(n), err
		}
	}
	return 0, cmp.Or(err, fmt.Errorf("no memory among %d gauges", len(gauges.FindAllString(string(body), -1))))
}
