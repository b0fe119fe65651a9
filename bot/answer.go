package bot

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// hear handles a text that is no command: the answer to the question under way,
// a word about the draft, or something new to record.
func hear(t *turn.Turn) error {
	open := func(n int64) bool { return isOpen(t, n) }
	usual := words.InDigits(words.Usual(t.Says), func(spelt string) (int64, bool) {
		n, _, fault := t.HearCount(spelt)
		return int64(n), fault == "" && open(int64(n))
	})
	turn.ReadAs(t, words.Marked(usual, open))
	d, parked, err := turn.OpenForm(t)
	if err != nil {
		return err
	}
	if run, ok := draftWords[strings.TrimSuffix(t.Says, "。")]; ok && parked != nil && t.Says != messages.WordSubmit {
		return run(t, parked, "")
	}
	if done, err := answersWaiting(t, d); done || err != nil {
		return err
	}
	if done, err := toldOfNumber(t, d); done || err != nil {
		return err
	}
	if done, err := proposed(t, d); done || err != nil {
		return err
	}
	if d == nil {
		return enter(t)
	}
	if run, ok := draftWords[strings.TrimSuffix(t.Says, "。")]; ok {
		return run(t, d, "")
	}
	_, q, i := draft.QuestionAt(t, d, d.Asking)
	if q == nil || q.Hear == nil {
		return somethingNew(t, d)
	}
	return answer(t, d, q, i)
}

// proposed takes the cheapest proposal of the topics for a text that goes on with what the
// talk is about. A text with files, one that is too long and one for a colleague (代记)
// never goes on with it. While a question takes any words as its answer, only giving up
// is proposed.
func proposed(t *turn.Turn, d *chat.Draft) (done bool, err error) {
	if len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > turn.MaxText || behalf.MatchString(t.Says) {
		return false, nil
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		return false, err
	}
	s := turn.SentenceOf(t)
	var p *turn.Proposal
	if asksWords(t, d) {
		p = draft.HearGivingUp(in, s)
	} else if done, err := ofDescribed(t, in, s); done || err != nil {
		return done, err
	} else {
		p = t.House.Propose(in, s)
	}
	if p == nil {
		return false, nil
	}
	if p.Weak {
		if done, err := turn.Plainly(t, turn.OfNothing); done || err != nil {
			return done, err
		}
	}
	t.Took = p.Name
	return true, p.Do(t)
}

// ofDescribed takes what is said of a record that is described, 今天那趟还答疑8个, as if its number stood there.
func ofDescribed(t *turn.Turn, in *turn.Scene, s *turn.Sentence) (done bool, err error) {
	if in.Draft != nil {
		return false, nil // of its items
	}
	r, rest := in.Described(s)
	if r == nil || (words.Asks(rest) || words.EndsAsking(rest) || words.TakesOut(rest)) && t.House.Propose(in, s) != nil {
		return false, nil
	}
	return saidOf(t, r, rest)
}

// asksWords reports whether the open question takes any words as its answer.
func asksWords(t *turn.Turn, d *chat.Draft) bool {
	if d == nil {
		return false
	}
	_, q, _ := draft.QuestionAt(t, d, d.Asking)
	return q != nil && q.Key == "text"
}

// answer takes a text as the answer to the open question, unless the text is about
// something else.
func answer(t *turn.Turn, d *chat.Draft, q *ask.Question, i int) error {
	value, fault := q.Hear(t.Says)
	if v, wrong := q.Hear(words.Bare(t.Says)); fault != "" && wrong == "" {
		value, fault = v, ""
	}
	if fault != "" && words.Thanks(t.Says) {
		return t.ShowBelow(chat.DraftKey(d.ID), draft.Face(t, d, "")) // it still asks
	}
	if fault != "" || answersFirst(t, q) {
		if done, err := wholeAnswer(t, d, q, i); done || err != nil {
			return err
		}
	}
	if q.Many && fault == "" {
		return draft.TakeAnswer(t, d, d.Asking, value)
	}
	if asked := t.ReadQuestion(t.Says); fault != "" && q.Key != draft.CaliberKey {
		ofTime := value == "" && asked.From != "" && asked.Known() && !asked.Tells
		if ofTime || isQuestion(t, asked) {
			return answers.Reply(t, t.Says, asked)
		}
	}
	draft.NoteHidden(t, d)
	read := t.Read(t.Says, t.Speaker(), t.Today)
	if q.Key == "point" && fault == "" && !recordableIn(read) && beside(t, value) > mostBeside {
		return somethingNew(t, d) // 科创园负一楼又淹水了，商户的货都泡了
	}
	switch how, said := belongs(t, d, i, q.Key, read); {
	case how == other:
		return somethingNew(t, d)
	case how == more:
		d.Unread = append(d.Unread, read.Unread...)
		return join(t, d, i, said)
	case fault != "":
		if done, err := turn.Plainly(t, turn.OfPart); done || err != nil { // 手头还剩啥活, while a form asks
			return err
		}
		return draft.Keep(t, d, fault)
	}
	classify(t, d, i, q.Key)
	return draft.TakeAnswer(t, d, d.Asking, value)
}

