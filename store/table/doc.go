// Package table reads the tables that people send, csv and xlsx, row by row.
//
// It knows no columns: what a row means is its reader's. A csv may be UTF-8, with
// or without BOM, or GB18030. It promises that reading a file costs bounded
// memory whatever the file claims to hold, and that what keeps a file from being
// read is said in words for people.
package table
