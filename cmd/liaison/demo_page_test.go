package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"liaison/bot/web"
	"liaison/bot/web/webtest"
	"liaison/store/storetest"
)

// at is an element by its CSS selector.
type at = chromedp.CSS

// demoPage serves the page of a made-up bureau until the test ends.
func demoPage(t *testing.T) (url string) {
	t.Helper()
	db := newBureau(t)
	l, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- serveDemo(ctx, db, l, slog.New(slog.DiscardHandler), t.TempDir()) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return "http://" + l.Addr().String()
}

// An act is what one does on the page.
type act = chromedp.Action[chromedp.Void]

// person is somebody in the list of people, by name.
func person(name string) chromedp.Search {
	return chromedp.Search(`//nav[@id="list"]//button[.//span[text()="` + name + `"]]`)
}

// Somebody who has never seen it: two clicks for the first record; then the leader's numbers
// and the secretary's meeting, each by becoming them and a click. What they may say is
// headed with their name, is theirs, and folds once they began.
func TestFirstVisit(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	url := demoPage(t)
	const say, folded = `#chips [data-say]`, `#chips .whose[aria-expanded="false"]`
	for _, step := range []struct {
		does []act
		who  string
		want []string
	}{
		{[]act{
			chromedp.Navigate(url),
			chromedp.WaitVisible(at(`html[data-ready] ` + say)),
			chromedp.Click(at(say)),
			chromedp.WaitVisible(at(`[data-words="✅ 提交"]`)),
		}, "城东所干事甲", []string{"请确认", "居然之家（城西所）", "4月15日 周三", "送政策", "62", "5"}},
		{[]act{
			chromedp.WaitVisible(at(folded)),
			chromedp.Click(at(`[data-words="✅ 提交"]`)),
			chromedp.WaitVisible(at(`.rec`)),
		}, "城东所干事甲", []string{"已记录", "走访 #"}},
		{[]act{
			chromedp.Click(person("局长甲")),
			chromedp.WaitVisible(at(say)),
			chromedp.Click(at(say)),
			chromedp.WaitVisible(at(`.msg.card`)),
		}, "局长甲", []string{"本周数字", "4月13日", "走访", "辐射户数"}},
		{[]act{
			chromedp.Click(person("建工支部书记")),
			chromedp.WaitVisible(at(say)),
			chromedp.Click(at(say)),
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
		if got := webtest.Text(t, tab, `#chips .whose`); got != step.who+"可以说" {
			t.Errorf("as %s the sentences are headed %q", step.who, got)
		}
	}
	// Unfolded again, they are still there.
	if err := chromedp.Do(tab, chromedp.WaitVisible(at(folded)), chromedp.Click(at(folded)), chromedp.WaitVisible(at(say))); err != nil {
		t.Fatal(err)
	}
}

// Cards look as on Telegram: titles bold where they stand, the day by which something is due, a
// long history folded until it is tapped, buttons that stand out. Whoever typed a first sentence
// has begun too.
func TestLooksOfCards(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	do := func(what string, does ...act) {
		t.Helper()
		if err := chromedp.Do(tab, does...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	do("the page", chromedp.Navigate(demoPage(t)), chromedp.WaitVisible(at(`html[data-ready] #says`)), chromedp.WaitVisible(at(`#chips [data-say]`)))
	do("the draft", chromedp.SendKeys(at(`#says`), "居然之家消防通道被占\r"), chromedp.WaitVisible(at(`.keys .success[data-words="✅ 提交"]`)), chromedp.WaitVisible(at(`.keys .danger[data-words="🗑 不要了"]`)))
	do("what one may say", chromedp.WaitVisible(at(`#chips .whose[aria-expanded="false"]`)))
	do("the problem", chromedp.Click(at(`[data-words="✅ 提交"]`)), chromedp.WaitVisible(at(`.msg.card .due`)))
	if got := webtest.Text(t, tab, `.msg.card .text > b`); !strings.HasPrefix(got, "⚠️ 问题 #") {
		t.Errorf("the title is %q", got)
	}
	if got := webtest.Text(t, tab, `.msg.card .due`); got != "4月24日 周五" {
		t.Errorf("it is due %q", got)
	}
	do("another", chromedp.Click(person("局长甲")), chromedp.WaitVisible(at(`#chips [data-say]`)))
	do("a case", chromedp.SendKeys(at(`#says`), "#26\r"), chromedp.WaitVisible(at(`[data-words="🕘 经过"]`)), chromedp.Click(at(`[data-words="🕘 经过"]`)))
	do("its history", chromedp.WaitVisible(at(`.folded[aria-expanded="false"]`)), chromedp.Click(at(`.folded`)), chromedp.WaitVisible(at(`.folded[aria-expanded="true"]`)))
}

// ⏭ tells what fell due and for whom, and that nothing did for the one whom one is.
func TestNextIsTold(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	next := func() []act {
		return []act{chromedp.WaitVisible(at(`[data-turn="next"]:not(:disabled)`)), chromedp.Click(at(`[data-turn="next"]`)), chromedp.WaitReady(at(`[data-turn="next"]:not(:disabled)`))}
	}
	if err := chromedp.Do(tab, append([]act{chromedp.Navigate(demoPage(t)), chromedp.WaitVisible(at(`html[data-ready] #says`)), chromedp.Click(person("局长甲"))}, next()...)...); err != nil {
		t.Fatal(err)
	}
	if got := webtest.Text(t, tab, `#fell p`); !strings.HasPrefix(got, "没有给 局长甲 的提醒，另有 ") || !strings.HasSuffix(got, " 人收到。") {
		t.Errorf("it tells %q: %s", got, webtest.Text(t, tab, `#fell li`))
	}
	whose, _, ok := strings.Cut(webtest.Text(t, tab, `#fell li:first-child button`), "：")
	if !ok {
		t.Fatal("nobody got anything")
	}
	// A line leads to what they got.
	err := chromedp.Do(tab, chromedp.Click(at(`#fell li:first-child button`)), chromedp.WaitVisible(at(`.msg.card, .msg:not(.mine)`)))
	if got := webtest.Text(t, tab, `#who`); err != nil || got != "您现在是 "+whose {
		t.Errorf("one is %q, want %s: %v", got, whose, err)
	}
}

// The leader's picture of Monday morning comes into view and stays there, on every screen.
func TestPictureInView(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	url := demoPage(t)
	if err := chromedp.Do(tab, chromedp.Navigate(url), chromedp.WaitVisible(at(`html[data-ready] #says`)), chromedp.Click(person("局长甲")),
		chromedp.Click(at(`[data-turn="7"]`)), chromedp.WaitVisible(at(`.msg.card .pics img`))); err != nil {
		t.Fatal(err)
	}
	// As if it had not been seen yet.
	const unseen = `{
		const card = [...document.querySelectorAll('.msg.card')].findLast(m => m.querySelector('.pics'));
		sessionStorage.setItem('seen', JSON.stringify([[Number(sessionStorage.getItem('me')), card.dataset.id - 1]]));
	} true`
	for _, size := range webtest.Widths {
		if _, err := chromedp.Run(tab, chromedp.Evaluate[bool](unseen)); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(tab, chromedp.EmulateViewport(size.Width, size.Height), chromedp.Navigate(url), chromedp.WaitVisible(at(`html[data-ready] .msg.card .pics img`))); err != nil {
			t.Fatal(err)
		}
		seen, err := chromedp.Run(tab, chromedp.Evaluate[bool](`(async () => {
			const all = [...document.querySelectorAll('.msg.card .pics img')], log = document.getElementById('log').getBoundingClientRect();
			await Promise.all(all.map(image => image.decode()));
			const box = all.at(-1).getBoundingClientRect();
			return box.height > 60 && box.top >= log.top && box.bottom <= log.bottom && box.left >= log.left && box.right <= log.right;
		})()`, chromedp.EvalAwaitPromise))
		if err != nil || !seen {
			t.Errorf("at %d: in view %v, %v", size.Width, seen, err)
		}
	}
}

// The page shows the cards as 钉钉 does: what the template has, a button a row, the menu as a card,
// the answer to a tap on the card; what 钉钉 does not have is not there. A tap works alike.
func TestPageAsDingTalk(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	if err := chromedp.Do(tab, chromedp.EmulateViewport(390, 844), chromedp.Navigate(demoPage(t)), chromedp.WaitVisible(at(`html[data-ready] #keyboard button`)),
		chromedp.Click(at(`#as`)), chromedp.WaitVisible(at(`html[data-there="yes"] .rows button`)), chromedp.WaitNotVisible(at(`#keyboard`))); err != nil {
		t.Fatal(err)
	}
	picture := func(name string) {
		webtest.Looks(t, tab, name)
		dir := os.Getenv("LIAISON_PICTURES")
		if dir == "" {
			return
		}
		png, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
		if err != nil || os.WriteFile(filepath.Join(dir, name+".png"), png, 0o644) != nil {
			t.Error(err)
		}
	}
	picture("menu")
	menu := webtest.Text(t, tab, `.rows button`)
	if err := chromedp.Do(tab, chromedp.SendKeys(at(`#says`), "今天去居然之家送政策，62户，现场答疑5个\r"), chromedp.WaitVisible(at(`.rows [data-words="✅ 提交"]`))); err != nil {
		t.Fatal(err)
	}
	picture("card")
	text := webtest.Text(t, tab, `.msg:last-of-type .text`)
	if !strings.Contains(menu, "记走访|") || !strings.Contains(text, "居然之家（城西所）") || strings.Contains(text, "*") {
		t.Errorf("the menu is %q, the card %q", menu, text)
	}
	alone, err := chromedp.Run(tab, chromedp.Evaluate[bool](`(() => {
		const tops = [...document.querySelectorAll('.msg:last-of-type .rows button')].map(b => b.offsetTop);
		return tops.length > 2 && new Set(tops).size === tops.length && !document.querySelector('.msg:last-of-type .keys');
	})()`))
	if err != nil || !alone {
		t.Errorf("a button a row: %v, %v", alone, err)
	}
	if err := chromedp.Do(tab, chromedp.Click(at(`.rows [data-words="✅ 提交"]`)), chromedp.WaitVisible(at(`.said`))); err != nil {
		t.Fatal(err)
	}
	picture("saved")
	if got := webtest.Text(t, tab, `.msg:has(.said) .text`); !strings.HasPrefix(got, "✅ 已记录") {
		t.Errorf("after the tap the card says %q", got)
	}
	if err := chromedp.Do(tab, chromedp.Click(at(`#as`)), chromedp.WaitVisible(at(`#keyboard button`)), chromedp.WaitNotPresent(at(`.rows`))); err != nil {
		t.Errorf("back: %v", err)
	}
}

// Everything can be read, by day and in the dark, on every screen; cards wrap as Chinese does. The
// short form looks at each screen once, at every second one in the dark.
func TestPageCanBeRead(t *testing.T) {
	t.Parallel() // it waits more than it works
	tab := webtest.Browser(t, 1280, 800)
	url := demoPage(t)
	const said = "今天去居然之家送政策，62户，现场答疑5个，大家都想知道新的登记办法从哪一天开始用以及要带哪些材料，说好了下周再来一次把表格一起填好，另外门口的消防通道又被货车占了需要有人来看一看"
	for i, size := range webtest.Widths {
		for _, dark := range []bool{false, true} {
			if !storetest.Full() && dark != (i%2 == 1) {
				continue
			}
			what := func(part string) string { return fmt.Sprintf("%s at %d, dark %v", part, size.Width, dark) }
			do := func(part string, does ...act) {
				t.Helper()
				if err := chromedp.Do(tab, does...); err != nil {
					t.Fatalf("%s: %v", what(part), err)
				}
				webtest.Looks(t, tab, what(part))
			}
			if err := chromedp.Do(tab, chromedp.EmulateViewport(size.Width, size.Height), chromedp.Navigate(url), chromedp.WaitVisible(at(`html[data-ready] #says`))); err != nil {
				t.Fatal(err)
			}
			if dark {
				webtest.Dark(t, tab)
			}
			do("the chat")
			do("a card", chromedp.SendKeys(at(`#says`), said+"\r"), chromedp.WaitVisible(at(`.msg.card .keys button`)))
			if lines := webtest.Ragged(t, tab, `.msg.card .text`); len(lines) > 0 {
				t.Errorf("%s: lines end early: %q", what("a card"), lines)
			}
			do("the menu", chromedp.Click(at(`#attach`)), chromedp.WaitVisible(at(`#popup`)))
			do("typing", chromedp.KeyEvent("\u001b"), chromedp.SendKeys(at(`#says`), "\u0304"), chromedp.WaitVisible(at(`#about`)))
			if size.Width < 760 {
				do("the people", chromedp.Click(at(`[data-open="people"]`)), chromedp.WaitVisible(at(`#people.open`)))
				do("the clock", chromedp.KeyEvent("\u001b"), chromedp.Click(at(`[data-open="inside"]`)), chromedp.WaitVisible(at(`#inside.open`)),
					chromedp.Click(at(`[data-turn="1"]`)), chromedp.WaitVisible(at(`#fell`)))
			}
		}
	}
}
