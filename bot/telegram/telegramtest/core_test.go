package telegramtest_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/telegram/telegramtest"
)

// transports runs a test on a port and in memory.
func transports(t *testing.T, test func(*testing.T, *telegramtest.Server), opts ...telegramtest.Option) {
	t.Run("port", func(t *testing.T) { test(t, telegramtest.New(t, opts...)) })
	t.Run("memory", func(t *testing.T) { test(t, telegramtest.New(t, append(opts, telegramtest.InMemory())...)) })
}

// The client library's own loop runs a whole small conversation.
func TestConversationThroughTheLibrary(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		u := s.NewUser("城东所干事甲")
		b, err := tg.New(s.Token, tg.WithServerURL(s.URL), tg.WithHTTPClient(time.Minute, s.Client()),
			tg.WithDefaultHandler(converse), tg.WithNotAsyncHandlers())
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { b.Start(ctx) })
		defer wg.Wait()
		defer cancel()

		u.Send("今天 <写字楼>")
		card := u.WaitText("<写字楼>")
		if !slices.Equal(card.Looks, []string{"bold 请核对"}) || card.Text != "请核对\n今天 <写字楼>" {
			t.Errorf("card: %+v", card)
		}
		q := u.Tap(card.ID, "提交")
		if got := q.Answer(); got != (telegramtest.Answer{Text: "好", Alert: true}) {
			t.Errorf("answer: %+v", got)
		}
		done := u.WaitText("已登记")
		if done.ID != card.ID || done.Edited != 1 || len(done.Buttons) != 0 || done.History[0].Buttons[0][0].Data != "ok:1" {
			t.Errorf("done: %+v", done)
		}
		s.Wait(func() bool { return s.Pending() == 0 })
		const want = `城东所干事甲> 今天 <写字楼>
  请核对
  今天 <写字楼>
  [提交] [改]
城东所干事甲> 点［提交］
  （提示）好
  （改）✅ 已登记
`
		if got := s.Transcript(u); got != want {
			t.Errorf("transcript:\n%s", got)
		}
	})
}

func converse(ctx context.Context, b *tg.Bot, u *models.Update) {
	if q := u.CallbackQuery; q != nil {
		_, _ = b.AnswerCallbackQuery(ctx, &tg.AnswerCallbackQueryParams{CallbackQueryID: q.ID, Text: "好", ShowAlert: true})
		m := q.Message.Message
		_, _ = b.EditMessageText(ctx, &tg.EditMessageTextParams{ChatID: m.Chat.ID, MessageID: m.ID, Text: "✅ 已登记"})
		return
	}
	_, _ = b.SendMessage(ctx, &tg.SendMessageParams{
		ChatID: u.Message.Chat.ID, Text: "请核对\n今天 <写字楼>", Entities: []models.MessageEntity{{Type: "bold", Length: 3}},
		ReplyMarkup: models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
			{Text: "提交", CallbackData: "ok:1"}, {Text: "改", CallbackData: "change:1"},
		}}},
	})
}

// In a bubble the whole exchange takes no real time, and an hour of polls
// passes at once.
func TestInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.Latency(30*time.Millisecond), telegramtest.Patience(2*time.Hour))
		u := s.NewUser("甲")
		go echo(s)
		time.Sleep(time.Hour)
		begin := time.Now()
		u.Send("在吗")
		u.WaitText("「在吗」")
		if d := time.Since(begin); d != 30*time.Millisecond {
			t.Errorf("the answer took %v, not the latency of one call", d)
		}
		if n := len(s.Calls("getUpdates")); n < 70 || n > 73 {
			t.Errorf("%d polls of 50 s in an hour", n)
		}
	})
}

func TestWaitFailsWithTheTranscript(t *testing.T) {
	tb := &fakeTB{}
	failures := tb.run(func() {
		s := telegramtest.New(tb, telegramtest.InMemory(), telegramtest.Patience(time.Millisecond))
		u := s.NewUser("甲")
		u.Send("没人理我")
		u.WaitText("好")
	})
	if len(failures) != 1 || !contains(failures[0], "甲> 没人理我") || !contains(failures[0], `a message with "好"`) {
		t.Errorf("failures: %q", failures)
	}
}

func TestViolationsFailTheTest(t *testing.T) {
	tb := &fakeTB{}
	failures := tb.run(func() {
		s := telegramtest.New(tb, telegramtest.InMemory())
		u := s.NewUser("甲")
		call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": ""})
		call(t, s, "editMessageText", params{"chat_id": u.Chat, "message_id": 9, "text": "x"}) // may happen to any bot
	})
	if len(failures) != 1 || !contains(failures[0], "sendMessage: Bad Request: message text is empty") {
		t.Errorf("failures: %q", failures)
	}
}
