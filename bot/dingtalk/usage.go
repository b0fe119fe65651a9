package dingtalk

import (
	"context"
	"time"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// A Meter writes down what was used of the month, and that the service answers.
type Meter struct {
	DB       *store.DB
	API      *API
	Receiver *Receiver
	// Used, unless nil, hears that something was written down, in the Tx that did it.
	Used func(*store.Tx) error
}

// meterEvery is how often that is.
const meterEvery = time.Minute

// Run writes it down until ctx is done, and once more then.
func (m *Meter) Run(ctx context.Context) error {
	trouble := channel.Outage{Log: m.Receiver.Log}
	for ctx.Err() == nil {
		if err := m.Note(ctx); err != nil && ctx.Err() == nil {
			trouble.GoesOn("what was used cannot be kept", err)
		} else {
			trouble.Over()
		}
		channel.Pause(ctx, meterEvery)
	}
	return m.Note(context.WithoutCancel(ctx))
}

// Note writes it down now.
func (m *Meter) Note(ctx context.Context) error {
	calls, messages := m.API.calls.Swap(0), m.API.brought.Swap(0)
	err := m.DB.Update(ctx, func(tx *store.Tx) error {
		_, err := chat.AddUsage(tx, Channel, calls, messages)
		if at := m.Receiver.LastHeard(); err == nil && !at.IsZero() {
			err = chat.NoteHeard(tx, Channel, tx.Now.Add(-time.Since(at)))
		}
		if err == nil && m.Used != nil {
			err = m.Used(tx)
		}
		return err
	})
	if err != nil {
		m.API.calls.Add(calls)
		m.API.brought.Add(messages)
	}
	return err
}
