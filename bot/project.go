package bot

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store/mask"
	"liaison/store/record"
)

// kindProject is a new name for an 攻关项目.
const kindProject record.Kind = "project"

var (
	quoted   = regexp.MustCompile(`[《“"「]([^》”"」]{2,20})[》”"」]`)
	titled   = regexp.MustCompile(`([^，。；：、！ \d]{2,18}?)(?:质量|技术|qc|QC)?(?:攻关项目|攻关课题|质量改进项目|QC课题|qc课题|课题攻关)`)
	noTitles = regexp.MustCompile(`^(?:我们|今天|昨天|开展|启动|推进|继续|成立|组织|实施|进行|关于|一个|搞|做|了|的|在|新的|新|质量|技术|QC|qc)+`)
)

// titleIn is what a sentence, of which text is kept, calls a project:
// “混凝土裂缝”攻关项目. "" is none.
func titleIn(says, text string) string {
	if m := quoted.FindStringSubmatch(says); m != nil {
		return mask.Names(m[1])
	}
	m := titled.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	if title := noTitles.ReplaceAllString(m[1], ""); len([]rune(title)) >= 2 {
		return mask.Names(title)
	}
	return ""
}

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
func (t *turn) whichProject(r *record.Record) ask.Question {
	open := t.openProjects(r.Point)
	if r.Project == 0 && r.Point != 0 {
		r.Project = joins(open, r.Detail.Title)
	}
	r.ProjectTitle = ""
	q := ask.Question{Key: "project", Label: messages.LabelProject, Prompt: messages.AskProject, Now: idText(r.Project), OnCard: len(open) > 0,
		Hear: func(says string) (string, string) {
			if says == messages.WordNewProject {
				return idText(record.NewProject), ""
			}
			i := slices.IndexFunc(open, func(p record.Project) bool { return p.Title != "" && strings.Contains(says, p.Title) })
			if i < 0 {
				return "", messages.PressAButton
			}
			return idText(open[i].ID), ""
		},
		Fill: func(value string) bool {
			id, err := strconv.ParseInt(value, 10, 64)
			r.Project = id
			return err == nil && (id == record.NewProject || t.projectOf(id, r.Point) != nil)
		}}
	if p := t.projectOf(r.Project, r.Point); p != nil {
		r.ProjectTitle = p.Title
	}
	if len(open) == 0 {
		q.Hear = nil // nothing to choose from
	}
	for _, p := range open[max(0, len(open)-3):] {
		q = q.Offering(ask.Choice{Words: messages.Clip(messages.ProjectTitle(p.Title), 8), Value: idText(p.ID)})
	}
	return q.Offering(ask.Choice{Words: messages.WordNewProject, Value: idText(record.NewProject)})
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
func (t *turn) projectsAt(point int64) []record.Project {
	if point == 0 {
		return nil
	}
	return once(t, projectsKey(point), func() []record.Project {
		list, err := record.ProjectsAt(t.tx, point)
		t.fault = errors.Join(t.fault, err)
		return list
	})
}

// projectsKey keeps the projects of a point for the turn.
type projectsKey int64

func (t *turn) openProjects(point int64) []record.Project {
	return slices.DeleteFunc(slices.Clone(t.projectsAt(point)), func(p record.Project) bool { return p.Ended != "" })
}

func (t *turn) projectOf(id, point int64) *record.Project {
	list := t.projectsAt(point)
	i := slices.IndexFunc(list, func(p record.Project) bool { return p.ID == id })
	if i < 0 {
		return nil
	}
	return &list[i]
}

// keepingActivity begins the project that an activity tells of, and its first step
// when the activity is kept.
func (t *turn) keepingActivity(was, now *record.Record) (after func() error, err error) {
	if was != nil && now.Project == was.Project && now.Detail.Title == was.Detail.Title {
		return nil, nil
	}
	begun, err := t.beginProject(now)
	return func() error { return t.firstStep(begun, now) }, err
}

// beginProject begins the project of an activity that is to have one of its own;
// one that had no name yet takes the activity's.
func (t *turn) beginProject(r *record.Record) (begun *record.Project, err error) {
	forget(t, projectsKey(r.Point))
	t.env().Forget()
	if r.Project > 0 {
		p, err := record.FindProject(t.tx, r.Project)
		if err != nil || p.Title != "" || r.Detail.Title == "" {
			return nil, err
		}
		p.Title = r.Detail.Title
		return nil, record.SaveProject(t.tx, p)
	}
	if r.Project != record.NewProject {
		return nil, nil
	}
	p := &record.Project{Point: r.Point, Org: r.Org, Title: r.Detail.Title, Stage: record.Discussed, Started: r.Day}
	err = record.AddProject(t.tx, p)
	r.Project, r.ProjectTitle = p.ID, p.Title
	return p, err
}

// firstStep is what a project begins with: the activity that told of it.
func (t *turn) firstStep(p *record.Project, r *record.Record) error {
	if p == nil {
		return nil
	}
	return record.AddStep(t.tx, p, &record.Step{Stage: record.Discussed, Day: r.Day, Record: r.ID, Person: t.me.ID})
}
