package messages

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
)

// What the command line says when something is wrong: what, and what to do.
const (
	DatabaseNewer    = "数据库是更新版本的程序写的，本程序不敢动它。请换回新版程序。"
	DatabaseLocked   = "数据库正被别的程序占用。请等它结束，或停掉它再试。"
	DatabaseReadOnly = "数据库文件写不了。请检查文件和目录的权限、磁盘是否只读。"
	DatabaseGone     = "数据库文件在运行时被删除、移走或换掉了，已停止，免得记到没有名字的文件里。请把原来的文件（连同 -wal、-shm）放回原处，或用 restore 恢复备份，再启动。"
	DatabaseDamaged  = "数据库文件已损坏，或不是本程序的数据库。请用备份恢复。"
	UpgradeFailed    = "数据库升级失败，里面的数据没有动，还是升级前的样子。请先换回旧版程序，再把下面的原因告诉开发者。"
	DiskFull         = "磁盘满了。请腾出空间再试，数据没有丢。"
	TokenMissing     = "没有设置 TELEGRAM_BOT_TOKEN。请向 @BotFather 要机器人的 token，再设好这个环境变量。"
	TokenMalformed   = "TELEGRAM_BOT_TOKEN 的样子不对，应像 123456:ABC…。"
	TokenRefused     = "Telegram 不认这个 token。请核对，或向 @BotFather 重要一个。"
	NoSentence       = "请写一句话，或用 --file 给一个文件。"
)

// BadUsage says that the command line was not understood; err is the parser's
// own word for it.
func BadUsage(lang, err string) string {
	if lang == English {
		return "Cannot understand the command: " + err + " (see --help)"
	}
	return "命令没看懂：" + parserWords.Replace(err) + "。用 --help 看用法。"
}

var parserWords = strings.NewReplacer("unexpected argument", "不认识", "unknown flag", "没有选项", "expected one of", "应为", "missing flags:", "缺少选项",
	"expected", "缺少", ", did you mean", "，是不是", " must be one of ", " 应为 ", " but got ", "，不是 ")

// NoDatabase says that there is nothing to look at.
func NoDatabase(path string) string {
	return "没有数据库：" + path + "。请先用 liaison import 导入名册，或用 --db、LIAISON_DB 指定数据库。"
}

// EmptyDatabase says that the database has no name.
const EmptyDatabase = "数据库的名字是空的：--db、LIAISON_DB 要写一个文件，或 postgres://…。"

// CannotOpen says that a file cannot be opened.
func CannotOpen(err error) string { return "文件打不开：" + whyNot(err) }

// CannotWrite says that a file cannot be written.
func CannotWrite(err error) string { return "文件写不了：" + whyNot(err) }

// whyNot says what keeps a file from being used.
func whyNot(err error) string {
	e, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return err.Error()
	}
	for _, k := range []struct {
		kind  error
		words string
	}{
		{fs.ErrNotExist, "没有 %s，请看文件名和目录对不对"}, {fs.ErrPermission, "没有权限用 %s"}, {fs.ErrExist, "%s 已经有了"},
		{syscall.EISDIR, "%s 是目录，不是文件"}, {syscall.ENOTDIR, "%s 的上一级不是目录"}, {syscall.ENOSPC, "磁盘满了，放不下 %s"},
	} {
		if errors.Is(err, k.kind) {
			return fmt.Sprintf(k.words, e.Path)
		}
	}
	return e.Path + "（" + e.Err.Error() + "）"
}

// FileIsThere says that a file is not replaced unasked.
func FileIsThere(path string) string {
	return fmt.Sprintf("%s 已经有了，没有写。要换掉它请加 --force。", path)
}

// NoSuchPlace says that a name is none of the roster's places.
func NoSuchPlace(name string) string {
	return fmt.Sprintf("名册里没有叫“%s”的所、科室或联系点。", name)
}

// LedgerWritten says which file holds what.
func LedgerWritten(l Ledger, p day.Period, path string) string {
	return fmt.Sprintf("已写好 %s（%s 至 %s）：%s", l.Title(), p.From, p.To, path)
}

// FormWritten says which file holds a form filled for which days.
func FormWritten(p day.Period, path string) string {
	return fmt.Sprintf("已写好（%s 至 %s）：%s", p.From, p.To, path)
}

