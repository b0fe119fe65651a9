package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store"
	"liaison/store/problem"
)

// correcting reports whether a draft changes records that exist (更正).
func correcting(d *store.Draft) bool {
	i := firstKept(d)
	return d.State == store.DraftOpen && i >= 0 && d.Items[i].Number != 0
}

// correctBy begins the correction that a sentence asks for: “更正，是26户”.
func (t *turn) correctBy(it reading.Item, unread []string) error {
	r, err := t.meant(it)
	if err != nil {
		return err
	}
	if r == nil {
		return t.say(messages.NoCorrection)
	}
	item := t.answersOf(r)
	for name, n := range it.Figures {
		ask.Set(&item, "f."+t.ownFigure(r, name, it.Wrong), ask.FigureValue(n, slices.Contains(it.Approx, name), it.Caliber))
	}
	setHeads(&item, "expected", it.Expected)
	setHeads(&item, "present", it.Present)
	if v := it.Vote; v != nil {
		ask.Set(&item, "vote", voteText(v.Election, v.Entitled, v.Present, v.For))
	}
	for key, value := range map[string]string{"date": it.Date, "type": it.Slot["type"], "text": keptText(r.Kind, it.Slot["text"])} {
		if value != "" {
			ask.Set(&item, key, value)
		}
	}
	if category := it.Slot["category"]; category != "" && r.Kind == store.KindProblem {
		ask.Set(&item, "type", category)
	}
	if point := knownPoint(t.dir, it.Point); point != 0 && point != r.Point { // it names the new one
		ask.Set(&item, "point", idText(point))
		ask.Unset(&item, "org")
	}
	d := t.newDraft([]store.Item{item})
	d.Text, d.Unread = keptSentence(t.says, d.Items), unread
	t.hidden(d)
	return t.openCorrection(d)
}

// mayCorrect reports whether the person may change a record: their own, one
// they entered, or, as an admin, any.
func (t *turn) mayCorrect(r *store.Record) bool {
	return r.Withdrawn.IsZero() && (r.Author == t.me.ID || r.Typist == t.me.ID || t.me.Is(store.Admin))
}

// openCorrection shows what a correction changes; without a change yet it asks
// which field.
func (t *turn) openCorrection(d *store.Draft) error {
	d.Message = 0 // its own message is the one that was recorded
	if d.Origin == 0 {
		d.Origin = t.messageID()
	}
	if len(t.changes(d)) == 0 {
		d.Asking = askingField + "0"
		if len(d.Items) > 1 {
			d.Asking = askingItem
		}
	}
	if err := t.tx.AddDraft(d); err != nil {
		return err
	}
	return errors.Join(t.toast(""), t.show(store.DraftKey(d.ID), t.face(d, "")))
}

// correctSaved is 更正 on a saved card.
func (t *turn) correctSaved(saved *store.Draft, _ string) error {
	records, err := t.kept(saved)
	if err != nil {
		return err
	}
	var items []store.Item
	for _, r := range records {
		if t.mayCorrect(r) {
			items = append(items, t.answersOf(r))
		}
	}
	if len(items) == 0 {
		return t.toast(messages.NothingToUndo)
	}
	return t.openCorrection(t.newDraft(items))
}

// changes lists what a correction changes, a line each.
func (t *turn) changes(d *store.Draft) (lines []string) {
	for i, r := range t.fill(d) {
		if r == nil || d.Items[i].Number == 0 {
			continue
		}
		was, err := t.tx.Record(d.Items[i].Number)
		if err != nil {
			continue
		}
		for _, c := range t.compare(was, r) {
			prefix := ""
			if len(d.Items) > 1 {
				prefix = messages.Number(was.ID) + " "
			}
			lines = append(lines, prefix+messages.Changed(c.label, c.before, c.after))
		}
	}
	return lines
}

// A change is one value of a record before and after.
type change struct{ label, before, after string }

// compare lists the differences of two states of a record, by their labels.
func (t *turn) compare(was, is *store.Record) (changes []change) {
	before, after := messages.Fields(t.dir, was, t.today), messages.Fields(t.dir, is, t.today)
	for i, f := range before {
		if f.Value != after[i].Value {
			changes = append(changes, change{f.Label, f.Value, after[i].Value})
		}
	}
	return append(changes, compareFigures(was, is)...)
}

