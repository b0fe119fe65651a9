package store

import "time"

// An Attachment is a photo or a file that came with a draft (附件). Photos are
// never required. The channel keeps the picture; we keep its id there.
type Attachment struct {
	ID     int64
	Draft  int64 // 0: it joined the record as a reply
	Record int64 // once the draft is saved
	Kind   string
	File   string
	Name   string
	At     time.Time
}

// Attached counts what came with a draft or stands with a record.
type Attached struct {
	Photos int `json:"photos,omitempty"`
	Others int `json:"others,omitempty"` // videos, voice messages, documents
}

// Add counts more.
func (a *Attached) Add(more Attached) {
	a.Photos += more.Photos
	a.Others += more.Others
}

// Any reports whether there is anything.
func (a Attached) Any() bool { return a.Photos+a.Others > 0 }

// CountFiles counts the files of a message.
func CountFiles(files []File) (a Attached) {
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
	return []any{&a.ID, (*ref)(&a.Draft), (*ref)(&a.Record), &a.Kind, &a.File, &a.Name, (*instant)(&a.At)}
}

// Attach keeps a file with its draft.
func (tx *Tx) Attach(a Attachment) error {
	return tx.exec(insertInto("attachment", "draft, record, kind, file, name, at"),
		(*ref)(&a.Draft), (*ref)(&a.Record), a.Kind, a.File, a.Name, ms(tx.Now))
}

// AttachTo gives the files of a draft to a record.
func (tx *Tx) AttachTo(draft, record int64) error {
	return tx.exec(`UPDATE attachment SET record = $2 WHERE draft = $1`, draft, record)
}

// AttachmentsOf returns the files of a record, oldest first.
func (tx *Tx) AttachmentsOf(record int64) ([]Attachment, error) {
	return find(tx, (*Attachment).fields, `SELECT `+attachmentColumns+` FROM attachment WHERE record = $1 ORDER BY id`, record)
}

// MoveFiles gives the files of one draft to another and its record.
func (tx *Tx) MoveFiles(from, to, record int64) error {
	return tx.exec(`UPDATE attachment SET draft = $2, record = $3 WHERE draft = $1`, from, to, record)
}
