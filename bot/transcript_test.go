package bot_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/storetest"
)

var update = flag.Bool("update", false, "write what the bot says into the transcripts")

// TestTranscripts plays the conversations in testdata. Who does what stands at
// the start of a line:
//
//	城东所干事甲> 今天去居然之家    writes
//	城东所干事甲👆 提交             taps a button
//	城东所干事甲✏️ 今天去步行街     edits the newest message
//	城东所干事甲📷 现场             sends a photo, with or without words
//	城东所干事甲📷📷 现场           sends an album of two
//	城东所干事甲📎 voice            sends a file of that kind, or a location
//	管理员甲📎 notice-2028.json      sends a file by its name: the sample notice, or one of testdata
//	城东所干事甲↪ 已换维保单位       replies to their newest card of a problem; ↪📷 with a photo
//	城东所干事甲⚡城西所干事甲 我来办  both tap what they see, the second a moment later
//	🌱 城东所干事甲> 今天去居然之家  writes and submits, and nobody looks
//	👁 建工支部书记                 of ⏰ only this person's chat is shown
//	城东所干事甲🚫                   blocks the bot
//	⏩ 11m                         time passes, and nobody looks at the clock
//	⏰ 2026-04-16 08:40            time passes, and what falls due meanwhile happens
//
// What follows is what the bot answers, in whose chat.
func TestTranscripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no transcripts", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { play(t, file) })
	}
}

func play(t *testing.T, file string) {
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := newStage(t)
	got := playOn(s, want)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update to accept:\n%s", file, got)
	}
}

// playOn plays what stands in a transcript and returns it with what the bot says now.
func playOn(s *stage, script []byte) string {
	t := s.t
	var got strings.Builder
	defer func() {
		if t.Failed() && *update {
			t.Logf("as far as it went:\n%s", got.String())
		}
	}()
	for line := range strings.Lines(string(script)) {
		if strings.HasPrefix(line, "#") {
			got.WriteString(line)
			continue
		}
		line = strings.TrimRight(line, "\n")
		if answer, acts := s.act(line); acts {
			got.WriteString(line + "\n" + answer)
		}
	}
	return got.String()
}

// newcomer is who stands in no roster before an admin brings in testdata/chief.csv.
const newcomer = "局长甲"

// act plays one line; answers of the bot are no acts.
func (s *stage) act(line string) (answer string, acts bool) {
	if only, ok := strings.CutPrefix(line, "👁 "); ok {
		s.only = strings.Fields(only)
		return "", true
	}
	if seed, ok := strings.CutPrefix(line, "🌱 "); ok {
		name, text, _ := strings.Cut(seed, "> ")
		s.says(name, text)
		s.taps(name, "提交")
		return "", true
	}
	if until, ok := strings.CutPrefix(line, "⏰ "); ok {
		return s.until(until), true
	}
	if wait, ok := strings.CutPrefix(line, "⏩ "); ok {
		d, err := time.ParseDuration(wait)
		if err != nil {
			s.t.Fatal(err)
		}
		s.clock.Turn(s.clock.Now().Add(d))
		return "", true
	}
	if strings.HasPrefix(line, "🤖") || strings.HasPrefix(line, "（") || strings.HasPrefix(line, " ") {
		return "", false
	}
	for mark, do := range map[string]func(name, rest string) string{
		">": s.says, "👆": s.taps, "✏️": s.edits, "📷": s.photo, "📎": s.sends, "↪": s.replies, "⚡": s.race, "🚫": s.blocks,
	} {
		name, rest, ok := strings.Cut(line, mark)
		if _, known := s.chats[name]; ok && (known || name == "路人" || name == newcomer) {
			return do(name, strings.ReplaceAll(strings.TrimSpace(rest), `\n`, "\n")), true
		}
	}
	return "", false
}

