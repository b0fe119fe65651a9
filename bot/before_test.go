package bot_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/bot"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

// before is the database that the program of commit 9d7a5fc wrote (acts.txt says how),
// and what each button of each card of it did then.
const before = "testdata/before/"

// beforeTime is when it was left.
var beforeTime = time.Date(2026, 4, 20, 12, 0, 0, 0, day.Shanghai)

// A database written by the program of before: every button of every card that is out
// does what it did then.
func TestBefore(t *testing.T) {
	storetest.NeedsFile(t)
	path := filepath.Join(t.TempDir(), "liaison.db")
	unpack(t, before+"liaison.db.gz", path)
	clock := new(store.Clock)
	clock.Set(beforeTime)
	db, err := store.Open(path, clock)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	golden(t, before+"buttons.golden", pressAll(t, db))
}

// pressAll presses every button of every card, takes each back, and tells what it did.
func pressAll(t *testing.T, db *store.DB) string {
	w := &bot.Worker{DB: db, Log: slog.New(slog.DiscardHandler)}
	var people []*bureau.Person
	cards := map[int64][]chat.Card{}
	storetest.View(t, db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.People {
			if p.Chat == 0 {
				continue
			}
			people = append(people, p)
			if cards[p.Chat], err = chat.CardsIn(tx, p.Channel, p.Chat); err != nil {
				return err
			}
		}
		return nil
	})
	var b strings.Builder
	for _, p := range people {
		for _, c := range cards[p.Chat] {
			first, _, _ := strings.Cut(c.Face.Text, "\n")
			fmt.Fprintf(&b, "%s %s %s\n", p.Name, c.Key, short(first))
			for _, row := range c.Face.Buttons {
				for _, button := range row {
					if button.Do != "" {
						fmt.Fprintf(&b, "  [%s] %s: %s\n", button.Words, button.Do, pressed(t, w, people, &c, button))
					}
				}
			}
		}
	}
	return b.String()
}

// pressed is what a button does: the first words of what people would see, and a sum
// of all of it.
func pressed(t *testing.T, w *bot.Worker, people []*bureau.Person, c *chat.Card, b chat.Button) string {
	var said []string
	err := w.DB.Update(t.Context(), func(tx *store.Tx) error {
		was := map[string]int{}
		look := func(see func(key string, version int, text string)) error {
			for _, p := range people {
				all, err := chat.CardsIn(tx, p.Channel, p.Chat)
				if err != nil {
					return err
				}
				for _, c := range all {
					see(fmt.Sprint(p.Chat, " ", c.Key), int(c.Version), c.Face.Text+buttonsText(c.Face.Buttons)+fmt.Sprint(c.Face.Buttons))
				}
			}
			queued, err := chat.Whole(tx, c.Channel, 0, chat.Broadcast, 1000)
			for _, m := range queued {
				see(fmt.Sprint("message ", m.ID), 1, fmt.Sprint(m.Chat, " ", m.Kind, " ", m.Text, " ", m.Menu, m.Recipe))
			}
			return err
		}
		if err := look(func(key string, version int, _ string) { was[key] = version }); err != nil {
			return err
		}
		u := chat.Update{Channel: c.Channel, Remote: 1 << 40, Chat: c.Chat, Kind: chat.Tap, Tap: "t", At: tx.Now.Unix(), Message: c.Message, Data: c.Data(b)}
		if err := w.HandleOne(tx, &u); err != nil || u.Tries < 0 {
			return fmt.Errorf("%s %s: %w, tries %d", c.Key, b.Do, err, u.Tries)
		}
		err := look(func(key string, version int, text string) {
			if was[key] != version {
				said = append(said, invitation.ReplaceAllString(text, "i_…"))
			}
		})
		return errors.Join(err, errUndo)
	})
	if !errors.Is(err, errUndo) {
		return "failed: " + err.Error()
	}
	all := strings.Join(said, "\n")
	return fmt.Sprintf("%d, %08x %s", len(said), crc32.ChecksumIEEE([]byte(all)), short(all))
}

// short is the beginning of a text, on one line.
func short(s string) string {
	r := []rune(strings.ReplaceAll(s, "\n", " "))
	return string(r[:min(len(r), 60)])
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(out, z); err != nil || out.Close() != nil {
		t.Fatal(err)
	}
}
