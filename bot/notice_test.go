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

const pasted2027 = `关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至13日（周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`

// An admin pastes the notice, sees what it changes and takes it with one tap;
// nobody else can.
func TestPastedNotice(t *testing.T) {
	s := newStage(t)
	if said := s.says(storetest.OfficerEast, pasted2027); strings.Contains(said, "放假通知") {
		t.Errorf("an officer sees\n%s", said)
	}
	said := s.says(storetest.Admin, pasted2027)
	if !strings.Contains(said, "📅 放假通知 "+messages.PastedNotice) || !strings.Contains(said, "→ 248") {
		t.Fatalf("the admin sees\n%s", said)
	}
	s.deliver(storetest.Admin)
	card := s.cardWith(storetest.Admin, "📅 放假通知")
	s.does(storetest.Admin, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(chat.Button{Do: messages.DoTakeNotice})})
	storetest.View(t, s.db, func(tx *store.Tx) error {
		if c := bureau.Calendar(tx); !c.Knows("2027-02-05") || c.Workday("2027-02-12") || !c.Workday("2027-01-31") {
			t.Error("the calendar does not say what the notice says")
		}
		return nil
	})
}
