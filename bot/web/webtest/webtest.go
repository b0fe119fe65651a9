// Package webtest opens a real browser for tests of the page.
//
// What it promises: every test gets a tab of its own, with nothing kept from others and
// closed when the test ends; where there is no Chromium the test is skipped with a message,
// unless the environment says LIAISON_BROWSER=required. To start a Chromium takes seconds,
// so the tests of a package share one: their TestMain closes it.
package webtest

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// chromium is the browser of this process, once a test asked for it.
var chromium struct {
	sync.Mutex
	ctx context.Context
}

// Browser returns a tab as large as given, for at most five minutes.
func Browser(t testing.TB, width, height int64) context.Context {
	t.Helper()
	path := find()
	if path == "" {
		if os.Getenv("LIAISON_BROWSER") == "required" {
			t.Fatal("LIAISON_BROWSER=required, and there is no Chromium")
		}
		t.Skip("no Chromium here: the page is not tested in a browser (LIAISON_BROWSER=required makes this a failure)")
	}
	browser, err := started(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(browser, 5*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx, chromedp.WithNewBrowserContext())
	t.Cleanup(stop)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// started is the browser, which it starts at the first call.
func started(path string) (context.Context, error) {
	chromium.Lock()
	defer chromium.Unlock()
	if chromium.ctx != nil {
		return chromium.ctx, nil
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "zh-CN"),
		chromedp.Flag("force-prefers-reduced-motion", true)) // nothing moves while it is clicked
	ctx, _ := chromedp.NewExecAllocator(context.Background(), flags...)
	ctx, _ = chromedp.NewContext(ctx)
	if err := chromedp.Do(ctx); err != nil {
		return nil, err
	}
	chromium.ctx = ctx
	return ctx, nil
}

// Main runs the tests of a package and closes the browser, if they opened it.
type Main struct{ *testing.M }

// Run is what TestMain does, and returns the code to exit with.
func (m Main) Run() int {
	code := m.M.Run()
	if chromium.ctx != nil {
		chromedp.Cancel(chromium.ctx) // waits until it has let go of its profile
	}
	return code
}

// find returns the browser's program, or "".
func find() string {
	for _, name := range []string{os.Getenv("LIAISON_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); name != "" && err == nil {
			return path
		}
	}
	return ""
}

// Text returns the texts of all elements that a CSS selector finds, joined by |.
func Text(t testing.TB, ctx context.Context, selector string) string {
	t.Helper()
	said, err := chromedp.Run(ctx, chromedp.Evaluate[string](`[...document.querySelectorAll(`+"`"+selector+"`"+`)].map(e => e.textContent).join('|')`))
	if err != nil {
		t.Fatal(err)
	}
	return said
}
