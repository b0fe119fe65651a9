// Package bot routes what people do to whoever answers it, and puts the topics
// together. It never talks to Telegram: bot/telegram and bot/web fill the inbox and
// empty the outbox.
//
// # The rooms
//
// [liaison/bot/turn] is one update in hand. [liaison/bot/draft] is what somebody began
// to tell, [liaison/bot/inquiry] what they ask for. Above them stand the topics, which
// do not import each other: entries, cases, month, answers, papers, office and self.
// Each exports one value, its Part: the commands, the buttons, the conversations and
// the files of one matter. parts.go makes a house of them. This package keeps what must
// know several of them: which words are a record, a question, a correction or the
// answer to a question (enter.go, answer.go, belongs.go, edited.go, plainly.go).
//
// # The walk of an update
//
// 今天去居然之家送政策，辐射62户. The channel puts it into the inbox; a [Worker] that
// listens reads it ahead (ahead.go). [Worker.Step] takes what waits, in one transaction,
// and handles each update behind a savepoint (worker.go). route.go makes a turn of it
// and asks in order: is it a reply to a problem's card, a file, a command, a wish in
// plain words, or something to hear? Nothing is open, so enter.go has bot/reading read
// it and sends it through its tables of passes: they choose between two readings
// (choose.go), put right what was read (repair.go), make it the parts of a card (items.go,
// draft.ItemOf), and fit these to what is known (fit.go, fromtalk.go). draft.Open asks what
// is missing or draws the card, into the outbox. The tap on 提交 is an update too:
// press.go finds the card and the draft, draft.Submit has the record kept, and each part
// that has something to do with a kept record does it (turn.Part.Changed): month draws
// the monthly card again. The channel sends what the outbox holds after the commit.
//
// # The walk of a word that goes on
//
// A chief reads the list of pending problems and writes 第二个交给城东所. answer.go makes a
// turn.Scene of it, in which the focus has the list, and a turn.Sentence, in which
// bot/words found the act 交给 and the place 第二个. turn.House.Propose asks the hearers
// of all topics (turn.Part.Hears). hearMoves of cases takes the second number of the list
// and proposes to assign it; no other topic has a cheaper proposal, so its Do opens a
// card to confirm. Had none proposed anything, enter.go would read the sentence as a new
// record; what nothing is read of is heard once more in the plain words of what it most likely wants
// (turn.Plainly, bot/gist), or guessed at (turn.Part.Guesses), before it is said to be unread. [liaison/bot/turn]
// tells how proposals are weighed.
//
// # The walk of a reminder
//
// The scheduler of package reminders finds that a rule fell due, and its chunk of people
// puts their cards and lists into the outbox, in one transaction; this package has no
// part in it. A button of such a card comes back as an update. Its verb finds its tap in
// the house: that of ✍️ 党课 is in month, which begins a draft with the 支部 and the type that
// the button named.
//
// # The walk of a question
//
// 上周各所走访多少. route.go finds no command in it, and enter.go that it is a question
// (isQuestion). answers.Reply makes an inquiry of what was read, checks that what it
// names lies in the person's scope, and draws the answer. Each number is a button that
// carries an inquiry: a tap comes to answers again, which parses it, checks the scope
// anew and draws the records behind it. What another topic answers is asked for by name:
// 逾期的问题 of a chief presses the button of the list that cases has. What goes on with the last
// question, 城西所呢, is heard before: follow.go of answers knows the ways to say so, and
// change.go sets of the question what the sentence names, slot by slot.
//
// # What it promises
//
// An update's effects happen exactly once. One that fails is tried again and then set
// aside with an apology, and holds back its own chat only. Role and scope are checked at
// each use, and once more when something is sent (unsent.go, files.go). Nobody's words
// are dropped without telling them.
package bot
