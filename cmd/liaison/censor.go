package main

import (
	"bytes"
	"io"

	"liaison/store"
)

// A censor is what the log is written through: whatever a message holds, the
// token is not in it, and private numbers are masked.
type censor struct {
	out   io.Writer
	token string
}

// Write takes whole lines, as slog writes them.
func (c *censor) Write(line []byte) (int, error) {
	said := line
	if _, secret, ok := bytes.Cut([]byte(c.token), []byte(":")); ok && len(secret) > 0 {
		said = bytes.ReplaceAll(said, secret, []byte("***"))
	}
	text, _ := store.Mask(string(said))
	if _, err := io.WriteString(c.out, text); err != nil {
		return 0, err
	}
	return len(line), nil
}
