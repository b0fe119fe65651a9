package office

import (
	"encoding/json"
	"errors"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/holiday"
)

// noticeFile is the recipe of a notice about days off (放假通知) that was sent.
const noticeFile = "notice"

// calendar is /calendar: by what this and the next year are reckoned.
func calendar(t *turn.Turn, _ string) error {
	return t.Show(chat.AnswerKey(t.Update.ID), messages.CalendarCard(bureau.Calendar(t.Tx), t.Today))
}

// notice compares a parked notice with the calendar as it is now.
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

// showNotice shows what a notice would change.
func showNotice(t *turn.Turn, id int64) error {
	up, plan, err := notice(t, id)
	if err != nil {
		return err
	}
	return t.Show(chat.HolidayKey(id), messages.NoticeCard(up.Name, plan))
}

// takeNotice is the admin's yes; another may have said it before.
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

// dropNotice is 不要了.
func dropNotice(t *turn.Turn, card *chat.Card, _ string) error {
	id, ok := chat.HolidayUpload(card.Key)
	return t.DropUpload(card, id, ok)
}
