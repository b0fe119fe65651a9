package papers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/messages/report"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// formFile is the recipe of a form that is filled, and of one that was sent.
const formFile = "form"

// A sentForm is a form that waits for its period.
type sentForm struct {
	Body   []byte
	Places int
}

// isForm tells a form from the other tables that are sent.
func isForm(_ string, body []byte) bool { return report.HasPlaceholders(body) }

// readForm checks a form.
func readForm(_ string, body []byte) (any, error) {
	form, err := openForm(body)
	if err != nil {
		return nil, err
	}
	defer form.Close()
	return sentForm{body, len(form.Places)}, nil
}

// openForm opens a form; what is wrong with it is a [store.Refusal].
func openForm(body []byte) (*report.Form, error) {
	form, err := report.ReadForm(body)
	switch {
	case errors.Is(err, report.ErrFormBroken):
		return nil, &store.Refusal{Reason: messages.FormBroken}
	case errors.Is(err, report.ErrFormHuge):
		return nil, &store.Refusal{Reason: messages.FormHuge}
	case err != nil:
		return nil, err
	case len(form.Places) == 0:
		return nil, errors.Join(form.Close(), &store.Refusal{Reason: messages.FormBare})
	}
	return form, nil
}

// FillForm fills a form, and says what it filled and what it did not.
func FillForm(tx *store.Tx, f Filler, body []byte, w io.Writer) (said string, err error) {
	filled, gaps, err := fillForm(tx, f, body, w)
	return messages.FormFilled(filled, gaps), err
}

func fillForm(tx *store.Tx, f Filler, body []byte, w io.Writer) (filled int, gaps []messages.FormGap, err error) {
	form, err := openForm(body)
	if err != nil {
		return 0, nil, err
	}
	defer form.Close()
	left, err := f.Fill(tx, form, w)
	for _, g := range left {
		gaps = append(gaps, messages.FormGap{Sheet: g.Sheet, Cell: g.Cell, Name: g.Name, Why: g.Words, Left: g.Kind == report.Unknown})
	}
	return len(form.Places) - len(gaps), gaps, err
}

// howToFill is 上报表.
func howToFill(t *turn.Turn, _ string) error { return t.Say(messages.HowToFill) }

// showForm fills a form at once where its caption names a period, and else asks.
func showForm(t *turn.Turn, id int64) error {
	if p, said := t.PeriodSaid(t.Says); said {
		return sendForm(t, id, p)
	}
	up, form, err := formSent(t, id)
	if err != nil {
		return err
	}
	var periods []day.Period
	for _, name := range messages.FormPeriods {
		periods = append(periods, t.PeriodIn(name))
	}
	return t.Show(chat.FormKey(id), messages.FormCard(up.Name, form.Places, periods))
}

func formSent(t *turn.Turn, id int64) (*chat.Upload, *sentForm, error) {
	up, err := t.Upload(id, turn.ChiefRoles...)
	if err != nil {
		return nil, nil, err
	}
	form := new(sentForm)
	return up, form, json.Unmarshal(up.Body, form)
}

// sendForm has a form filled and sent. It is filled here too, to say what is left.
func sendForm(t *turn.Turn, id int64, p day.Period) error {
	up, form, err := formSent(t, id)
	if err != nil {
		return err
	}
	filled, gaps, err := fillForm(t.Tx, fillerOf(t.Dir, t.Me, p), form.Body, io.Discard)
	if err != nil {
		return err
	}
	recipe := t.Recipe(formFile, messages.FormName(up.Name), map[string]string{"form": turn.IDText(id), "from": string(p.From), "to": string(p.To)})
	return errors.Join(t.Show(chat.FormKey(id), chat.Face{Text: messages.FormDone(up.Name, p, filled, gaps)}),
		t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// fillerOf fills with what a person may see.
func fillerOf(dir *bureau.Directory, p *bureau.Person, period day.Period) Filler {
	return Filler{Period: period, Points: pointsOf(dir, dir.Scope(p), inquiry.Sheet{})}
}

// tapForm is a period's button.
func tapForm(t *turn.Turn, card *chat.Card, arg string) error {
	id, err := turn.UploadOn(chat.FormUpload(card.Key))
	if err != nil {
		return err
	}
	p, ok := inquiry.ParsePeriod(arg)
	if !ok {
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(t.Toast(messages.FillingForm), sendForm(t, id, p))
}

// dropForm is 不要了.
func dropForm(t *turn.Turn, card *chat.Card, _ string) error {
	id, ok := chat.FormUpload(card.Key)
	return t.DropUpload(card, id, ok, turn.ChiefRoles...)
}

// renderForm fills a form with what its person may see now.
func renderForm(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	id, err := strconv.ParseInt(args["form"], 10, 64)
	if err != nil {
		return nil, err
	}
	up, err := chat.FindUpload(tx, id)
	if err != nil {
		return nil, err
	}
	if up.Person != p.ID {
		return nil, fmt.Errorf("%w: the form %d", chat.ErrNotTheirs, id)
	}
	var form sentForm
	if err := json.Unmarshal(up.Body, &form); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	_, _, err = fillForm(tx, fillerOf(dir, p, day.Period{From: day.Day(args["from"]), To: day.Day(args["to"])}), form.Body, &out)
	return out.Bytes(), err
}
