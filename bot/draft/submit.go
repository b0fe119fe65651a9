package draft

import (
	"errors"
	"slices"
	"strings"
	"time"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// UndoTime is how long 撤销 takes a record back without a trace on the card.
const UndoTime = 10 * time.Minute

// submit makes records of a draft's items, all or none.
func submit(t *turn.Turn, d *chat.Draft, _ string) error {
	if refusal := Refusal(t, d); refusal != "" {
		return t.Alert(refusal)
	}
	if AskNext(t, d); d.Asking != "" { // the roster changed meanwhile
		return Keep(t, d, "")
	}
	if Correcting(d) {
		return submitCorrection(t, d)
	}
	if done, err := submitSpecial(t, d); done || err != nil {
		return err
	}
	records := fill(t, d)
	for i, r := range records {
		if r == nil {
			continue
		}
		if err := add(t, d, i, r); err != nil {
			return err
		}
	}
	d.State = chat.DraftSaved
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	kept := slices.DeleteFunc(records, func(r *record.Record) bool { return r == nil })
	face, err := SavedFace(t, d, kept)
	if err := errors.Join(err, saw(t, kept), t.Toast(messages.JustRecorded), t.Show(chat.DraftKey(d.ID), face)); err != nil {
		return err
	}
	return errors.Join(t.House.Kept(t, kept), t.House.Changed(t, kept...))
}

// saw puts what was saved first in the focus.
func saw(t *turn.Turn, kept []*record.Record) error {
	var numbers []int64
	for _, r := range kept {
		numbers = append(numbers, r.ID)
	}
	return turn.Look(t, chat.Thing{Kind: chat.ThingSaved, Numbers: numbers})
}

// add keeps one record of a draft.
func add(t *turn.Turn, d *chat.Draft, i int, r *record.Record) error {
	if err := t.House.Finish(t, d, r); err != nil {
		return err
	}
	if err := t.House.Keep(t, nil, r, func() error { return record.Add(t.Tx, r) }); err != nil {
		return err
	}
	d.Items[i].Number = r.ID
	if i == FirstKept(d) && d.Any() {
		return chat.AttachTo(t.Tx, d.ID, r.ID)
	}
	return nil
}

// SavedFace draws a card whose records are kept. A problem alone is drawn as
// what it is: a card on which it is followed.
func SavedFace(t *turn.Turn, d *chat.Draft, records []*record.Record) (chat.Face, error) {
	if len(records) == 1 && records[0].Problem != nil {
		c, err := problem.Of(t.Tx, records[0], messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		v, err := c.See(t.Dir.Person(d.Person))
		v.Fresh = true
		return messages.ProblemCard(v), err
	}
	view := messages.Draft{Dir: t.Dir, Today: d.Day, Records: records, Attached: d.Attached}
	if len(records) == 1 {
		view.Add = additions(t, records[0], d)
	} else {
		openGroups(t, &view, d)
	}
	undo := slices.ContainsFunc(records, func(r *record.Record) bool { return t.Tx.Now.Sub(r.Created) <= UndoTime })
	return messages.Recorded(view, undo), nil
}

// undo takes the records of a card back, within ten minutes.
func undo(t *turn.Turn, d *chat.Draft, _ string) error {
	records, err := RecordsOf(t, d)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(records, func(r *record.Record) bool { return t.Tx.Now.Sub(r.Created) > UndoTime }) {
		return errors.Join(t.Alert(messages.TooLateToUndo), Redraw(t, d))
	}
	if slices.ContainsFunc(records, Taken) {
		return errors.Join(t.Alert(messages.TakenAlready), Redraw(t, d))
	}
	for _, r := range records {
		if err := record.Withdraw(t.Tx, r, t.Me.ID); err != nil {
			return err
		}
	}
	d.State = chat.DraftUndone
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	return errors.Join(t.Toast(messages.JustUndone), Redraw(t, d), t.House.Changed(t, records...))
}

// TakeBack withdraws one record, and draws the card on which it was kept again.
func TakeBack(t *turn.Turn, r *record.Record) error {
	if err := record.Withdraw(t.Tx, r, t.Me.ID); err != nil {
		return err
	}
	d, err := chat.FindDraft(t.Tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) || err == nil && d.State != chat.DraftSaved {
		return t.House.Changed(t, r)
	} else if err != nil {
		return err
	}
	records, err := RecordsOf(t, d)
	if err != nil {
		return err
	}
	if len(records) > 0 {
		return errors.Join(RedrawOrigin(t, r, nil), t.House.Changed(t, r))
	}
	d.State = chat.DraftUndone
	return errors.Join(chat.SaveDraft(t.Tx, d), chat.Redraw(t.Tx, d.Channel, d.Chat, chat.DraftKey(d.ID), Face(t, d, "")), t.House.Changed(t, r))
}

// Taken reports whether somebody works on a problem already.
func Taken(r *record.Record) bool {
	return r.Problem != nil && r.Problem.Handler != 0
}

// RecordsOf returns the records of a saved draft that stand.
func RecordsOf(t *turn.Turn, d *chat.Draft) (records []*record.Record, err error) {
	for _, item := range d.Items {
		if item.Number == 0 {
			continue
		}
		r, err := record.Find(t.Tx, item.Number)
		if err != nil {
			return nil, err
		}
		if r.Withdrawn.IsZero() {
			records = append(records, r)
		}
	}
	return records, nil
}

// UndoLast is /undo: it takes back what was recorded last.
func UndoLast(t *turn.Turn, _ string) error {
	if done, err := undoOther(t); done || err != nil {
		return err
	}
	if done, err := undoSeen(t); done || err != nil {
		return err
	}
	d, err := chat.LatestSaved(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if d == nil || t.Tx.Now.Sub(d.Changed) > UndoTime {
		if th, far := t.Focus().Find(chat.ThingCase); th != nil && far == 0 && th.Says != "" && th.Fresh(t.Tx.Now) {
			return errors.Join(t.Say(messages.MoveStays), t.House.Run(t, "find", messages.Number(th.Numbers[0])))
		}
		return t.Say(messages.NothingToUndo)
	}
	return undo(t, d, "")
}

// undoOther shows the record that a text names by its type, 把支委会那条删了, where it is none of those saved
// last: its card takes it back. Of several all of the person's are shown.
func undoOther(t *turn.Turn) (done bool, err error) {
	var named []string
	for _, kind := range []reading.Kind{reading.Meeting, reading.Visit} {
		for _, typ := range reading.Types(kind) {
			if strings.Contains(t.Says, typ) {
				named = append(named, typ)
			}
		}
	}
	th, _ := t.Focus().Find(chat.ThingSaved)
	if len(named) == 0 || th == nil {
		return false, nil
	}
	has := func(r record.Record) bool {
		return slices.ContainsFunc(named, func(typ string) bool {
			return slices.Contains(r.Types(), typ) || r.Kind == record.KindPlan && strings.Contains(r.Text, typ)
		})
	}
	own, err := record.OfPerson(t.Tx, t.Me.ID, mostOwn)
	if err != nil || slices.ContainsFunc(own, func(r record.Record) bool { return slices.Contains(th.Numbers, r.ID) && has(r) }) {
		return false, err
	}
	own = slices.DeleteFunc(own, func(r record.Record) bool { return !has(r) || t.Tx.Now.Sub(r.Created) > UndoTime })
	if len(own) == 1 {
		return true, t.House.Run(t, "find", messages.Number(own[0].ID))
	}
	return true, t.House.Run(t, "mine", "")
}

// mostOwn is among how many of a person's newest records is looked.
const mostOwn = 20

// undoSeen withdraws what was saved last by the time of saving, as the talk has it.
func undoSeen(t *turn.Turn) (done bool, err error) {
	th, _ := t.Focus().Find(chat.ThingSaved)
	if th == nil || len(th.Numbers) == 0 || t.Tx.Now.Sub(time.UnixMilli(th.At)) > UndoTime {
		return false, nil
	}
	r, err := record.Find(t.Tx, th.Numbers[0])
	if errors.Is(err, store.ErrNotFound) || err == nil && !r.Withdrawn.IsZero() {
		return false, nil
	} else if err != nil {
		return false, err
	}
	d, err := chat.FindDraft(t.Tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) || err == nil && (d.State != chat.DraftSaved || d.Person != t.Me.ID) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return true, undo(t, d, "")
}

// submitOnSpot is 提交 of problems that are solved already: opened and closed by
// one tap.
func submitOnSpot(t *turn.Turn, d *chat.Draft, arg string) error {
	for i := range d.Items {
		if d.Items[i].Kind == string(record.KindProblem) {
			ask.Set(&d.Items[i], "onspot", messages.Yes)
		}
	}
	return submit(t, d, arg)
}

// submitSpecial ends a conversation that makes no record; done says it was one.
func submitSpecial(t *turn.Turn, d *chat.Draft) (done bool, err error) {
	for i := range d.Items {
		item := &d.Items[i]
		e := t.House.Ending(item.Kind)
		if item.Skip || e == nil {
			continue
		}
		said, err := e.Do(t, item)
		if err != nil {
			return true, err
		}
		item.Skip = true
		if FirstKept(d) < 0 {
			d.State = chat.DraftDropped
			return true, errors.Join(chat.SaveDraft(t.Tx, d), t.Toast(""), t.Show(chat.DraftKey(d.ID), chat.Face{Text: said}))
		}
		if err := t.Say(said); err != nil {
			return true, err
		}
	}
	return false, nil
}
