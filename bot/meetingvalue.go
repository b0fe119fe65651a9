package bot

import (
	"slices"
	"strconv"
	"strings"

	"liaison/store/record"
)

// upTo are the 党小组 of a 支部 that has n.
func upTo(n int) (groups []int) {
	for g := range n {
		groups = append(groups, g+1)
	}
	return groups
}

func groupsText(groups []int) string {
	var said []string
	for _, g := range groups {
		said = append(said, strconv.Itoa(g))
	}
	return strings.Join(said, ",")
}

// parseGroups reads what groupsText wrote, in order.
func parseGroups(value string) (groups []int) {
	for s := range strings.SplitSeq(value, ",") {
		if n, err := strconv.Atoi(s); err == nil && n > 0 {
			groups = append(groups, n)
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// voteText writes a vote as it is stored: 选举;9;8; or ;7;4;3.
func voteText(election bool, numbers ...*int) string {
	s := ""
	if election {
		s = string(record.Election)
	}
	for _, n := range numbers {
		if s += ";"; n != nil {
			s += strconv.Itoa(*n)
		}
	}
	return s
}

// parseVote reads what voteText wrote.
func parseVote(value string) *record.Vote {
	f := strings.Split(value, ";")
	if len(f) != 4 {
		return nil
	}
	v := &record.Vote{Kind: record.VoteKind(f[0])}
	for i, at := range []**int{&v.Entitled, &v.Present, &v.For} {
		if n, err := strconv.Atoi(f[i+1]); err == nil {
			*at = &n
		}
	}
	return v
}
