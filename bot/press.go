package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// press handles a tap. Only a card of this very chat is found, and only a
// button of its newest face counts; anything else changes nothing.
func (t *turn) press() error {
	key, version, do, ok := chat.ParseData(t.u.Data)
	if !ok {
		return t.toast(messages.NotYourCard)
	}
	card, err := chat.FindCard(t.tx, t.u.Channel, t.u.Chat, key)
	if errors.Is(err, store.ErrNotFound) {
		return t.toast(messages.NotYourCard)
	} else if err != nil {
		return err
	}
	if card.Message != t.u.Message && t.u.Message != 0 {
		if err := chat.Adopt(t.tx, card, t.u.Message); err != nil {
			return err
		}
	}
	if card.Version != version || !offers(card, do) {
		if may, err := chat.MayShow(t.tx, card); err != nil || !may { // what it shows was made when they saw more
			return errors.Join(err, t.toast(messages.NotYourCard))
		}
		return errors.Join(t.toast(messages.StaleCard), t.show(key, card.Face))
	}
	if card.Face.Picture != nil {
		t.photo = key
	}
	verb, arg, _ := strings.Cut(do, ":")
	if id, ok := chat.DraftOn(key); ok && t.me != nil {
		return t.pressDraft(card, id, verb, arg)
	}
	return t.pressOther(card, verb, arg)
}

// offers reports whether the card's newest face has a button that does this.
func offers(card *chat.Card, do string) bool {
	for _, row := range card.Face.Buttons {
		if slices.ContainsFunc(row, func(b chat.Button) bool { return b.Do == do }) {
			return true
		}
	}
	return false
}

// pressDraft handles a tap on a draft's card.
func (t *turn) pressDraft(card *chat.Card, id int64, verb, arg string) error {
	d, err := chat.FindDraft(t.tx, id)
	if err != nil {
		return err
	}
	if d.Person != t.me.ID {
		return t.toast(messages.NotYourCard)
	}
	press, known := draftPresses[verb]
	if d.State == chat.DraftOpen && t.tx.Now.Sub(d.Changed) > chat.DraftLife {
		d.State, known = chat.DraftDropped, false
		if err := errors.Join(chat.SaveDraft(t.tx, d), t.redraw(d)); err != nil {
			return err
		}
	}
	switch {
	case d.State == chat.DraftSaved && press.state != chat.DraftSaved: // it shows a record
		return t.house.press(t, card, verb, arg)
	case !known:
		return t.toast(messages.StaleCard)
	case press.state != "" && press.state != d.State:
		return errors.Join(t.toast(messages.StaleCard), t.redraw(d))
	}
	return press.run(t, d, arg)
}

// draftPresses are the buttons of a draft's card: in which state they count,
// and what they do.
var draftPresses = map[string]struct {
	state chat.DraftState
	run   func(t *turn, d *chat.Draft, arg string) error
}{
	messages.DoSubmit:  {chat.DraftOpen, (*turn).submit},
	messages.DoOnSpot:  {chat.DraftOpen, (*turn).submitOnSpot},
	messages.DoDiscard: {chat.DraftOpen, (*turn).discard},
	messages.DoChange:  {chat.DraftOpen, (*turn).change},
	messages.DoItem:    {chat.DraftOpen, (*turn).changeItem},
	messages.DoField:   {chat.DraftOpen, (*turn).changeField},
	messages.DoSet:     {chat.DraftOpen, (*turn).setField},
	messages.DoMore:    {chat.DraftOpen, (*turn).moreFields},
	messages.DoAlso:    {chat.DraftOpen, (*turn).openAlso},
	messages.DoSkip:    {chat.DraftOpen, (*turn).skipQuestion},
	messages.DoReturn:  {chat.DraftOpen, (*turn).goBack},
	messages.DoLeave:   {chat.DraftOpen, (*turn).leaveOut},
	messages.DoIssue:   {chat.DraftOpen, (*turn).addIssue},
	messages.DoAs:      {chat.DraftOpen, (*turn).keepAs},
	messages.DoJoin:    {chat.DraftOpen, (*turn).joinPhotos},
	messages.DoCorrect: {chat.DraftSaved, (*turn).correctSaved},
	messages.DoUndo:    {chat.DraftSaved, (*turn).undo},
}

// redraw shows a draft's card as it stands.
func (t *turn) redraw(d *chat.Draft) error {
	if d.State == chat.DraftSaved {
		records, err := t.kept(d)
		if err != nil {
			return err
		}
		face, err := t.savedFace(d, records)
		return errors.Join(err, t.show(chat.DraftKey(d.ID), face))
	}
	return t.show(chat.DraftKey(d.ID), t.face(d, ""))
}

