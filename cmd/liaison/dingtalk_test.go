package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/bot/dingtalk"
	"liaison/bot/dingtalk/dingtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// A dingWorld is the whole program on a false 钉钉 alone, with the sample bureau.
type dingWorld struct {
	*dingtest.Server
	t  *testing.T
	db *store.DB
}

// falseDingTalk is one that has the template of the release.
func falseDingTalk(t *testing.T, opts ...dingtest.Option) *dingtest.Server {
	t.Helper()
	export, err := os.ReadFile(filepath.Join("deploy", "dingtalk-card.json"))
	if err != nil {
		t.Fatal(err)
	}
	return dingtest.New(t, append(opts, dingtest.Template(export))...)
}

func newDingWorld(t *testing.T, opts ...dingtest.Option) *dingWorld {
	s := falseDingTalk(t, append(opts, dingtest.Second(1000))...)
	db, err := store.Open(filepath.Join(t.TempDir(), "liaison.db"), nil)
	if err != nil {
		t.Fatal(err)
	}
	storetest.Import(t, db, "roster.csv", storetest.Sample)
	api, err := dingtalk.NewAPI(dingtalk.App{ID: s.ClientID, Secret: s.ClientSecret, Template: s.TemplateID, API: s.URL, Old: s.URL, Second: 1000}, s.Client())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- serve(ctx, db, nil, api, slog.New(slog.NewTextHandler(t.Output(), nil)), &settings{
			Dingtalk: dingtalkSettings{ID: s.ClientID, Name: "联系点助手", Calls: 100, Messages: 3000}, keeping: keeping{KeepBackups: 2}})
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
	w := &dingWorld{s, t, db}
	s.Wait("a connection", func() bool { return s.Connections() > 0 })
	return w
}

// code makes an invitation of a person and returns the digits.
func (w *dingWorld) code(name string) (digits string) {
	storetest.Update(w.t, w.db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		if _, err = bureau.Invite(tx, d.PersonNamed(name).ID); err == nil {
			digits, err = bureau.InviteTyped(tx, d.PersonNamed(name).ID)
		}
		return err
	})
	return digits
}

// join has a person of the roster type their code.
func (w *dingWorld) join(name string) *dingtest.User {
	u := w.NewUser(name)
	u.Says(w.code(name))
	u.WaitText("您是")
	u.Taps("是我")
	u.WaitText("您好！我是联系点助手")
	return u
}

// A person types their code, writes a visit, submits it and sees it kept, and sends a photo; a code is
// used once.
func TestDingTalkVisit(t *testing.T) {
	t.Parallel() // it waits more than it works
	w := newDingWorld(t, dingtest.Redelivers())
	code := w.code(storetest.OfficerEast)
	u := w.NewUser("某某")
	u.Says(code[:4] + " " + code[4:])
	u.WaitText("您是")
	u.Taps("是我")
	u.WaitText("您好！我是联系点助手")
	other := w.NewUser("路人")
	other.Says(code)
	other.WaitText("这个邀请已经用过了")
	u.Says("今天去居然之家送政策，62户，现场答疑5个")
	u.WaitText("辐射户数：62")
	u.Picture([]byte("jpeg"))
	u.WaitText("照片：1 张")
	if toast, ok := u.Taps("提交"); !ok || toast != "已记录" {
		t.Errorf("the tap is answered %q", toast)
	}
	u.WaitText("已记录 · 走访 #1")
	u.Taps("撤销")
	u.WaitText("已撤销")
	u.Says("/help")
	u.WaitText("怎么记")
	u.Taps("待办")
	u.WaitText("没有")
}

// Somebody asks to join, an admin's tap lets them in; five wrong codes, and no more are looked at.
func TestDingTalkJoin(t *testing.T) {
	w := newDingWorld(t)
	admin := w.join(storetest.Admin)
	u := w.NewUser("小王")
	u.Says("您好")
	u.WaitText("您还不在名单里")
	u.Taps("申请加入")
	admin.WaitText("有人申请加入，自称“小王”")
	admin.Taps(storetest.OfficerEast)
	u.WaitText("您好！我是联系点助手")
	guesser := w.NewUser("猜")
	for i := range 6 {
		guesser.Says("1111111" + string(rune('0'+i)))
	}
	guesser.WaitText("1 小时内不再核对")
	admin.WaitText("不对的邀请")
}

// What is used of the month stands in /status; at 80 % each admin is told once.
func TestDingTalkMonth(t *testing.T) {
	w := newDingWorld(t)
	admin := w.join(storetest.Admin)
	admin.Says("/status")
	admin.WaitText("钉钉本月用了")
	for range 3 {
		storetest.Update(t, w.db, func(tx *store.Tx) error {
			_, err := chat.AddUsage(tx, dingtalk.Channel, 30, 0)
			return err
		})
		storetest.Update(t, w.db, bot.Spent)
	}
	admin.WaitText("📉 钉钉本月的额度用了")
	told := 0
	for _, m := range admin.Messages() {
		if strings.Contains(m.Text, "📉") {
			told++
		}
	}
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

// check says of each part of the app whether it is in order, and shows no secret.
func TestDingTalkCheck(t *testing.T) {
	s := falseDingTalk(t)
	for name, c := range map[string]struct {
		env  map[string]string
		want []string
	}{
		"well":     {nil, []string{"钉钉认得这个应用", "卡片模板和发卡片的权限都在", "机器人能发消息"}},
		"template": {map[string]string{"LIAISON_DINGTALK_TEMPLATE": "other.schema"}, []string{"发不了卡片：param.templateNotExist", "机器人能发消息"}},
		"secret":   {map[string]string{"DINGTALK_CLIENT_SECRET": "wrong-secret"}, []string{"钉钉不认这个应用"}},
		"half":     {map[string]string{"DINGTALK_CLIENT_SECRET": ""}, []string{"钉钉的设置不全"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TELEGRAM_BOT_TOKEN", "")
			for k, v := range map[string]string{"LIAISON_DINGTALK_ID": s.ClientID, "DINGTALK_CLIENT_SECRET": s.ClientSecret, "LIAISON_DINGTALK_TEMPLATE": s.TemplateID,
				"LIAISON_DINGTALK_API": s.URL, "LIAISON_DINGTALK_OLD_API": s.URL, "LIAISON_DB": filepath.Join(t.TempDir(), "x.db")} {
				t.Setenv(k, v)
			}
			for k, v := range c.env {
				t.Setenv(k, v)
			}
			var out, errs notes
			run(t.Context(), []string{"check"}, strings.NewReader(""), &out, &errs)
			for _, words := range c.want {
				if !strings.Contains(out.String(), words) {
					t.Errorf("check does not say %q:\n%s%s", words, &out, &errs)
				}
			}
			if all := out.String() + errs.String(); strings.Contains(all, s.ClientSecret) || strings.Contains(all, "wrong-secret") {
				t.Errorf("check shows the secret:\n%s", all)
			}
		})
	}
}
