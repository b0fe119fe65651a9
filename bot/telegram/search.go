package telegram

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"sync"
	"time"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// Offers are what a person may choose from while they type in their chat with the bot.
type Offers func(ctx context.Context, channel string, chat int64, words string) ([]chat.Offer, error)

// searches answer what people type behind the bot's name. Nothing of it is kept: it changes
// nothing, half a word is no record, and the next letter asks anew.
type searches struct {
	under sync.WaitGroup
	once  sync.Once
	room  chan struct{}
}

// Numbers of searches.
const (
	searching  = 8  // answered at the same time
	mostOffers = 50 // Telegram shows no more

	searchTimeout = 10 * time.Second
)

// take takes the searches out of what was received, and begins to answer the newest of each
// person.
func (s *searches) take(ctx context.Context, api *API, log *slog.Logger, offers Offers, updates []*chat.Update) (rest []*chat.Update) {
	newest := map[int64]*chat.Update{}
	rest = slices.DeleteFunc(updates, func(u *chat.Update) bool {
		if u.Kind == chat.Search && u.Chat != 0 {
			newest[u.Chat] = u
		}
		return u.Kind == chat.Search
	})
	if offers == nil {
		return rest
	}
	s.once.Do(func() { s.room = make(chan struct{}, searching) })
	for _, u := range newest {
		s.under.Go(func() {
			s.room <- struct{}{}
			defer func() { <-s.room }()
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), searchTimeout)
			defer cancel()
			if err := answerSearch(ctx, api, offers, u); err != nil {
				log.Warn("a search was not answered", "err", err)
			}
		})
	}
	return rest
}

// answerSearch looks for offers and shows them. They are of this moment: Telegram is to keep
// none.
func answerSearch(ctx context.Context, api *API, offers Offers, u *chat.Update) error {
	found, err := offers(ctx, u.Channel, u.Chat, u.Text)
	if err != nil {
		return err
	}
	shown := offered{ID: u.Tap, Personal: true, Results: []article{}}
	for i, o := range found[:min(len(found), mostOffers)] {
		shown.Results = append(shown.Results, article{Type: "article", ID: strconv.Itoa(i), Title: o.Name, Note: o.Note, Content: content{o.Name}})
	}
	_, err = done(post[nothing](ctx, api, "answerInlineQuery", &shown, maxAnswer))
	if judge(err) == channel.Refused {
		return nil // they typed on, or have left
	}
	return err
}

// An offered is the answer to a search. The library leaves out a cache_time of 0, which is then
// five minutes.
type offered struct {
	ID       string    `json:"inline_query_id"`
	Results  []article `json:"results"`
	Cache    int       `json:"cache_time"`
	Personal bool      `json:"is_personal"`
}

type article struct {
	Type    string  `json:"type"`
	ID      string  `json:"id"`
	Title   string  `json:"title"`
	Note    string  `json:"description,omitempty"`
	Content content `json:"input_message_content"`
}

type content struct {
	Text string `json:"message_text"`
}
