package telegram

import (
	"context"
	"errors"
	"maps"
	"slices"

	tg "github.com/go-telegram/bot"

	"liaison/store"
	"liaison/store/chat"
)

// Sorry says what to tell whom at once when nothing can be kept because the disk
// is full; chats are those whose updates wait. It is the one thing that goes past
// the outbox, which cannot be written either.
type Sorry func(ctx context.Context, chats []int64) (words map[int64]string)

// An apology remembers who was told that nothing can be kept, until it can.
type apology struct{ told map[int64]bool }

// say tells those concerned, each once.
func (a *apology) say(ctx context.Context, api *API, ask Sorry, updates []*chat.Update, fault error) {
	if ask == nil || !errors.Is(fault, store.ErrFull) {
		return
	}
	var chats []int64
	for _, u := range updates {
		if u.Chat != 0 && !a.told[u.Chat] {
			chats = append(chats, u.Chat)
		}
	}
	if len(chats) == 0 && a.told != nil {
		return
	}
	if a.told == nil {
		a.told = map[int64]bool{}
	}
	for _, chat := range chats {
		a.told[chat] = true // strangers are not told, and not asked about again
	}
	words := ask(ctx, chats)
	for _, chat := range slices.Sorted(maps.Keys(words)) {
		if a.told[chat] && !slices.Contains(chats, chat) {
			continue
		}
		a.told[chat] = true
		// Whether it arrives or not: the update itself is not lost.
		_, _ = api.sendText(ctx, &tg.SendMessageParams{ChatID: chat, Text: words[chat]})
	}
}

// over forgets who was told: all is well again.
func (a *apology) over() { a.told = nil }
