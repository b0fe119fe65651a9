package channel

import (
	"errors"
	"time"

	"liaison/store/chat"
)

// FirstWait and LongestWait are the waits between tries. The longest is how long people wait at
// most once an outage is over.
const (
	FirstWait   = time.Second
	LongestWait = 3 * time.Second
)

// MostWait is how long a service may have us wait. Where it says more it is asked again then: a
// wrong number must not silence the bot for years.
const MostWait = time.Hour

// WaitAfter is how long to wait after a fault: what the service says, or 1s, 2s, 3s, 3s … by the
// tries before it.
func WaitAfter(told time.Duration, tries int) time.Duration {
	if told > 0 {
		return min(told, MostWait)
	}
	return min(FirstWait<<min(tries, 10), LongestWait)
}

// ends sets what an answer of the service means for p.
func (p *parcel) ends(w Wire, err error) {
	v, told := w.Judge(err)
	p.verdict, p.fault = v, brief(err)
	unread := p.unread
	p.unread = 0
	switch p.verdict {
	case Flood:
		p.limited, p.verdict, p.wait = true, Later, WaitAfter(told, p.tries())
	case Later:
		p.silent, p.wait = true, WaitAfter(told, p.tries())
		if errors.Is(err, ErrHuge) {
			p.unreadable(unread + 1)
		}
	case Blocked:
		p.wait = FirstWait // unless it is held
	case Gone, Unlike:
		p.verdict = Refused
	}
}

// MostUnread is how many answers in a row may be too big to read. Such an answer
// tells nothing: the message may have been taken, and every further try may say it
// again. So the waits double, two minutes in all, and then it is set aside.
const MostUnread = 8

// unreadable sets what it means that so many answers in a row were too big.
func (p *parcel) unreadable(n int) {
	p.unread, p.wait = n, FirstWait<<(n-1)
	if n >= MostUnread {
		p.verdict, p.silent, p.wait = Refused, false, 0
	}
}

// endsSmall is ends for a small thing. A message that is no more needs nothing.
// Whether a person shuts us out shows what is said to them: until then it is tried
// again.
func (p *parcel) endsSmall(w Wire, err error) {
	most := SmallTries
	if p.message.Kind == chat.Typing {
		most = 1 // it is of use now or never
	}
	v, told := w.Judge(err)
	p.verdict, p.fault = v, brief(err)
	switch p.verdict {
	case Taken, Gone:
		p.verdict = Taken
		return
	case Flood:
		p.limited, p.verdict, p.wait = true, Later, WaitAfter(told, p.tries())
	case Later, Blocked:
		p.verdict, p.wait = Later, min(FirstWait<<p.tries(), smallLongest)
		if p.message.Kind == chat.Answer {
			p.wait = WaitAfter(0, p.tries()) // somebody waits for it, and not for long
		}
	default:
		p.verdict, p.never = dropped, true
	}
	if errors.Is(err, ErrUnknown) {
		p.never = true
	}
	if p.tries()+1 >= most || p.never {
		p.verdict = dropped
	}
}

// fails is ends for a fault of our own: after some tries it is given up.
func (p *parcel) fails(err error, most int) {
	p.verdict, p.fault, p.wait = Later, err, WaitAfter(0, p.tries())
	if p.tries() >= most {
		p.verdict, p.wait = Refused, 0
	}
}

// FewTries is how often what may never work is tried again.
const FewTries = 6

// MaxFault is how much of an error is kept, in bytes: it may hold a whole page of a proxy.
const MaxFault = 300

func brief(err error) error {
	if err != nil && len(err.Error()) > MaxFault {
		return errors.New(Cut(Clean(err.Error()), MaxFault))
	}
	return err
}
