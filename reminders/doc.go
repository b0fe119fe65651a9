// Package reminders does unasked what is to be done at its time.
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
// The library cron reads the time of day of a rule; its own runner is not used,
// for it forgets and would fire from each process.
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
// Taken on two cores, with the database on disk: go test -bench Month/300000
// -benchtime 1x, GOMEMLIMIT=240MiB: the cards of a month for 300,000 支部 take
// 56 to 61 s and 257 to 259 MB (30,000: 2.8 to 3.1 s and 65 MB). The roster alone is 166 MB.
package reminders
