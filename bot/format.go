package bot

import (
	"liaison/bot/papers"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
)

// inFormat gives what a text wants as a table or as a document: what it names, or else what was shown last.
func inFormat(t *turn.Turn) (done bool, err error) {
	form, rest := words.Format(t.Says)
	if d, _, err := turn.OpenForm(t); form == "" || d != nil || err != nil {
		return false, err
	}
	th, distance := t.Focus().Find(chat.ThingQuery)
	shown := th != nil && distance <= 1
	switch export := t.House.Command("export"); {
	case form == words.AsTable && !export.May(t.Me):
		return false, nil
	case form == words.AsTable && rest == "" && shown:
		t.Says = messages.ExportShown
		return false, nil
	case form == words.AsTable:
		return true, export.Run(t, rest)
	case rest != "":
		return documentOf(t, rest)
	}
	return papers.Shown(t)
}

// documentOf gives the document that some words name, or else the 简报 of the period that they name.
func documentOf(t *turn.Turn, says string) (done bool, err error) {
	whole := t.Says
	t.Says = says
	if c, rest := glued(t); c != nil {
		return true, c.Run(t, rest)
	}
	if given, err := papers.Asked(t); given || err != nil {
		return given, err
	}
	if p, said := t.PeriodSaid(says); said {
		return true, t.House.Run(t, "document", p.Label+messages.BriefWord)
	}
	t.Says = whole
	return false, nil
}
