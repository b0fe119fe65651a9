package dingtest

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"mime"
	"mime/multipart"
	"net/http"
	"path"
	"slices"
	"strings"
)

// keysOf are the exact keys of msgParam, by msgKey.
var keysOf = map[string][]string{
	"sampleText":     {"content"},
	"sampleMarkdown": {"text", "title"},
	"sampleImageMsg": {"photoURL"},
	"sampleFile":     {"fileName", "fileType", "mediaId"},
}

// maxParam is how long msgParam may be: the documents do not say.
const maxParam = 20000

func (s *Server) batchSend(_ *http.Request, body []byte) (any, *refusal) {
	var in struct {
		RobotCode, MsgKey, MsgParam string
		UserIDs                     []string `json:"userIds"`
	}
	if err := strict(body, &in); err != nil {
		return nil, s.bad("invalidParameter", "batchSend: %v", err)
	}
	var param map[string]string
	err := strict([]byte(in.MsgParam), &param)
	switch {
	case in.RobotCode != s.ClientID:
		return nil, s.bad("invalidParameter.robotCode.notExsit", "robot %q", in.RobotCode)
	case len(in.UserIDs) == 0:
		return nil, s.bad("invalidParameter.userIds.empty", "nobody")
	case len(in.UserIDs) > 20:
		return nil, s.bad("invalidParameter.userIds.overMax", "%d users", len(in.UserIDs))
	case keysOf[in.MsgKey] == nil:
		return nil, s.bad("invalidParameter.msgKey.invalid", "%q", in.MsgKey)
	case err != nil || !slices.Equal(slices.Sorted(maps.Keys(param)), keysOf[in.MsgKey]):
		return nil, s.bad("invalidParameter.msgParam.invalid", "%s: %s %v", in.MsgKey, in.MsgParam, err)
	case len(in.MsgParam) > maxParam:
		return nil, s.bad("invalidParameter.msgParam.tooLong", "%d bytes", len(in.MsgParam))
	}
	m := Message{Kind: in.MsgKey, Text: param["content"] + param["text"]}
	if id := param["mediaId"] + param["photoURL"]; id != "" {
		u := s.media[id]
		if u == nil {
			return nil, s.bad("invalidParameter.msgParam.invalid", "media %q is not known", id)
		}
		if m.Name, m.Body = u.name, u.body; in.MsgKey == "sampleFile" {
			m.Name = param["fileName"]
			if !slices.Contains([]string{"xlsx", "pdf", "zip", "rar", "doc", "docx"}, param["fileType"]) || path.Ext(m.Name) != "."+param["fileType"] {
				return nil, s.bad("invalidParameter.msgParam.invalid", "file %s of type %s", m.Name, param["fileType"])
			}
		} else if u.kind != "image" {
			return nil, s.bad("invalidParameter.msgParam.invalid", "an image that is a %s", u.kind)
		}
	}
	invalid, slow := []string{}, []string{}
	for _, id := range in.UserIDs {
		switch u := s.users[id]; {
		case u == nil || u.gone:
			invalid = append(invalid, id)
		case u.slow > 0:
			u.slow--
			slow = append(slow, id)
		default:
			u.gets(m)
		}
	}
	return map[string]any{"processQueryKey": s.id("query"), "invalidStaffIdList": invalid, "flowControlledStaffIdList": slow}, nil
}

// An upload is a file that the bot gave.
type upload struct {
	kind, name string
	body       []byte
}

// endings are what each type of upload takes, and how many bytes.
var endings = map[string]struct {
	names string
	most  int
}{
	"image": {"jpg jpeg gif png bmp", 20 << 20},
	"voice": {"amr mp3 wav", 2 << 20},
	"video": {"mp4", 20 << 20},
	"file":  {"doc docx xls xlsx ppt pptx zip pdf rar", 20 << 20},
}

func (s *Server) uploadMedia(r *http.Request, body []byte) (any, *refusal) {
	if !s.knows(r.URL.Query().Get("access_token")) {
		return nil, refuse(http.StatusOK, "40014", "不合法的access_token")
	}
	_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, s.bad("40035", "upload: %v", err)
	}
	u := &upload{}
	for form := multipart.NewReader(bytes.NewReader(body), params["boundary"]); ; {
		part, err := form.NextPart()
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, s.bad("40035", "upload: %v", err)
		}
		value, _ := io.ReadAll(part)
		switch part.FormName() {
		case "type":
			u.kind = string(value)
		case "media":
			u.name, u.body = part.FileName(), value
		default:
			return nil, s.bad("40035", "upload: field %q", part.FormName())
		}
	}
	takes, known := endings[u.kind]
	if ext := strings.ToLower(strings.TrimPrefix(path.Ext(u.name), ".")); !known || ext == "" || !slices.Contains(strings.Fields(takes.names), ext) {
		return nil, s.bad("40004", "upload: %q as %q", u.name, u.kind)
	}
	if len(u.body) == 0 || len(u.body) > takes.most {
		return nil, s.bad("40006", "upload: %d bytes", len(u.body))
	}
	id := "@" + s.id("media")
	s.media[id] = u
	return map[string]any{"errcode": 0, "errmsg": "ok", "media_id": id, "created_at": 1, "type": u.kind}, nil
}

func (s *Server) downloadCode(_ *http.Request, body []byte) (any, *refusal) {
	var in struct{ DownloadCode, RobotCode string }
	if err := strict(body, &in); err != nil {
		return nil, s.bad("invalidParameter", "download: %v", err)
	}
	if in.RobotCode != s.ClientID {
		return nil, s.bad("invalidParameter.robotCode.downloadCode.auth", "robot %q", in.RobotCode)
	}
	if s.codes[in.DownloadCode] == nil {
		return nil, refuse(http.StatusBadRequest, "invalidParameter.robotCode.downloadCode", "wrong or expired")
	}
	return map[string]string{"downloadUrl": s.URL + "/files/" + in.DownloadCode}, nil
}

// file hands out what a person sent.
func (s *Server) file(r *http.Request) (int, []byte) {
	body := s.codes[strings.TrimPrefix(r.URL.Path, "/files/")]
	if body == nil || r.Header.Get("x-acs-dingtalk-access-token") != "" {
		s.violation("file: %s", r.URL.Path)
		return http.StatusForbidden, nil
	}
	return http.StatusOK, body
}

// text is JSON.
func text(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}
