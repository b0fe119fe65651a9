package roster

import (
	"regexp"

	"liaison/store"
)

// inTitle is the year that a title names: 2026年“小个专”党建工作要点.
var inTitle = regexp.MustCompile(`(20\d\d)\s*年`)

// setPlan keeps the title of the 工作要点 as that of its year too: the next year's
// does not take its place. A title without a year is of this year. A title that is
// taken out of the roster is none of its year either.
func setPlan(tx *store.Tx, title string) error {
	had, err := store.Setting(tx, WorkPlan)
	if err != nil {
		return err
	}
	if err := store.Set(tx, WorkPlan, title); err != nil {
		return err
	}
	if title == "" {
		return store.Set(tx, WorkPlan+"."+yearOf(tx, had), "")
	}
	return store.Set(tx, WorkPlan+"."+yearOf(tx, title), title)
}

func yearOf(tx *store.Tx, title string) string {
	if named := inTitle.FindStringSubmatch(title); named != nil {
		return named[1]
	}
	return tx.Today().Year()
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
