package store

// VisitsIn counts the visits of a period, point by point.
func (tx *Tx) VisitsIn(p Period) (map[int64]int, error) {
	return byPoint(find(tx, (*counted).fields, `SELECT point, '', count(*) FROM record
		WHERE kind = 'visit' AND day BETWEEN $1 AND $2 AND withdrawn = 0 GROUP BY point`, p.From, p.To))
}

// PendingAt counts the problems that were 在办 at the end of a day, point by
// point, as it is known now: one that was sent back or reopened counts as if it
// had never been solved. It reads those that are pending now and those that were
// solved since, however long the history is.
func (tx *Tx) PendingAt(d Day) (map[int64]int, error) {
	return byPoint(find(tx, (*counted).fields, `SELECT point, '', count(*) FROM record
		WHERE day <= $1 AND withdrawn = 0 AND id IN (
			SELECT record FROM problem WHERE done = '' AND ended = ''
			UNION ALL SELECT record FROM problem WHERE done <> '' AND done > $1 AND (ended = '' OR ended > $1)
			UNION ALL SELECT record FROM problem WHERE ended <> '' AND ended > $1 AND done = '')
		GROUP BY point`, d))
}

// byPoint makes a map of a count.
func byPoint(rows []counted, err error) (map[int64]int, error) {
	n := make(map[int64]int, len(rows))
	for _, r := range rows {
		n[int64(r.point)] = r.n
	}
	return n, err
}
