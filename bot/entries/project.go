package entries

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/record"
)

// projectTitle takes in what the project is called, before its project is looked
// for.
func projectTitle(r *record.Record) ask.Question {
	q := ask.Text("title", messages.LabelTitle, messages.AskTitle, &r.Detail.Title, 20)
	if r.Project != record.NewProject {
		q.Hear = nil
	}
	return q
}

// whichProject takes in the project of an activity. Unsaid, it is the newest that
// is under way at the point; another title, or none under way, begins another.
func whichProject(t *turn.Turn, r *record.Record) ask.Question {
	open := openProjects(t, r.Point)
	if r.Project == 0 && r.Point != 0 {
		r.Project = joins(open, r.Detail.Title)
	}
	r.ProjectTitle = ""
	q := ask.Question{Key: "project", Label: messages.LabelProject, Prompt: messages.AskProject, Now: turn.IDText(r.Project), OnCard: len(open) > 0,
		Hear: func(says string) (string, string) {
			if says == messages.WordNewProject {
				return turn.IDText(record.NewProject), ""
			}
			i := slices.IndexFunc(open, func(p record.Project) bool { return p.Title != "" && strings.Contains(says, p.Title) })
			if i < 0 {
				return "", messages.PressAButton
			}
			return turn.IDText(open[i].ID), ""
		},
		Fill: func(value string) bool {
			id, err := strconv.ParseInt(value, 10, 64)
			if err != nil || id != record.NewProject && projectOf(t, id, r.Point) == nil {
				return false
			}
			r.Project = id
			return true
		}}
	if p := projectOf(t, r.Project, r.Point); p != nil {
		r.ProjectTitle = p.Title
	}
	if len(open) == 0 {
		q.Hear = nil // nothing to choose from
	}
	for _, p := range open[max(0, len(open)-3):] {
		q = q.Offering(ask.Choice{Words: messages.Clip(messages.ProjectTitle(p.Title), 8), Value: turn.IDText(p.ID)})
	}
	return q.Offering(ask.Choice{Words: messages.WordNewProject, Value: turn.IDText(record.NewProject)})
}

// joins is the project under way that an activity belongs to.
func joins(open []record.Project, title string) int64 {
	for _, p := range slices.Backward(open) {
		if title == "" || p.Title == "" || strings.Contains(title, p.Title) || strings.Contains(p.Title, title) {
			return p.ID
		}
	}
	return record.NewProject
}

// projectsAt are the projects of a point, read once a turn.
func projectsAt(t *turn.Turn, point int64) []record.Project {
	if point == 0 {
		return nil
	}
	return turn.Once(t, projectsKey(point), func() []record.Project {
		list, err := record.ProjectsAt(t.Tx, point)
		t.Fault = errors.Join(t.Fault, err)
		return list
	})
}

// projectsKey keeps the projects of a point for the turn.
type projectsKey int64

func openProjects(t *turn.Turn, point int64) []record.Project {
	return slices.DeleteFunc(slices.Clone(projectsAt(t, point)), func(p record.Project) bool { return p.Ended != "" })
}

func projectOf(t *turn.Turn, id, point int64) *record.Project {
	list := projectsAt(t, point)
	i := slices.IndexFunc(list, func(p record.Project) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// keepingActivity begins the project that an activity tells of, and its first step
// when the activity is kept.
func keepingActivity(t *turn.Turn, was, now *record.Record) (after func() error, err error) {
	if was != nil && now.Project == was.Project && now.Detail.Title == was.Detail.Title {
		return nil, nil
	}
	begun, err := beginProject(t, now)
	return func() error { return firstStep(t, begun, now) }, err
}

// beginProject begins the project of an activity that is to have one of its own;
// one that had no name yet takes the activity's.
func beginProject(t *turn.Turn, r *record.Record) (begun *record.Project, err error) {
	turn.Forget(t, projectsKey(r.Point))
	t.Env().Forget()
	if r.Project > 0 {
		p, err := record.FindProject(t.Tx, r.Project)
		if err != nil || p.Title != "" || r.Detail.Title == "" {
			return nil, err
		}
		p.Title = r.Detail.Title
		return nil, record.SaveProject(t.Tx, p)
	}
	if r.Project != record.NewProject {
		return nil, nil
	}
	p := &record.Project{Point: r.Point, Org: r.Org, Title: r.Detail.Title, Stage: record.Discussed, Started: r.Day}
	err = record.AddProject(t.Tx, p)
	r.Project, r.ProjectTitle = p.ID, p.Title
	return p, err
}

// firstStep is what a project begins with: the activity that told of it.
func firstStep(t *turn.Turn, p *record.Project, r *record.Record) error {
	if p == nil {
		return nil
	}
	return record.AddStep(t.Tx, p, &record.Step{Stage: record.Discussed, Day: r.Day, Record: r.ID, Person: t.Me.ID})
}
