package cases

import (
	"liaison/bot/words"
	"liaison/store/problem"
)

// An actMove is an act that is a move of a problem.
type actMove struct {
	act  words.Act
	move problem.Move
}

// moves are the acts that are moves of a problem, the rarer first: of two in a
// sentence it is meant, 交给特设科，周五前办好了 says who.
var moves = []actMove{
	{words.SendBack, problem.SendBack},
	{words.Reopen, problem.Reopen},
	{words.Deny, problem.Deny},
	{words.Grant, problem.Grant},
	{words.Extend, problem.Extend},
	{words.Refer, problem.Refer},
	{words.Nudge, problem.Nudge},
	{words.Direct, problem.Direct},
	{words.Claim, problem.Claim},
	{words.Give, problem.Assign},
	{words.Finish, problem.Finish},
	{words.Withdraw, problem.Withdraw},
}

// longestMended is how many characters such words may have.
const longestMended = 24

// longestAsk is how many characters it takes at most to ask for a list.
const longestAsk = 14
