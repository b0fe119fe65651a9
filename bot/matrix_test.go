package bot_test

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A scene is a problem in a state, by the moves that led there.
type scene struct {
	state string
	way   func(c *problem.Case) error
}

// scenes are all states; from 已交办 on 特种设备科 has the problem, and
// 消费者权益保护科 was asked to help.
func (s *stage) scenes() []scene {
	by := func(c *problem.Case, name string, m problem.Move, w problem.With) error {
		w.By = c.Dir.PersonNamed(name)
		return c.Do(m, w)
	}
	assigned := func(c *problem.Case) error {
		return errors.Join(
			by(c, storetest.LeaderEast, problem.Ask, problem.With{Unit: c.Dir.UnitNamed("消费者权益保护科").ID}),
			by(c, storetest.LeaderEast, problem.Assign, problem.With{Unit: c.Dir.UnitNamed("特种设备科").ID}))
	}
	going := func(c *problem.Case) error {
		return errors.Join(assigned(c), by(c, storetest.SectionLifts, problem.Claim, problem.With{}))
	}
	done := func(c *problem.Case) error {
		return errors.Join(going(c), by(c, storetest.SectionLifts, problem.Finish, problem.With{}))
	}
	then := func(way func(*problem.Case) error, name string, m problem.Move, w problem.With) func(*problem.Case) error {
		return func(c *problem.Case) error { return errors.Join(way(c), by(c, name, m, w)) }
	}
	none := func(*problem.Case) error { return nil }
	return []scene{
		{"待交办", none}, {"已交办", assigned}, {"办理中", going}, {"办理中，申请了延期", then(going, storetest.SectionLifts, problem.Extend, problem.With{Days: 3})},
		{"已办结", done}, {"已销号", then(done, storetest.SecretaryWork, problem.Verify, problem.With{})},
		{"转介", then(none, storetest.LeaderEast, problem.Refer, problem.With{Words: "区住建局"})},
		{"不予受理", then(none, storetest.LeaderEast, problem.Decline, problem.With{Words: "已有定论"})},
		{"重复", then(none, storetest.LeaderEast, problem.Repeat, problem.With{Origin: 1})},
		{"撤回", then(none, storetest.SecretaryWork, problem.Withdraw, problem.With{})},
	}
}

// Every role opens the problem in every state: the matrix holds the buttons that
// it sees. Every other button of the problem's card, forged, changes nothing.
func TestProblemButtons(t *testing.T) {
	s := newStage(t)
	storetest.Join(t, s.db, notJoined, "test", s.chats[notJoined])
	first := s.problem(func(*problem.Case) error { return nil })
	if first != 1 {
		t.Fatalf("the problem to repeat is #%d", first)
	}
	var b strings.Builder
	b.WriteString("每个状态下，每个角色的卡片上有哪些按钮；伪造别的按钮什么也不改。\n")
	for _, sc := range s.scenes() {
		n := s.problem(sc.way)
		fmt.Fprintf(&b, "\n%s\n", sc.state)
		for _, role := range []struct{ is, name string }{
			{"报告人（支部书记）", storetest.SecretaryWork}, {"主办单位、办理人", storetest.SectionLifts}, {"责任所", storetest.OfficerEast}, {"协办单位", storetest.SectionBuyers},
			{"责任领导", storetest.LeaderEast}, {"管理员", storetest.Admin}, {"别的责任领导", storetest.LeaderWest}, {"别的所", storetest.OfficerWest},
		} {
			fmt.Fprintf(&b, "  %s：%s\n", role.is, s.buttonsOf(role.name, n))
		}
	}
	const file = "testdata/buttons.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || b.String() != string(want) {
		t.Errorf("%s differs (%v); run with -update to accept:\n%s", file, err, b.String())
	}
}

// problem keeps a problem of the secretary's and leads it somewhere.
func (s *stage) problem(way func(*problem.Case) error) (n int64) {
	s.t.Helper()
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		by := dir.PersonNamed(storetest.SecretaryWork).ID
		r := &record.Record{Kind: record.KindProblem, Type: "特种设备", Point: dir.PointNamed("建设工程公司").ID, Day: tx.Today(), Text: "塔吊未检", Author: by, Typist: by, Problem: new(record.Problem)}
		if err := errors.Join(problem.Report(tx, r, false), record.Add(tx, r)); err != nil {
			return err
		}
		n = r.ID
		c, err := problem.Of(tx, r, messages.ProblemCard)
		if err != nil {
			return err
		}
		return way(c)
	})
	return n
}

// buttonsOf opens a problem as somebody, presses everything that is not there,
// and returns the buttons.
func (s *stage) buttonsOf(name string, n int64) string {
	s.t.Helper()
	said := s.says(name, messages.Number(n))
	card := s.cardOf(name, chat.RecordKey(n))
	if card == nil {
		return strings.TrimSpace(strings.TrimPrefix(said, "🤖"))
	}
	var words, own []string
	for _, row := range card.Face.Buttons {
		for _, k := range row {
			words, own = append(words, "["+k.Words+"]"), append(own, k.Do)
		}
	}
	before := s.recordOf(n)
	for _, m := range problem.Moves() {
		do := fmt.Sprintf("%s:%s:%d", messages.DoMove, messages.CodeOf(m), n)
		if strings.Contains(strings.Join(own, " ")+" ", do+" ") {
			continue
		}
		card := s.cardOf(name, chat.RecordKey(n))
		s.does(name, chat.Update{Kind: chat.Tap, Tap: "t", Message: card.Message, Data: card.Data(chat.Button{Do: do})})
		if after := s.recordOf(n); !reflect.DeepEqual(before, after) {
			s.t.Errorf("%s forged %s: %+v", name, m, after.Problem)
		}
	}
	return strings.Join(words, " ")
}

func (s *stage) cardOf(name, key string) (card *chat.Card) {
	storetest.View(s.t, s.db, func(tx *store.Tx) (err error) {
		card, err = chat.FindCard(tx, "test", s.chat(name), key)
		if errors.Is(err, store.ErrNotFound) {
			return nil
		}
		return err
	})
	return card
}

func (s *stage) recordOf(n int64) (r *record.Record) {
	storetest.View(s.t, s.db, func(tx *store.Tx) (err error) {
		r, err = record.Find(tx, n)
		return err
	})
	return r
}
