package telegramtest_test

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"mime/multipart"
	"strconv"
	"strings"
	"testing"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/telegram/telegramtest"
)

func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// download fetches a file as a bot does.
func download(t *testing.T, s *telegramtest.Server, b *tg.Bot, id string) []byte {
	t.Helper()
	f, err := b.GetFile(t.Context(), &tg.GetFileParams{FileID: id})
	if err != nil {
		t.Fatal(err)
	}
	resp, err := s.Client().Get(b.FileDownloadLink(f))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if int64(len(data)) != f.FileSize {
		t.Errorf("file of %d bytes gives %d", f.FileSize, len(data))
	}
	return data
}

func TestMediaOfTheBot(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		u, b := s.NewUser("甲"), library(t, s)
		ctx := t.Context()
		photo := picture(t, 40, 20)
		m, err := b.SendPhoto(ctx, &tg.SendPhotoParams{
			ChatID: u.Chat, Caption: "图", CaptionEntities: []models.MessageEntity{{Type: "bold", Length: 1}},
			Photo: &models.InputFileUpload{Filename: "chart.png", Data: bytes.NewReader(photo)},
		})
		if err != nil || m.Photo[1].Width != 40 || m.Caption != "图" || m.CaptionEntities[0].Type != "bold" {
			t.Fatalf("%+v, %v", m, err)
		}
		if seen := u.Last(); !bytes.Equal(seen.Photo.Bytes, photo) || seen.Text != "图" || len(seen.Looks) != 1 {
			t.Errorf("%+v", seen)
		}
		sheet := []byte("PK\x03\x04 台账")
		m, err = b.SendDocument(ctx, &tg.SendDocumentParams{
			ChatID: u.Chat, Document: &models.InputFileUpload{Filename: "台账.xlsx", Data: bytes.NewReader(sheet)},
		})
		if err != nil || m.Document.FileName != "台账.xlsx" || m.Document.FileSize != int64(len(sheet)) {
			t.Fatalf("%+v, %v", m, err)
		}
		if seen := u.Last(); seen.Document.Name != "台账.xlsx" || !bytes.Equal(seen.Document.Bytes, sheet) {
			t.Errorf("%+v", seen)
		}
		again, err := b.SendDocument(ctx, &tg.SendDocumentParams{ChatID: u.Chat, Document: &models.InputFileString{Data: m.Document.FileID}})
		if err != nil || again.Document.FileID != m.Document.FileID {
			t.Errorf("by its id: %+v, %v", again, err)
		}
		if _, err := b.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: u.Chat, Photo: &models.InputFileString{Data: m.Document.FileID}}); err == nil {
			t.Error("a document was sent as a photo")
		}
		if got := s.Calls("sendDocument")[0].Files; len(got) != 1 || got[0] != "台账.xlsx" {
			t.Errorf("files of the call: %q", got)
		}
	}, telegramtest.AllowViolations())
}

func TestRefusedMedia(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
	u, b := s.NewUser("甲"), library(t, s)
	for want, data := range map[string][]byte{
		"IMAGE_PROCESS_FAILED":     []byte("no picture"),
		"Bad Request: IMAGE_PROC":  picture(t, 40, 20)[:60],
		"PHOTO_INVALID_DIMENSIONS": picture(t, 9000, 2000),
		"file must be non-empty":   {},
		"wrong file identifier":    nil,
	} {
		p := &tg.SendPhotoParams{ChatID: u.Chat, Photo: &models.InputFileUpload{Filename: "a.png", Data: bytes.NewReader(data)}}
		if data == nil {
			p.Photo = &models.InputFileString{Data: "attach://nothing"}
		}
		if _, err := b.SendPhoto(t.Context(), p); err == nil || !contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	long := strings.Repeat("图", 1025)
	_, err := b.SendPhoto(t.Context(), &tg.SendPhotoParams{
		ChatID: u.Chat, Caption: long, Photo: &models.InputFileUpload{Filename: "a.png", Data: bytes.NewReader(picture(t, 9, 9))},
	})
	if err == nil || !contains(err.Error(), "message caption is too long") {
		t.Errorf("caption of 1025: %v", err)
	}
	if _, err := b.SendMessage(t.Context(), &tg.SendMessageParams{ChatID: u.Chat, Text: "x"}); err != nil {
		t.Fatal(err)
	}
	a := call(t, s, "editMessageCaption", params{"chat_id": u.Chat, "message_id": u.Last().ID, "caption": long})
	if a.Description != "Bad Request: message caption is too long" {
		t.Errorf("edit: %+v", a)
	}
}

// Uploads that Telegram refuses, and what it says.
func TestRefusedUploads(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
	u := s.NewUser("甲")
	for name, c := range map[string]struct {
		method, field string
		data          []byte
		want          string
	}{
		"unknown field":     {"sendDocument", "file", []byte("x"), `sendDocument has no parameter "file"`},
		"file as a text":    {"sendDocument", "caption", []byte("x"), `parameter "caption" is not a file`},
		"too big a photo":   {"sendPhoto", "photo", make([]byte, 10<<20+1), "file is too big for a photo"},
		"too big a file":    {"sendDocument", "document", make([]byte, 50<<20+1), "Request Entity Too Large"},
		"too big a body":    {"sendDocument", "document", make([]byte, 51<<20), "Request Entity Too Large"},
		"large thumbnail":   {"sendDocument", "thumbnail", picture(t, 400, 400), "thumbnail must be at most 320 by 320"},
		"thumbnail of text": {"sendDocument", "thumbnail", []byte("x"), "IMAGE_PROCESS_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			var form bytes.Buffer
			w := multipart.NewWriter(&form)
			_ = w.WriteField("chat_id", strconv.FormatInt(u.Chat, 10))
			if c.field != "document" && c.field != "photo" {
				_ = w.WriteField("document", "x")
			}
			part, _ := w.CreateFormFile(c.field, "a.bin")
			_, _ = part.Write(c.data)
			_ = w.Close()
			a, err := send(s, c.method, w.FormDataContentType(), form.String())
			if err != nil || a.OK || !contains(a.Description, c.want) {
				t.Errorf("%v %+v, want %q", err, a, c.want)
			}
		})
	}
}

