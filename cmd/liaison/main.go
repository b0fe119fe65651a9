// Command liaison is 联系点助手: the chat bot around the Party-building liaison
// points of a district market-regulation bureau.
//
// Each subcommand is a file; main.go only chooses one and says in plain words
// what went wrong. The exit codes stand in exit.go.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	"liaison/bot/document"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
)

func main() {
	ends := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) { // nohup ignores it
		ends = append(ends, syscall.SIGHUP) // the terminal is closed
	}
	ctx, stop := signal.NotifyContext(context.Background(), ends...)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// A program is the command line: flags, environment and help in one place. A
// new subcommand is one field.
type program struct {
	DB      string           `help:"数据库文件，或 postgres://用户@主机/库" env:"LIAISON_DB" default:"liaison.db" placeholder:"文件"`
	Config  configFlag       `help:"设置文件：一行一个“环境变量名=值”" env:"LIAISON_CONFIG" placeholder:"文件"`
	Version kong.VersionFlag `help:"显示版本"`

	Demo     demoCmd     `cmd:"" help:"在浏览器里试用：临时数据库，虚构单位"`
	Serve    serveCmd    `cmd:"" help:"接上 Telegram、钉钉运行（TELEGRAM_BOT_TOKEN、DINGTALK_CLIENT_SECRET）"`
	Import   importCmd   `cmd:"" help:"导入名册（csv 或 xlsx）"`
	Figures  figuresCmd  `cmd:"" name:"import-figures" help:"导入往年的记录和数字（csv 或 xlsx）"`
	Invite   inviteCmd   `cmd:"" help:"给名册里的一个人发邀请"`
	People   peopleCmd   `cmd:"" help:"列出人员：姓名、角色、单位、是否收得到"`
	Calendar calendarCmd `cmd:"" help:"假日：今年、明年按什么算；导入放假通知"`
	Records  recordsCmd  `cmd:"" help:"逐行列出记录（JSON）"`
	Report   reportCmd   `cmd:"" help:"把一段日子的总结写成 Word，公文格式"`
	Template templateCmd `cmd:"" help:"总结的版式：换成本单位的 .docx，或回到标准"`
	Document documentCmd `cmd:"" help:"出一份文书（Word）：记录本、会议记录、交办单、问题清单、名册等"`
	Ledger   ledgerCmd   `cmd:"" help:"把一段日子的台账写成 Excel：走访、问题、组织生活、活动、指标汇总"`
	Fill     fillCmd     `cmd:"" help:"把上级的表（xlsx）里的 {{走访次数}} 换成数，公式和格式不动"`
	Duties   dutiesCmd   `cmd:"" help:"把一个人要办的事和到期的日子写成日历文件（.ics）"`
	Remind   remindCmd   `cmd:"" help:"看某个时间、某段日子会提醒谁什么（--dry-run 只看）"`
	Read     readCmd     `cmd:"" help:"读一句话，看读出什么（JSON）"`
	Check    checkCmd    `cmd:"" help:"检查数据库、设置、token、时间、磁盘，说该怎么办"`
	Forget   forgetCmd   `cmd:"" help:"删除一个人的个人信息，记录留下（先看，再加 --yes）"`
	Aside    asideCmd    `cmd:"" help:"没处理成、没发成的：列出、重试、放弃"`
	Backup   backupCmd   `cmd:"" help:"备份数据库，运行中也可以"`
	Restore  restoreCmd  `cmd:"" help:"用一份备份换下数据库，先停 serve"`
	Move     moveCmd     `cmd:"" help:"把数据库文件搬到空的 PostgreSQL，或搬回文件；先停 serve"`

	Versions versionCmd  `cmd:"" name:"version" help:"显示版本"`
	Complete completeCmd `cmd:"" hidden:"" passthrough:"" help:"给命令行补全用：下一个词可以是什么"`
}

// An app is what every subcommand runs with.
type app struct {
	ctx    context.Context
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	db     string
	file   map[string]string // what the file of settings says
	flags  []*kong.Flag      // of the command, with their values
	given  map[*kong.Flag]bool
	model  *kong.Node // every command there is
	lang   string     // of the command line: "en", or Chinese
}

// langName is the environment variable that chooses the language of the command
// line.
const langName = "LIAISON_LANG"

// run is main with its surroundings as arguments; it returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	var p program
	defer func() { // --help and --version end the parsing here
		switch done := recover().(type) {
		case nil:
		case ended:
			code = int(done)
		default:
			panic(done)
		}
	}()
	lang := os.Getenv(langName)
	says := func(words string) { fmt.Fprintln(stderr, messages.InLanguage(lang, words)) }
	file := &settingsFile{values: map[string]string{}}
	parser, err := kong.New(&p, kong.Configuration(file.load), kong.Name("liaison"), kong.Description("联系点助手：一句话记走访，问题跟到销号。"),
		kong.Help(helpIn(lang)), kong.Writers(stdout, stderr), kong.Vars{"version": version(), "documents": strings.Join(document.Titles(), "、"), "documentNames": strings.Join(document.Names(), ",")}, kong.Exit(func(c int) { panic(ended(c)) }))
	if err != nil {
		fmt.Fprintln(stderr, err)
		return exitFault
	}
	file.known = func() []*kong.Flag { return allFlags(parser.Model.Node) }
	ignoreEmpty(file.known())
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(stderr, messages.BadUsage(lang, err.Error()))
		return exitUsage
	}
	if p.DB == "" {
		says(messages.EmptyDatabase)
		return exitUsage
	}
	if shownPassword(command) {
		says(messages.PasswordShown)
		return exitUsage
	}
	if err := command.Run(&app{ctx, stdin, stdout, stderr, p.DB, file.values, command.Flags(), given(command), parser.Model.Node, lang}); err != nil {
		words, code := explain(err)
		says(words)
		return code
	}
	return exitOK
}

// ended is the exit code with which the parser ends the program.
type ended int

// shownPassword reports whether the command line, which others can see, has a password.
func shownPassword(command *kong.Context) bool {
	for f := range given(command) {
		if text, ok := f.Target.Interface().(string); ok && store.HasPassword(text) {
			return true
		}
	}
	return false
}

// looking is the app to look with: what is not there yet is not made by a look.
func (a *app) looking(only bool) *app {
	if there, err := store.Exists(a.ctx, a.db); !only || there || err != nil {
		return a
	}
	beside := *a
	beside.db = ""
	return &beside
}

// existing runs fn on the database, which must be there: who asks what is in one
// does not get a new one.
func (a *app) existing(fn func(*store.DB) error) error {
	if err := a.mustExist(); err != nil {
		return err
	}
	return a.with(fn)
}

func (a *app) mustExist() error {
	there, err := store.Exists(a.ctx, a.db)
	if err == nil && !there {
		return plain(exitAbsent, messages.NoDatabase(store.Place(a.db)))
	}
	return err
}

// with runs fn on the database and closes it. Without a name for one it is a
// new one that exists only for the moment.
func (a *app) with(fn func(*store.DB) error) (err error) {
	path := a.db
	if path == "" {
		dir, err := os.MkdirTemp("", "liaison-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		path = filepath.Join(dir, "moment.db")
	}
	db, err := open(path, nil)
	if err != nil {
		return err
	}
	return errors.Join(fn(db), db.Close())
}

// open opens a database to work on it.
func open(path string, clock *store.Clock) (*store.DB, error) {
	db, err := store.Open(path, clock)
	if err != nil {
		return nil, err
	}
	if err := chat.Ready(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
