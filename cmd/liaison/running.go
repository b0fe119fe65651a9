package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"liaison/messages"
)

// ask asks the serve that runs beside how it is. It is for containers, which have
// no other program to ask with.
func (c *checkCmd) ask(a *app) error {
	if c.Metrics == "" || c.Metrics == off {
		return plain(exitFinding, messages.HealthIsOff)
	}
	ctx, cancel := context.WithTimeout(a.ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+c.Metrics+"/healthz", nil)
	if err != nil {
		return plain(exitUsage, messages.ServeSilent(c.Metrics, err.Error()))
	}
	// Not by a proxy, which the environment may name: it is this machine.
	resp, err := (&http.Transport{DisableKeepAlives: true}).RoundTrip(req)
	if err != nil {
		return plain(exitFinding, messages.ServeSilent(c.Metrics, err.Error()))
	}
	defer resp.Body.Close()
	said, err := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
	if err != nil || resp.StatusCode != http.StatusOK {
		return plain(exitFinding, messages.ServeUnwell(strings.TrimSpace(string(said))))
	}
	fmt.Fprintln(a.stdout, messages.ServeWell)
	return nil
}
