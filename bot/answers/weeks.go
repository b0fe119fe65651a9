package answers

import (
	"errors"
	"fmt"
	"time"

	"liaison/messages"
	"liaison/messages/chart"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
)

// weeksShown is how many weeks are in the picture.
const weeksShown = 8

// renderWeeks draws the weeks before a Monday for a person: the visits of each week, and the
// problems 在办 at its end.
func renderWeeks(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	monday, err := day.ParseDay(args["monday"])
	if err != nil || monday.Weekday() != time.Monday {
		return nil, fmt.Errorf("bot: %q is no Monday", args["monday"])
	}
	scope := dir.Scope(p)
	points := dir.PointsIn(scope)
	w := chart.Weekly{Title: messages.WeeksTitle(scope.All), BarName: messages.WeeksVisits, BarUnit: messages.WeeksVisitsUnit,
		LineName: messages.WeeksPending, LineUnit: messages.WeeksPendingUnit}
	for from := monday.Add(-7 * weeksShown); from < monday; from = from.Add(7) {
		visits, err1 := count.Sum(tx, day.Week(from), points...)
		pending, err2 := count.PendingAt(tx, from.Add(6), points...)
		if err := errors.Join(err1, err2); err != nil {
			return nil, err
		}
		w.Labels = append(w.Labels, messages.WeekLabel(from))
		w.Bars = append(w.Bars, visits.Sum(points...).Of(indicator.Visits))
		w.Line = append(w.Line, sum(pending))
	}
	return w.PNG()
}

// sum adds up what was counted at each of some points.
func sum(counted map[int64]int) (n int) {
	for _, at := range counted {
		n += at
	}
	return n
}
