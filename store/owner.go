package store

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// What waits for a chat was made for a person. Chats change hands, and people lose
// roles, while it waits: the network is down, or it is planned for the morning. So
// each message and each card has an owner, who had the chat when it was made (0:
// nobody of the roster, so it holds words for whoever is there), and a [Sight], which
// is what the owner could see then. Send, Show and Announce write both by themselves;
// whoever sends a row asks [Tx.MaySend] or [Tx.MayShow] first.

// ErrNotTheirs says that somebody asked for a file that they may not have any more.
var ErrNotTheirs = errors.New("store: not theirs any more")

// A Sight is what a person may see, as it is kept beside what was made of it: their
// roles, and the points, 党组织 and units of their [Scope].
type Sight string

// The signs of a Sight. A number follows those of a point, a 党组织 and a unit.
const (
	sightAll   = "*"
	sightPoint = "p"
	sightOrg   = "o"
	sightUnit  = "u"
)

// Sight returns what a person may see now. It is made once for each person and
// roster.
func (d *Directory) Sight(p *Person) Sight {
	if known, ok := d.sights.Load(p.ID); ok {
		return known.(Sight)
	}
	var signs []string
	for _, r := range Roles {
		if p.Is(r) {
			signs = append(signs, string(r))
		}
	}
	scope := d.Scope(p)
	if scope.All {
		signs = append(signs, sightAll)
		clear(scope.Points)
	}
	for _, of := range []struct {
		sign string
		ids  map[int64]bool
	}{{sightPoint, scope.Points}, {sightOrg, scope.Orgs}, {sightUnit, scope.Units}} {
		start := len(signs)
		for id := range of.ids {
			signs = append(signs, of.sign+strconv.FormatInt(id, 10))
		}
		slices.Sort(signs[start:])
	}
	s := Sight(strings.Join(signs, " "))
	d.sights.Store(p.ID, s)
	return s
}

// Covers reports whether what could be seen then may be seen now. An admin may see
// everything, and who sees all points sees each.
func (now Sight) Covers(then Sight) bool {
	if now == then || then == "" {
		return true
	}
	has := strings.Fields(string(now))
	if slices.Contains(has, string(Admin)) {
		return true
	}
	all := slices.Contains(has, sightAll)
	for sign := range strings.FieldsSeq(string(then)) {
		if !slices.Contains(has, sign) && !(all && strings.HasPrefix(sign, sightPoint)) {
			return false
		}
	}
	return true
}

// ownerOf returns who has a chat now, and what they may see; 0 if nobody has.
func (tx *Tx) ownerOf(channel string, chat int64) (owner int64, sight Sight, err error) {
	d, err := tx.Directory()
	if err != nil {
		return 0, "", err
	}
	p := d.PersonAt(channel, chat)
	if p == nil {
		return 0, "", nil
	}
	return p.ID, d.Sight(p), nil
}

// MaySend reports whether m may be sent: its chat is still its owner's, and what it
// tells them they may still see. What tells nothing needs the former only.
func (tx *Tx) MaySend(m *Message) (bool, error) {
	if m.Owner == 0 {
		return true, nil
	}
	owner, sight, err := tx.ownerOf(m.Channel, m.Chat)
	return err == nil && owner == m.Owner && (!m.Tells() || sight.Covers(m.Sight)), err
}

// Tells reports whether a message holds something that not everybody may know.
func (m *Message) Tells() bool { return m.Kind == Say || m.Kind == Document || m.Kind == Photo }

// MayShow is MaySend for what a card is to show. A record is looked up: it may have
// gone to another point since. What one is about to write, and what one prefers, is
// one's own, however little one may see.
func (tx *Tx) MayShow(c *Card) (bool, error) {
	if c.Owner == 0 {
		return true, nil
	}
	owner, sight, err := tx.ownerOf(c.Channel, c.Chat)
	if err != nil || owner != c.Owner {
		return false, err
	}
	n, record := RecordOn(c.Key)
	id, draft := DraftOn(c.Key)
	switch {
	case record:
		return tx.mayKnow(owner, n, sight.Covers(c.Sight))
	case c.Key == SettingsKey, sight.Covers(c.Sight):
		return true, nil
	case draft:
		return tx.mayDraft(owner, id)
	}
	return false, nil
}

// mayDraft reports whether a draft may be shown to a person now: it is theirs, and
// they may know the records that it corrects, or became.
func (tx *Tx) mayDraft(person, id int64) (bool, error) {
	d, err := tx.Draft(id)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	may := d.Person == person
	for _, item := range d.Items {
		if may && err == nil && item.Number != 0 {
			may, err = tx.mayKnow(person, item.Number, false)
		}
	}
	return may, err
}

