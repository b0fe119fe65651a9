package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// What a card's buttons do; [store.Card.Data] carries it.
const (
	DoSubmit  = "ok"
	DoOnSpot  = "spot" // 提交, and it is solved already
	DoChange  = "edit"
	DoItem    = "item"  // item:<index>
	DoField   = "field" // field:<index>.<key>
	DoMore    = "more"  // more:<index>: further fields
	DoSet     = "set"   // set:<index>.<key>:<value>
	DoDiscard = "no"
	DoIssue   = "issue"
	DoUndo    = "undo"
	DoCorrect = "fix" // fix:<number>
	DoReturn  = "back"
	DoSkip    = "skip"
	DoLeave   = "leave" // leave:<index>: 不记这一条
	DoAs      = "as"    // as:<kind>: an unread text is this
	DoMean    = "mean"  // mean:<act>: an unread text wants this
	DoOpen    = "open"  // open:<number>: show the record
	DoHistory = "log"
	DoPhotos  = "pics"
	DoJoin    = "join" // join:<draft>: photos go there
	DoRival   = "riv"  // it is what else it may be
)

// A Draft is what a draft's card is drawn from.
type Draft struct {
	Dir     *bureau.Directory
	Today   day.Day
	Records []*record.Record // as filled in so far; left-out items are nil, and what makes none
	Told    []*Told          // what makes no record, beside them
	Notes   []string         // guesses and warnings to look at
	Title   string           // 更正: which record
	Add     Additions        // to a kept meeting that stands alone
	Ticks   []chat.Button    // answers that nobody is asked for, each a tap
	Open    []int64          // records of several that are worth opening
	Rival   string           // what else it may be, on a button; "": nothing
	record.Attached
}

// A Told is what was told so far and makes no record.
type Told struct {
	Title string // 反馈
	Point string
	Day   day.Day
	Lines []string // what else is known of it, a thing a line
	Place string   // of one of several, in short: where,
	Brief string   // what,
	Text  string   // and what was said
}

// A kept is one thing of a draft that is not left out: a record or something told.
type kept struct {
	record *record.Record
	told   *Told
}

func (k kept) is(kind record.Kind) bool { return k.record != nil && k.record.Kind == kind }

func (k kept) name() string {
	if k.told != nil {
		return k.told.Title
	}
	return KindName(k.record.Kind)
}

func (k kept) sign() string {
	if k.told != nil {
		return "📝"
	}
	return kindSign(k.record.Kind)
}

// Confirm asks for the one tap that makes records of a draft.
func Confirm(d Draft) chat.Face {
	var b strings.Builder
	kept := d.kept()
	if len(kept) == 1 {
		fmt.Fprintf(&b, "%s %s · 请确认\n", kept[0].sign(), kept[0].name())
	} else {
		fmt.Fprintf(&b, "📝 %d 条 · 请确认\n", len(kept))
	}
	d.body(&b)
	last := []chat.Button{{Words: Change, Do: DoChange}, {Words: Discard, Do: DoDiscard}}
	if len(kept) == 1 && kept[0].is(record.KindVisit) {
		last = []chat.Button{{Words: Change, Do: DoChange}, {Words: AddIssue, Do: DoIssue}, {Words: Discard, Do: DoDiscard}}
	}
	if d.Add.Also {
		last = slices.Insert(last, 1, chat.Button{Words: Also, Do: DoAlso})
	}
	if len(kept) == 1 && kept[0].is(record.KindProblem) && kept[0].record.Problem.Closing == "" {
		last = append([]chat.Button{{Words: OnSpot, Do: DoOnSpot}}, last...)
	}
	submit := Submit
	if len(kept) > 1 {
		submit = fmt.Sprintf("%s（%d 条）", Submit, len(kept))
	}
	grid := append([][]chat.Button{append([]chat.Button{{Words: submit, Do: DoSubmit}}, d.rival()...)}, rows(d.Ticks, 3)...)
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(grid, last)}
}

