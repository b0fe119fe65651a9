package papers

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/messages/report/word"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// layoutFile is the recipe of a layout of summaries that was sent.
const layoutFile = "layout"

// layoutSetting keeps the bureau's own layout of summaries.
const layoutSetting = "summary.layout"

// readLayout checks a .docx that is to be the layout of summaries, and takes it
// as it is.
func readLayout(_ string, body []byte) (any, error) {
	if _, err := word.Read(bytes.NewReader(body), int64(len(body))); err != nil {
		return nil, err
	}
	return body, nil
}

// showLayout asks whether a file is to be the layout.
func showLayout(t *turn.Turn, id int64) error {
	up, err := t.Upload(id)
	if err != nil {
		return err
	}
	return t.Show(chat.TemplateKey(id), messages.LayoutCard(up.Name))
}

// takeLayout is the admin's yes.
func takeLayout(t *turn.Turn, card *chat.Card, _ string) error {
	id, err := turn.UploadOn(chat.TemplateUpload(card.Key))
	if err != nil {
		return err
	}
	up, err := t.Upload(id)
	if err != nil {
		return err
	}
	var body []byte
	if err := json.Unmarshal(up.Body, &body); err != nil {
		return err
	}
	return errors.Join(KeepLayout(t.Tx, t.Me.ID, up.Name, body), chat.DropUpload(t.Tx, id), t.Toast(""), t.Show(card.Key, chat.Face{Text: messages.LayoutKept}))
}

// dropLayout is 不要了.
func dropLayout(t *turn.Turn, card *chat.Card, _ string) error {
	id, ok := chat.TemplateUpload(card.Key)
	return t.DropUpload(card, id, ok)
}

// KeepLayout makes a .docx the layout of summaries; nil goes back to the standard.
// A file that cannot be one is a [word.TemplateError].
func KeepLayout(tx *store.Tx, by int64, name string, body []byte) error {
	if body == nil {
		return errors.Join(store.Set(tx, layoutSetting, ""), bureau.Audit(tx, by, messages.AuditLayout, messages.LayoutStandard))
	}
	if _, err := word.Read(bytes.NewReader(body), int64(len(body))); err != nil {
		return err
	}
	return errors.Join(store.Set(tx, layoutSetting, base64.StdEncoding.EncodeToString(body)), bureau.Audit(tx, by, messages.AuditLayout, name))
}

// OwnLayout is the bureau's own layout of summaries; nil is the standard.
func OwnLayout(tx *store.Tx) (*word.Template, error) {
	kept, err := store.Setting(tx, layoutSetting)
	if err != nil || kept == "" {
		return nil, err
	}
	body, err := base64.StdEncoding.DecodeString(kept)
	if err != nil {
		return nil, err
	}
	return word.Read(bytes.NewReader(body), int64(len(body)))
}
