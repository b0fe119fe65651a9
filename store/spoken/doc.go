// Package spoken stores the unasked messages to people: which rule fired when, what each person was
// told, which notices wait for the next list, and which cards they postponed.
package spoken
