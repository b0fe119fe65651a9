package main

import (
	"context"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot/telegram"
	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/record"
	"liaison/store/storetest"
)

// A world is the whole program on a false Telegram, with the sample bureau.
type world struct {
	*telegramtest.Server
	t  *testing.T
	db *store.DB
}

func newWorld(t *testing.T, opts ...telegramtest.Option) *world {
	s := telegramtest.New(t, opts...)
	db, err := store.Open(filepath.Join(t.TempDir(), "liaison.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	api, err := telegram.NewAPI(s.Token, s.URL, s.Client())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- serve(ctx, db, api, nil, slog.New(slog.NewTextHandler(t.Output(), nil)), &settings{keeping: keeping{KeepBackups: 2}})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return &world{s, t, db}
}

// join has a person of the roster follow their invitation.
func (w *world) join(name string) *telegramtest.User {
	var code string
	storetest.Update(w.t, w.db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		code, err = bureau.Invite(tx, d.PersonNamed(name).ID)
		return err
	})
	u := w.NewUser(name)
	u.Start(code)
	u.Tap(u.WaitText("您是").ID, "是我")
	u.WaitText("您好")
	return u
}

// records counts what is kept.
func (w *world) records() (n int) {
	storetest.View(w.t, w.db, func(tx *store.Tx) error {
		return record.Each(tx, "0000-00-00", "9999-99-99", func(*record.Record) error { n++; return nil })
	})
	return n
}

// One message, one tap; the edit of a message; the menu and the commands of a
// role; a photo that joins.
func TestWorldVisit(t *testing.T) {
	w := newWorld(t)
	u := w.join(storetest.OfficerEast)
	w.Wait(func() bool { return len(u.Commands()) > 0 })
	if k := u.Keyboard(); len(k) == 0 || k[0][0] != "📝 记走访" || !strings.Contains(u.Placeholder(), "居然之家") {
		t.Errorf("keyboard %q, placeholder %q", k, u.Placeholder())
	}
	sent := u.Send("今天去居然之家送政策，62户，现场答疑5个")
	card := u.WaitAfter(sent)
	u.Edit(sent, "今天去居然之家送政策，26户，现场答疑5个")
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("辐射户数：26") })
	photo := u.Photo("")
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("照片：1 张") })
	w.Wait(func() bool { return len(u.Message(photo).Reactions) == 1 })
	if a := u.Tap(card.ID, "提交").Answer(); a.Text != "已记录" {
		t.Errorf("the tap is answered %q", a.Text)
	}
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已记录 · 走访 #1") })
	u.Tap(card.ID, "撤销")
	u.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已撤销") && len(m.Buttons) == 0 })
}

// A problem goes from its report to 销号: claimed once by one of two, a photo in
// reply, checked by the one who reported; the leader is sent the table.
func TestWorldProblem(t *testing.T) {
	w := newWorld(t)
	officer, colleague := w.join(storetest.OfficerEast), w.join(storetest.OfficerEast2)
	secretary, leader := w.join(storetest.SecretaryWork), w.join(storetest.LeaderEast)
	secretary.Tap(secretary.WaitAfter(secretary.Send("问题：工地塔吊到期未检")).ID, "提交")
	secretary.WaitText("待交办")
	card, other := officer.WaitAfter(officer.Send("#1")), colleague.WaitAfter(colleague.Send("#1"))
	officer.Tap(card.ID, "我来办")
	officer.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("办理中") })
	colleague.WaitOn(other.ID, func(m telegramtest.Message) bool { return m.Has("办理：城东所干事甲") })
	officer.Reply(card.ID, "已报检，下周上门")
	officer.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已报检，下周上门") })
	old := secretary.WaitText("已报检，下周上门")
	officer.Tap(card.ID, "办结")
	secretary.WaitOn(old.ID, func(m telegramtest.Message) bool { _, ok := m.Button("销号"); return ok })
	secretary.Tap(old.ID, "销号")
	officer.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已销号（核实）") })
	leader.Send("导出今年问题")
	sheet := leader.WaitMessage("the table", func(m telegramtest.Message) bool { return m.Document != nil })
	if !strings.HasSuffix(sheet.Document.Name, ".xlsx") || len(sheet.Document.Bytes) < 1000 {
		t.Errorf("the table is %s, %d bytes", sheet.Document.Name, len(sheet.Document.Bytes))
	}
}

