package reading

import (
	"liaison/bot/reading/kind"
	"liaison/bot/reading/lex"
	"liaison/bot/reading/names"
)

// What the rooms below call by names of their own.
type (
	Kind      = kind.Kind
	Indicator = lex.Indicator
	Point     = names.Point
	Org       = names.Org
	OrgKind   = names.OrgKind
)

// The kinds of items.
const (
	Visit      = kind.Visit
	Meeting    = kind.Meeting
	Problem    = kind.Problem
	Activity   = kind.Activity
	Progress   = kind.Progress
	Correction = kind.Correction
	Plan       = kind.Plan
	Query      = kind.Query
	None       = kind.None
)

// The kinds of 党组织.
const (
	Committee     = names.Committee
	GeneralBranch = names.GeneralBranch
	Branch        = names.Branch
	Group         = names.Group
)
