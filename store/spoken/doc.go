// Package spoken keeps what was said to people unasked: which rule fired when, what each
// person heard, what waits to be told with the next list, and what they put off.
package spoken
