// Package chat stores what comes from chats and what goes to them: the inbox, the outbox,
// the cards, and drafts with their files. It is the interface between a channel, such as
// bot/telegram, and the bot.
//
// Each message and each card that waits has an owner, and what the owner could see when it
// was made. A sender checks both ([MaySend], [MayShow]) in the Tx in which it chooses what
// to send. When a chat gets another person, its queue and its cards are dropped in the same
// Tx ([Join], [Leave]).
package chat
