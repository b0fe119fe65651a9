package draft

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/text/expr"
)

// A Sentence is what was said, on which day, and which questions it leaves to ask.
type Sentence struct {
	Says  string
	Day   day.Day
	Asked []string
}

// InHand returns the message in hand as a sentence.
func InHand(t *turn.Turn, asked ...string) Sentence { return Sentence{t.Says, t.Today, asked} }

// ItemOf makes a draft's item of what was read. What the sentence leaves open has no answer,
// so that it is asked. A day that is not mentioned is the day of the sentence.
func ItemOf(t *turn.Turn, it reading.Item, in Sentence) chat.Item {
	item := chat.Item{Kind: string(it.Kind)}
	set := func(key, value string) {
		if value != "" && value != "0" {
			item.Answers = append(item.Answers, chat.Answered{Key: key, Value: value})
		}
	}
	setID := func(key string, id int64) { set(key, strconv.FormatInt(id, 10)) }
	setID("point", turn.PointCalled(t.Dir, it.Point))
	if o := t.Dir.OrgNamed(it.Org); o != nil {
		setID("org", o.ID)
	}
	set("type", it.Type)
	switch {
	case it.Date != "":
		set("date", it.Date)
	case !slices.Contains(in.Asked, "date") && it.Kind != reading.Plan:
		set("date", string(in.Day))
	}
	setFigures(t, &item, it)
	expected, present := headsOf(t, &it, in.Says)
	setHeads(&item, "expected", expected)
	setHeads(&item, "present", present)
	set("absent", countsText(it.Absent))
	set("groups", GroupsText(it.Groups))
	if v := it.Vote; v != nil {
		set("vote", VoteText(VoteOf(v)))
	}
	set("guests", keptText(record.KindMeeting, it.Guests))
	for _, key := range slices.Sorted(maps.Keys(it.Fields)) {
		set(key, keptText(record.Kind(it.Kind), it.Fields[key]))
	}
	if it.Kind == reading.Plan { // 支委会还没开，打算下周二开: what is planned is told before the plan
		named := len(t.Reader.MeetingTypes(it.Text)) > 0 && !words.SameTime(in.Says) // 主题党日5月12号 党课5月20号: each its own
		if types := unsaid(t.Reader.MeetingTypes(in.Says), it.Text); len(types) > 0 && !named {
			it.Text = strings.Trim(strings.Join(types, "、")+"，"+it.Text, "，")
		}
	}
	if it.Kind != reading.Progress {
		it.Text = words.WithoutWish(it.Text)
	}
	switch it.Kind {
	case reading.Problem:
		it.Text = strings.TrimPrefix(it.Text, "的")
	case reading.Plan:
		it.Text = words.Planned(it.Text)
	}
	if it.Kind == reading.Problem && words.CutShort(it.Text) && strings.Contains(in.Says, "有"+it.Text) {
		it.Text = "有" + it.Text // 还有家店的秤不准
	}
	if it.Type != record.Talk {
		set("text", keptText(record.Kind(it.Kind), it.Text))
	} else if n, _, fault := t.HearCount(words.Total(in.Says)); fault == "" && it.Figures[record.Talk] != 0 { // 跟这个一次跟那个一次，一共两次
		ask.Set(&item, "f."+record.Talk, ask.FigureValue(n, false, it.Caliber))
	}
	set("tags", strings.Join(TagsIn(in.Says), ","))
	if it.Type == record.ProjectType {
		set("title", titleIn(in.Says, it.Text))
	}
	if it.Kind == reading.Progress {
		if it.Type == "已办结" && !words.HasHappened(in.Says) { // 合同今天签
			ask.Unset(&item, "type")
		}
		presetProblem(t, &item, it)
		if u := t.Dir.UnitNamed(it.Unit); u != nil {
			setID("unit", u.ID)
		}
		set("due", string(dueOf(t, it)))
	}
	if it.Urgent {
		set("urgent", messages.Yes)
	}
	if it.Kind == reading.Problem && words.SolvedThere(it.Text) {
		set("onspot", messages.Yes)
	}
	if it.ByPhone {
		set("phone", messages.Yes)
	}
	return item
}

// headsOf is how many had to come to a meeting, and how many came, where one follows from the other and what else is told: 三个委员都到齐;
// 应到5 请假1.
func headsOf(t *turn.Turn, it *reading.Item, says string) (expected, present *int) {
	expected, present = it.Expected, it.Present
	absent := 0
	for _, n := range it.Absent {
		absent += n
	}
	switch {
	case expected == nil && present != nil && absent == 0:
		for _, said := range words.WholeCame(says) {
			if n, _, fault := t.HearCount(said); fault == "" && n == *present {
				expected = present
			}
		}
	case expected != nil && present == nil && absent > 0 && absent < *expected:
		present = new(*expected - absent)
	}
	return expected, present
}

// unsaid are the words that a text does not have.
func unsaid(list []string, text string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(w string) bool { return strings.Contains(text, w) })
}

