package bot

import (
	"errors"
	"slices"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
)

// toldOfNumber takes what is said of a record of the person's own that is named by its number, #258不光是看看，还服务了两家企业, 244的户数报多了
// 是5户. Words of which nothing is made are shown with its fields.
func toldOfNumber(t *turn.Turn, d *chat.Draft) (done bool, err error) {
	if len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > turn.MaxText || asksWords(t, d) {
		return false, nil
	}
	var r *record.Record
	number, rest := words.OfRecordNumbered(t.Says, func(n int64) bool {
		r, err = record.Find(t.Tx, n)
		return err == nil && r.Problem == nil && t.MayCorrect(r)
	})
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return false, err
	}
	if number == 0 {
		return false, nil
	}
	if done, err := saidOf(t, r, rest); done || err != nil {
		return done, err
	}
	read := t.Read(messages.Number(number)+" "+rest, t.Speaker(), t.Today)
	if i := slices.IndexFunc(read.Items, func(it reading.Item) bool { return it.Kind == reading.Correction }); i >= 0 {
		read.Items[i].RefersTo = int(number)
		return true, draft.CorrectBy(t, read.Items[i], read.Unread)
	}
	if told := turn.PartOf(t, rest); told.Tells() || !told.NoNewThought() { // 252那天还有个事没报 建工食堂的秤没检定
		return false, nil
	}
	return true, draft.CorrectBy(t, reading.Item{Kind: reading.Correction, RefersTo: int(number)}, []string{rest})
}

// saidOf takes what is said of a record as if its number stood before it, or else as if it had been shown or saved just before and nothing else
// were in hand, or as the correction that was read. What only asks shows its card.
func saidOf(t *turn.Turn, r *record.Record, rest string) (done bool, err error) {
	says, had := t.Says, t.Focus().Clone()
	turn.ReadAs(t, messages.Number(r.ID)+" "+rest)
	in, err := turn.SceneOf(t)
	if err != nil {
		return false, err
	}
	named := turn.SentenceOf(t)
	p := t.House.Propose(in, named)
	if p == nil && rest != "" && !words.TakesOut(rest) {
		turn.ReadAs(t, rest)
		turn.LookAtOne(t, r)
		if in, err = turn.SceneOf(t); err != nil {
			return false, err
		}
		if in.Draft != nil && !draft.Correcting(in.Draft) {
			in.Draft = nil // another is named
		}
		p = t.House.Propose(in, turn.SentenceOf(t))
	}
	asks := words.Asks(rest) || words.EndsAsking(rest)
	at := slices.IndexFunc(named.Reading.Items, mends)
	switch {
	case p != nil:
		t.Took = p.Name
		turn.LookAtOne(t, r)
		return true, errors.Join(turn.SaveFocus(t), p.Do(t))
	case at >= 0 && r.Problem == nil && !asks:
		it := named.Reading.Items[at]
		it.RefersTo = int(r.ID)
		return true, draft.CorrectBy(t, it, named.Reading.Unread)
	case asks && !named.Corrects():
		t.Took = "described"
		return true, t.House.Run(t, "find", messages.Number(r.ID))
	}
	turn.ReadAs(t, says)
	*t.Focus() = *had
	return false, nil
}

// mends reports whether an item corrects a record and says by what number.
func mends(it reading.Item) bool {
	return it.Kind == reading.Correction && (len(it.Figures) > 0 || it.Present != nil || it.Expected != nil)
}
