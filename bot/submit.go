package bot

import (
	"errors"
	"slices"
	"time"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// undoTime is how long 撤销 takes a record back without a trace on the card.
const undoTime = 10 * time.Minute

// submit makes records of a draft's items, all or none.
func (t *turn) submit(d *chat.Draft, _ string) error {
	if refusal := t.refuse(d); refusal != "" {
		return t.alert(refusal)
	}
	if t.ask(d); d.Asking != "" { // the roster changed meanwhile
		return t.keep(d, "")
	}
	if correcting(d) {
		return t.submitCorrection(d)
	}
	if done, err := t.submitSpecial(d); done || err != nil {
		return err
	}
	records := t.fill(d)
	for i, r := range records {
		if r == nil {
			continue
		}
		if err := t.add(d, i, r); err != nil {
			return err
		}
	}
	d.State = chat.DraftSaved
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	kept := slices.DeleteFunc(records, func(r *record.Record) bool { return r == nil })
	face, err := t.savedFace(d, kept)
	if err := errors.Join(err, t.toast(messages.JustRecorded), t.show(chat.DraftKey(d.ID), face)); err != nil {
		return err
	}
	return errors.Join(t.house.kept(t, kept), t.house.changed(t, kept...))
}

// add keeps one record of a draft.
func (t *turn) add(d *chat.Draft, i int, r *record.Record) error {
	if err := t.house.finish(t, d, r); err != nil {
		return err
	}
	if err := t.house.keep(t, nil, r, func() error { return record.Add(t.tx, r) }); err != nil {
		return err
	}
	d.Items[i].Number = r.ID
	if i == firstKept(d) && d.Any() {
		return chat.AttachTo(t.tx, d.ID, r.ID)
	}
	return nil
}

// savedFace draws a card whose records are kept. A problem alone is drawn as
// what it is: a card on which it is followed.
func (t *turn) savedFace(d *chat.Draft, records []*record.Record) (chat.Face, error) {
	if len(records) == 1 && records[0].Problem != nil {
		c, err := problem.Of(t.tx, records[0], messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		v, err := c.See(t.dir.Person(d.Person))
		v.Fresh = true
		return messages.ProblemCard(v), err
	}
	view := messages.Draft{Dir: t.dir, Today: d.Day, Records: records, Attached: d.Attached}
	if len(records) == 1 {
		view.Add = t.additions(records[0], d)
	} else {
		t.openGroups(&view, d)
	}
	undo := slices.ContainsFunc(records, func(r *record.Record) bool { return t.tx.Now.Sub(r.Created) <= undoTime })
	return messages.Recorded(view, undo), nil
}

// undo takes the records of a card back, within ten minutes.
func (t *turn) undo(d *chat.Draft, _ string) error {
	records, err := t.kept(d)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(records, func(r *record.Record) bool { return t.tx.Now.Sub(r.Created) > undoTime }) {
		return errors.Join(t.alert(messages.TooLateToUndo), t.redraw(d))
	}
	if slices.ContainsFunc(records, taken) {
		return errors.Join(t.alert(messages.TakenAlready), t.redraw(d))
	}
	for _, r := range records {
		if err := record.Withdraw(t.tx, r, t.me.ID); err != nil {
			return err
		}
	}
	d.State = chat.DraftUndone
	if err := chat.SaveDraft(t.tx, d); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.JustUndone), t.redraw(d), t.house.changed(t, records...))
}

// taken reports whether somebody works on a problem already.
func taken(r *record.Record) bool {
	return r.Problem != nil && r.Problem.Handler != 0
}

// kept returns the records of a saved draft that stand.
func (t *turn) kept(d *chat.Draft) (records []*record.Record, err error) {
	for _, item := range d.Items {
		if item.Number == 0 {
			continue
		}
		r, err := record.Find(t.tx, item.Number)
		if err != nil {
			return nil, err
		}
		if r.Withdrawn.IsZero() {
			records = append(records, r)
		}
	}
	return records, nil
}

// undoLast is /undo: it takes back what was recorded last.
func (t *turn) undoLast(string) error {
	d, err := chat.LatestSaved(t.tx, t.u.Channel, t.u.Chat, t.me.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if d == nil || t.tx.Now.Sub(d.Changed) > undoTime {
		return t.say(messages.NothingToUndo)
	}
	return t.undo(d, "")
}

// submitOnSpot is 提交 of problems that are solved already: opened and closed by
// one tap.
func (t *turn) submitOnSpot(d *chat.Draft, arg string) error {
	for i := range d.Items {
		if d.Items[i].Kind == string(record.KindProblem) {
			ask.Set(&d.Items[i], "onspot", messages.Yes)
		}
	}
	return t.submit(d, arg)
}
