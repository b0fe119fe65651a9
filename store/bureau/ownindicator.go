package bureau

import (
	"liaison/store"
	"liaison/store/indicator"
)

// An OwnIndicator is an indicator that the bureau added for itself.
type OwnIndicator struct {
	ID int64
	indicator.Indicator
}

const ownColumns = `id, name, kind, type, unit, words, adds, aside`

func (x *OwnIndicator) fields() []any {
	return []any{&x.ID, &x.Name, &x.Kind, &x.Type, &x.Unit, &x.Words, &x.Adds, &x.Aside}
}

// OwnIndicators returns the bureau's own indicators in the order in which they were added, also
// those that were stopped.
func OwnIndicators(tx *store.Tx) ([]OwnIndicator, error) {
	return store.Find(tx, (*OwnIndicator).fields, `SELECT `+ownColumns+` FROM indicator ORDER BY id`)
}

// SaveOwnIndicator adds an indicator, or updates it. It revises the roster, so that sentences are
// read and numbers shown with it at once.
func SaveOwnIndicator(tx *store.Tx, x *OwnIndicator) error {
	return save(tx, "indicator", ownColumns, &x.ID, x.fields()[1:])
}

// withOwn adds the bureau's own indicators to those of a directory.
func withOwn(tx *store.Tx, d *Directory) error {
	found, err := OwnIndicators(tx)
	if err != nil || len(found) == 0 {
		return err
	}
	own := make([]indicator.Indicator, len(found))
	for i, x := range found {
		own[i] = x.Indicator
	}
	d.Indicators = indicator.Standard.With(own)
	return nil
}