// Recorded is the same card once its records are kept.
func Recorded(d Draft, undo bool) chat.Face {
	var b strings.Builder
	kept := d.records()
	if len(kept) == 1 {
		fmt.Fprintf(&b, "✅ 已记录 · %s %s\n", KindName(kept[0].Kind), Number(kept[0].ID))
	} else {
		fmt.Fprintf(&b, "✅ 已记录 %d 条\n", len(kept))
	}
	d.body(&b)
	buttons := []chat.Button{{Words: Correct, Do: DoCorrect}}
	if undo {
		buttons = append(buttons, chat.Button{Words: Undo, Do: DoUndo})
	}
	var ticks []chat.Button
	if len(kept) == 1 {
		buttons, ticks = append(buttons, d.Add.alsoButton(kept[0])...), d.Add.groupButtons(kept[0])
		buttons = append(buttons, projectButton(kept[0])...)
	}
	var open []chat.Button
	for _, r := range kept {
		if (r.Problem != nil || slices.Contains(d.Open, r.ID)) && len(open) < 3 {
			open = append(open, openButton(d.Dir, r))
		}
	}
	grid := append(rows(ticks, 3), buttons)
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(grid, rows(open, 2)...)}
}

// Undone is the card whose records were taken back.
func Undone(d Draft) chat.Face {
	var said []string
	for _, r := range d.records() {
		said = append(said, RecordTitle(d.Dir, r, d.Today))
	}
	return chat.Face{Text: "↩️ 已撤销 · " + strings.Join(said, "、")}
}

// body writes the items of a draft.
func (d Draft) body(b *strings.Builder) {
	kept := d.kept()
	for i, k := range kept {
		switch {
		case len(kept) > 1 && k.told != nil:
			k.told.brief(b, i, d.Today)
		case len(kept) > 1:
			d.brief(b, i, k.record)
		case k.told != nil:
			writeLines(b, k.told.lines(d.Today))
		default:
			writeLines(b, Lines(d.Dir, k.record, d.Today))
		}
	}
	if len(kept) != 1 || kept[0].told != nil || !kept[0].record.Detail.Any() {
		writeLines(b, attached(d.Attached))
	}
	if len(kept) == 1 && kept[0].told == nil {
		d.Notes = append(d.Add.prompt(kept[0].record), d.Notes...)
	}
	writeLines(b, d.Notes)
}

func writeLines(b *strings.Builder, lines []string) {
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
}

func (t *Told) lines(today day.Day) []string {
	return slices.Concat(labelled(LabelPoint, t.Point), labelled(LabelDate, Day(t.Day, today)), t.Lines)
}

// brief writes it as one of several.
func (t *Told) brief(b *strings.Builder, i int, today day.Day) {
	fmt.Fprintf(b, "%d. %s\n", i+1, t.Title+before(" · ", t.Place))
	b.WriteString("　 " + strings.Join(append([]string{Day(t.Day, today)}, nonEmpty(t.Brief)...), "　") + "\n")
	if t.Text != "" {
		b.WriteString("　 " + clip(t.Text, 40) + "\n")
	}
}

// brief writes one of several items in at most three lines.
func (d Draft) brief(b *strings.Builder, i int, r *record.Record) {
	number := ""
	if r.ID != 0 {
		number = " " + Number(r.ID)
	}
	fmt.Fprintf(b, "%d. %s%s · %s\n", i+1, KindName(r.Kind), number, plainName(d.Dir, r))
	line := append([]string{Day(r.Day, d.Today)}, nonEmpty(d.whoGoes(r))...)
	line = append(line, nonEmpty(typeWords(r))...)
	if p := r.Problem; p != nil && p.Closing == record.ClosedOnSpot {
		line = append(line, string(record.ClosedOnSpot))
	}
	b.WriteString("　 " + strings.Join(append(line, figures(r)...), "　") + "\n")
	for _, line := range voteLines(d.Dir, r.Detail.Vote) {
		b.WriteString("　 " + line + "\n")
	}
	if r.Text != "" {
		b.WriteString("　 " + clip(r.Text, 40) + "\n")
	}
}

// whoGoes is whom a plan sends, or "".
func (d Draft) whoGoes(r *record.Record) string {
	author := d.Dir.Person(r.Author)
	switch {
	case r.Kind != record.KindPlan:
		return ""
	case r.Detail.Unit != 0:
		return d.Dir.UnitName(r.Detail.Unit)
	case r.Typist != 0 && r.Author != r.Typist && author != nil:
		return author.Name
	}
	return ""
}

// kept are the things of a draft that are not left out, in order.
func (d Draft) kept() (list []kept) {
	for i, r := range d.Records {
		switch {
		case r != nil:
			list = append(list, kept{record: r})
		case i < len(d.Told) && d.Told[i] != nil:
			list = append(list, kept{told: d.Told[i]})
		}
	}
	return list
}

func (d Draft) records() (list []*record.Record) {
	for _, k := range d.kept() {
		if k.record != nil {
			list = append(list, k.record)
		}
	}
	return list
}

