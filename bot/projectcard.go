package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// ownProject is the project of a tap, if the person may see it.
func (t *turn) ownProject(arg string) (*record.Project, error) {
	id, _ := strconv.ParseInt(arg, 10, 64)
	p, err := record.FindProject(t.tx, id)
	if errors.Is(err, store.ErrNotFound) || err == nil && !t.scope().SeesPoint(p.Point) {
		return nil, &store.Refusal{Reason: messages.OutOfScope}
	}
	return p, err
}

// movedProject is the project of a tap that moves it to a stage: by somebody who
// may, and while it stands where the card showed it.
func (t *turn) movedProject(arg string, from func(p *record.Project, s record.Stage) bool) (*record.Project, record.Stage, error) {
	number, stage, _ := strings.Cut(arg, ".")
	p, err := t.ownProject(number)
	if err != nil {
		return nil, 0, err
	}
	n, _ := strconv.Atoi(stage)
	if s := record.Stage(n); !t.mayMove(p) || !from(p, s) {
		return nil, 0, &store.Refusal{Reason: messages.StaleCard}
	}
	return p, record.Stage(n), nil
}

// mayMove reports whether the person may move a project on.
func (t *turn) mayMove(p *record.Project) bool {
	return t.me.Is(partyRoles...) && record.May(t.dir, t.me, record.KindActivity, p.Point) && t.scope().SeesPoint(p.Point)
}

