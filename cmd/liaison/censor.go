package main

import (
	"io"
	"strings"

	"liaison/store/mask"
)

// A censor is what the log is written through: whatever a message holds, no secret
// is in it, and private numbers are masked.
type censor struct {
	out     io.Writer
	secrets []string
}

// Write takes whole lines, as slog writes them.
func (c *censor) Write(line []byte) (int, error) {
	said := string(line)
	for _, s := range c.secrets {
		said = strings.ReplaceAll(said, s, "***")
	}
	text, _ := mask.Numbers(said)
	if _, err := io.WriteString(c.out, text); err != nil {
		return 0, err
	}
	return len(line), nil
}
