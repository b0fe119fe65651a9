package main_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// account compares what the program has with what people said.
func (d *drill) account(f drillFault) {
	d.t.Helper()
	d.quiet(f.name)
	var users []*telegramtest.User
	var visits, remarks []int
	for _, p := range d.people {
		users = append(users, p.User)
		visits, remarks = append(visits, int(p.visits.Load())), append(remarks, int(p.remarks.Load()))
		d.cards(p)
	}
	d.checkLists(f)
	checkVisits(d.t, d.victim, users, visits)
	checkFeedback(d.t, d.Server, d.admin, users, remarks)
	if said := d.run("aside"); !strings.Contains(said, "没有") {
		d.t.Errorf("%s: set aside: %s", f.name, said)
	}
	if d.t.Failed() {
		d.t.Fatalf("%s: see above", f.name)
	}
}

// checkLists finds that the lists of the day were made once, for everybody, and
// that each was sent: once, unless Telegram took it and the answer was lost.
func (d *drill) checkLists(f drillFault) {
	clock := new(store.Clock)
	clock.Set(d.now())
	db, err := store.Open(d.path(), clock)
	if err != nil {
		d.t.Fatal(err)
	}
	defer db.Close()
	made := map[int64]int64{}
	storetest.View(d.t, db, func(tx *store.Tx) error {
		fired, err := spoken.LastFiring(tx, "problem-list")
		if err == nil && (!fired.Due.Equal(d.listsDue()) || fired.State != spoken.FiringDone) {
			d.t.Errorf("%s: the last lists were those of %v, %s", f.name, fired.Due, fired.State)
		}
		for _, p := range d.people {
			cards, e := chat.CardsIn(tx, telegram.Channel, p.Chat)
			err = errors.Join(err, e)
			for _, c := range cards {
				if strings.Contains(c.Face.Text, listHead(d.day)) {
					made[p.Chat]++
				}
			}
		}
		return err
	})
	for i, p := range d.people {
		sent, versions := p.listed(d.day), int(made[p.Chat])
		if i == 0 && versions == 0 && sent == 0 {
			continue // who reports a problem is told of it only when it is due
		}
		if versions != 1 || sent == 0 || sent > 1 && !f.lossy {
			d.t.Errorf("%s: the list of %s was made %d times and sent %d times", f.name, p.Name, versions, sent)
		}
		d.lists++
		d.copies += sent - 1
	}
}

// sum prints what the whole drill came to.
func (d *drill) sum() {
	all := d.total()
	d.t.Logf("in all %v: %d kills, %d visits, %d remarks, %d questions, %d lists of reminders (%d sent once more: the answer was lost); recovery within %v; at most %v",
		time.Since(d.begin).Round(time.Second), d.kills, all.visits, all.remarks, all.asked, d.lists, d.copies, d.slowest.Round(10*time.Millisecond), d.most)
}

// cards finds each visit of somebody on a card in its final state.
func (d *drill) cards(p *worker) {
	saved := map[string]bool{}
	for _, m := range p.Messages() {
		if m.FromBot && m.Has("已记录") {
			saved[figureOf(m.Text)] = true
		}
	}
	for n := 1; n <= int(p.visits.Load()); n++ {
		if !saved[households(n)] {
			d.t.Errorf("the card of visit %d of %s is not in its final state", n, p.Name)
		}
	}
}

var householdsOf = regexp.MustCompile(`辐射户数：\d+`)

func figureOf(text string) string { return householdsOf.FindString(text) }

// A usage is what the program says of itself.
type usage struct{ inbox, outbox, aside, goroutines, files int }

func (u usage) String() string { return fmt.Sprintf("%d goroutines, %d files", u.goroutines, u.files) }

// quiet waits until nothing waits in the program any more, and compares what it
// holds then with what it held when nothing had gone wrong yet.
func (d *drill) quiet(fault string) {
	d.t.Helper()
	deadline := time.After(time.Minute)
	for {
		now, err := d.usage()
		if d.rest = now; err == nil && now.inbox == 0 && now.outbox == 0 {
			break
		}
		select {
		case <-deadline:
			d.t.Fatalf("%s: still at work after a minute: %+v, %v", fault, now, err)
		case <-time.After(20 * time.Millisecond): // another process: nothing tells of it
		}
	}
	if d.atRest == nil {
		first := d.rest
		d.atRest = &first
	}
	d.most.goroutines, d.most.files = max(d.most.goroutines, d.rest.goroutines), max(d.most.files, d.rest.files)
	if d.rest.goroutines > d.atRest.goroutines+spare || d.rest.files > d.atRest.files+spare {
		d.t.Errorf("%s: %v, at first %v", fault, d.rest, *d.atRest)
	}
}

var gauges = regexp.MustCompile(`(?m)^(\w+) (\S+)$`)

func (d *drill) usage() (u usage, err error) {
	resp, err := http.Get("http://" + d.metrics + "/metrics")
	if err != nil {
		return u, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	wanted := map[string]*int{"liaison_inbox_rows": &u.inbox, "liaison_outbox_rows": &u.outbox, "liaison_aside_rows": &u.aside, "go_goroutines": &u.goroutines, "process_open_fds": &u.files}
	found := 0
	for _, g := range gauges.FindAllStringSubmatch(string(body), -1) {
		if to := wanted[g[1]]; to != nil {
			n, err := strconv.ParseFloat(g[2], 64)
			if err != nil {
				return u, err
			}
			*to = int(n)
			found++
		}
	}
	if found != len(wanted) && err == nil {
		err = fmt.Errorf("only %d of %d gauges", found, len(wanted))
	}
	return u, err
}
