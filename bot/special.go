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
)

// submitSpecial ends a conversation that makes no record; done says it was one.
func (t *turn) submitSpecial(d *store.Draft) (done bool, err error) {
	if !slices.ContainsFunc(d.Items, func(i store.Item) bool { return t.house.special(store.Kind(i.Kind)) }) {
		return false, nil
	}
	for i, r := range t.fill(d) {
		if r == nil || !t.house.special(r.Kind) {
			continue
		}
		said, err := t.house.kinds[r.Kind].end(t, &d.Items[i], r)
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

// sendFeedback passes on what was said question by question.
func (t *turn) sendFeedback(_ *store.Item, r *store.Record) (said string, err error) {
	return t.passOn(r.Text)
}

func (t *turn) passOn(text string) (said string, err error) {
	text = t.withoutPeople(text)
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
func (t *turn) changePoint(_ *store.Item, r *store.Record) (said string, err error) {
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

func idText(id int64) string { return strconv.FormatInt(id, 10) }
