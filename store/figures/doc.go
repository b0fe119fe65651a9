// Package figures brings the records of past years into the store from a table,
// csv or xlsx, with the columns 日期, 联系点, 类型, 标题, 指标, 数值 and 口径, and 党组织
// where a meeting's point has several 支部. Columns are found by name.
//
// Rows of one 日期, 联系点, 类型 and 标题 are one record; each is one of its figures,
// known by 指标 and 口径. A row without 指标 and 数值 is a record without figures.
// [Read] turns a file into a [File] without touching the database; [NewPlan]
// compares it with what is there, and the plan is shown to a person before
// [Plan.Apply] makes it so.
//
// What it promises: every fault is named with its line, all of them at once, and
// a file with faults is never applied, not even in part. Applying the same file
// twice changes nothing the second time. A value that differs is a correction of
// its record, with its history; what a file lacks stays. A record that was taken
// back stays so, and its rows make a new one. A 口径 is kept as it is written:
// 上半年新增 is not 新增, and the two are not added.
package figures
