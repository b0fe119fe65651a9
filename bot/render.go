package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"liaison/messages"
	"liaison/messages/report"
	"liaison/store"
	"liaison/store/roster"
)

// rosterFile is the recipe of 名册, as it is now.
const rosterFile = "roster"

// RemindFile is the recipe of a rehearsal of the reminders: made by whoever has
// the rules.
const RemindFile = "remind"

// rehearse is 提醒预演: who would be told what, and why, this week or in the days
// that were named.
func (t *turn) rehearse(rest string) error {
	p := t.periodIn(rest)
	p.From = max(p.From, t.today)
	recipe := &store.Recipe{Name: messages.RehearsalName(p), What: RemindFile, Args: map[string]string{"from": string(p.From), "to": string(p.To)}}
	return errors.Join(t.say(messages.RemindTaken), t.send(store.Message{Kind: store.Document, Recipe: recipe}))
}

// Render makes a file from its recipe, outside any update.
func Render(ctx context.Context, db *store.DB, r store.Recipe) (name string, body []byte, err error) {
	make := map[string]func(*store.Tx, map[string]string) ([]byte, error){
		rosterFile:            func(tx *store.Tx, _ map[string]string) ([]byte, error) { return roster.Export(tx) },
		problemSheet:          renderProblems,
		myDataFile:            renderMyData,
		messages.WeeksPicture: renderWeeks,
		messages.TrendPicture: renderTrend,
	}[r.What]
	if make == nil {
		return "", nil, fmt.Errorf("bot: no recipe %q", r.What)
	}
	err = db.View(ctx, func(tx *store.Tx) (err error) {
		body, err = make(tx, r.Args)
		return err
	})
	return r.Name, body, err
}

// renderProblems makes the 问题台账 of a person: what they may see of it now.
func renderProblems(tx *store.Tx, args map[string]string) ([]byte, error) {
	s, ok := parseSheet(args["sheet"])
	if !ok {
		return nil, fmt.Errorf("bot: no sheet %q", args["sheet"])
	}
	dir, p, err := chief(tx, args)
	if err != nil {
		return nil, err
	}
	bureau, err := tx.Setting(roster.BureauName)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	ledger := report.Problems(bureau, messages.SheetSpan(s.period, s.open, s.late, tx.Today()))
	err = ledger.Write(&body, s.rows(tx, dir, dir.Scope(p)))
	return body.Bytes(), err
}

// chief is the person that a file is made for, who must be a leader or an admin
// now.
func chief(tx *store.Tx, args map[string]string) (*store.Directory, *store.Person, error) {
	dir, err := tx.Directory()
	if err != nil {
		return nil, nil, err
	}
	id, _ := strconv.ParseInt(args["person"], 10, 64)
	p := dir.Person(id)
	if p == nil || !p.Active || !p.Is(chiefRoles...) {
		return nil, nil, fmt.Errorf("bot: %q may not have a file", args["person"])
	}
	return dir, p, nil
}

// errEnough ends the rows that nobody wants any more.
var errEnough = errors.New("bot: enough")

// rows yields the rows of a sheet, within a scope.
func (s sheet) rows(tx *store.Tx, dir *store.Directory, scope store.Scope) func(yield func([]report.Cell, error) bool) {
	return func(yield func([]report.Cell, error) bool) {
		err := s.each(tx, func(r *store.Record) error {
			if !scope.Sees(r) || !s.holds(r, tx.Today()) {
				return nil
			}
			history, err := tx.History(r.ID)
			if err == nil && !yield(report.ProblemRow(dir, r, history), nil) {
				err = errEnough
			}
			return err
		})
		if err != nil && err != errEnough {
			yield(nil, err)
		}
	}
}

// each calls fn for the problems that a sheet may hold.
func (s sheet) each(tx *store.Tx, fn func(*store.Record) error) error {
	if s.period.From != "" {
		return tx.Problems(s.period, fn)
	}
	found, err := tx.Unsettled()
	if err != nil {
		return err
	}
	slices.SortFunc(found, func(a, b store.Record) int { return int(a.ID - b.ID) })
	for i := range found {
		if err := fn(&found[i]); err != nil {
			return err
		}
	}
	return nil
}

// holds reports whether a problem belongs on the sheet.
func (s sheet) holds(r *store.Record, today store.Day) bool {
	p := r.Problem
	return (!s.open || p.Pending()) && (!s.late || p.Overdue(today)) && (s.unit == 0 || p.Unit == s.unit) && (s.point == 0 || r.Point == s.point)
}
