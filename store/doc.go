// Package store is the database: how it is opened, brought up to date and backed up, and
// the [Tx] in which all work happens. [DB.Update], patient or not, and [DB.View] are the only ways to get
// one. What is kept stands in rooms of their own, as functions over a Tx: days
// ([liaison/store/day]), people ([liaison/store/bureau]), what comes and goes
// ([liaison/store/chat]), records ([liaison/store/record]) and their sums
// ([liaison/store/count]), what was said unasked ([liaison/store/spoken]), forgetting
// ([liaison/store/retain]). What runs SQL ([Find], [One], [Tx.Exec] …) is for these rooms
// alone.
//
// The inbox, the outbox, the cards and the drafts are tables like the others, so that a
// record, the reply about it and the mark “this update is done” are committed together
// or not at all.
//
// What it promises:
//
//   - Update returns nil only after its work is on the disk (synchronous=FULL).
//     Works that wait at the same moment share one commit, each behind a
//     savepoint: a failing one undoes itself alone. Work that nobody waits for
//     shares the commit of the next one, with [DB.UpdatePatiently].
//   - Time never goes back: [Tx.Now] is set once per Tx from the one clock of
//     the DB.
//   - The SQL is common to SQLite and PostgreSQL: $n placeholders, TRUE and
//     FALSE, instants as Unix milliseconds, days as text YYYY-MM-DD, RETURNING
//     and ON CONFLICT. The one dialect token is {{id}} in the migrations; how a
//     Tx begins and ends, and a file is opened, stands in dialect.go. The program
//     runs on SQLite; the tests run on either ([liaison/store/storetest]).
//   - A backup ([DB.Backup]) holds everything committed before it began, and gets
//     its name only when it is whole, checked and on the disk.
//   - Private numbers are masked ([liaison/store/mask]), however they are
//     spelled, before anything is stored.
//   - Every number that is counted or summed is the sum of what single records
//     add to it ([liaison/store/record.Share]), which [count.RecordsBehind] lists. What a day adds up to
//     is kept with the records (日累计), so that a question costs as much as its
//     period, however long the history is. Values of two 口径 are never added:
//     [count.Of] tells a conflict until somebody decides.
package store
