package webtest

import (
	"context"
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// Widths are those of phones, small and usual, and of a desk.
var Widths = []struct{ Width, Height int64 }{{360, 740}, {390, 844}, {1280, 800}}

//go:embed look.js
var look string

func calling(what string) string { return "(() => {" + look + "\nreturn " + what + "})()" }

// Looks fails the test for what cannot be read well on the page as it is: a text whose
// contrast is below 4.5, and a page that is wider than its window.
func Looks(t testing.TB, ctx context.Context, what string) {
	t.Helper()
	faults, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](calling("look()")))
	if err != nil {
		t.Fatal(err)
	}
	if len(faults) > 0 {
		t.Errorf("%s:\n%s", what, strings.Join(faults, "\n"))
	}
}

// Dark has the page show itself as it does in the dark.
func Dark(t testing.TB, ctx context.Context) {
	t.Helper()
	n, err := chromedp.Run(ctx, chromedp.Evaluate[int](calling("dark()")))
	if err != nil || n == 0 {
		t.Fatalf("%d rules for the dark, %v", n, err)
	}
}

// Ragged returns the lines of the texts that a selector finds which end long before the edge
// although more follows: Chinese fills its lines.
func Ragged(t testing.TB, ctx context.Context, selector string) (lines []string) {
	t.Helper()
	lines, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](calling(fmt.Sprintf("ragged(%q)", selector))))
	if err != nil {
		t.Fatal(err)
	}
	return lines
}
