// Package chat keeps what comes from chats and goes to them: the inbox, the outbox, the
// cards, and drafts with their files. A channel's folder and the bot meet here.
//
// What waits for a chat is a person's: each message and each card has an owner and what
// they could see when it was made. Whoever sends asks in the Tx that chooses it
// ([MaySend], [MayShow]); a chat that changes hands loses its queue and its cards in the
// same Tx ([Join], [Leave]).
package chat
