package web

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
)

func TestForeignRequests(t *testing.T) {
	b := newBench(t)
	header := func(key, value string) func(*http.Request) {
		return func(r *http.Request) { r.Header.Set(key, value) }
	}
	const tap = `{"days":1}`
	for _, c := range []struct {
		what, method, path string
		alter              func(*http.Request)
		status             int
	}{
		{"a foreign name for this address", "GET", "/", func(r *http.Request) { r.Host = "evil.example:8080" }, 403},
		{"a foreign name on the stream", "GET", "/events", func(r *http.Request) { r.Host = "evil.example" }, 403},
		{"a name that only begins right", "GET", "/", func(r *http.Request) { r.Host = "localhost.evil.example" }, 403},
		{"another site's post", "POST", "/clock", header("Sec-Fetch-Site", "cross-site"), 403},
		{"another port's post", "POST", "/clock", header("Origin", "http://127.0.0.1:1"), 403},
		{"another site's origin", "POST", "/clock", header("Origin", "https://evil.example"), 403},
		{"a form's post", "POST", "/clock", header("Content-Type", "text/plain"), 415},
		{"a post by address", "GET", "/clock", nil, 405},
		{"no such page", "GET", "/etc/passwd", nil, 404},
		{"no such file", "GET", "/file/abc", nil, 404},
		{"no such record", "GET", "/record/7", nil, 404},
		{"no number", "GET", "/record/x", nil, 400},
		{"our own page", "GET", "/", func(r *http.Request) { r.Host = "localhost:8080" }, 200},
		{"our own page, IPv6", "GET", "/", func(r *http.Request) { r.Host = "[::1]:8080" }, 200},
		{"our own post", "POST", "/clock", header("Sec-Fetch-Site", "same-origin"), 200},
	} {
		status, code := b.do(c.method, c.path, "application/json", strings.NewReader(tap), c.alter)
		if status != c.status {
			t.Errorf("%s: %d %s; want %d", c.what, status, code, c.status)
		}
	}
}

// The page may load nothing from outside, and says so to the browser.
func TestPolicy(t *testing.T) {
	b := newBench(t)
	for _, path := range []string{"/", "/page/app.js", "/page/chat.css", "/page/seal.svg"} {
		res, err := b.http.Client().Get(b.http.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if h := res.Header; res.StatusCode != 200 || h.Get("Content-Security-Policy") != policy || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", path, res.StatusCode, h)
		}
	}
	for _, outside := range []string{"unsafe", "http:", "https:", "*"} {
		if strings.Contains(policy, outside) {
			t.Errorf("the policy allows %s", outside)
		}
	}
	entries, err := pageFiles.ReadDir("page")
	if err != nil || len(entries) < 8 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, e := range entries {
		body, err := pageFiles.ReadFile("page/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		plain := bytes.ReplaceAll(body, []byte("http://www.w3.org/2000/svg"), nil)
		for _, bad := range []string{"http://", "https://", "innerHTML", "style=\"", "onclick=", "eval("} {
			if bytes.Contains(plain, []byte(bad)) {
				t.Errorf("%s has %s", e.Name(), bad)
			}
		}
	}
}

func TestListen(t *testing.T) {
	for _, addr := range []string{":0", "0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.com:0"} {
		if l, err := Listen(addr); !errors.Is(err, ErrNotLoopback) {
			t.Errorf("%s: %v, %v", addr, l, err)
		}
	}
	if _, err := Listen("127.0.0.1"); err == nil {
		t.Error("an address without a port is no address")
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := newBench(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- New(b.db, b.web.log, Hooks{}).Serve(ctx, l) }()
	res, err := http.Get("http://" + l.Addr().String() + "/events") // a stream must not keep it from stopping
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	stop()
	if err := <-done; err != nil {
		t.Errorf("serve: %v", err)
	}
}
