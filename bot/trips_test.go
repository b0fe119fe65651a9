package bot

import (
	"fmt"
	"log/slog"
	"testing"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// mostTrips is how often the server may be asked for an update, from its receipt to the commit
// that handles it, while people keep the program busy.
const mostTrips = 4

// An update costs few round trips: a server is never as near as a file.
func TestRoundTrips(t *testing.T) {
	way := storetest.NewWay(t, storetest.Server(t))
	db, err := store.Open(way.Source, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	people := []string{storetest.OfficerEast, storetest.OfficerEast2, storetest.OfficerWest, storetest.SectionLifts, storetest.SectionBuyers}
	for i, name := range people {
		storetest.Join(t, db, name, "test", int64(i+1))
	}
	w := &Worker{DB: db, Log: slog.New(slog.NewTextHandler(t.Output(), nil))}
	n := int64(0)
	step := func(each int, update func(chat int64, i int) *chat.Update) {
		var all []*chat.Update
		for i := range each {
			for c := range people {
				u := update(int64(c+1), i)
				n++
				u.Channel, u.Chat, u.Remote, u.Message = "test", int64(c+1), n, n
				all = append(all, u)
			}
		}
		storetest.Update(t, db, func(tx *store.Tx) error {
			for _, u := range all {
				u.At = tx.Now.Unix()
			}
			return chat.Receive(tx, all...)
		})
		for some := 1; some > 0; {
			if some, err = w.Step(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
	}
	say := func(c int64, i int) *chat.Update {
		return &chat.Update{Kind: chat.Text, Text: fmt.Sprintf("今天去居然之家送政策，讲了消保法，%d户个体户参加，现场答疑5个", 100*c+n)}
	}
	looked := int64(0) // round trips of the test's own look, which is not the program's
	press := func(c int64, _ int) *chat.Update {
		begun := way.Trips()
		defer func() { looked += way.Trips() - begun }()
		var card *chat.Card
		storetest.View(t, db, func(tx *store.Tx) (err error) {
			cards, err := chat.CardsIn(tx, "test", c)
			card = &cards[len(cards)-1]
			return err
		})
		var data string
		for _, row := range card.Face.Buttons {
			for _, b := range row {
				if b.Do == "ok" {
					data = card.Data(b)
				}
			}
		}
		return &chat.Update{Kind: chat.Tap, Data: data, Tap: fmt.Sprint(n)}
	}
	var said, pressed, updates int64
	for i := range 13 {
		if i == 3 { // each statement is prepared by now
			said, pressed, updates = 0, 0, 0
		}
		before := way.Trips()
		step(1, say)
		said += way.Trips() - before
		before = way.Trips()
		looked = 0
		step(1, press)
		pressed += way.Trips() - before - looked
		updates += int64(len(people))
	}
	t.Logf("a sentence: %.1f round trips, a tap: %.1f", float64(said)/float64(updates), float64(pressed)/float64(updates))
	if each := float64(said+pressed) / float64(2*updates); each > mostTrips {
		t.Errorf("%.1f round trips an update, want at most %d", each, mostTrips)
	}
}
