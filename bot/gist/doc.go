// Package gist tells what people want, in whatever words they say it.
//
// [Acts] is the table of what can be wanted. Each act has plain words, which the rest of the program hears already:
// 有啥等着我办的 is todo, whose plain words are 待办. Nothing is answered here; the plain words are heard as if they had been
// said (Plainly of liaison/bot/turn).
//
// What a text may be is weighed by one choice of [liaison/bot/reading/model] over the runs of its characters, in which each
// point, unit, person, day, number and the like is one sign (liaison/bot/reading, Reader.Signs). The weights are trained from
// ways of saying each act, written by several people who did not know the program: a file a voice in testdata, a line the
// name of an act, a tab and a way. What only tells something stands there too, under the names of [IsTold].
//
// Of words that are heard otherwise nothing may be lost: all that a text names has its place in the plain words, in braces
// by its sign, or the act is not taken.
//
// To teach it a way, add a line to testdata/house.tsv; to teach it an act, a row to [Acts] and a line of ten ways or more.
// Then train: go run ./bot/reading/train -gist writes weights.bin; with -cross it prints how the ways of each voice are
// heard by what all others taught, and how sure a lead has to be.
package gist
