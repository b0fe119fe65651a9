package draft

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// lateTime is how long after 提交 a photo is taken to belong to the records.
const lateTime = 2 * time.Hour

// Caption keeps the words under a photo as the record's text, if it has none.
func Caption(t *turn.Turn, d *chat.Draft) {
	i := FirstKept(d)
	if t.Says == "" || i < 0 || d.State != chat.DraftOpen || Correcting(d) || ask.Get(&d.Items[i], "text") != "" {
		return
	}
	ask.Set(&d.Items[i], "text", keptText(record.Kind(d.Items[i].Kind), t.Says))
	NoteHidden(t, d)
}

// AlbumKnown reports whether an earlier photo of the same album was taken in.
func AlbumKnown(t *turn.Turn) bool {
	d, err := t.Latest()
	return err == nil && d != nil && t.Update.Album != "" && d.Album == t.Update.Album
}

// PhotosOf returns the draft that the files in hand join, or nil: the one its
// album joined, else the open one.
func PhotosOf(t *turn.Turn) (*chat.Draft, error) {
	d, err := t.Latest()
	switch {
	case d == nil || err != nil:
		return nil, err
	case t.Update.Album != "" && d.Album == t.Update.Album,
		d.State == chat.DraftOpen && d.Waits(t.Tx):
		return d, nil
	}
	return nil, nil
}

// Attach keeps the files in hand with a draft and, once it is saved, with its
// first record.
func Attach(t *turn.Turn, d *chat.Draft) error {
	var record int64
	if i := FirstKept(d); d.State == chat.DraftSaved && i >= 0 {
		record = d.Items[i].Number
	}
	for _, f := range t.Update.Files {
		if err := chat.Attach(t.Tx, chat.Attachment{Draft: d.ID, Record: record, Kind: f.Kind, File: f.ID, Name: f.Name}); err != nil {
			return err
		}
	}
	return nil
}

// ShowCount shows the new number of files on the card, whatever it is, and a 👌 on the message
// instead of a reply: on a service without them the card is the only sign.
func ShowCount(t *turn.Turn, d *chat.Draft) error {
	d.Add(chat.CountFiles(t.Update.Files))
	if t.Update.Album != "" {
		d.Album = t.Update.Album
	}
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	if d.State == chat.DraftSaved {
		if err := countRecord(t, d); err != nil {
			return err
		}
	}
	return errors.Join(t.Send(chat.Message{Kind: chat.React, Message: t.Update.Message, Text: "👌"}), Redraw(t, d))
}

// countRecord keeps the number of files with the record they belong to.
func countRecord(t *turn.Turn, d *chat.Draft) error {
	i := FirstKept(d)
	if i < 0 || d.Items[i].Number == 0 {
		return nil
	}
	r, err := record.Find(t.Tx, d.Items[i].Number)
	if err != nil {
		return err
	}
	r.Detail.Attached = d.Attached
	return record.Correct(t.Tx, r)
}

// WaitingFile keeps files in hand that the next sentence takes, without a card.
func WaitingFile(t *turn.Turn) error {
	d := New(t, nil)
	d.Asking, d.Attached = askingPhoto, chat.CountFiles(t.Update.Files)
	return storeNew(t, d)
}

// LonePhoto keeps files that belong to nothing yet: soon after a 提交 they may
// be of its records, else the next sentence takes them.
func LonePhoto(t *turn.Turn) error {
	last, err := t.Latest()
	if err != nil {
		return err
	}
	d := New(t, nil)
	d.Text, d.Asking, d.Attached = t.WithoutPeople(t.Says), askingPhoto, chat.CountFiles(t.Update.Files)
	if err := storeNew(t, d); err != nil {
		return err
	}
	if last != nil && last.State == chat.DraftSaved && t.Tx.Now.Sub(last.Changed) < lateTime {
		d.Origin = last.ID
		if err := chat.SaveDraft(t.Tx, d); err != nil {
			return err
		}
	} else if t.Update.Files[0].Kind == "voice" {
		return t.Show(chat.DraftKey(d.ID), messages.LoneVoice())
	}
	return Redraw(t, d)
}

// waitingFace asks whose the files are that wait.
func waitingFace(t *turn.Turn, d *chat.Draft) chat.Face {
	if d.Origin == 0 {
		return messages.LoneFile(d.Attached)
	}
	saved, err := chat.FindDraft(t.Tx, d.Origin)
	if err != nil {
		t.Fault = errors.Join(t.Fault, err)
		return messages.LoneFile(d.Attached)
	}
	return messages.LatePhotos(d.Attached, saved)
}

