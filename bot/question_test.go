package bot_test

import (
	"bytes"
	"maps"
	"regexp"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/messages"
	"liaison/messages/chart"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/storetest"
)

// someWork is a week of records of each kind, at two points that one leader sees and
// one that they do not.
func (s *stage) someWork() {
	figures := func(r record.Record, f ...record.Figure) record.Record { r.Figures = f; return r }
	met := record.Record{Kind: record.KindMeeting, Type: "主题党日", Day: "2026-04-14", Detail: record.Detail{Also: []string{"党课"}}}
	s.kept("钢材市场", figures(visit("2026-04-13"), record.Figure{Name: "辐射户数", Value: 62}, record.Figure{Name: "现场解决", Value: 1}),
		figures(visit("2026-04-14"), record.Figure{Name: "辐射户数", Value: 8}), raised("2026-04-14", "", ""), raised("2026-04-01", "2026-04-14", ""), met)
	s.kept("滨江写字楼", visit("2026-04-15"), raised("2026-04-15", "2026-04-15", "2026-04-15"))
	s.kept("居然之家", figures(visit("2026-04-15"), record.Figure{Name: "辐射户数", Value: 900}))
}

var digit = regexp.MustCompile(`^(\D+) (\d+)$`)

// Each number on a card of numbers leads by a tap to records that add up to it.
func TestNumbersLeadToRecords(t *testing.T) {
	s := newStage(t)
	s.someWork()
	for _, who := range []string{storetest.LeaderEast, storetest.Admin, storetest.OfficerWest} {
		said := s.says(who, "本周数字")
		if strings.Contains(said, "更多") {
			said = s.taps(who, "更多")
		}
		tapped := 0
		for _, row := range s.buttonsShown(who) {
			for _, b := range row {
				m := digit.FindStringSubmatch(b.Words)
				if m == nil {
					continue
				}
				card, _ := s.button(who, b.Words)
				list := s.does(who, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(b)})
				if tapped++; !strings.Contains(list, "· "+m[2]+" ") || !strings.Contains(list, "[#") {
					t.Errorf("%s taps %s and sees\n%s", who, b.Words, list)
				}
				s.says(who, "本周数字")
				if strings.Contains(said, "返回") {
					s.taps(who, "更多")
				}
			}
		}
		if tapped == 0 {
			t.Errorf("%s saw no number:\n%s", who, said)
		}
	}
}

// buttonsShown are the buttons of the card that a person saw last.
func (s *stage) buttonsShown(who string) (rows [][]chat.Button) {
	s.t.Helper()
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.CardsIn(tx, "test", s.chat(who))
		rows = cards[len(cards)-1].Face.Buttons
		return err
	})
	return rows
}

// A question in somebody else's button, or in one's own after the post is lost, shows
// nothing of what is out of scope, and decides nothing.
func TestForgedQuestions(t *testing.T) {
	s := newStage(t)
	s.someWork()
	s.says(storetest.Admin, "今年辐射户数")
	var do []string
	for _, ask := range []string{"钢市本周", "钢市本周走访", "城东所本周走访", "城东所和城西所本周走访", "钢市本月走访趋势", "钢市今年辐射户数对比", "钢市逾期问题明细"} {
		s.says(storetest.Admin, ask)
		for _, row := range s.buttonsShown(storetest.Admin) {
			for _, b := range row {
				if strings.HasPrefix(b.Do, messages.DoAsk+":") || strings.HasPrefix(b.Do, messages.DoAskBelow+":") {
					do = append(do, b.Do)
				}
			}
		}
	}
	use := messages.DoChoose + ":n7b17lp..0." + indicator.Standard.Find("制定标准").Code() + ".1"
	for _, b := range append(do, use) {
		for _, who := range []string{storetest.OfficerWest, storetest.SecretaryHome, storetest.LeaderWest} {
			storetest.Update(t, s.db, func(tx *store.Tx) error {
				return chat.Show(tx, "test", s.chat(who), "m202604", chat.Face{Text: "旧卡片", Buttons: [][]chat.Button{{{Words: "x", Do: b}}}}, false)
			})
			s.deliver(who)
			card := s.cardOf(who, "m202604")
			said := s.does(who, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(chat.Button{Do: b})})
			if strings.Contains(said, "钢材市场") || strings.Contains(said, "62") || strings.Contains(said, "70 户") {
				t.Errorf("%s taps %s and sees\n%s", who, b, said)
			}
			if b == use && !strings.Contains(said, messages.NotAllowed) {
				t.Errorf("%s decides: %s", who, said)
			}
		}
	}
	if len(do) < 10 {
		t.Fatalf("only %d buttons", len(do))
	}
}

// A leader of some points of a unit asks for it: only these are counted, and it says so.
func TestPartOfAUnit(t *testing.T) {
	s := newStage(t)
	s.someWork()
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		p := *dir.PointNamed("钢材市场")
		p.Leader = dir.PersonNamed(storetest.LeaderWest).ID
		return bureau.SavePoint(tx, &p)
	})
	if said := s.says(storetest.LeaderEast, "城东所本周走访"); !strings.Contains(said, "城东所（您的 2 个点位）") || !strings.Contains(said, "走访 1 次") {
		t.Errorf("LeaderEast sees\n%s", said)
	}
	if said := s.says(storetest.LeaderWest, "城东所本周走访"); !strings.Contains(said, "城东所（您的 1 个点位）") || !strings.Contains(said, "走访 2 次") {
		t.Errorf("LeaderWest sees\n%s", said)
	}
}

// The picture of a trend shows what its caption says, also when more is recorded
// before it is drawn.
func TestTrendPicture(t *testing.T) {
	s := newStage(t)
	s.someWork()
	said := s.says(storetest.LeaderEast, "本月走访趋势")
	card := s.cardWith(storetest.LeaderEast, "📈")
	s.kept("钢材市场", visit("2026-04-15"))
	name, got, err := bot.Render(t.Context(), s.db, *card.Face.Picture)
	if err != nil {
		t.Fatal(err)
	}
	want, err := chart.Trend{Title: "您的点位 走访 近8周", Labels: []string{"2/23", "3/2", "3/9", "3/16", "3/23", "3/30", "4/6", "4/13"},
		Bars: []int{0, 0, 0, 0, 0, 0, 0, 3}, BarName: "走访", BarUnit: "次", None: []bool{true, true, true, true, true, true, true, false}, Running: true}.PNG()
	if err != nil || !bytes.Equal(got, want) || name != "走访趋势.png" || !strings.Contains(said, "4月13日—4月19日 3") {
		t.Errorf("%s of %d bytes, want %d, %v:\n%s", name, len(got), len(want), err, said)
	}
	bad := *card.Face.Picture
	bad.Args = maps.Clone(bad.Args)
	bad.Args["values"] = "1,x"
	if _, _, err := bot.Render(t.Context(), s.db, bad); err == nil {
		t.Error("x is drawn")
	}
}

// cardWith is the newest card of a chat that holds some words.
func (s *stage) cardWith(who, words string) (found chat.Card) {
	s.t.Helper()
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.CardsIn(tx, "test", s.chat(who))
		for _, c := range cards {
			if strings.Contains(c.Face.Text, words) {
				found = c
			}
		}
		return err
	})
	return found
}
