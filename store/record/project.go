package record

import (
	"time"

	"liaison/store"
	"liaison/store/day"
)

// A Project is an 攻关项目 at a point: the subject of several activities, until it is assessed.
type Project struct {
	ID      int64
	Point   int64
	Org     int64 // the 党组织 whose it is; 0 where nobody said
	Title   string
	Stage   Stage
	Started day.Day
	Ended   day.Day // 结项; "" while it goes on
}

// A Stage says how far a project is.
type Stage int

// The stages: 党小组讨论实施, 支部大会跟踪关注, 党委（支部）会议综合评估, 结项.
const (
	Discussed Stage = iota + 1
	Followed
	Assessed
	Concluded
)

// NewProject is the Project of a record that begins a new project.
const NewProject int64 = -1

// ProjectType is the type of the activities that belong to projects.
const ProjectType = "攻关项目"

const projectColumns = `id, point, org, title, stage, started, ended`

func (p *Project) fields() []any {
	return []any{&p.ID, &p.Point, (*store.Ref)(&p.Org), &p.Title, &p.Stage, &p.Started, &p.Ended}
}

// A Step is a stage that a project reached.
type Step struct {
	ID      int64
	Project int64
	Stage   Stage
	Day     day.Day
	Record  int64 // the activity that told of it, or 0
	Meeting int64 // the meeting on which it was, or 0
	Person  int64
	At      time.Time
}

const stepColumns = `id, project, stage, day, record, meeting, person, at`

func (s *Step) fields() []any {
	return []any{&s.ID, &s.Project, &s.Stage, &s.Day, (*store.Ref)(&s.Record), (*store.Ref)(&s.Meeting), &s.Person, (*store.Instant)(&s.At)}
}

// AddProject stores a new project and sets its ID.
func AddProject(tx *store.Tx, p *Project) (err error) {
	p.ID, err = tx.Insert("project", "point, org, title, stage, started, ended", p.fields()[1:]...)
	return err
}

// SaveProject stores a changed project.
func SaveProject(tx *store.Tx, p *Project) error {
	return tx.Exec(store.UpdateOf("project", "id", projectColumns), p.fields()...)
}

// FindProject returns a project, or ErrNotFound.
func FindProject(tx *store.Tx, id int64) (*Project, error) {
	return store.FindOne(tx, (*Project).fields, `SELECT `+projectColumns+` FROM project WHERE id = $1`, id)
}

// ProjectsAt returns the projects of a point that are not withdrawn, the oldest first.
func ProjectsAt(tx *store.Tx, point int64) ([]Project, error) {
	return store.Find(tx, (*Project).fields, `SELECT `+projectColumns+` FROM project WHERE point = $1
		AND EXISTS (SELECT 1 FROM record WHERE record.project = project.id AND withdrawn = 0) ORDER BY id`, point)
}

// RecordsOfProject returns the activities of a project that are not withdrawn, the oldest day first.
func RecordsOfProject(tx *store.Tx, id int64) ([]Record, error) {
	found, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE project = $1 AND withdrawn = 0 ORDER BY day, id`, id)
	for i := range found {
		if err == nil {
			err = Complete(tx, &found[i])
		}
	}
	return found, err
}

// AddStep moves a project to the stage of a step.
func AddStep(tx *store.Tx, p *Project, s *Step) (err error) {
	s.Project, s.At = p.ID, tx.Now
	if s.ID, err = tx.Insert("project_step", "project, stage, day, record, meeting, person, at", s.fields()[1:]...); err != nil {
		return err
	}
	return stageOf(tx, p, s)
}

// UndoStep takes the newest step of a project back, but never the first.
func UndoStep(tx *store.Tx, p *Project) error {
	steps, err := StepsOf(tx, p.ID)
	if err != nil || len(steps) < 2 {
		return err
	}
	last := len(steps) - 1
	if err := tx.Exec(`UPDATE project_step SET undone = $2 WHERE id = $1`, steps[last].ID, store.MS(tx.Now)); err != nil {
		return err
	}
	return stageOf(tx, p, &steps[last-1])
}

// stageOf sets the stage of a project to that of a step.
func stageOf(tx *store.Tx, p *Project, s *Step) error {
	p.Stage, p.Ended = s.Stage, ""
	if s.Stage == Concluded {
		p.Ended = s.Day
	}
	return SaveProject(tx, p)
}

// StepsOf returns the steps of a project that were not taken back, in order.
func StepsOf(tx *store.Tx, project int64) ([]Step, error) {
	return store.Find(tx, (*Step).fields, `SELECT `+stepColumns+` FROM project_step WHERE project = $1 AND undone = 0 ORDER BY id`, project)
}
