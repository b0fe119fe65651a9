package web

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"liaison/bot/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main{M: m}.Run() }

// at is an element by its CSS selector.
type at = chromedp.CSS

// A person opens the page, types a sentence, presses 提交 and sees the card of
// the saved record, in place.
func TestTypeAndTap(t *testing.T) {
	b := newBench(t)
	ctx := webtest.Browser(t, 1280, 800)
	err := chromedp.Do(ctx,
		chromedp.Navigate(b.http.URL),
		chromedp.WaitVisible(at(`html[data-ready] #says`)),
		chromedp.SendKeys(at(`#says`), "今天去居然之家送政策，62户\r"),
		chromedp.WaitVisible(at(`.msg.card .keys button`)),
		chromedp.Click(at(`.msg.card [data-words="✅ 提交"]`)),
		chromedp.WaitVisible(at(`.rec`)),
		chromedp.Click(at(`.rec`)),
		chromedp.WaitVisible(at(`.detail dl`)),
	)
	if err != nil {
		t.Fatal(err)
	}
	if got := webtest.Text(t, ctx, `.msg.card .text`); !strings.HasPrefix(got, "✅ 已记录") || strings.Contains(got, "|") {
		t.Errorf("the cards say %q; want one that says 已记录", got)
	}
	if got := webtest.Text(t, ctx, `#who`); got != "您现在是 城东所干事甲" {
		t.Errorf("one is %q", got)
	}
	if got := webtest.Text(t, ctx, `#toast`); got != "已记录" {
		t.Errorf("the toast says %q", got)
	}
	if got := webtest.Text(t, ctx, `.detail dd`); !strings.Contains(got, "居然之家") || !strings.Contains(got, "62") {
		t.Errorf("the record behind the line shows %q", got)
	}
}

// The page also works on a small phone: the parts fold, Esc closes them, one
// becomes somebody else, and one's own words can be corrected with ↑.
func TestSmallPhone(t *testing.T) {
	b := newBench(t)
	ctx := webtest.Browser(t, 360, 740)
	err := chromedp.Do(ctx,
		chromedp.EmulateViewport(360, 740),
		chromedp.Navigate(b.http.URL),
		chromedp.WaitVisible(at(`html[data-ready] #says`)),
		chromedp.Click(at(`[data-open="people"]`)),
		chromedp.WaitVisible(at(`#people.open [data-chat="2"]`)),
		chromedp.KeyEvent("\u001b"),
		chromedp.WaitNotPresent(at(`#people.open`)),
		chromedp.Click(at(`[data-open="people"]`)),
		chromedp.WaitVisible(at(`#people.open [data-chat="2"]`)),
		chromedp.Click(at(`#people [data-chat="2"]`)),
		chromedp.WaitNotPresent(at(`#people.open`)),
		chromedp.SendKeys(at(`#says`), "今天去居然之家 26户\r"),
		chromedp.WaitVisible(at(`.msg.card`)),
		chromedp.SendKeys(at(`#says`), "\u0304"), // ↑
		chromedp.WaitVisible(at(`#about`)),
		chromedp.SendKeys(at(`#says`), "，答疑5个\r"),
		chromedp.WaitVisible(at(`.msg.mine .meta`)),
		chromedp.WaitReady(at(`#about[hidden]`)),
	)
	if err != nil {
		t.Fatal(err)
	}
	b.until("the card shows the corrected words", func() bool {
		return strings.Contains(webtest.Text(t, ctx, `.msg.card .text`), "26户，答疑5个")
	})
	if got := webtest.Text(t, ctx, `#who`); got != "您现在是 分管副局长甲" {
		t.Errorf("one is %q", got)
	}
	if wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth`)); wide > 360 || err != nil {
		t.Errorf("the page is %d wide, %v", wide, err)
	}
}
