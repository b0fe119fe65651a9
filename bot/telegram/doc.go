// Package telegram carries what people do on Telegram into the inbox, and the
// outbox and the cards to Telegram. It is the only package that talks to
// Telegram, and it knows nothing of what is said: it meets the rest of the
// program in the tables of package store.
//
// What it promises:
//
//   - In: every update at least once, its effects exactly once. Telegram is told
//     of an update only after its commit, and the inbox drops doubles.
//   - Out: every message that is no card at least once and in the order of its
//     chat, and of every card the last face. Something comes twice only when
//     Telegram took it and the answer was lost; an answer that begins with yes
//     is none that was lost, whatever follows.
//   - Small things (the list of commands, the sign of typing, reactions, buttons
//     to be taken off) hold back nothing of this. They may be dropped.
//   - Out: nothing to a chat that is not its owner's any more, or what its owner may
//     not see any more, however long it waited; that is asked at each try.
//   - One chat that fails, is slow or has much to get does not hold up another.
//   - The token is in no error and in no line of the log.
//
// # The path of an update
//
// [Receiver] asks for updates by hand (getUpdates, 50 s): the library's own
// poller confirms before anything is kept, and one update that it cannot decode
// would stop it for ever. decode reads only what is needed, cleans and masks it
// before it becomes a row, and keeps what it cannot read as it came. All updates
// of an answer are one commit; the offset of the next poll tells of it.
//
// Or Telegram brings them to a [Webhook]: the secret follows from the token and is
// compared before anything is read, and 200 is said after the commit. Each way
// takes over what waits at Telegram from the other. On a full disk those who write
// and the admins are told at once ([Sorry]): the one thing that goes past the
// outbox, which cannot be written either.
//
// # The path of a message
//
// Package channel chooses what is sent when, and tries again; here stands how one try is made
// ([NewSender]). A 429 waits exactly as long as Telegram says. An answer of more than a
// megabyte that does not begin as one tells nothing: what was sent may have been taken.
// A list of commands that was dropped is sent again after the next start, with /start, or when
// the roster changes.
//
// # Figures
//
// Taken on two shared cores, with the false Telegram in the same process:
//
//   - go test -bench Call: sendMessage costs 79 µs and 191 allocations as JSON,
//     157 µs and 302 as the library sends it (a multipart stream written by a
//     second goroutine). So the frequent methods go out as JSON, with the
//     library's parameters and errors; the others through the library.
//   - go test -bench Send: 6,800 cards a second in memory, 6,100 on a port.
//   - go test -bench Loop: 4,200 updates a second with 200 people, from their
//     telephone to the card and back, durable; 355 µs of processor time each,
//     that of the false Telegram included.
//   - go test -bench Broadcast -benchtime 1x: 3,000 announced cards while somebody
//     asks something every second: 29.5 messages a second, none refused, 99 of 100
//     answers within 25 ms; while others are planned 29.5, none refused, 47 ms.
package telegram
