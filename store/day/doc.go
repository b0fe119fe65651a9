// Package day knows days as the bureau counts them: a [Day] in Shanghai, a [Period] of
// days, and the [Calendar] that says which are workdays, by the notices of the State
// Council (国务院办公厅关于部分节假日安排的通知) and, for years without one, by the
// statutory days. It knows no SQL and no clock.
package day
