package bot_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"liaison/store"
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
//	⏩ 11m                         time passes
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
	var got strings.Builder
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "#") {
			got.WriteString(line)
			continue
		}
		line = strings.TrimRight(line, "\n")
		if answer, acts := s.act(line); acts {
			got.WriteString(line + "\n" + answer)
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got.String() != string(want) {
		t.Errorf("%s differs; run with -update to accept:\n%s", file, got.String())
	}
}

// act plays one line; answers of the bot are no acts.
func (s *stage) act(line string) (answer string, acts bool) {
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
		">": s.says, "👆": s.taps, "✏️": s.edits, "📷": s.photo, "📎": s.sends,
	} {
		name, rest, ok := strings.Cut(line, mark)
		if _, known := s.chats[name]; ok && (known || name == "路人") {
			return do(name, strings.ReplaceAll(strings.TrimSpace(rest), `\n`, "\n")), true
		}
	}
	return "", false
}

func (s *stage) edits(name, text string) string {
	return s.does(name, store.Update{Kind: store.Edit, Message: s.own[name], Text: text})
}

func (s *stage) photo(name, rest string) string {
	words, album := strings.CutPrefix(rest, "📷")
	photo := []store.File{{Kind: "photo", ID: "photo-1"}}
	if !album {
		return s.does(name, store.Update{Kind: store.Text, Text: rest, Files: photo})
	}
	first := s.does(name, store.Update{Kind: store.Text, Text: strings.TrimSpace(words), Files: photo, Album: "album-" + name})
	return first + s.does(name, store.Update{Kind: store.Text, Files: photo, Album: "album-" + name})
}

// sends sends something that is no text: voice, video, sticker, location,
// contact, big (a file of 30 MB).
func (s *stage) sends(name, kind string) string {
	switch kind {
	case "location", "contact":
		return s.does(name, store.Update{Kind: store.Text, Dropped: kind})
	case "big":
		return s.does(name, store.Update{Kind: store.Text, Files: []store.File{{Kind: "document", ID: "f", Name: "大.pdf", Size: 30 << 20}}})
	}
	return s.does(name, store.Update{Kind: store.Text, Files: []store.File{{Kind: kind, ID: "f"}}})
}
