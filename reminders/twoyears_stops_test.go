package reminders

import (
	"math/rand/v2"
	"slices"
	"time"

	"liaison/store/day"
)

// lifeOutages: over the morning of a first workday, and three days with the day
// of a month's reminder and that of a 换届.
var lifeOutages = []outage{
	{day.Day("2026-06-01").Time().Add(8 * time.Hour), 2 * time.Hour},
	{day.Day("2026-11-23").Time().Add(8 * time.Hour), 72 * time.Hour},
}

// lifeStops are the outages and, some forty times a year, a short stop, many of
// them at nine, when most is said.
func lifeStops() []outage {
	dice := rand.New(rand.NewPCG(2027, 11))
	stops := slices.Clone(lifeOutages)
	for d := lifeBegins; d <= lifeEnds; d = d.Add(1) {
		if dice.IntN(9) > 0 || slices.ContainsFunc(lifeOutages, func(o outage) bool { return o.end().After(d.Time()) && o.at.Before(d.Add(1).Time()) }) {
			continue
		}
		at := d.Time().Add(9 * time.Hour)
		if dice.IntN(3) > 0 {
			at = at.Add(time.Duration(dice.IntN(int(17*time.Hour))) - 9*time.Hour)
		}
		stops = append(stops, outage{at, time.Duration(dice.IntN(int(40 * time.Minute)))})
	}
	slices.SortFunc(stops, func(a, b outage) int { return a.at.Compare(b.at) })
	return stops
}
