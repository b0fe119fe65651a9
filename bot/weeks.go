package bot

import (
	"errors"
	"fmt"
	"time"

	"liaison/messages"
	"liaison/messages/chart"
	"liaison/store"
)

// weeksShown is how many weeks are in the picture.
const weeksShown = 8

// renderWeeks draws the weeks before a Monday for a person: the visits of each,
// and the problems that were 在办 at its end.
func renderWeeks(tx *store.Tx, args map[string]string) ([]byte, error) {
	dir, p, err := chief(tx, args)
	if err != nil {
		return nil, err
	}
	monday, err := store.ParseDay(args["monday"])
	if err != nil || monday.Weekday() != time.Monday {
		return nil, fmt.Errorf("bot: %q is no Monday", args["monday"])
	}
	scope := dir.Scope(p)
	w := chart.Weekly{Title: messages.WeeksTitle(scope.All), BarName: messages.WeeksVisits, BarUnit: messages.WeeksVisitsUnit,
		LineName: messages.WeeksPending, LineUnit: messages.WeeksPendingUnit}
	for from := monday.Add(-7 * weeksShown); from < monday; from = from.Add(7) {
		visits, err1 := tx.VisitsIn(store.Week(from))
		pending, err2 := tx.PendingAt(from.Add(6))
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		w.Labels = append(w.Labels, messages.WeekLabel(from))
		w.Bars = append(w.Bars, within(scope, visits))
		w.Line = append(w.Line, within(scope, pending))
	}
	return w.PNG()
}

// within adds up what was counted at the points of a scope.
func within(scope store.Scope, counted map[int64]int) (sum int) {
	for point, n := range counted {
		if scope.SeesPoint(point) {
			sum += n
		}
	}
	return sum
}