func compareFigures(was, is *store.Record) (changes []change) {
	for _, f := range was.Figures {
		now, has := is.Figure(f.Name)
		if !has {
			changes = append(changes, change{f.Name, strconv.Itoa(f.Value), ""})
		} else if now != f {
			changes = append(changes, change{f.Name, messages.Value(f), messages.Value(now)})
		}
	}
	for _, f := range is.Figures {
		if _, had := was.Figure(f.Name); !had {
			changes = append(changes, change{f.Name, "", messages.Value(f)})
		}
	}
	return changes
}

func (t *turn) correctionTitle(d *store.Draft) string {
	var numbers []string
	for _, item := range d.Items {
		if item.Number != 0 && !item.Skip {
			numbers = append(numbers, messages.KindName(store.Kind(item.Kind))+" "+messages.Number(item.Number))
		}
	}
	return messages.CorrectionTitle(strings.Join(numbers, "、"), d.Edited)
}

// submitCorrection changes the records, writes their history, and draws their
// own cards again.
func (t *turn) submitCorrection(d *store.Draft) error {
	lines := t.changes(d)
	for i, r := range t.fill(d) {
		if r == nil {
			continue
		}
		if err := t.correct(d, r, &d.Items[i]); err != nil {
			return err
		}
	}
	d.State = store.DraftDropped
	if err := t.tx.SaveDraft(d); err != nil {
		return err
	}
	return errors.Join(t.toast(messages.JustCorrected), t.show(store.DraftKey(d.ID), messages.Corrected(lines)))
}

func (t *turn) correct(d *store.Draft, r *store.Record, item *store.Item) error {
	was, err := t.tx.Record(item.Number)
	if err != nil {
		return err
	}
	if !t.mayCorrect(was) {
		return &store.Refusal{Reason: messages.NotAllowed}
	}
	for _, c := range t.compare(was, r) {
		if err := t.tx.Note(store.Entry{Record: was.ID, Person: t.me.ID, What: "更正 " + c.label, Before: c.before, After: c.after, Message: d.Origin}); err != nil {
			return err
		}
	}
	now := *was
	now.Type, now.Point, now.Org, now.Day, now.Text, now.Figures, now.Author = r.Type, r.Point, r.Org, r.Day, r.Text, r.Figures, r.Author
	now.Detail = r.Detail
	now.Detail.Attached, now.Detail.Said = was.Detail.Attached, was.Detail.Said
	if now.Problem != nil {
		t.correctProblem(&now, was, r.Problem)
	}
	now.Project, now.ProjectTitle = r.Project, r.ProjectTitle
	begun, err := t.beginProject(&now)
	if err != nil {
		return err
	}
	if err := errors.Join(t.tx.Correct(&now), t.firstStep(begun, &now)); err != nil {
		return err
	}
	if err := errors.Join(t.redrawOrigin(&now, item), t.meetingsChanged(was, &now)); err != nil || now.Problem == nil {
		return err
	}
	c, err := problem.Of(t.tx, &now, messages.ProblemCard)
	return errors.Join(err, c.Redraw())
}

// correctProblem keeps what a correction changes of a problem's own part. Where
// nobody works on it yet, another point or category is another unit's.
func (t *turn) correctProblem(now, was *store.Record, said *store.Problem) {
	p := now.Problem
	p.Urgent, p.Firm, p.Source = said.Urgent, said.Firm, said.Source
	if point := t.dir.Point(now.Point); point != nil && now.Point != was.Point && p.State == store.ProblemOpen {
		p.Unit = point.Station
	}
	if now.Type != was.Type {
		if p.Helper = t.dir.HelperFor(now.Type); p.Helper == p.Unit {
			p.Helper = 0
		}
	}
}

// redrawOrigin draws the card on which a record was kept, where it has one.
func (t *turn) redrawOrigin(r *store.Record, item *store.Item) error {
	origin, err := t.tx.Draft(r.Draft)
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
	if origin.State != store.DraftSaved {
		return nil
	}
	records, err := t.kept(origin)
	if err != nil {
		return err
	}
	face, err := t.savedFace(origin, records)
	if err != nil {
		return err
	}
	return t.tx.Show(origin.Channel, origin.Chat, store.DraftKey(origin.ID), face, true)
}