// projectFace draws a project's card.
func (t *turn) projectFace(p *record.Project) (chat.Face, error) {
	v := messages.Project{Project: *p, Dir: t.dir, Today: t.today, Committee: t.dir.HasCommittee(p.Point), Meetings: map[int64]string{}, May: t.mayMove(p)}
	var err error
	if v.Records, err = record.RecordsOfProject(t.tx, p.ID); err != nil {
		return chat.Face{}, err
	}
	v.Figures = newestFigures(t.dir, v.Records)
	if v.Steps, err = record.StepsOf(t.tx, p.ID); err != nil {
		return chat.Face{}, err
	}
	for _, s := range v.Steps {
		if s.Meeting == 0 {
			continue
		}
		r, err := record.Find(t.tx, s.Meeting)
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
func (t *turn) openProjectCard(p *record.Project) error {
	face, err := t.projectFace(p)
	return errors.Join(err, t.toast(""), t.showBelow(chat.ProjectKey(p.ID), face))
}

// tapProject opens a project; on its own card it comes back from a choice.
func (t *turn) tapProject(card *chat.Card, arg string) error {
	p, err := t.ownProject(arg)
	if err != nil {
		return err
	}
	if card.Key != chat.ProjectKey(p.ID) {
		return t.openProjectCard(p)
	}
	return t.redrawProject(card, p, "")
}

func (t *turn) redrawProject(card *chat.Card, p *record.Project, words string) error {
	face, err := t.projectFace(p)
	return errors.Join(err, t.toast(words), t.show(card.Key, face))
}

// tapProjects opens the only project of a point, or lists them.
func (t *turn) tapProjects(_ *chat.Card, arg string) error {
	point, _ := strconv.ParseInt(arg, 10, 64)
	if !t.scope().SeesPoint(point) {
		return t.toast(messages.OutOfScope)
	}
	list := t.projectsAt(point)
	switch len(list) {
	case 0:
		return t.toast(messages.NoProjects)
	case 1:
		return t.openProjectCard(&list[0])
	}
	face := messages.ProjectList(t.dir, point, list)
	return errors.Join(t.toast(""), t.showNew(face))
}

// linkable is how far back a meeting may lie that a project is linked to, in days,
// and how many are offered.
const (
	linkable = 90
	maxLinks = 5
)

// tapStage asks on which meeting a project came to its next stage; 结项 needs
// none.
func (t *turn) tapStage(card *chat.Card, arg string) error {
	p, stage, err := t.movedProject(arg, func(p *record.Project, s record.Stage) bool { return s == p.Stage+1 && s <= record.Concluded })
	if err != nil {
		return err
	}
	if stage == record.Concluded {
		return t.step(card, p, &record.Step{Stage: stage, Day: t.today, Person: t.me.ID})
	}
	meetings, err := t.meetingsFor(p, stage)
	v := messages.Project{Project: *p, Dir: t.dir, Today: t.today, Committee: t.dir.HasCommittee(p.Point)}
	return errors.Join(err, t.toast(""), t.show(card.Key, messages.LinkCard(v, stage, meetings)))
}

// meetingsFor are the newest meetings of a point's 党组织 on which a project may
// have come to a stage; those of a 党员大会 first where it is followed by that.
func (t *turn) meetingsFor(p *record.Project, s record.Stage) (found []record.Held, err error) {
	var orgs []int64
	for _, o := range t.dir.OrgsAt(p.Point) {
		orgs = append(orgs, o.ID)
	}
	if len(orgs) == 0 {
		return nil, nil
	}
	if found, err = record.MeetingsHeld(t.tx, orgs, day.Period{From: t.today.Add(-linkable), To: t.today}); err != nil {
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
func (t *turn) tapLink(card *chat.Card, arg string) error {
	move, number, _ := strings.Cut(arg, ":")
	p, stage, err := t.movedProject(move, func(p *record.Project, s record.Stage) bool { return s == p.Stage+1 && s < record.Concluded })
	if err != nil {
		return err
	}
	s := &record.Step{Stage: stage, Day: t.today, Person: t.me.ID}
	if s.Meeting, _ = strconv.ParseInt(number, 10, 64); s.Meeting != 0 {
		r, err := t.visible(s.Meeting)
		if err != nil {
			return err
		}
		if r.Kind != record.KindMeeting || r.Point != p.Point || !r.Withdrawn.IsZero() {
			return &store.Refusal{Reason: messages.StaleCard}
		}
		s.Day = r.Day
	}
	return t.step(card, p, s)
}

func (t *turn) step(card *chat.Card, p *record.Project, s *record.Step) error {
	if err := record.AddStep(t.tx, p, s); err != nil {
		return err
	}
	return t.redrawProject(card, p, messages.StageMoved)
}

// tapUnstage takes the newest step back.
func (t *turn) tapUnstage(card *chat.Card, arg string) error {
	p, _, err := t.movedProject(arg, func(p *record.Project, s record.Stage) bool { return s == p.Stage })
	if err != nil {
		return err
	}
	if err := record.UndoStep(t.tx, p); err != nil {
		return err
	}
	return t.redrawProject(card, p, messages.StageUndone)
}

// tapRename asks for a project's new name.
func (t *turn) tapRename(_ *chat.Card, arg string) error {
	p, err := t.ownProject(arg)
	if err != nil {
		return err
	}
	if !t.mayMove(p) {
		return t.toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: string(kindProject)}
	ask.Set(&item, "of", idText(p.ID))
	return errors.Join(t.toast(""), t.openBelow(t.newDraft([]chat.Item{item})))
}

func (t *turn) renameQuestions(_ *ask.Env, r *record.Record) []ask.Question {
	of := ask.Question{Key: "of", Fill: func(value string) bool {
		id, _ := strconv.ParseInt(value, 10, 64)
		p, err := record.FindProject(t.tx, id)
		if err == nil {
			r.Project, r.ProjectTitle = p.ID, p.Title
		}
		return err == nil
	}}
	return []ask.Question{of, ask.Text("text", messages.LabelTitle, messages.AskTitle, &r.Text, 20).With(ask.Must)}
}

// renameProject keeps a project's new name, and draws its card again.
func (t *turn) renameProject(_ *chat.Item, r *record.Record) (said string, err error) {
	p, err := t.ownProject(idText(r.Project))
	if err != nil || !t.mayMove(p) {
		return "", errors.Join(err, &store.Refusal{Reason: messages.NotAllowed})
	}
	p.Title = r.Text
	if err := record.SaveProject(t.tx, p); err != nil {
		return "", err
	}
	face, err := t.projectFace(p)
	return messages.ProjectRenamed(p.Title), errors.Join(err, t.showInPlace(chat.ProjectKey(p.ID), face))
}
