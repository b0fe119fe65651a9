package webtest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestMain(m *testing.M) { Main{m}.Run() }

// A tester notes how a test of the browser would end.
type tester struct {
	testing.TB
	ended string
}

func (t *tester) Helper() {}

func (t *tester) Skip(why ...any) { panic(t.end("skipped: ", why...)) }

func (t *tester) Fatal(why ...any) { panic(t.end("failed: ", why...)) }

func (t *tester) end(how string, why ...any) *tester {
	t.ended = how + fmt.Sprint(why...)
	return t
}

// Without a browser a test is skipped, or fails where one is required.
func TestNoBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("LIAISON_CHROMIUM", "")
	for required, want := range map[string]string{
		"":         "skipped: no Chromium here: the page is not tested in a browser (LIAISON_BROWSER=required makes this a failure)",
		"required": "failed: LIAISON_BROWSER=required, and there is no Chromium",
	} {
		t.Setenv("LIAISON_BROWSER", required)
		tb := &tester{TB: t}
		func() {
			defer func() { recover() }() // as Skip and Fatal end the test
			Browser(tb, 800, 600)
		}()
		if tb.ended != want {
			t.Errorf("LIAISON_BROWSER=%s: %q, want %q", required, tb.ended, want)
		}
	}
}

// Each tab has a profile of its own and the size that was asked for, and Text
// reads what is on the page.
func TestBrowser(t *testing.T) {
	page := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, `<b>一</b><b>二</b><i></i><script>
			document.querySelector('i').textContent = localStorage.length + ' ' + (Math.abs(innerWidth - 900) < 50)
			localStorage.seen = 1</script>`)
	}))
	defer page.Close()
	for range 2 {
		ctx := Browser(t, 900, 700)
		open(t, ctx, page.URL)
		if got := Text(t, ctx, "b"); got != "一|二" {
			t.Errorf("the page says %q", got)
		}
		if got := Text(t, ctx, "i"); got != "0 true" {
			t.Errorf("things kept, and whether it is as wide as asked: %q, want 0 true", got)
		}
	}
}

func open(t *testing.T, ctx context.Context, url string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(url)); err != nil {
		t.Fatal(err)
	}
}
