package messages

import (
	"fmt"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/chat"
)

// A Finding is what one look at the program's surroundings found.
type Finding struct {
	Says string
	Do   string // the remedy; "": all is well
	Mild bool   // it can wait
}

// Lines are a finding on the command line.
func (f Finding) Lines() string {
	switch {
	case f.Do == "":
		return "✓ " + f.Says
	case f.Mild:
		return "△ " + f.Says + "\n  → " + f.Do
	}
	return "✗ " + f.Says + "\n  → " + f.Do
}

// Where the value of a setting comes from, the strongest first.
const (
	FromFlag    = "选项"
	FromEnv     = "环境变量"
	FromFile    = "设置文件"
	FromDefault = "默认"
)

// SettingLine is one setting and where it comes from.
func SettingLine(name, value, from string) string {
	if value == "" {
		return "  " + name + "=（没有设）"
	}
	return "  " + name + "=" + value + "（" + from + "）"
}

// TokenLine says whether there is a token, which is never shown, and where.
func TokenLine(name, token, from string) string {
	if token == "" {
		return SettingLine(name, "", "")
	}
	return "  " + name + "=（已设，不显示；" + from + "）"
}

// TokenFrom is the file that holds the token.
func TokenFrom(path string) string { return "文件 " + path }

// BadSetting names a line of the file of settings.
func BadSetting(line int, name string) string {
	return fmt.Sprintf("设置文件第 %d 行“%s”不是认识的设置，应如 LIAISON_DB=文件", line, clip(name, 40))
}

// CheckSummary says how many findings are to be dealt with.
func CheckSummary(bad, mild int) string {
	switch {
	case bad > 0:
		return fmt.Sprintf("有 %d 处要处理。", bad)
	case mild > 0:
		return fmt.Sprintf("可以运行；有 %d 处请留意。", mild)
	}
	return "一切正常。"
}

// What serve says of itself when asked.
const (
	HealthIsOff = "没有开健康检查（LIAISON_METRICS=off），问不到 serve。"
	ServeWell   = "serve 在运行，一切正常。"
)

// ServeSilent says that no serve answers.
func ServeSilent(addr, fault string) string {
	return "serve 没有应答（" + addr + "）：它在运行吗？（" + fault + "）"
}

// ServeUnwell is what serve says is wrong with it.
func ServeUnwell(faults string) string { return "serve 在运行，但有事要处理：\n" + faults }

// CheckTemp says whether what is only for the moment has a place.
func CheckTemp(dir, fault string) Finding {
	if fault == "" {
		return Finding{Says: "临时文件放在 " + dir}
	}
	return Finding{Says: "没有地方放临时文件：" + fault, Do: "把 TMPDIR 设成一个能写的目录，不然大的台账和提醒预演做不成"}
}

// CheckFile says whether the file is whole.
func CheckFile(path string, size int64, fault string) Finding {
	switch {
	case fault == "":
		return Finding{Says: fmt.Sprintf("数据库 %s 完好（%s）", path, Bytes(size))}
	}
	return Finding{Says: "数据库 " + path + " 有问题：" + fault, Do: "停掉 serve，用 liaison restore 恢复最近的备份；坏的文件会留着"}
}

// CheckNoFile says that there is no database: none yet, or none any more where there are backups.
func CheckNoFile(path, backup string) Finding {
	if backup != "" {
		return Finding{Says: "数据库 " + path + " 不见了或是空的，备份还在：" + backup,
			Do: "停掉 serve，把原来的文件（连同 -wal、-shm）放回原处；找不回来就 liaison restore " + backup}
	}
	return Finding{Says: "还没有数据库 " + path, Do: "用 liaison import 名册文件 建立，或用 LIAISON_DB 指定在哪里", Mild: true}
}

// DatabaseLost is why serve does not begin anew beside the backups of a database that is gone.
func DatabaseLost(path, backup string) string {
	return "数据库 " + path + " 不见了或是空的，备份还在：" + backup + "。请把原来的文件（连同 -wal、-shm）放回原处，或 liaison restore " + backup + "；要从头开始，先把备份移到别处。"
}

