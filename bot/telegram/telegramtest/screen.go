package telegramtest

import "slices"

// Messages is what the person sees now, oldest first: their own messages and
// the bot's, without the deleted ones.
func (u *User) Messages() []Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.chat.view()
}

// Message returns one message as it is now, or the zero Message.
func (u *User) Message(id int) Message {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if m := u.chat.message(int64(id)); m != nil {
		return m.view()
	}
	return Message{}
}

// Last is the newest message of the bot, or the zero Message.
func (u *User) Last() Message {
	m, _ := u.last(func(Message) bool { return true })
	return m
}

// last is the newest message of the bot that is wanted.
func (u *User) last(want func(Message) bool) (Message, bool) {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	for _, m := range slices.Backward(u.chat.messages) {
		if !m.fromBot || m.deleted {
			continue
		}
		if v := m.view(); want(v) {
			return v, true
		}
	}
	return Message{}, false
}

// Keyboard is the reply keyboard now shown, or nil.
func (u *User) Keyboard() [][]string {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if u.chat.keyboard == nil {
		return nil
	}
	return u.chat.keyboard.labels
}

// Placeholder is the grey text of the input field while the keyboard is shown.
func (u *User) Placeholder() string {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	if u.chat.keyboard == nil {
		return ""
	}
	return u.chat.keyboard.Placeholder
}

// Actions counts the “is typing…” that the person saw.
func (u *User) Actions() int {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return u.chat.actions
}
