package draft

import (
	"errors"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// Correcting reports whether a draft changes records that exist (更正).
func Correcting(d *chat.Draft) bool {
	i := FirstKept(d)
	return d.State == chat.DraftOpen && i >= 0 && d.Items[i].Number != 0
}

// CorrectBy begins the correction that a sentence asks for: “更正，是26户”.
func CorrectBy(t *turn.Turn, it reading.Item, unread []string) error {
	r, err := meant(t, it)
	if err != nil {
		return err
	}
	if r == nil {
		return t.Say(messages.NoCorrection)
	}
	item := correcting(t, r)
	said, by := chat.Item{}, byOf(t.Says)
	for name, n := range it.Figures {
		key := "f." + ownFigure(t, r, name, it.Wrong)
		if by != 0 { // 服务企业减一家
			n = max(0, numberIn(&item, key)+by*n)
		}
		ask.Set(&said, key, ask.FigureValue(n, slices.Contains(it.Approx, name), it.Caliber))
	}
	setHeads(&said, "expected", it.Expected)
	setHeads(&said, "present", it.Present)
	if v := it.Vote; v != nil {
		ask.Set(&said, "vote", mergedVote(ask.Get(&item, "vote"), v))
	}
	for key, value := range map[string]string{"date": it.Date, "type": it.Slot["type"], "text": keptText(r.Kind, it.Slot["text"])} {
		if value != "" {
			ask.Set(&said, key, value)
		}
	}
	if typ := otherType(t.Says, &item); typ != "" && r.Kind == record.KindVisit { // 第二条改成送信心六户
		ask.Set(&said, "type", typ)
	}
	if category := it.Slot["category"]; category != "" && r.Kind == record.KindProblem {
		ask.Set(&said, "type", category)
	}
	if point := turn.PointCalled(t.Dir, it.Point); point != 0 && point != r.Point { // it names the new one
		ask.Set(&said, "point", turn.IDText(point))
		ask.Unset(&item, "org")
	}
	for _, a := range said.Answers { // what does not fit leaves what was
		before := slices.Clone(item.Answers)
		if ask.Set(&item, a.Key, a.Value); formFill(t, &item, a.Key) == "" {
			item.Answers = before
		}
	}
	if words.NobodyAbsent(t.Says) {
		ask.Unset(&item, "absent")
		if expected := ask.Get(&item, "expected"); it.Present == nil && expected != "" {
			ask.Set(&item, "present", expected) // 都到齐了
		}
	}
	d := New(t, []chat.Item{item})
	d.Text, d.Unread = KeptSentence(t.Says, d.Items), unread
	NoteHidden(t, d)
	return OpenCorrection(t, d)
}

// byOf is whether the only amount of a text is added to what was told, +1, or taken from it, -1; else 0.
func byOf(says string) (by int) {
	amounts := 0
	for clause := range words.Clauses(says) {
		for _, a := range words.Amounts(clause) {
			if amounts++; !words.ToldWrong(clause) {
				by = a.By
			}
		}
	}
	if amounts != 1 {
		return 0
	}
	return by
}

// OfOpen reports whether a correction that names no record is of the card that is open: an older record is not touched then.
func OfOpen(t *turn.Turn, d *chat.Draft, it reading.Item) bool {
	if d == nil || Correcting(d) || it.RefersTo != 0 || words.OfRecord(t.Says) {
		return false
	}
	point := turn.PointCalled(t.Dir, it.Point)
	there := func(item chat.Item) bool { return !item.Skip && ask.Get(&item, "point") == turn.IDText(point) }
	return len(d.Items) > CountSkipped(d) && (point == 0 || slices.ContainsFunc(d.Items, there))
}

// AmendOpen takes such a correction: another day of all that the card tells of one day, 是昨天去的; of anything else it asks which item
// is meant.
func AmendOpen(t *turn.Turn, d *chat.Draft, it reading.Item) error {
	day := ask.Get(&d.Items[FirstKept(d)], "date")
	other := func(item chat.Item) bool { return !item.Skip && ask.Get(&item, "date") != day }
	if it.Date == "" || it.Date > string(t.Today) || changes(&it) || it.Vote != nil || slices.ContainsFunc(d.Items, other) {
		return OfferChange(t, d, "")
	}
	for i := range d.Items {
		if !d.Items[i].Skip {
			ask.Set(&d.Items[i], "date", it.Date)
		}
	}
	d.Rival = nil
	AskNext(t, d)
	return Keep(t, d, "")
}

// AddTypes begins the correction of the record of a gathering that was of some types more.
func AddTypes(t *turn.Turn, number int64, types, unread []string) error {
	r, err := t.Visible(number)
	if err != nil || r == nil {
		return errors.Join(err, t.Say(messages.NoCorrection))
	}
	item := correcting(t, r)
	for _, typ := range types {
		addType(&item, typ)
	}
	d := New(t, []chat.Item{item})
	d.Text, d.Unread = KeptSentence(t.Says, d.Items), unread
	NoteHidden(t, d)
	return OpenCorrection(t, d)
}

// OpenCorrection shows what a correction changes, or asks what a change leaves open. If it
// changes nothing yet, it asks which field to change.
func OpenCorrection(t *turn.Turn, d *chat.Draft) error {
	d.Message = 0 // its own message is the one that was recorded
	if d.Origin == 0 {
		d.Origin = turn.MessageID(t)
	}
	if AskNext(t, d); len(Changes(t, d)) == 0 {
		d.Asking = askingField + "0"
		if len(d.Items) > 1 {
			d.Asking = askingItem
		}
	}
	if err := chat.AddDraft(t.Tx, d); err != nil {
		return err
	}
	return errors.Join(t.Toast(""), t.Show(chat.DraftKey(d.ID), Face(t, d, "")))
}

// correcting are the answers of a record as its open correction has them, where there is one, or else as it
// stands: of 是运营公司, and then 户数也不对 是19, both are corrected.
func correcting(t *turn.Turn, r *record.Record) chat.Item {
	open, err := t.OpenDraft()
	t.Fault = errors.Join(t.Fault, err)
	if open == nil || open.Edited || !Correcting(open) || len(open.Items) != 1 || open.Items[0].Number != r.ID {
		return AnswersOf(t, r)
	}
	item := open.Items[0]
	item.Answers = slices.Clone(item.Answers)
	return item
}

// correctSaved is the button 更正 on a saved card.
func correctSaved(t *turn.Turn, saved *chat.Draft, _ string) error {
	records, err := RecordsOf(t, saved)
	if err != nil {
		return err
	}
	var items []chat.Item
	for _, r := range records {
		if t.MayCorrect(r) {
			items = append(items, AnswersOf(t, r))
		}
	}
	if len(items) == 0 {
		return t.Toast(messages.NothingToUndo)
	}
	return OpenCorrection(t, New(t, items))
}

// Changes lists what a correction changes, one line each.
func Changes(t *turn.Turn, d *chat.Draft) (lines []string) {
	for _, a := range amendments(t, d) {
		prefix := ""
		if len(d.Items) > 1 {
			prefix = messages.Number(a.now.ID) + " "
		}
		for _, c := range a.changes {
			lines = append(lines, prefix+messages.Changed(c.Label, c.Before, c.After))
		}
	}
	return lines
}

func correctionTitle(t *turn.Turn, d *chat.Draft) string {
	var numbers []string
	for _, a := range amendments(t, d) {
		numbers = append(numbers, messages.RecordTitle(t.Dir, a.was, t.Today))
	}
	return messages.CorrectionTitle(strings.Join(numbers, "、"), d.Edited)
}

// submitCorrection changes the records, writes their history, and draws their cards again. If
// the records were changed meanwhile, it shows that first.
func submitCorrection(t *turn.Turn, d *chat.Draft) error {
	late, err := rebase(t, d)
	switch {
	case err != nil:
		return err
	case late:
		if err := t.Alert(messages.ChangedMeanwhile); err != nil {
			return err
		}
		return Keep(t, d, "")
	}
	amendments, lines := amendments(t, d), Changes(t, d)
	if len(lines) == 0 {
		return Keep(t, d, "")
	}
	for _, a := range amendments {
		if len(a.changes) == 0 {
			continue
		}
		if err := correct(t, d, a); err != nil {
			return err
		}
	}
	if err := keepWords(t, d); err != nil {
		return err
	}
	d.State = chat.DraftDropped
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	return errors.Join(sawCorrected(t, amendments), t.Toast(messages.JustCorrected), t.Show(chat.DraftKey(d.ID), messages.Corrected(lines)))
}

// sawCorrected puts the one record that was corrected first in the focus, where none was saved since the talk began: what is said next
// may be more of it.
func sawCorrected(t *turn.Turn, all []amendment) error {
	if saved, _ := t.Focus().Find(chat.ThingSaved); len(all) != 1 || saved != nil && saved.Fresh(t.Tx.Now) {
		return nil
	}
	turn.LookAtOne(t, all[0].now)
	return turn.SaveFocus(t)
}

// correct saves the correction of one record.
func correct(t *turn.Turn, d *chat.Draft, a amendment) error {
	if !t.MayCorrect(a.was) {
		return &store.Refusal{Reason: messages.NotAllowed}
	}
	var told []record.Entry
	for _, c := range a.changes {
		told = append(told, record.Entry{Person: t.Me.ID, What: messages.HistoryCorrected(c.Label), Before: c.Before, After: c.After, Message: d.Origin})
	}
	if err := t.House.Keep(t, a.was, a.now, func() error { return record.Correct(t.Tx, a.now, told...) }); err != nil {
		return err
	}
	if err := RedrawOrigin(t, a.now, a.item); err != nil {
		return err
	}
	if err := t.House.Changed(t, a.was, a.now); err != nil || a.now.Problem == nil {
		return err
	}
	c, err := problem.Of(t.Tx, a.now, messages.ProblemCard)
	if err != nil {
		return err
	}
	return c.Redraw()
}

// keepWords stores the words of an edited message with the draft of its records. The next edit
// is compared with them.
func keepWords(t *turn.Turn, d *chat.Draft) error {
	if !d.Edited {
		return nil
	}
	origin, err := chat.DraftOfMessage(t.Tx, d.Channel, d.Chat, d.Person, d.Origin)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	origin.Text = d.Text
	return chat.SaveDraft(t.Tx, origin)
}

// RedrawOrigin draws the card on which a record was saved, if there is one.
func RedrawOrigin(t *turn.Turn, r *record.Record, item *chat.Item) error {
	origin, err := chat.FindDraft(t.Tx, r.Draft)
	if errors.Is(err, store.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	for i := range origin.Items {
		if origin.Items[i].Number == r.ID && item != nil {
			origin.Items[i].Answers = item.Answers
		}
	}
	if origin.State != chat.DraftSaved {
		return nil
	}
	records, err := RecordsOf(t, origin)
	if err != nil {
		return err
	}
	face, err := SavedFace(t, origin, records)
	if err != nil {
		return err
	}
	return chat.Redraw(t.Tx, origin.Channel, origin.Chat, chat.DraftKey(origin.ID), face)
}
