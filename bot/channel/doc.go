// Package channel is what every channel does alike: it carries the outbox and the cards of
// one channel to its service. What differs from service to service stands in a [Wire], how
// one try is made and what its answer means; bot/telegram and bot/dingtalk have one each.
//
// What it promises:
//
//   - Every message that is no card is sent at least once and in the order of its chat, and of
//     every card the last face. Something comes twice only when the service took it and the
//     answer was lost.
//   - Small things (the list of commands, the sign of typing, reactions, buttons to be taken
//     off) hold back nothing of this. They may be dropped.
//   - Nothing goes to a chat that is not its owner's any more, or what its owner may not see any
//     more, however long it waited; that is asked at each try.
//   - One chat that fails, is slow or has much to get does not hold up another.
//   - Whoever waits for a file sees that it is being made, on a service that can show it;
//     nothing of that remains when it is there.
//
// # The path of a message
//
// A signal tells the desk of [Sender] that something was queued. It looks up
// which chats have something new (a row of an index each, no text), and enters
// their lines. A line holds no messages: what a chat gets next is read when its
// turn has come, so that it is always the newest face of a card, and so that a
// thousand waiting messages cost nothing but their own sending. A chat is busy
// from then until the result is on the disk; up to sixteen sends are under way.
// Results that are there together share a commit.
//
//	signal → look: which chats → line: ready → first: what → send → record → line
//
// Replies come first. What nobody asked for waits for its turn in a bucket that
// replies empty as well: 29.5 a second of both. A reply that would be the 31st in
// a second waits some 30 ms for its place; replies alone never wait. A card nobody
// asked for is always a new message, and is not sent outside its window. Answers
// to taps are beside all this: tried at once, and after 1s, 2s, 3s … for as long as
// somebody waits for them. Small things have lines and senders of their own; they count in the pace, wait as long as what is said must wait, and
// are no sign of an outage. One that will never be taken is dropped, one that fails
// otherwise after a quarter of an hour.
//
// A fault that passes is tried again after 1s, 2s, 3s, 3s …, and keeps its place,
// so that three seconds after an outage all goes on. While nothing gets through,
// one of those that wait tries for all. A service that has us wait is obeyed to the
// moment, for its chat, and for all chats when three are told so at the same time; but
// an hour at most: then it is asked again. /status tells of it. What will never be
// taken is set aside with the words of the service.
//
// An answer of more than a megabyte that does not begin as one tells nothing: what
// was sent may have been taken. It is sent again after 1s, 2s, 4s …, eight times in
// all, and then set aside: a person reads it eight times at most, and a card is drawn
// again when it changes. A card whose number did not come is sent as often, so that
// it can be changed. A chat that shuts us
// out is held in a table, and let go by the commit that keeps its next update:
// no try in between, and no memory that a restart could lose.
package channel
