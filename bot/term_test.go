package bot_test

import (
	"strings"
	"testing"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/storetest"
)

// A 换届 whose term is over is told of once; 延期 records until when, and then it is told
// of again, once.
func TestTermIsExtended(t *testing.T) {
	s := newStage(t)
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		o := *dir.OrgNamed("建设工程公司党支部")
		o.Elected = "2023-04-16"
		return bureau.SaveOrg(tx, &o)
	})
	s.only = []string{storetest.SecretaryWork}
	if said := s.until("2026-04-16 12:00"); strings.Count(said, "已届满") != 1 || !strings.Contains(said, "[延期半年]") {
		t.Fatalf("on the day\n%s", said)
	}
	if card := s.taps(storetest.SecretaryWork, "延期半年"); !strings.Contains(card, "4月16日 周四（今天）记下：延期到 2026年10月16日") {
		t.Errorf("the card says\n%s", card)
	}
	if said := s.until("2026-10-15 18:00"); strings.Contains(said, "已届满") {
		t.Errorf("before the day it says again\n%s", said)
	}
	said := s.until("2026-10-30 18:00")
	if strings.Count(said, "任期到 2026年10月16日 已届满") != 1 || strings.Contains(said, "延期半年") {
		t.Errorf("on the day of the extension\n%s", said)
	}
}
