package web

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"
)

// picture is a small photo with a place and a device written beside it.
func picture(t testing.TB) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	img.Set(3, 4, color.RGBA{R: 200, A: 255})
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	beside := []byte("Exif\x00\x00GPS 30.1 120.2 某牌手机")
	head := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(beside)+2))
	return append(append(append([]byte{0xff, 0xd8}, head...), beside...), out.Bytes()[2:]...)
}

func (b *bench) get(path string) (*http.Response, []byte) {
	b.t.Helper()
	res, err := b.http.Client().Get(b.http.URL + path)
	if err != nil {
		b.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return res, body
}

// An album comes one photo an update, the words with the first; what the camera
// wrote beside a photo is not kept; the bot fetches each.
func TestAlbum(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	status, code := b.write("1", "今天的", part{"photo", "a.jpg", picture(t)}, part{"photo", "b.jpg", picture(t)})
	want(t, "album", status, code, 200, "")
	one, two := s.message(mine).Message, s.message(mine).Message
	if one.Album == "" || one.Album != two.Album || one.Text != "今天的" || two.Text != "" || one.File.Width != 40 || one.File.Height != 30 {
		t.Errorf("%+v\n%+v", one, two)
	}
	res, body := b.get("/file/" + one.File.ID)
	if res.Header.Get("Content-Type") != "image/jpeg" || bytes.Contains(body, []byte("GPS")) || bytes.Contains(body, []byte("Exif")) {
		t.Errorf("the kept photo is %s, %d bytes", res.Header.Get("Content-Type"), len(body))
	}
	u := b.got(2)
	if u[0].Album != u[1].Album || u[0].Text != "今天的" || u[0].Files[0].Kind != "photo" || u[0].Files[0].ID != one.File.ID || u[0].Message != one.ID {
		t.Errorf("%+v", u)
	}
	b.until("the bot fetched both", func() bool {
		b.mu.Lock()
		defer b.mu.Unlock()
		return len(b.fetched) == 2 && strings.HasPrefix(b.fetched[0], "photo: \xff\xd8")
	})
	if m := s.message(func(m shown) bool { return m.Message.React != "" }).Message; m.React != "👌" || !m.Mine {
		t.Errorf("reaction %+v", m)
	}
}

// A document keeps a plain name and is only ever downloaded.
func TestDocument(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	status, code := b.write("1", "", part{"document", `C:\我的\..\名册 13812345678.html`, []byte("<script>alert(1)</script>")})
	want(t, "document", status, code, 200, "")
	m := s.message(mine).Message
	if m.File.Name != "名册 138******78.html" || m.File.Size != 25 {
		t.Errorf("%+v", m.File)
	}
	res, body := b.get("/file/" + m.File.ID)
	h := res.Header
	if h.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment; filename*=") ||
		!strings.Contains(h.Get("Content-Security-Policy"), "sandbox") || len(body) != 25 {
		t.Errorf("%v, %d bytes", h, len(body))
	}
}

// Files the bot makes come as messages; one that fails says so.
func TestExport(t *testing.T) {
	b := newBench(t)
	s := b.open("")
	b.write("1", "导出 问题")
	var typing struct{ Chat int64 }
	if s.until("typing", &typing); typing.Chat != 1 {
		t.Errorf("chat %d is told that the file is being made", typing.Chat)
	}
	m := s.message(ofBot).Message
	if m.Text != "台账" || m.File == nil || m.File.Name != "台账.csv" {
		t.Fatalf("%+v", m)
	}
	if _, body := b.get("/file/" + m.File.ID); string(body) != "a list of 问题" {
		t.Errorf("%q", body)
	}
	b.write("1", "导出 broken")
	if m := s.message(ofBot).Message; !m.Failed || m.File != nil {
		t.Errorf("%+v", m)
	}
}

func TestSizes(t *testing.T) {
	b := newBench(t)
	photos := make([]part, maxFiles+1)
	for i := range photos {
		photos[i] = part{"photo", "a.jpg", picture(t)}
	}
	var bomb bytes.Buffer // a few bytes that claim to be a huge picture
	if err := png.Encode(&bomb, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint32(bomb.Bytes()[16:], 60_000)
	binary.BigEndian.PutUint32(bomb.Bytes()[20:], 60_000)
	for _, c := range []struct {
		what, text string
		parts      []part
		status     int
		code       string
	}{
		{"4,096 characters", strings.Repeat("字", maxText), nil, 200, ""},
		{"4,097 characters", strings.Repeat("字", maxText+1), nil, 413, "too_long"},
		{"a text of megabytes", strings.Repeat("x", maxJSON+1), nil, 413, "file_too_big"},
		{"nothing", " \n\x00", nil, 400, "empty"},
		{"an empty file", "", []part{{"document", "a.txt", nil}}, 400, "empty_file"},
		{"no photo", "", []part{{"photo", "a.jpg", []byte("GIF89a")}}, 415, "not_a_photo"},
		{"a bomb", "", []part{{"photo", "a.png", bomb.Bytes()}}, 415, "not_a_photo"},
		{"11 photos", "", photos, 413, "too_many_files"},
		{"21 MB", "", []part{{"document", "a.bin", make([]byte, maxFile+1)}}, 413, "file_too_big"},
		{"30 MB", "", []part{{"document", "a.bin", make([]byte, maxFile/2)}, {"document", "b.bin", make([]byte, maxFile)}}, 413, "file_too_big"},
	} {
		status, code := b.write("1", c.text, c.parts...)
		want(t, c.what, status, code, c.status, c.code)
	}
	status, code := b.post("/edit", map[string]any{"chat": 1, "text": strings.Repeat("x", maxJSON)})
	want(t, "a huge edit", status, code, 413, "bad_request")
}

// All files together have a limit: the oldest go first.
func TestFilesAreForgotten(t *testing.T) {
	f := newFiles()
	first := f.keep("document", "a", "", nil)
	first.Size, f.size = maxKept, maxKept
	second := f.keep("document", "b", "", []byte("x"))
	if f.find(first.ID) != nil || f.find(second.ID) == nil || f.size != 1 {
		t.Errorf("%d bytes kept", f.size)
	}
}
