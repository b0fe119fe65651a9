package figures

import (
	"fmt"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
)

// Apply makes the plan so, inside the Tx that made it: new records are the
// admin's, by; corrections have their history.
func (p *Plan) Apply(tx *store.Tx, by int64) error {
	switch {
	case len(p.Faults) > 0:
		return &store.Refusal{Reason: fmt.Sprintf("数字表有 %d 处错误，没有导入", len(p.Faults))}
	case p.Empty():
		return nil
	}
	for _, c := range p.Added {
		c.Record.Author, c.Record.Typist = by, by
		if err := record.Add(tx, c.Record); err != nil {
			return err
		}
	}
	for _, c := range p.Changed {
		var told []record.Entry
		for _, f := range c.Fields {
			told = append(told, record.Entry{Person: by, What: "更正 " + f.Label, Before: f.Before, After: f.After})
		}
		if err := record.Correct(tx, c.Record, told...); err != nil {
			return err
		}
	}
	return bureau.Audit(tx, by, "导入数字", fmt.Sprintf("新增 %d 条，更正 %d 条", len(p.Added), len(p.Changed)))
}
