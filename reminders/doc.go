// Package reminders does what is due at its time without anybody asking.
//
// The rules are data: a [Rule] says when it falls due and what it does then, one
// chunk of people at a time. The [Scheduler] keeps nothing in memory. Each time
// a rule falls due is a firing, a row of the table firing, and the newest row of
// a rule says where the rule stands:
//
//	first sight ─▶ done         a new rule starts from now
//	due ─▶ open ─▶ … ─▶ done    one commit per chunk, with the messages it made
//	due ─▶ missed               the grace is over, or a newer one fell due
//	open ─▶ missed              likewise, for those it had not come to yet
//
// What it promises:
//
//   - However often the program is stopped, and at whatever moment, each chunk of
//     a firing takes effect at most once, and a firing goes on where it stopped.
//   - After downtime the newest firing a rule missed is made up for, once, if it
//     is still of use; every older one is recorded as missed.
//   - A rule that speaks to people (Hours) runs in working time only.
//   - A rule that fails is tried again after a minute and holds up no other.
//
// # Figures
//
// The cards of a month for 300,000 支部, GOMEMLIMIT=240MiB go test -bench Month
// -benchtime 1x, take 18–21 s and 247 MB, those for 30,000 2.3 s and 60 MB. The
// roster, which stays in memory, takes 145 MB of it; without the limit, which has
// the garbage collected in time, it is 341 MB.
package reminders
