package store

import "time"

// An AuditLine is one line of the log (日志): what was done to people, the roster
// or settings.
type AuditLine struct {
	ID     int64
	At     time.Time
	Person int64 // 0: the program itself
	What   string
	Detail string
}

const auditColumns = `id, at, person, what, detail`

func (l *AuditLine) fields() []any {
	return []any{&l.ID, (*instant)(&l.At), (*ref)(&l.Person), &l.What, &l.Detail}
}

// Audit keeps what was done to people, the roster or settings (日志). person is
// 0 for the program itself.
func (tx *Tx) Audit(person int64, what, detail string) error {
	return tx.exec(insertInto("audit", "at, person, what, detail"), ms(tx.Now), (*ref)(&person), what, detail)
}

// AuditLines returns the newest lines of the log before one, at most n; before 0
// means from the newest.
func (tx *Tx) AuditLines(before int64, n int) ([]AuditLine, error) {
	if before <= 0 {
		before = 1<<63 - 1
	}
	return find(tx, (*AuditLine).fields, `SELECT `+auditColumns+` FROM audit WHERE id < $1 ORDER BY id DESC LIMIT $2`, before, n)
}
