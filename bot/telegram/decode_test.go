package telegram

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"liaison/store/chat"
	"liaison/store/mask"
)

const ann = `"from":{"id":5,"first_name":"安","last_name":"某"},"chat":{"id":5,"type":"private"},"date":1700000000`

type decodeCase struct {
	name, raw string
	want      chat.Update
}

func checkDecode(t *testing.T, cases []decodeCase) {
	t.Helper()
	for _, c := range cases {
		if diff := cmp.Diff(&c.want, decode([]byte(`{"update_id":9,`+c.raw+`}`))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestDecodeMessage(t *testing.T) {
	message := chat.Update{Remote: 9, Chat: 5, Kind: chat.Text, At: 1700000000, Message: 3, Name: "安 某"}
	with := func(change func(*chat.Update)) chat.Update {
		u := message
		change(&u)
		return u
	}
	file := func(kind string) chat.Update {
		return with(func(u *chat.Update) { u.Files = []chat.File{{Kind: kind, ID: "F"}} })
	}
	checkDecode(t, []decodeCase{
		{"text", `"message":{"message_id":3,` + ann + `,"text":"走访"}`, with(func(u *chat.Update) { u.Text = "走访" })},
		{"private number", `"message":{"message_id":3,` + ann + `,"text":"电话13800001111"}`,
			with(func(u *chat.Update) { u.Text, u.Masked = "电话138******11", true })},
		{"control characters", `"message":{"message_id":3,` + ann + `,"text":"a\u0000b\u0007\tc\nd\ud800"}`,
			with(func(u *chat.Update) { u.Text = "ab\tc\nd\ufffd" })},
		{"number cut by a control character", `"message":{"message_id":3,` + ann + `,"text":"1380000\u00001111"}`,
			with(func(u *chat.Update) { u.Text, u.Masked = "138******11", true })},
		{"edit", `"edited_message":{"message_id":3,"edit_date":1700000009,` + ann + `,"text":"走访"}`,
			with(func(u *chat.Update) { u.Kind, u.Text = chat.Edit, "走访" })},
		{"reply", `"message":{"message_id":3,` + ann + `,"text":"好","reply_to_message":{"message_id":2,"chat":{"id":5,"type":"private"}}}`,
			with(func(u *chat.Update) { u.Text, u.ReplyTo = "好", 2 })},
		{"reply to a record", `"message":{"message_id":3,` + ann + `,"text":"好","reply_to_message":{"message_id":2,"chat":{"id":5,"type":"private"},"text":"⚠️ 问题 #128 · 办理中"}}`,
			with(func(u *chat.Update) { u.Text, u.ReplyTo, u.About = "好", 2, 128 })},
		{"largest photo of an album", `"message":{"message_id":3,` + ann + `,"media_group_id":"A","caption":"现场","photo":[` +
			`{"file_id":"s","width":90,"height":90},{"file_id":"l","width":900,"height":900,"file_size":77},{"file_id":"m","width":300,"height":300}]}`,
			with(func(u *chat.Update) {
				u.Text, u.Album, u.Files = "现场", "A", []chat.File{{Kind: "photo", ID: "l", Size: 77}}
			})},
		{"document", `"message":{"message_id":3,` + ann + `,"document":{"file_id":"F","file_name":"名册\n13800001111.xlsx","mime_type":"x/y"}}`,
			with(func(u *chat.Update) {
				u.Masked, u.Files = true, []chat.File{{Kind: "document", ID: "F", Name: "名册 138******11.xlsx", Mime: "x/y"}}
			})},
		{"animation", `"message":{"message_id":3,` + ann + `,"animation":{"file_id":"F"},"document":{"file_id":"G"}}`, file("video")},
		{"video", `"message":{"message_id":3,` + ann + `,"video":{"file_id":"F"}}`, file("video")},
		{"video note", `"message":{"message_id":3,` + ann + `,"video_note":{"file_id":"F"}}`, file("video")},
		{"voice", `"message":{"message_id":3,` + ann + `,"voice":{"file_id":"F"}}`, file("voice")},
		{"sticker", `"message":{"message_id":3,` + ann + `,"sticker":{"file_id":"F","is_animated":false}}`, file("sticker")},
		{"contact", `"message":{"message_id":3,` + ann + `,"contact":{"phone_number":"13800001111","first_name":"王"}}`,
			with(func(u *chat.Update) { u.Dropped = "名片" })},
		{"location", `"message":{"message_id":3,` + ann + `,"location":{"latitude":1.5,"longitude":2}}`,
			with(func(u *chat.Update) { u.Dropped = "位置" })},
		{"poll", `"message":{"message_id":3,` + ann + `,"poll":{"id":"1"}}`, message},
	})
}

func TestDecodeOthers(t *testing.T) {
	ignored := chat.Update{Remote: 9, Kind: chat.Ignored}
	checkDecode(t, []decodeCase{
		{"tap", `"callback_query":{"id":"Q","from":{"id":5,"first_name":"安"},"data":"d1:1:ok","message":{"message_id":3,"date":1,"chat":{"id":5,"type":"private"}}}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Tap, Message: 3, Name: "安", Tap: "Q", Data: "d1:1:ok"}},
		{"tap on an old message", `"callback_query":{"id":"Q","from":{"id":5,"first_name":"安"},"data":"x","message":{"message_id":3,"date":0,"chat":{"id":5,"type":"private"}}}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Tap, Message: 3, Name: "安", Tap: "Q", Data: "x"}},
		{"tap on no message", `"callback_query":{"id":"Q","from":{"id":5,"first_name":"安"},"inline_message_id":"I","data":"x"}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Tap, Name: "安", Tap: "Q", Data: "x"}},
		{"forged data", `"callback_query":{"id":"Q","from":{"id":5},"data":"` + strings.Repeat("字", 30) + `"}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Tap, Tap: "Q", Data: strings.Repeat("字", 21)}},
		{"tap in a group", `"callback_query":{"id":"Q","from":{"id":5},"data":"x","message":{"message_id":3,"chat":{"id":-5,"type":"group"}}}`, ignored},
		{"blocked", `"my_chat_member":{` + ann + `,"old_chat_member":{"status":"member"},"new_chat_member":{"status":"kicked"}}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Blocked, At: 1700000000, Name: "安 某"}},
		{"unblocked", `"my_chat_member":{` + ann + `,"new_chat_member":{"status":"member"}}`,
			chat.Update{Remote: 9, Chat: 5, Kind: chat.Unblocked, At: 1700000000, Name: "安 某"}},
		{"group", `"message":{"message_id":3,"from":{"id":5},"chat":{"id":-5,"type":"supergroup"},"date":1,"text":"密"}`, ignored},
		{"channel post", `"channel_post":{"message_id":3,"chat":{"id":-5,"type":"channel"},"text":"密"}`, ignored},
		{"pinned", `"message":{"message_id":3,` + ann + `,"pinned_message":{"message_id":1}}`, ignored},
		{"new kind", `"new_thing":{"a":1}`, ignored},
		{"undecodable", `"message":{"message_id":"three","text":"13800001111"}`,
			chat.Update{Remote: 9, Kind: chat.Ignored, Masked: true, Raw: `{"update_id":9,"message":{"message_id":"three","text":"138******11"}}`}},
	})
}

func TestDecodeLimits(t *testing.T) {
	u := decode([]byte(`{"update_id":9,"message":{"message_id":3,` + ann + `,"text":"` + strings.Repeat("长", 50_000) + `"}}`))
	if len(u.Text) > maxText || !utf8.ValidString(u.Text) || u.Text == "" {
		t.Errorf("a text of %d bytes is kept", len(u.Text))
	}
	u = decode([]byte(`{"update_id":9,"message":"` + strings.Repeat("长", 50_000) + `"}`))
	if len(u.Raw) > maxRaw || !utf8.ValidString(u.Raw) || u.Raw == "" {
		t.Errorf("a raw update of %d bytes is kept", len(u.Raw))
	}
}

// Whatever comes: no panic, nothing that a table cannot hold, no private
// number, and nobody to answer where there is no private chat.
func FuzzDecode(f *testing.F) {
	seeds, err := filepath.Glob("testdata/updates/*.json")
	if err != nil || len(seeds) == 0 {
		f.Fatal("no updates to begin with: ", err)
	}
	for _, name := range seeds {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		u := decode(raw)
		kept := []string{u.Text, u.Name, u.Raw, u.Data, u.Tap, u.Album}
		for _, file := range u.Files {
			kept = append(kept, file.ID, file.Name, file.Mime)
		}
		for _, s := range kept {
			if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
				t.Errorf("kept %q", s)
			}
		}
		for _, s := range []string{u.Text, u.Name, u.Raw} {
			if _, more := mask.Numbers(s); more && len(s) < maxRaw {
				t.Errorf("a private number in %q", s)
			}
		}
		if u.Kind != chat.Search && (u.Kind == chat.Ignored) != (u.Chat == 0) {
			t.Errorf("%s in chat %d", u.Kind, u.Chat)
		}
		if _, err := json.Marshal(u); err != nil {
			t.Error(err)
		}
	})
}

// A search is that of its person, and nobody's where others look on.
func TestDecodeSearch(t *testing.T) {
	asked := chat.Update{Remote: 9, Chat: 5, Kind: chat.Search, Tap: "S", Text: "居然 138******11", Name: "安 某", Masked: true}
	elsewhere := asked
	elsewhere.Chat = 0
	const search = `"inline_query":{"id":"S","from":{"id":5,"first_name":"安","last_name":"某"},"query":"居然 13800001111","offset":"","chat_type":`
	checkDecode(t, []decodeCase{
		{"with the bot", search + `"sender"}`, asked},
		{"in a group", search + `"group"}`, elsewhere},
		{"nowhere", strings.TrimSuffix(search, `,"chat_type":`) + `}`, elsewhere},
	})
}

// Private numbers in what is not the text are masked too, and the person is told.
func TestDecodePrivate(t *testing.T) {
	base := chat.Update{Remote: 9, Chat: 5, Kind: chat.Text, At: 1700000000, Message: 3, Name: "安 某"}
	named, quoted := base, base
	named.Masked, named.Files = true, []chat.File{{Kind: "voice", ID: "F", Name: "138 **** **11.ogg"}}
	quoted.Text, quoted.ReplyTo = "好", 2
	checkDecode(t, []decodeCase{
		{"a file's name", `"message":{"message_id":3,` + ann + `,"audio":{"file_id":"F","file_name":"138\u00a00000\u00a01111.ogg"}}`, named},
		{"a number that is no record's", `"message":{"message_id":3,` + ann + `,"text":"好","reply_to_message":{"message_id":2,"text":"#13800001111"}}`, quoted},
		{"escaped in what cannot be read", `"message":{"message_id":"three","text":"\u8bd313800\u003000\\u1111 \u0031\u0033\u0038 0000 1111"}`,
			chat.Update{Remote: 9, Kind: chat.Ignored, Masked: true, Raw: `{"update_id":9,"message":{"message_id":"three","text":"诓13800000\\u1111 138 **** **11"}}`}},
	})
}
