package messages

import (
	"fmt"

	"liaison/store/chat"
	"liaison/store/day"
)

// WeeksPicture is the recipe of the picture of the weeks.
const WeeksPicture = "weeks"

// WeeksRecipe makes the picture of the weeks before a Monday, for a leader: of
// the points they see.
func WeeksRecipe(person int64, monday day.Day) *chat.Recipe {
	return &chat.Recipe{Name: "近8周.png", What: WeeksPicture, Args: map[string]string{"person": fmt.Sprint(person), "monday": string(monday)}}
}

// What stands in the picture.
const (
	WeeksVisits      = "走访"
	WeeksVisitsUnit  = "次"
	WeeksPending     = "在办问题"
	WeeksPendingUnit = "件"
)

// WeeksTitle stands over the picture: 全局 or the person's own points.
func WeeksTitle(whole bool) string { return whose(whole) + " 近8周" }

// WeekLabel names a week by its Monday: 10/5.
func WeekLabel(monday day.Day) string { return monday.Time().Format("1/2") }
