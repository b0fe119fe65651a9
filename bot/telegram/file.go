package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// ErrTooBig says that a file is larger than what the Bot API hands out or takes.
var ErrTooBig = channel.ErrTooBig

// Limits of files.
const (
	maxDownload = 20 << 20
	maxUpload   = 50 << 20
	maxPhoto    = 10 << 20
)

// sendFile sends a photo or a document and returns the id of its message.
func (a *API) sendFile(ctx context.Context, kind chat.MessageKind, f *channel.File, room int64, caption string, looks []models.MessageEntity, below models.ReplyMarkup) (int64, error) {
	method, field := "sendDocument", "document"
	if kind == chat.Photo {
		method, field = "sendPhoto", "photo"
	}
	var body bytes.Buffer // no write into it fails
	form := multipart.NewWriter(&body)
	_ = form.WriteField("chat_id", strconv.FormatInt(room, 10))
	if caption != "" {
		_ = form.WriteField("caption", caption)
	}
	for name, value := range map[string]any{"caption_entities": looks, "reply_markup": below} {
		text, err := json.Marshal(value)
		if err != nil {
			return 0, err
		}
		if string(text) != "null" {
			_ = form.WriteField(name, string(text))
		}
	}
	if f.ID != "" {
		_ = form.WriteField(field, f.ID)
	} else if part, err := form.CreateFormFile(field, f.Name); err == nil {
		_, _ = part.Write(f.Body)
	}
	_ = form.Close()
	sent, _, err := ask[wireReply](ctx, a, method, []string{form.FormDataContentType()}, body.Bytes(), maxAnswer)
	return number(sent, err)
}

// download returns what a file holds.
func (a *API) download(ctx context.Context, f *chat.File) ([]byte, error) {
	if f.Size > maxDownload {
		return nil, ErrTooBig
	}
	file, err := post[struct {
		Path string `json:"file_path"`
	}](ctx, a, "getFile", &tg.GetFileParams{FileID: f.ID}, maxAnswer)
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.files+file.Path, nil)
	if err != nil {
		return nil, a.quiet(err)
	}
	resp, err := a.client.Do(req)
	if err != nil {
		return nil, a.quiet(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("download: HTTP %d", resp.StatusCode)
	}
	return readAll(resp, maxDownload)
}
