package figures

import (
	"slices"

	"liaison/store/bureau"
	"liaison/store/record"
)

// place finds the point of a row, and of a meeting its 支部. A point that is no
// more may have records, too.
func (p *planner) place(row Row, kind record.Kind) (point, org int64) {
	at := p.point(row.Point)
	switch {
	case at != nil:
	case row.Point != "":
		p.fault(row, "联系点“%s”不在名册里", row.Point)
		return 0, 0
	case !slices.Contains(anywhere, row.Type):
		p.fault(row, "“%s”没写联系点", row.Type)
		return 0, 0
	default:
		return 0, 0
	}
	if kind == record.KindMeeting {
		org = p.org(row, at)
	}
	return at.ID, org
}

// point returns the point of a name, or of a nickname that only one has.
func (p *planner) point(name string) (found *bureau.Point) {
	if name == "" {
		return nil
	}
	for _, at := range p.dir.Points {
		if at.Name == name {
			return at
		}
	}
	for _, at := range p.dir.Points {
		if slices.Contains(at.Aliases, name) {
			if found != nil {
				return nil
			}
			found = at
		}
	}
	return found
}

// org is the 支部 that a meeting is of: the one that is named, or the only one.
func (p *planner) org(row Row, at *bureau.Point) int64 {
	if row.Org != "" {
		for _, o := range p.dir.OrgsAt(at.ID) {
			if o.Name == row.Org && (o.Kind == bureau.Branch || o.Kind == bureau.Group) {
				return o.ID
			}
		}
		p.fault(row, "“%s”没有党支部“%s”", at.Name, row.Org)
		return 0
	}
	branches := p.dir.Branches(at.ID)
	if len(branches) != 1 {
		p.fault(row, "“%s”有 %d 个党支部，请加一列“党组织”写明是哪个", at.Name, len(branches))
		return 0
	}
	return branches[0].ID
}
