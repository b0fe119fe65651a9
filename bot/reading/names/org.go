package names

// A Point is a 党建联系点.
type Point struct {
	Name    string
	Aliases []string
}

// An Org is a 党组织.
type Org struct {
	Name    string
	Aliases []string
	Point   string  // the point it belongs to, directly or through its parents
	Parent  string  // the 党组织 above, or ""
	Kind    OrgKind // 党委, 党总支, 党支部 or 党小组
}

// An OrgKind is the 类别 of a 党组织.
type OrgKind string

// The kinds of 党组织.
const (
	Committee     OrgKind = "党委"
	GeneralBranch OrgKind = "党总支"
	Branch        OrgKind = "党支部"
	Group         OrgKind = "党小组"
)
