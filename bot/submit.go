package bot

import (
	"errors"
	"slices"
	"time"

	"liaison/messages"
	"liaison/store"
)

// undoTime is how long 撤销 takes a record back without a trace on the card.
const undoTime = 10 * time.Minute

// submit makes records of a draft's items, all or none.
func (t *turn) submit(d *store.Draft, _ string) error {
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
		t.finish(r)
		if err := t.tx.AddRecord(r); err != nil {
			return err
		}
		d.Items[i].Number = r.ID
		if i == firstKept(d) && d.Any() {
			if err := t.tx.AttachTo(d.ID, r.ID); err != nil {
				return err
			}
		}
	}
	d.State = store.DraftSaved
	if err := t.tx.SaveDraft(d); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.JustRecorded), t.show(store.DraftKey(d.ID), t.savedFace(d, records)))
}

// savedFace draws a card whose records are kept.
func (t *turn) savedFace(d *store.Draft, records []*store.Record) store.Face {
	view := messages.Draft{Dir: t.dir, Today: d.Day, Records: records, Attached: d.Attached}
	undo := slices.ContainsFunc(records, func(r *store.Record) bool { return r != nil && t.tx.Now.Sub(r.Created) <= undoTime })
	return messages.Recorded(view, undo)
}

// finish completes a record with what follows from it without asking.
func (t *turn) finish(r *store.Record) {
	if r.Kind == store.KindProblem {
		t.finishProblem(r)
	}
	if r.Kind == store.KindMeeting && r.Type == talkType {
		r.Text, r.Detail.Absent = "", nil // 谈心谈话 keeps its count only
	}
}

// finishProblem gives a problem to the 责任所 of its point, proposes a 科室 as
// 协办 by its category, and counts its due day in workdays.
func (t *turn) finishProblem(r *store.Record) {
	p := r.Problem
	p.State = store.ProblemOpen
	if point := t.dir.Point(r.Point); point != nil {
		p.Unit = point.Station
	}
	if r.Type == "" {
		r.Type = "其他"
	}
	p.Helper = t.helper(r.Type, p.Unit)
	p.Due = t.tx.Calendar().After(t.today, 7)
}

// helper is the 科室 that a category proposes as 协办, unless it is 主办 already.
func (t *turn) helper(category string, unit int64) int64 {
	if id := t.dir.HelperFor(category); id != unit {
		return id
	}
	return 0
}

// undo takes the records of a card back, within ten minutes.
func (t *turn) undo(d *store.Draft, _ string) error {
	records, err := t.kept(d)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(records, func(r *store.Record) bool { return t.tx.Now.Sub(r.Created) > undoTime }) {
		return errors.Join(t.alert(messages.TooLateToUndo), t.redraw(d))
	}
	for _, r := range records {
		if err := t.tx.Withdraw(r, t.me.ID); err != nil {
			return err
		}
	}
	d.State = store.DraftUndone
	if err := t.tx.SaveDraft(d); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.JustUndone), t.redraw(d))
}

// kept returns the records of a saved draft that stand.
func (t *turn) kept(d *store.Draft) (records []*store.Record, err error) {
	for _, item := range d.Items {
		if item.Number == 0 {
			continue
		}
		r, err := t.tx.Record(item.Number)
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
	d, err := t.tx.LatestSaved(t.u.Channel, t.u.Chat)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if d == nil || t.tx.Now.Sub(d.Changed) > undoTime {
		return t.say(messages.NothingToUndo)
	}
	return t.undo(d, "")
}
