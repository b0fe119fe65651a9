package main

import (
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"liaison/bot/web"
	"liaison/bot/web/webtest"
)

// at is an element by its CSS selector.
type at = chromedp.CSS

// Somebody who has never seen it: two clicks for the first record, one more for
// the leader's numbers, one more for the secretary's meeting.
func TestFirstVisit(t *testing.T) {
	tab := webtest.Browser(t, 1280, 800)
	db := newBureau(t)
	l, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serveDemo(ctx, db, l, slog.New(slog.DiscardHandler), t.TempDir()) }()
	defer func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	for _, step := range []struct {
		does []chromedp.Action[chromedp.Void]
		who  string
		want []string
	}{
		{[]chromedp.Action[chromedp.Void]{
			chromedp.Navigate("http://" + l.Addr().String()),
			chromedp.WaitVisible(at(`html[data-ready] #chips button:nth-child(3)`)),
			chromedp.Click(at(`#chips button:first-child`)),
			chromedp.WaitVisible(at(`[data-words="✅ 提交"]`)),
		}, "城东所干事甲", []string{"请确认", "居然之家（城西所）", "4月15日 周三", "送政策", "62", "5"}},
		{[]chromedp.Action[chromedp.Void]{
			chromedp.Click(at(`[data-words="✅ 提交"]`)),
			chromedp.WaitVisible(at(`.rec`)),
		}, "城东所干事甲", []string{"已记录", "走访 #"}},
		{[]chromedp.Action[chromedp.Void]{
			chromedp.Click(at(`#chips button:first-child`)),
			chromedp.WaitVisible(at(`.msg.card`)),
		}, "局长甲", []string{"本周数字", "4月13日", "走访", "辐射户数"}},
		{[]chromedp.Action[chromedp.Void]{
			chromedp.Click(at(`#chips button:first-child`)),
			chromedp.WaitVisible(at(`[data-words="✅ 提交"]`)),
		}, "建工支部书记", []string{"建设工程公司党支部", "支委会", "3月20日", "应到：6", "实到：5", "发展党员"}},
	} {
		if err := chromedp.Do(tab, step.does...); err != nil {
			t.Fatalf("as %s: %v", step.who, err)
		}
		card := webtest.Text(t, tab, `.msg.card .text`)
		for _, want := range step.want {
			if !strings.Contains(card, want) {
				t.Errorf("as %s the card lacks %q:\n%s", step.who, want, card)
			}
		}
		if got := webtest.Text(t, tab, `#who`); got != "您现在是 "+step.who {
			t.Errorf("one is %q; want %s", got, step.who)
		}
	}
}
