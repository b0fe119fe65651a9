package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"time"
)

// InviteLife is how long an invitation can be used.
const InviteLife = 72 * time.Hour

// An InviteFault says why an invitation cannot be used.
type InviteFault string

func (f InviteFault) Error() string { return "invite: " + string(f) }

// What may be wrong with an invitation.
const (
	InviteUnknown InviteFault = "unknown"
	InviteUsed    InviteFault = "used"
	InviteExpired InviteFault = "expired"
)

// Invite makes a person's new invitation and ends their older ones. The code
// has 128 bits, is used once and is stored hashed; it is not kept anywhere else.
func (tx *Tx) Invite(person int64) (code string, err error) {
	if err := tx.exec(`DELETE FROM invite WHERE person = $1 AND used = 0`, person); err != nil {
		return "", err
	}
	bits := make([]byte, 16)
	rand.Read(bits)
	code = "i_" + base64.RawURLEncoding.EncodeToString(bits)
	return code, tx.exec(insertInto("invite", "hash, person, made, expires"),
		InviteHash(code), person, ms(tx.Now), ms(tx.Now.Add(InviteLife)))
}

// Invited returns whom a code invites, or an [InviteFault].
func (tx *Tx) Invited(code string) (person int64, err error) { return tx.invited(InviteHash(code)) }

func (tx *Tx) invited(hash string) (person int64, err error) {
	type row struct{ person, expires, used int64 }
	r, err := findOne(tx, func(r *row) []any { return []any{&r.person, &r.expires, &r.used} },
		`SELECT person, expires, used FROM invite WHERE hash = $1`, hash)
	switch {
	case err == ErrNotFound:
		return 0, InviteUnknown
	case err != nil:
		return 0, err
	case r.used != 0:
		return 0, InviteUsed
	case r.expires < ms(tx.Now):
		return 0, InviteExpired
	}
	return r.person, nil
}

// UseInvite ends the invitation of a hash and returns whom it invites, or an
// [InviteFault].
func (tx *Tx) UseInvite(hash string) (person int64, err error) {
	if person, err = tx.invited(hash); err != nil {
		return 0, err
	}
	return person, tx.exec(`UPDATE invite SET used = $2 WHERE hash = $1`, hash, ms(tx.Now))
}

// InviteHash is what is stored of a code: 128 bits of its SHA-256, in hex. The
// code itself stands nowhere, also not in a button.
func InviteHash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:16])
}

// Join has a person chat there from now on; whoever chatted there before leaves.
// What was planned for the person comes along, and nothing stays in the chat that
// they had.
func (tx *Tx) Join(person int64, channel string, chat int64) error {
	before, err := column[int64](tx, `SELECT id FROM person WHERE channel = $1 AND chat = $2 AND chat <> 0 AND id <> $3`, channel, chat, person)
	if err != nil {
		return err
	}
	for _, other := range before {
		if err := tx.vacate(other, Chat{}); err != nil {
			return err
		}
	}
	if err := tx.vacate(person, Chat{Channel: channel, Chat: chat}); err != nil {
		return err
	}
	// Who asked to be let in there is in: no admin is to give the chat to somebody else.
	if err := tx.exec(`UPDATE request SET answered = $3 WHERE channel = $1 AND chat = $2 AND answered = 0`, channel, chat, ms(tx.Now)); err != nil {
		return err
	}
	if err := tx.exec(`UPDATE person SET channel = $2, chat = $3, joined = $4, reachable = TRUE, menu = '' WHERE id = $1`,
		person, channel, chat, ms(tx.Now)); err != nil {
		return err
	}
	return tx.Revise(Rosters)
}

// Leave ends a person's chat (停用), and all that waits there. Their records stay.
func (tx *Tx) Leave(person int64) error { return tx.vacate(person, Chat{}) }

// SetReachable marks whether messages reach the person who chats there. It
// reports whether that changed.
func (tx *Tx) SetReachable(channel string, chat int64, reachable bool) (changed bool, err error) {
	n, err := tx.count(`UPDATE person SET reachable = $3 WHERE channel = $1 AND chat = $2 AND chat <> 0 AND reachable <> $3`, channel, chat, reachable)
	if err != nil || n == 0 {
		return false, err
	}
	return true, tx.Revise(Rosters)
}
