package main

import (
	"context"
	"strings"
	"testing"
)

// The command gets the audio on standard input, and what it prints is the text.
func TestTranscribe(t *testing.T) {
	const said = "今天去居然之家送政策"
	if text, err := transcribe(t.Context(), "cat -", []byte(said)); err != nil || text != said {
		t.Errorf("%q, %v", text, err)
	}
	long := strings.Repeat("长", transcribeText)
	if text, err := transcribe(t.Context(), "cat", []byte(long)); err != nil || len(text) != transcribeText {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	for _, command := range []string{"", "false", "no-such-command-here"} {
		if text, err := transcribe(t.Context(), command, nil); err == nil {
			t.Errorf("%q gives %q", command, text)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if text, err := transcribe(ended, "sleep 3600", nil); err == nil {
		t.Errorf("what never ends gives %q", text)
	}
}
