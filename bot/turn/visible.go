package turn

import (
	"errors"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// MayCorrect reports whether the person may change a record: their own, one
// they entered, or, as an admin, any.
func (t *Turn) MayCorrect(r *record.Record) bool {
	return r.Withdrawn.IsZero() && (r.By(t.Me.ID) || t.Me.Is(bureau.Admin))
}

// NumberIn reads #128, ＃128 or 128.
func NumberIn(says string) (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimLeft(says, "#＃ "), 10, 64)
	return n, err == nil && n > 0
}

// Visible returns a record that the person may see, or a [store.Refusal]. The refusal does
// not tell whether the record exists.
func (t *Turn) Visible(n int64) (*record.Record, error) {
	r, err := record.Find(t.Tx, n)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &store.Refusal{Reason: messages.NothingFound}
	} else if err != nil {
		return nil, err
	}
	if !record.Visible(t.Scope(), r) {
		return nil, &store.Refusal{Reason: messages.NothingFound}
	}
	return r, nil
}

// Active returns the active people of the roster.
func (t *Turn) Active() (found []*bureau.Person) {
	for _, p := range t.Dir.People {
		if p.Active {
			found = append(found, p)
		}
	}
	return found
}

// Unsettled returns the open problems that the person may see. They are read once a turn; if
// that fails, there are none and the update fails with t.Fault.
func (t *Turn) Unsettled() []record.Record {
	if t.cases == nil {
		scope := t.Scope()
		found, err := record.UnsettledWhere(t.Tx, func(r *record.Record) bool { return record.Visible(scope, r) })
		t.cases, t.Fault = found, errors.Join(t.Fault, err)
	}
	return t.cases
}

// OwnFault adds an error, other than a refusal, to t.Fault: for functions that draw and
// return no error.
func (t *Turn) OwnFault(err error) {
	if _, refused := errors.AsType[*store.Refusal](err); !refused {
		t.Fault = errors.Join(t.Fault, err)
	}
}

// IsSign reports whether a rune is an emoji before a menu's word.
func IsSign(r rune) bool {
	return r > 0x2000 && (r < 0x3000 || r > 0xfe00 && r < 0xff00 || r > 0x1f000)
}

// IDOf reads what IDText wrote; 0 where it is none.
func IDOf(text string) int64 {
	id, _ := strconv.ParseInt(text, 10, 64)
	return id
}

// IDText writes an id.
func IDText(id int64) string { return strconv.FormatInt(id, 10) }

// PlanAt is the number of the first plan at a point that still stands and that the person made, has to carry out or,
// as a leader, may see: in a period, or at all where it is none; 0 where there is none.
func PlanAt(t *Turn, point int64, in day.Period) (int64, error) {
	if in.From == "" {
		in = day.Period{From: t.Today.Add(-planLate), To: t.Today.Add(366)}
	}
	plans, err := record.PlansIn(t.Tx, in)
	for i := range plans {
		r := &plans[i]
		if r.Point == point && record.Visible(t.Scope(), r) && (t.Me.Is(ChiefRoles...) || r.PlanOf(t.Me) || r.Typist == t.Me.ID) {
			return r.ID, err
		}
	}
	return 0, err
}

// planLate is for how many days after its day a plan is still asked for.
const planLate = 14