// mostBeside is how many characters an answer may have beside the point that it names.
const mostBeside = 6

// beside counts the characters of a text beside the name of a point and words that say nothing.
func beside(t *turn.Turn, point string) int {
	says := t.Says
	if p := t.Dir.Point(turn.IDOf(point)); p != nil {
		longest := ""
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			if strings.Contains(says, name) && len(name) > len(longest) {
				longest = name
			}
		}
		says = strings.Replace(says, longest, "", 1)
	}
	said := words.Read(says)
	return utf8.RuneCountInString(said.Rest)
}

// answersWaiting takes a text that names an older open draft by its type, 送政策的是步行街, as the
// answer to the question for a point that this draft still waits with.
func answersWaiting(t *turn.Turn, newest *chat.Draft) (done bool, err error) {
	if newest == nil || utf8.RuneCountInString(t.Says) > longestWaiting {
		return false, nil
	}
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	if err != nil {
		return false, err
	}
	for i := range open {
		d := &open[i]
		item, q, _ := draft.QuestionAt(t, d, d.Asking)
		if d.ID == newest.ID || q == nil || q.Key != "point" || q.Hear == nil {
			continue
		}
		typ := ask.Get(item, "type")
		value, fault := q.Hear(t.Says)
		if typ == "" || !strings.Contains(t.Says, typ) || fault != "" || hasNumbers(t.Read(t.Says, t.Speaker(), t.Today)) {
			continue
		}
		return true, draft.TakeAnswer(t, d, d.Asking, value)
	}
	return false, nil
}

// hasNumbers reports whether figures were read.
func hasNumbers(read reading.Reading) bool {
	return slices.ContainsFunc(read.Items, func(it reading.Item) bool { return len(it.Figures) > 0 })
}

// longestWaiting is how many characters such an answer may have.
const longestWaiting = 16

// draftWords are words that act on the open draft like its buttons.
var draftWords = map[string]func(*turn.Turn, *chat.Draft, string) error{
	messages.WordSubmit: draft.SubmitTyped,
	messages.WordCancel: draft.Discard,
	messages.WordSkip:   draft.SkipTyped,
	messages.WordBack:   draft.StepBack,
}

// wholeAnswer takes an answer that says more than was asked: 一支部的，应到15，请假2个. It
// reports whether a part of the text answers the question.
func wholeAnswer(t *turn.Turn, d *chat.Draft, q *ask.Question, i int) (done bool, err error) {
	parts := partsOf(t.Says)
	if len(parts) < 2 || !slices.Contains([]string{"point", "org", "date", "type"}, q.Key) {
		return false, nil
	}
	for k, part := range parts {
		said := part
		if strings.Contains(part, "不是") {
			said = words.Denied(part) // 我去的不是居然 names no place
		}
		value, fault := q.Hear(plainPart(said))
		if fault != "" || said == "" || q.Key == "type" && utf8.RuneCountInString(part) > utf8.RuneCountInString(value)+mostBesideType {
			continue // 一个是主题党日安排 was talked about
		}
		rest := strings.Join(slices.Delete(parts, k, k+1), "，")
		typ := ""
		if q.Key == "type" {
			typ = value
		}
		point := ""
		if q.Key == "point" {
			point = value
		}
		fillRest(t, d, i, typ, point, rest)
		if q.Key == "type" && d.Items[i].Kind == string(record.KindMeeting) {
			others := slices.DeleteFunc(t.Reader.MeetingTypes(rest), func(typ string) bool { return typ == value })
			if len(others) > 0 {
				d.Items[i].Answers = append(d.Items[i].Answers, chat.Answered{Key: "also", Value: strings.Join(others, ",")})
			}
		}
		return true, draft.TakeAnswer(t, d, d.Asking, value)
	}
	return false, nil
}

// mostBesideType is how many characters a part may have beside the type that it names.
const mostBesideType = 4

// answersFirst reports whether the first of several parts of a text is no more than the answer,
// so that what follows is told besides: 钢市的，另外货梯门关不严.
func answersFirst(t *turn.Turn, q *ask.Question) bool {
	parts := partsOf(t.Says)
	if len(parts) < 2 {
		return false
	}
	value, fault := q.Hear(plainPart(parts[0]))
	if fault != "" || q.Key == "point" && utf8.RuneCountInString(parts[0]) > mostPoint(t, value) {
		return false
	}
	return !slices.ContainsFunc(t.Read(parts[0], t.Speaker(), t.Today).Items, func(it reading.Item) bool { return it.Kind != reading.None && !plainVisit(it) })
}

// mostPoint is how many characters a part has at most that is no more than a point.
func mostPoint(t *turn.Turn, value string) int {
	most := 0
	if p := t.Dir.Point(turn.IDOf(value)); p != nil {
		most = utf8.RuneCountInString(p.Name)
	}
	return most + mostBeside
}

