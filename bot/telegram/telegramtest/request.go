package telegramtest

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"
)

// A request is one call of a method, with every parameter as text.
type request struct {
	ctx    context.Context
	method *object
	params []param
	files  []upload
	at     time.Time
	effect Effect // the fault that strikes it
	inline bool   // the bot has inline mode
}

type param struct{ name, value string }

type upload struct {
	field, name string
	data        []byte
}

// get returns the parameter, or "".
func (r *request) get(name string) string {
	for i := range r.params {
		if r.params[i].name == name {
			return r.params[i].value
		}
	}
	return ""
}

func (r *request) set(name, value string) {
	r.params = append(r.params, param{name, value})
}

func (r *request) int(name string, otherwise int64) int64 {
	if n, err := strconv.ParseInt(r.get(name), 10, 64); err == nil {
		return n
	}
	return otherwise
}

func (r *request) bool(name string) bool {
	b, _ := strconv.ParseBool(r.get(name))
	return b
}

// chat is the numeric chat_id, or 0.
func (r *request) chat() int64 { return r.int("chat_id", 0) }

func (r *request) file(field string) *upload {
	for i := range r.files {
		if r.files[i].field == field {
			return &r.files[i]
		}
	}
	return nil
}

// decode fills v from a JSON parameter, which the schema has already checked.
func (r *request) decode(name string, v any) {
	if text := r.get(name); text != "" {
		_ = json.Unmarshal([]byte(text), v)
	}
}

// read takes the parameters from the query and the body, and checks them.
func (r *request) read(req *http.Request) *refusal {
	if req.URL.RawQuery != "" {
		for name, values := range req.URL.Query() {
			r.set(name, values[0])
		}
	}
	if bad := r.readBody(req); bad != nil {
		return bad
	}
	return r.check()
}

func (r *request) check() *refusal {
	for i := range r.params {
		p := &r.params[i]
		f := r.method.field(p.name)
		if f == nil {
			return malformed("%s has no parameter %q", r.method.name, p.name)
		}
		if bad := checkOne(f, p.value); bad != nil {
			return bad
		}
	}
	if bad := r.checkFiles(); bad != nil {
		return bad
	}
	for i := range r.method.fields {
		if f := &r.method.fields[i]; f.required && !r.has(f.name) && r.file(f.name) == nil {
			return missing(r.method.name, f.name)
		}
	}
	return nil
}

func checkOne(f *field, value string) *refusal {
	var err error
	switch {
	case !utf8.ValidString(value):
		return malformed("strings must be encoded in UTF-8")
	case value == "":
		return nil // an empty text is an absent parameter
	case f.name == "reply_markup":
		err = checkMarkup(f.types, value)
	default:
		err = checkParam(f, value)
	}
	if err != nil {
		return malformed("%s: %v", f.name, err)
	}
	return nil
}

func (r *request) checkFiles() *refusal {
	for _, u := range r.files {
		f := r.method.field(u.field)
		if f == nil {
			return malformed("%s has no parameter %q", r.method.name, u.field)
		}
		if f.types[0] != "file" {
			return malformed("parameter %q is not a file", u.field)
		}
	}
	return nil
}

func (r *request) has(name string) bool {
	for i := range r.params {
		if r.params[i].name == name {
			return true
		}
	}
	return false
}
