package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"liaison/bot/telegram"
	"liaison/store"
	"liaison/store/chat"
)

// drilled is the program of the drill: serve as it is, on a clock that starts at
// LIAISON_DRILL_CLOCK (Unix ms) and goes forward by each duration that comes on
// standard input. It ends when the test does.
func drilled() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if err := serveDrill(ctx, stop, log); err != nil {
		words, code := explain(err)
		fmt.Fprintln(os.Stderr, words)
		os.Exit(cmp.Or(code, exitFault))
	}
}

func serveDrill(ctx context.Context, stop func(), log *slog.Logger) error {
	start, err := strconv.ParseInt(os.Getenv("LIAISON_DRILL_CLOCK"), 10, 64)
	if err != nil {
		return err
	}
	clock := new(store.Clock)
	clock.Set(time.UnixMilli(start))
	api, err := telegram.NewAPI(os.Getenv(tokenName), os.Getenv("TELEGRAM_API_URL"), nil)
	if err != nil {
		return err
	}
	a := &app{ctx: ctx, db: os.Getenv("LIAISON_DB")}
	db, err := store.Open(a.db, clock)
	if err == nil {
		err = chat.Ready(db)
	}
	if err != nil {
		return err
	}
	go func() {
		defer stop()
		for turns := bufio.NewScanner(os.Stdin); turns.Scan(); {
			by, leaps := strings.CutPrefix(turns.Text(), "leap ")
			switch d, err := time.ParseDuration(by); {
			case err != nil:
			case leaps:
				clock.Leap(d)
			default:
				clock.Turn(clock.Now().Add(d))
			}
		}
	}()
	err = serve(ctx, db, api, nil, log, &settings{Metrics: os.Getenv("LIAISON_METRICS"), Webhook: os.Getenv("LIAISON_WEBHOOK"), Listen: os.Getenv("LIAISON_LISTEN"), keeping: keeping{KeepBackups: 2}})
	if e := db.Close(); err == nil {
		err = e
	}
	return err
}
