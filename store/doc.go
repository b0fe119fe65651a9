// Package store is the database: how it is opened, brought up to date and backed up, and
// the [Tx] in which all work happens. [DB.Update], [DB.UpdatePatiently] and
// [DB.View] are the only ways to get one. Each kind of data has a package of its own with functions over a Tx: days
// ([liaison/store/day]), people ([liaison/store/bureau]), messages and cards
// ([liaison/store/chat]), records ([liaison/store/record]) and their sums
// ([liaison/store/count]), reminders that were sent ([liaison/store/spoken]), deletion
// ([liaison/store/retain]). Only these packages may run SQL ([Find], [One], [Tx.Exec] …).
//
// The inbox, the outbox, the cards and the drafts are tables like the others, so that a
// record, the reply about it and the mark “this update is done” are committed together
// or not at all.
//
// What it promises:
//
//   - Update returns nil only after its work is on the disk, and View only after what
//     it saw is. The writer does not wait for the disk: it commits with
//     synchronous=NORMAL and goes on, and the -wal file is synced beside it, once for
//     all that was committed meanwhile (flush.go).
//     Updates that wait at the same time share one commit. One that fails is
//     rolled back alone. Work that nobody waits for shares the commit of the
//     next one, with [DB.UpdatePatiently].
//   - Time never goes back: [Tx.Now] is set once per Tx from the one clock of
//     the DB.
//   - The SQL is common to SQLite and PostgreSQL: $n placeholders, TRUE and
//     FALSE, instants as Unix milliseconds, days as text YYYY-MM-DD, RETURNING
//     and ON CONFLICT. The only dialect token is {{id}} in the migrations;
//     dialect.go has how a Tx begins and ends and how a file is opened. The
//     program runs on SQLite; the tests run on either ([liaison/store/storetest]).
//   - A backup ([DB.Backup]) holds everything committed before it began, and gets
//     its name only when it is whole, checked and on the disk.
//   - Private numbers are masked ([liaison/store/mask]), however they are
//     spelled, before anything is stored.
//   - Every number is the sum of what single records add to it
//     ([liaison/store/record.Share]); [count.RecordsBehind] lists them. The sums
//     of each day (日累计) are stored with the records, so the cost of a question
//     depends on its period and not on the history. Values of two 口径 are never
//     added: [count.Of] reports a conflict until somebody decides.
package store
