package store

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// heardOn is the channel on which programs on one database wake each other.
const heardOn = "liaison"

const notify = `SELECT pg_notify($1, $2)`

// Hear passes on, until ctx is done, what other programs on the server queued. What is lost
// while the connection is, is found at the next look: nobody relies on being woken.
func (db *DB) Hear(ctx context.Context) {
	if db.server == nil {
		return
	}
	for ctx.Err() == nil {
		db.hear(ctx) // its error shows elsewhere: all connections lead to the same server
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func (db *DB) hear(ctx context.Context) error {
	c, err := pgx.ConnectConfig(ctx, db.server.Copy())
	if err != nil {
		return err
	}
	defer func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		c.Close(end)
	}()
	if _, err := c.Exec(ctx, `LISTEN `+heardOn); err != nil {
		return err
	}
	for {
		n, err := c.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		name, what, _ := strings.Cut(n.Payload, " ")
		woken, err := strconv.ParseUint(what, 10, 8)
		if err != nil || name == db.name { // its own were told at the commit
			continue
		}
		// The program that received an update handles it; the others look each second.
		db.ring(Wake(woken) &^ WakeInbox)
	}
}
