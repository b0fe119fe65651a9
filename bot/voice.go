package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/mask"
)

// VoiceRecipe is what a voice message is fetched for: to be turned into text.
const VoiceRecipe = "voice"

// maxVoice is the largest voice message, in bytes, that is turned into text: several minutes.
const maxVoice = 2 << 20

// listen keeps a voice message as an attachment, as without transcription, and asks the channel to
// download it. What is heard comes back as an update: see [Heard].
func listen(t *turn.Turn, f chat.File) error {
	d, err := draft.PhotosOf(t)
	if err != nil {
		return err
	}
	if d == nil {
		err = draft.WaitingFile(t)
	} else {
		err = errors.Join(draft.Attach(t, d), draft.ShowCount(t, d))
	}
	args := map[string]string{"message": turn.IDText(t.Update.Message), "reply": turn.IDText(t.Update.ReplyTo)}
	return errors.Join(err, t.Send(chat.Message{Kind: chat.Typing}),
		t.Send(chat.Message{Kind: chat.Fetch, File: &f, Recipe: &chat.Recipe{What: VoiceRecipe, Args: args}}))
}

// Heard takes the text of a voice message that was fetched, or why there is none, and puts it into
// the inbox as if it had been typed, private data masked. The audio is not kept.
func Heard(ctx context.Context, db *store.DB, m chat.Message, text string, fault error) error {
	u := chat.Update{Channel: m.Channel, Remote: -m.Queued, Chat: m.Chat, Kind: chat.Text, At: db.Clock.Now().Unix(), Heard: true}
	text = strings.Join(strings.Fields(text), " ")
	if n := []rune(text); len(n) > 4*turn.MaxText {
		text = string(n[:4*turn.MaxText])
	}
	if fault != nil || !utf8.ValidString(text) || text == "" {
		u.Kind, u.Text, u.Heard = chat.Fetched, messages.NotHeardVoice, false
	} else {
		u.Text, u.Masked = mask.Numbers(text)
	}
	if m.Recipe != nil {
		u.Message, _ = strconv.ParseInt(m.Recipe.Args["message"], 10, 64)
		u.ReplyTo, _ = strconv.ParseInt(m.Recipe.Args["reply"], 10, 64)
	}
	return db.Update(ctx, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		if p := dir.PersonAt(m.Channel, m.Chat); p == nil || p.ID != m.Owner {
			return nil // the chat is another's by now
		}
		return chat.Receive(tx, &u)
	})
}
