package telegramtest_test

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"testing"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/telegram/telegramtest"
)

// go test -run '^$' -bench . ./bot/telegram/telegramtest
func BenchmarkSendMessage(b *testing.B) {
	for _, transport := range []struct {
		name string
		opts []telegramtest.Option
	}{
		{"port", nil},
		{"memory", []telegramtest.Option{telegramtest.InMemory()}},
	} {
		s := func(b *testing.B) *telegramtest.Server {
			return telegramtest.New(b, append(transport.opts, telegramtest.Forget())...)
		}
		b.Run(transport.name+"/json", func(b *testing.B) { benchmarkRaw(b, s(b), jsonBody) })
		b.Run(transport.name+"/multipart", func(b *testing.B) { benchmarkRaw(b, s(b), formBody) })
		b.Run(transport.name+"/library", func(b *testing.B) { benchmarkLibrary(b, s(b)) })
	}
}

func jsonBody(chat int64) (string, []byte) {
	return "application/json", []byte(`{"chat_id":` + strconv.FormatInt(chat, 10) + `,"text":"已登记 #128","entities":[{"type":"bold","offset":4,"length":4}]}`)
}

func formBody(chat int64) (string, []byte) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("chat_id", strconv.FormatInt(chat, 10))
	_ = form.WriteField("text", "已登记 #128")
	_ = form.WriteField("entities", `[{"type":"bold","offset":4,"length":4}]`)
	_ = form.Close()
	return form.FormDataContentType(), body.Bytes()
}

func benchmarkRaw(b *testing.B, s *telegramtest.Server, body func(int64) (string, []byte)) {
	kind, data := body(s.NewUser("甲").Chat)
	url, client := s.URL+"/bot"+s.Token+"/sendMessage", s.Client()
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			resp, err := client.Post(url, kind, bytes.NewReader(data))
			if err != nil {
				b.Error(err)
				return
			}
			_, _ = io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				b.Error(resp.Status)
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
}

func benchmarkLibrary(b *testing.B, s *telegramtest.Server) {
	chat := s.NewUser("甲").Chat
	bot := library(b, s)
	keys := models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
		{Text: "提交", CallbackData: "ok:1"}, {Text: "修改", CallbackData: "change:1"}, {Text: "取消", CallbackData: "cancel:1"},
	}}}
	b.SetParallelism(8)
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			_, err := bot.SendMessage(context.Background(), &tg.SendMessageParams{
				ChatID: chat, Text: "已登记 #128", Entities: []models.MessageEntity{{Type: "bold", Offset: 4, Length: 4}}, ReplyMarkup: keys,
			})
			if err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "calls/s")
}

// Updates per second through getUpdates, a hundred at a time.
func BenchmarkGetUpdates(b *testing.B) {
	s := telegramtest.New(b, telegramtest.InMemory(), telegramtest.Forget())
	u := s.NewUser("甲")
	for range b.N {
		u.Send("今天走访写字楼")
	}
	b.ResetTimer()
	for next := s.Pending(); next > 0; next = s.Pending() {
		a, err := try(s, "getUpdates", params{"offset": 100_000_001 + b.N - next})
		if err != nil {
			b.Fatal(err)
		}
		n := strings.Count(string(a.Result), `"update_id"`)
		_, _ = try(s, "getUpdates", params{"offset": 100_000_001 + b.N - next + n, "limit": 1})
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "updates/s")
}