// keep stores a draft and draws it.
func (t *turn) keep(d *chat.Draft, fault string) error {
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(chat.DraftKey(d.ID), t.face(d, fault)))
}

func (t *turn) discard(d *chat.Draft, _ string) error {
	d.State = chat.DraftDropped
	return t.keep(d, "")
}

func (t *turn) change(d *chat.Draft, _ string) error {
	d.Asking = askingItem
	if len(d.Items)-countSkipped(d) == 1 {
		d.Asking = askingField + strconv.Itoa(firstKept(d))
	}
	return t.keep(d, "")
}

func (t *turn) changeItem(d *chat.Draft, arg string) error {
	d.Asking = askingField + arg
	return t.keep(d, "")
}

func (t *turn) changeField(d *chat.Draft, arg string) error {
	d.Asking = arg
	return t.keep(d, "")
}

// moreFields shows the fields that did not fit.
func (t *turn) moreFields(d *chat.Draft, arg string) error {
	d.Asking = askingMore + arg
	return t.keep(d, "")
}

// openAlso is 同时算… on a draft: its one meeting may be several types.
func (t *turn) openAlso(d *chat.Draft, _ string) error {
	d.Asking = question(firstKept(d), "also")
	return t.keep(d, "")
}

func (t *turn) setField(d *chat.Draft, arg string) error {
	name, value, _ := strings.Cut(arg, ":")
	if item, q, _ := t.asked(d, name); q != nil && q.Many {
		ask.Toggle(item, q.Key, value)
		return t.keep(d, "") // the next one may follow
	}
	return t.answered(d, name, value)
}

// answered takes an answer in and goes on with the next question.
func (t *turn) answered(d *chat.Draft, name, value string) error {
	before, fault := answersIn(d), messages.PressAButton
	if t.give(d, name, value) {
		fault = t.refuse(d)
	}
	if fault != "" {
		for i := range d.Items {
			d.Items[i].Answers = before[i]
		}
		return t.keep(d, fault)
	}
	if t.ask(d); d.Asking == "" && len(d.Items) == 1 && t.house.quick(record.Kind(d.Items[0].Kind)) {
		return t.submit(d, "") // said is sent: nothing is left to confirm
	}
	return t.keep(d, "")
}

// answersIn are the answers of a draft's items as they stand.
func answersIn(d *chat.Draft) (list [][]chat.Answered) {
	for _, item := range d.Items {
		list = append(list, slices.Clone(item.Answers))
	}
	return list
}

func (t *turn) skipQuestion(d *chat.Draft, _ string) error {
	return t.answered(d, d.Asking, ask.Skipped)
}

// goBack leaves the choosing and shows what is there.
func (t *turn) goBack(d *chat.Draft, _ string) error {
	d.Steps = false
	if t.ask(d); correcting(d) && len(t.changes(d)) == 0 {
		return t.discard(d, "")
	}
	return t.keep(d, "")
}

func (t *turn) leaveOut(d *chat.Draft, arg string) error {
	if i, err := strconv.Atoi(arg); err == nil && i >= 0 && i < len(d.Items) {
		d.Items[i].Skip = true
	}
	t.ask(d)
	return t.keep(d, "")
}

// addIssue adds a problem to a visit's card: the point and the day are its own.
func (t *turn) addIssue(d *chat.Draft, _ string) error {
	first := &d.Items[firstKept(d)]
	issue := chat.Item{Kind: string(record.KindProblem)}
	for _, key := range []string{"point", "date"} {
		ask.Set(&issue, key, ask.Get(first, key))
	}
	d.Items = append(d.Items, issue)
	d.Asked = 0
	t.ask(d)
	return t.keep(d, "")
}

// keepAs makes a record of words nobody could read.
func (t *turn) keepAs(d *chat.Draft, kind string) error {
	if t.form(record.Kind(kind)) == nil || !slices.Contains(t.recordable(), record.Kind(kind)) {
		return t.toast(messages.NotAllowed)
	}
	item := chat.Item{Kind: kind, Answers: []chat.Answered{{Key: "text", Value: keptText(record.Kind(kind), d.Text)}, {Key: "date", Value: string(d.Day)}}}
	d.Items, d.Asked = []chat.Item{item}, 0
	d.Ill = d.Ill || noIllness(d.Text, d.Items) != d.Text
	d.Text = keptSentence(d.Text, d.Items)
	t.ask(d)
	return t.keep(d, "")
}
