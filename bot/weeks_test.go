package bot_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/messages"
	"liaison/messages/chart"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/storetest"
)

// monday is the one after the Wednesday of the stage.
const monday = day.Day("2026-04-20")

// kept puts records where they are looked for, as if they had been said.
func (s *stage) kept(point string, records ...record.Record) {
	s.t.Helper()
	storetest.Update(s.t, s.db, func(tx *store.Tx) error {
		dir, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, r := range records {
			r.Point = dir.PointNamed(point).ID
			r.Author, r.Typist = dir.PersonNamed(storetest.OfficerEast).ID, dir.PersonNamed(storetest.OfficerEast).ID
			if err := record.Add(tx, &r); err != nil {
				return err
			}
		}
		return nil
	})
}

func visit(day day.Day) record.Record { return record.Record{Kind: record.KindVisit, Day: day} }

func raised(day, done, ended day.Day) record.Record {
	return record.Record{Kind: record.KindProblem, Day: day, Problem: &record.Problem{State: record.ProblemOpen, Done: done, Ended: ended}}
}

// The picture of the weeks shows a leader what happened at the points they see,
// to the last day before the Monday.
func TestWeeksPicture(t *testing.T) {
	s := newStage(t)
	s.kept("钢材市场", visit("2026-02-22"), visit("2026-02-23"), visit("2026-03-01"), visit("2026-04-19"), visit(monday),
		raised("2026-01-05", "", ""), raised("2026-03-08", "2026-03-16", "2026-03-23"), raised("2026-04-01", "", "2026-04-02"), raised(monday, "", ""))
	s.kept("居然之家", visit("2026-04-13"), visit("2026-04-14"), raised("2026-04-12", "2026-04-13", ""))
	labels := strings.Fields("2/23 3/2 3/9 3/16 3/23 3/30 4/6 4/13")
	for _, c := range []struct {
		who, title    string
		visits, stand []int
	}{
		{storetest.LeaderEast, "您的点位 近8周", []int{2, 0, 0, 0, 0, 0, 0, 1}, []int{1, 2, 2, 1, 1, 1, 1, 1}},
		{storetest.LeaderWest, "您的点位 近8周", []int{0, 0, 0, 0, 0, 0, 0, 2}, []int{0, 0, 0, 0, 0, 0, 1, 0}},
		{storetest.Admin, "全局 近8周", []int{2, 0, 0, 0, 0, 0, 0, 3}, []int{1, 2, 2, 1, 1, 1, 2, 1}},
	} {
		want, err := chart.Weekly{Title: c.title, Labels: labels, Bars: c.visits, BarName: "走访", BarUnit: "次",
			Line: c.stand, LineName: "在办问题", LineUnit: "件"}.PNG()
		if err != nil {
			t.Fatal(err)
		}
		name, got, err := bot.Render(t.Context(), s.db, *messages.WeeksRecipe(s.chats[c.who], monday))
		if err != nil || name != "近8周.png" || !bytes.Equal(got, want) {
			t.Errorf("%s gets another picture, %s, %v", c.who, name, err)
		}
	}
}

// The right to a picture is looked at when it is made.
func TestWeeksRefused(t *testing.T) {
	s := newStage(t)
	dir := bureau.Person{ID: s.chats[storetest.LeaderWest], Name: storetest.LeaderWest}
	storetest.Update(t, s.db, func(tx *store.Tx) error { return bureau.SavePerson(tx, &dir) }) // not active any more
	for want, r := range map[string]*chat.Recipe{
		fmt.Sprintf("%q may not", fmt.Sprint(dir.ID)):                         messages.WeeksRecipe(dir.ID, monday),
		fmt.Sprintf("%q may not", fmt.Sprint(s.chats[storetest.OfficerEast])): messages.WeeksRecipe(s.chats[storetest.OfficerEast], monday),
		`"99" may not`:              messages.WeeksRecipe(99, monday),
		`"2026-04-21" is no Monday`: messages.WeeksRecipe(s.chats[storetest.Admin], monday.Add(1)),
		`"" is no Monday`:           messages.WeeksRecipe(s.chats[storetest.Admin], ""),
		`"" may not have the file`:  {What: messages.WeeksPicture},
	} {
		if _, _, err := bot.Render(t.Context(), s.db, *r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", r.Args, err, want)
		}
	}
}

// What is opened from a picture is a card of its own: the picture keeps its
// place and its buttons, and what was opened is redrawn in place.
func TestTapOnPicture(t *testing.T) {
	s := newStage(t)
	who := storetest.LeaderEast
	s.kept("钢材市场", visit("2026-04-13"), visit("2026-04-14"))
	storetest.Update(t, s.db, func(tx *store.Tx) error {
		see := messages.DoAsk + ":%s7en7et..0.%s" // 2026-04-13 to 19
		face := chat.Face{Text: "📊 上周", Picture: messages.WeeksRecipe(s.chats[who], monday), Buttons: [][]chat.Button{
			{{Words: "🔢 数字", Do: fmt.Sprintf(see, "n", "")}, {Words: "🚶 走访记录", Do: fmt.Sprintf(see, "g", indicator.Standard.Find(indicator.Visits).Code())}, {Words: "📋 复制文字", Copy: "走访 2 次"}}}}
		return errors.Join(chat.Announce(tx, "test", s.chats[who], "w20260420", face, day.Window{}))
	})
	s.deliver(who)
	picture, _ := s.button(who, "复制文字")
	for _, c := range []struct{ button, want string }{
		{"🔢 数字", "🤖 📊 本周数字"}, {"🚶 走访记录", "🤖 走访（4月13日—4月19日）"}, {"返回", "🤖（同一张卡） 📊 本周数字"}, {"🔢 数字", "🤖 📊 本周数字"},
	} {
		if got := s.taps(who, c.button); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s shows\n%s\nwant %s", c.button, got, c.want)
		}
	}
	now, _ := s.button(who, "复制文字")
	if now.Message != picture.Message || now.Version != picture.Version || now.Face.Text != "📊 上周" {
		t.Errorf("the picture is now %+v", now)
	}
	s.does(who, chat.Update{Kind: chat.Tap, Tap: "tap", Message: picture.Message, Data: "w20260420:9:see:x"})
	if now, _ := s.button(who, "复制文字"); now.Message != picture.Message || now.Version != picture.Version || now.Face.Picture == nil {
		t.Errorf("after a stale tap the picture is %+v", now)
	}
}
