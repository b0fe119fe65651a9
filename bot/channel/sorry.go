package channel

import (
	"context"
	"errors"
	"maps"
	"slices"

	"liaison/store"
	"liaison/store/chat"
)

// Sorry says what to tell whom at once when nothing can be kept because the disk
// is full; chats are those whose updates wait. It is the one thing that goes past
// the outbox, which cannot be written either.
type Sorry func(ctx context.Context, chats []int64) (words map[int64]string)

// An Apology remembers who was told that nothing can be kept, until it can.
type Apology struct{ told map[int64]bool }

// Say tells those concerned, each once.
func (a *Apology) Say(ctx context.Context, send func(chat int64, words string), ask Sorry, updates []*chat.Update, fault error) {
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
		send(chat, words[chat]) // whether it arrives or not: the update itself is not lost
	}
}

// Over forgets who was told: all is well again.
func (a *Apology) Over() { a.told = nil }
