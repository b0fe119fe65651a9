// Package record stores what happened: a [Record] of any kind with its figures, its problem part,
// its files and its history. A record that is taken back stays, marked as withdrawn. Only
// package retain deletes records, if the bureau asks for it.
//
// Every number is the sum of what single records add to it ([Share]). The functions that add or
// change a record update the sums of each day (日累计) in the same Tx.
package record
