package record

import (
	"cmp"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
)

// searched is how many of the newest records a search looks through.
const searched = 100_000

// A Found is a record that a search found.
type Found struct {
	Record
	Said string // the words of its history that hold what was searched; "": its own text does
}

// searchIn is where people's words stand in a record. The sentence as it was typed may
// tell of other points too: whoever typed it, and who sees all, find it.
const searchIn = `(record.text LIKE $3 ESCAPE '\' OR record.type LIKE $3 ESCAPE '\' OR record.detail LIKE $3 ESCAPE '\'
	OR EXISTS (SELECT 1 FROM problem WHERE problem.record = record.id AND problem.firm LIKE $3 ESCAPE '\')
	OR EXISTS (SELECT 1 FROM history WHERE history.record = record.id AND history.after LIKE $3 ESCAPE '\')
	OR ($4 OR author = $5 OR typist = $5) AND EXISTS (SELECT 1 FROM draft WHERE draft.id = record.draft AND draft.body LIKE $3 ESCAPE '\'))`

// Search returns the records in a scope that hold some words, in their text or in what
// was said about them later, the newest first: limit of them after the first offset, and
// whether there are more. It looks through the newest hundred thousand records.
func Search(tx *store.Tx, s bureau.Scope, words string, offset, limit int) (page []Found, more bool, err error) {
	newest, err := store.One[int64](tx, `SELECT COALESCE(MAX(id), 0) FROM record`)
	if err != nil {
		return nil, false, err
	}
	like := "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(words) + "%"
	for before := newest + 1; ; {
		found, err := store.Find(tx, (*Record).Fields, `SELECT `+Columns+` FROM record WHERE id > $1 AND id < $2 AND withdrawn = 0 AND `+searchIn+`
			ORDER BY id DESC LIMIT 64`, newest-searched, before, like, s.All, s.Person)
		if err != nil || len(found) == 0 {
			return page, false, err
		}
		if err := CompleteAll(tx, found); err != nil {
			return nil, false, err
		}
		for i := range found {
			before = found[i].ID
			switch {
			case !Visible(s, &found[i]):
			case offset > 0:
				offset--
			case len(page) == limit:
				return page, true, nil
			default:
				said, err := saidLater(tx, &found[i], words)
				if err != nil {
					return nil, false, err
				}
				page = append(page, Found{found[i], said})
			}
		}
	}
}

// saidLater are the newest words of a record's history that hold some words, where its
// own text does not.
func saidLater(tx *store.Tx, r *Record, words string) (said string, err error) {
	if strings.Contains(r.Text, words) {
		return "", nil
	}
	history, err := History(tx, r.ID)
	for _, e := range history {
		if strings.Contains(e.After, words) {
			said = e.After
		}
	}
	return cmp.Or(said, r.Detail.Title), err
}
