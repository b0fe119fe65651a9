// Package record keeps what happened: a [Record] of any kind with its figures, its
// problem's part, its files and its history. What is taken back stays, withdrawn: only
// retain deletes records, where the bureau asks for it.
//
// Whoever adds or changes one keeps in the same Tx what it adds to each day's numbers
// (日累计): every number is the sum of what single records add ([Share]).
package record
