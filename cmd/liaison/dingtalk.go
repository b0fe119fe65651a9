package main

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"liaison/bot"
	"liaison/bot/channel"
	"liaison/bot/dingtalk"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// dingtalkSettings are those of 钉钉. The secret has no flag, as the token has none.
type dingtalkSettings struct {
	ID         string `name:"dingtalk-id" help:"钉钉应用的 Client ID；不写就不接钉钉" env:"LIAISON_DINGTALK_ID" placeholder:"编号"`
	SecretFile string `name:"dingtalk-secret-file" help:"存着钉钉 Client Secret 的文件；不写就用环境变量 DINGTALK_CLIENT_SECRET" env:"LIAISON_DINGTALK_SECRET_FILE" placeholder:"文件"`
	Template   string `name:"dingtalk-template" help:"卡片模板的 ID，导入模板时钉钉给的，以 .schema 结尾" env:"LIAISON_DINGTALK_TEMPLATE" placeholder:"编号"`
	Robot      string `name:"dingtalk-robot" help:"机器人的 RobotCode；不写就和 Client ID 一样" env:"LIAISON_DINGTALK_ROBOT" placeholder:"编号"`
	Name       string `name:"dingtalk-name" help:"机器人在钉钉里叫什么，邀请里写" env:"LIAISON_DINGTALK_NAME" default:"联系点助手" placeholder:"名字"`
	Calls      int64  `name:"dingtalk-calls" help:"一个月有几次调用；标准版 5000" env:"LIAISON_DINGTALK_CALLS" default:"5000" placeholder:"次"`
	Messages   int64  `name:"dingtalk-messages" help:"一个月能收几条；标准版 3000" env:"LIAISON_DINGTALK_MESSAGES" default:"3000" placeholder:"条"`
	Second     int    `name:"dingtalk-second" help:"一秒几次调用；标准版 20" env:"LIAISON_DINGTALK_SECOND" default:"20" placeholder:"次"`
	Host       string `name:"dingtalk-api" help:"钉钉的服务器" env:"LIAISON_DINGTALK_API" default:"https://api.dingtalk.com" placeholder:"网址"`
	OldHost    string `name:"dingtalk-old-api" help:"钉钉的旧服务器，上传文件用" env:"LIAISON_DINGTALK_OLD_API" default:"https://oapi.dingtalk.com" placeholder:"网址"`
}

// secretName is the environment variable, or the line of the file of settings, that holds the
// secret of 钉钉.
const secretName = "DINGTALK_CLIENT_SECRET"

// secret is the secret of the app, or "".
func (s *dingtalkSettings) secret(a *app) (string, error) {
	if s.SecretFile == "" {
		return cmp.Or(tidy(os.Getenv(secretName)), a.file[secretName]), nil
	}
	text, err := os.ReadFile(s.SecretFile)
	if err != nil {
		return "", plain(exitToken, messages.CannotOpen(err))
	}
	return tidy(string(text)), nil
}

// secretOrigin says where the secret comes from.
func (s *dingtalkSettings) secretOrigin() string {
	switch {
	case s.SecretFile != "":
		return messages.TokenFrom(s.SecretFile)
	case os.Getenv(secretName) != "":
		return messages.FromEnv
	}
	return messages.FromFile
}

// api is the app's API; nil: 钉钉 is not wanted.
func (s *dingtalkSettings) api(a *app) (*dingtalk.API, error) {
	if s.ID == "" {
		return nil, nil
	}
	secret, err := s.secret(a)
	if err != nil {
		return nil, err
	}
	return dingtalk.NewAPI(dingtalk.App{ID: s.ID, Secret: secret, Robot: s.Robot, Template: s.Template, API: s.Host, Old: s.OldHost, Second: s.Second}, nil)
}

// dingtalkWords are what the channel itself says.
var dingtalkWords = dingtalk.Words{FileGone: messages.FileGone, PhotoKept: messages.PhotoKept, Zipped: messages.FileZipped, Menu: messages.MenuHead, Making: messages.MakingFile}

// A dingtalkService is 钉钉 while it is served.
type dingtalkService struct {
	send    *channel.Sender
	receive *dingtalk.Receiver
	meter   *dingtalk.Meter
	holds   atomic.Bool // this program receives and sends, and not another one
	started time.Time
}

// newDingTalk makes what carries 钉钉.
func newDingTalk(db *store.DB, api *dingtalk.API, log *slog.Logger, set *settings, worker *bot.Worker) (*dingtalkService, error) {
	taps := dingtalk.NewTaps()
	send, err := dingtalk.NewSender(db, log, api, taps, dingtalkWords)
	if err != nil {
		return nil, err
	}
	equip(send, set)
	receive := &dingtalk.Receiver{DB: db, Log: log, API: api, Taps: taps, Ahead: worker.Ahead,
		Sorry: func(ctx context.Context, chats []int64) map[int64]string {
			return bot.Sorry(ctx, db, dingtalk.Channel, chats)
		}}
	return &dingtalkService{send: send, receive: receive, started: time.Now(),
		meter: &dingtalk.Meter{DB: db, API: api, Receiver: receive, Used: bot.Spent}}, nil
}

// Run serves 钉钉 while no other program does.
func (s *dingtalkService) Run(ctx context.Context) error {
	return s.send.DB.Alone(ctx, dingtalk.Channel, func(ctx context.Context, l *store.Lease) error {
		if s.send.DB.OnServer() {
			s.send.Log.Info("this program serves 钉钉 now")
			s.send.Mine = l.Held
		}
		s.holds.Store(true)
		defer s.holds.Store(false)
		return together(ctx, []func(context.Context) error{s.receive.Run, s.send.Run, s.meter.Run})
	})
}

// noteDingTalk keeps what others are told of 钉钉: its name for invitations and its limits. Where
// it is not served, it is forgotten.
func noteDingTalk(ctx context.Context, db *store.DB, set *dingtalkSettings) error {
	name, typed, calls, brought := set.Name, dingtalk.Channel, set.Calls, set.Messages
	if set.ID == "" {
		name, typed, calls, brought = "", "", 0, 0
	}
	return db.Update(ctx, func(tx *store.Tx) error {
		last, err := store.Setting(tx, bureau.TypedOn)
		if err != nil || last == "" && typed == "" {
			return err
		}
		if err := store.Set(tx, bureau.TypedOn, typed); err != nil {
			return err
		}
		if err := store.Set(tx, store.RobotName, name); err != nil {
			return err
		}
		return chat.SetLimits(tx, dingtalk.Channel, calls, brought)
	})
}

// lookAtDingTalk says whether the app, the template and the robot are in order.
func (c *checkCmd) lookAtDingTalk(a *app) (found []messages.Finding) {
	api, err := c.Dingtalk.api(a)
	if err != nil {
		words, _ := explainKind(err)
		return []messages.Finding{messages.CheckDingTalk(dingtalk.PartApp, words)}
	}
	if api == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(a.ctx, patience)
	defer cancel()
	faults := api.Check(ctx)
	for _, part := range []string{dingtalk.PartApp, dingtalk.PartTemplate, dingtalk.PartRobot} {
		if fault, tried := faults[part]; tried {
			words := ""
			if fault != nil {
				words, _ = explainKind(fault)
			}
			found = append(found, messages.CheckDingTalk(part, words))
		}
	}
	return found
}
