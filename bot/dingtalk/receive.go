package dingtalk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// Channel is the name of 钉钉 in the tables.
const Channel = "dingtalk"

// A Receiver keeps what people do in the inbox before it acknowledges it.
type Receiver struct {
	DB   *store.DB
	Log  *slog.Logger
	API  *API
	Taps *Taps // shared with the sender, which answers them

	Sorry channel.Sorry
	// Ahead is shown what was received before it is kept, to prepare for it.
	Ahead func([]*chat.Update)

	sorry channel.Apology
	heard atomic.Pointer[time.Time] // when the service last gave a sign of life

	mu    sync.Mutex
	nicks map[string]string // what people call themselves: a tap does not say
}

// maxNicks is how many are remembered.
const maxNicks = 10_000

// names gives an arrival the name that its person goes by, as far as it is known.
func (r *Receiver) names(a *arrival) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch {
	case a.user == "":
	case a.Name == "":
		a.Name = cmp.Or(r.nicks[a.user], a.user)
	case r.nicks[a.user] != a.Name:
		if r.nicks == nil || len(r.nicks) >= maxNicks {
			r.nicks = map[string]string{}
		}
		r.nicks[a.user] = a.Name
	}
}

// LastHeard is when the service last gave a sign of life, with the monotonic time, or the zero
// time.
func (r *Receiver) LastHeard() time.Time {
	if at := r.heard.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

func (r *Receiver) hears() {
	now := time.Now()
	r.heard.Store(&now)
}

// keep commits what came. The numbers of chats and updates are given in the same Tx.
func (r *Receiver) keep(ctx context.Context, arrivals ...*arrival) error {
	updates := make([]*chat.Update, len(arrivals))
	for i, a := range arrivals {
		a.Channel = Channel
		r.names(a)
		updates[i] = &a.Update
	}
	r.API.brought.Add(1)
	err := r.DB.Update(ctx, func(tx *store.Tx) error {
		for _, a := range arrivals {
			if err := a.resolve(tx); err != nil {
				return err
			}
		}
		if r.Ahead != nil {
			r.Ahead(updates)
		}
		return r.keepAll(tx, arrivals)
	})
	if err != nil {
		r.sorry.Say(ctx, r.saySoon(ctx), r.Sorry, updates, err)
		return err
	}
	r.sorry.Over()
	return nil
}

// resolve gives an arrival its numbers.
func (a *arrival) resolve(tx *store.Tx) (err error) {
	if a.Remote, err = chat.Peer(tx, Channel, chat.PeerUpdate, a.name); err != nil {
		return err
	}
	if a.At == 0 {
		a.At = tx.Now.Unix() // taps have no date
	}
	if a.user == "" {
		return nil
	}
	if a.Update.Chat, err = chat.Peer(tx, Channel, chat.PeerChat, a.user); err != nil {
		return err
	}
	if a.Kind == chat.Text {
		a.Message = a.Remote
	}
	if a.track != "" {
		a.Message, err = chat.Peer(tx, Channel, chat.PeerCard, a.track)
	}
	if a.quote != "" {
		a.ReplyTo, err = chat.Peer(tx, Channel, chat.PeerUpdate, a.quote)
	}
	return err
}

// keepAll puts arrivals into the inbox; taps on a button that copies are done here.
func (r *Receiver) keepAll(tx *store.Tx, arrivals []*arrival) error {
	for _, a := range arrivals {
		var err error
		if a.done, err = r.copies(tx, &a.Update); err == nil && !a.done {
			err = chat.Receive(tx, &a.Update)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// copies says the text of a button that copies, if that was tapped.
func (r *Receiver) copies(tx *store.Tx, u *chat.Update) (done bool, err error) {
	key, _, do, ok := chat.ParseData(u.Data)
	if u.Kind != chat.Tap || !ok {
		return false, nil
	}
	c, err := chat.FindCard(tx, Channel, u.Chat, key)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	text := copied(c, do)
	if may, err := chat.MayShow(tx, c); text == "" || err != nil || !may {
		return false, err
	}
	return true, chat.Send(tx, chat.Message{Channel: Channel, Chat: u.Chat, Kind: chat.Say, Text: text, Key: "copy " + strconv.FormatInt(u.Remote, 10)})
}

// saySoon tells people something past the outbox, whether it arrives or not.
func (r *Receiver) saySoon(ctx context.Context) func(room int64, words string) {
	return func(room int64, words string) {
		var user string
		err := r.DB.View(ctx, func(tx *store.Tx) (err error) {
			user, err = chat.Remote(tx, Channel, chat.PeerChat, room)
			return err
		})
		if err == nil {
			_ = r.API.send(ctx, user, "sampleText", map[string]string{"content": words})
		}
	}
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
