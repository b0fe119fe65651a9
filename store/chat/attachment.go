package chat

import (
	"path"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/record"
)

// An Attachment is a photo or a file that came with a draft (附件). Photos are never required.
// The channel stores the picture; we store its id in the channel.
type Attachment struct {
	ID     int64
	Draft  int64 // 0: it joined the record as a reply
	Record int64 // once the draft is saved
	Kind   string
	File   string
	Name   string
	At     time.Time
}

// pictures are the endings of files that a camera writes, with the place where it stood.
var pictures = map[string]bool{".jpg": true, ".jpeg": true, ".png": true, ".heic": true, ".heif": true, ".webp": true, ".tif": true, ".tiff": true, ".dng": true, ".raw": true}

// Original reports whether it is a picture as the camera wrote it, sent as a file: it may tell
// where it was taken, and no service draws it anew.
func (a *Attachment) Original() bool {
	return a.Kind != "photo" && pictures[strings.ToLower(path.Ext(a.Name))]
}

// CountFiles counts the files of a message.
func CountFiles(files []File) (a record.Attached) {
	for _, f := range files {
		if f.Kind == "photo" {
			a.Photos++
		} else {
			a.Others++
		}
	}
	return a
}

const attachmentColumns = `id, draft, record, kind, file, name, at`

func (a *Attachment) fields() []any {
	return []any{&a.ID, (*store.Ref)(&a.Draft), (*store.Ref)(&a.Record), &a.Kind, &a.File, &a.Name, (*store.Instant)(&a.At)}
}

// Attach stores a file with its draft.
func Attach(tx *store.Tx, a Attachment) error {
	return tx.Exec(store.InsertInto("attachment", "draft, record, kind, file, name, at"),
		(*store.Ref)(&a.Draft), (*store.Ref)(&a.Record), a.Kind, a.File, a.Name, store.MS(tx.Now))
}

// AttachTo gives the files of a draft to a record.
func AttachTo(tx *store.Tx, draft, record int64) error {
	return tx.Exec(`UPDATE attachment SET record = $2 WHERE draft = $1`, draft, record)
}

// AttachmentsOf returns the files of a record, oldest first.
func AttachmentsOf(tx *store.Tx, record int64) ([]Attachment, error) {
	return store.Find(tx, (*Attachment).fields, `SELECT `+attachmentColumns+` FROM attachment WHERE record = $1 ORDER BY id`, record)
}

// MoveFiles gives the files of one draft to another and its record.
func MoveFiles(tx *store.Tx, from, to, record int64) error {
	return tx.Exec(`UPDATE attachment SET draft = $2, record = $3 WHERE draft = $1`, from, to, (*store.Ref)(&record))
}
