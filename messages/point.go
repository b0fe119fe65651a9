package messages

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

// What the buttons of these cards do.
const (
	DoPoint     = "pt"
	DoPoints    = "pts"
	DoEditPoint = "ptfix"
)

// PointList offers points, in fixed order.
func PointList(points []*bureau.Point, offset int) chat.Face {
	text := fmt.Sprintf("📍 点位 · 共 %d 个", len(points))
	if len(points) == 0 {
		text = "您的范围内还没有点位。"
	}
	face := pointButtons(points, offset, DoPoints)
	face.Text = text
	return face
}

// pointButtons open points, a page of them; turning is what leafs through them.
func pointButtons(points []*bureau.Point, offset int, turning string) chat.Face {
	var buttons []chat.Button
	for _, p := range window(points, offset) {
		buttons = append(buttons, chat.Button{Words: p.Name, Do: fmt.Sprintf("%s:%d", DoPoint, p.ID)})
	}
	turn := leaf(len(points), offset, func(to int) string { return fmt.Sprintf("%s:%d", turning, to) })
	return chat.Face{Buttons: append(rows(buttons, 2), rows(turn, 2)...)}
}

// PointNote tells points with like names apart: whose it is, and what is done there.
func PointNote(d *bureau.Directory, p *bureau.Point) string {
	return strings.TrimPrefix(d.UnitName(p.Station)+before(" · ", p.Trade), " · ")
}

// A PointView is what the card of a point is drawn from.
type PointView struct {
	*bureau.Point
	Heads           map[int64]bureau.Heads
	Visits, Pending int    // this year's, and now
	Projects        int    // 攻关项目 there
	Numbers         string // what 📊 does
	Edit, Check     bool   // they may change it; they hear how its 党组织 are set up
}

// secretaries are the 书记 of a 党组织, by name.
func secretaries(d *bureau.Directory, org int64) string {
	var names []string
	for _, p := range d.People {
		if p.Active && slices.ContainsFunc(p.Posts, func(post bureau.Post) bool { return post.Role == bureau.Secretary && post.Org == org }) {
			names = append(names, p.Name)
		}
	}
	return strings.Join(names, "、")
}

// PointCard shows who is responsible for a point, its 党组织 with their heads,
// and the year's numbers.
func PointCard(d *bureau.Directory, p PointView) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📍 %s%s\n", p.Name, inBrackets(p.Kind))
	var who []string
	for _, w := range []struct{ label, name string }{
		{"责任领导", d.PersonName(p.Leader)}, {"责任科室", d.UnitName(p.Section)}, {"责任所", d.UnitName(p.Station)}, {"责任人", d.PersonName(p.Responsible)}, {"行业", p.Trade},
	} {
		who = append(who, nonEmpty(before(w.label+"：", w.name))...)
	}
	b.WriteString(strings.Join(who, "\n") + "\n")
	for _, o := range d.Orgs {
		if o.Point == p.ID && o.Active {
			fmt.Fprintf(&b, "▸ %s%s%s\n", o.Name, inBrackets(headsText(o, p.Heads[o.ID])), before("　书记：", secretaries(d, o.ID)))
			if p.Check {
				b.WriteString(findingLines(duty.Findings(duty.Body{Org: o, Heads: p.Heads[o.ID]})))
			}
		}
	}
	if len(p.Aliases) > 0 {
		fmt.Fprintf(&b, "也叫：%s\n", strings.Join(p.Aliases, "、"))
	}
	fmt.Fprintf(&b, "今年走访 %d 次，在办问题 %d 件", p.Visits, p.Pending)
	buttons := []chat.Button{{Words: "📊 今年数字", Do: p.Numbers}}
	if p.Projects > 0 {
		buttons = append(buttons, chat.Button{Words: PointProjects, Do: fmt.Sprintf("%s:%d", DoProjects, p.ID)})
	}
	if p.Edit {
		buttons = append(buttons, chat.Button{Words: Change, Do: fmt.Sprintf("%s:%d", DoEditPoint, p.ID)})
	}
	return chat.Face{Text: b.String(), Buttons: [][]chat.Button{buttons}}
}

// findingWords are what 设置体检 (R11) notices, as the 条例 words it.
var findingWords = map[duty.What]string{
	duty.TooFew:      "正式党员不足 3 人，应当与邻近的单位成立联合支部",
	duty.NoCommittee: "正式党员 7 人以上，应当设立支委会",
	duty.TooMany:     "党员一般不超过 50 人，可以考虑分设",
}

// findingLines offer what was noticed for a second look: the roster may be behind.
func findingLines(found []duty.Finding) (lines string) {
	for _, f := range found {
		lines += fmt.Sprintf("　 💡 %s（%s）；已办的请更新名册\n", findingWords[f.What], f.Article)
	}
	return lines
}

// headsText writes 正式 9，预备 1，2 个党小组.
func headsText(o *bureau.Org, h bureau.Heads) string {
	said := []string{fmt.Sprintf("正式 %d", h.Full)}
	if h.Probation > 0 {
		said = append(said, fmt.Sprintf("预备 %d", h.Probation))
	}
	if o.Groups > 0 {
		said = append(said, fmt.Sprintf("%d 个党小组", o.Groups))
	}
	return strings.Join(said, "，")
}

// NewValue asks for the new value of a point's field.
func NewValue(field string) string {
	switch field {
	case "别名":
		return "新的别名？几个之间用顿号隔开，会替换原来的。"
	case "责任人":
		return "责任人是谁？请写名单里的全名。"
	}
	return "改成什么？"
}

