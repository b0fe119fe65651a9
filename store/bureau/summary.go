package bureau

import (
	"liaison/store"
	"liaison/store/day"
	"liaison/store/mask"
)

// A SummaryText is what a person wrote for 三、存在问题 and 四、下步工作 of the summary (总结) of a
// period, one paragraph a line; "" if nobody wrote anything.
type SummaryText struct {
	Period         day.Period
	Problems, Next string
	Person         int64
}

const summaryColumns = `since, until, problems, next, person`

func (s *SummaryText) fields() []any {
	return []any{&s.Period.From, &s.Period.To, &s.Problems, &s.Next, &s.Person}
}

// SaveSummaryText stores the text of a period, with the names of people masked.
func SaveSummaryText(tx *store.Tx, s SummaryText) error {
	s.Problems, s.Next = mask.People(s.Problems), mask.People(s.Next)
	return tx.Exec(store.InsertInto("summary", summaryColumns+", at")+` ON CONFLICT (since, until) DO UPDATE
		SET problems = excluded.problems, next = excluded.next, person = excluded.person, at = excluded.at`, append(s.fields(), store.MS(tx.Now))...)
}

// FindSummaryText returns the text of a period, and the one that may be carried over: that of the
// newest period that ended earlier. Either may be empty.
func FindSummaryText(tx *store.Tx, p day.Period) (own, before SummaryText, err error) {
	found, err := store.Find(tx, (*SummaryText).fields, `SELECT `+summaryColumns+` FROM summary WHERE since = $1 AND until = $2`, p.From, p.To)
	if err != nil {
		return own, before, err
	}
	if own.Period = p; len(found) > 0 {
		own = found[0]
	}
	found, err = store.Find(tx, (*SummaryText).fields, `SELECT `+summaryColumns+` FROM summary WHERE until < $1 ORDER BY until DESC, since LIMIT 1`, p.From)
	if len(found) > 0 {
		before = found[0]
	}
	return own, before, err
}

// Chapter returns the text of 三、存在问题 or of 四、下步工作.
func (s *SummaryText) Chapter(problems bool) string { return *s.chapter(problems) }

// SetChapter sets the text of a chapter.
func (s *SummaryText) SetChapter(problems bool, text string) { *s.chapter(problems) = text }

func (s *SummaryText) chapter(problems bool) *string {
	if problems {
		return &s.Problems
	}
	return &s.Next
}