// setFigures stores the figures that were read as answers. The 口径 of figures that are never
// added is an answer of its own, which a tap changes.
func setFigures(t *turn.Turn, item *chat.Item, it reading.Item) {
	for _, name := range t.Dir.Indicators.Said(indicator.Kind(it.Kind), it.Type) {
		n, ok := it.Figures[name]
		if !ok {
			continue
		}
		caliber := it.Caliber
		if t.Dir.Indicators.Apart(name) {
			if caliber != "" {
				ask.Set(item, CaliberKey, caliber)
			}
			caliber = ""
		}
		item.Answers = append(item.Answers, chat.Answered{Key: "f." + name, Value: ask.FigureValue(n, slices.Contains(it.Approx, name), caliber)})
	}
}

// dueOf returns the due day that a sentence gives for a problem: after a number of workdays,
// or a day; for a day off the workday before it.
func dueOf(t *turn.Turn, it reading.Item) day.Day {
	cal, until := bureau.Calendar(t.Tx), day.Day(it.Until)
	switch {
	case it.Days > 0:
		return cal.After(t.Today, it.Days)
	case until != "" && !cal.Workday(until):
		return max(cal.Before(until, 1), t.Today)
	}
	return until
}

// SolvedThere notes of the only problem of a sentence that it was solved on the spot, where the
// sentence says so beside it: 公平秤坏了，换了新的，当场解决.
func SolvedThere(items []chat.Item, says string) {
	at := -1
	for i := range items {
		switch {
		case strings.HasPrefix(says, "没") || ask.Get(&items[i], "f.现场解决") != "":
			return
		case items[i].Kind == string(record.KindProblem) && at >= 0:
			return
		case items[i].Kind == string(record.KindProblem):
			at = i
		}
	}
	if at >= 0 && words.SolvedThere(says) {
		ask.Set(&items[at], "onspot", messages.Yes)
	}
}

func setHeads(item *chat.Item, key string, n *int) {
	if n != nil {
		ask.Set(item, key, strconv.Itoa(*n))
	}
}

// AnswersOf turns a saved record back into answers, to correct it.
func AnswersOf(t *turn.Turn, r *record.Record) chat.Item {
	item := chat.Item{Kind: string(r.Kind), Number: r.ID}
	set := func(key, value string) {
		if value != "" && value != "0" {
			ask.Set(&item, key, value)
		}
	}
	set("point", strconv.FormatInt(r.Point, 10))
	set("org", strconv.FormatInt(r.Org, 10))
	set("type", r.Type)
	set("date", string(r.Day))
	caliber := OneCaliber(t, r)
	for _, f := range r.Figures {
		if f.Caliber == caliber && t.Dir.Indicators.Apart(f.Name) {
			f.Caliber = "" // of all of them
		}
		ask.Set(&item, "f."+f.Name, ask.FigureValue(f.Value, f.Approx, f.Caliber))
	}
	set(CaliberKey, caliber)
	set("title", r.Detail.Title)
	set("tags", strings.Join(r.Detail.Tags, ","))
	set("project", strconv.FormatInt(r.Project, 10))
	setHeads(&item, "expected", r.Detail.Expected)
	setHeads(&item, "present", r.Detail.Present)
	set("also", strings.Join(r.Detail.Also, ","))
	set("groups", GroupsText(r.Detail.Groups))
	if v := r.Detail.Vote; v != nil {
		set("vote", VoteText(v))
	}
	set("guests", r.Detail.Guests)
	for _, f := range messages.MinuteFields(r) {
		set(f.Key, f.Value)
	}
	if r.Detail.Followed {
		set("followed", messages.Yes)
	}
	set("absent", countsText(r.Detail.Absent))
	set("text", r.Text)
	if r.Detail.ByPhone {
		set("phone", messages.Yes)
	}
	if p := r.Problem; p != nil {
		set("firm", p.Firm)
		set("source", p.Source)
		if p.Urgent {
			set("urgent", messages.Yes)
		}
	}
	if r.Author != r.Typist {
		set("author", strconv.FormatInt(r.Author, 10))
	}
	item.Was = slices.Clone(item.Answers)
	return item
}

// fill returns the records that a draft's items make; for a correction, the corrected records.
// The place of an item that is left out, or makes no record, is nil.
func fill(t *turn.Turn, d *chat.Draft) []*record.Record {
	records := make([]*record.Record, len(d.Items))
	if Correcting(d) {
		for _, a := range amendments(t, d) {
			records[slices.IndexFunc(d.Items, func(i chat.Item) bool { return i.Number == a.now.ID })] = a.now
		}
		return records
	}
	for i := range d.Items {
		item := &d.Items[i]
		if k := t.House.Kinds[item.Kind]; item.Skip || k == nil || k.Ending != nil {
			continue
		}
		r := filled(t, item)
		r.ID, r.Draft, r.Typist, r.Author = item.Number, d.ID, d.Person, authorOf(d, r)
		if FirstKept(d) == i {
			r.Detail.Attached = d.Attached
		}
		records[i] = r
	}
	return records
}