// CheckWAL says that the -wal file is gone while the -shm beside it shows that somebody works on
// the database, or did not end well.
func CheckWAL(path string) Finding {
	return Finding{Says: "少了 " + path + "-wal：最近写的可能在里面",
		Do: "停掉 serve，把它放回原处；找不回来就核对最近的记录，缺了的用 liaison restore 恢复最近的备份"}
}

// CheckMode says who may read the file.
func CheckMode(mode uint32) Finding {
	if mode&0o077 == 0 {
		return Finding{Says: "只有本账号能读数据库文件"}
	}
	return Finding{Says: fmt.Sprintf("数据库文件别的账号也能读（%04o）", mode), Do: "chmod 600 数据库文件"}
}

// CheckVersion says whether the tables are those of this program.
func CheckVersion(is, newest int64) Finding {
	switch {
	case is == newest:
		return Finding{Says: fmt.Sprintf("数据库是第 %d 版", is)}
	case is > newest:
		return Finding{Says: DatabaseNewer, Do: "换回新版程序"}
	}
	return Finding{Says: fmt.Sprintf("数据库是第 %d 版，程序是第 %d 版", is, newest), Do: "启动 serve 时会自动升级，升级前自动备份", Mild: true}
}

// CheckDisk says whether there is room to work and for a backup.
func CheckDisk(size, free int64) Finding {
	switch {
	case free < 0:
		return Finding{Says: "看不出磁盘还有多少空间", Do: "请自己看一下", Mild: true}
	case free < 64<<20:
		return Finding{Says: "磁盘快满了，只剩 " + Bytes(free), Do: "马上腾出空间：满了以后新消息记不下来（不会丢，但没有回音）"}
	case free < 2*size:
		return Finding{Says: fmt.Sprintf("磁盘剩 %s，数据库 %s", Bytes(free), Bytes(size)), Do: "腾出空间，不然备份做不成", Mild: true}
	}
	return Finding{Says: "磁盘剩 " + Bytes(free)}
}

// CheckBackup says how old the newest backup is.
func CheckBackup(dir string, newest, now time.Time, fault string) Finding {
	switch {
	case fault != "":
		return Finding{Says: "最近一次备份没做成：" + fault, Do: "看备份目录 " + dir + " 能不能写、磁盘有没有空间，再运行 liaison backup"}
	case newest.IsZero():
		return Finding{Says: "还没有备份", Do: "serve 每天 2:30 自动备份；现在要做就运行 liaison backup", Mild: true}
	case ahead(newest, now):
		return Finding{Says: "最近的备份记在 " + moment(newest) + "，比现在还晚", Do: "先核对系统时间；时间对的话，运行 liaison backup 再备份一次"}
	case now.Sub(newest) > 48*time.Hour:
		return Finding{Says: "最近的备份是 " + moment(newest), Do: "serve 每天 2:30 自动备份，它在运行吗？现在要做就运行 liaison backup"}
	}
	return Finding{Says: "最近的备份是 " + moment(newest)}
}

// CheckCalendar says whether this year's notice is at hand, and from December on
// the next year's.
func CheckCalendar(missing string) Finding {
	if missing == "" {
		return Finding{Says: "放假通知齐全"}
	}
	return Finding{Says: "没有 " + missing + " 年的放假通知，调休的日子会不准", Do: "liaison calendar import 文件.json，或由管理员发给机器人", Mild: true}
}

// CheckAside says whether something was set aside.
func CheckAside(n int) Finding {
	if n == 0 {
		return Finding{Says: "没有搁下的消息"}
	}
	return Finding{Says: fmt.Sprintf("搁下了 %d 条没处理成的消息", n), Do: "liaison aside 看是哪些、为什么，再重试或放弃"}
}

