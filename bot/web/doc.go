// Package web is the browser chat of the demo: one more channel beside
// Telegram, named [Channel].
//
// What a person types or taps on the page becomes an update in the inbox, in
// the same form and through the same masking as on every channel; what the bot
// wants to say is taken from the outbox and the cards. Package web knows
// neither the bot nor its words. It keeps what each chat shows in memory, and
// tells every open page of a change by one stream of server-sent events.
//
// What it promises:
//
//   - An update is acknowledged to the page only after its commit; what the bot
//     says is marked as sent before it is shown, so that nothing shows twice.
//   - One order: a person's own message stands above the answer to it, and a
//     page that was cut off gets what it missed, or everything anew.
//   - Loopback only. A foreign Host, a post from another site, a body too large
//     and a message of nobody are refused; the page loads nothing from outside.
package web
