package telegramtest

import "cmp"

// Tap taps the inline button of a message whose text is the label or contains
// it; message 0 is the newest one with such a button. It fails the test if
// there is none.
func (u *User) Tap(messageID int, label string) *Query {
	u.s.tb.Helper()
	m, ok := u.last(func(m Message) bool {
		_, has := m.Button(label)
		return has && (messageID == 0 || m.ID == messageID)
	})
	if !ok {
		u.s.tb.Fatalf("telegramtest: %s sees no button [%s] on message %d\n%s", u.Name, label, messageID, u.s.Transcript(u))
		return nil
	}
	b, _ := m.Button(label)
	if b.Data == "" {
		return &Query{Label: b.Text, Copied: b.Copy, URL: b.URL, s: u.s, chat: u.chat, answer: &Answer{}}
	}
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.s.ask(u.chat, u, int64(m.ID), b.Text, b.Data)
}

// TapData forges a tap: any data, on any message, also one that is gone or
// never was. An old telephone can do that, and so can an attacker.
func (u *User) TapData(messageID int, data string) *Query {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.s.ask(u.chat, u, int64(messageID), cmp.Or(data, "?"), data)
}
