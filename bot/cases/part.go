// Package cases follows problems to 销号: the moves of their cards, what sentences and
// replies tell of them, and the lists of what is pending. Who may do what stands in
// store/problem.
package cases

import (
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/record"
)

// Part follows problems to 销号.
var Part = turn.Part{
	Commands: []turn.Command{
		{Name: "problem", Words: []string{"报问题"}, About: "报问题", Rank: 20, Run: draft.Begin(string(record.KindProblem))},
		{Name: "todo", Words: []string{"待办", "我的待办"}, About: "待办", Rank: 50, Run: todo},
		{Name: "problems", Words: []string{"问题台账"}, Roles: turn.ChiefRoles, About: "问题台账", Rank: 70, Run: problems},
	},
	Taps: map[string]turn.Tap{
		messages.DoMove:   pressMove,
		messages.DoGive:   giveTo,
		messages.DoUnits:  leafUnits,
		messages.DoDays:   extendBy,
		messages.DoDocket: tapDocket,
		messages.DoTodo:   turnTodo,

		messages.DoChiefUnits: tapChiefUnits,
		messages.DoChiefLate:  tapChiefLate,
	},
	Kinds: []turn.Kind{
		{Record: record.KindProblem, Questions: problemQuestions, Finish: finishProblem, Notes: problemNotes, Kept: reported},
		progressTalk.Kind(), moveTalk.Kind(),
	},
	Hears:   []turn.Hearer{hearWeek, hearDocket, hearNarrowed, hearInHand, hearHandedOn, hearQuoted, hearReceived, hearTaken, hearNews, hearAdded, hearOrderMended, hearAlike, hearWhich, hearHow, hearDue, hearMatter, hearMoves, hearOrderBehind, hearDayAgain, hearDeadline, hearDemand, hearSeveral, hearBeside, hearSeveralTold, hearSame, hearAnew, hearOtherProblem, hearShared, hearMine},
	Guesses: []turn.Hearer{guessNews, guessMatter, guessNumber},
}
