package duty

import "liaison/store/record"

// A Verdict is what the voting numbers of a meeting say (R12). The rules by the kind of
// vote: 党员大会 and 支委会 《中国共产党支部工作条例（试行）》第十一条、第十二条; elections
// 《中国共产党基层组织选举工作条例》, 发展党员 《中国共产党发展党员工作细则》2014年, whose
// articles were not checked against the text (the second was revised in May 2026).
type Verdict string

// The verdicts.
const (
	CannotSay  Verdict = "cannot say" // numbers are missing, or contradict each other
	MayNotVote Verdict = "may not vote"
	MayVote    Verdict = "may vote"
	Passed     Verdict = "passed"
	NotPassed  Verdict = "not passed"
)

// MayBeFor is how many may have been for it: those who came and, where it is
// about 发展党员, those who wrote.
func MayBeFor(v *record.Vote) int {
	n := *v.Present
	if v.Kind == record.Admission && v.Written != nil {
		n += *v.Written
	}
	return n
}

// Judge judges a vote by its voting numbers alone; 应到 and 实到, which count
// everyone, say nothing about it. A majority is one of those entitled, not of
// those who came. It is known for a 党员大会 only: a vote of the 支委会 and an
// election are judged by who came, however many were for it. For 发展党员 more
// than half must have come, and those who wrote count among those for it.
func Judge(v *record.Vote) Verdict {
	entitled, present, ok := comers(v)
	if !ok {
		return CannotSay
	}
	quorum := 2*present >= entitled
	switch v.Kind {
	case record.Election:
		quorum = 5*present >= 4*entitled
	case record.Admission:
		quorum = 2*present > entitled
	}
	switch {
	case v.Written != nil && (*v.Written < 0 || present+*v.Written > entitled),
		v.For != nil && (*v.For < 0 || *v.For > MayBeFor(v)):
		return CannotSay
	case !quorum:
		return MayNotVote
	case v.For == nil || v.Kind != record.GeneralVote && v.Kind != record.Admission:
		return MayVote
	case 2**v.For > entitled:
		return Passed
	}
	return NotPassed
}

// CanPass reports whether as many came to a 党员大会 as a majority needs: 3 of 6
// may vote, but nothing can pass.
func CanPass(v *record.Vote) bool {
	entitled, present, ok := comers(v)
	return ok && v.Kind == record.GeneralVote && 2*present > entitled
}

// comers are those with a vote, and how many of them came.
func comers(v *record.Vote) (entitled, present int, ok bool) {
	if v == nil || v.Entitled == nil || v.Present == nil {
		return 0, 0, false
	}
	entitled, present = *v.Entitled, *v.Present
	known := v.Kind == record.GeneralVote || v.Kind == record.CommitteeVote || v.Kind == record.Election || v.Kind == record.Admission
	return entitled, present, known && entitled > 0 && present >= 0 && present <= entitled
}
