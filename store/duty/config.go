package duty

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"liaison/store"
)

// Terms are a rule's numbers after what the bureau set.
type Terms struct {
	Span  Span
	Count int
	Move  bool // a day off moves its day to the next workday
	Day   int  // the day of the month that the bureau set; 0: none
}

// Config is what the bureau set otherwise than the table, by the names of
// settings: duty.R04.period = 年, for one 党组织 duty.R04@12.count = 2, for a
// point (R13) likewise by the point's id. It is filled by [Config.Set]; nil is
// the table as it stands.
type Config map[string]string

const prefix = "duty."

// fields are what may be set, and of which rules.
var fields = map[string]struct {
	rules string
	set   func(*Terms, string) bool
}{
	"period": {"R04 R13", func(t *Terms, v string) bool { t.Span = Span(v); return t.Span.months() > 0 }},
	"count":  {"R04 R13", func(t *Terms, v string) bool { return number(&t.Count, v) }},
	"move":   {"R05", func(t *Terms, v string) bool { t.Move = v == "是"; return t.Move || v == "否" }},
	"day":    {"R09", func(t *Terms, v string) bool { return number(&t.Day, v) }},
}

// number reads a count or a day of the month.
func number(at *int, v string) bool {
	n, err := strconv.Atoi(v)
	*at = n
	return err == nil && n >= 0 && n <= 31
}

// Name is the setting of a rule's field; of is one 党组织, or for R13 one point;
// 0 is the whole bureau.
func Name(rule string, of int64, field string) string {
	if of != 0 {
		rule += "@" + strconv.FormatInt(of, 10)
	}
	return prefix + rule + "." + field
}

// canonical returns the one way to write the name of a setting that means
// something.
func canonical(name string) (rule, field, as string, ok bool) {
	rest, ok1 := strings.CutPrefix(name, prefix)
	whose, field, ok2 := strings.Cut(rest, ".")
	rule, id, one := strings.Cut(whose, "@")
	of, err := strconv.ParseInt(id, 10, 64)
	known := RuleOf(rule) != nil && strings.Contains(fields[field].rules, rule)
	ok = ok1 && ok2 && known && (!one || err == nil && of > 0)
	return rule, field, Name(rule, of, field), ok
}

// Set sets a field, or with "" leaves it as the table has it. A name or a value
// that means nothing is an error.
func (c Config) Set(name, value string) error {
	_, field, as, ok := canonical(name)
	if !ok || value != "" && !fields[field].set(new(Terms), value) {
		return fmt.Errorf("duty: setting %s = %q means nothing", name, value)
	}
	if c[as] = value; value == "" {
		delete(c, as)
	}
	return nil
}

// Terms are a rule's numbers for a 党组织 or a point: its own before the bureau's
// before the table's.
func (c Config) Terms(r *Rule, of int64) Terms {
	if len(c) == 0 {
		return Terms{Span: r.Span, Count: r.Count, Move: r.Move}
	}
	t := Terms{Span: r.Span, Count: r.Count, Move: r.Move}
	for field, f := range fields {
		for _, whose := range []int64{0, of} {
			if v, ok := c[Name(r.ID, whose, field)]; ok {
				f.set(&t, v)
			}
		}
	}
	return t
}

// LoadConfig reads what the bureau set. What means nothing is an error that
// names each.
func LoadConfig(tx *store.Tx) (Config, error) {
	set, err := store.Settings(tx, prefix)
	c := Config{}
	for name, value := range set {
		err = errors.Join(err, c.Set(name, value))
	}
	return c, err
}

// SaveConfig keeps a field for good, as [Config.Set] sets it.
func SaveConfig(tx *store.Tx, name, value string) error {
	if err := (Config{}).Set(name, value); err != nil {
		return err
	}
	_, _, as, _ := canonical(name)
	return store.Set(tx, as, value)
}
