// Package reading reads one Chinese sentence that a tired field officer types,
// and says what it means: visits, meetings, problems, activities, progress,
// corrections, plans and questions, with points, days and figures.
//
// # Idea
//
// People who write such sentences leave out commas, subjects and years, mistype
// names, and say five things at once; but they say them in few ways. So the
// package knows words, not sentences. Every word it knows stands in a table
// with the part it plays (packages lex and days), and a handful of rules says how
// parts make records. A new indicator, festival, category or turn of phrase is one
// more row.
//
// # Pipeline
//
//		text ──fold──▶ runes ──scan──▶ tokens ──split──▶ clauses ──read──▶ drafts ──finish──▶ Reading
//
//	  - fold (store/text, package runes): half-width, lower case, one kind of space.
//	    One rune stays one rune, so that every place in the folded text is the same
//	    place in what was typed.
//	  - scan (package token): from left to right the longest token wins: a name of the
//	    roster (names, slip), a day (days), a word of the lexicon (lex) or a number
//	    with its unit (number). These packages know no sentence.
//	  - settle (session.go): what only neighbours tell: whether 4/5 is a day or
//	    attendance, whether 宣讲 is an activity or what was done on a visit.
//	  - split (split.go): clauses end at punctuation, and where there is none at
//	    the words with which something new begins.
//	  - mark (vote.go, guest.go): which numbers are of a vote and who sat in, so that
//	    they are not taken for who came.
//	  - read (records.go): each clause is offered to progress, plan, problem,
//	    meeting, activity and visit, in this order. The first that knows it adds
//	    to a draft of its kind, or begins one with the point and the day spoken of
//	    last. Corrections and questions are about the whole sentence and are
//	    decided before (amend.go, query.go), and so is what opens with 问题：,
//	    which is a problem whatever follows (labelled.go).
//	  - finish (finish.go): days are reckoned, types that were not said are
//	    inferred, and what is missing is asked.
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
// same day by the same speaker reads alike, always. Read never panics and takes
// time linear in the text, whatever the text is. A number in a Reading stands in
// the sentence, as digits or numerals; nothing is computed but days. What is not
// certain is asked, at most twice, or left empty: it is never made up.
package reading
