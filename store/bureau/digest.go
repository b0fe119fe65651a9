package bureau

import "liaison/store"

// ChangesOnly reports whether a person wants a digest only when something
// happened (只发有变化的).
func ChangesOnly(tx *store.Tx, person int64) (bool, error) {
	only, err := store.One[bool](tx, `SELECT changes_only FROM digest WHERE person = $1`, person)
	if err == store.ErrNotFound {
		return false, nil
	}
	return only, err
}

// SetChangesOnly stores whether a person wants that.
func SetChangesOnly(tx *store.Tx, person int64, only bool) error {
	return tx.Exec(store.InsertInto("digest", "person, changes_only")+` ON CONFLICT (person) DO UPDATE SET changes_only = excluded.changes_only`, person, only)
}
