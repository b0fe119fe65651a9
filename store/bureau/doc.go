// Package bureau keeps who and what there is: the roster (名册) of points, 党组织, units
// and people, what each may see ([Scope], [Sight]) and wishes, invitations, days off,
// and what the bureau set for itself.
//
// [Of] returns the whole roster as one value that never changes; whoever asks again
// after a change gets a new one. A change to it says so ([liaison/store.Tx.Revise]) in
// the same Tx.
package bureau
