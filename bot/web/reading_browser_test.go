package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"liaison/bot/web/webtest"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// eval runs a script in the tab.
func eval[T any](t *testing.T, run func(chromedp.Action[T]) (T, error), script string, opts ...chromedp.EvaluateOption) T {
	t.Helper()
	v, err := run(chromedp.Evaluate[T](script, opts...))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// What is sent while a photo is still prepared waits for it: one message, with the photo.
func TestSendingWaitsForPhotos(t *testing.T) {
	b := newBench(t)
	ctx := webtest.Browser(t, 390, 844)
	if err := chromedp.Do(ctx, chromedp.Navigate(b.http.URL), chromedp.WaitVisible(at(`html[data-ready] #says`))); err != nil {
		t.Fatal(err)
	}
	run := func(a chromedp.Action[bool]) (bool, error) { return chromedp.Run(ctx, a) }
	eval(t, run, `(async () => {
		const real = createImageBitmap, gate = new Promise(open => { window.openGate = open; });
		window.createImageBitmap = (...all) => gate.then(() => real(...all));
		const canvas = document.createElement('canvas');
		const blob = await new Promise(done => canvas.toBlob(done));
		const data = new DataTransfer();
		for (const name of ['a.png', 'b.png']) data.items.add(new File([blob], name, {type: 'image/png'}));
		const input = document.getElementById('photos');
		input.files = data.files;
		input.dispatchEvent(new Event('change'));
		document.getElementById('says').value = '现场';
		document.getElementById('composer').requestSubmit();
		return true;
	})()`, chromedp.EvalAwaitPromise)
	if !eval(t, run, `document.getElementById('go').ariaBusy === 'true' && document.getElementById('says').value === '现场' && !document.querySelector('.msg.mine')`) {
		t.Error("it is sent before the photos are prepared, or nothing shows that it waits")
	}
	eval(t, run, `window.openGate() || true`)
	if err := chromedp.Do(ctx, chromedp.WaitVisible(at(`.msg.mine .pics img:nth-of-type(1)`)), chromedp.WaitReady(at(`#go:not([aria-busy])`))); err != nil {
		t.Fatal(err)
	}
	got := b.got(2)
	if len(got) != 2 || got[0].Text != "现场" || got[0].Album == "" || got[0].Album != got[1].Album {
		t.Errorf("got %+v", got)
	}
}

// A screen reader hears the card that came, not that an older one changed at the same time;
// alone, the change is heard.
func TestSpoken(t *testing.T) {
	b := newBench(t)
	ctx := webtest.Browser(t, 390, 844)
	show := func(key, text string) func(*store.Tx) error {
		return func(tx *store.Tx) error {
			return chat.Show(tx, Channel, officer, key, chat.Face{Text: text}, true)
		}
	}
	storetest.Update(t, b.db, show("p1", "旧卡片"))
	err := chromedp.Do(ctx, chromedp.Navigate(b.http.URL), chromedp.WaitVisible(at(`html[data-ready] .msg.card`)))
	if err != nil {
		t.Fatal(err)
	}
	run := func(a chromedp.Action[bool]) (bool, error) { return chromedp.Run(ctx, a) }
	eval(t, run, `!!new MutationObserver(() => (window.heard ??= []).push(document.getElementById('spoken').textContent)).observe(document.getElementById('spoken'), {childList: true}) || true`)
	heard := func() string { return webtest.Text(t, ctx, `#spoken`) }
	storetest.Update(t, b.db, func(tx *store.Tx) error {
		if err := show("p2", "新卡片")(tx); err != nil {
			return err
		}
		return show("p1", "旧卡片变了")(tx)
	})
	b.until("the new card is spoken", func() bool { return strings.Contains(heard(), "新卡片") })
	if eval(t, run, `heard.some(words => words.includes('已更新'))`) {
		t.Error("the change of the old card was spoken")
	}
	storetest.Update(t, b.db, show("p1", "旧卡片又变了"))
	b.until("the change is spoken", func() bool { return heard() == "已更新：旧卡片又变了" })
}

// A long card is read from its beginning: its picture, and what stands above its buttons, stay
// in view; the way to the end is offered. So it is below another one, after the page was opened anew.
func TestLongCardFromItsBeginning(t *testing.T) {
	b := newBench(t)
	ctx := webtest.Browser(t, 1280, 800)
	for i, size := range webtest.Widths {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(size.Width, size.Height), chromedp.Navigate(b.http.URL), chromedp.WaitVisible(at(`html[data-ready] #says`))); err != nil {
			t.Fatal(err)
		}
		long := "题目" + strings.Repeat("\n一行", 60)
		storetest.Update(t, b.db, func(tx *store.Tx) error {
			return chat.Show(tx, Channel, officer, chat.AnswerKey(size.Width), chat.Face{Text: long}, false)
		})
		run := func(a chromedp.Action[bool]) (bool, error) { return chromedp.Run(ctx, a) }
		b.until("the card begins in view", func() bool {
			return eval(t, run, fmt.Sprintf(`(() => {
				const card = document.querySelectorAll('.msg.card')[%d], log = document.getElementById('log');
				if (!card) return false;
				const off = card.getBoundingClientRect().top - log.getBoundingClientRect().top;
				return card.offsetHeight > log.clientHeight && off >= 0 && off < 60 && !document.getElementById('jump').hidden;
			})()`, i))
		})
		if err := chromedp.Do(ctx, chromedp.Click(at(`#jump`)), chromedp.WaitNotVisible(at(`#jump`))); err != nil {
			t.Fatal(err)
		}
	}
}
