// Package count adds up numbers and lists the records behind them. A question costs as
// much as its period, however long the history is. Values of two 口径 are never added:
// [Of] tells a conflict until somebody decides.
package count
