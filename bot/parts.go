package bot

import (
	"strings"

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

// rooms is the whole house.
var rooms = turn.Build(strings.Fields(listed), draft.Part, entries.Part, cases.Part, month.Part, answers.Part, papers.Part, office.Part, self.Part)

// listed are the commands in the order in which people see them.
const listed = `visit problem meeting activity todo stats problems meetings export summary terms duties indicator five remind month
	find mine undo cancel back skip points people invite import calendar status audit aside backup settings leave mydata help feedback
	stop start submit unknown`
