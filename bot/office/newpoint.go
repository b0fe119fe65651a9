package office

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/roster"
)

// kindNewPoint is a point that an admin adds in words.
const kindNewPoint = "newpoint"

// The keys of what is told of a new point.
const (
	keyName, keyKind, keyStation, keySection, keyLeader, keyResponsible, keyLost = "name", "kind", "station", "section", "leader", "responsible", "lost"
)

// A newPoint is a point to be added, and what was told with it that has no place there.
type newPoint struct {
	bureau.Point
	lost string
}

var newPointTalk = turn.Talk[newPoint]{Name: kindNewPoint, Title: messages.TitleNewPoint, Questions: newPointQuestions, End: addPoint,
	Told: func(t *turn.Turn, p *newPoint) messages.Told { return messages.NewPointTold(t.Dir, &p.Point, p.lost) }}

func newPointQuestions(t *turn.Turn, p *newPoint) []ask.Question {
	unit := func(key, label string, at *int64, of func(*bureau.Point) int64) ask.Question {
		return ask.Row(key, label, messages.WhichUnit(label), at, func(id int64) bool { return t.Dir.Unit(id) != nil }, t.HearUnit, func() (choices []ask.Choice) {
			for _, u := range t.Dir.Units {
				if slices.ContainsFunc(t.Dir.Points, func(p *bureau.Point) bool { return of(p) == u.ID }) {
					choices = append(choices, ask.Choice{Words: u.Name, Value: turn.IDText(u.ID)})
				}
			}
			return choices
		})
	}
	person := func(key, label string, at *int64) ask.Question {
		return ask.Row(key, label, messages.NewValue(messages.PointResponsible), at, func(id int64) bool { return t.Dir.Person(id) != nil }, t.HearPerson, func() []ask.Choice { return nil })
	}
	return []ask.Question{
		ask.Text(keyName, messages.LabelPoint, messages.AskPointName, &p.Name, 30).With(ask.Must),
		ask.OneOf(keyKind, messages.LabelPointKind, messages.AskPointKind, &p.Kind, roster.PointKinds...).With(ask.Must),
		unit(keyStation, messages.PointStation, &p.Station, func(p *bureau.Point) int64 { return p.Station }).With(ask.Must),
		unit(keySection, messages.PointSection, &p.Section, func(p *bureau.Point) int64 { return p.Section }),
		person(keyLeader, messages.PointLeader, &p.Leader),
		person(keyResponsible, messages.PointResponsible, &p.Responsible),
		{Key: keyLost, Fill: func(v string) bool { p.lost = v; return true }},
	}
}

// addPoint adds the point, with a line in the log.
func addPoint(t *turn.Turn, p *newPoint) (said string, err error) {
	switch {
	case !t.Me.Is(bureau.Admin):
		return "", &store.Refusal{Reason: messages.NotAllowed}
	case t.Dir.PointNamed(p.Name) != nil, t.Dir.UnitNamed(p.Name) != nil, clash(t, &bureau.Point{}, p.Name) != "":
		return "", &store.Refusal{Reason: messages.TakenName}
	}
	now := p.Point
	now.Active, now.Confirmed = true, t.Today
	err = bureau.SavePoint(t.Tx, &now)
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingPoint, Numbers: []int64{now.ID}}) // 责任领导写分管副局长甲
	return messages.PointAdded(t.Dir, &now), errors.Join(err, seen, bureau.Audit(t.Tx, t.Me.ID, messages.AuditPoint(now.Name), messages.TitleNewPoint))
}

// hearNewPoint takes 新加个联系点 东湖建材城 专业市场 归城东所 as a point to be added, once it is confirmed.
func hearNewPoint(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	parts, wants := words.NewPoint(s.Says)
	if !in.Me.Is(bureau.Admin) || !wants || words.Asks(s.Says) || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	item := chat.Item{Kind: kindNewPoint}
	lost := tellPoint(in, &item, parts, true)
	if ask.Get(&item, keyName) == "" && len(parts) > 0 {
		return nil
	}
	if len(lost) > 0 {
		ask.Set(&item, keyLost, strings.Join(lost, " "))
	}
	return &turn.Proposal{Name: "new point", Cost: -2, Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}

// hearNewPointMended takes what an admin says while the card of a new point stands open as words about it: 责任领导写分管副局长甲, 名字错了 叫东湖家居城.
func hearNewPointMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || len(d.Items) != 1 || d.Items[0].Kind != kindNewPoint || !in.Me.Is(bureau.Admin) || words.Asks(s.Says) || len(s.Numbers) > 0 {
		return nil
	}
	item := d.Items[0]
	item.Answers = slices.Clone(item.Answers)
	parts := words.PointParts(s.Says)
	if len(parts) == 0 || len(tellPoint(in, &item, parts, words.GivesName(s.Says) || words.Mistaken(s.Says))) > 0 {
		return nil
	}
	return &turn.Proposal{Name: "new point mended", Cost: -2, Do: func(t *turn.Turn) error { return showMended(t, d, item) }}
}

// hearRenamed takes another name of the point or the colleague that was added or named just now as a change to be confirmed: 名字错了 叫东湖家居城.
func hearRenamed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	name := words.NameSaid(s.Says)
	if !in.Me.Is(bureau.Admin) || in.Draft != nil || name == "" || !words.MendsName(s.Says) || words.Asks(s.Says) || len(named(in, s.Says))+len(s.Numbers) > 0 || s.Tells() {
		return nil
	}
	item := chat.Item{Kind: kindStaff}
	switch {
	case len(in.Focus.Things) == 0 || len(in.Focus.Things[0].Numbers) == 0 || len(s.Question.Points) > 0:
		return nil
	case in.Focus.Things[0].Kind == chat.ThingPoint:
		ask.Set(&item, "point", turn.IDText(in.Focus.Things[0].Numbers[0]))
	case in.Focus.Things[0].Kind == chat.ThingPerson:
		ask.Set(&item, "person", turn.IDText(in.Focus.Things[0].Numbers[0]))
	default:
		return nil
	}
	ask.Set(&item, "act", string(words.Rename))
	ask.Set(&item, "name", name)
	return &turn.Proposal{Name: "renamed", Cost: -2, Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}

// tellPoint puts what some parts of a text tell of a new point into its item, and returns those that have no place there. What is neither
// a kind nor of the roster is its name, where one is given.
func tellPoint(in *turn.Scene, item *chat.Item, parts []string, named bool) (lost []string) {
	for _, part := range parts {
		who := in.PersonIn(part) // 分管 may begin a name too
		part = words.BareValue(part)
		kind := words.PointKind(part, roster.PointKinds)
		value, rest := words.ValueOf(part)
		switch {
		case kind != "":
			ask.Set(item, keyKind, kind)
		case who != nil && who.Is(bureau.Leader):
			ask.Set(item, keyLeader, turn.IDText(who.ID))
		case who != nil:
			ask.Set(item, keyResponsible, turn.IDText(who.ID))
		case isUnitAlone(in, part):
			u := in.Dir.UnitNamed(in.Units(part)[0])
			key := keySection
			if ofUnit(in, u) == messages.PointStation {
				key = keyStation
			}
			ask.Set(item, key, turn.IDText(u.ID))
		case rest != "" && isUnitAlone(in, rest):
			lost = append(lost, tellPoint(in, item, []string{value, rest}, named)...)
			named = false
		case named && utf8.RuneCountInString(part) > 1:
			ask.Set(item, keyName, part)
			named = false
		default:
			lost = append(lost, part)
		}
	}
	return lost
}
