package main_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// A worker is somebody who works with the program, and how often they did what.
type worker struct {
	*telegramtest.User
	visits, remarks, asked atomic.Int64
}

// round is one thing of each kind: a visit, a visit that lacks its place, a
// remark to the admin and a question for numbers.
func (p *worker) round() {
	p.visit("今天去居然之家送政策，%d户", nil)
	p.Send(fmt.Sprintf("反馈 第%d条", p.remarks.Add(1)))
	p.visit("今天送政策，%d户", func(figure string) {
		card := p.WaitMessage("the question of "+figure, func(m telegramtest.Message) bool {
			_, open := m.Button("居然之家")
			return m.FromBot && open && hasLine(m.Text, figure)
		})
		if p.visits.Load()%4 == 0 {
			p.Send("居然之家")
		} else {
			p.Tap(card.ID, "居然之家")
		}
	})
	asked := p.Send("本周数字")
	p.WaitMessage("the numbers", func(m telegramtest.Message) bool { return m.FromBot && m.ID > asked && m.Has("本周数字") })
	p.asked.Add(1)
}

// visit records one visit; its number of households tells it from the others.
func (p *worker) visit(words string, answer func(figure string)) {
	n := int(p.visits.Add(1))
	p.Send(fmt.Sprintf(words, n))
	figure := households(n)
	if answer != nil {
		answer(figure)
	}
	card := p.WaitMessage("the card of "+figure, func(m telegramtest.Message) bool {
		_, open := m.Button("提交")
		return m.FromBot && open && hasLine(m.Text, figure)
	})
	p.Tap(card.ID, "提交")
	p.WaitMessage("the saved card of "+figure, func(m telegramtest.Message) bool {
		return m.FromBot && m.Has("已记录") && hasLine(m.Text, figure)
	})
}

// think is how long somebody does something else after a round.
const think = 500 * time.Millisecond

// work has everybody work until quit is called, which waits until each has
// ended what they were at.
func (d *drill) work() (quit func()) {
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for _, p := range d.people {
		wg.Go(func() {
			for {
				p.round()
				select {
				case <-stop:
					return
				case <-time.After(think):
				}
			}
		})
	}
	return func() { close(stop); wg.Wait() }
}

// once has everybody do one thing of each kind.
func (d *drill) once() {
	var wg sync.WaitGroup
	for _, p := range d.people {
		wg.Go(p.round)
	}
	wg.Wait()
}

// served waits, while people work, until somebody was served twice more.
func (d *drill) served() {
	before := d.total().asked
	d.Wait(func() bool { return d.total().asked >= before+2*drillPeople })
}

// report has the first of the people report a problem: the others hear of it on
// the next workday.
func (d *drill) report() {
	p := d.people[0]
	card := p.WaitAfter(p.Send("昨天钢市反映团体标准没人牵头"))
	p.Tap(card.ID, "提交")
	p.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录") })
}

// listHead is how the list of a workday begins.
func listHead(day day.Day) string { return "📋 " + messages.Day(day, day) }

// listed is how many lists of a workday somebody got.
func (p *worker) listed(day day.Day) (n int) {
	for _, m := range p.Messages() {
		if m.FromBot && strings.Contains(m.Text, listHead(day)) { // it may stand on another card of that morning
			n++
		}
	}
	return n
}

// waitLists waits until everybody who is to hear of the problem did.
func (d *drill) waitLists() {
	d.Wait(func() bool {
		return !slices.ContainsFunc(d.people[1:], func(p *worker) bool { return p.listed(d.day) == 0 })
	})
	clock := new(store.Clock)
	clock.Set(d.now())
	db, err := store.Open(d.path(), clock)
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	d.Wait(func() (done bool) { // those made while the clock ran ahead are noted once more when their time comes
		storetest.View(d.t, db, func(tx *store.Tx) error {
			fired, err := spoken.LastFiring(tx, "problem-list")
			done = err == nil && fired.Due.Equal(d.listsDue()) && fired.State == spoken.FiringDone
			return err
		})
		return done
	})
}

// onlyTheirs is what only the one who leaves may read.
const onlyTheirs = "只给交接人看"

// handOver gives the chat to somebody else while its list of the day and a message wait to be sent.
func (d *drill) handOver(time.Duration) {
	clock := new(store.Clock)
	clock.Set(d.now())
	db, err := store.Open(d.path(), clock)
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	d.Wait(func() (made bool) {
		storetest.View(d.t, db, func(tx *store.Tx) error {
			cards, err := chat.CardsIn(tx, telegram.Channel, d.desk.Chat)
			made = slices.ContainsFunc(cards, func(c chat.Card) bool { return strings.Contains(c.Face.Text, listHead(d.day)) })
			return err
		})
		return made
	})
	storetest.Update(d.t, db, func(tx *store.Tx) error {
		return errors.Join(chat.Send(tx, chat.Message{Channel: telegram.Channel, Chat: d.desk.Chat, Kind: chat.Say, Text: onlyTheirs}),
			chat.Leave(tx, d.leaves), chat.Join(tx, d.comes, telegram.Channel, d.desk.Chat))
	})
}

// newHands finds that whoever has the chat now got nothing of the other's, and is answered.
func (d *drill) newHands() {
	d.sendLists()
	d.waitLists()
	d.desk.WaitAfter(d.desk.Send("帮助"))
	for _, m := range d.desk.Messages() {
		if m.FromBot && (m.Has(onlyTheirs) || strings.Contains(m.Text, listHead(d.day))) {
			d.t.Errorf("whoever came got what was for whoever left: %s", m.Text)
		}
	}
}

type total struct{ visits, remarks, asked int }

func (d *drill) total() (sum total) {
	for _, p := range d.people {
		sum.visits += int(p.visits.Load())
		sum.remarks += int(p.remarks.Load())
		sum.asked += int(p.asked.Load())
	}
	return sum
}
