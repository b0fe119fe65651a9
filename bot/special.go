package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
)

// Conversations that end in something else than a record.
const (
	kindFeedback store.Kind = "feedback" // 反馈 to the admins
	kindPoint    store.Kind = "point"    // a change to a point
	kindProgress store.Kind = "progress" // a line in a problem's history
)

func special(k store.Kind) bool { return k == kindFeedback || k == kindPoint || k == kindProgress }

// submitSpecial ends a conversation that makes no record; done says it was one.
func (t *turn) submitSpecial(d *store.Draft) (done bool, err error) {
	if !slices.ContainsFunc(d.Items, func(i store.Item) bool { return special(store.Kind(i.Kind)) }) {
		return false, nil
	}
	for i, r := range t.fill(d) {
		if r == nil {
			continue
		}
		var said string
		switch r.Kind {
		case kindFeedback:
			said, err = t.passOn(r.Text)
		case kindPoint:
			said, err = t.changePoint(r)
		case kindProgress:
			said, err = t.noteProgress(r)
		default:
			continue
		}
		if err != nil {
			return true, err
		}
		d.Items[i].Skip = true
		if firstKept(d) < 0 {
			d.State = store.DraftDropped
			return true, errors.Join(t.tx.SaveDraft(d), t.toast(""), t.show(store.DraftKey(d.ID), store.Face{Text: said}))
		}
		if err := t.say(said); err != nil {
			return true, err
		}
	}
	return false, nil
}

func (t *turn) feedbackQuestions(_ *ask.Env, r *store.Record) []ask.Question {
	return []ask.Question{ask.Text("text", messages.LabelText, messages.WhatFeedback, &r.Text, maxText).With(ask.Must)}
}

// feedback is /feedback: what is said reaches the admins at once.
func (t *turn) feedback(rest string) error {
	if rest == "" {
		return step(kindFeedback)(t, "")
	}
	said, err := t.passOn(rest)
	return errors.Join(err, t.say(said))
}

func (t *turn) passOn(text string) (said string, err error) {
	if err := t.tx.Audit(t.me.ID, "反馈", text); err != nil {
		return "", err
	}
	admins := t.admins()
	for _, p := range admins {
		if err := t.tell(p, messages.FeedbackFrom(t.me, text)); err != nil {
			return "", err
		}
	}
	return messages.FeedbackSent(len(admins) > 0), nil
}

// pointFields are what an admin may change of a point in the chat.
var pointFields = []string{"别名", "行业", "责任人"}

func (t *turn) pointQuestions(_ *ask.Env, r *store.Record) []ask.Question {
	field := ask.OneOf("type", "项目", messages.ChooseField, &r.Type, pointFields...).With(ask.Must)
	value := ask.Text("text", "新的内容", messages.NewValue(r.Type), &r.Text, 100).With(ask.Must)
	if r.Type == "责任人" {
		hear := value.Hear
		value.Hear = func(says string) (string, string) {
			if _, fault := t.hearPerson(says); fault != "" {
				return "", fault
			}
			return hear(says)
		}
	}
	point := t.whichPoint(r, "哪个点位？").With(ask.Must)
	return []ask.Question{point, field, value}
}

// changePoint changes one field of a point, with a line in the audit.
func (t *turn) changePoint(r *store.Record) (said string, err error) {
	point := t.dir.Point(r.Point)
	if !t.me.Is(store.Admin) || point == nil {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	changed := *point
	switch r.Type {
	case "别名":
		if clash := t.clash(point, r.Text); clash != "" {
			return "", &store.Refusal{Reason: messages.AliasTaken(clash)}
		}
		changed.Aliases = strings.FieldsFunc(r.Text, func(c rune) bool { return strings.ContainsRune(";；、,， ", c) })
	case "行业":
		changed.Trade = r.Text
	case "责任人":
		p := t.dir.PersonNamed(r.Text)
		if p == nil {
			return "", &store.Refusal{Reason: messages.NoSuchName}
		}
		changed.Responsible = p.ID
	}
	err = errors.Join(t.tx.SavePoint(&changed), t.tx.Audit(t.me.ID, "点位 "+point.Name, r.Type+"："+r.Text))
	return messages.PointChanged(point, r.Type, r.Text), err
}

// clash is the other point that already goes by one of the names, or "".
func (t *turn) clash(point *store.Point, names string) string {
	for _, p := range t.dir.Points {
		for _, alias := range append([]string{p.Name}, p.Aliases...) {
			if p.Active && p.ID != point.ID && slices.Contains(strings.FieldsFunc(names, func(c rune) bool { return strings.ContainsRune(";；、,， ", c) }), alias) {
				return p.Name
			}
		}
	}
	return ""
}

// progressQuestions asks for the problem that a sentence tells the progress of.
func (t *turn) progressQuestions(_ *ask.Env, r *store.Record) []ask.Question {
	if r.Problem == nil {
		r.Problem = new(store.Problem)
	}
	number := ask.Row("problem", messages.LabelIssue, messages.WhichProblem, &r.Problem.Record, func(id int64) bool { return id > 0 }, t.hearNumber, nil)
	number = number.With(ask.Must)
	for _, p := range t.openProblems(r.Point) {
		if len(number.Choices) < 6 {
			number = number.Offering(ask.Choice{Words: messages.Number(p.ID) + " " + messages.Clip(p.Text, 8), Value: idText(p.ID)})
		}
	}
	return []ask.Question{t.whichPoint(r, "哪个点位的问题？"), number,
		ask.Text("text", "进展", "有什么进展？", &r.Text, maxText).With(ask.Must)}
}

// hearNumber reads #128.
func (t *turn) hearNumber(says string) (int64, string) {
	n, err := strconv.ParseInt(strings.TrimLeft(strings.TrimSpace(says), "#＃"), 10, 64)
	if err != nil {
		return 0, messages.PressAButton
	}
	return n, ""
}

// openProblems are the problems not ended yet that the person may see, of one
// point or of all.
func (t *turn) openProblems(point int64) []store.Record {
	found, _, err := t.tx.RecordsBehind(store.Behind{Kind: store.KindProblem, Open: true}, 0, 1000)
	if err != nil {
		return nil
	}
	scope := t.scope()
	return slices.DeleteFunc(found, func(r store.Record) bool { return !scope.Sees(&r) || point != 0 && r.Point != point })
}

// noteProgress adds a line to a problem's history.
func (t *turn) noteProgress(r *store.Record) (said string, err error) {
	problem, err := t.tx.Record(r.Problem.Record)
	if errors.Is(err, store.ErrNotFound) {
		return "", &store.Refusal{Reason: messages.NothingFound}
	} else if err != nil {
		return "", err
	}
	if scope := t.scope(); problem.Kind != store.KindProblem || !scope.Sees(problem) {
		return "", &store.Refusal{Reason: messages.OutOfScope}
	}
	err = t.tx.Note(store.Entry{Record: problem.ID, Person: t.me.ID, What: "进展", After: r.Text})
	return messages.ProgressNoted(problem.ID), err
}

func idText(id int64) string { return strconv.FormatInt(id, 10) }