// A roster, or a notice, sent as a file shows what it changes before anything is changed.
func TestWorldRoster(t *testing.T) {
	w := newWorld(t)
	admin, officer := w.join(storetest.Admin), w.join(storetest.OfficerEast)
	changed := strings.Replace(string(storetest.Sample), "人员,城东所干事乙", "人员,城东所干事丁,,城东所,工作人员,,,,,,,,\n人员,城东所干事乙", 1)
	admin.Document("名册.csv", []byte(changed), "")
	card := admin.WaitText("新增 1 项")
	admin.Tap(card.ID, "导入")
	admin.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已导入：新增 1，修改 0") })
	admin.Document("名册.csv", []byte("类型,名称\n点位,某市场\n"), "")
	admin.WaitText("第 2 行")
	admin.Document("坏.xlsx", []byte("PK\x03\x04 not a workbook"), "")
	admin.WaitText("这个文件读不了")
	admin.Document("假日.JSON", storetest.Notice, "")
	card = admin.WaitText("全年工作日 251 → 248")
	admin.Tap(card.ID, "导入")
	admin.WaitOn(card.ID, func(m telegramtest.Message) bool { return m.Has("已导入 2028 年") })
	officer.Document("名册.csv", []byte(changed), "")
	officer.WaitText("只有管理员能导入")
}

// Everything else that can come is answered clearly or left alone, and nothing
// is recorded by it.
func TestWorldBadInput(t *testing.T) {
	w := newWorld(t)
	admin, u, other := w.join(storetest.Admin), w.join(storetest.OfficerEast), w.join(storetest.OfficerWest)
	for _, c := range []struct {
		do   func() int
		want string
	}{
		{u.Voice, "这里听不懂语音"},
		{func() int { return u.Send("😀😀😀") }, "请用文字说一句"},
		{func() int { return u.Send(strings.Repeat("长", 4000)) }, "4,000 字"},
		{func() int { return u.Send("今天\x01去\x02居然之家送政策，3户") }, "辐射户数：3"},
		{u.Location, "名片和位置不保存"},
		{u.Contact, "名片和位置不保存"},
		{func() int { return u.Send("/people") }, "用不了"},
		{func() int { return u.Send("#99999999") }, "没找到"},
		{func() int { return u.Send("/find@" + w.BotUsername + " 火星") }, "没有找到"},
	} {
		sent := c.do()
		if m := u.WaitAfter(sent); !m.Has(c.want) {
			t.Errorf("after %q: %q, want %q", u.Message(sent).Text, m.Text, c.want)
		}
	}
	u.Sticker()
	card := u.WaitAfter(u.Send("昨天去钢市送政策，5户"))
	data, _ := card.Button("提交")
	for _, forged := range []string{data.Data, "", "d1:1:ok", "d99:1:ok", strings.Repeat("x", 64), "u1:1:apply", "w1:1:who:1", "n1:1:see:visit.0.all.260101.261231.0.0.0"} {
		if a := other.TapData(1, forged).Answer(); a.Text == "" {
			t.Errorf("the forged tap %q is not answered", forged)
		}
	}
	g := w.NewGroup("工作群")
	g.Send(u, "今天去居然之家送政策，62户")
	w.Raw(`{"message":{"message_id":"not a number"}}`)
	u.Block()
	admin.WaitText("停了机器人的消息")
	u.Unblock()
	u.WaitAfter(u.Send("本周数字"))
	if n := w.records(); n != 0 {
		t.Errorf("%d records, want none", n)
	}
	if m := g.Messages(); len(m) != 1 {
		t.Errorf("the bot spoke in a group: %+v", m)
	}
}

// Where a form asks for a point, one may search while one types: among the points of one's own
// scope, in the chat with the bot.
func TestWorldSearch(t *testing.T) {
	w := newWorld(t, telegramtest.Inline())
	w.Wait(func() bool { return len(w.Calls("getMe")) > 0 })
	larger, err := demoFiles.ReadFile("demo/roster.csv") // more points than stand on buttons
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, w.db, "roster.csv", larger)
	admin, staff, stranger := w.join("管理员甲"), w.join("城东所干事甲"), w.NewUser("路人")
	admin.Send("问题：电梯坏了，一直没人来修")
	card := admin.WaitText("哪个点位")
	if b, ok := card.Button("边打边找"); !ok || !b.Search {
		t.Errorf("buttons %v", card.Buttons)
	}
	q := admin.Search("钢市")
	if got := q.Results(); len(got) != 1 || got[0].Title != "钢材市场" || got[0].Note == "" {
		t.Errorf("钢市: %v", got)
	}
	q.Choose("钢材市场")
	admin.WaitMessage("the card with the point", func(m telegramtest.Message) bool {
		_, ok := m.Button("提交")
		return ok && m.Has("钢材市场") && m.Has("电梯坏了")
	})
	all, own := admin.Search("").Results(), staff.Search("").Results()
	if len(all) < 10 || len(own) == 0 || len(own) >= len(all) {
		t.Errorf("%d of all, %d of one's own", len(all), len(own))
	}
	if got := staff.Search("juranzhijia").Results(); len(got) != 0 { // it is another station's
		t.Errorf("out of scope: %v", got)
	}
	if got := admin.Search("juranzhijia").Results(); len(got) != 1 {
		t.Errorf("by its sound: %v", got)
	}
	if got := stranger.Search("").Results(); len(got) != 0 {
		t.Errorf("a stranger: %v", got)
	}
}