// Refused says why something was not done.
func Refused(reason string) string { return strings.TrimSuffix(reason, "。") + "。" }

// UnusedColumns names the columns of a roster that nothing reads.
func UnusedColumns(columns []string) string {
	return "没有用到的列：" + strings.Join(columns, "、")
}

// DaysTurned says that a period ends before it begins.
func DaysTurned(from, to string) string {
	return fmt.Sprintf("--from %s 在 --to %s 之后。", from, to)
}

// BadDay says what a day looks like.
func BadDay(s string) string { return fmt.Sprintf("“%s”不是日期，应如 2026-04-15。", s) }

// BadTime says what a time looks like.
func BadTime(s string) string {
	return fmt.Sprintf("“%s”不是时间，应如 “2026-04-15 17:30”。", s)
}

// BadLine names a line that is no JSON.
func BadLine(n int, err string) string { return fmt.Sprintf("第 %d 行不是 JSON：%s", n, err) }

// RosterHasFaults says that nothing was imported.
func RosterHasFaults(n int) string {
	return fmt.Sprintf("名册有 %d 处错误，没有改动任何内容。", n)
}

// RosterSummary says what was, or would be, done.
func RosterSummary(added, changed, missing int, dry, off bool) string {
	verb := "已导入"
	if dry {
		verb = "将导入（没有改动）"
	}
	s := fmt.Sprintf("%s：新增 %d，修改 %d", verb, added, changed)
	if added+changed == 0 {
		s = "与现有名册一致，没有要改的"
	}
	switch {
	case missing > 0 && off && !dry:
		s += fmt.Sprintf("，停用 %d", missing)
	case missing > 0:
		s += fmt.Sprintf("；文件里缺少 %d 项，没有停用（要停用请加 --deactivate-missing）", missing)
	}
	return s
}

// NobodyCalled says that a name is not in the roster, and which are near.
func NobodyCalled(name string, near []string) string {
	s := fmt.Sprintf("名册里没有“%s”。", name)
	if len(near) > 0 {
		s += "您是说 " + strings.Join(near, "、") + "？"
	}
	return s
}

// DemoAt says where the demo is and what becomes of its data.
func DemoAt(addr, keep string) string {
	if keep != "" {
		return fmt.Sprintf("联系点助手演示：http://%s （按 Ctrl-C 结束，数据留在 %s）", addr, keep)
	}
	return fmt.Sprintf("联系点助手演示：http://%s （按 Ctrl-C 结束，数据随之清空）", addr)
}

// NotOfDemo says that a file was not made by the demo.
func NotOfDemo(path string) string {
	return path + " 不是演示的数据库，没有动它。--keep 只用演示自己建的文件；请换一个名字。"
}

// InvitationLine is a person's invitation on one line.
func InvitationLine(name string, w Ways) string {
	typed := ""
	if w.Digits != "" {
		typed = fmt.Sprintf(" %s口令 %s", Services[w.TypedOn], w.Digits)
	}
	return fmt.Sprintf("%s %s https://t.me/%s?start=%s%s （只能用一次，72 小时内有效）", name, w.Code, cmp.Or(w.Bot, "<机器人名>"), w.Code, typed)
}

// PersonRow is a person for a table: name, role, unit, reachable.
func PersonRow(d *bureau.Directory, p *bureau.Person) []string {
	place := placeOf(d, p)
	for _, post := range p.Posts {
		if post.Whole && place == "" {
			place = "全局"
		}
	}
	return []string{p.Name, rolesOf(p), place, reach(p)}
}

// StateOf is where a record stands, in words.
func StateOf(r *record.Record) string {
	switch {
	case r.Problem != nil:
		return string(r.Problem.State)
	case !r.Withdrawn.IsZero():
		return "已撤销"
	}
	return "已记录"
}

// BadWebhook says what the address of a webhook must be like.
func BadWebhook(s string) string {
	return fmt.Sprintf("--webhook %s 不行，应是 Telegram 连得到的 https 网址，如 https://bot.example.gov.cn/telegram。", s)
}

// CannotListen says that a port cannot be had.
func CannotListen(flag, addr, err string) string {
	return fmt.Sprintf("%s %s 用不了，多半已被别的程序占用，或地址写错了。（%s）", flag, addr, err)
}
