// Package roster brings a roster file (名册) into the store.
//
// One table in csv or xlsx holds rows of four types: 联系点, 党组织, 人员 and
// 设置. [Read] turns a file into a [Roster] without touching the database;
// [Plan] compares it with what is there, and the plan is shown to a person
// before [Plan.Apply] makes it so, all or nothing.
//
// What it promises: every fault is named with its line, all of them at once,
// and a roster with faults is never applied. Reading a file costs bounded
// memory whatever the file claims to hold. Applying the same file twice changes
// nothing the second time. Rows that a file lacks are listed and stay active
// until somebody says otherwise ([Plan.Deactivate]).
//
// Columns are found by name, in any order. A column the file lacks leaves the
// values as they are; an empty cell empties its value.
package roster
