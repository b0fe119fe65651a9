package bot

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
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
	case f.Kind == "document" && importableOf(f.Name, nil) != nil:
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
func (t *turn) caption(d *store.Draft) {
	i := firstKept(d)
	if t.says == "" || i < 0 || d.State != store.DraftOpen || correcting(d) || ask.Get(&d.Items[i], "text") != "" {
		return
	}
	ask.Set(&d.Items[i], "text", keptText(store.Kind(d.Items[i].Kind), t.says))
	t.hidden(d)
}

// albumKnown reports whether an earlier photo of the same album was taken in.
func (t *turn) albumKnown() bool {
	d, err := t.latest()
	return err == nil && d != nil && t.u.Album != "" && d.Album == t.u.Album
}

// photosOf returns the draft that the files in hand join, or nil: the one its
// album joined, else the open one.
func (t *turn) photosOf() (*store.Draft, error) {
	d, err := t.latest()
	switch {
	case d == nil || err != nil:
		return nil, err
	case t.u.Album != "" && d.Album == t.u.Album,
		d.State == store.DraftOpen && t.tx.Now.Sub(d.Changed) < store.DraftLife:
		return d, nil
	}
	return nil, nil
}

// attach keeps the files in hand with a draft and, once it is saved, with its
// first record.
func (t *turn) attach(d *store.Draft) error {
	var record int64
	if i := firstKept(d); d.State == store.DraftSaved && i >= 0 {
		record = d.Items[i].Number
	}
	for _, f := range t.u.Files {
		if err := t.tx.Attach(store.Attachment{Draft: d.ID, Record: record, Kind: f.Kind, File: f.ID, Name: f.Name}); err != nil {
			return err
		}
	}
	return nil
}

// counted shows the new number of files on the card, and a 👌 on the message
// instead of a reply.
func (t *turn) counted(d *store.Draft) error {
	d.Add(store.CountFiles(t.u.Files))
	if t.u.Album != "" {
		d.Album = t.u.Album
	}
	if err := t.tx.SaveDraft(d); err != nil {
		return err
	}
	if d.State == store.DraftSaved {
		if err := t.countRecord(d); err != nil {
			return err
		}
	}
	thanks := t.send(store.Message{Kind: store.React, Message: t.u.Message, Text: "👌"})
	if d.Asking == askingPhoto {
		return thanks
	}
	return errors.Join(thanks, t.redraw(d))
}

// countRecord keeps the number of files with the record they belong to.
func (t *turn) countRecord(d *store.Draft) error {
	i := firstKept(d)
	if i < 0 || d.Items[i].Number == 0 {
		return nil
	}
	r, err := t.tx.Record(d.Items[i].Number)
	if err != nil {
		return err
	}
	r.Detail.Attached = d.Attached
	return t.tx.Correct(r)
}

// lonePhoto keeps files that belong to nothing yet: soon after a 提交 they may
// be of its records, else the next sentence takes them.
func (t *turn) lonePhoto() error {
	last, err := t.latest()
	if err != nil {
		return err
	}
	d := t.newDraft(nil)
	d.Text, d.Asking, d.Attached = t.withoutPeople(t.says), askingPhoto, store.CountFiles(t.u.Files)
	if err := t.storeNew(d); err != nil {
		return err
	}
	face := messages.LoneFile(d.Attached)
	if last != nil && last.State == store.DraftSaved && t.tx.Now.Sub(last.Changed) < lateTime {
		face = messages.LatePhotos(last)
	}
	return t.show(store.DraftKey(d.ID), face)
}

// joinPhotos is the yes to “加到 #1286？”.
func (t *turn) joinPhotos(d *store.Draft, arg string) error {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.toast(messages.StaleCard)
	}
	saved, err := t.tx.Draft(id)
	if err != nil {
		return err
	}
	i := firstKept(saved)
	if saved.Person != t.me.ID || saved.State != store.DraftSaved || i < 0 {
		return t.toast(messages.StaleCard)
	}
	if err := t.tx.MoveFiles(d.ID, saved.ID, saved.Items[i].Number); err != nil {
		return err
	}
	saved.Add(d.Attached)
	saved.Album = d.Album
	d.State = store.DraftDropped
	if err := errors.Join(t.tx.SaveDraft(saved), t.countRecord(saved), t.tx.SaveDraft(d)); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(store.DraftKey(d.ID), messages.PhotosJoined(saved)), t.redraw(saved))
}

// takePhotos gives a new draft the files that waited for a sentence, and those
// of its own message.
func (t *turn) takePhotos(d *store.Draft) error {
	d.Add(store.CountFiles(t.u.Files))
	last, err := t.waiting()
	if err != nil || last == nil {
		return err
	}
	if last.Asking != askingPhoto { // something unread may stand between
		open, err := t.tx.OpenDrafts(t.u.Channel, t.u.Chat, t.me.ID)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(open, func(o store.Draft) bool { return o.Asking == askingPhoto && t.tx.Now.Sub(o.Changed) < lateTime })
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
