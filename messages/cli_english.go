package messages

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// English is the value of LIAISON_LANG with which the command line speaks English.
const English = "en"

// InLanguage is what the command line says, in English where lang asks for it and
// the catalogue below knows it; otherwise as it is. The chat speaks Chinese only.
func InLanguage(lang, said string) string {
	if lang != English {
		return said
	}
	if english, ok := inEnglish(said); ok {
		return english
	}
	if words, fault, ok := cutFault(said); ok {
		if english, ok := inEnglish(words); ok {
			return english + " (" + fault + ")"
		}
	}
	return said
}

// cutFault takes off the （…） with which an error says what the system said.
func cutFault(said string) (words, fault string, ok bool) {
	words, fault, ok = strings.Cut(said, "（")
	return words, strings.TrimSuffix(fault, "）"), ok && strings.HasSuffix(said, "）")
}

func inEnglish(said string) (string, bool) {
	if english, ok := english[said]; ok {
		return english, true
	}
	for _, p := range patterns() {
		if values := p.says.FindStringSubmatch(said); values != nil {
			args := make([]any, len(values)-1)
			for i, v := range values[1:] {
				args[i] = v
			}
			return fmt.Sprintf(p.english, args...), true
		}
	}
	return "", false
}

// A pattern is a row of the catalogue that has values in it.
type pattern struct {
	says    *regexp.Regexp
	english string
}

var patterns = sync.OnceValue(func() (all []pattern) {
	for _, row := range englishOf {
		says := strings.ReplaceAll(regexp.QuoteMeta(row[0]), `%s`, `(.+?)`)
		all = append(all, pattern{regexp.MustCompile(`(?s)^` + says + `$`), row[1]})
	}
	return all
})

