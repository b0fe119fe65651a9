package web

import (
	"context"
	"errors"
	"net/http"
	"unicode/utf8"

	"liaison/store"
	"liaison/store/chat"
)

// An arrival is one update on its way to the inbox, and the message that shows
// it in the chat once it is kept; nil where it shows none.
type arrival struct {
	update chat.Update
	bubble *bubble
}

// receive keeps what a person did, then shows it. Nothing is shown, and nobody
// is told that it arrived, before it is on the disk.
func (s *Server) receive(ctx context.Context, t *trace, all []arrival) error {
	s.order.Lock()
	defer s.order.Unlock()
	mine := map[int64]bool{}
	for i := range all {
		s.remote++
		u := &all[i].update
		u.Channel, u.Remote, u.Chat, u.Name = Channel, s.remote, t.Chat, t.Who
		mine[u.Remote] = true
	}
	err := s.db.Update(ctx, func(tx *store.Tx) error {
		for i := range all {
			if err := chat.Receive(tx, &all[i].update); err != nil {
				return err
			}
		}
		waiting, err := chat.NextUpdates(tx, 1000) // ours are the last of them
		t.Inbox = nil
		for _, u := range waiting {
			if u.Channel == Channel && mine[u.Remote] {
				t.Inbox = append(t.Inbox, u.ID)
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	s.page.mu.Lock()
	defer s.page.mu.Unlock()
	for _, a := range all {
		if a.bubble != nil {
			s.page.put(t.Chat, a.bubble)
		}
	}
	s.page.trace(t)
	return nil
}

// arrived answers the page about a receive.
func (s *Server) arrived(w http.ResponseWriter, err error) {
	if err != nil {
		s.log.Error("receive", "err", err)
		refuse(w, http.StatusServiceUnavailable, "not_kept")
		return
	}
	reply(w, http.StatusOK, map[string]bool{"ok": true})
}

// edit changes a message of the person's own.
func (s *Server) edit(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Chat, Message int64
		Text          string
	}
	if !read(w, r, &in) {
		return
	}
	who, old := s.page.person(in.Chat), s.page.bubble(in.Chat, in.Message)
	text, masked := heard(in.Text)
	switch {
	case who == nil || old == nil || !old.Mine:
		refuse(w, http.StatusNotFound, "no_message")
		return
	case utf8.RuneCountInString(text) > maxText:
		refuse(w, http.StatusRequestEntityTooLarge, "too_long")
		return
	case text == "" && old.File == nil:
		refuse(w, http.StatusBadRequest, "empty")
		return
	case text == old.Text:
		reply(w, http.StatusOK, map[string]bool{"ok": true})
		return
	}
	old.Text, old.Edited = text, true
	// An edited message keeps its own date: its “today” is still that day.
	u := chat.Update{Kind: chat.Edit, At: old.At / 1000, Message: old.ID, ReplyTo: old.Reply, Text: text, Masked: masked, Album: old.Album}
	if old.File != nil {
		if k := s.files.find(old.File.ID); k != nil {
			u.Files = []chat.File{k.File}
		}
	}
	s.arrived(w, s.receive(r.Context(), s.newTrace(who, "edit", text), []arrival{{u, old}}))
}

// Limits of what a button carries.
const (
	maxData = 64 // bytes, as on Telegram
	maxTap  = 64
)

// tap presses a button. Which buttons a message shows may have changed since
// the page last heard, so any data is passed on, as Telegram does: the bot
// checks it.
func (s *Server) tap(w http.ResponseWriter, r *http.Request) {
	var in struct {
		Chat, Message int64
		Data, Tap     string
	}
	if !read(w, r, &in) {
		return
	}
	who, shown := s.page.person(in.Chat), s.page.bubble(in.Chat, in.Message)
	switch {
	case who == nil || shown == nil || shown.Mine:
		refuse(w, http.StatusNotFound, "no_message")
		return
	case in.Data == "" || len(in.Data) > maxData || clean(in.Data) != in.Data,
		in.Tap == "" || len(in.Tap) > maxTap || clean(in.Tap) != in.Tap:
		refuse(w, http.StatusBadRequest, "bad_request")
		return
	}
	u := chat.Update{Kind: chat.Tap, At: s.db.Clock.Now().Unix(), Message: in.Message, Data: in.Data, Tap: in.Tap}
	s.arrived(w, s.receive(r.Context(), s.newTrace(who, "tap", shown.wordsOf(in.Data)), []arrival{{update: u}}))
}

// wordsOf is what stands on the button that carries data.
func (b *bubble) wordsOf(data string) string {
	for _, row := range b.Buttons {
		for _, key := range row {
			if key.Data == data {
				return key.Words
			}
		}
	}
	return ""
}

// status is the answer to a body that could not be read.
func status(err error) int {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return http.StatusRequestEntityTooLarge
	}
	return http.StatusBadRequest
}
