// Package table reads the tables that people send, csv and xlsx.
//
// It knows no columns but those its reader names ([Shape]): what a row means is
// the reader's. A csv may be UTF-8, with or without BOM, UTF-16 or GB18030, and
// separated by comma, tab, semicolon or ，; of a workbook the first visible sheet
// that has the columns is read.
//
// It promises that reading a file costs bounded memory whatever the file claims to
// hold; that what keeps a file from being read is said in words for people; and
// that a meaning which is not in a cell's value is a fault of its row, never an
// empty cell: a merged cell where not one value is meant for all, a formula
// without its result, an error value, a number cut short, a character nobody can
// show. What is read although it is hidden, or left out, stands in the Notes.
package table