// englishOf are the sentences with values, each %s in the order of the Chinese.
var englishOf = [][2]string{
	{"哪一种：%s", "which kind: %s"},
	{"数据库 %s 不见了或是空的，备份还在：%s。请把原来的文件（连同 -wal、-shm）放回原处，或 liaison restore %s；要从头开始，先把备份移到别处。", "The database %s is gone or empty, its backups are there: %s. Put the old file back (with -wal and -shm), or liaison restore %s; to begin anew, move the backups elsewhere first."},
	{"没有数据库：%s。请先用 liaison import 导入名册，或用 --db、LIAISON_DB 指定数据库。", "There is no database %s. Import a roster first (liaison import), or name the file with --db or LIAISON_DB."},
	{"文件打不开：没有 %s，请看文件名和目录对不对", "Cannot open the file: there is no %s; check the name and the directory."},
	{"文件打不开：没有权限用 %s", "Cannot open the file: no permission to use %s."},
	{"文件打不开：%s 是目录，不是文件", "Cannot open the file: %s is a directory."},
	{"文件打不开：%s", "Cannot open the file: %s"},
	{"文件写不了：没有 %s，请看文件名和目录对不对", "Cannot write the file: there is no %s; check the name and the directory."},
	{"文件写不了：没有权限用 %s", "Cannot write the file: no permission to use %s."},
	{"文件写不了：%s 已经有了", "Cannot write the file: %s exists."},
	{"文件写不了：%s 是目录，不是文件", "Cannot write the file: %s is a directory."},
	{"文件写不了：%s 的上一级不是目录", "Cannot write the file: the parent of %s is no directory."},
	{"文件写不了：磁盘满了，放不下 %s", "Cannot write the file: the disk is full, there is no room for %s."},
	{"文件写不了：%s", "Cannot write the file: %s"},
	{"%s 已经有了，没有写。要换掉它请加 --force。", "%s exists; nothing was written. Add --force to replace it."},
	{"文件 %s 已经有了，没有动它。请换个名字，或先移走它。", "The file %s exists and was left alone. Choose another name, or move it away first."},
	{"这份备份不能用，没有改动任何内容。请换一份。（%s）", "This backup cannot be used; nothing was changed. Use another one. (%s)"},
	{"名册里没有叫“%s”的所、科室或联系点。", "The roster has no station, section or point called “%s”."},
	{"名册里没有叫“%s”的党支部、联系点、所或科室，或者它不止一个党支部。", "The roster has no branch, point, station or section called “%s”, or it has more than one branch."},
	{"名册里没有“%s”。您是说 %s？", "The roster has no “%s”. Did you mean %s?"},
	{"名册里没有“%s”。", "The roster has no “%s”."},
	{"--from %s 在 --to %s 之后。", "--from %s is after --to %s."},
	{"“%s”不是日期，应如 2026-04-15。", "“%s” is no day; write it like 2026-04-15."},
	{"“%s”不是时间，应如 “2026-04-15 17:30”。", "“%s” is no time; write it like “2026-04-15 17:30”."},
	{"“%s”不是年份，应如 2026。", "“%s” is no year; write it like 2026."},
	{"第 %s 行不是 JSON：%s", "Line %s is not JSON: %s"},
	{"名册有 %s 处错误，没有改动任何内容。", "Faults in the roster: %s; nothing was changed."},
	{"数字表有 %s 处错误，没有改动任何内容。", "Faults in the table of figures: %s; nothing was changed."},
	{"放假通知有 %s 处错误，没有改动任何内容。", "Faults in the notice: %s; nothing was changed."},
	{"“%s”不是管理员，不能导入。", "“%s” is no admin and cannot import."},
	{"没有能写进%s的记录 %s。", "No record %[2]s can stand in %[1]s."},
	{"没有可以写进%s的内容。", "There is nothing to write into %s."},
	{"%s是一个党支部的，请用 --org 写明是哪个。", "%s is about one branch; name it with --org."},
	{"%s是一条记录的，请用 --number 写明编号。", "%s is about one record; give its number with --number."},
	{"%s是一年的，请改一下日期。", "%s is about one year; change the days."},
	{"%s是一个月的，请改一下日期。", "%s is about one month; change the days."},
	{"没有搁下的 %s。用 liaison aside 看有哪些。", "Nothing called %s is set aside. liaison aside lists what is."},
	{"有 %s 处要处理。", "%s findings to deal with."},
	{"serve 没有应答（%s）：它在运行吗？（%s）", "serve does not answer at %s: is it running? (%s)"},
	{"serve 在运行，但有事要处理：\n%s", "serve is running, but something needs attention:\n%s"},
	{"--webhook %s 不行，应是 Telegram 连得到的 https 网址，如 https://bot.example.gov.cn/telegram。", "--webhook %s will not do; it must be an https address Telegram can reach, like https://bot.example.gov.cn/telegram."},
	{"%s %s 用不了，多半已被别的程序占用，或地址写错了。（%s）", "%s %s cannot be used; another program probably has it, or the address is wrong. (%s)"},
	{"设置文件第 %s 行“%s”不是认识的设置，应如 LIAISON_DB=文件", "line %s of the settings file: “%s” is no setting; write it like LIAISON_DB=FILE"},
	{"这个文件读不了：%s。没有改动任何内容。", "This file cannot be read: %s. Nothing was changed."},
	{"演示页只能开在本机（127.0.0.1 或 localhost），不能是 %s", "The demo page is for this machine only (127.0.0.1 or localhost), not %s"},
	{"%s 用不了，多半已被别的程序占用。请换一个端口，例如 --addr 127.0.0.1:8081", "%s cannot be used; another program probably has it. Choose another port, such as --addr 127.0.0.1:8081"},
	{"看不懂地址 %s，应如 127.0.0.1:8080", "%s is no address; write it like 127.0.0.1:8080"},
	{"%s 到 %s 的端口都被占用，请用 --addr 指定一个", "the ports %s to %s are all taken; name one with --addr"},
	{"%s 里已经有数据，没有动它。请给一个空的数据库。", "%s has data already and was left alone. Give an empty database."},
	{"%s 不是演示的数据库，没有动它。--keep 只用演示自己建的文件；请换一个名字。", "%s is no database of the demo and was left alone. --keep works only on a file the demo made; choose another name."},
}

