package entries

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// ownProject is the project of a tap, if the person may see it.
func ownProject(t *turn.Turn, arg string) (*record.Project, error) {
	id, _ := strconv.ParseInt(arg, 10, 64)
	p, err := record.FindProject(t.Tx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && !t.Scope().SeesPoint(p.Point) {
		return nil, &store.Refusal{Reason: messages.OutOfScope}
	}
	return p, err
}

// movedProject is the project of a tap that moves it to a stage: by somebody who
// may, and while it stands where the card showed it.
func movedProject(t *turn.Turn, arg string, from func(p *record.Project, s record.Stage) bool) (*record.Project, record.Stage, error) {
	number, stage, _ := strings.Cut(arg, ".")
	p, err := ownProject(t, number)
	if err != nil {
		return nil, 0, err
	}
	n, _ := strconv.Atoi(stage)
	if s := record.Stage(n); !mayMove(t, p) || !from(p, s) {
		return nil, 0, &store.Refusal{Reason: messages.StaleCard}
	}
	return p, record.Stage(n), nil
}

// mayMove reports whether the person may move a project on.
func mayMove(t *turn.Turn, p *record.Project) bool {
	return t.Me.Is(turn.PartyRoles...) && record.May(t.Dir, t.Me, record.KindActivity, p.Point) && t.Scope().SeesPoint(p.Point)
}

// projectFace draws a project's card.
func projectFace(t *turn.Turn, p *record.Project) (chat.Face, error) {
	v := messages.Project{Project: *p, Dir: t.Dir, Today: t.Today, Committee: t.Dir.HasCommittee(p.Point), Meetings: map[int64]string{}, May: mayMove(t, p)}
	var err error
	if v.Records, err = record.RecordsOfProject(t.Tx, p.ID); err != nil {
		return chat.Face{}, err
	}
	v.Figures = newestFigures(t.Dir, v.Records)
	if v.Steps, err = record.StepsOf(t.Tx, p.ID); err != nil {
		return chat.Face{}, err
	}
	for _, s := range v.Steps {
		if s.Meeting == 0 {
			continue
		}
		r, err := record.Find(t.Tx, s.Meeting)
		if err != nil {
			return chat.Face{}, err
		}
		v.Meetings[s.Meeting] = messages.HeldWords(r)
	}
	return messages.ProjectCard(v), nil
}

// newestFigures are the newest values of the figures that records of one project
// hold, which stand in the order of their days.
func newestFigures(dir *bureau.Directory, records []record.Record) (newest []record.Figure) {
	for _, x := range dir.Indicators.All() {
		for i := range slices.Backward(records) {
			if f, ok := records[i].Figure(x.Name); ok {
				newest = append(newest, f)
				break
			}
		}
	}
	return newest
}

// openProjectCard shows a project on its card.
func openProjectCard(t *turn.Turn, p *record.Project) error {
	face, err := projectFace(t, p)
	return errors.Join(err, t.Toast(""), t.ShowBelow(chat.ProjectKey(p.ID), face))
}

// tapProject opens a project; on its own card it comes back from a choice.
func tapProject(t *turn.Turn, card *chat.Card, arg string) error {
	p, err := ownProject(t, arg)
	if err != nil {
		return err
	}
	if card.Key != chat.ProjectKey(p.ID) {
		return openProjectCard(t, p)
	}
	return redrawProject(t, card, p, "")
}

func redrawProject(t *turn.Turn, card *chat.Card, p *record.Project, words string) error {
	face, err := projectFace(t, p)
	return errors.Join(err, t.Toast(words), t.Show(card.Key, face))
}

// tapProjects opens the only project of a point, or lists them.
func tapProjects(t *turn.Turn, _ *chat.Card, arg string) error {
	point, _ := strconv.ParseInt(arg, 10, 64)
	if !t.Scope().SeesPoint(point) {
		return t.Toast(messages.OutOfScope)
	}
	list := projectsAt(t, point)
	switch len(list) {
	case 0:
		return t.Toast(messages.NoProjects)
	case 1:
		return openProjectCard(t, &list[0])
	}
	face := messages.ProjectList(t.Dir, point, list)
	return errors.Join(t.Toast(""), t.ShowNew(face))
}

// linkable is how far back a meeting may lie that a project is linked to, in days,
// and how many are offered.
const (
	linkable = 90
	maxLinks = 5
)

// tapStage asks on which meeting a project came to its next stage; 结项 needs
// none.
func tapStage(t *turn.Turn, card *chat.Card, arg string) error {
	p, stage, err := movedProject(t, arg, func(p *record.Project, s record.Stage) bool { return s == p.Stage+1 && s <= record.Concluded })
	if err != nil {
		return err
	}
	if stage == record.Concluded {
		return step(t, card, p, &record.Step{Stage: stage, Day: t.Today, Person: t.Me.ID})
	}
	meetings, err := meetingsFor(t, p, stage)
	v := messages.Project{Project: *p, Dir: t.Dir, Today: t.Today, Committee: t.Dir.HasCommittee(p.Point)}
	return errors.Join(err, t.Toast(""), t.Show(card.Key, messages.LinkCard(v, stage, meetings)))
}

// meetingsFor are the newest meetings of a point's 党组织 on which a project may
// have come to a stage; those of a 党员大会 first where it is followed by that.
func meetingsFor(t *turn.Turn, p *record.Project, s record.Stage) (found []record.Held, err error) {
	var orgs []int64
	for _, o := range t.Dir.OrgsAt(p.Point) {
		orgs = append(orgs, o.ID)
	}
	if len(orgs) == 0 {
		return nil, nil
	}
	if found, err = record.MeetingsHeld(t.Tx, orgs, day.Period{From: t.Today.Add(-linkable), To: t.Today}); err != nil {
		return nil, err
	}
	found = slices.DeleteFunc(found, func(h record.Held) bool { return slices.Contains(h.Types, record.Talk) })
	fits := func(h record.Held) bool {
		return s == record.Followed && slices.Contains(h.Types, record.GeneralMeeting)
	}
	slices.SortStableFunc(found, func(a, b record.Held) int {
		if fits(a) != fits(b) {
			if fits(a) {
				return -1
			}
			return 1
		}
		return strings.Compare(string(b.Day), string(a.Day))
	})
	return found[:min(maxLinks, len(found))], nil
}

// tapLink takes the step, on the meeting of the button or on none.
func tapLink(t *turn.Turn, card *chat.Card, arg string) error {
	move, number, _ := strings.Cut(arg, ":")
	p, stage, err := movedProject(t, move, func(p *record.Project, s record.Stage) bool { return s == p.Stage+1 && s < record.Concluded })
	if err != nil {
		return err
	}
	s := &record.Step{Stage: stage, Day: t.Today, Person: t.Me.ID}
	if s.Meeting, _ = strconv.ParseInt(number, 10, 64); s.Meeting != 0 {
		r, err := t.Visible(s.Meeting)
		if err != nil {
			return err
		}
		if r.Kind != record.KindMeeting || r.Point != p.Point || !r.Withdrawn.IsZero() {
			return &store.Refusal{Reason: messages.StaleCard}
		}
		s.Day = r.Day
	}
	return step(t, card, p, s)
}

func step(t *turn.Turn, card *chat.Card, p *record.Project, s *record.Step) error {
	if err := record.AddStep(t.Tx, p, s); err != nil {
		return err
	}
	return redrawProject(t, card, p, messages.StageMoved)
}

// tapUnstage takes the newest step back.
func tapUnstage(t *turn.Turn, card *chat.Card, arg string) error {
	p, _, err := movedProject(t, arg, func(p *record.Project, s record.Stage) bool { return s == p.Stage })
	if err != nil {
		return err
	}
	if err := record.UndoStep(t.Tx, p); err != nil {
		return err
	}
	return redrawProject(t, card, p, messages.StageUndone)
}

// tapRename asks for a project's new name.
func tapRename(t *turn.Turn, _ *chat.Card, arg string) error {
	p, err := ownProject(t, arg)
	if err != nil {
		return err
	}
	if !mayMove(t, p) {
		return t.Toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: kindProject}
	ask.Set(&item, "of", turn.IDText(p.ID))
	return errors.Join(t.Toast(""), draft.OpenBelow(t, draft.New(t, []chat.Item{item})))
}

// kindProject is a new name for an 攻关项目.
const kindProject = "project"

// A renaming is a project, what it is called, and what from now on.
type renaming struct {
	project       int64
	before, title string
}

var renameTalk = turn.Talk[renaming]{Name: kindProject, Title: messages.TitleProject, Quick: true, Questions: renameQuestions, End: renameProject,
	Told: func(_ *turn.Turn, to *renaming) (told messages.Told) {
		if to.project != 0 {
			told = messages.ProjectTold(to.before)
		}
		return told
	}}

func renameQuestions(t *turn.Turn, to *renaming) []ask.Question {
	of := ask.Question{Key: "of", Fill: func(value string) bool {
		id, _ := strconv.ParseInt(value, 10, 64)
		p, err := record.FindProject(t.Tx, id)
		if err == nil {
			to.project, to.before = p.ID, p.Title
		}
		return err == nil
	}}
	return []ask.Question{of, ask.Text("text", messages.LabelTitle, messages.AskTitle, &to.title, 20).With(ask.Must)}
}

// renameProject keeps a project's new name, and draws its card again.
func renameProject(t *turn.Turn, to *renaming) (said string, err error) {
	p, err := ownProject(t, turn.IDText(to.project))
	if err != nil {
		return "", err
	}
	if !mayMove(t, p) {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	p.Title = to.title
	if err := record.SaveProject(t.Tx, p); err != nil {
		return "", err
	}
	face, err := projectFace(t, p)
	return messages.ProjectRenamed(p.Title), errors.Join(err, t.ShowInPlace(chat.ProjectKey(p.ID), face))
}
