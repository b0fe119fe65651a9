package bot_test

import (
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A flood from strangers is answered once each, counted, and kept nowhere.
func TestStrangersFlood(t *testing.T) {
	s := newStage(t)
	answers := 0
	for range 100 {
		for _, name := range []string{"路人", "另一路人"} {
			if said := s.says(name, "广告词句"); said != "" {
				answers++
			}
		}
	}
	if answers != 4 {
		t.Errorf("answered %d times, want twice each", answers)
	}
	if said := s.says(storetest.Admin, "/status"); !strings.Contains(said, "名单外的消息 200 条") {
		t.Errorf("/status says\n%s", said)
	}
	storetest.View(t, s.db, func(tx *store.Tx) error {
		inbox, outbox, aside, err := chat.Waiting(tx)
		requests, err2 := bureau.OpenRequests(tx)
		drafts, err3 := chat.OpenDrafts(tx, "test", s.chat("路人"), 0)
		if err != nil || err2 != nil || err3 != nil || inbox+outbox+aside+len(requests)+len(drafts) > 0 {
			t.Errorf("kept: %d %d %d, %v, %v", inbox, outbox, aside, requests, drafts)
		}
		return nil
	})
}

// Whoever writes behind 500 messages of another is answered in the next batch.
func TestFloodOfOne(t *testing.T) {
	s := newStage(t)
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		for i := range 501 {
			u := chat.Update{Channel: "test", Remote: int64(i), Chat: s.chat(storetest.OfficerEast), Kind: chat.Text, Text: "/help", At: tx.Now.Unix()}
			if i == 500 {
				u.Chat = s.chat(storetest.OfficerWest)
			}
			if err := chat.Receive(tx, &u); err != nil {
				return err
			}
		}
		return nil
	})
	n, err := s.worker.Step(t.Context())
	if err != nil || n != 100 {
		t.Fatal(n, err)
	}
	if said := s.deliver(""); !strings.Contains(said, "（"+storetest.OfficerWest+"）") {
		t.Errorf("not answered with the first hundred:\n%s", said)
	}
}

// Whose invitations were wrong five times is shut out for an hour, also from a good
// one; others are not.
func TestGuessing(t *testing.T) {
	s := newStage(t)
	s.says(storetest.Admin, "邀请 "+notJoined)
	told := ""
	for range 50 {
		told += s.says("路人", "/start i_AAAAAAAAAAAAAAAAAAAAAA")
	}
	if strings.Count(told, "这个邀请无效") != 4 || strings.Count(told, "1 小时内不再核对") != 1 || strings.Count(told, "有人（自称") != 1 {
		t.Errorf("50 guesses hear\n%s", told)
	}
	if said := s.says("路人", "/start i_…"); said != "" {
		t.Errorf("a good one, guessed at last: %s", said)
	}
	if said := s.says("另一路人", "/start i_…"); !strings.Contains(said, "您是") {
		t.Errorf("another chat hears %s", said)
	}
}
