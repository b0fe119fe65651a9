// Package webtest opens a real browser for tests of the page.
//
// What it promises: every test gets a headless Chromium with a profile of its
// own, closed when the test ends; where there is none the test is skipped with
// a message, unless the environment says LIAISON_BROWSER=required.
package webtest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// Browser returns a tab as large as given, for at most five minutes.
func Browser(t testing.TB, width, height int) context.Context {
	t.Helper()
	path := find()
	if path == "" {
		if os.Getenv("LIAISON_BROWSER") == "required" {
			t.Fatal("LIAISON_BROWSER=required, and there is no Chromium")
		}
		t.Skip("no Chromium here: the page is not tested in a browser (LIAISON_BROWSER=required makes this a failure)")
	}
	flags := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WindowSize(width, height),
		chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("lang", "zh-CN"),
		chromedp.Flag("force-prefers-reduced-motion", true)) // nothing moves while it is clicked
	ctx, stop := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx, flags...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	t.Cleanup(func() { chromedp.Cancel(ctx) }) // waits until it has let go of its profile
	return ctx
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
