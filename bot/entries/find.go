package entries

import (
	"errors"
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// find is /find: #128 opens a record, a name opens a point.
func find(t *turn.Turn, rest string) error {
	rest = strings.TrimSpace(rest)
	if rest == "" {
		return t.House.Run(t, "points", "")
	}
	if n, ok := turn.NumberIn(rest); ok {
		r, err := t.Visible(n)
		if refusal, refused := errors.AsType[*store.Refusal](err); refused && refusal.Reason == messages.NothingFound {
			return &store.Refusal{Reason: messages.NoNumber(n)}
		} else if err != nil {
			return err
		}
		face, err := recordFace(t, r)
		if err != nil {
			return err
		}
		return errors.Join(lookAtOne(t, r), t.Show(chat.RecordKey(n), face))
	}
	id, fault := t.HearPoint(rest)
	if fault != "" || utf8.RuneCountInString(t.Dir.Point(id).Name)+1 < utf8.RuneCountInString(rest) {
		if term := words.Term(rest); utf8.RuneCountInString(term) <= longestSearch {
			return search(t, term)
		}
		return t.Say(fault)
	}
	return t.House.Press(t, nil, messages.DoPoint, turn.IDText(id))
}

// recordFace draws a record with what the person may do to it.
func recordFace(t *turn.Turn, r *record.Record) (chat.Face, error) {
	if r.Problem != nil {
		c, err := problem.Of(t.Tx, r, messages.ProblemCard)
		if err != nil {
			return chat.Face{}, err
		}
		return c.Face(t.Me)
	}
	history, err := record.History(t.Tx, r.ID)
	if err != nil {
		return chat.Face{}, err
	}
	ended := ""
	if r.Kind == record.KindPlan && !r.Withdrawn.IsZero() && len(history) > 0 {
		ended = history[len(history)-1].What
	}
	files, err := chat.AttachmentsOf(t.Tx, r.ID)
	if err != nil {
		return chat.Face{}, err
	}
	add, err := draft.AdditionsTo(t, r)
	if err != nil {
		return chat.Face{}, err
	}
	said, err := said(t, r)
	if err != nil {
		return chat.Face{}, err
	}
	return messages.RecordCard(t.Dir, r, t.Today, said, messages.RecordButtons{Add: add, Ended: ended,
		Correct: t.MayCorrect(r), Undo: t.MayCorrect(r) && t.Tx.Now.Sub(r.Created) <= draft.UndoTime,
		History: len(history) > 0, Files: len(files), Plan: r.PlanOf(t.Me), Far: r.Day > t.Today.Add(planEarly), Receive: r.PlanOf(t.Me) && r.Detail.Unit != 0 && r.Detail.Seen == ""}), nil
}

// openRecord shows a record below the list it was chosen from.
func openRecord(t *turn.Turn, _ *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil {
		return err
	}
	face, err := recordFace(t, r)
	if err != nil {
		return err
	}
	return errors.Join(lookAtOne(t, r), t.Toast(""), t.ShowBelow(chat.RecordKey(n), face))
}

// lookAtOne puts a record whose card is shown first in the focus.
func lookAtOne(t *turn.Turn, r *record.Record) error {
	if r.Problem == nil {
		return lookAt(t, []record.Record{*r})
	}
	return turn.LookAt(t, r)
}

// correctRecord is 更正 on a record's card.
func correctRecord(t *turn.Turn, _ *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil {
		return err
	}
	if !t.MayCorrect(r) {
		return t.Toast(messages.NotAllowed)
	}
	return draft.OpenCorrection(t, draft.New(t, []chat.Item{draft.AnswersOf(t, r)}))
}

// undoRecord is 撤销 on a record's card.
func undoRecord(t *turn.Turn, card *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil {
		return err
	}
	if !t.MayCorrect(r) || t.Tx.Now.Sub(r.Created) > draft.UndoTime || draft.Taken(r) {
		return t.Alert(messages.TooLateToUndo)
	}
	if err := draft.TakeBack(t, r); err != nil {
		return err
	}
	face, err := recordFace(t, r)
	return errors.Join(err, t.Toast(messages.JustUndone), t.Show(card.Key, face))
}

// history shows 经过: who changed what, and when.
func history(t *turn.Turn, card *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil {
		return err
	}
	lines, err := record.History(t.Tx, n)
	if err != nil {
		return err
	}
	said, err := said(t, r)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, messages.HistoryCard(t.Dir, r, said, lines)))
}

// backToRecord leaves 经过.
func backToRecord(t *turn.Turn, card *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	r, err := t.Visible(n)
	if err != nil {
		return err
	}
	if r.Kind == record.KindMeeting {
		return errors.Join(t.Toast(""), showMeeting(t, card, r))
	}
	face, err := recordFace(t, r)
	return errors.Join(err, t.Toast(""), t.Show(card.Key, face))
}

// photos sends the photos and files of a record, but no picture that may tell where it was taken.
func photos(t *turn.Turn, _ *chat.Card, arg string) error {
	n, _ := turn.NumberIn(arg)
	if _, err := t.Visible(n); err != nil {
		return err
	}
	files, err := chat.AttachmentsOf(t.Tx, n)
	if err != nil {
		return err
	}
	kept := 0
	for _, f := range files {
		if f.Original() {
			kept++
			continue
		}
		kind := chat.Document
		if f.Kind == "photo" {
			kind = chat.Photo
		}
		m := chat.Message{Kind: kind, Text: messages.Number(n), File: &chat.File{Kind: f.Kind, ID: f.File, Name: f.Name}}
		if err := t.Send(m); err != nil {
			return err
		}
	}
	if kept > 0 {
		if err := t.Say(messages.OriginalsKept(kept)); err != nil {
			return err
		}
	}
	return t.Toast(messages.FilesComing(len(files), kept))
}

// mine is /mine: the person's newest records, each a tap away.
func mine(t *turn.Turn, _ string) error {
	records, err := record.OfPerson(t.Tx, t.Me.ID, 8)
	if err != nil {
		return err
	}
	for i := range records {
		r, err := record.Find(t.Tx, records[i].ID)
		if err != nil {
			return err
		}
		records[i] = *r
	}
	return t.Show(chat.AnswerKey(t.Update.ID), messages.Mine(t.Dir, records))
}
