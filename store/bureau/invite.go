package bureau

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"math/big"
	"time"

	"liaison/store"
)

// InviteLife is how long an invitation can be used.
const InviteLife = 72 * time.Hour

// An InviteFault says why an invitation cannot be used.
type InviteFault string

func (f InviteFault) Error() string { return "invite: " + string(f) }

// The faults of an invitation.
const (
	InviteUnknown InviteFault = "unknown"
	InviteUsed    InviteFault = "used"
	InviteExpired InviteFault = "expired"
)

// Invite makes a new invitation for a person, and ends their older ones. The code has 128 random
// bits and can be used once. Only its hash is stored.
func Invite(tx *store.Tx, person int64) (code string, err error) {
	if err := tx.Exec(`DELETE FROM invite WHERE person = $1 AND used = 0`, person); err != nil {
		return "", err
	}
	bits := make([]byte, 16)
	rand.Read(bits)
	code = "i_" + base64.RawURLEncoding.EncodeToString(bits)
	return code, tx.Exec(store.InsertInto("invite", "hash, person, made, expires"),
		InviteHash(code), person, store.MS(tx.Now), store.MS(tx.Now.Add(InviteLife)))
}

// TypedOn is the setting that names the channel on which an invitation can be typed: one whose
// people are all of the organisation.
const TypedOn = "invite.typed"

// InviteTyped makes, beside the invitation that [Invite] made just now, a code of eight digits
// that can be typed on a channel. It returns "" where no channel takes such codes. The use of
// one ends the other.
func InviteTyped(tx *store.Tx, person int64) (digits string, err error) {
	channel, err := store.Setting(tx, TypedOn)
	if err != nil || channel == "" {
		return "", err
	}
	n, err := rand.Int(rand.Reader, big.NewInt(100_000_000))
	if err != nil {
		return "", err
	}
	digits = fmt.Sprintf("%08d", n)
	return digits, tx.Exec(store.InsertInto("invite", "hash, person, made, expires")+` ON CONFLICT DO NOTHING`,
		InviteHash(TypedCode(channel, digits)), person, store.MS(tx.Now), store.MS(tx.Now.Add(InviteLife)))
}

// TypedCode is the code for which digits stand on a channel.
func TypedCode(channel, digits string) string { return channel + ":" + digits }

// Invited returns the person whom a code invites, or an [InviteFault].
func Invited(tx *store.Tx, code string) (person int64, err error) {
	return invited(tx, InviteHash(code))
}

func invited(tx *store.Tx, hash string) (person int64, err error) {
	type row struct{ person, expires, used int64 }
	r, err := store.FindOne(tx, func(r *row) []any { return []any{&r.person, &r.expires, &r.used} },
		`SELECT person, expires, used FROM invite WHERE hash = $1`, hash)
	switch {
	case err == store.ErrNotFound:
		return 0, InviteUnknown
	case err != nil:
		return 0, err
	case r.used != 0:
		return 0, InviteUsed
	case r.expires < store.MS(tx.Now):
		return 0, InviteExpired
	}
	return r.person, nil
}

// UseInvite ends the invitation with a hash, and returns the person whom it invites or an
// [InviteFault].
func UseInvite(tx *store.Tx, hash string) (person int64, err error) {
	if person, err = invited(tx, hash); err != nil {
		return 0, err
	}
	if err := tx.Exec(`DELETE FROM invite WHERE person = $1 AND used = 0 AND hash <> $2`, person, hash); err != nil {
		return 0, err
	}
	return person, tx.Exec(`UPDATE invite SET used = $2 WHERE hash = $1`, hash, store.MS(tx.Now))
}

// InviteHash returns what is stored of a code: 128 bits of its SHA-256, in hex. Buttons too carry
// the hash and not the code.
func InviteHash(code string) string {
	sum := sha256.Sum256([]byte(code))
	return hex.EncodeToString(sum[:16])
}
