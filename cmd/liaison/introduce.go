package main

import (
	"context"
	"log/slog"
	"time"

	"liaison/bot/telegram"
	"liaison/messages"
	"liaison/store"
)

// introduce has Telegram show what the bot is to those who have not begun a chat: once, and
// again when the words change. It has nothing to do with what is sent to people and holds
// none of it back. What Telegram will not take is left undone until the next start.
func introduce(ctx context.Context, db *store.DB, api *telegram.API, log *slog.Logger) error {
	intro := telegram.Intro{Description: messages.BotDescription, Short: messages.BotShort, Commands: messages.GuestCommands()}
	for wait := nameRetry; ctx.Err() == nil; wait = min(2*wait, time.Hour) {
		err := introduceOnce(ctx, db, api, intro)
		if err == nil || telegram.Never(err) {
			if err != nil {
				log.Warn("the bot could not introduce itself", "err", err)
			}
			return nil
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
	return nil
}

func introduceOnce(ctx context.Context, db *store.DB, api *telegram.API, intro telegram.Intro) error {
	var told string
	err := db.View(ctx, func(tx *store.Tx) (err error) {
		told, err = store.Setting(tx, store.Introduced)
		return err
	})
	if err != nil || told == intro.Print() {
		return err
	}
	if err := api.Introduce(ctx, intro); err != nil {
		return err
	}
	return db.Update(ctx, func(tx *store.Tx) error { return store.Set(tx, store.Introduced, intro.Print()) })
}
