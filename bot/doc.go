// Package bot holds the conversations with people.
//
// One update is one transaction: [Worker.Step] takes what waits in the inbox
// and, for each update behind a savepoint of one [store.Tx], saves what it
// changes, puts the answer in the outbox or on a card, and marks the update as
// done. Package bot never talks to Telegram: bot/telegram and bot/web fill the
// inbox and empty the outbox.
//
// The path of a sentence: route.go decides whose turn it is and what is meant
// (a command of command.go, an answer to a question, or something to record);
// entry.go has bot/reading read it and makes a draft of it (items.go); the
// draft's card is drawn by card.go, its taps come to press.go, and submit.go
// makes records of it. A correction is a draft too, of records that exist
// (correct.go). What is asked about each kind of record stands in forms.go and
// meeting.go; one gathering is one record, whatever it was (gathering.go), and
// a kept one takes further types and 党小组 by a tap (also.go).
//
// The path of a problem: problem.go makes the moves of its card's buttons,
// reply.go takes replies to the card, progress.go what a sentence tells of it;
// docket.go lists what is pending, sheet.go sends it as a table. Who may do what
// stands in store/problem.
//
// The path of a question: bot/reading reads it, question.go makes an inquiry of it
// (inquiry.go), which travels in buttons and is checked against the person's scope
// at each tap. Its answer is all numbers (numbers.go), those that were named
// (figures.go), the records behind one (listing.go), two periods (compare.go), unit
// by unit or point by point in fixed order (grouped.go), or a picture (trend.go).
// Values that must not be added are decided on in choice.go.
//
// What it promises: an update's effects happen exactly once; a failing one is
// tried again and then set aside with an apology, holding back its own chat
// only; role and scope are checked at each use, and once more when something is
// sent (withheld.go, render.go); nobody's words are dropped without telling them.
package bot
