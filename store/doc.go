// Package store keeps the work of the liaison points (党建联系点) in one
// database file, and is the only package that knows SQL.
//
// Every record has its own file: the type, its rules and its queries together.
// All work happens inside a [Tx]; [DB.Update] and [DB.View] are the only ways
// to get one. The inbox, the outbox, the cards and the drafts are tables like
// the others, so that a record, the reply about it and the mark “this update
// is done” are committed together or not at all.
//
// What it promises:
//
//   - Update returns nil only after its work is on the disk (synchronous=FULL).
//     Works that wait at the same moment share one commit, each behind a
//     savepoint: a failing one undoes itself alone.
//   - Time never goes back: [Tx.Now] is set once per Tx from the one clock of
//     the DB.
//   - The SQL is common to SQLite and PostgreSQL: $n placeholders, TRUE and
//     FALSE, instants as Unix milliseconds, days as text YYYY-MM-DD, RETURNING
//     and ON CONFLICT. The one dialect token is {{id}} in the migrations; how a
//     Tx begins and ends, and a file is opened, stands in dialect.go. The program
//     runs on SQLite; the tests run on either ([liaison/store/storetest]).
//   - A backup ([DB.Backup]) holds everything committed before it began, and gets
//     its name only when it is whole, checked and on the disk.
//   - What waits for a chat is a person's: each message and each card has an owner
//     and what they could see when it was made ([Sight]). Whoever sends asks in the
//     Tx that chooses it ([Tx.MaySend], [Tx.MayShow]); a chat that changes hands
//     loses its queue and its cards in the same Tx.
//   - Private numbers are masked ([Mask], [liaison/store/mask]), however they are
//     spelled, before anything is stored.
//   - Every number that is counted or summed is the sum of what single records
//     add to it ([Share]), which [Tx.RecordsBehind] lists. What a day adds up to
//     is kept with the records (日累计), so that a question costs as much as its
//     period, however long the history is. Values of two 口径 are never added:
//     [Tx.Amounts] tells a conflict until somebody decides.
package store
