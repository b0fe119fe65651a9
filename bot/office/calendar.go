package office

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/holiday"
)

// noticeFile is the recipe of a notice about days off (放假通知) that was sent.
const noticeFile = "notice"

// calendar is /calendar: the days off of this and the next year, and where they come from.
func calendar(t *turn.Turn, _ string) error {
	return t.Show(chat.AnswerKey(t.Update.ID), messages.CalendarCard(bureau.Calendar(t.Tx), t.Today))
}

// notice compares an uploaded notice with the calendar as it is now.
func notice(t *turn.Turn, id int64) (*chat.Upload, *holiday.Plan, error) {
	up, err := t.Upload(id)
	if err != nil {
		return nil, nil, err
	}
	n := new(holiday.Notice)
	if err := json.Unmarshal(up.Body, n); err != nil {
		return nil, nil, err
	}
	return up, holiday.NewPlan(t.Tx, n), nil
}

// namesNotice reports whether a file can be a notice: a .txt file must have one of its words in
// its name.
func namesNotice(name string, _ []byte) bool {
	return !strings.EqualFold(filepath.Ext(name), ".txt") || strings.Contains(name, "放假") || strings.Contains(name, "节假日")
}

// IsNotice reports whether an admin pasted the text of a notice.
func IsNotice(t *turn.Turn) bool { return t.Me.Is(bureau.Admin) && holiday.IsNotice(t.Says) }

// PastedNotice reads a pasted notice like a file, and shows what it would change.
func PastedNotice(t *turn.Turn) error {
	body, err := json.Marshal(holiday.Read([]byte(t.Says)))
	if err != nil {
		return err
	}
	up := &chat.Upload{Person: t.Me.ID, Name: messages.PastedNotice, Body: body}
	if err := chat.SaveUpload(t.Tx, up); err != nil {
		return err
	}
	return showNotice(t, up.ID)
}

// showNotice shows what a notice would change.
func showNotice(t *turn.Turn, id int64) error {
	up, plan, err := notice(t, id)
	if err != nil {
		return err
	}
	return t.Show(chat.HolidayKey(id), messages.NoticeCard(up.Name, plan))
}

// takeNotice imports a notice that an admin confirmed; another admin may have been faster.
func takeNotice(t *turn.Turn, card *chat.Card, _ string) error {
	id, err := turn.UploadOn(chat.HolidayUpload(card.Key))
	if err != nil {
		return err
	}
	up, plan, err := notice(t, id)
	if err != nil {
		return err
	}
	face := messages.NoticeTaken(plan)
	if plan.Empty() {
		face = messages.NoticeCard(up.Name, plan)
	}
	return errors.Join(plan.Apply(t.Tx, t.Me.ID), chat.DropUpload(t.Tx, id), t.Toast(""), t.Show(card.Key, face))
}

// dropNotice is the button 不要了.
func dropNotice(t *turn.Turn, card *chat.Card, _ string) error {
	id, ok := chat.HolidayUpload(card.Key)
	return t.DropUpload(card, id, ok)
}
