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
)

// kindPoint is a change to a point.
const kindPoint = "point"

// A pointChange is a new value of a field of a point.
type pointChange struct {
	point        int64
	field, value string
}

var pointTalk = turn.Talk[pointChange]{Name: kindPoint, Title: messages.TitlePoint, Questions: pointQuestions, End: changePoint,
	Told: func(t *turn.Turn, c *pointChange) messages.Told {
		return messages.PointTold(t.Dir, c.point, c.field, c.value)
	}}

// pointFields are what an admin may change of a point in the chat.
var pointFields = []string{messages.PointAlias, messages.PointTrade, messages.PointResponsible, messages.PointLeader, messages.PointSection, messages.PointStation}

func pointQuestions(t *turn.Turn, c *pointChange) []ask.Question {
	field := ask.OneOf("type", messages.LabelField, messages.ChooseField, &c.field, pointFields...).With(ask.Must)
	value := ask.Text("text", messages.LabelNewValue, messages.NewValue(c.field), &c.value, 100).With(ask.Must)
	hear := value.Hear
	value.Hear = func(says string) (string, string) {
		fault := ""
		switch c.field {
		case messages.PointResponsible, messages.PointLeader:
			_, fault = t.HearPerson(says)
		case messages.PointSection, messages.PointStation:
			var unit int64
			if unit, fault = t.HearUnit(says); fault == "" {
				says = t.Dir.UnitName(unit)
			}
		}
		if fault != "" {
			return "", fault
		}
		return hear(says)
	}
	point := draft.WhichPoint(t, &c.point, messages.AskPoint).With(ask.Must)
	return []ask.Question{point, field, value}
}

// changePoint changes one field of a point, with a line in the audit.
func changePoint(t *turn.Turn, c *pointChange) (said string, err error) {
	point := t.Dir.Point(c.point)
	if !t.Me.Is(bureau.Admin) || point == nil {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	changed := *point
	switch c.field {
	case messages.PointAlias:
		if clash := clash(t, point, c.value); clash != "" {
			return "", &store.Refusal{Reason: messages.AliasTaken(clash)}
		}
		changed.Aliases = strings.FieldsFunc(c.value, isComma)
	case messages.PointTrade:
		changed.Trade = c.value
	case messages.PointResponsible, messages.PointLeader:
		p := t.Dir.PersonNamed(c.value)
		if p == nil {
			return "", &store.Refusal{Reason: messages.NoSuchName}
		}
		if c.field == messages.PointLeader {
			changed.Leader = p.ID
		} else {
			changed.Responsible = p.ID
		}
	case messages.PointSection, messages.PointStation:
		u := t.Dir.UnitNamed(c.value)
		if u == nil {
			return "", &store.Refusal{Reason: messages.NoSuchName}
		}
		if c.field == messages.PointStation {
			changed.Station = u.ID
		} else {
			changed.Section = u.ID
		}
	}
	err = errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{point.ID}, Says: c.field}), bureau.SavePoint(t.Tx, &changed), bureau.Audit(t.Tx, t.Me.ID, messages.AuditPoint(point.Name), c.field+"："+c.value))
	return messages.PointChanged(point, c.field, c.value), err
}

// clash is the other point that already goes by one of the names, or "".
func clash(t *turn.Turn, point *bureau.Point, names string) string {
	for _, p := range t.Dir.Points {
		for _, alias := range append([]string{p.Name}, p.Aliases...) {
			if p.Active && p.ID != point.ID && slices.Contains(strings.FieldsFunc(names, isComma), alias) {
				return p.Name
			}
		}
	}
	return ""
}

// isComma reports whether a character separates the names of a list.
func isComma(c rune) bool { return strings.ContainsRune(";；、,， ", c) }
