package bot

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// maxFile is what the channel lets the bot download.
const maxFile = 20 << 20

// lateTime is how long after 提交 a photo is taken to belong to the records.
const lateTime = 2 * time.Hour

// attached handles a message with files. Photos join the open draft, counted
// into its card; an album has no end, so nobody waits for one.
func (t *turn) attached() error {
	f := t.u.Files[0]
	switch {
	case f.Size > maxFile:
		return t.say(messages.FileTooBig)
	case f.Kind == "sticker":
		return nil
	case f.Kind == "document" && t.house.importOf(f.Name, nil) != nil:
		return t.fetch(f)
	case t.says != "" && !t.albumKnown() && t.captionTells():
		return t.hear()
	}
	d, err := t.photosOf()
	if err != nil {
		return err
	}
	if d == nil {
		return t.lonePhoto()
	}
	t.caption(d)
	if err := t.attach(d); err != nil {
		return err
	}
	return t.counted(d)
}

// captionTells reports whether a caption is a sentence of its own. One that is
// not (现场, 这张也是) only goes along with its photo.
func (t *turn) captionTells() bool {
	if c, _ := t.commandIn(t.says); c != nil {
		return false
	}
	return recordableIn(t.read(t.says, t.speaker(), t.today))
}

// caption keeps the words under a photo as the record's text, if it has none.
func (t *turn) caption(d *chat.Draft) {
	i := firstKept(d)
	if t.says == "" || i < 0 || d.State != chat.DraftOpen || correcting(d) || ask.Get(&d.Items[i], "text") != "" {
		return
	}
	ask.Set(&d.Items[i], "text", keptText(record.Kind(d.Items[i].Kind), t.says))
	t.hidden(d)
}

// albumKnown reports whether an earlier photo of the same album was taken in.
func (t *turn) albumKnown() bool {
	d, err := t.latest()
	return err == nil && d != nil && t.u.Album != "" && d.Album == t.u.Album
}

// photosOf returns the draft that the files in hand join, or nil: the one its
// album joined, else the open one.
func (t *turn) photosOf() (*chat.Draft, error) {
	d, err := t.latest()
	switch {
	case d == nil || err != nil:
		return nil, err
	case t.u.Album != "" && d.Album == t.u.Album,
		d.State == chat.DraftOpen && t.tx.Now.Sub(d.Changed) < chat.DraftLife:
		return d, nil
	}
	return nil, nil
}

// attach keeps the files in hand with a draft and, once it is saved, with its
// first record.
func (t *turn) attach(d *chat.Draft) error {
	var record int64
	if i := firstKept(d); d.State == chat.DraftSaved && i >= 0 {
		record = d.Items[i].Number
	}
	for _, f := range t.u.Files {
		if err := chat.Attach(t.tx, chat.Attachment{Draft: d.ID, Record: record, Kind: f.Kind, File: f.ID, Name: f.Name}); err != nil {
			return err
		}
	}
	return nil
}

// counted shows the new number of files on the card, and a 👌 on the message
// instead of a reply.
func (t *turn) counted(d *chat.Draft) error {
	d.Add(chat.CountFiles(t.u.Files))
	if t.u.Album != "" {
		d.Album = t.u.Album
	}
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	if d.State == chat.DraftSaved {
		if err := t.countRecord(d); err != nil {
			return err
		}
	}
	thanks := t.send(chat.Message{Kind: chat.React, Message: t.u.Message, Text: "👌"})
	if d.Asking == askingPhoto {
		return thanks
	}
	return errors.Join(thanks, t.redraw(d))
}

// countRecord keeps the number of files with the record they belong to.
func (t *turn) countRecord(d *chat.Draft) error {
	i := firstKept(d)
	if i < 0 || d.Items[i].Number == 0 {
		return nil
	}
	r, err := record.Find(t.tx, d.Items[i].Number)
	if err != nil {
		return err
	}
	r.Detail.Attached = d.Attached
	return record.Correct(t.tx, r)
}

// lonePhoto keeps files that belong to nothing yet: soon after a 提交 they may
// be of its records, else the next sentence takes them.
func (t *turn) lonePhoto() error {
	last, err := t.latest()
	if err != nil {
		return err
	}
	d := t.newDraft(nil)
	d.Text, d.Asking, d.Attached = t.withoutPeople(t.says), askingPhoto, chat.CountFiles(t.u.Files)
	if err := t.storeNew(d); err != nil {
		return err
	}
	face := messages.LoneFile(d.Attached)
	if last != nil && last.State == chat.DraftSaved && t.tx.Now.Sub(last.Changed) < lateTime {
		face = messages.LatePhotos(last)
	}
	return t.show(chat.DraftKey(d.ID), face)
}

// joinPhotos is the yes to “加到 #1286？”.
func (t *turn) joinPhotos(d *chat.Draft, arg string) error {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	saved, err := chat.FindDraft(t.tx, id)
	if err != nil {
		return err
	}
	i := firstKept(saved)
	if saved.Person != t.me.ID || saved.State != chat.DraftSaved || i < 0 {
		return t.toast(messages.StaleCard)
	}
	if err := chat.MoveFiles(t.tx, d.ID, saved.ID, saved.Items[i].Number); err != nil {
		return err
	}
	saved.Add(d.Attached)
	saved.Album = d.Album
	d.State = chat.DraftDropped
	if err := errors.Join(chat.SaveDraft(t.tx, saved), t.countRecord(saved), chat.SaveDraft(t.tx, d)); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(chat.DraftKey(d.ID), messages.PhotosJoined(saved)), t.redraw(saved))
}

// takePhotos gives a new draft the files that waited for a sentence, and those
// of its own message.
func (t *turn) takePhotos(d *chat.Draft) error {
	d.Add(chat.CountFiles(t.u.Files))
	last, err := t.waiting()
	if err != nil || last == nil {
		return err
	}
	if last.Asking != askingPhoto { // something unread may stand between
		open, err := chat.OpenDrafts(t.tx, t.u.Channel, t.u.Chat, t.me.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(open, func(o chat.Draft) bool { return o.Asking == askingPhoto && t.tx.Now.Sub(o.Changed) < lateTime })
		if i < 0 {
			return nil
		}
		last = &open[i]
	}
	d.ID = last.ID
	d.Add(last.Attached)
	if d.Album == "" {
		d.Album = last.Album
	}
	return t.attach(d)
}
