package office

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// kindPoint is a change to a point.
const kindPoint record.Kind = "point"

// pointFields are what an admin may change of a point in the chat.
var pointFields = []string{"别名", "行业", "责任人"}

func pointQuestions(t *turn.Turn, _ *ask.Env, r *record.Record) []ask.Question {
	field := ask.OneOf("type", "项目", messages.ChooseField, &r.Type, pointFields...).With(ask.Must)
	value := ask.Text("text", "新的内容", messages.NewValue(r.Type), &r.Text, 100).With(ask.Must)
	if r.Type == "责任人" {
		hear := value.Hear
		value.Hear = func(says string) (string, string) {
			if _, fault := t.HearPerson(says); fault != "" {
				return "", fault
			}
			return hear(says)
		}
	}
	point := draft.WhichPoint(t, r, "哪个点位？").With(ask.Must)
	return []ask.Question{point, field, value}
}

// changePoint changes one field of a point, with a line in the audit.
func changePoint(t *turn.Turn, _ *chat.Item, r *record.Record) (said string, err error) {
	point := t.Dir.Point(r.Point)
	if !t.Me.Is(bureau.Admin) || point == nil {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	changed := *point
	switch r.Type {
	case "别名":
		if clash := clash(t, point, r.Text); clash != "" {
			return "", &store.Refusal{Reason: messages.AliasTaken(clash)}
		}
		changed.Aliases = strings.FieldsFunc(r.Text, func(c rune) bool { return strings.ContainsRune(";；、,， ", c) })
	case "行业":
		changed.Trade = r.Text
	case "责任人":
		p := t.Dir.PersonNamed(r.Text)
		if p == nil {
			return "", &store.Refusal{Reason: messages.NoSuchName}
		}
		changed.Responsible = p.ID
	}
	err = errors.Join(bureau.SavePoint(t.Tx, &changed), bureau.Audit(t.Tx, t.Me.ID, "点位 "+point.Name, r.Type+"："+r.Text))
	return messages.PointChanged(point, r.Type, r.Text), err
}

// clash is the other point that already goes by one of the names, or "".
func clash(t *turn.Turn, point *bureau.Point, names string) string {
	for _, p := range t.Dir.Points {
		for _, alias := range append([]string{p.Name}, p.Aliases...) {
			if p.Active && p.ID != point.ID && slices.Contains(strings.FieldsFunc(names, func(c rune) bool { return strings.ContainsRune(";；、,， ", c) }), alias) {
				return p.Name
			}
		}
	}
	return ""
}