// GoOnAbout says that what is told next is taken to be at a point.
func GoOnAbout(p *bureau.Point, d *bureau.Directory, numbers chat.Button) chat.Face {
	return chat.Face{Text: "📍 " + p.Name + "（" + d.UnitName(p.Station) + "）\n您接着说，我按这个点位记。", Buttons: [][]chat.Button{{numbers}}}
}

// WhichUnit asks which unit has charge of a new point, as its 责任所.
func WhichUnit(label string) string { return label + "是哪个？" }

// What is asked of a new point.
const (
	LabelPointKind = "类别"
	AskPointName   = "新点位叫什么名字？"
	AskPointKind   = "是哪一类？"
)

// AliasTaken says that a name already means another point.
func AliasTaken(point string) string {
	return "这个别名已经是“" + point + "”的了，换一个吧。"
}

// PointChanged says what an admin changed.
func PointChanged(p *bureau.Point, field, value string) string {
	return fmt.Sprintf("✅ %s 的%s已改为：%s", p.Name, field, value)
}

// RecordButtons say what a person may do to a record.
type RecordButtons struct {
	Correct, Undo, History bool
	Plan                   bool // it is their plan: did they go?
	Far                    bool // its day is not near yet: they did not
	Files                  int
	Add                    Additions
	Receive                bool   // a plan that a leader arranged for the person's unit waits for 收到
	Ended                  string // how a plan ended
}

// RecordCard shows a record, and the words it came from.
func RecordCard(d *bureau.Directory, r *record.Record, today day.Day, said string, may RecordButtons) chat.Face {
	title := fmt.Sprintf("%s %s %s", kindSign(r.Kind), KindName(r.Kind), Number(r.ID))
	switch {
	case r.Withdrawn.IsZero():
	case r.Kind == record.KindPlan:
		title += "（已了结" + before("：", may.Ended) + "）"
	default:
		title += "（已撤销）"
	}
	if r.Problem != nil {
		title += " · " + string(r.Problem.State)
	}
	var b text
	b.title("%s", title)
	b.lines(Lines(d, r, today))
	if p := d.Person(r.Author); p != nil {
		b.line(p.Name + " 记于 " + r.Created.Format("1月2日 15:04"))
	}
	b.folded(nonEmpty(before("原话：", clip(said, maxSaid))))
	b.lines(may.Add.prompt(r))
	var buttons []chat.Button
	do := func(ok bool, words, verb string) {
		if ok {
			buttons = append(buttons, chat.Button{Words: words, Do: fmt.Sprintf("%s:%d", verb, r.ID)})
		}
	}
	went, not := Went, DidNotGo
	if r.Point == 0 && r.Detail.Unit != 0 {
		went, not = Carried, NotCarried
	}
	do(may.Plan && !may.Far, went, DoWent)
	do(may.Receive, "👌 收到", DoReceive)
	do(may.Plan, not, DoNotGo)
	do(may.Correct, Correct, DoCorrect)
	do(may.Undo, Undo, DoUndo)
	do(may.History, "🕘 经过", DoHistory)
	do(may.Files > 0, fmt.Sprintf("📷 附件 %d", may.Files), DoPhotos)
	buttons = append(append(buttons, may.Add.alsoButton(r)...), projectButton(r)...)
	return b.face(append(rows(may.Add.groupButtons(r), 3), rows(buttons, 3)...))
}

// maxSaid is how much of the words a record came from stands on a card.
const maxSaid = 300

// HistoryCard shows what happened to a record, oldest first, and the words it came
// from.
func HistoryCard(d *bureau.Directory, r *record.Record, said string, entries []record.Entry) chat.Face {
	var b text
	b.title("🕘 %s %s 的经过", KindName(r.Kind), Number(r.ID))
	lines := []string{fmt.Sprintf("%s %s 记录%s", r.Created.Format("1月2日 15:04"), d.PersonName(r.Typist), before("。原话：", clip(said, maxSaid)))}
	for _, e := range entries {
		lines = append(lines, fmt.Sprintf("%s %s %s", e.At.Format("1月2日 15:04"), cmp.Or(d.PersonName(e.Person), "系统"), entryWords(e)))
	}
	b.folded(lines)
	return b.face([][]chat.Button{{{Words: Return, Do: fmt.Sprintf("%s:%d", DoReturn, r.ID)}}})
}

// entryWords say what a line of the history holds: what became of what, or what
// was said, and from which message.
func entryWords(e record.Entry) string {
	what := e.What
	before, after := dayWords(e.Before), dayWords(e.After)
	switch {
	case e.Before != "":
		what = Changed(e.What, before, after)
	case e.After != "":
		what = e.What + "：" + after
	}
	if e.Message != 0 {
		what += fmt.Sprintf("（消息 %d）", e.Message)
	}
	return what
}

// dayWords writes a stored day as people do, and leaves other words alone.
func dayWords(s string) string {
	if d, err := day.ParseDay(s); err == nil {
		return ShortDay(d)
	}
	return s
}

// Mine lists a person's newest records.
func Mine(d *bureau.Directory, records []record.Record) chat.Face {
	var b strings.Builder
	b.WriteString("🗂 我的记录\n")
	var open []chat.Button
	for i := range records {
		fmt.Fprintf(&b, "%s %s\n", Number(records[i].ID), Line(d, &records[i]))
		open = append(open, openButton(d, &records[i]))
	}
	if len(records) == 0 {
		b.WriteString(LaterEmpty)
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(open, 2)}
}

// ShortName is the name of a point or a 党组织 that fits on a button.
func ShortName(name string, aliases []string) string {
	for _, n := range append([]string{name}, aliases...) {
		if len([]rune(n)) <= 6 {
			return n
		}
	}
	return name
}

// Clip cuts a text for a button or a line.
func Clip(s string, n int) string { return clip(s, n) }
