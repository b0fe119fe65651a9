// Package count adds up numbers and lists the records behind them. The cost of a question
// depends on its period, not on the length of the history. Values of two 口径 are never
// added: [Of] reports a conflict until somebody decides.
package count