// CheckAdmin says whether somebody runs the bot.
func CheckAdmin(joined bool) Finding {
	if joined {
		return Finding{Says: "有管理员已加入"}
	}
	return Finding{Says: "还没有管理员加入，出了事没人知道", Do: "liaison invite 管理员的姓名", Mild: true}
}

// CheckOldest says whether the work is held up.
func CheckOldest(h chat.Health, now time.Time) Finding {
	switch {
	case h.Inbox > 0 && now.Sub(h.OldestUpdate) >= slowInbox:
		return Finding{Says: fmt.Sprintf("待处理 %d，最早的从 %s 等到现在", h.Inbox, moment(h.OldestUpdate)), Do: "serve 在运行吗？请看它的日志"}
	case !h.OldestSend.IsZero() && now.Sub(h.OldestSend) > slowOutbox:
		return Finding{Says: fmt.Sprintf("待发送 %d，最早的从 %s 等到现在", h.Outbox, moment(h.OldestSend)), Do: "serve 在运行吗？请看它的日志，和服务器的网络、代理；通了就自动发，不会丢"}
	}
	return Finding{Says: fmt.Sprintf("待处理 %d，待发送 %d", h.Inbox, h.Outbox)}
}

// CheckRefused says that a service does not take a small thing, such as the list of commands.
func CheckRefused(r chat.Refusal) Finding {
	return Finding{Says: fmt.Sprintf("%s %s没有收下一个小动作（表情、命令菜单、正在输入）：%s", moment(r.At), Services[r.Channel], clip(r.Why, 120)),
		Do: "消息照发，记录不受影响；自建的 Bot API 服务器请升级，再看机器人的设置", Mild: true}
}

// CheckClock says whether the clock of this machine can be right: not before
// what was last recorded, and near Telegram's.
func CheckClock(now, last, theirs time.Time) Finding {
	off := now.Sub(theirs)
	switch {
	case now.Before(last.Add(-time.Minute)):
		return Finding{Says: fmt.Sprintf("本机时间 %s 比数据库里最近的记录 %s 还早", moment(now), moment(last)),
			Do: "核对系统时间，不对就校准（如 " + SetClock + "）；时间对的话，那是时间走错时记的，请核对那时记的日期"}
	case !theirs.IsZero() && off.Abs() > 2*time.Minute:
		return Finding{Says: fmt.Sprintf("本机时间和 Telegram 差 %s", off.Abs().Round(time.Second)), Do: "校准系统时间（如 " + SetClock + "）"}
	case theirs.IsZero():
		return Finding{Says: "本机时间 " + moment(now) + "（没有和 Telegram 对过）"}
	}
	return Finding{Says: "本机时间 " + moment(now) + "，和 Telegram 一致"}
}

// CheckJump says that the clock jumped lately.
func CheckJump(j store.Jump) Finding {
	return Finding{Says: fmt.Sprintf("系统时间突然从 %s 跳到 %s", moment(j.At.Add(-j.By)), moment(j.At)),
		Do: "核对系统时间，不对就校准（如 " + SetClock + "）；时间不对时记下的内容，请核对日期", Mild: true}
}

// CheckLater names the backups that are of a time still to come.
func CheckLater(dir string, names []string) Finding {
	return Finding{Says: "备份目录 " + dir + " 里有日期比现在还晚的备份：" + strings.Join(names, "、"),
		Do: "核对系统时间；时间对的话，那是时间走错时做的，不占保留的份数，不再需要就删掉", Mild: true}
}

// CheckToken says whether Telegram knows the bot.
func CheckToken(username string, fault string) Finding {
	switch fault {
	case "":
		return Finding{Says: "Telegram 认得这个机器人：@" + username}
	case TokenMissing, TokenMalformed, TokenRefused:
		return Finding{Says: fault, Do: "向 @BotFather 要 token，设好 TELEGRAM_BOT_TOKEN 或 LIAISON_TOKEN_FILE"}
	}
	return Finding{Says: "连不上 Telegram：" + fault, Do: "检查网络；要经过代理就设 HTTPS_PROXY，自建的服务器就设 TELEGRAM_API_URL"}
}
