package bot

import (
	"errors"
	"strconv"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// find is /find: #128 opens a record, a name opens a point.
func (t *turn) find(rest string) error {
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return t.house.run(t, "points", "")
	}
	if n, ok := numberIn(rest); ok {
		r, err := t.visible(n)
		if err != nil {
			return err
		}
		face, err := t.recordFace(r)
		if err != nil {
			return err
		}
		return t.show(chat.RecordKey(n), face)
	}
	id, fault := t.hearPoint(rest)
	if fault != "" {
		return t.say(fault)
	}
	return t.house.press(t, nil, messages.DoPoint, idText(id))
}

// numberIn reads #128, ＃128 or 128.
func numberIn(says string) (int64, bool) {
	n, err := strconv.ParseInt(strings.TrimLeft(says, "#＃ "), 10, 64)
	return n, err == nil && n > 0
}

// visible returns a record the person may see; a [store.Refusal] otherwise. A
// number that does not exist and one out of scope look alike from outside.
func (t *turn) visible(n int64) (*record.Record, error) {
	r, err := record.Find(t.tx, n)
	if errors.Is(err, store.ErrNotFound) {
		return nil, &store.Refusal{Reason: messages.NothingFound}
	} else if err != nil {
		return nil, err
	}
	if !record.Visible(t.scope(), r) {
		return nil, &store.Refusal{Reason: messages.NothingFound}
	}
	return r, nil
}

// recordFace draws a record with what the person may do to it.
func (t *turn) recordFace(r *record.Record) (chat.Face, error) {
	if r.Problem != nil {
		c, err := problem.Of(t.tx, r, messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		return c.Face(t.me)
	}
	history, err := record.History(t.tx, r.ID)
	if err != nil {
		return chat.Face{}, err
	}
	files, err := chat.AttachmentsOf(t.tx, r.ID)
	if err != nil {
		return chat.Face{}, err
	}
	add, err := t.additionsTo(r)
	if err != nil {
		return chat.Face{}, err
	}
	said, err := t.said(r)
	if err != nil {
		return chat.Face{}, err
	}
	return messages.RecordCard(t.dir, r, t.today, said, messages.RecordButtons{Add: add,
		Correct: t.mayCorrect(r), Undo: t.mayCorrect(r) && t.tx.Now.Sub(r.Created) <= undoTime,
		History: len(history) > 0, Files: len(files), Plan: r.Kind == record.KindPlan && r.Author == t.me.ID && r.Withdrawn.IsZero()}), nil
}

// openRecord shows a record below the list it was chosen from.
func (t *turn) openRecord(_ *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil {
		return err
	}
	face, err := t.recordFace(r)
	if err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.showBelow(chat.RecordKey(n), face))
}

// correctRecord is 更正 on a record's card.
func (t *turn) correctRecord(_ *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil {
		return err
	}
	if !t.mayCorrect(r) {
		return t.toast(messages.NotAllowed)
	}
	return t.openCorrection(t.newDraft([]chat.Item{t.answersOf(r)}))
}

// undoRecord is 撤销 on a record's card.
func (t *turn) undoRecord(card *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil {
		return err
	}
	if !t.mayCorrect(r) || t.tx.Now.Sub(r.Created) > undoTime || taken(r) {
		return t.alert(messages.TooLateToUndo)
	}
	if err := record.Withdraw(t.tx, r, t.me.ID); err != nil {
		return err
	}
	if err := t.redrawUndone(r); err != nil {
		return err
	}
	face, err := t.recordFace(r)
	return errors.Join(err, t.toast(messages.JustUndone), t.show(card.Key, face), t.house.changed(t, r))
}

// redrawUndone draws the card on which a withdrawn record was kept.
func (t *turn) redrawUndone(r *record.Record) error {
	d, err := chat.FindDraft(t.tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) || err == nil && d.State != chat.DraftSaved {
		return nil
	} else if err != nil {
		return err
	}
	records, err := t.kept(d)
	if err != nil {
		return err
	}
	face, err := t.savedFace(d, records)
	if err != nil {
		return err
	}
	if len(records) == 0 {
		d.State = chat.DraftUndone
		if err := chat.SaveDraft(t.tx, d); err != nil {
			return err
		}
		face = t.face(d, "")
	}
	return chat.Redraw(t.tx, d.Channel, d.Chat, chat.DraftKey(d.ID), face)
}

// history shows 经过: who changed what, and when.
func (t *turn) history(card *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil {
		return err
	}
	lines, err := record.History(t.tx, n)
	if err != nil {
		return err
	}
	said, err := t.said(r)
	return errors.Join(err, t.toast(""), t.show(card.Key, messages.HistoryCard(t.dir, r, said, lines)))
}

// backToRecord leaves 经过.
func (t *turn) backToRecord(card *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	r, err := t.visible(n)
	if err != nil {
		return err
	}
	if r.Kind == record.KindMeeting {
		return errors.Join(t.toast(""), t.showMeeting(card, r))
	}
	face, err := t.recordFace(r)
	return errors.Join(err, t.toast(""), t.show(card.Key, face))
}

// photos sends the photos and files of a record.
func (t *turn) photos(_ *chat.Card, arg string) error {
	n, _ := numberIn(arg)
	if _, err := t.visible(n); err != nil {
		return err
	}
	files, err := chat.AttachmentsOf(t.tx, n)
	if err != nil {
		return err
	}
	for _, f := range files {
		kind := chat.Document
		if f.Kind == "photo" {
			kind = chat.Photo
		}
		m := chat.Message{Kind: kind, Text: messages.Number(n), File: &chat.File{Kind: f.Kind, ID: f.File, Name: f.Name}}
		if err := t.send(m); err != nil {
			return err
		}
	}
	return t.toast("")
}

// mine is /mine: the person's newest records, each a tap away.
func (t *turn) mine(string) error {
	records, err := record.OfPerson(t.tx, t.me.ID, 8)
	if err != nil {
		return err
	}
	for i := range records {
		r, err := record.Find(t.tx, records[i].ID)
		if err != nil {
			return err
		}
		records[i] = *r
	}
	return t.show(chat.AnswerKey(t.u.ID), messages.Mine(t.dir, records))
}
