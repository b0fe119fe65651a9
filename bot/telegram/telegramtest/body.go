package telegramtest

import (
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
)

const maxBody = 50<<20 + 64<<10 // a file of 50 MB and what surrounds it

func (r *request) readBody(req *http.Request) *refusal {
	if req.Body == nil || req.Body == http.NoBody {
		return nil
	}
	body := &io.LimitedReader{R: req.Body, N: maxBody}
	kind, args, err := mime.ParseMediaType(req.Header.Get("Content-Type"))
	if err != nil {
		kind = ""
	}
	var bad *refusal
	switch kind {
	case "multipart/form-data":
		bad = r.readMultipart(body, args["boundary"])
	case "application/json":
		bad = r.readJSON(body)
	case "application/x-www-form-urlencoded":
		bad = r.readForm(body)
	}
	// To the very end: only then does net/http notice that the client leaves.
	_, _ = io.Copy(io.Discard, body)
	if body.N <= 0 {
		return &refusal{code: 413, text: "Request Entity Too Large", malformed: true}
	}
	return bad
}

func (r *request) readMultipart(body io.Reader, boundary string) *refusal {
	form := multipart.NewReader(body, boundary)
	for first := true; ; first = false {
		part, err := form.NextRawPart()
		if err == io.EOF || first && err != nil && strings.HasSuffix(err.Error(), "EOF") {
			return nil // the client library sends the header of a form with nothing in it
		}
		if err != nil {
			return malformed("can't read the multipart body: %v", err)
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return malformed("can't read the multipart body: %v", err)
		}
		if name := part.FileName(); name != "" {
			r.files = append(r.files, upload{part.FormName(), name, data})
		} else {
			r.set(part.FormName(), string(data))
		}
	}
}

func (r *request) readForm(body io.Reader) *refusal {
	text, err := io.ReadAll(body)
	if err != nil {
		return malformed("can't read the form: %v", err)
	}
	values, err := url.ParseQuery(string(text))
	if err != nil {
		return malformed("can't read the form: %v", err)
	}
	for name, v := range values {
		r.set(name, v[0])
	}
	return nil
}

func (r *request) readJSON(body io.Reader) *refusal {
	text, err := io.ReadAll(body)
	if err != nil {
		return malformed("can't read the JSON body: %v", err)
	}
	if len(text) == 0 {
		return nil
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(text, &values); err != nil {
		return malformed("can't parse the JSON body: %v", err)
	}
	for name, raw := range values {
		value := string(raw)
		switch {
		case value == "null":
			continue
		case raw[0] == '"':
			_ = json.Unmarshal(raw, &value)
		}
		r.set(name, value)
	}
	return nil
}
