// Package telegramtest is a false Telegram for tests: one bot, any number of
// people, and the Bot API between them.
//
//	s := telegramtest.New(t)              // or New(t, telegramtest.InMemory())
//	u := s.NewUser("城东所干事甲")
//	… start the bot with s.Token, s.URL, s.Client() …
//	u.Send("今天走访写字楼")
//	card := u.WaitText("请核对")
//	u.Tap(card.ID, "提交").Answer()
//
// The test plays the people: what they send, tap, block and see. The server
// plays Telegram, strictly: it answers 400 where Telegram does and also where
// Telegram silently drops what it does not know, and a test whose bot sent
// anything malformed fails ([Server.Violations]). Nothing sleeps or polls: a
// test waits for a change and gets a transcript when it waited in vain.
//
// # What is faithful
//
//   - Requests as JSON, form, query or multipart, chunked or empty; every
//     parameter and field checked against Bot API 10.1 (schema/), with limits
//     counted in UTF-16, entities checked by a table (entity.go), and Telegram's own
//     texts for errors, copied from tdlib/telegram-bot-api.
//   - getUpdates: an offset confirms what is before it, and nothing else
//     does; a far offset is ignored; long polls up to 50 s; a second poll ends
//     the first with 409; allowed_updates stay as last said.
//   - Webhooks: secret header, up to max_connections at once, one after the
//     other within a chat, repeated until answered with 2xx.
//   - State: message ids per chat, edits and their history, “not modified”,
//     reply keyboards, reactions, queries that age, commands per scope, files.
//     All of it outlives the bot.
//   - [Server.Fault] and [Server.Guard] let the rest of the world in: 429 that
//     stands until its time is over, 403, 409, 5xx, HTML instead of JSON,
//     connections cut before and after the request took effect, delays,
//     updates twice or out of order.
//
// # What is stricter than Telegram
//
// A button that searches needs a bot with inline mode ([Inline]).
// Unknown parameters and fields, numbers out of range, buttons with two
// actions, entities that overlap or begin within a character are errors here.
// Telegram ignores or repairs them.
//
// # What is left out
//
// Methods that the program does not call: each is refused with 404 and fails the test. To
// call another one, add it to schema/methods.txt and to handlers. Also left out: parse_mode;
// searches from other chats, topics, business and rich messages; files by URL; methods in the
// answer to a webhook; privacy mode in groups (the bot reads everything); the
// entities that Telegram finds by itself in what the bot writes. Telegram slows
// down polls that repeat an offset, and the second of two conflicts by 3 s;
// this server does not. Parameters such as message_thread_id are checked and
// then have no effect.
//
// # Time
//
// Only package time is used, so a server with [InMemory] works in a synctest
// bubble: there a wait costs nothing, and [Patience] should be longer than
// what the test waits for. The dates of messages can come from a [Clock].
package telegramtest
