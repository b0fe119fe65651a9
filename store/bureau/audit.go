package bureau

import (
	"time"

	"liaison/store"
)

// An AuditLine is one line of the log (日志): a change of people, the roster or settings.
type AuditLine struct {
	ID     int64
	At     time.Time
	Person int64 // 0: the program itself
	What   string
	Detail string
}

const AuditColumns = `id, at, person, what, detail`

func (l *AuditLine) Fields() []any {
	return []any{&l.ID, (*store.Instant)(&l.At), (*store.Ref)(&l.Person), &l.What, &l.Detail}
}

// Audit adds a line to the log (日志). person is who made the change; 0 for the program itself.
func Audit(tx *store.Tx, person int64, what, detail string) error {
	return tx.Exec(store.InsertInto("audit", "at, person, what, detail"), store.MS(tx.Now), (*store.Ref)(&person), what, detail)
}

// AuditLines returns at most n lines of the log before a line, the newest first; from the newest
// line if before is 0.
func AuditLines(tx *store.Tx, before int64, n int) ([]AuditLine, error) {
	if before <= 0 {
		before = 1<<63 - 1
	}
	return store.Find(tx, (*AuditLine).Fields, `SELECT `+AuditColumns+` FROM audit WHERE id < $1 ORDER BY id DESC LIMIT $2`, before, n)
}
