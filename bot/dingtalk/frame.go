package dingtalk

import "encoding/json"

// What we are told of.
const (
	topicMessage = "/v1.0/im/bot/messages/get"
	topicCard    = "/v1.0/card/instances/callback"
)

// A frame is what the service sends on the socket.
type frame struct {
	Type    string `json:"type"` // SYSTEM, EVENT or CALLBACK
	Headers struct {
		Topic   string `json:"topic"`
		Message string `json:"messageId"`
	} `json:"headers"`
	Data string `json:"data"` // JSON
}

// An ack is what we answer to a frame.
type ack struct {
	Code    int     `json:"code"`
	Headers ackHead `json:"headers"`
	Message string  `json:"message"`
	Data    string  `json:"data"` // JSON
}

type ackHead struct {
	Message string `json:"messageId"`
	Content string `json:"contentType"`
}

// Codes of an ack.
const (
	codeOK       = 200
	codeUnknown  = 404
	codeInternal = 500
)

// ackOf is the answer to a frame; data is what it carries.
func ackOf(f *frame, code int, data any) ([]byte, error) {
	text, err := json.Marshal(data)
	if err != nil {
		return nil, err
	}
	words := "OK"
	if code != codeOK {
		words = "not done"
	}
	return json.Marshal(&ack{code, ackHead{f.Headers.Message, jsonType}, words, string(text)})
}

// What an ack carries, by topic.
type (
	messageAck struct {
		Response any `json:"response"`
	}
	eventAck struct {
		Status  string `json:"status"`
		Message string `json:"message"`
	}
	cardAck struct {
		Response cardAnswer `json:"response"`
	}
	cardAnswer struct {
		Options byKey       `json:"cardUpdateOptions"`
		Private *cardParams `json:"userPrivateData,omitempty"`
	}
)
