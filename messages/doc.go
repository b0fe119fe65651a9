// Package messages holds every word people read, in the chat and in documents.
//
// Fixed words are constants; words about a record, a card or a number are
// functions from it to text or to a [store.Face]. Nothing here reads the
// database or the clock, and nothing here decides: the same input always gives
// the same words.
//
// The tone: plain and polite, short enough for a phone held in one hand. State
// is always said in words, not only by a colour or an emoji.
package messages
