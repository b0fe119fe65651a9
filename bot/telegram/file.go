package telegram

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"liaison/store"
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
	input, err := s.input(ctx, m)
	if err != nil {
		p.notMade(err)
		return
	}
	caption := m.Text
	if prefix(caption, maxCaption) < len(caption) {
		caption = ""
	}
	var sent *models.Message
	if m.Kind == store.Photo {
		sent, err = s.API.bot.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: m.Chat, Photo: input, Caption: caption})
	} else {
		sent, err = s.API.bot.SendDocument(ctx, &tg.SendDocumentParams{ChatID: m.Chat, Document: input, Caption: caption})
	}
	if p.ends(s.API.quiet(err)); p.verdict != taken {
		return
	}
	p.sent = int64(sent.ID)
	if caption != m.Text {
		p.goesOn(&store.Message{ID: m.ID, Chat: m.Chat, Kind: store.Say, Text: m.Text})
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
	sent, err := s.API.bot.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: c.Chat, Photo: photo,
		Caption: shorten(c.Face.Text, maxCaption), ReplyMarkup: keyboard(c)})
	if p.ends(s.API.quiet(err)); p.verdict == taken {
		p.sent = int64(sent.ID)
	}
}

// input is the file to send, made from its recipe if it has one.
func (s *Sender) input(ctx context.Context, m *store.Message) (models.InputFile, error) {
	switch {
	case m.Recipe != nil:
		return s.make(ctx, m.Recipe, maxUpload)
	case m.File == nil:
		return nil, errors.New("no file")
	}
	return &models.InputFileString{Data: m.File.ID}, nil
}

// make makes a file that is no larger than a limit.
func (s *Sender) make(ctx context.Context, r *store.Recipe, limit int) (models.InputFile, error) {
	if s.Render == nil {
		return nil, errors.New("no renderer")
	}
	name, body, err := s.Render(ctx, *r)
	if err == nil && len(body) > limit {
		err = ErrTooBig
	}
	return &models.InputFileUpload{Filename: name, Data: bytes.NewReader(body)}, err
}

// notMade sets what it means that a file could not be made: it is tried again,
// unless it is too big, or not theirs any more.
func (p *parcel) notMade(err error) {
	if p.nobody = errors.Is(err, store.ErrNotTheirs); p.nobody {
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
func (a *API) download(ctx context.Context, f *store.File) ([]byte, error) {
	if f.Size > maxDownload {
		return nil, ErrTooBig
	}
	file, err := a.bot.GetFile(ctx, &tg.GetFileParams{FileID: f.ID})
	if err != nil {
		return nil, a.quiet(err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, a.files+file.FilePath, nil)
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
