// Package mask takes out of people's words what must not be kept: private numbers
// ([Numbers]), who was spoken of ([Names]), and who was ill ([Illness]).
//
// It looks at a text in its one spelling (package text) and changes the original,
// so that no spelling of a number hides it, and nothing else of the text changes.
// Numbers are hidden before a text is received; names and illness when it is
// handled, for what is said of a point, an organisation or a colleague is read by
// their names.
//
// Where it is in doubt about a number it hides it: the words around a lost number
// still tell what was meant, and a kept one cannot be called back. A list of
// figures is not in doubt.
package mask
