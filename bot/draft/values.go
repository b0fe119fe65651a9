package draft

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/store/bureau"
	"liaison/store/mask"
	"liaison/store/record"
	"liaison/store/text/expr"
)

// CaliberKey is the key of the 口径 of a record's figures.
const CaliberKey = "caliber"

// OneCaliber is the 口径 that all figures of a record share which are never
// added, or "".
func OneCaliber(t *turn.Turn, r *record.Record) (caliber string) {
	for _, f := range r.Figures {
		switch {
		case !t.Dir.Indicators.Apart(f.Name):
		case f.Caliber == "", caliber != "" && caliber != f.Caliber:
			return ""
		default:
			caliber = f.Caliber
		}
	}
	return caliber
}

// countsText writes heads by reason as they are stored: 请假4,出差1.
func countsText(counts map[string]int) string {
	var said []string
	for reason, n := range withoutIllness(counts) {
		said = append(said, fmt.Sprintf("%s%d", reason, n))
	}
	sort.Strings(said)
	return strings.Join(said, ",")
}

// withoutIllness counts 病假 as 请假: why somebody was ill is nobody's business.
func withoutIllness(counts map[string]int) map[string]int {
	out := map[string]int{}
	for reason, n := range counts {
		if reason == "病假" {
			reason = "请假"
		}
		out[reason] += n
	}
	return out
}

// ParseCounts reads what countsText wrote.
func ParseCounts(value string) map[string]int {
	counts := map[string]int{}
	for part := range strings.SplitSeq(value, ",") {
		reason := strings.TrimRight(part, "0123456789")
		if n, err := strconv.Atoi(part[len(reason):]); err == nil && reason != "" {
			counts[reason] = n
		}
	}
	return withoutIllness(counts)
}

// GroupsUpTo are the 党小组 of a 支部 that has n.
func GroupsUpTo(n int) (groups []int) {
	for g := range n {
		groups = append(groups, g+1)
	}
	return groups
}

// GroupsText writes 党小组 as they are stored: 1,2.
func GroupsText(groups []int) string {
	var said []string
	for _, g := range groups {
		said = append(said, strconv.Itoa(g))
	}
	return strings.Join(said, ",")
}

// ParseGroups reads what groupsText wrote, in order.
func ParseGroups(value string) (groups []int) {
	for s := range strings.SplitSeq(value, ",") {
		if n, err := strconv.Atoi(s); err == nil && n > 0 {
			groups = append(groups, n)
		}
	}
	slices.Sort(groups)
	return slices.Compact(groups)
}

// VoteOf is a vote as it was read.
func VoteOf(v *reading.Vote) *record.Vote {
	r := &record.Vote{Entitled: v.Entitled, Present: v.Present, Written: v.Written, For: v.For, Against: v.Against, Abstained: v.Abstained}
	switch {
	case v.Election:
		r.Kind = record.Election
	case v.Admission:
		r.Kind = record.Admission
	}
	return r
}

// VoteText writes a vote as it is stored: 选举;9;8; or ;7;4;3, and the further
// numbers where there are any.
func VoteText(v *record.Vote) string {
	s := ""
	if v.Kind == record.Election || v.Kind == record.Admission {
		s = string(v.Kind)
	}
	for i, n := range v.Numbers() {
		if i >= leastNumbers && v.Written == nil && v.Against == nil && v.Abstained == nil {
			break
		}
		if s += ";"; *n != nil {
			s += strconv.Itoa(**n)
		}
	}
	return s
}

// leastNumbers is how many numbers a stored vote has at least.
const leastNumbers = 3

// ParseVote reads what voteText wrote.
func ParseVote(value string) *record.Vote {
	v := new(record.Vote)
	f := strings.Split(value, ";")
	if len(f) != leastNumbers+1 && len(f) != len(v.Numbers())+1 {
		return nil
	}
	v.Kind = record.VoteKind(f[0])
	for i, at := range v.Numbers()[:len(f)-1] {
		if n, err := strconv.Atoi(f[i+1]); err == nil {
			*at = &n
		}
	}
	return v
}

var (
	quoted   = expr.MustCompile(`[《“"「]([^》”"」]{2,20})[》”"」]`)
	titled   = expr.MustCompile(`([^，。；：、！ \d]{2,18}?)(?:质量|技术|qc|QC)?(?:攻关项目|攻关课题|质量改进项目|QC课题|qc课题|课题攻关)`)
	noTitles = expr.MustCompile(`^(?:我们|今天|昨天|开展|启动|推进|继续|成立|组织|实施|进行|关于|一个|搞|做|了|的|在|新的|新|质量|技术|QC|qc)+`)
)

// titleIn is what a sentence, of which text is kept, calls a project:
// “混凝土裂缝”攻关项目. "" is none.
func titleIn(says, text string) string {
	if m := quoted.FindStringSubmatch(says); m != nil {
		return mask.Names(m[1])
	}
	m := titled.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	if title := noTitles.ReplaceAllString(m[1], ""); len([]rune(title)) >= 2 {
		return mask.Names(title)
	}
	return ""
}

// tagged finds the 党建5个+ that a sentence names: 党建+服务, 5个+的施工、管理.
var tagged = expr.MustCompile(`(?:党建|[5五]个)\s*(?:\+|＋|加)(?:党建|里的|中的|的|[“” 、，,和及+＋]|施工|管理|服务|人才|创新)*`)

// TagsIn lists them in their fixed order.
func TagsIn(says string) (tags []string) {
	named := strings.Join(tagged.FindAllString(says, -1), "")
	for _, tag := range bureau.BuilderTags {
		if strings.Contains(named, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// mergedVote is a vote as it was told before with what is said of it now.
func mergedVote(had string, said *reading.Vote) string {
	now := VoteOf(said)
	old := ParseVote(had)
	if old == nil {
		return VoteText(now)
	}
	if now.Kind != "" {
		old.Kind = now.Kind
	}
	for i, n := range now.Numbers() {
		if *n != nil {
			*old.Numbers()[i] = *n
		}
	}
	return VoteText(old)
}
