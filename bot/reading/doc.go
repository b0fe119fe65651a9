// Package reading reads one Chinese sentence that a tired field officer types,
// and says what it means: visits, meetings, problems, activities, progress,
// corrections, plans and questions, with points, days and figures.
//
// # Idea
//
// People who write such sentences leave out commas, subjects and years, mistype
// names, and say five things at once. The package knows words, not sentences:
// every word stands in a table with the part it plays (packages lex and days), and
// passes over the tokens tell what only neighbours tell. What a clause does, which
// number is which figure and which day is whose is not ruled but learned from
// labelled sentences, because people say it in more ways than rules foresee.
//
// # Pipeline
//
//		text ──fold──▶ runes ──scan──▶ tokens ──mark──▶ tokens ──cut──▶ clauses ──label──▶ passages ──weave──▶ items ──settle──▶ Meaning
//
//	  - untable (layout.go): a pasted table becomes a line for each row.
//	  - fold (store/text, package runes): half-width, lower case, one kind of space.
//	    One rune stays one rune, so that every place in the folded text is the same
//	    place in what was typed.
//	  - scan (package token): from left to right the longest token wins: a name of the
//	    roster (names, slip), a day (days), a word of the lexicon (lex) or a number
//	    with its unit (number). These packages know no sentence.
//	    settle.go decides what only their neighbours tell: 钢市 and 二支部 are one name.
//	  - mark (marks.go, repair.go): what was taken back in the same breath, not done, or
//	    only on a meeting's agenda is struck; 昨 alone is a day, 1号客梯 is none. Whether
//	    3/3 is a day or who came is decided before days are (pair.go).
//	  - cut (split.go, finer.go): clauses end at punctuation, and where there is none at
//	    the words with which something new begins. bind.go reads bare days by the month
//	    or the week before; vote.go and guest.go find votes and who sat in.
//	  - label (labels.go, evidence.go, evidencewords.go, story.go, speech.go; package
//	    model): each clause begins something of a kind, goes on with it, or tells nothing.
//	    Exact and with the next best labellings. speech.go notes speech acts, polarity and
//	    lists; what they make certain it settles in the labels: a list is parted, what was not done is
//	    dropped (untold.go), and what says itself that it is no record (void.go).
//	  - decide (slotmodel.go, slotnumber.go, heads.go, slottype.go, compose.go): which figure a
//	    number is, whether a day or a point is the passage's, which type it is of.
//	    Numbers, days and names come only from tokens: what is not said cannot appear.
//	  - weave (weave.go): several things told in one breath: 钢市、居然都送政策，分别38户、
//	    26户. Each day, type and number goes to the items spoken of when it is said.
//	  - conclude (spread.go, conclude.go): what follows from other slots, what hangs on an
//	    item's clauses (handover.go, until.go, caliber.go, attend.go, amendslot.go), its text
//	    (content.go), and what is to be asked.
//	  - settle (understand.go): the readings of the best labellings are weighed by what
//	    speaks against them; the second best is the rival, and how sure the first is was
//	    fitted to authors that the weights did not know.
//
// What is longer than [Reader.Understand] reads at once is cut where a line or a sentence
// ends (lines.go); each piece knows the day and the point spoken of before it. A form that
// says itself that it is a problem, 问题：…, is labelled as such (report.go); certain.go
// settles what else the form alone tells.
//
// # Where to add
//
//   - a word: its row in lex, or its family in evidencewords.go;
//   - an indicator: store/indicator, nothing here;
//   - an author's sentences: one more file in testdata/authors;
//   - a kind of item: labels.go, and how it is told in weave.go or spread.go.
//
// Then train: go run ./bot/reading/train writes weights.bin; with -cross it prints how
// each author is read by weights trained on all others. The same sentences give the
// same weights on every machine, and .ci/run compares them.
//
// # Questions
//
// [Reader.Question] reads what a leader asks: a stretch of time, a place, indicators
// and an action, in any order, any of them missing (question.go). Its words are a
// table of their own (questionword.go), with those of every indicator: there is no
// grammar. It says what it could not read; only a text that is read whole, and that
// asks, is a question beyond doubt, so that what tells of a visit stays a visit.
//
// # Promise
//
// Reading is pure: no clock, no database, no state. The same sentence on the
// same day by the same speaker reads alike, always. Understand never panics and takes
// time linear in the text, whatever the text is. A number in a Reading stands in
// the sentence, as digits or numerals; nothing is computed but days. What is not
// certain is asked, at most twice, or left empty: it is never made up.
package reading
