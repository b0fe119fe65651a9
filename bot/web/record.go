package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// A recordView is a record as the inside view shows it.
type recordView struct {
	Number    int64         `json:"number"`
	Kind      string        `json:"kind"`
	Type      string        `json:"type,omitempty"`
	Point     string        `json:"point,omitempty"`
	Org       string        `json:"org,omitempty"`
	Day       day.Day       `json:"day"`
	Figures   []figure      `json:"figures,omitempty"`
	Text      string        `json:"text,omitempty"`
	Detail    record.Detail `json:"detail"`
	Author    string        `json:"author"`
	Typist    string        `json:"typist,omitempty"`
	Problem   *problemView  `json:"problem,omitempty"`
	Withdrawn bool          `json:"withdrawn,omitempty"`
	History   []entry       `json:"history,omitempty"`
}

type figure struct {
	Name    string `json:"name"`
	Value   int    `json:"value"`
	Approx  bool   `json:"approx,omitempty"`
	Caliber string `json:"caliber,omitempty"`
}

type entry struct {
	What   string `json:"what"`
	Who    string `json:"who,omitempty"`
	Before string `json:"before,omitempty"`
	After  string `json:"after,omitempty"`
}

type problemView struct {
	State record.State `json:"state"`
	Unit  string       `json:"unit,omitempty"`
	Due   day.Day      `json:"due,omitempty"`
}

// record shows one record of the inside view. The demo hides nothing from the
// one who runs it; scopes are the bot's affair.
func (s *Server) record(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil {
		refuse(w, http.StatusBadRequest, "bad_request")
		return
	}
	var view *recordView
	err = s.db.View(r.Context(), func(tx *store.Tx) (err error) {
		view, err = viewOf(tx, number)
		return err
	})
	switch {
	case errors.Is(err, store.ErrNotFound):
		refuse(w, http.StatusNotFound, "no_record")
	case err != nil:
		s.log.Error("record", "err", err)
		refuse(w, http.StatusServiceUnavailable, "not_read")
	default:
		reply(w, http.StatusOK, view)
	}
}

func viewOf(tx *store.Tx, number int64) (*recordView, error) {
	r, err := record.Find(tx, number)
	if err != nil {
		return nil, err
	}
	d, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	v := &recordView{Number: r.ID, Kind: string(r.Kind), Type: strings.Join(r.Types(), "、"), Day: r.Day, Text: r.Text,
		Detail: r.Detail, Withdrawn: !r.Withdrawn.IsZero()}
	for _, f := range r.Figures {
		v.Figures = append(v.Figures, figure(f))
	}
	if p := d.Point(r.Point); p != nil {
		v.Point = p.Name
	}
	if o := d.Org(r.Org); o != nil {
		v.Org = o.Name
	}
	name := func(id int64) string {
		if p := d.Person(id); p != nil {
			return p.Name
		}
		return ""
	}
	if v.Author = name(r.Author); r.Typist != r.Author {
		v.Typist = name(r.Typist)
	}
	if p := r.Problem; p != nil {
		v.Problem = &problemView{State: p.State, Due: p.Due}
		if u := d.Unit(p.Unit); u != nil {
			v.Problem.Unit = u.Name
		}
	}
	history, err := record.History(tx, number)
	for _, e := range history {
		v.History = append(v.History, entry{e.What, name(e.Person), e.Before, e.After})
	}
	return v, err
}
