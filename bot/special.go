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
	"liaison/store/record"
)

// Conversations that end in something else than a record.
const (
	kindFeedback record.Kind = "feedback" // 反馈 to the admins
	kindPoint    record.Kind = "point"    // a change to a point
)

// submitSpecial ends a conversation that makes no record; done says it was one.
func (t *turn) submitSpecial(d *chat.Draft) (done bool, err error) {
	if !slices.ContainsFunc(d.Items, func(i chat.Item) bool { return t.house.special(record.Kind(i.Kind)) }) {
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
			d.State = chat.DraftDropped
			return true, errors.Join(chat.SaveDraft(t.tx, d), t.toast(""), t.show(chat.DraftKey(d.ID), chat.Face{Text: said}))
		}
		if err := t.say(said); err != nil {
			return true, err
		}
	}
	return false, nil
}

func (t *turn) feedbackQuestions(_ *ask.Env, r *record.Record) []ask.Question {
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
func (t *turn) sendFeedback(_ *chat.Item, r *record.Record) (said string, err error) {
	return t.passOn(r.Text)
}

func (t *turn) passOn(text string) (said string, err error) {
	text = t.withoutPeople(text)
	if err := bureau.Audit(t.tx, t.me.ID, "反馈", text); err != nil {
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

func (t *turn) pointQuestions(_ *ask.Env, r *record.Record) []ask.Question {
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
func (t *turn) changePoint(_ *chat.Item, r *record.Record) (said string, err error) {
	point := t.dir.Point(r.Point)
	if !t.me.Is(bureau.Admin) || point == nil {
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
	err = errors.Join(bureau.SavePoint(t.tx, &changed), bureau.Audit(t.tx, t.me.ID, "点位 "+point.Name, r.Type+"："+r.Text))
	return messages.PointChanged(point, r.Type, r.Text), err
}

// clash is the other point that already goes by one of the names, or "".
func (t *turn) clash(point *bureau.Point, names string) string {
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