// until lets time pass from due time to due time.
func (s *stage) until(at string) string {
	s.t.Helper()
	to, err := time.ParseInLocation("2006-01-02 15:04", at, day.Shanghai)
	if err != nil {
		s.t.Fatal(err)
	}
	var b strings.Builder
	err = s.rules.Walk(s.t.Context(), to, func(context.Context) error {
		if said := s.deliver(""); said != "" {
			b.WriteString("   " + s.clock.Now().Format("1月2日 15:04") + "\n" + said)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	b.WriteString(s.deliver(""))
	return s.shown(b.String())
}

// shown leaves the chats out that nobody looks at (👁).
func (s *stage) shown(said string) string {
	if len(s.only) == 0 {
		return said
	}
	var b strings.Builder
	shown, head := true, "" // the time stands above the first that is shown
	for line := range strings.Lines(said) {
		name, _, person := strings.Cut(strings.TrimPrefix(line, "（"), "）🤖")
		switch {
		case person:
			shown = slices.Contains(s.only, name)
		case strings.HasPrefix(line, "   ") && clock.MatchString(line):
			head, shown = line, false
		}
		if shown {
			b.WriteString(head + line)
			head = ""
		}
	}
	return b.String()
}

var clock = regexp.MustCompile(`^   \d+月\d+日 \d\d:\d\d\n$`)

func (s *stage) edits(name, text string) string {
	return s.does(name, chat.Update{Kind: chat.Edit, Message: s.own[name], Text: text})
}

func (s *stage) photo(name, rest string) string {
	words, album := strings.CutPrefix(rest, "📷")
	photo := []chat.File{{Kind: "photo", ID: "photo-1"}}
	if !album {
		return s.does(name, chat.Update{Kind: chat.Text, Text: rest, Files: photo})
	}
	first := s.does(name, chat.Update{Kind: chat.Text, Text: strings.TrimSpace(words), Files: photo, Album: "album-" + name})
	return first + s.does(name, chat.Update{Kind: chat.Text, Files: photo, Album: "album-" + name})
}

// replies replies to the newest card of a problem that a person sees.
func (s *stage) replies(name, rest string) string {
	s.t.Helper()
	var message int64
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.CardsIn(tx, s.channel, s.chat(name))
		for _, c := range cards {
			if strings.Contains(c.Face.Text, "⚠️ 问题 #") {
				message = c.Message
			}
		}
		return err
	})
	words, photo := strings.CutPrefix(rest, "📷")
	u := chat.Update{Kind: chat.Text, Text: strings.TrimSpace(words), ReplyTo: message}
	if photo {
		u.Files = []chat.File{{Kind: "photo", ID: "photo-2"}}
	}
	return s.does(name, u)
}

func (s *stage) blocks(name, _ string) string { return s.does(name, chat.Update{Kind: chat.Blocked}) }

// race has two people tap the buttons they see now, one after the other.
func (s *stage) race(name, rest string) string {
	s.t.Helper()
	other, words, _ := strings.Cut(rest, " ")
	card, b := s.button(other, words)
	if card == nil {
		s.t.Fatalf("%s sees no button %q", other, words)
	}
	second := chat.Update{Kind: chat.Tap, Tap: "tap", Message: card.Message, Data: card.Data(b)}
	return s.taps(name, words) + s.does(other, second)
}

// sends sends something that is no text: voice, video, sticker, location, moves (a
// live location goes on), contact, big (a file of 30 MB); or a file that is to be brought in.
func (s *stage) sends(name, kind string) string {
	switch kind {
	case "location", "contact":
		return s.does(name, chat.Update{Kind: chat.Text, Dropped: kind})
	case "moves":
		return s.does(name, chat.Update{Kind: chat.Edit, Message: 7001, Dropped: "location"})
	case "big":
		return s.does(name, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "document", ID: "f", Name: "大.pdf", Size: 30 << 20}}})
	}
	if filepath.Ext(kind) != "" {
		return s.does(name, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "document", ID: kind, Name: kind, Size: 1000}}})
	}
	return s.does(name, chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: kind, ID: "f"}}})
}
