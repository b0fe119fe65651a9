package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"liaison/messages"
	"liaison/store"
	"liaison/store/roster"
)

// rosterFile is the recipe of 名册, as it is now.
const rosterFile = "roster"

// RemindFile is the recipe of a rehearsal of the reminders: made by whoever has
// the rules.
const RemindFile = "remind"

// rehearse is 提醒预演: who would be told what, and why, this week or in the days
// that were named.
func (t *turn) rehearse(rest string) error {
	p := t.periodIn(rest)
	p.From = max(p.From, t.today)
	recipe := &store.Recipe{Name: messages.RehearsalName(p), What: RemindFile, Args: map[string]string{"from": string(p.From), "to": string(p.To)}}
	return errors.Join(t.say(messages.RemindTaken), t.send(store.Message{Kind: store.Document, Recipe: recipe}))
}

// Render makes a file from its recipe, outside any update.
func Render(ctx context.Context, db *store.DB, r store.Recipe) (name string, body []byte, err error) {
	make := map[string]func(*store.Tx, map[string]string) ([]byte, error){
		rosterFile:            func(tx *store.Tx, _ map[string]string) ([]byte, error) { return roster.Export(tx) },
		myDataFile:            renderMyData,
		ledgerFile:            renderLedger,
		summaryFile:           renderSummary,
		messages.WeeksPicture: renderWeeks,
		messages.TrendPicture: renderTrend,
	}[r.What]
	if make == nil {
		return "", nil, fmt.Errorf("bot: no recipe %q", r.What)
	}
	err = db.View(ctx, func(tx *store.Tx) (err error) {
		body, err = make(tx, r.Args)
		return err
	})
	return r.Name, body, err
}

// chief is the person that a file is made for, who must be a leader or an admin
// now.
func chief(tx *store.Tx, args map[string]string) (*store.Directory, *store.Person, error) {
	dir, err := tx.Directory()
	if err != nil {
		return nil, nil, err
	}
	id, _ := strconv.ParseInt(args["person"], 10, 64)
	p := dir.Person(id)
	if p == nil || !p.Active || !p.Is(chiefRoles...) {
		return nil, nil, fmt.Errorf("bot: %q may not have a file", args["person"])
	}
	return dir, p, nil
}
