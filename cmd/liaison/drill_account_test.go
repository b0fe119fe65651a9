package main_test

import (
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"liaison/bot/telegram/telegramtest"
)

// account compares what the program has with what people said.
func (d *drill) account(fault string) {
	d.t.Helper()
	d.quiet(fault)
	var users []*telegramtest.User
	var visits, remarks []int
	for _, p := range d.people {
		users = append(users, p.User)
		visits, remarks = append(visits, int(p.visits.Load())), append(remarks, int(p.remarks.Load()))
		d.cards(p)
		if n := p.heard(); n > 1 {
			d.t.Errorf("%s: %s was sent the list %d times", fault, p.Name, n)
		}
	}
	checkVisits(d.t, d.victim, users, visits)
	checkFeedback(d.t, d.Server, d.admin, users, remarks)
	if said := d.run("aside"); !strings.Contains(said, "没有") {
		d.t.Errorf("%s: set aside: %s", fault, said)
	}
	if d.t.Failed() {
		d.t.Fatalf("%s: see above", fault)
	}
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
