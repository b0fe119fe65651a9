package reading

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDebug(t *testing.T) {
	text := os.Getenv("SAY")
	if file := os.Getenv("SAYFILE"); file != "" {
		b, _ := os.ReadFile(file)
		r := New(sampleRoster(t))
		for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
			by := speaker(Staff)
			if rest, ok := strings.CutPrefix(line, "s:"); ok {
				by, line = speaker(Secretary), rest
			}
			fmt.Printf("%s\n    %s\n", line, judged(r.Read(strings.ReplaceAll(line, "⏎", "\n"), by, sampleDay)))
		}
	}
	if text == "" {
		t.Skip()
	}
	r := New(sampleRoster(t))
	for _, line := range strings.Split(text, "|") {
		by := speaker(Staff)
		if rest, ok := strings.CutPrefix(line, "s:"); ok {
			by, line = speaker(Secretary), rest
		}
		s := newScript(line)
		x := newSession(r, s, by, midnight(sampleDay))
		var b strings.Builder
		for _, c := range split(x.settle(r.scan(s))) {
			b.WriteString("\n   [")
			for _, k := range c.toks {
				fmt.Fprintf(&b, "%s/%d.%d%s ", string(s.raw[k.start:k.end]), k.kind, k.word.class, k.word.topic)
			}
			b.WriteString("]")
		}
		got := r.Read(line, by, sampleDay)
		t.Logf("%s%s\n  %s", line, b.String(), judged(got))
		for _, i := range got.Items {
			t.Logf("   text %q org %q unit %q days %d absent %v caliber %q points %v wrong %v", i.Text, i.Org, i.Unit, i.Days, i.Absent, i.Caliber, i.Points, i.Wrong)
		}
	}
}
