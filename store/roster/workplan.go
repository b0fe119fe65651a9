package roster

import (
	"regexp"

	"liaison/store"
)

// inTitle is the year that a title names: 2026年“小个专”党建工作要点.
var inTitle = regexp.MustCompile(`(20\d\d)\s*年`)

// setPlan keeps the title of the 工作要点 as that of its year too: the next year's
// does not take its place. A title without a year is of this year.
func setPlan(tx *store.Tx, title string) error {
	if err := store.Set(tx, WorkPlan, title); err != nil || title == "" {
		return err
	}
	year := tx.Today().Year()
	if named := inTitle.FindStringSubmatch(title); named != nil {
		year = named[1]
	}
	return store.Set(tx, WorkPlan+"."+year, title)
}

// PlanOf is the title of the 工作要点 of a year, or "" where none of that year is
// known.
func PlanOf(tx *store.Tx, year string) (string, error) {
	title, err := store.Setting(tx, WorkPlan+"."+year)
	if err != nil || title != "" {
		return title, err
	}
	// What was kept before years were told apart says its year only by itself.
	title, err = store.Setting(tx, WorkPlan)
	if named := inTitle.FindStringSubmatch(title); named == nil || named[1] != year {
		return "", err
	}
	return title, err
}
