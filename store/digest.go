package store

// ChangesOnly reports whether a person wants a digest only when something
// happened (只发有变化的).
func (tx *Tx) ChangesOnly(person int64) (bool, error) {
	only, err := one[bool](tx, `SELECT changes_only FROM digest WHERE person = $1`, person)
	if err == ErrNotFound {
		return false, nil
	}
	return only, err
}

// SetChangesOnly keeps that wish.
func (tx *Tx) SetChangesOnly(person int64, only bool) error {
	return tx.exec(insertInto("digest", "person, changes_only")+` ON CONFLICT (person) DO UPDATE SET changes_only = excluded.changes_only`, person, only)
}
