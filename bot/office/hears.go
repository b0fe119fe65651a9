package office

import (
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// hearPointOrder takes 钢市的责任领导换成分管副局长乙 as a change of a point, to be confirmed.
func hearPointOrder(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	field := words.PointField(s.Says)
	if field == "" || !in.Me.Is(bureau.Admin) || len(s.Question.Points) != 1 {
		return nil
	}
	who, point := in.PersonIn(s.Says), in.Dir.PointNamed(s.Question.Points[0])
	if who == nil || point == nil {
		return nil
	}
	item := chat.Item{Kind: kindPoint}
	ask.Set(&item, "point", turn.IDText(point.ID))
	ask.Set(&item, "type", field)
	ask.Set(&item, "text", who.Name)
	return &turn.Proposal{Name: "order point", Do: func(t *turn.Turn) error { return draft.Open(t, draft.New(t, []chat.Item{item})) }}
}

// hearRosterOrder answers an admin who wants somebody added or moved: the roster says
// who is who, and changes with a file.
func hearRosterOrder(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	adding := in.Draft != nil && len(in.Draft.Items) == 1 && in.Draft.Items[0].Kind == kindStaff
	if !in.Me.Is(bureau.Admin) || in.Draft != nil && !adding || s.Tells() {
		return nil
	}
	switch who := in.PersonIn(s.Says); {
	case words.Invites(s.Says) && who != nil:
		return &turn.Proposal{Name: "invite one", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "invite", who.Name) }}
	case words.StaffOrder(s.Says, who != nil):
		return &turn.Proposal{Name: "order roster", Do: func(t *turn.Turn) error {
			if who != nil {
				if err := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}}); err != nil {
					return err
				}
			}
			if err := t.Say(messages.RosterOrder(t.WithoutPeople(t.Says))); err != nil {
				return err
			}
			return howToImport(t, "")
		}}
	case words.Invites(s.Says) && utf8.RuneCountInString(s.Says) <= longestOrder && who == nil:
		return &turn.Proposal{Name: "invite", Cost: 1, Do: func(t *turn.Turn) error { return t.Say(messages.InviteAfter) }}
	}
	return nil
}

// longestOrder is how many characters an order about invitations may have.
const longestOrder = 14

// hearHolidays answers what is asked or told about days off.
func hearHolidays(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.Holiday(s.Says) || !in.Me.Is(bureau.Admin) || in.Draft != nil || s.Tells() {
		return nil
	}
	told := words.TellsHoliday(s.Says)
	return &turn.Proposal{Name: "holidays", Cost: 1, Do: func(t *turn.Turn) error {
		if told {
			if err := t.Say(messages.HolidayOrder); err != nil {
				return err
			}
		}
		return calendar(t, "")
	}}
}
