// Package roster brings a roster file (名册) into the store.
//
// One table in csv or xlsx holds rows of four types: 联系点, 党组织, 人员 and
// 设置. [Read] turns a file into a [Roster] without touching the database;
// [NewPlan] compares it with what is there, and the plan is shown to a person
// before [Plan.Apply] makes it so, all or nothing. [Export] writes the roster
// as such a file, to be edited and sent back.
//
// What it promises: every fault is named with its line, all of them at once,
// and a roster with faults is never applied. Reading a file costs bounded
// memory whatever the file claims to hold. Applying the same file twice changes
// nothing the second time. Rows that a file lacks are listed and stay active
// until somebody says otherwise ([Plan.Deactivate]).
//
// People are told apart by name and place: rows of one name at different units or
// 党组织 are different people, who then bear the place behind the name, 王强（城东所）,
// while one row with several places, 城东所;城西所, is one person. A point's 责任人 is
// the one of its 责任所 or 责任科室. Where it cannot be told which of two is meant, the
// row is a fault that names both.
//
// Columns are found by name, in any order. A column the file lacks leaves the
// values as they are; an empty cell of a column it has empties its value.
// Units come from 责任科室, 责任所 and the 隶属 of people. A 责任领导 without a
// row 人员 becomes a leader, a 责任人 one of the 责任所. Heads are dated: a change
// counts from the day of the import, the first ones since the 党组织 was founded,
// so that periods before the import count somebody, too.
package roster