// joinPhotos is the yes to “加到 #1286？”.
func joinPhotos(t *turn.Turn, d *chat.Draft, arg string) error {
	id, err := strconv.ParseInt(arg, 10, 64)
	if err != nil {
		return t.Toast(messages.StaleCard)
	}
	saved, err := chat.FindDraft(t.Tx, id)
	if err != nil {
		return err
	}
	i := FirstKept(saved)
	if saved.Person == t.Me.ID && saved.State == chat.DraftOpen && i >= 0 && !Correcting(saved) {
		if err := chat.MoveFiles(t.Tx, d.ID, saved.ID, 0); err != nil {
			return err
		}
		saved.Add(d.Attached)
		d.State = chat.DraftDropped
		if err := errors.Join(chat.SaveDraft(t.Tx, d), chat.SaveDraft(t.Tx, saved)); err != nil {
			return err
		}
		return errors.Join(t.Toast(""), t.Show(chat.DraftKey(d.ID), messages.PhotosTaken()), Redraw(t, saved))
	}
	if saved.Person != t.Me.ID || saved.State != chat.DraftSaved || i < 0 {
		return t.Toast(messages.StaleCard)
	}
	if err := chat.MoveFiles(t.Tx, d.ID, saved.ID, saved.Items[i].Number); err != nil {
		return err
	}
	saved.Add(d.Attached)
	saved.Album = d.Album
	d.State = chat.DraftDropped
	if err := errors.Join(chat.SaveDraft(t.Tx, saved), countRecord(t, saved), chat.SaveDraft(t.Tx, d)); err != nil {
		return err
	}
	return errors.Join(t.Toast(""), t.Show(chat.DraftKey(d.ID), messages.PhotosJoined(saved)), Redraw(t, saved))
}

// waitingFiles is, of the open drafts, the one of files that wait for a record and may belong to a
// new draft instead, or nil.
func waitingFiles(t *turn.Turn, d *chat.Draft, open []chat.Draft) *chat.Draft {
	if len(d.Items) == 0 || Correcting(d) || t.House.Ending(d.Items[0].Kind) != nil {
		return nil
	}
	for i := range open {
		if w := &open[i]; w.ID != d.ID && w.Asking == askingPhoto && w.Origin != 0 && t.Tx.Now.Sub(w.Changed) < lateTime {
			return w
		}
	}
	return nil
}

// offerWaiting offers the files that wait for a record to a new draft too, below its card.
func offerWaiting(t *turn.Turn, d, waiting *chat.Draft) error {
	saved, err := chat.FindDraft(t.Tx, waiting.Origin)
	if err != nil {
		return err
	}
	return t.ShowBelow(chat.DraftKey(waiting.ID), messages.WaitingPhotos(waiting.Attached, saved, d))
}

// DropWaiting drops the waiting voice message that was heard as the message in hand, where no
// record took it.
func DropWaiting(t *turn.Turn) error {
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	for i := range open {
		if d := &open[i]; d.Asking == askingPhoto && len(d.Items) == 0 && d.Message == t.Update.Message {
			d.State = chat.DraftDropped
			err = errors.Join(err, chat.SaveDraft(t.Tx, d))
		}
	}
	return err
}

// takePhotos gives a new draft the files that waited, in an open draft, for a sentence, and those
// of its own message. Files that were offered to a record wait for it, unless the sentence speaks
// of them.
func takePhotos(t *turn.Turn, d *chat.Draft, open []chat.Draft) error {
	d.Add(chat.CountFiles(t.Update.Files))
	last, err := t.OpenDraft()
	if err != nil || last == nil {
		return err
	}
	if last.Asking != askingPhoto { // something unread may stand between
		i := slices.IndexFunc(open, func(o chat.Draft) bool { return o.Asking == askingPhoto && t.Tx.Now.Sub(o.Changed) < lateTime })
		if i < 0 {
			return nil
		}
		last = &open[i]
	}
	if last.Origin != 0 && !words.OfPictures(t.Says) {
		return nil // see offerWaiting
	}
	d.ID = last.ID
	d.Add(last.Attached)
	if d.Album == "" {
		d.Album = last.Album
	}
	return Attach(t, d)
}

// hearPicturesLater takes 照片晚上传 as nothing to record: pictures may come at any time, or never.
func hearPicturesLater(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.PicturesLater(s.Says) || len(s.Numbers) > 0 || in.Draft != nil && asksOne(in.Draft) {
		return nil
	}
	return &turn.Proposal{Name: "pictures later", Cost: -3, Do: func(t *turn.Turn) error { return t.Say(messages.PhotosLater) }}
}
