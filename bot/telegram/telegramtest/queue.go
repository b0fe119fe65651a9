package telegramtest

import (
	"encoding/json"
	"slices"
	"strconv"
)

// A queue is the updates that the bot has not confirmed, oldest first.
type queue struct {
	updates  []*update
	next     int64
	unsorted bool // a test gave ids of its own
	allowed  []string
	arrived  bell
	poll     *poll     // the long poll that waits
	last     []*update // confirmed last, for [Duplicate]
}

type update struct {
	id       int64
	chat     int64 // deliveries of a webhook keep the order of a chat
	body     []byte
	inFlight bool
}

// kinds of updates that a bot gets, and whether it must ask for them.
var updateKinds = map[string]bool{
	"message": false, "edited_message": false, "channel_post": false, "edited_channel_post": false,
	"business_connection": false, "business_message": false, "edited_business_message": false,
	"deleted_business_messages": false, "guest_message": false, "inline_query": false,
	"chosen_inline_result": false, "callback_query": false, "shipping_query": false,
	"pre_checkout_query": false, "purchased_paid_media": false, "poll": false, "poll_answer": false,
	"my_chat_member": false, "chat_join_request": false, "chat_boost": false,
	"removed_chat_boost": false, "managed_bot": false,
	"message_reaction": true, "message_reaction_count": true, "chat_member": true,
}

func (q *queue) wants(kind string) bool {
	if len(q.allowed) == 0 {
		return !updateKinds[kind]
	}
	return slices.Contains(q.allowed, kind)
}

// push queues an update, unless the bot does not want its kind.
func (s *Server) push(kind string, chat int64, content any) {
	if !s.queue.wants(kind) {
		return
	}
	data, err := json.Marshal(content)
	if err != nil {
		panic(err) // our own types
	}
	id := s.queue.next
	body := strconv.AppendInt([]byte(`{"update_id":`), id, 10)
	body = append(body, `,"`+kind+`":`...)
	body = append(append(body, data...), '}')
	s.queue.add(&update{id: id, chat: chat, body: body})
}

func (q *queue) add(u *update) {
	if n := len(q.updates); n > 0 && u.id <= q.updates[n-1].id {
		q.unsorted = true
	}
	q.updates = append(q.updates, u)
	q.next = u.id + 1
	q.arrived.ring()
}

// confirm forgets the updates before offset. Like Telegram it takes an offset
// far in the future for a mistake, so that ids can start again.
func (q *queue) confirm(offset int64) {
	switch {
	case offset < 0:
		q.drop(max(0, len(q.updates)+int(offset)))
	case offset == 0 || offset > q.next+10:
	case q.unsorted:
		q.updates = slices.DeleteFunc(q.updates, func(u *update) bool { return u.id < offset })
	default:
		n := 0
		for n < len(q.updates) && q.updates[n].id < offset {
			n++
		}
		q.drop(n)
	}
}

func (q *queue) drop(n int) {
	if n > 0 {
		q.last = q.updates[:n]
		q.updates = q.updates[n:]
	}
}

// head is what a poll returns.
func (q *queue) head(limit int) []*update {
	return q.updates[:min(limit, len(q.updates))]
}

func join(updates []*update) rawJSON {
	size := 2
	for _, u := range updates {
		size += len(u.body) + 1
	}
	out := append(make(rawJSON, 0, size), '[')
	for i, u := range updates {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, u.body...)
	}
	return append(out, ']')
}

// Pending is the number of updates that the bot has not confirmed.
func (s *Server) Pending() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.queue.updates)
}

// Raw queues an update of any shape. One without an update_id gets the next.
func (s *Server) Raw(text string) (id int64) {
	s.tb.Helper()
	var head struct {
		ID *int64 `json:"update_id"`
	}
	if err := json.Unmarshal([]byte(text), &head); err != nil {
		s.tb.Fatalf("telegramtest: Raw: %v", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	id = s.queue.next
	if head.ID != nil {
		id = *head.ID
	} else {
		text = `{"update_id":` + strconv.FormatInt(id, 10) + `,` + text[1:]
	}
	s.queue.add(&update{id: id, body: []byte(text)})
	return id
}

// RestartUpdateIDs lets the ids begin anew, as they do after a quiet week.
// Nothing may be pending, and the new beginning must be far from the old.
func (s *Server) RestartUpdateIDs(next int64) {
	s.tb.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.queue.updates) > 0 || next > s.queue.next-20 && next < s.queue.next {
		s.tb.Fatalf("telegramtest: update ids restart only in an empty queue, and far away")
	}
	s.queue.next = next
}
