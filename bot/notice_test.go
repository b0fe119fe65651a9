package bot_test

import (
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

const pasted2028 = `关于2028年部分节假日安排的通知
一、元旦：1月1日（周六）至3日（周一）放假，共3天。
二、春节：1月25日（周二）至31日（周一）放假调休，共7天。1月22日（周六）、2月5日（周六）上班。
三、清明节：4月4日（周二）放假1天。
四、劳动节：5月1日（周一）至5日（周五）放假调休，共5天。4月23日（周日）、5月6日（周六）上班。
五、端午节：5月27日（周六）至29日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周日）至8日（周日）放假调休，共8天。9月24日（周日）、10月14日（周六）上班。`

// An admin pastes the notice, sees what it changes and takes it with one tap;
// nobody else can.
func TestPastedNotice(t *testing.T) {
	s := newStage(t)
	if said := s.says(storetest.OfficerEast, pasted2028); strings.Contains(said, "放假通知") {
		t.Errorf("an officer sees\n%s", said)
	}
	said := s.says(storetest.Admin, pasted2028)
	if !strings.Contains(said, "📅 放假通知 "+messages.PastedNotice) || !strings.Contains(said, "→ 248") {
		t.Fatalf("the admin sees\n%s", said)
	}
	s.deliver(storetest.Admin)
	card := s.cardWith(storetest.Admin, "📅 放假通知")
	s.does(storetest.Admin, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(chat.Button{Do: messages.DoTakeNotice})})
	storetest.View(t, s.db, func(tx *store.Tx) error {
		if c := bureau.Calendar(tx); !c.Knows("2028-02-05") || c.Workday("2028-01-31") || !c.Workday("2028-01-22") {
			t.Error("the calendar does not say what the notice says")
		}
		return nil
	})
}
