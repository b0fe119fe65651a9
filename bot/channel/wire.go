package channel

import (
	"context"
	"errors"
	"time"

	"liaison/store/chat"
)

// A Wire talks to one service. It makes one try and says what came of it; a [Sender]
// decides what is sent when, and what follows from an error.
type Wire interface {
	Traits() Traits
	// Draw shows a card in a new message and returns its number, which is 0 if the message was
	// taken but its number did not come.
	Draw(ctx context.Context, c Card) (message int64, err error)
	// Redraw changes the message that shows a card. Its picture stays.
	Redraw(ctx context.Context, c Card) error
	// Say sends a text, or a file with its words. It returns what is left of it: that is sent next.
	Say(ctx context.Context, m *chat.Message, f *File) (message int64, rest *chat.Message, err error)
	// Trim does a small thing, or answers a tap.
	Trim(ctx context.Context, m *chat.Message) error
	// Fetch returns what a file of the service holds.
	Fetch(ctx context.Context, f *chat.File) ([]byte, error)
	// Judge reads an error of the methods above; wait is how long the service has us wait, if
	// it says so.
	Judge(err error) (v Verdict, wait time.Duration)
}

// A Card is a card to draw, with how it is to look.
type Card struct {
	*chat.Card
	Looks   chat.Looks
	Picture *File // Draw: of a face with a picture
}

// A File is a file to send: one that the service knows, or a new one.
type File struct {
	ID   string // the service's own; "": a new one
	Name string
	Body []byte
}

// Traits are what a service can and how much it takes.
type Traits struct {
	Upload  int // bytes of a file to send
	Picture int // bytes of the picture of a card
	Rate    Rate
	// TellFrom is how long a file is made before its chat is told so, and TellEvery how often then;
	// 0: once.
	TellFrom, TellEvery time.Duration
	// Redraws is the time in which a card is drawn again once at most, where calls are counted.
	Redraws time.Duration
}

// A Rate is how much a service takes in a time.
type Rate struct {
	Spacing time.Duration // between messages that nobody asked for
	Most    int           // messages of all in any Second
	Second  time.Duration // one may come out shorter at the service than here
	PerChat time.Duration // between messages in a chat that nobody asked for
}

// A Verdict is what the answer to a send means.
type Verdict int

// The verdicts of a Wire.
const (
	Taken   Verdict = iota // done; nothing more to do
	Later                  // a fault that passes: the same again
	Flood                  // too much: the same again, no sooner than told
	Blocked                // the person shut us out
	Gone                   // the message to change is no more
	Unlike                 // it is a photo and no text, or the reverse
	Refused                // it will never be taken

	part    // taken in part; the rest follows
	dropped // a small thing that is left undone
)

// Errors that mean the same on every service.
var (
	ErrTooBig  = errors.New("file too big")
	ErrHuge    = errors.New("the answer is too big")         // it tells nothing: the message may have been taken
	ErrUnknown = errors.New("the service does not know how") // of a small thing
	ErrKind    = errors.New("no such kind of message")
)

// InPlace reports whether a card is drawn again in the message that shows it: after a tap, and
// while that is the newest of the chat. A card that nobody asked for is always new.
func InPlace(c *chat.Card, newest int64) bool {
	return c.Message != 0 && !c.Unasked() && (c.Place || c.Message == newest)
}
