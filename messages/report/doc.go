// Package report makes the files people ask for: here the Excel ledgers 台账.
//
// A ledger looks the same whatever it lists: its title, who fills it in for
// which period, heads that stay in sight and stand on every printed page, rows
// that count themselves, and a total only where adding is right. A day is a day
// and a number a number for Excel; what people wrote is text and stays text,
// also under the hands of whoever edits the file; what is empty stays empty, it
// is neither 0 nor a dash.
//
// The ledgers of records are tables of columns (tables.go): a new column is one
// line, and one for each figure stands among them by itself. The total of a
// column is the number that every other place tells; values of two 口径, states
// of projects and heads of meetings have none. The 指标汇总 has a row for each
// number and names the records behind it; two 口径 are two rows, never a sum.
//
// Rows are pulled one at a time: 100,000 of 20 columns take 60 MB of heap and
// about two seconds. Nothing here reads the database or the clock: the same
// rows give the same file.
package report