// partsOf are the parts of a text between its signs; plainPart is one without the words that
// make an answer of it: 就是一支部的.
func partsOf(says string) []string {
	return slices.Collect(words.Clauses(says))
}

func plainPart(part string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(part, "就是"), "是"), "的")
}

// fillRest fills an item from the words around its answer, read as words about a record of
// its type; typ and point are what the answer says of these. It changes a value only if the
// words correct it. What they tell of another place, of another day, or of another kind is an
// item of its own.
func fillRest(t *turn.Turn, d *chat.Draft, i int, typ, point, rest string) {
	item := &d.Items[i]
	if wrong, right, ok := words.Correction(rest); ok && wrong != "" && draft.Mend(t, item, wrong, right) {
		return
	}
	typ, point = cmp.Or(ask.Get(item, "type"), typ), cmp.Or(ask.Get(item, "point"), point)
	if on, without := otherDay(t, rest); on != "" { // 商量五一值班，哦不对是前天开的
		ask.Set(item, "date", on)
		if rest = without; rest == "" {
			return
		}
	}
	if draft.TakeTold(t, item, rest) {
		return
	}
	day := ask.Get(item, "date")
	var others []chat.Item
	took := false
	for _, it := range t.Read(typ+"，"+rest, t.Speaker(), t.Today).Items {
		there := turn.IDText(turn.PointCalled(t.Dir, it.Point))
		elsewhere := there != "0" && there != "" && point != "" && there != point
		switch {
		case elsewhere && recordable[it.Kind], it.Date != "" && day != "" && it.Date != day && recordable[it.Kind], string(it.Kind) != item.Kind && recordable[it.Kind]:
			other := draft.ItemOf(t, it, draft.Sentence{Says: rest, Day: t.Today, Asked: []string{"date"}})
			for key, value := range map[string]string{"point": point, "date": day} {
				if ask.Get(&other, key) == "" && value != "" {
					ask.Set(&other, key, value)
				}
			}
			others = append(others, other)
		case string(it.Kind) == item.Kind:
			said := draft.ItemOf(t, it, draft.Sentence{Says: rest, Day: t.Today, Asked: []string{"date"}})
			took = fillOpen(item, &said) || took
		}
	}
	if parts := partsOf(rest); !took && len(parts) > 1 { // what is told besides may hide the rest of the answer
		for _, part := range parts {
			for _, it := range t.Read(typ+"，"+part, t.Speaker(), t.Today).Items {
				if string(it.Kind) == item.Kind && it.Point == "" {
					said := draft.ItemOf(t, it, draft.Sentence{Says: part, Day: t.Today, Asked: []string{"date"}})
					fillOpen(item, &said)
				}
			}
		}
	}
	if !took && len(others) == 0 {
		keepRest(t, item, typ, rest)
	}
	d.Items = append(d.Items, others...)
}

// otherDay is the day that has been which the clauses of a text put in the place of another, and the text without them.
func otherDay(t *turn.Turn, says string) (on, rest string) {
	var kept []string
	admitted := false
	for clause := range words.Clauses(says) {
		said := words.DayInstead(clause)
		day, ok := reading.ParseDay(said, t.Today.Time())
		switch {
		case said != "" && ok && day <= string(t.Today) && (admitted || words.Mistaken(clause)):
			on, admitted = day, false
		case words.Admits(clause):
			admitted = true
		default:
			kept, admitted = append(kept, clause), false
		}
	}
	return on, strings.Join(kept, "，")
}

// keepRest adds what was told beside an answer, and read as nothing, to the text of an item: 写字楼 六楼,
// 党课 讲的安全生产. What is said in a talk is not kept.
func keepRest(t *turn.Turn, item *chat.Item, typ, rest string) {
	had := ask.Get(item, "text")
	if words.Polite(rest) || words.Asks(rest) || strings.Contains(had, rest) || typ == record.Talk || !hasHan(rest) {
		return
	}
	more := t.WithoutPeople(cmp.Or(words.Added(rest), rest))
	switch {
	case had != "":
		more = had + "，" + more
	case item.Kind == string(record.KindProblem) || item.Kind == string(record.KindPlan):
		return // its words are asked for
	}
	ask.Set(item, "text", more)
}

// fillOpen fills what an item lacks from what was said, and reports whether it did.
func fillOpen(item, said *chat.Item) (took bool) {
	for _, a := range said.Answers {
		if ask.Get(item, a.Key) == "" {
			ask.Set(item, a.Key, a.Value)
			took = took || a.Key != "type" // that is the answer, not what stands beside it
		}
	}
	return took
}

// recordable are the kinds that an answer may tell of besides.
var recordable = map[reading.Kind]bool{reading.Visit: true, reading.Meeting: true, reading.Problem: true, reading.Activity: true, reading.Plan: true}
