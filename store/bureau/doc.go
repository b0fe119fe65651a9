// Package bureau stores the roster (名册) of points, 党组织, units and people, what each person may
// see ([Scope], [Sight]) and prefers, invitations, days off, and the bureau's settings.
//
// [Of] returns the whole roster as one value that never changes. Whatever changes the roster
// must call [liaison/store.Tx.Revise] in the same Tx; after that Of returns a new value.
package bureau
