package dingtalk

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"

	"liaison/bot/channel"
	"liaison/store/chat"
)

// maxDownload is the largest file, in bytes, that is fetched.
const maxDownload = 20 << 20

// kindsOf are the endings of file names that the service knows: as what they are uploaded.
var kindsOf = map[string]string{
	"xlsx": "file", "pdf": "file", "zip": "file", "rar": "file", "doc": "file", "docx": "file",
	"png": "image", "jpg": "image", "jpeg": "image", "gif": "image", "bmp": "image",
}

// file sends a photo or a document. One of a kind that the service does not know goes in a zip.
func (w *wire) file(ctx context.Context, user string, kind chat.MessageKind, f *channel.File) error {
	if f.ID != "" { // somebody sent it: the service hands it out to be sent again
		body, err := w.Fetch(ctx, &chat.File{ID: f.ID, Name: f.Name})
		if v, _ := judge(err); v == channel.Refused {
			return w.api.send(ctx, user, "sampleText", map[string]string{"content": w.words.FileGone})
		} else if err != nil {
			return err
		}
		if kind == chat.Photo { // the service may hand it out as the camera wrote it
			var ok bool
			if body, ok = withoutPlace(body); !ok {
				return w.api.send(ctx, user, "sampleText", map[string]string{"content": w.words.PhotoKept})
			}
		}
		f = &channel.File{Name: f.Name, Body: body}
	}
	if kind == chat.Photo && path.Ext(f.Name) == "" {
		f = &channel.File{Name: f.Name + ".jpg", Body: f.Body}
	}
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(f.Name), "."))
	as, known := kindsOf[ext]
	if !known {
		zipped, err := inZip(f)
		if err != nil {
			return err
		}
		if err := w.api.send(ctx, user, "sampleText", map[string]string{"content": w.words.Zipped + plainly(f)}); err != nil {
			return err
		}
		f, ext, as = zipped, "zip", "file"
	}
	media, err := w.api.upload(ctx, as, f)
	if err != nil {
		return err
	}
	if as == "image" {
		return w.api.send(ctx, user, "sampleImageMsg", map[string]string{"photoURL": media})
	}
	return w.api.send(ctx, user, "sampleFile", map[string]string{"mediaId": media, "fileName": f.Name, "fileType": ext})
}

// inZip puts a file into an archive.
func inZip(f *channel.File) (*channel.File, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	entry, err := z.Create(f.Name)
	if err == nil {
		_, err = entry.Write(f.Body)
	}
	if err = errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	return &channel.File{Name: strings.TrimSuffix(f.Name, path.Ext(f.Name)) + ".zip", Body: b.Bytes()}, nil
}

// maxPlainly is how much of a calendar is shown as text, in lines.
const maxPlainly = 40

// plainly is what a calendar file holds, a line an event; "" for other files.
func plainly(f *channel.File) string {
	if !strings.EqualFold(path.Ext(f.Name), ".ics") {
		return ""
	}
	var b strings.Builder
	day, lines := "", 0
	for line := range strings.Lines(strings.ReplaceAll(string(f.Body), "\r\n ", "")) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch property, _, _ := strings.Cut(name, ";"); property {
		case "DTSTART":
			if day = value; len(day) >= 8 {
				day = day[:4] + "-" + day[4:6] + "-" + day[6:8]
			}
		case "SUMMARY":
			if lines++; lines <= maxPlainly {
				b.WriteString("\n" + strings.TrimSpace(day+" "+strings.NewReplacer(`\,`, ",", `\;`, ";", `\n`, " ").Replace(value)))
			}
		}
	}
	return b.String()
}

// upload gives the service a file and returns what it calls it.
func (a *API) upload(ctx context.Context, as string, f *channel.File) (media string, err error) {
	if len(f.Body) > maxUpload {
		return "", channel.ErrTooBig
	}
	var body bytes.Buffer // no write into it fails
	form := multipart.NewWriter(&body)
	_ = form.WriteField("type", as)
	if part, err := form.CreateFormFile("media", f.Name); err == nil {
		_, _ = part.Write(f.Body)
	}
	_ = form.Close()
	err = a.withToken(ctx, func(token string) error {
		if err := a.slot(ctx); err != nil {
			return err
		}
		got, err := ask[struct {
			Media string `json:"media_id"`
		}](ctx, a, http.MethodPost, a.app.Old+"/media/upload?"+url.Values{"access_token": {token}}.Encode(),
			http.Header{"Content-Type": {form.FormDataContentType()}}, body.Bytes())
		media = got.Media
		return err
	})
	return media, err
}

// Fetch returns what a file holds that a person sent.
func (w *wire) Fetch(ctx context.Context, f *chat.File) ([]byte, error) {
	if f.Size > maxDownload {
		return nil, channel.ErrTooBig
	}
	got, err := post[struct {
		URL string `json:"downloadUrl"`
	}](ctx, w.api, http.MethodPost, "/v1.0/robot/messageFiles/download", struct {
		Code  string `json:"downloadCode"`
		Robot string `json:"robotCode"`
	}{f.ID, w.api.app.Robot})
	if err != nil {
		return nil, err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, got.URL, nil)
	if err != nil {
		return nil, w.api.quiet(err)
	}
	resp, err := w.api.client.Do(req)
	if err != nil {
		return nil, w.api.quiet(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, &Fault{Status: resp.StatusCode, Words: "for a file"}
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxDownload+1))
	if err == nil && len(body) > maxDownload {
		err = channel.ErrTooBig
	}
	return body, err
}
