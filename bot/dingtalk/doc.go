// Package dingtalk carries what people do on 钉钉 into the inbox, and the outbox and the cards
// to 钉钉. It is the only package that talks to 钉钉, over its Stream mode: a socket that we
// open, so that no public address is needed. It knows nothing of what is said.
//
// What it promises:
//
//   - In: a message is acknowledged after its commit and not before. Doubles are dropped by the
//     service's own names, which are numbered in the same Tx ([chat.Peer]). Whether the service
//     sends again what nobody acknowledged is said differently in different documents: nothing
//     depends on it.
//   - Out: what package channel promises. A card is created once: its outTrackId is the same at
//     each try, so that one whose answer was lost is found there and changed.
//   - Each answer 200 is read to its lists: 200 is not delivery.
//   - No call is spent on decorations: typing (but for a file that takes more than a moment), reactions, commands and old buttons, which are
//     judged by their version. Redraws of a card within a second are one.
//   - The secret and the tokens are in no error and in no line of the log.
//
// # The path of a message
//
// [Receiver] asks for a ticket and opens the socket. Frames are handled in their order: decoded,
// cleaned and masked, committed, acknowledged. When the service says that it disconnects, the
// new socket is opened first. A tap is acknowledged with its answer: the receiver waits for it
// up to 1.5 s ([Taps]); an answer that comes later is put on the card.
//
// # The path of a card
//
// A card is an instance of one template, deploy/dingtalk-card.json, which an admin imports once.
// Its text is markdown in pieces of at most 1 KB, its buttons are lists. What the template does
// not have becomes what it has: a button that copies says its text, a keyboard becomes buttons
// whose words are as if written, a picture comes before its card, a file of a kind that the
// service does not show goes in a zip.
//
// # Checked against the false 钉钉 only
//
// No real organisation was there. dingtest follows the public documents; these stay open until
// somebody tries them with a real one:
//
//   - whether the template can be imported as it is, with widgetInfo empty;
//   - whether a button takes its colour from the list, as an official example has it;
//   - how its markdown treats signs, so that those with a meaning are written wide;
//   - whether values of more than 1 KB are refused, and how long msgParam may be;
//   - how long cards can be changed, media_ids and downloadCodes used;
//   - whether messages come again, with which messageId, and in which order;
//   - what a message quotes when somebody replies to a card: it counts as one that replies to
//     nothing;
//   - spaceId and spaceType of taps in a chat with a robot (they are not read);
//   - the statuses of a spent month and of a bad ticket;
//   - whether taps count as messages of the month: they are counted;
//   - private editions (专属钉钉, 政务钉钉): the hosts can be set.
package dingtalk
