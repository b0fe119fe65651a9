package channel

import (
	"errors"

	"liaison/store"
	"liaison/store/chat"
)

// ask finds out whether p is for those who have its chat now. It is asked in the Tx
// that chooses p, so each try asks again, however long an outage is.
func (p *parcel) ask(tx *store.Tx) error {
	may, err := true, error(nil)
	if p.card != nil {
		may, err = chat.MayShow(tx, p.card)
	} else {
		may, err = chat.MaySend(tx, p.message)
	}
	p.nobody = !may
	return err
}

// withhold forgets what is for nobody any more, and says so in the log: it is no
// fault.
func (d *desk) withhold(tx *store.Tx, p *parcel) (err error) {
	var u chat.Unsent
	if p.card != nil {
		u, err = chat.WithholdCard(tx, p.card)
	} else {
		u, err = chat.WithholdMessage(tx, p.message)
	}
	if err != nil || u.Owner == 0 { // 0: the card is to show something else now
		return err
	}
	d.Log.Info("not sent: it is not for those who have the chat now", "chat", u.Chat, "kind", p.kind(), "person", u.Owner)
	if d.Withheld == nil {
		return nil
	}
	// What follows from it must not undo what was sent besides.
	fault := tx.Try(func() error { return d.Withheld(tx, u) })
	if errors.Is(fault, store.ErrPoisoned) {
		return fault
	}
	if fault != nil {
		d.Log.Error("nobody is told of what was not sent", "chat", u.Chat, "err", fault)
	}
	return nil
}
