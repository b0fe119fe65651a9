package telegramtest

import (
	"encoding/json"
	"strconv"
	"time"
)

// A Search is what a person typed so far behind the bot's name, in their chat with it.
type Search struct {
	ID    string
	Words string

	s       *Server
	user    *User
	at      time.Time
	results []Result // nil: not answered
}

// A Result is a line of what the bot offers.
type Result struct {
	Title, Note string
	Text        string // what is sent when it is tapped
}

// Search types words behind the bot's name. The bot is asked if it has inline mode.
func (u *User) Search(words string) *Search {
	s := u.s
	s.mu.Lock()
	defer s.mu.Unlock()
	q := &Search{ID: strconv.FormatInt(5_300_000_000_000_000_000+s.number(), 10), Words: words, s: s, user: u, at: time.Now()}
	s.searches[q.ID] = q
	if s.opts.inline {
		s.push("inline_query", u.Chat, wireSearch{ID: q.ID, From: u.wire, Query: words, Chat: "sender"})
	}
	s.changed.ring()
	return q
}

type wireSearch struct {
	ID     string    `json:"id"`
	From   *wireUser `json:"from"`
	Query  string    `json:"query"`
	Offset string    `json:"offset"`
	Chat   string    `json:"chat_type"`
}

// Results waits for what the bot offers.
func (q *Search) Results() (shown []Result) {
	q.s.tb.Helper()
	q.s.until("offers for “"+q.Words+"”", q.user.chat, &q.s.changed, func() bool {
		q.s.mu.Lock()
		defer q.s.mu.Unlock()
		shown = q.results
		return shown != nil
	})
	return shown
}

// Choose taps a line of what the bot offers, which writes its text, and returns the id of the
// message.
func (q *Search) Choose(title string) int {
	q.s.tb.Helper()
	for _, r := range q.Results() {
		if r.Title == title {
			return q.user.say(q.user.chat, r.Text, func(w *wireMessage) { w.ViaBot = &q.s.me })
		}
	}
	q.s.tb.Fatalf("telegramtest: “%s” offers no %s", q.Words, title)
	return 0
}

// Limits of the answer to a search.
const (
	maxResults  = 50
	maxResultID = 64 // bytes
)

func (s *Server) answerInlineQuery(r *request) (any, *refusal) {
	var results []struct {
		ID      string `json:"id"`
		Title   string `json:"title"`
		Note    string `json:"description"`
		Content struct {
			Text string `json:"message_text"`
		} `json:"input_message_content"`
	}
	if err := json.Unmarshal([]byte(r.get("results")), &results); err != nil || results == nil {
		return nil, malformed("can't parse inline query results JSON object")
	}
	if len(results) > maxResults {
		return nil, malformed("RESULTS_TOO_MUCH")
	}
	offered, ids := []Result{}, map[string]bool{}
	for _, result := range results {
		switch n := utf16Len(result.Content.Text); {
		case result.ID == "" || len(result.ID) > maxResultID:
			return nil, malformed("RESULT_ID_INVALID")
		case ids[result.ID]:
			return nil, malformed("RESULT_ID_DUPLICATE")
		case result.Title == "":
			return nil, malformed("ARTICLE_TITLE_EMPTY")
		case n == 0 || n > maxText:
			return nil, malformed("MESSAGE_EMPTY")
		}
		ids[result.ID] = true
		offered = append(offered, Result{result.Title, result.Note, result.Content.Text})
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	q := s.searches[r.get("inline_query_id")]
	if q == nil || q.results != nil || time.Since(q.at) >= queryLife {
		return nil, badRequest(textOldQuery)
	}
	if r.get("cache_time") != "0" || !r.bool("is_personal") {
		return nil, malformed("what one person may see would be kept for others")
	}
	q.results = offered
	s.changed.ring()
	return true, nil
}