// english are the sentences without values: errors, and the help of every command,
// argument and flag.
var english = map[string]string{
	DatabaseNewer:    "The database was written by a newer program and is left alone. Use that newer program.",
	DatabaseLocked:   "Another program holds the database. Wait for it, or stop it, and try again.",
	DatabaseReadOnly: "The database cannot be written. Check the permissions of the file and its directory, and whether the disk is read-only.",
	DatabaseGone:     "The database file was deleted, moved or replaced while the program ran, so it has stopped. Put the file back with its -wal and -shm, or restore a backup, and start again.",
	DatabaseDamaged:  "The database is damaged, or is none of this program. Restore a backup.",
	UpgradeFailed:    "The database could not be upgraded; it is as it was. Go back to the older program and report the reason below.",
	DiskFull:         "The disk is full. Make room and try again; nothing was lost.",
	TokenMissing:     "TELEGRAM_BOT_TOKEN is not set. Ask @BotFather for the bot's token and set the variable.",
	TokenMalformed:   "TELEGRAM_BOT_TOKEN is malformed; it looks like 123456:ABC….",
	AppIncomplete:    "钉钉 is set up by halves: it takes LIAISON_DINGTALK_ID, DINGTALK_CLIENT_SECRET and LIAISON_DINGTALK_TEMPLATE.",
	AppRefused:       "钉钉 does not know this app. Check client id and client secret.",
	TokenRefused:     "Telegram refuses this token. Check it, or ask @BotFather for a new one.",
	NoSentence:       "Write a sentence, or give a file with --file.",
	EmptyDatabase:    "The name of the database is empty: --db or LIAISON_DB must name a file.",
	WhichAdmin:       "Name the admin who imports with --by.",
	OnlyAdmin:        "This is the only admin; without one nobody can manage the roster. Add and invite another first.",
	HealthIsOff:      "The health check is off (LIAISON_METRICS=off), so serve cannot be asked.",
	ServerLost:       "The database server cannot be reached. Check that it runs, the network, and LIAISON_DB.",
	ServerAccess:     "The database server refuses: check the user, password and database in LIAISON_DB, and what this user may do.",
	PasswordShown:    "A password on the command line can be seen by other accounts. Put it into the environment variable LIAISON_DB, a settings file, or ~/.pgpass.",
	BackupOnServer:   "The data is on a PostgreSQL server: whoever runs it makes the backups (pg_dump, or base backups with WAL archiving). liaison check looks at the archiving.",
	RestoreOnServer:  "The data is on a PostgreSQL server: restore with pg_restore or a base backup into an empty database, then change LIAISON_DB. See RELEASE.md.",
	MoveHow:          "Moving needs two ends: --from the old database and --to (or LIAISON_MOVE_TO) an empty new one.",
	RemindHow:        "Give --at TIME, or --from DAY --to DAY.",

	"联系点助手：一句话记走访，问题跟到销号。":                 "Logs visits to liaison points from one sentence and follows problems until they are closed.",
	"数据库文件，或 postgres://用户@主机/库":           "database file, or postgres://user@host/database",
	"把数据库文件搬到空的 PostgreSQL，或搬回文件；先停 serve": "move a database file into an empty PostgreSQL database, or back; stop serve first",
	"原来的数据库：文件，或 postgres://用户@主机/库":       "the database to move: a file, or postgres://user@host/database",
	"搬到哪里：空的 postgres://用户@主机/库，或还没有的文件":   "where to: an empty postgres://user@host/database, or a file that does not exist",
	"数据库": "database",
	"设置文件：一行一个“环境变量名=值”": "settings file, one NAME=value a line",
	"显示版本": "show the version",
	"命令行上已有的词，最后一个还没写完":                                           "words on the command line so far",
	"给命令行补全用：下一个词可以是什么":                                           "for shell completion: what may stand next",
	"在浏览器里试用：临时数据库，虚构单位":                                          "try it in the browser: temporary database, made-up bureau",
	"接上 Telegram、钉钉运行（TELEGRAM_BOT_TOKEN、DINGTALK_CLIENT_SECRET）": "run on Telegram (TELEGRAM_BOT_TOKEN), on 钉钉 (DINGTALK_CLIENT_SECRET) or on both",
	"导入名册（csv 或 xlsx）":                                            "import the roster (csv or xlsx)",
	"导入往年的记录和数字（csv 或 xlsx）":                                      "import records and figures of past years (csv or xlsx)",
	"给名册里的一个人发邀请":                                                 "invite one person of the roster",
	"列出人员：姓名、角色、单位、是否收得到":                                         "list people: name, role, unit, whether they can be reached",
	"假日：今年、明年按什么算；导入放假通知":                                         "holidays: how this year and the next are reckoned; import a notice",
	"逐行列出记录（JSON）":                                                "list records, one JSON a line",
	"把一段日子的总结写成 Word，公文格式":                                        "write the summary of a period as Word, in the official layout",
	"总结的版式：换成本单位的 .docx，或回到标准":                                    "layout of the summary: your own .docx, or back to the standard",
	"出一份文书（Word）：记录本、会议记录、交办单、问题清单、名册等":                           "write a document (Word): record book, minutes, assignment slip, list of problems, roster and so on",
	"把一段日子的台账写成 Excel：走访、问题、组织生活、活动、指标汇总":                         "write the ledger of a period as Excel: visits, problems, branch meetings, activities, totals",
	"把上级的表（xlsx）里的 {{走访次数}} 换成数，公式和格式不动":                          "fill a form (xlsx): each {{走访次数}} becomes its number, formulas and formats stay",
	"把一个人要办的事和到期的日子写成日历文件（.ics）":                                  "write what a person has to do and by when as a calendar (.ics)",
	"看某个时间、某段日子会提醒谁什么（--dry-run 只看）":                              "show whom reminders of a time or period would tell what (--dry-run only looks)",
	"读一句话，看读出什么（JSON）":                                            "read one sentence and print what was read (JSON)",
	"检查数据库、设置、token、时间、磁盘，说该怎么办":                                  "check database, settings, token, clock and disk, and say what to do",
	"删除一个人的个人信息，记录留下（先看，再加 --yes）":                                "delete a person's personal data; records stay (look first, then add --yes)",
	"没处理成、没发成的：列出、重试、放弃":                                          "what could not be handled or sent: list, retry, drop",
	"备份数据库，运行中也可以":                                                "back up the database, also while serve runs",
	"用一份备份换下数据库，先停 serve":                                         "replace the database by a backup; stop serve first",

	"列出没处理成、没发成的，和原因": "list what could not be handled or sent, and why",
	"看一条的全文和原因":       "show one in full, and why",
	"再试一次":            "try again",
	"放弃，记入日志":         "give it up; the log notes it",
	"第一列的名字":          "name in the first column",
	"第一列的名字，或 all":    "name in the first column, or all",
	"备份到哪个文件；不写就在备份目录里按时间起名":                     "file of the backup; by default named after the time, in the directory of backups",
	"备份文件；- 是标准输入":                               "backup file; - is standard input",
	"今年、明年按什么算，各月工作日":                            "how this year and the next are reckoned, workdays of each month",
	"导入放假通知（JSON，每天一行：date、name、off）":            "import a notice of holidays (JSON, one day a line: date, name, off)",
	"放假通知的文件":                                    "file of the notice",
	"只看会改什么，不导入":                                 "only show what would change",
	"不连 Telegram，也不连钉钉":                          "call neither Telegram nor 钉钉",
	"只问正在运行的 serve 好不好（/healthz），给容器和监视程序用":      "only ask the running serve how it is (/healthz), for containers and monitors",
	"页面的地址，只能是本机；不写就用 127.0.0.1:8080 或其后第一个空闲端口": "address of the page, on this machine only; by default 127.0.0.1:8080 or the next free port",
	"数据留在这个文件里，下次接着用；只认演示自己建的文件":                 "keep the data in this file and go on with it next time; only a file the demo made",
	"哪个党支部（记录本、计划要写）；其他的只要一个所、科室、联系点或党组织的":       "which branch (record book and plan need one); of others, only one station, section, point or organisation",
	"哪一年":  "which year",
	"从哪天起": "first day",
	"到哪天止": "last day",
	"哪一条记录的编号（会议记录、交办单要写；走访记录表不写就是空表）": "number of the record (minutes and assignment slip need one; without one the visit form is empty)",
	"写到哪个文件（.docx）": "output file (.docx)",
	"写到哪个文件（.ics）":  "output file (.ics)",
	"写到哪个文件（.xlsx）": "output file (.xlsx)",
	"文件已经有了也写，换掉它":  "replace the file if it exists",
	"名册里的姓名":        "name in the roster",
	"数字表：日期、联系点、类型、标题、指标、数值、口径":           "table of figures with the columns 日期 联系点 类型 标题 指标 数值 口径",
	"哪位管理员导入的；只有一位时不用写":                   "the admin who imports; needless where there is only one",
	"上级的表（.xlsx），格子里写着 {{走访次数}} 这样的名字":    "the form (.xlsx), whose cells hold names like {{走访次数}}",
	"真的删；不加只看会怎样":                         "really delete; without it, only show what would happen",
	"名册文件；- 是标准输入":                        "roster file; - is standard input",
	"导入后停用文件里缺少的（第二步：先不带它看一遍）":            "after the import, deactivate what the file lacks (second step: look without it first)",
	"哪一种：走访、问题、组织生活、活动、指标汇总；all 是全部，各一张表": "走访 visits, 问题 problems, 组织生活 branch meetings, 活动 activities, 指标汇总 totals; all: each on a sheet of its own",
	"只要一个所、科室或联系点的":                       "only of one station, section or point",
	"指标汇总按什么分列：所、点位":                      "columns of the totals: by 所 (station) or 点位 (point)",
	"按这个名册文件读，不用数据库":                      "read with this roster file instead of the database",
	"谁说的":         "who says it",
	"什么时候说的，默认现在": "when it is said; by default now",
	"也打印依据：每一小段读成了什么，另一种读法是什么":                  "also print why: what each piece was read as, and the other reading",
	"逐行读 JSON：{\"id\",\"by\",\"text\"}；- 是标准输入": "read JSON lines {\"id\",\"by\",\"text\"}; - is standard input",
	"一句话": "one sentence",
	"看（或现在就安排）这个时间的提醒": "show (or queue now) the reminders of this time",
	"只看，不放进发件箱":        "only look, queue nothing",
	"预演从哪天起":           "first day to rehearse",
	"预演到哪天止":           "last day to rehearse",
	"一条一行 JSON":        "one JSON a line",
	"附上每个数字背后的记录":      "append the records behind each number",
	"这一次照哪个 .docx 的版式；不写就用本单位的或标准版式":                     "layout of this one (.docx); by default your own, or the standard",
	"以后的总结照哪个 .docx 的版式；不写就说现在用的是什么":                     "layout of summaries from now on (.docx); without one, say which is in use",
	"回到标准版式（GB/T 9704-2012）":                             "back to the standard layout (GB/T 9704-2012)",
	"把语音变成文字的本地命令：标准输入是语音文件（ogg/opus），打印文字；不写就请人用键盘的麦克风": "local command that turns speech into text: audio (ogg/opus) on standard input, text on standard output; without one, people are told to dictate with their keyboard",
	"存着 token 的文件；不写就用环境变量 TELEGRAM_BOT_TOKEN":           "file with the token; by default the environment variable TELEGRAM_BOT_TOKEN",
	"Bot API 服务器": "Bot API server",
	"Telegram 把消息送到这个 https 网址；不写就自己去取":                      "https address to which Telegram brings updates; by default they are polled",
	"在哪里收送来的消息，前面要有管证书的反向代理":                                 "where brought updates are received, behind a reverse proxy that does TLS",
	"钉钉应用的 Client ID；不写就不接钉钉":                                "client id of the app on 钉钉 (DingTalk); without one 钉钉 is not served",
	"存着钉钉 Client Secret 的文件；不写就用环境变量 DINGTALK_CLIENT_SECRET": "file with the client secret of 钉钉; by default the environment variable DINGTALK_CLIENT_SECRET",
	"卡片模板的 ID，导入模板时钉钉给的，以 .schema 结尾":                        "id of the card template, which 钉钉 gives when it is imported; it ends in .schema",
	"机器人的 RobotCode；不写就和 Client ID 一样":                       "robot code; by default the client id",
	"机器人在钉钉里叫什么，邀请里写":                                        "what the robot is called on 钉钉, for invitations",
	"一个月有几次调用；标准版 5000":                                      "calls in a month; 5000 in the free edition",
	"一个月能收几条；标准版 3000":                                       "messages in a month; 3000 in the free edition",
	"一秒几次调用；标准版 20":                                          "calls a second; 20 in the free edition",
	"钉钉的服务器":                                                 "server of 钉钉",
	"钉钉的旧服务器，上传文件用":                                          "older server of 钉钉, which takes files",
	"健康（/healthz）和指标（/metrics）的地址；off 就不开":                   "address of /healthz and /metrics; off for none",
	"备份的目录；不写就是数据库旁边的 backups":                               "directory of backups; by default backups beside the database",
	"留几份备份":          "how many backups to keep",
	"日志留几天；0 一直留":    "days to keep the log; 0: for ever",
	"办完的记录留几年；0 一直留": "years to keep finished records; 0: for ever",

	"编号": "ID", "次": "N", "条": "N",
	"命令": "COMMAND", "文件": "FILE", "网址": "URL", "地址:端口": "ADDRESS:PORT", "目录": "DIR", "份": "N", "天": "DAYS", "年": "YEARS",
	"名字": "NAME", "姓名": "NAME", "名称": "NAME", "种类": "KIND", "所": "所",
}
