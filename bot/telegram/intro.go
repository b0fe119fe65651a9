package telegram

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// An Intro is what a bot says of itself outside any chat.
type Intro struct {
	Description string         // in a chat that has not begun, at most 512 characters
	Short       string         // on its profile and where somebody passes it on, at most 120
	Commands    []chat.Command // for whoever has no list of their own
}

// Print tells one Intro from another.
func (i Intro) Print() string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", i))
	return hex.EncodeToString(sum[:8])
}

// Introduce sets what the bot says of itself. Doing it twice does no harm.
func (a *API) Introduce(ctx context.Context, i Intro) error {
	if _, err := done(postSoon[nothing](ctx, a, "setMyDescription", &tg.SetMyDescriptionParams{Description: i.Description})); err != nil {
		return err
	}
	if _, err := done(postSoon[nothing](ctx, a, "setMyShortDescription", &tg.SetMyShortDescriptionParams{ShortDescription: i.Short})); err != nil {
		return err
	}
	_, err := done(postSoon[nothing](ctx, a, "setMyCommands", &commandList{Commands: botCommands(i.Commands), Scope: chatScope{Type: "default"}}))
	return err
}

// Never reports whether Telegram will not take a call however often it is made.
func Never(err error) bool { return judge(err) == channel.Refused || errors.Is(err, tg.ErrorNotFound) }

func botCommands(list []chat.Command) (all []models.BotCommand) {
	for _, c := range list {
		all = append(all, models.BotCommand{Command: c.Name, Description: c.Words})
	}
	return all
}
