package bot

import (
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
)

// maxFile is the largest file, in bytes, that the channel lets the bot download.
const maxFile = 20 << 20

// attached handles a message with files. Photos join the open draft, whose card shows their
// number. Each photo of an album is handled when it comes: nothing marks the last one.
func attached(t *turn.Turn) error {
	f := t.Update.Files[0]
	switch {
	case f.Size > maxFile:
		return t.Say(messages.FileTooBig)
	case f.Kind == "sticker":
		return nil
	case f.Kind == "document" && t.House.ImportOf(f.Name, nil) != nil:
		return fetch(t, f)
	case f.Kind == "voice" && t.Says == "" && t.Hears && f.Size <= maxVoice:
		return listen(t, f)
	case t.Says != "" && !draft.AlbumKnown(t) && captionTells(t):
		return hear(t)
	}
	d, err := draft.PhotosOf(t)
	if err != nil {
		return err
	}
	if d == nil {
		return draft.LonePhoto(t)
	}
	draft.Caption(t, d)
	if err := draft.Attach(t, d); err != nil {
		return err
	}
	return draft.ShowCount(t, d)
}

// captionTells reports whether a caption is a sentence to record. Others (现场, 这张也是)
// only go with their photo.
func captionTells(t *turn.Turn) bool {
	if c, _ := commandIn(t, t.Says); c != nil {
		return false
	}
	return recordableIn(t.Read(t.Says, t.Speaker(), t.Today))
}
