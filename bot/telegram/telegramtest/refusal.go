package telegramtest

import "fmt"

// A refusal is an answer with "ok": false.
type refusal struct {
	code       int
	text       string
	retryAfter int
	malformed  bool // the request could never be right: a violation
}

// malformed refuses a request that no state of the chats could make right.
func malformed(format string, args ...any) *refusal {
	return &refusal{code: 400, text: "Bad Request: " + fmt.Sprintf(format, args...), malformed: true}
}

// badRequest refuses a request that would be right in another state.
func badRequest(text string) *refusal {
	return &refusal{code: 400, text: "Bad Request: " + text}
}

func forbidden(text string) *refusal {
	return &refusal{code: 403, text: "Forbidden: " + text}
}

func conflict(text string) *refusal {
	return &refusal{code: 409, text: "Conflict: " + text}
}

func tooMany(seconds int) *refusal {
	return &refusal{code: 429, text: fmt.Sprintf("Too Many Requests: retry after %d", seconds), retryAfter: seconds}
}

// Texts of Telegram that stand in more than one place.
const (
	textNotModified = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"
	textOldQuery    = "query is too old and response timeout expired or query ID is invalid"
	textTwoPolls    = "terminated by other getUpdates request; make sure that only one bot instance is running"
	textHasWebhook  = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

// missing is what Telegram says of a required parameter that is not there.
func missing(method, param string) *refusal {
	switch param {
	case "chat_id":
		return malformed("chat_id is empty")
	case "text":
		return malformed("message text is empty")
	case "photo", "document":
		return malformed("there is no %s in the request", param)
	case "message_id":
		return malformed("message identifier is not specified")
	case "file_id":
		return malformed("file_id not specified")
	case "action":
		return malformed("wrong parameter action in request")
	}
	return malformed("%s: parameter %q is required", method, param)
}

// A complaint is an error in Telegram's own words, which begin with a capital.
type complaint string

func (c complaint) Error() string { return string(c) }

func complain(format string, args ...any) error { return complaint(fmt.Sprintf(format, args...)) }
