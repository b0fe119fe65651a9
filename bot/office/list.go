package office

import (
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// hearRosterList gives an admin the roster as a file, 全部名册导个表我存档, or on a card, 名单再给我看一眼; and names who left it, 停用的有哪些人.
func hearRosterList(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(bureau.Admin) || len(s.Numbers)+len(s.Question.Points)+len(s.Question.Units) > 0 {
		return nil
	}
	file, shown := words.WantsRoster(s.Says)
	switch {
	case file:
		return &turn.Proposal{Name: "roster file", Cost: -2, Do: func(t *turn.Turn) error {
			return t.Send(chat.Message{Kind: chat.Document, Recipe: t.Recipe(rosterFile, messages.RosterName(t.Today), nil)})
		}}
	case shown:
		return &turn.Proposal{Name: "roster list", Cost: -2, Do: func(t *turn.Turn) error { return people(t, "") }}
	case words.AsksStopped(s.Says):
		return &turn.Proposal{Name: "who left", Cost: -2, Do: func(t *turn.Turn) error {
			var names []string
			for _, p := range t.Dir.People {
				if !p.Active {
					names = append(names, p.Name)
				}
			}
			return t.Say(messages.WhoLeft(names))
		}}
	}
	return nil
}
