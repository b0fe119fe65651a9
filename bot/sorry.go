package bot

import (
	"context"
	"slices"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
)

// Sorry returns, by chat, what to tell people while the disk is full and nothing can be
// stored: those of the roster who wrote, and every admin. The database can still be read.
func Sorry(ctx context.Context, db *store.DB, channel string, chats []int64) map[int64]string {
	words := map[int64]string{}
	err := db.View(ctx, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range dir.People {
			switch {
			case p.Channel != channel || p.Chat == 0 || !p.Active:
			case p.Is(bureau.Admin):
				words[p.Chat] = messages.DiskFullAdmin
			case slices.Contains(chats, p.Chat):
				words[p.Chat] = messages.DiskFullPerson
			}
		}
		return nil
	})
	if err != nil {
		return nil // the log has it already: nothing can be kept
	}
	return words
}
