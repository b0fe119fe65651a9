package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/alecthomas/kong"

	"liaison/messages"
)

// settings are what can be set beside the database and the file of settings: by
// a flag, the environment or that file, in this order. The token has no flag: it
// would stand in the list of processes.
type settings struct {
	TokenFile string `help:"存着 token 的文件；不写就用环境变量 TELEGRAM_BOT_TOKEN" env:"LIAISON_TOKEN_FILE" placeholder:"文件"`
	API       string `name:"api" help:"Bot API 服务器" env:"TELEGRAM_API_URL" default:"https://api.telegram.org" placeholder:"网址"`
	Webhook   string `help:"Telegram 把消息送到这个 https 网址；不写就自己去取" env:"LIAISON_WEBHOOK" placeholder:"网址"`
	Listen    string `help:"在哪里收送来的消息，前面要有管证书的反向代理" env:"LIAISON_LISTEN" default:"127.0.0.1:8443" placeholder:"地址:端口"`
	Metrics   string `help:"健康（/healthz）和指标（/metrics）的地址；off 就不开" env:"LIAISON_METRICS" default:"127.0.0.1:9464" placeholder:"地址:端口"`
	// Transcribe runs with the program's own rights: who may set it may run anything anyway.
	Transcribe string           `help:"把语音变成文字的本地命令：标准输入是语音文件（ogg/opus），打印文字；不写就请人用键盘的麦克风" env:"LIAISON_TRANSCRIBE" placeholder:"命令"`
	Dingtalk   dingtalkSettings `embed:""`
	keeping
}

// keeping says what is kept, where and for how long.
type keeping struct {
	Backups     string `help:"备份的目录；不写就是数据库旁边的 backups" env:"LIAISON_BACKUPS" placeholder:"目录"`
	KeepBackups int    `help:"留几份备份" env:"LIAISON_KEEP_BACKUPS" default:"14" placeholder:"份"`
	KeepAudit   int    `help:"日志留几天；0 一直留" env:"LIAISON_KEEP_AUDIT" default:"1095" placeholder:"天"`
	KeepRecords int    `help:"办完的记录留几年；0 一直留" env:"LIAISON_KEEP_RECORDS" default:"0" placeholder:"年"`
}

// dir is where the backups of a database are.
func (k *keeping) dir(db string) string {
	return cmp.Or(k.Backups, filepath.Join(filepath.Dir(db), "backups"))
}

// tokenName is the environment variable, or the line of the file of settings,
// that holds the token.
const tokenName = "TELEGRAM_BOT_TOKEN"

// token is the bot's token, or "".
func (s *settings) token(a *app) (string, error) {
	if s.TokenFile == "" {
		return cmp.Or(tidy(os.Getenv(tokenName)), a.file[tokenName]), nil
	}
	text, err := os.ReadFile(s.TokenFile)
	if err != nil {
		return "", plain(exitToken, messages.CannotOpen(err))
	}
	return tidy(string(text)), nil
}

// tidy takes off what editors and copying put around a value and nobody sees: blanks, line
// ends, a byte order mark.
func tidy(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b' })
}

// A configFlag names the file of settings, or "".
type configFlag string

// BeforeResolve reads the file, before the flags that are not given are looked
// for in it.
func (configFlag) BeforeResolve(k *kong.Kong, ctx *kong.Context, trace *kong.Path) error {
	path, _ := ctx.FlagValue(trace.Flag).(configFlag)
	if path == "" {
		return nil
	}
	found, err := k.LoadConfig(string(path))
	if err == nil {
		ctx.AddResolver(found)
	}
	return err
}

// A settingsFile reads what a file of settings says: lines NAME=value with the
// names of the environment, as systemd and docker read them too.
type settingsFile struct {
	values map[string]string
	known  func() []*kong.Flag
}

// load is a kong.ConfigurationLoader.
func (f *settingsFile) load(r io.Reader) (kong.Resolver, error) {
	names := map[string]bool{tokenName: true, secretName: true}
	for _, flag := range f.known() {
		for _, name := range flag.Envs {
			names[name] = true
		}
	}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := tidy(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		if name = tidy(name); !ok || !names[name] {
			return nil, fmt.Errorf("%s", messages.BadSetting(n, name))
		}
		f.values[name] = tidy(strings.Trim(tidy(value), `"'`))
	}
	return kong.ResolverFunc(f.resolve), lines.Err()
}

// resolve is what the file says of a flag that stands neither on the command
// line nor in the environment.
func (f *settingsFile) resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	if inEnv(flag) {
		return nil, nil
	}
	for _, name := range flag.Envs {
		if value := f.values[name]; value != "" {
			return value, nil
		}
	}
	return nil, nil
}

// inEnv reports whether the environment sets a flag. NAME= sets nothing, as people
// expect of a line they have emptied: an empty name of the database would be a
// database that is gone when the program ends.
func inEnv(flag *kong.Flag) bool {
	return slices.ContainsFunc(flag.Envs, func(name string) bool { return os.Getenv(name) != "" })
}

// ignoreEmpty has the parser not read what the environment leaves empty.
func ignoreEmpty(flags []*kong.Flag) {
	for _, f := range flags {
		f.Tag.Envs = slices.DeleteFunc(slices.Clone(f.Tag.Envs), func(name string) bool { return os.Getenv(name) == "" })
	}
}

// given are the flags that stand on the command line.
func given(command *kong.Context) map[*kong.Flag]bool {
	all := map[*kong.Flag]bool{}
	for _, p := range command.Path {
		if p.Flag != nil && !p.Resolved {
			all[p.Flag] = true
		}
	}
	return all
}

// origin says where the value of a flag comes from.
func (a *app) origin(f *kong.Flag) string {
	switch {
	case a.given[f]:
		return messages.FromFlag
	case inEnv(f):
		return messages.FromEnv
	case slices.ContainsFunc(f.Envs, func(name string) bool { return a.file[name] != "" }):
		return messages.FromFile
	}
	return messages.FromDefault
}

// tokenOrigin says where the token comes from.
func (s *settings) tokenOrigin() string {
	switch {
	case s.TokenFile != "":
		return messages.TokenFrom(s.TokenFile)
	case os.Getenv(tokenName) != "":
		return messages.FromEnv
	}
	return messages.FromFile
}

// allFlags are the flags of every command.
func allFlags(node *kong.Node) (flags []*kong.Flag) {
	flags = append(flags, node.Flags...)
	for _, child := range node.Children {
		flags = append(flags, allFlags(child)...)
	}
	return flags
}
