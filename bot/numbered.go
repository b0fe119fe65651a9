package bot

import (
	"slices"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// toldOfNumber takes what is said of a record that is named by its number, #258不光是看看，还服务了两家企业, 244的户数报多了 是5户.
func toldOfNumber(t *turn.Turn, d *chat.Draft) (done bool, err error) {
	if len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > turn.MaxText || asksWords(t, d) {
		return false, nil
	}
	number, rest := words.OfRecordNumbered(t.Says, func(n int64) bool { return mayMend(t, n) })
	if number == 0 {
		return false, nil
	}
	return saidOf(t, number, rest)
}

// mayMend reports whether a number is that of a record that the person may correct and that is no problem.
func mayMend(t *turn.Turn, n int64) bool {
	r, err := record.Find(t.Tx, n)
	return err == nil && r.Problem == nil && t.MayCorrect(r)
}

// saidOf takes what is said of a record as what some topic makes of it behind its number, or else as if the record had been saved just
// before and nothing else were in hand, or as the correction that was read. Words of which nothing is made are shown with its fields.
func saidOf(t *turn.Turn, number int64, rest string) (done bool, err error) {
	says, had := t.Says, slices.Clone(t.Focus().Things)
	turn.ReadAs(t, messages.Number(number)+" "+rest)
	in, err := turn.SceneOf(t)
	if err != nil {
		return false, err
	}
	p := t.House.Propose(in, turn.SentenceOf(t))
	if p == nil && !words.TakesOut(rest) {
		t.Focus().Put(chat.Thing{Kind: chat.ThingSaved, Numbers: []int64{number}, At: t.Tx.Now.UnixMilli()})
		if in, err = turn.SceneOf(t); err != nil {
			return false, err
		}
		if in.Draft != nil && !draft.Correcting(in.Draft) {
			in.Draft = nil // the number names another
		}
		turn.ReadAs(t, rest)
		p = t.House.Propose(in, turn.SentenceOf(t))
	}
	if p != nil {
		t.Took = p.Name
		return true, p.Do(t)
	}
	t.Focus().Things = had
	turn.ReadAs(t, messages.Number(number)+" "+rest)
	read := turn.SentenceOf(t).Reading
	for _, it := range read.Items {
		if it.Kind == reading.Correction {
			it.RefersTo = int(number)
			return true, draft.CorrectBy(t, it, read.Unread)
		}
	}
	if told := turn.PartOf(t, rest); told.Tells() || !told.NoNewThought() { // 252那天还有个事没报 建工食堂的秤没检定
		turn.ReadAs(t, says)
		return false, nil
	}
	return true, draft.CorrectBy(t, reading.Item{Kind: reading.Correction, RefersTo: int(number)}, []string{rest})
}
