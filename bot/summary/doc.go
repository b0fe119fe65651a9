// Package summary collects the facts of a period's summary (总结) from the
// records, for [messages.Summary] to write.
//
// Its promise: a figure in the facts is what [count.Of] counts, and the
// records listed behind it are those that [count.RecordsBehind] lists; what no
// record says is not among the facts. Values of one name in two 口径 stay apart,
// and those nobody decided between are handed on as such.
package summary