// Ask is a draft's card while it asks a question.
func Ask(d Draft, prompt, fault string, choices []chat.Button, skip, back bool) chat.Face {
	var b strings.Builder
	kept := d.kept()
	if d.Title != "" {
		b.WriteString(d.Title + "\n")
	} else if len(kept) == 1 {
		fmt.Fprintf(&b, "%s %s\n", kept[0].sign(), kept[0].name())
	} else {
		fmt.Fprintf(&b, "📝 %d 条\n", len(kept))
	}
	d.body(&b)
	if fault != "" {
		b.WriteString("❗ " + fault + "\n")
	}
	b.WriteString("👉 " + prompt)
	last := []chat.Button{{Words: Discard, Do: DoDiscard}}
	if back {
		last = []chat.Button{{Words: Return, Do: DoReturn}, last[0]}
	}
	if skip {
		last = append([]chat.Button{{Words: Skip, Do: DoSkip}}, last...)
	}
	last = append(d.rival(), last...)
	in := 3
	for _, c := range choices {
		if len([]rune(c.Words)) > 6 {
			in = 2
		}
	}
	return chat.Face{Text: b.String(), Buttons: append(rows(choices, in), last)}
}

// rival is the button of what else it may be.
func (d Draft) rival() []chat.Button {
	if d.Rival == "" {
		return nil
	}
	return []chat.Button{{Words: d.Rival, Do: DoRival}}
}

// RivalMany says on a button that a text may be so many things; RivalOnly that it may be
// one thing only.
func RivalMany(n int) string { return fmt.Sprintf("记成 %d 条", n) }
func RivalOnly(kind record.Kind) string {
	if kind == "progress" {
		return "只记问题进展"
	}
	return "只记" + KindName(kind)
}

// RivalWords says on a button what else a text may be; same is whether it is of the
// kind that the card shows, with other values.
func RivalWords(kind record.Kind, same bool) string {
	switch {
	case same:
		return "换个读法"
	case kind == "none":
		return "不是记录"
	case kind == record.KindPlan:
		return "是计划"
	case kind == "progress":
		return "是问题进展"
	}
	return "记成" + KindName(kind)
}

// Choose is a draft's card while the person picks what to change.
func Choose(d Draft, prompt, fault string, choices []chat.Button) chat.Face {
	var b strings.Builder
	if d.Title != "" {
		b.WriteString(d.Title + "\n")
	}
	d.body(&b)
	if fault != "" {
		b.WriteString("❗ " + fault + "\n")
	}
	b.WriteString("👉 " + prompt)
	return chat.Face{Text: b.String(), Buttons: append(rows(choices, 3), []chat.Button{{Words: Return, Do: DoReturn}})}
}

// CorrectionTitle heads the card of a correction.
func CorrectionTitle(what string, edited bool) string {
	if edited {
		return "✏️ 您改了原文，更新 " + what + "？"
	}
	return "✏️ 更正 " + what + "："
}

// RecordTitle names a record by its kind, a meeting by its types, by its number, where it is
// and its day.
func RecordTitle(d *bureau.Directory, r *record.Record, today day.Day) string {
	name := KindName(r.Kind)
	if r.Kind == record.KindMeeting && r.Type != "" {
		name = strings.Join(r.Types(), "、")
	}
	words := []string{name + " " + Number(r.ID)}
	if place := placeTitle(d, r); place != "" {
		words = append(words, place)
	}
	if r.Day != "" {
		words = append(words, Day(r.Day, today))
	}
	return strings.Join(words, " · ")
}

// placeTitle is the 支部 of a meeting, and the point of any other record.
func placeTitle(d *bureau.Directory, r *record.Record) string {
	if r.Kind == record.KindMeeting && r.Org != 0 {
		return d.OrgName(r.Org)
	}
	if p := d.Point(r.Point); p != nil {
		return p.Name
	}
	return ""
}

// Correction asks for the tap that changes kept records.
func Correction(title string, changes, notes []string) chat.Face {
	last := []chat.Button{{Words: Change, Do: DoChange}, {Words: Discard, Do: DoDiscard}}
	if len(changes) == 0 {
		return chat.Face{Text: strings.Join(slices.Concat([]string{title, NothingChanges}, notes), "\n"), Buttons: [][]chat.Button{last}}
	}
	return chat.Face{Text: strings.Join(slices.Concat([]string{title}, changes, notes), "\n"), Buttons: [][]chat.Button{
		{{Words: Confirmed, Do: DoSubmit}}, last}}
}

// Corrected is the same card once the records are changed.
func Corrected(changes []string) chat.Face {
	return chat.Face{Text: "✅ 已更正\n" + strings.Join(changes, "\n")}
}

