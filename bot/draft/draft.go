// Package draft is what somebody began to tell and has not submitted yet.
//
// A draft has items, and each item has answers to the questions of its kind. A sentence
// gives many answers at once (items.go). AskNext decides which question comes next, Face
// draws the draft, and submit.go makes records of it. A correction is a draft of records
// that exist already (correct.go, amend.go).
package draft

import (
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// Values of a draft's Asking, which otherwise names the open question as item.key.
const (
	askingKind   = "kind"  // waits to be told what it is
	askingPhoto  = "photo" // files that wait for a sentence
	askingItem   = "item"  // waits for which item to change
	askingField  = "field:"
	askingMore   = "more:" // the fields that did not fit
	maxQuestions = 2       // questions back on one message
)

// AskNext sets the next question: the first open one of the items. A question that several
// items share is asked once.
func AskNext(t *turn.Turn, d *chat.Draft) {
	d.Asking = ""
	need := ask.Wanted
	switch {
	case d.Steps:
		need = ask.Step
	case d.Asked >= maxQuestions:
		need = ask.Must
	}
	for i := range d.Items {
		item := &d.Items[i]
		form := t.Form(item.Kind)
		if item.Skip || form == nil {
			continue
		}
		if on := ask.Get(item, "date"); item.Kind == string(record.KindPlan) && !Correcting(d) && on != "" && day.Day(on) < t.Today {
			ask.Unset(item, "date") // what is to come lies in no past: 钢市上礼拜五才去过的, told of the plan
		}
		if q := form.Next(t.Env(), item, need); q != nil {
			d.Asking = question(i, q.Key)
			d.Asked++
			return
		}
		if ask.Get(item, "date") == "" && form.Question(t.Env(), item, "date") != nil {
			ask.Set(item, "date", string(d.Day)) // shown on the card, one tap to change
		}
	}
}

// question returns the name of a question of an item.
func question(item int, key string) string { return strconv.Itoa(item) + "." + key }

// QuestionAt returns the question of a name as it is now, with its item; nil if there is none.
func QuestionAt(t *turn.Turn, d *chat.Draft, name string) (item *chat.Item, q *ask.Question, index int) {
	number, key, ok := strings.Cut(name, ".")
	i, err := strconv.Atoi(number)
	if !ok || err != nil || i < 0 || i >= len(d.Items) {
		return nil, nil, 0
	}
	form := t.Form(d.Items[i].Kind)
	if form == nil {
		return nil, nil, 0
	}
	return &d.Items[i], form.Question(t.Env(), &d.Items[i], key), i
}

// give answers a question of a draft. A point, a day or a 支部 also answers the other items
// that lack one.
func give(t *turn.Turn, d *chat.Draft, name, value string) bool {
	item, q, _ := QuestionAt(t, d, name)
	if q == nil {
		return false
	}
	ask.Set(item, q.Key, value)
	if !slices.Contains([]string{"point", "date", "org"}, q.Key) {
		d.Rival = nil // it is taken as it was read
	}
	if value != ask.Skipped && formFill(t, item, q.Key) == "" {
		return false
	}
	d.Unread = stillUnread(t, d.Unread, q.Key)
	for i := range d.Items {
		other := &d.Items[i]
		shared := slices.Contains([]string{"point", "date", "org"}, q.Key)
		if shared && other != item && ask.Get(other, q.Key) == "" {
			ask.Set(other, q.Key, value)
		}
	}
	return true
}

// formFill drops answers that do not fit, and returns what remains of one.
func formFill(t *turn.Turn, item *chat.Item, key string) string {
	t.Form(item.Kind).Fit(t.Env(), item)
	return ask.Get(item, key)
}

// Face draws a draft as it stands.
func Face(t *turn.Turn, d *chat.Draft, fault string) chat.Face {
	view := messages.Draft{Dir: t.Dir, Today: d.Day, Records: fill(t, d), Told: told(t, d), Attached: d.Attached}
	if Correcting(d) {
		view.Title = correctionTitle(t, d)
	}
	view.Rival = rivalWords(d)
	answer := fault // to what was answered; the notes tell the rest
	if fault == "" {
		fault = messages.Unread(d.Unread)
	}
	switch {
	case d.State == chat.DraftUndone:
		return messages.Undone(view)
	case d.State == chat.DraftDropped:
		if len(d.Items) > 0 && !slices.ContainsFunc(d.Items, func(item chat.Item) bool { return t.House.Ending(item.Kind) == nil }) {
			return chat.Face{Text: messages.LeftAsItIs}
		}
		if i := slices.IndexFunc(d.Items, func(item chat.Item) bool { return item.Number != 0 }); i >= 0 {
			return chat.Face{Text: messages.LeftUncorrected}
		}
		return chat.Face{Text: messages.Discarded}
	case d.Asking == askingPhoto:
		return waitingFace(t, d)
	case d.Asking == askingKind:
		return messages.Offer(d.Text, messages.NotUnderstood, wishes(t, d.Text), Recordable(t))
	case d.Asking == askingItem:
		return messages.Choose(view, messages.ChooseItem, fault, itemButtons(t, d))
	case strings.HasPrefix(d.Asking, askingField):
		return messages.Choose(view, messages.ChooseField, fault, fieldButtons(t, d, askingField))
	case strings.HasPrefix(d.Asking, askingMore):
		return messages.Choose(view, messages.ChooseField, fault, fieldButtons(t, d, askingMore))
	}
	if _, q, i := QuestionAt(t, d, d.Asking); q != nil {
		choices := choiceButtons(t, &d.Items[i], i, q)
		if e := t.House.Ending(d.Items[i].Kind); e != nil && e.Asking != nil {
			return e.Asking(t, &d.Items[i], q, fault, choices)
		}
		view.Notes = leftOut(t, d)
		return messages.Ask(view, q.Prompt, answer, choices, q.Need <= ask.Step && d.Steps && !q.Many, q.Many || !d.Steps && complete(t, d))
	}
	if Correcting(d) {
		return messages.Correction(correctionTitle(t, d), Changes(t, d), leftOut(t, d))
	}
	if kept := FirstKept(d); len(d.Items)-CountSkipped(d) == 1 {
		if e := t.House.Ending(d.Items[kept].Kind); e != nil && e.Confirming != nil {
			return messages.With(e.Confirming(t, &d.Items[kept]), fault)
		}
	}
	view.Notes = notes(t, d, view)
	view.Add.Also = oneMeeting(t, d)
	view.Ticks = ticks(t, d)
	return messages.With(messages.Confirm(view), answer)
}

// told returns, by item, what those items tell that make no record.
func told(t *turn.Turn, d *chat.Draft) []*messages.Told {
	list := make([]*messages.Told, len(d.Items))
	for i := range d.Items {
		item := &d.Items[i]
		e := t.House.Ending(item.Kind)
		if item.Skip || e == nil {
			continue
		}
		told := e.Told(t, item)
		if author := t.Dir.Person(d.Author); author != nil && d.Author != d.Person {
			told.Lines = append(told.Lines, messages.EnteredFor(author))
		}
		list[i] = &told
	}
	return list
}

// complete reports whether every required question is answered.
func complete(t *turn.Turn, d *chat.Draft) bool {
	return !slices.ContainsFunc(d.Items, func(item chat.Item) bool {
		form := t.Form(item.Kind)
		return !item.Skip && form != nil && form.Next(t.Env(), &item, ask.Must) != nil
	})
}

// choiceButtons returns the buttons for the answers. Where several can be chosen, the chosen
// ones are marked.
func choiceButtons(t *turn.Turn, item *chat.Item, i int, q *ask.Question) (buttons []chat.Button) {
	taken := strings.Split(ask.Get(item, q.Key), ",")
	for _, c := range q.Offers() {
		words := messages.Toggle(c.Words, q.Many && slices.Contains(taken, c.Value))
		buttons = append(buttons, chat.Button{Words: words, Do: messages.DoSet + ":" + question(i, q.Key) + ":" + c.Value})
	}
	if q.Search != nil && q.Search() {
		buttons = append(buttons, chat.Button{Words: messages.SearchPoint, Search: true})
	}
	return buttons
}

// oneMeeting reports whether a draft is one meeting that may be several types.
func oneMeeting(t *turn.Turn, d *chat.Draft) bool {
	i := FirstKept(d)
	return len(d.Items)-CountSkipped(d) == 1 && d.Items[i].Kind == string(record.KindMeeting) && ask.Get(&d.Items[i], "type") != record.Talk
}

func itemButtons(t *turn.Turn, d *chat.Draft) (buttons []chat.Button) {
	for i, item := range d.Items {
		if !item.Skip {
			words := strconv.Itoa(i+1) + " " + t.House.Title(item.Kind)
			buttons = append(buttons, chat.Button{Words: words, Do: messages.DoItem + ":" + strconv.Itoa(i)})
		}
	}
	return buttons
}

// fieldButtons returns buttons for the fields that can be changed. Those that do not fit are
// reached by 更多.
func fieldButtons(t *turn.Turn, d *chat.Draft, asking string) (buttons []chat.Button) {
	i, err := strconv.Atoi(strings.TrimPrefix(d.Asking, asking))
	if err != nil || i < 0 || i >= len(d.Items) {
		return nil
	}
	item := &d.Items[i]
	form := t.Form(item.Kind)
	shown := onCard(t, d)
	var rare []chat.Button
	for _, q := range form.All(t.Env(), item) {
		if q.Hear == nil || slices.ContainsFunc(shown, func(s ask.Question) bool { return s.Key == q.Key }) {
			continue
		}
		button := chat.Button{Words: q.Label, Do: messages.DoField + ":" + question(i, q.Key)}
		if q.Rare {
			rare = append(rare, button)
		} else {
			buttons = append(buttons, button)
		}
	}
	buttons = fewer(buttons, item)
	first := len(buttons)
	if buttons = append(buttons, rare...); first > maxFields {
		first = maxFields - 1
	}
	switch {
	case asking == askingMore:
		buttons = buttons[first:]
	case len(buttons) > first:
		buttons = append(buttons[:first:first], chat.Button{Words: messages.MoreItems, Do: messages.DoMore + ":" + strconv.Itoa(i)})
	}
	if kept := len(d.Items) - CountSkipped(d); kept > 1 {
		buttons = append(buttons, chat.Button{Words: messages.LeaveOut, Do: messages.DoLeave + ":" + strconv.Itoa(i)})
	}
	return buttons
}

// maxFields is how many fields a card offers to change at once.
const maxFields = 8

// fewer removes figures that the record does not have, the last first, until the buttons fit
// on a card.
func fewer(buttons []chat.Button, item *chat.Item) []chat.Button {
	for i := len(buttons) - 1; i >= 0 && len(buttons) > maxFields; i-- {
		_, key, _ := strings.Cut(buttons[i].Do, ".")
		if strings.HasPrefix(key, "f.") && ask.Get(item, key) == "" {
			buttons = slices.Delete(buttons, i, i+1)
		}
	}
	return buttons
}

// CountSkipped returns how many items of a draft are left out.
func CountSkipped(d *chat.Draft) (n int) {
	for _, item := range d.Items {
		if item.Skip {
			n++
		}
	}
	return n
}

// notes returns what is worth a second look before 提交. Notes never prevent it.
func notes(t *turn.Turn, d *chat.Draft, view messages.Draft) (notes []string) {
	add := func(n string) {
		if n != "" && !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	for i, r := range view.Records {
		if told := view.Told[i]; told != nil {
			add(dayNote(told.Day, d))
		}
		if r == nil {
			continue
		}
		for _, f := range r.Figures {
			if f.Value > usual(t, f.Name) {
				add(messages.OddNumber(f))
			}
		}
		switch r.Kind {
		case record.KindMeeting: // 补录 is as usual
		case record.KindPlan:
			add(oldNote(r.Day, d))
		default:
			add(dayNote(r.Day, d))
		}
		if e, p := r.Detail.Expected, r.Detail.Present; e != nil && p != nil && *p > *e {
			add(messages.MoreThanExpected)
		}
		for _, n := range t.House.Notes(t, r) {
			add(n)
		}
	}
	return append(notes, leftOut(t, d)...)
}

// dayNote returns a note about a day of another year or long ago, or "".
func dayNote(on day.Day, d *chat.Draft) string {
	if on != "" && on[:4] != d.Day[:4] {
		return messages.OtherYear(on)
	}
	return oldNote(on, d)
}

// oldNote returns a note about a day long ago, or "".
func oldNote(on day.Day, d *chat.Draft) string {
	if days := on.Until(d.Day); on != "" && days > 31 {
		return messages.OldDay(on, days)
	}
	return ""
}

// leftOut says which part of the words is not stored.
func leftOut(t *turn.Turn, d *chat.Draft) (notes []string) {
	if len(d.Unread) > 0 {
		notes = append(notes, "❗ "+messages.Unread(d.Unread))
	}
	if d.Ill {
		notes = append(notes, messages.IllnessNote)
	}
	if d.Hidden {
		notes = append(notes, messages.MaskedNote)
		t.Noted = true
	}
	return notes
}

// usual returns the value above which a number gets a note on the card.
func usual(t *turn.Turn, figure string) int {
	switch t.Dir.Indicators.Unit(figure) {
	case "户", "人次":
		return 500
	}
	return 100
}

// stillUnread returns what remains unread of a sentence after an answer: a day settles the
// unread days, a number the unread numbers.
func stillUnread(t *turn.Turn, unread []string, key string) []string {
	number := key == "expected" || key == "present" || strings.HasPrefix(key, "f.")
	return slices.DeleteFunc(slices.Clone(unread), func(words string) bool {
		if reading.NoSuchDay(words, t.Today.Time()) {
			return key == "date"
		}
		return number
	})
}
