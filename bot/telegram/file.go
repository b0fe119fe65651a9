package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"strconv"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/store/chat"
)

// ErrTooBig says that a file is larger than what the Bot API hands out or takes.
var ErrTooBig = errors.New("telegram: file too big")

// Limits of files.
const (
	maxDownload = 20 << 20
	maxUpload   = 50 << 20
	maxPhoto    = 10 << 20
	fileTimeout = 5 * time.Minute
)

// file sends a photo or a document with its words. Words that are too long for
// a caption follow as a message of their own.
func (s *Sender) file(ctx context.Context, p *parcel) {
	m := p.message
	ctx, cancel := context.WithTimeout(ctx, fileTimeout)
	defer cancel()
	file, err := s.input(ctx, m)
	if err != nil {
		p.notMade(err)
		return
	}
	caption := m.Text
	if prefix(caption, maxCaption) < len(caption) {
		caption = ""
	}
	p.sent, err = s.API.sendFile(ctx, m.Kind, file, m.Chat, caption, nil, nil)
	if p.ends(err); p.verdict == taken && caption != m.Text {
		p.goesOn(&chat.Message{Kind: chat.Say, Text: m.Text})
	}
}

// picture sends a card as a photo, which is made now and not kept.
func (s *Sender) picture(ctx context.Context, p *parcel) {
	c := p.card
	ctx, cancel := context.WithTimeout(ctx, fileTimeout)
	defer cancel()
	photo, err := s.make(ctx, c.Face.Picture, maxPhoto)
	if err != nil {
		p.notMade(err)
		return
	}
	caption, looks := s.dressed(c, maxCaption)
	p.shows(wearing(looks, func(looks []models.MessageEntity) (int64, error) {
		return s.API.sendFile(ctx, chat.Photo, photo, c.Chat, caption, looks, s.keyboard(c))
	}))
}

// An upload is a file to send: one that Telegram knows, or a new one.
type upload struct {
	id   string // Telegram's own; "": a new one
	name string
	body []byte
}

// input is the file to send, made from its recipe if it has one.
func (s *Sender) input(ctx context.Context, m *chat.Message) (upload, error) {
	switch {
	case m.Recipe != nil:
		return s.make(ctx, m.Recipe, maxUpload)
	case m.File == nil:
		return upload{}, errors.New("no file")
	}
	return upload{id: m.File.ID}, nil
}

// make makes a file that is no larger than a limit.
func (s *Sender) make(ctx context.Context, r *chat.Recipe, limit int) (upload, error) {
	if s.Render == nil {
		return upload{}, errors.New("no renderer")
	}
	name, body, err := s.Render(ctx, *r)
	if err == nil && len(body) > limit {
		err = ErrTooBig
	}
	return upload{name: name, body: body}, err
}

// sendFile sends a photo or a document and returns the id of its message.
func (a *API) sendFile(ctx context.Context, kind chat.MessageKind, f upload, room int64, caption string, looks []models.MessageEntity, below models.ReplyMarkup) (int64, error) {
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
	if f.id != "" {
		_ = form.WriteField(field, f.id)
	} else if part, err := form.CreateFormFile(field, f.name); err == nil {
		_, _ = part.Write(f.body)
	}
	_ = form.Close()
	sent, _, err := ask[wireReply](ctx, a, method, []string{form.FormDataContentType()}, body.Bytes(), maxAnswer)
	return number(sent, err)
}

// notMade sets what it means that a file could not be made: it is tried again,
// unless it is too big, or not theirs any more.
func (p *parcel) notMade(err error) {
	if p.nobody = errors.Is(err, chat.ErrNotTheirs); p.nobody {
		p.expired = true
		return
	}
	if p.fails(err, fewTries); errors.Is(err, ErrTooBig) {
		p.ends(err)
	}
}

// fetch downloads a file and hands it over, or the reason why it cannot come.
func (s *Sender) fetch(ctx context.Context, p *parcel) {
	m := p.message
	ctx, cancel := context.WithTimeout(ctx, fileTimeout)
	defer cancel()
	if s.Fetched == nil || m.File == nil {
		p.fails(errors.New("no file to fetch"), 0)
		return
	}
	body, err := s.API.download(ctx, m.File)
	p.ends(err)
	if p.limited || p.verdict == later && p.tries() < fewTries {
		return
	}
	if err := s.Fetched(ctx, *m, body, err); err != nil {
		p.fails(err, fewTries)
		return
	}
	p.verdict, p.wait = taken, 0
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