// Changed is one changed value: 辐射户数：62 → 26.
func Changed(label, before, after string) string {
	skip := sameStart([]rune(before), []rune(after))
	return fmt.Sprintf("%s：%s → %s", label, orNothing(without(before, skip)), orNothing(without(after, skip)))
}

// HistoryCorrected heads the line of the history that tells of a corrected value.
func HistoryCorrected(label string) string { return "更正 " + label }

// sameStart is how many characters of two long texts can be left out so that the
// difference is seen: those before the last ones that they begin with in common.
func sameStart(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if max(len(a), len(b)) <= maxChanged || n < maxChanged/2 {
		return 0
	}
	return n - seenBefore
}

// A value is shown of a change with so many characters, and of what is the same
// before the difference so many.
const (
	maxChanged = 60
	seenBefore = 6
)

// without leaves out the first characters of a text.
func without(s string, skip int) string {
	if skip == 0 {
		return s
	}
	return "…" + string([]rune(s)[skip:])
}

func orNothing(s string) string {
	if s == "" {
		return "（空）"
	}
	return clip(s, maxChanged)
}

// Words of a draft's card.
const (
	Discarded        = "🗑 没有记录。"
	LeftUncorrected  = "🗑 没有更正，记录照旧。"
	LeftAsItIs       = "🗑 好的，没有改动。"
	ChooseField      = "要改哪一项？"
	ChooseItem       = "要改哪一条？"
	LeaveOut         = "🗑 不记这条"
	StaleCard        = "这张卡片已更新"
	JustRecorded     = "已记录"
	JustCorrected    = "已更正"
	JustUndone       = "已撤销"
	NothingChanges   = "和记下的一样，没有要改的。"
	ChangedMeanwhile = "这条记录刚刚被改过，请再看一遍再点更正"
	TooLateToUndo    = "已过 10 分钟，请用“更正”，原内容会留在经过里"
	NothingToUndo    = "10 分钟内没有可撤销的记录。要改以前的，请发 /mine 选一条更正。"
	StillOpen        = "还有一张没提交的草稿："
	Expired          = "🗑 草稿放了 7 天没有提交，没有记录。"
	TakenAlready     = "已经有人接办，不能撤销了。要更正请点“更正”"
	NothingOpen      = "现在没有正在填的草稿。"
	MaskedNote       = "🔒 电话、证件号和人名已隐去，不保存"
	TalkNote         = "🔒 谈心谈话只记次数，不留内容"
	MoreThanExpected = "❗ 实到比应到多，请核对"
	NoOrgNote        = "❓ 支部还没选，可点“修改”补上"
)

// Unread names the numbers and days that could not be read, "" if there are none.
func Unread(words []string) string {
	if len(words) == 0 {
		return ""
	}
	clipped := make([]string, len(words))
	for i, w := range words {
		clipped[i] = clip(w, 24)
	}
	return "没读出：" + strings.Join(clipped, "、")
}

// Unchanged answers words that change nothing of the card that stands.
func Unchanged(words string) string { return "“" + clip(words, 24) + "”：这张卡没有变。" }

// PrivateCharacter names a character of the private use area, which nobody else's machine can show.
func PrivateCharacter(r rune) string { return fmt.Sprintf("造字 U+%04X", r) }

// With is a face that also says what is wrong.
func With(f chat.Face, fault string) chat.Face {
	if fault != "" {
		f.Text += "\n❗ " + fault
	}
	return f
}

// OddNumber marks a number far out of the usual.
func OddNumber(f record.Figure) string {
	return fmt.Sprintf("❗ %s %d，比平时大很多，请核对", f.Name, f.Value)
}

// MayRepeat names the open problem that a new one may be.
func MayRepeat(r *record.Record) string {
	return fmt.Sprintf("❗ 像是 %s（%s）那件事。是同一件就说“并到%d”，不另立", Number(r.ID), clip(r.Text, 16), r.ID)
}

// AsBefore names the problem of before, which a new one is like.
func AsBefore(number int64) string { return fmt.Sprintf("（同 %s）", Number(number)) }

// OldDay marks a day long ago: entering later is normal, a slip is possible.
func OldDay(d day.Day, days int) string {
	return fmt.Sprintf("❗ %s是 %d 天前，补录请直接提交", ShortDay(d), days)
}

// OtherYear marks a day of another year.
func OtherYear(d day.Day) string { return fmt.Sprintf("❗ 是 %s 年的", string(d[:4])) }
