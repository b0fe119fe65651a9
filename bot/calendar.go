package bot

import (
	"encoding/json"
	"errors"

	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/holiday"
)

// noticeFile is the recipe of a notice about days off (放假通知) that was sent.
const noticeFile = "notice"

// calendar is /calendar: by what this and the next year are reckoned.
func (t *turn) calendar(string) error {
	return t.show(chat.AnswerKey(t.u.ID), messages.CalendarCard(bureau.Calendar(t.tx), t.today))
}

// notice compares a parked notice with the calendar as it is now.
func (t *turn) notice(id int64) (*chat.Upload, *holiday.Plan, error) {
	up, err := t.upload(id)
	if err != nil {
		return nil, nil, err
	}
	n := new(holiday.Notice)
	if err := json.Unmarshal(up.Body, n); err != nil {
		return nil, nil, err
	}
	return up, holiday.NewPlan(t.tx, n), nil
}

// showNotice shows what a notice would change.
func (t *turn) showNotice(id int64) error {
	up, plan, err := t.notice(id)
	if err != nil {
		return err
	}
	return t.show(chat.HolidayKey(id), messages.NoticeCard(up.Name, plan))
}

// takeNotice is the admin's yes; another may have said it before.
func (t *turn) takeNotice(card *chat.Card, _ string) error {
	id, err := uploadOn(chat.HolidayUpload(card.Key))
	if err != nil {
		return err
	}
	up, plan, err := t.notice(id)
	if err != nil {
		return err
	}
	face := messages.NoticeTaken(plan)
	if plan.Empty() {
		face = messages.NoticeCard(up.Name, plan)
	}
	return errors.Join(plan.Apply(t.tx, t.me.ID), chat.DropUpload(t.tx, id), t.toast(""), t.show(card.Key, face))
}

// dropNotice is 不要了.
func (t *turn) dropNotice(card *chat.Card, _ string) error {
	id, err := uploadOn(chat.HolidayUpload(card.Key))
	if err != nil {
		return err
	}
	if _, err := t.upload(id); err != nil {
		return err
	}
	return errors.Join(chat.DropUpload(t.tx, id), t.toast(""), t.show(card.Key, chat.Face{Text: messages.ImportDropped}))
}
