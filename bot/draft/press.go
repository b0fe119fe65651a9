package draft

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// Presses are the buttons of a draft's card: in which state they count,
// and what they do.
var Presses = map[string]struct {
	State chat.DraftState
	Run   func(t *turn.Turn, d *chat.Draft, arg string) error
}{
	messages.DoSubmit:  {chat.DraftOpen, submit},
	messages.DoOnSpot:  {chat.DraftOpen, submitOnSpot},
	messages.DoDiscard: {chat.DraftOpen, Discard},
	messages.DoChange:  {chat.DraftOpen, OfferChange},
	messages.DoItem:    {chat.DraftOpen, changeItem},
	messages.DoField:   {chat.DraftOpen, changeField},
	messages.DoSet:     {chat.DraftOpen, setField},
	messages.DoMore:    {chat.DraftOpen, moreFields},
	messages.DoAlso:    {chat.DraftOpen, openAlso},
	messages.DoSkip:    {chat.DraftOpen, skipQuestion},
	messages.DoReturn:  {chat.DraftOpen, goBack},
	messages.DoLeave:   {chat.DraftOpen, leaveOut},
	messages.DoIssue:   {chat.DraftOpen, addIssue},
	messages.DoAs:      {chat.DraftOpen, keepAs},
	messages.DoMean:    {chat.DraftOpen, takeWish},
	messages.DoJoin:    {chat.DraftOpen, joinPhotos},
	messages.DoRival:   {chat.DraftOpen, takeRival},
	messages.DoCorrect: {chat.DraftSaved, correctSaved},
	messages.DoUndo:    {chat.DraftSaved, undo},
}

// Redraw shows a draft's card as it stands.
func Redraw(t *turn.Turn, d *chat.Draft) error {
	if d.State == chat.DraftSaved {
		records, err := RecordsOf(t, d)
		if err != nil {
			return err
		}
		face, err := SavedFace(t, d, records)
		return errors.Join(err, t.Show(chat.DraftKey(d.ID), face))
	}
	return t.Show(chat.DraftKey(d.ID), Face(t, d, ""))
}

// Keep stores a draft and draws it. Words that changed nothing of the card that stands are named on it: nobody is left
// without an answer.
func Keep(t *turn.Turn, d *chat.Draft, fault string) error {
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	face := Face(t, d, fault)
	if t.Update.Kind == chat.Text && d.State == chat.DraftOpen && t.Says != "" {
		stands, err := shows(t, d, face)
		if err != nil {
			return err
		}
		if stands {
			face = Face(t, d, messages.Unchanged(t.WithoutPeople(t.Says)))
		}
	}
	return errors.Join(t.Toast(""), t.Show(chat.DraftKey(d.ID), face))
}

// shows reports whether a draft's card shows a face already.
func shows(t *turn.Turn, d *chat.Draft, face chat.Face) (bool, error) {
	c, err := chat.FindCard(t.Tx, t.Update.Channel, t.Update.Chat, chat.DraftKey(d.ID))
	if c == nil || err != nil {
		return false, err
	}
	had, err1 := json.Marshal(c.Face)
	wants, err2 := json.Marshal(face)
	return bytes.Equal(had, wants), errors.Join(err1, err2)
}

// Discard drops a draft.
func Discard(t *turn.Turn, d *chat.Draft, _ string) error {
	d.State = chat.DraftDropped
	return Keep(t, d, "")
}

// OfferChange asks which item, or which field of the only one, is to be another.
func OfferChange(t *turn.Turn, d *chat.Draft, _ string) error {
	d.Asking = askingItem
	if len(d.Items)-CountSkipped(d) == 1 {
		d.Asking = askingField + strconv.Itoa(FirstKept(d))
	}
	return Keep(t, d, "")
}

func changeItem(t *turn.Turn, d *chat.Draft, arg string) error {
	d.Asking = askingField + arg
	return Keep(t, d, "")
}

func changeField(t *turn.Turn, d *chat.Draft, arg string) error {
	d.Asking = arg
	return Keep(t, d, "")
}

// moreFields shows the fields that did not fit.
func moreFields(t *turn.Turn, d *chat.Draft, arg string) error {
	d.Asking = askingMore + arg
	return Keep(t, d, "")
}