// A caption has its limit and its buttons, also when it is changed; the picture
// stays.
func TestCaption(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
	u, b := s.NewUser("甲"), library(t, s)
	copied := &models.InlineKeyboardMarkup{InlineKeyboard: [][]models.InlineKeyboardButton{{
		{Text: "按所", CallbackData: "x"}, {Text: "复制文字", CopyText: &models.CopyTextButton{Text: "走访 2 次"}}}}}
	photo := picture(t, 40, 20)
	_, err := b.SendPhoto(t.Context(), &tg.SendPhotoParams{ChatID: u.Chat, Caption: strings.Repeat("图", 1024), ReplyMarkup: copied,
		Photo: &models.InputFileUpload{Filename: "a.png", Data: bytes.NewReader(photo)}})
	if seen := u.Last(); err != nil || len(seen.Buttons) != 1 || u.Tap(seen.ID, "复制").Copied != "走访 2 次" {
		t.Fatalf("%+v, %v", seen, err)
	}
	for _, c := range []struct {
		name, caption, want string
		markup              any
	}{
		{"the same", strings.Repeat("图", 1024), "Bad Request: message is not modified", copied},
		{"other words", "改", "", copied},
		{"half a character too long", strings.Repeat("图", 1023) + "👌", "Bad Request: message caption is too long", copied},
		{"a keyboard", "图", "inline keyboard expected", params{"remove_keyboard": true}},
		{"data too long", "图", "BUTTON_DATA_INVALID", button(params{"text": "x", "callback_data": strings.Repeat("d", 65)})},
		{"without buttons", "改", "", nil},
		{"without words", "", "", nil},
	} {
		p := params{"chat_id": u.Chat, "message_id": u.Last().ID, "caption": c.caption}
		if c.markup != nil {
			p["reply_markup"] = c.markup
		}
		if a := call(t, s, "editMessageCaption", p); a.OK != (c.want == "") || !contains(a.Description, c.want) {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
	if seen := u.Last(); seen.Text != "" || len(seen.Buttons) != 0 || seen.Edited != 3 || !bytes.Equal(seen.Photo.Bytes, photo) {
		t.Errorf("%+v", seen)
	}
}

func TestTextOfAPhoto(t *testing.T) {
	s := telegramtest.New(t, telegramtest.InMemory())
	u, b := s.NewUser("甲"), library(t, s)
	photo := &models.InputFileUpload{Filename: "a.png", Data: bytes.NewReader(picture(t, 9, 9))}
	if _, err := b.SendPhoto(t.Context(), &tg.SendPhotoParams{ChatID: u.Chat, Photo: photo}); err != nil {
		t.Fatal(err)
	}
	a := call(t, s, "editMessageText", params{"chat_id": u.Chat, "message_id": 1, "text": "x"})
	if a.Description != "Bad Request: there is no text in the message to edit" {
		t.Errorf("%+v", a)
	}
}

func TestFilesOfAPerson(t *testing.T) {
	transports(t, func(t *testing.T, s *telegramtest.Server) {
		u, b := s.NewUser("甲"), library(t, s)
		data := []byte("姓名,责任所\n")
		u.Document("roster.csv", data, "名册")
		id := u.Messages()[0].Document.ID
		if status, _ := get(t, s, "/file/bot"+s.Token+"/documents/file_2.csv"); status != 404 {
			t.Errorf("a path that getFile never gave: %d", status)
		}
		if got := download(t, s, b, id); !bytes.Equal(got, data) {
			t.Errorf("got %q", got)
		}
		lift := s.Fault(telegramtest.Fault{Method: "file", Effect: telegramtest.DropAfter()})
		f, _ := b.GetFile(t.Context(), &tg.GetFileParams{FileID: id})
		resp, err := s.Client().Get(b.FileDownloadLink(f))
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if half, err := io.ReadAll(resp.Body); err == nil {
			t.Errorf("cut in the middle: %q, no error", half)
		}
		lift()
		lift = s.Fault(telegramtest.Fault{Method: "file", Effect: telegramtest.BadGateway()})
		if status, _ := get(t, s, "/file/bot"+s.Token+"/"+f.FilePath); status != 502 {
			t.Errorf("status %d", status)
		}
		lift()
		u.Document("big.bin", make([]byte, 20<<20+1), "")
		if _, err := b.GetFile(t.Context(), &tg.GetFileParams{FileID: u.Messages()[1].Document.ID}); err == nil || !contains(err.Error(), "file is too big") {
			t.Errorf("21 MB: %v", err)
		}
	})
}
