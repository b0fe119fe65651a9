package telegramtest

import "time"

type options struct {
	memory          bool
	latency         time.Duration
	patience        time.Duration
	allowViolations bool
	forget          bool
	inline          bool
	clock           func() time.Time
}

func defaults() options {
	return options{patience: 30 * time.Second, clock: time.Now}
}

// An Option changes how a new server behaves.
type Option func(*options)

// InMemory replaces the port on the loopback with pipes, which work inside a
// synctest bubble. Only [Server.Client] reaches such a server.
func InMemory() Option { return func(o *options) { o.memory = true } }

// Latency is how long the server takes to answer each request.
func Latency(d time.Duration) Option { return func(o *options) { o.latency = d } }

// Patience is how long a test waits for what it expects: 30 s by default.
func Patience(d time.Duration) Option { return func(o *options) { o.patience = d } }

// AllowViolations lets a test pass although the bot broke rules of the API.
func AllowViolations() Option { return func(o *options) { o.allowViolations = true } }

// Inline has the bot's maker switch inline mode on: people can search in it while they type.
func Inline() Option { return func(o *options) { o.inline = true } }

// Forget keeps no list of calls: for benchmarks, which make very many.
func Forget() Option { return func(o *options) { o.forget = true } }

// Clock gives the dates of messages. Time-outs keep to the real clock.
func Clock(now func() time.Time) Option { return func(o *options) { o.clock = now } }