// openAlso is 同时算… on a draft: its one meeting may be several types.
func openAlso(t *turn.Turn, d *chat.Draft, _ string) error {
	d.Asking = question(FirstKept(d), "also")
	return Keep(t, d, "")
}

func setField(t *turn.Turn, d *chat.Draft, arg string) error {
	name, value, _ := strings.Cut(arg, ":")
	if item, q, _ := QuestionAt(t, d, name); q != nil && q.Many {
		ask.Toggle(item, q.Key, value)
		return Keep(t, d, "") // the next one may follow
	}
	return TakeAnswer(t, d, name, value)
}

// TakeAnswer takes an answer in and goes on with the next question.
func TakeAnswer(t *turn.Turn, d *chat.Draft, name, value string) error {
	before, fault := answersIn(d), messages.PressAButton
	if give(t, d, name, value) {
		fault = Refusal(t, d)
	}
	if fault != "" {
		for i := range d.Items {
			d.Items[i].Answers = before[i]
		}
		return Keep(t, d, fault)
	}
	if AskNext(t, d); d.Asking == "" && len(d.Items) == 1 && quick(t, &d.Items[0]) {
		return submit(t, d, "") // said is sent: nothing is left to confirm
	}
	return Keep(t, d, "")
}

// quick reports whether to have said everything is to confirm it.
func quick(t *turn.Turn, item *chat.Item) bool {
	e := t.House.Ending(item.Kind)
	return e != nil && e.Quick
}

// answersIn are the answers of a draft's items as they stand.
func answersIn(d *chat.Draft) (list [][]chat.Answered) {
	for _, item := range d.Items {
		list = append(list, slices.Clone(item.Answers))
	}
	return list
}

func skipQuestion(t *turn.Turn, d *chat.Draft, _ string) error {
	return TakeAnswer(t, d, d.Asking, ask.Skipped)
}

// goBack leaves the choosing and shows what is there.
func goBack(t *turn.Turn, d *chat.Draft, _ string) error {
	d.Steps = false
	if AskNext(t, d); Correcting(d) && len(Changes(t, d)) == 0 {
		return Discard(t, d, "")
	}
	return Keep(t, d, "")
}

func leaveOut(t *turn.Turn, d *chat.Draft, arg string) error {
	if i, err := strconv.Atoi(arg); err == nil && i >= 0 && i < len(d.Items) {
		d.Items[i].Skip = true
	}
	AskNext(t, d)
	return Keep(t, d, "")
}

// addIssue adds a problem to a visit's card: the point and the day are its own.
func addIssue(t *turn.Turn, d *chat.Draft, _ string) error {
	first := &d.Items[FirstKept(d)]
	issue := chat.Item{Kind: string(record.KindProblem)}
	for _, key := range []string{"point", "date"} {
		ask.Set(&issue, key, ask.Get(first, key))
	}
	d.Items = append(d.Items, issue)
	d.Asked = 0
	AskNext(t, d)
	return Keep(t, d, "")
}

// takeWish does what an unread text wants, as the person chose.
func takeWish(t *turn.Turn, d *chat.Draft, act string) error {
	plain := turn.Wished(t, d.Text, act)
	if plain == "" {
		return t.Toast(messages.StaleCard)
	}
	d.State = chat.DraftDropped
	if err := errors.Join(chat.SaveDraft(t.Tx, d), t.Show(chat.DraftKey(d.ID), messages.Granted(d.Text))); err != nil {
		return err
	}
	return turn.HearAs(t, d.Text, plain)
}

// keepAs makes a record of words nobody could read.
func keepAs(t *turn.Turn, d *chat.Draft, kind string) error {
	if t.Form(kind) == nil || !slices.Contains(Recordable(t), record.Kind(kind)) {
		return t.Toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: kind, Answers: []chat.Answered{{Key: "text", Value: keptText(record.Kind(kind), d.Text)}, {Key: "date", Value: string(d.Day)}}}
	d.Items, d.Asked = []chat.Item{item}, 0
	d.Ill = d.Ill || noIllness(d.Text, d.Items) != d.Text
	d.Text = KeptSentence(d.Text, d.Items)
	AskNext(t, d)
	return Keep(t, d, "")
}