// mayKnow reports whether a record may be shown to a person now; gone is the answer
// where it was forgotten.
func (tx *Tx) mayKnow(person, n int64, gone bool) (bool, error) {
	r, err := tx.Record(n)
	if errors.Is(err, ErrNotFound) {
		return gone, nil
	} else if err != nil {
		return false, err
	}
	d, err := tx.Directory()
	return err == nil && d.Scope(d.Person(person)).Sees(r), err
}

// Unsent is what was not sent, as it is not for those who have its chat.
type Unsent struct {
	Owner, Chat int64
	Channel     string
	Key         string // of a card
	Asked       bool   // somebody waited for it
	Shown       bool   // of a card: an older face of it is there
}

// WithholdMessage forgets a message that may not be sent.
func (tx *Tx) WithholdMessage(m *Message) (Unsent, error) {
	return Unsent{Owner: m.Owner, Channel: m.Channel, Chat: m.Chat, Asked: m.Tells() && m.Priority == Reply}, tx.Sent(m)
}

// WithholdCard forgets a card that may not be shown, unless it is to show something
// else meanwhile. The message that shows an older face stays as it is, without its
// buttons.
func (tx *Tx) WithholdCard(c *Card) (Unsent, error) {
	n, err := tx.count(`DELETE FROM card WHERE channel = $1 AND chat = $2 AND key = $3 AND version = $4`, c.Channel, c.Chat, c.Key, c.Version)
	if err != nil || n == 0 {
		return Unsent{}, err
	}
	return Unsent{Owner: c.Owner, Channel: c.Channel, Chat: c.Chat, Key: c.Key, Asked: c.Priority == Reply && c.Message == 0, Shown: c.Message != 0}, tx.retire(c, Quiet)
}

// Redraw is Show for a card of somebody else: where it stands, and only if its chat
// is still its owner's. It never makes one.
func (tx *Tx) Redraw(channel string, chat int64, key string, face Face) error {
	c, err := tx.Card(channel, chat, key)
	if errors.Is(err, ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	if owner, _, err := tx.ownerOf(channel, chat); err != nil || owner != c.Owner {
		return err
	}
	return tx.Show(channel, chat, key, face, true)
}

// vacate ends a person's chat: what waits for them there, and the cards that it
// shows, are forgotten. What they were to hear unasked, and have not, waits in the
// chat that they go to, unless that is none, for the same time.
func (tx *Tx) vacate(person int64, to Chat) error {
	at, err := findOne(tx, func(c *Chat) []any { return []any{&c.Channel, &c.Chat} }, `SELECT channel, chat FROM person WHERE id = $1`, person)
	if err != nil || at.Chat == 0 || *at == to {
		return err
	}
	if to.Chat != 0 {
		if err := tx.follow(person, *at, to); err != nil {
			return err
		}
	}
	for _, q := range []string{
		`DELETE FROM outbox WHERE waiting AND channel = $1 AND chat = $2 AND owner <> 0`,
		`DELETE FROM card WHERE channel = $1 AND chat = $2 AND owner <> 0`,
		`UPDATE person SET channel = '', chat = 0, reachable = FALSE, menu = '' WHERE channel = $1 AND chat = $2`,
	} {
		if err := tx.exec(q, at.Channel, at.Chat); err != nil {
			return err
		}
	}
	return tx.Revise(Rosters)
}

// follow moves what a person was to hear unasked to their new chat. The places in
// the order are new: a sender looks for what is new only.
func (tx *Tx) follow(person int64, at, to Chat) error {
	const planned = ` AND channel = $1 AND chat = $2 AND priority >= $3 AND owner = $4 ORDER BY queued`
	messages, err := column[int64](tx, `SELECT id FROM outbox WHERE waiting`+planned, at.Channel, at.Chat, Broadcast, person)
	if err != nil {
		return err
	}
	cards, err := column[string](tx, `SELECT key FROM card WHERE version <> shown AND message = 0`+planned, at.Channel, at.Chat, Broadcast, person)
	for _, id := range messages {
		if err == nil {
			err = tx.exec(`UPDATE outbox SET channel = $2, chat = $3, queued = $4, tries = 0 WHERE id = $1`, id, to.Channel, to.Chat, tx.Stamp())
		}
	}
	for _, key := range cards {
		if err == nil {
			err = tx.exec(`UPDATE card SET channel = $4, chat = $5, queued = $6, tries = 0 WHERE channel = $1 AND chat = $2 AND key = $3`,
				at.Channel, at.Chat, key, to.Channel, to.Chat, tx.Stamp())
		}
	}
	tx.Wake(WakeOutbox)
	return err
}
