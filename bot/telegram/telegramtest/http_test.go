package telegramtest_test

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"liaison/bot/telegram/telegramtest"
)

func TestTokenAndPath(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		for path, want := range map[string]string{
			"/bot7000000001:wrong/getMe":      `401 {"ok":false,"error_code":401,"description":"Unauthorized"}`,
			"/botwrong/getMe":                 `401 {"ok":false,"error_code":401,"description":"Unauthorized: invalid token specified"}`,
			"/file/bot7000000001:wrong/a.jpg": `401 {"ok":false,"error_code":401,"description":"Unauthorized"}`,
			"/":                               `404 {"ok":false,"error_code":404,"description":"Not Found"}`,
			"/bot" + s.Token:                  `404 {"ok":false,"error_code":404,"description":"Not Found"}`,
			"/bot" + s.Token + "/GETME":       `200 {"ok":true,"result":{"id":7000000001,"is_bot":true,"first_name":"联络员","username":"liaison_test_bot","can_join_groups":true,"can_read_all_group_messages":true,"supports_inline_queries":false,"can_connect_to_business":false,"has_main_web_app":false}}`,
		} {
			status, body := get(t, s, path)
			if got := http.StatusText(status) + " " + body; got != http.StatusText(atoi(want[:3]))+want[3:] {
				t.Errorf("%s: %d %s", path, status, body)
			}
		}
	})
}

func atoi(s string) (n int) {
	for _, c := range s {
		n = 10*n + int(c-'0')
	}
	return n
}

// The same call in each encoding that the Bot API takes.
func TestEncodings(t *testing.T) {
	const text = "一 & 二=三"
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	_ = w.WriteField("chat_id", "CHAT")
	_ = w.WriteField("text", text)
	_ = w.WriteField("disable_notification", "true")
	_ = w.Close()
	values := url.Values{"chat_id": {"CHAT"}, "text": {text}, "disable_notification": {"true"}}.Encode()
	for name, c := range map[string]struct{ query, kind, body string }{
		"json":            {"", "application/json", `{"chat_id":CHAT,"text":"` + text + `","disable_notification":true,"entities":null,"parse_mode":null}`},
		"json in strings": {"", "application/json; charset=utf-8", `{"chat_id":"CHAT","text":"` + text + `","disable_notification":"true"}`},
		"form":            {"", "application/x-www-form-urlencoded", values},
		"query":           {"?" + values, "", ""},
		"multipart":       {"", w.FormDataContentType(), form.String()},
	} {
		t.Run(name, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory())
			u := s.NewUser("甲")
			fill := strings.NewReplacer("CHAT", strconv.FormatInt(u.Chat, 10))
			// No length is known of such a body, so it goes in chunks.
			body := struct{ io.Reader }{strings.NewReader(fill.Replace(c.body))}
			resp, err := s.Client().Post(s.URL+"/bot"+s.Token+"/sendMessage"+fill.Replace(c.query), c.kind, body)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if got := u.Last().Text; got != text || resp.StatusCode != http.StatusOK {
				t.Errorf("%d, sent %q", resp.StatusCode, got)
			}
			if p := s.Calls("sendMessage")[0].Param("disable_notification"); p != "true" {
				t.Errorf("disable_notification = %q", p)
			}
		})
	}
}

func TestBadBodies(t *testing.T) {
	for name, c := range map[string]struct{ kind, body, want string }{
		"half a JSON":      {"application/json", `{"chat_id":`, "can't parse the JSON body"},
		"JSON list":        {"application/json", `[]`, "can't parse the JSON body"},
		"half a multipart": {"multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nx", "can't read the multipart body"},
		"bad form":         {"application/x-www-form-urlencoded", "text=%zz", "can't read the form"},
		"not UTF-8":        {"application/x-www-form-urlencoded", "chat_id=1&text=%ff", "strings must be encoded in UTF-8"},
		"plain text":       {"text/plain", "text=x", "chat_id is empty"},
		"empty multipart":  {"multipart/form-data; boundary=b", "", "chat_id is empty"},
		"no parts":         {"multipart/form-data; boundary=b", "\r\n--b--\r\n", "chat_id is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
			a, err := send(s, "sendMessage", c.kind, c.body)
			if err != nil || a.OK || !contains(a.Description, c.want) {
				t.Errorf("%v %+v, want %q", err, a, c.want)
			}
			if len(s.Violations()) != 1 {
				t.Errorf("violations: %q", s.Violations())
			}
		})
	}
}

// The library sends getMe with the header of a form and an empty body.
func TestEmptyMultipart(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		me, err := library(t, s).GetMe(t.Context())
		if err != nil || me.Username != s.BotUsername {
			t.Errorf("%+v, %v", me, err)
		}
	})
}
