package bot

import (
	"liaison/bot/answers"
	"liaison/bot/cases"
	"liaison/bot/draft"
	"liaison/bot/entries"
	"liaison/bot/month"
	"liaison/bot/office"
	"liaison/bot/papers"
	"liaison/bot/self"
	"liaison/bot/turn"
)

// rooms is the house of all parts.
var rooms = turn.Build(draft.Part, entries.Part, cases.Part, month.Part, answers.Part, papers.Part, office.Part, self.Part)
