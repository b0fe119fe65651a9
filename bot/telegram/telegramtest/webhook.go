package telegramtest

import (
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
)

// A webhook is where updates go instead of waiting for getUpdates.
type webhook struct {
	url, secret string
	connections int
	handler     http.Handler // instead of the url, in the same process
	stop        func()
	errorDate   int64
	errorText   string
}

var secretToken = regexp.MustCompile(`^[A-Za-z0-9_-]{1,256}$`)

func (s *Server) setWebhook(r *request) (any, *refusal) {
	if r.get("url") == "" {
		return s.deleteWebhook(r)
	}
	if bad := checkWebhook(r); bad != nil {
		return nil, bad
	}
	allowed, bad := r.allowedUpdates()
	if bad != nil {
		return nil, bad
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endPoll(conflict("terminated by setWebhook request"))
	if allowed != nil {
		s.queue.allowed = *allowed
	}
	s.endWebhook(r)
	s.hook.url, s.hook.secret = r.get("url"), r.get("secret_token")
	s.hook.connections = int(r.int("max_connections", 40))
	s.deliver()
	s.changed.ring()
	return true, nil
}

func checkWebhook(r *request) *refusal {
	u, err := url.Parse(r.get("url"))
	if err != nil || u.Host == "" {
		return malformed("invalid webhook URL specified")
	}
	if u.Scheme != "https" && !local(u.Hostname()) {
		return malformed("bad webhook: An HTTPS URL must be provided for webhook")
	}
	switch u.Port() {
	case "", "443", "80", "88", "8443":
	default:
		if !local(u.Hostname()) {
			return malformed("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
		}
	}
	if t := r.get("secret_token"); t != "" && !secretToken.MatchString(t) {
		return malformed("secret token contains unallowed characters")
	}
	if n := r.int("max_connections", 40); n < 1 || n > 100 {
		return malformed("max_connections must be between 1 and 100")
	}
	return nil
}

// local hosts may be reached without TLS and on any port, unlike with Telegram.
func local(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || host == "telegram.invalid" || err == nil && ip.IsLoopback()
}

func (s *Server) deleteWebhook(r *request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endWebhook(r)
	s.changed.ring()
	return true, nil
}

func (s *Server) endWebhook(r *request) {
	if s.hook.stop != nil {
		s.hook.stop()
	}
	s.hook.url, s.hook.secret, s.hook.stop = "", "", nil
	s.hook.errorDate, s.hook.errorText = 0, ""
	if r.bool("drop_pending_updates") {
		s.queue.drop(len(s.queue.updates))
	}
	for _, u := range s.queue.updates {
		u.inFlight = false
	}
}

func (s *Server) getWebhookInfo(*request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := wireWebhook{URL: s.hook.url, Pending: len(s.queue.updates), Allowed: s.queue.allowed}
	if w.URL != "" {
		w.Connections = s.hook.connections
		w.ErrorDate, w.Error = s.hook.errorDate, s.hook.errorText
	}
	return w, nil
}

// WebhookTo delivers to a handler in the same process instead of to the URL
// of setWebhook: no port is needed, and it works in a synctest bubble.
func (s *Server) WebhookTo(h http.Handler) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hook.handler = h
}

// WebhookURL is the URL that the bot has set, or "".
func (s *Server) WebhookURL() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.hook.url
}