// authorOf returns the author of a record: the colleague it is entered for, or the typist.
func authorOf(d *chat.Draft, r *record.Record) int64 {
	for _, id := range []int64{r.Author, d.Author} {
		if id != 0 {
			return id
		}
	}
	return d.Person
}

// FirstKept returns the index of the first item that is not left out, or -1.
func FirstKept(d *chat.Draft) int {
	return slices.IndexFunc(d.Items, func(i chat.Item) bool { return !i.Skip })
}

// KindProgress is the kind of an item about a known problem: its progress, its solution, or
// to whom it is given.
const KindProgress = "progress"

// presetProblem answers which problem a progress is about, if that is clear.
func presetProblem(t *turn.Turn, item *chat.Item, it reading.Item) {
	if it.RefersTo != 0 {
		ask.Set(item, "problem", strconv.Itoa(it.RefersTo))
		return
	}
	if nth := words.Read(t.Says).Nth; nth > 0 {
		if th, _ := t.Focus().Find(chat.ThingList); th != nil && nth <= len(th.Numbers) {
			ask.Set(item, "problem", turn.IDText(th.Numbers[nth-1]))
			return
		}
	}
	if it.Point == "" { // the category alone names none
		if n := turn.ProblemIn(t, it.Text); n != 0 {
			ask.Set(item, "problem", turn.IDText(n))
		}
		return
	}
	if n := t.MeantProblem(turn.PointCalled(t.Dir, it.Point), it.Text); n != 0 {
		ask.Set(item, "problem", turn.IDText(n))
	}
}

// MovesOnly reports whether a draft holds no more than news of known problems, which have no figures.
func MovesOnly(d *chat.Draft) bool {
	return len(d.Items) > 0 && !slices.ContainsFunc(d.Items, func(it chat.Item) bool { return it.Kind != KindProgress })
}

// HandingOver is the item that gives a problem to a colleague while the person is away.
func HandingOver(t *turn.Turn, r *record.Record, to *bureau.Person) chat.Item {
	item := chat.Item{Kind: KindProgress}
	ask.Set(&item, "move", string(problem.HandOver))
	ask.Set(&item, "problem", turn.IDText(r.ID))
	ask.Set(&item, "person", turn.IDText(to.ID))
	for _, post := range to.Posts {
		if post.Role == bureau.Staff && post.Unit != 0 {
			ask.Set(&item, "unit", turn.IDText(post.Unit))
		}
	}
	ask.Set(&item, "date", string(t.Today))
	ask.Set(&item, "text", messages.WhileAway)
	return item
}

// countedOf matches an amount in digits with the measure of people and firms.
var countedOf = expr.MustCompile(`(?:^|[^0-9０-９.,，、~～\p{Co}-]|[^0-9０-９][,，、])([0-9]{1,6})(人次|人|户|家|名|位)`)

// endsCounting matches an amount in digits that ends a clause, without a measure that says of what: 答5.
var endsCounting = expr.MustCompile(`\p{Han}([0-9]{1,6})([个件条次项]?)(?:$|[，,。；;\s])`)

// spelled matches an amount of ten and more in words with such a measure: 四十来个人.
var spelled = expr.MustCompile(`([一二两三四五六七八九]?[十百][零一二三四五六七八九十]{0,4})(?:来|多|几)?个?(?:人次|人|户|家|名|位)`)

// Lost are the amounts of a text that stand in no answer of what was made of it, and the characters
// that only the machine of whoever typed them can show: what somebody typed is kept, or named as not
// read.
func Lost(t *turn.Turn, says string, items []chat.Item) (lost []string) {
	for _, r := range says {
		if unicode.Is(unicode.Co, r) && !slices.Contains(lost, messages.PrivateCharacter(r)) {
			lost = append(lost, messages.PrivateCharacter(r))
		}
	}
	for _, m := range append(countedOf.FindAllStringSubmatch(says, -1), endsCounting.FindAllStringSubmatch(says, -1)...) {
		if m[1] != strconv.Itoa(len(items)) && !slices.ContainsFunc(items, func(it chat.Item) bool { return answersWith(&it, m[1]) }) && !slices.Contains(lost, m[1]+m[2]) {
			lost = append(lost, m[1]+m[2])
		}
	}
	for _, m := range spelled.FindAllStringSubmatch(says, -1) {
		n, _, fault := t.HearCount(m[1])
		stands := func(it chat.Item) bool {
			return answersWith(&it, strconv.Itoa(n)) || slices.ContainsFunc(it.Answers, func(a chat.Answered) bool { return strings.Contains(a.Value, m[1]) })
		}
		if fault == "" && !slices.ContainsFunc(items, stands) {
			lost = append(lost, m[0])
		}
	}
	return lost
}

// answersWith reports whether a number stands in an answer of an item other than its day.
func answersWith(item *chat.Item, number string) bool {
	return slices.ContainsFunc(item.Answers, func(a chat.Answered) bool {
		return a.Key != "date" && slices.Contains(strings.FieldsFunc(a.Value, func(r rune) bool { return r < '0' || r > '9' }), number)
	})
}
