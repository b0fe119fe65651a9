package reading

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/reading/runes"
	"liaison/store/text/expr"
)

// A field is what a pasted minute names with a label of its own: 地点：三楼会议室.
// Only a labelled field is read; nothing of it is asked for.
type field struct {
	key    string // of the question that changes it, and in Item.Fields
	kind   Kind
	labels string
	post   bool // it keeps a post (支部书记), and nothing where none is named
	long   bool // it goes on behind a comma
}

// fields are all of them. Who sat in, who was missing and the votes are read wherever
// they are said; they have no row here.
var fields = []field{
	{key: "place", kind: Meeting, labels: "会议地点 活动地点 地点"},
	{key: "chair", kind: Meeting, labels: "主持人 会议主持 主持", post: true},
	{key: "recorder", kind: Meeting, labels: "记录人 会议记录人 记录员 记录", post: true},
	{key: "resolution", kind: Meeting, labels: "会议决议 形成决议 决议事项 决议", long: true},
	{key: "follow", kind: Meeting, labels: "落实情况 责任落实 落实", long: true},
	{key: "met", kind: Visit, labels: "走访对象 会见人员 接待人员 接待人"},
	{key: "next", kind: Visit, labels: "下一步工作 下一步打算 下步工作 下一步 下步", long: true},
}

// labelled finds a label behind the begin of a line or a mark.
var labelled = expr.MustCompile(`(^|[\n，,；;。、\s])(` + strings.Join(everyLabel(), "|") + `)[ \t]*[：:][ \t]*`)

func everyLabel() (all []string) {
	for i := range fields {
		all = append(all, strings.Fields(fields[i].labels)...)
	}
	slices.SortStableFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

// PostIn is the post (职务) that a text names somebody by, without the name: 支部书记, or
// "".
func PostIn(says string) string { return post.FindString(says) }

var post = expr.MustCompile(`(?:党委|党总支|党支部|支部|党小组|第[一二三四五六七八九十]小组)?(?:副书记|书记|(?:组织|宣传|纪检|青年|统战|群工|学习|生活)?委员|副组长|组长|副主任|主任|党务干事|党建指导员|指导员|联络员|干事|副局长|局长|副所长|所长|副科长|科长)`)

// fieldsMax is how many characters a field may have.
const fieldsMax = 200

// cutFields takes the labelled fields out of a text. What names a point of the roster,
// or no post where one is wanted, stays in it.
func (r *Reader) cutFields(text string) (rest string, found map[string]string) {
	s := runes.Of(text)
	for i, typed := range s.Typed {
		if typed == '\n' {
			s.Runes[i] = typed // a line ends, however text is folded
		}
	}
	folded := string(s.Runes)
	place := func(at int) int { return utf8.RuneCountInString(folded[:at]) }
	var kept []rune
	last := 0
	for _, at := range labelled.FindAllStringSubmatchIndex(folded, -1) {
		from, end := place(at[1]), place(at[1]+ending(folded[at[1]:], fieldOf(folded[at[4]:at[5]]).long))
		f, value := fieldOf(folded[at[4]:at[5]]), strings.TrimSpace(string(s.Typed[from:end]))
		if f.post {
			value = PostIn(value)
		}
		if place(at[0]) < last || value == "" || found[f.key] != "" || end-from > fieldsMax || r.namesPoint(value) {
			continue
		}
		if found == nil {
			found = map[string]string{}
		}
		found[f.key] = value
		kept, last = append(kept, s.Typed[last:place(at[3])]...), end
	}
	if found == nil {
		return text, nil
	}
	return string(append(kept, s.Typed[last:]...)), found
}

// fieldOf is the field of a label.
func fieldOf(label string) *field {
	i := slices.IndexFunc(fields, func(f field) bool { return slices.Contains(strings.Fields(f.labels), label) })
	return &fields[i]
}

// ending is where a value ends: at a mark, or before the next label.
func ending(text string, long bool) int {
	marks := "\n；;。，,"
	if long {
		marks = "\n。"
	}
	end := len(text)
	if i := strings.IndexAny(text, marks); i >= 0 {
		end = i
	}
	if next := labelled.FindStringSubmatchIndex(text[:end]); next != nil && next[0] > 0 {
		end = next[0]
	}
	return end
}

// namesPoint reports whether a value is a point of the roster: a 地点 that says where
// the liaison point is, not the room.
func (r *Reader) namesPoint(value string) bool {
	return slices.ContainsFunc(r.roster.Points, func(p Point) bool {
		return p.Name == value || slices.Contains(p.Aliases, value)
	})
}

// countOnce mends 缺席2人（出差1、请假1）: the two that were missing are those of the
// reasons, and 其他 is what is left of them. 请假两个，一个出差 says 请假 of all as well.
func countOnce(items []Item) {
	for i := range items {
		it := &items[i]
		for _, whole := range []string{otherReason, "请假"} {
			all, reasons := it.Absent[whole], 0
			for why, n := range it.Absent {
				if why != whole {
					reasons += n
				}
			}
			if reasons == 0 || all < reasons || it.Expected == nil || it.Present == nil || *it.Expected-*it.Present != all {
				continue
			}
			if it.Absent[whole] = all - reasons; all == reasons {
				delete(it.Absent, whole)
			}
		}
	}
}

// otherReason is why heads were missing where nobody said it.
const otherReason = "其他"

// withFields reads a text without its labelled fields, and gives them to the one
// record of their kind. Where there is none or several, the text is read as it is.
func (r *Reader) withFields(text string, read func(string) Meaning) Meaning {
	rest, found := r.cutFields(text)
	if len(found) == 0 {
		return read(text)
	}
	m := read(rest)
	kind := Kind("")
	for key := range found {
		i := slices.IndexFunc(fields, func(f field) bool { return f.key == key })
		if kind != "" && kind != fields[i].kind {
			return read(text)
		}
		kind = fields[i].kind
	}
	at := -1
	for i := range m.Acts {
		if m.Acts[i].Kind == kind {
			if at >= 0 {
				return read(text)
			}
			at = i
		}
	}
	if at < 0 {
		return read(text)
	}
	m.Acts[at].Fields = found
	for i := range m.Rival {
		if m.Rival[i].Kind == kind {
			m.Rival[i].Fields = found
		}
	}
	return m
}
