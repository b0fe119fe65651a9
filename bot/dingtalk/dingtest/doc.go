// Package dingtest is a false 钉钉 for tests: one organisation with one app, its people, and
// the Stream gateway, robot, card and media interfaces between them.
//
//	s := dingtest.New(t, dingtest.Template(export))
//	u := s.NewUser("城东所干事甲")
//	… start the bot with s.App's fields and s.Client() …
//	u.Says("今天走访写字楼")
//	u.Taps("提交")
//
// The test plays the people, the server plays 钉钉, strictly: what the documents forbid is an
// error of the kind they name, and a test whose bot sent anything malformed fails
// ([Server.Violations]).
//
// # What is faithful, as far as the documents go
//
//   - A ticket opens one connection within 90 s. A frame is acknowledged once, with its own
//     messageId and data that is JSON in a string, in 3 s (a tap: 2 s). What is not acknowledged
//     comes again, or does not: both happen ([Redelivers]). Pushes go to any of the connections.
//     A disconnect is silence, and the end after 10 s.
//   - Tokens in a header on the one host and in the query on the other; they end.
//   - Values of a card are strings of at most 1 KB, of variables that the template declares; an
//     outTrackId is used once; without the options an update replaces everything; what stands
//     in the acknowledgement of a tap reaches only whoever tapped.
//   - msgParam is JSON in a string with exactly the keys of its msgKey. Users who do not exist or
//     hear too much stand in the lists of an answer 200.
//   - Uploads by type, ending and size; a media_id must be known; a downloadCode is one robot's.
//   - Calls a second and calls a month. Unknown paths and fields fail the test.
//
// Where this comes from stands in fixtures/README.md and in the package doc of bot/dingtalk.
// It was written from public documents; no real tenant was there to compare with.
package dingtest
