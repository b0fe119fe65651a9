package reading

import "strings"

// isCommittee reports whether the organisation is one that holds no meetings.
func (r *Reader) isCommittee(org int) bool {
	k := r.roster.Orgs[org].Kind
	return k == Committee || k == GeneralBranch || k == "" && strings.HasSuffix(r.roster.Orgs[org].Name, "党委")
}
