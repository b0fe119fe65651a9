package count

import (
	"slices"

	"liaison/store"
	"liaison/store/day"
)

// A Choice is somebody's decision between several values of one number in a period
// (口径选择): for those of a 口径, or for that of one record.
type Choice struct {
	Name    string
	Period  day.Period
	Caliber string
	Record  int64 // 0: all records of the 口径
	Person  int64
}

func (c *Choice) fields() []any {
	return []any{&c.Name, &c.Period.From, &c.Period.To, &c.Caliber, &c.Record, &c.Person}
}

// Choose stores a decision in place of an earlier one.
func Choose(tx *store.Tx, c Choice) error {
	return tx.Exec(store.InsertInto("choice", "name, since, until, caliber, record, person, at")+` ON CONFLICT (name, since, until) DO UPDATE
		SET caliber = excluded.caliber, record = excluded.record, person = excluded.person, at = excluded.at`,
		append(c.fields(), store.MS(tx.Now))...)
}

// Unchoose deletes a decision.
func Unchoose(tx *store.Tx, name string, p day.Period) error {
	return tx.Exec(`DELETE FROM choice WHERE name = $1 AND since = $2 AND until = $3`, name, p.From, p.To)
}

// decide gives a number its value: the only one there is, or the chosen one. A choice holds
// for the whole bureau.
func decide(tx *store.Tx, a *Amount, p day.Period, w Within) error {
	if len(a.Parts) == 1 {
		a.Value = a.Parts[0].Value
		return nil
	}
	if w.Points != nil || w.Author != 0 {
		return nil
	}
	chosen, err := store.Find(tx, (*Choice).fields, `SELECT name, since, until, caliber, record, person FROM choice
		WHERE name = $1 AND since = $2 AND until = $3`, a.Name, p.From, p.To)
	if err != nil || len(chosen) == 0 {
		return err
	}
	c := chosen[0]
	for i, part := range a.Parts {
		if part.Caliber == c.Caliber && (c.Record == 0 || slices.Contains(part.Records, c.Record)) {
			a.Chosen, a.Value = &a.Parts[i], part.Value
		}
	}
	return nil
}
