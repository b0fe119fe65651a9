package chat

import (
	"time"

	"liaison/store"
)

// A PeerKind is what a service names by words.
type PeerKind string

// The kinds of peers. An update and the message that it brings have one name and one number.
const (
	PeerChat   PeerKind = "chat"
	PeerUpdate PeerKind = "update"
	PeerCard   PeerKind = "card" // a message that shows a card
)

// rememberPeers is how long the name of a message is known, so that a person can quote it. An
// older card is sent anew.
const rememberPeers = 90 * 24 * time.Hour

// Peer returns the number of what a channel calls remote, a new one the first time.
func Peer(tx *store.Tx, channel string, kind PeerKind, remote string) (int64, error) {
	if err := purgePeers(tx); err != nil {
		return 0, err
	}
	id, err := store.One[int64](tx, `SELECT id FROM peer WHERE channel = $1 AND kind = $2 AND remote = $3`, channel, string(kind), remote)
	if err != store.ErrNotFound {
		return id, err
	}
	return store.One[int64](tx, store.InsertInto("peer", "channel, kind, remote, seen")+` RETURNING id`, channel, string(kind), remote, store.MS(tx.Now))
}

// Remote returns what a channel calls a number, or ErrNotFound.
func Remote(tx *store.Tx, channel string, kind PeerKind, id int64) (string, error) {
	return store.One[string](tx, `SELECT remote FROM peer WHERE id = $1 AND channel = $2 AND kind = $3`, id, channel, string(kind))
}

// purgePeers forgets the names of old updates and cards.
func purgePeers(tx *store.Tx) error {
	if !tx.Seldom("peer.purge", time.Hour) {
		return nil
	}
	return tx.Exec(`DELETE FROM peer WHERE kind <> $1 AND seen < $2`, string(PeerChat), store.MS(tx.Now.Add(-rememberPeers)))
}
