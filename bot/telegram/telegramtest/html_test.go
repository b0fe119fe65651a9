package telegramtest_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/bot/telegram/telegramtest"
)

type sent struct {
	ID       int `json:"message_id"`
	Text     string
	Entities []entity
}

type entity struct {
	Type           string
	Offset, Length int
	URL, Language  string `json:",omitempty"`
}

func TestHTML(t *testing.T) {
	for _, c := range []struct {
		html, text string
		entities   []entity
	}{
		{"a &lt;b&gt; &amp; &quot;c&quot; &#21150; &#x529e;", `a <b> & "c" 办 办`, nil},
		{"👌<b>已登记</b>", "👌已登记", []entity{{Type: "bold", Offset: 2, Length: 3}}},
		{"<b>外<i>内</i></b>", "外内", []entity{{Type: "bold", Length: 2}, {Type: "italic", Offset: 1, Length: 1}}},
		{"  <u> 两边 </u>  ", "两边", []entity{{Type: "underline", Length: 2}}},
		{`<a href="https://a.cn/?x=1&amp;y=2">看</a>`, "看", []entity{{Type: "text_link", Length: 1, URL: "https://a.cn/?x=1&y=2"}}},
		{"<s>a</s><del>b</del>", "ab", []entity{{Type: "strikethrough", Length: 1}, {Type: "strikethrough", Offset: 1, Length: 1}}},
		{`<span class="tg-spoiler">a</span>`, "a", []entity{{Type: "spoiler", Length: 1}}},
		{"<tg-spoiler>a</tg-spoiler>", "a", []entity{{Type: "spoiler", Length: 1}}},
		{"<blockquote expandable>a</blockquote>", "a", []entity{{Type: "expandable_blockquote", Length: 1}}},
		{"<BLOCKQUOTE>a</blockquote>", "a", []entity{{Type: "blockquote", Length: 1}}},
		{`<pre><code class="language-go">a</code></pre>`, "a", []entity{{Type: "pre", Length: 1, Language: "go"}}},
		{"<code>a</code>", "a", []entity{{Type: "code", Length: 1}}},
	} {
		t.Run(c.html, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory())
			u := s.NewUser("甲")
			a := call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": c.html, "parse_mode": "HTML"})
			var got sent
			if err := json.Unmarshal(a.Result, &got); err != nil {
				t.Fatalf("%v: %+v", err, a)
			}
			if diff := cmp.Diff(sent{1, c.text, c.entities}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The texts are TDLib's, but for the stricter rules on & and >.
func TestHTMLErrors(t *testing.T) {
	for html, want := range map[string]string{
		"<b>a":                     `Can't find end tag corresponding to start tag "b"`,
		"a</b>":                    "Unexpected end tag at byte offset 1",
		"<b><i>a</b></i>":          `Unmatched end tag at byte offset 7, expected "</i>", found "</b>"`,
		"<p>a</p>":                 `Unsupported start tag "p" at byte offset 0`,
		"a <br/>":                  `Unsupported start tag "br/" at byte offset 2`,
		"<b":                       "Unclosed start tag at byte offset 0",
		"<b>a</b":                  "Unclosed end tag at byte offset 4",
		"1 < 2":                    `Unsupported start tag "" at byte offset 2`,
		"2 > 1":                    "Character '>' must be escaped at byte offset 2",
		"甲 & 乙":                    "Character '&' must be escaped at byte offset 4",
		"a&nbsp;b":                 `Unsupported entity "&nbsp;" at byte offset 1`,
		"&#0;":                     `Unsupported entity "&#0;" at byte offset 0`,
		`<span class="x">a</span>`: `Unsupported attribute "class" of the tag "span"`,
		"<span>a</span>":           `Tag "span" must have class "tg-spoiler"`,
		`<b style="x">a</b>`:       `Unsupported attribute "style" of the tag "b"`,
		`<a href="x>a</a>`:         `Unclosed start tag "a"`,
		`<a href="&x;">a</a>`:      `Unsupported entity "&x;"`,
	} {
		t.Run(html, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
			u := s.NewUser("甲")
			a := call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": html, "parse_mode": "HTML"})
			if want = "Bad Request: can't parse entities: " + want; a.OK || !contains(a.Description, want) {
				t.Errorf("got  %q\nwant %q", a.Description, want)
			}
		})
	}
}
