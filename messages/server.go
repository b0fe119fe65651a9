package messages

import (
	"fmt"
	"time"

	"liaison/store"
)

// What is said of a database on a PostgreSQL server.
const (
	ServerLost   = "连不上数据库服务器。请看它在不在运行、网络通不通、LIAISON_DB 写得对不对。"
	ServerAccess = "数据库服务器不让进：请核对 LIAISON_DB 里的用户名、口令、数据库名，和这个用户的权限。"
	// PasswordShown refuses a password that stands in the list of processes.
	PasswordShown = "口令不能写在命令行里：别的账号看得到。请写在环境变量 LIAISON_DB、设置文件，或 ~/.pgpass 里。"
	// BackupOnServer says who makes the backups.
	BackupOnServer = "数据在 PostgreSQL 服务器上，由管服务器的人备份（pg_dump，或基础备份加 WAL 归档），这里不另做。liaison check 看归档通不通。"
	// RestoreOnServer says how a backup is put back.
	RestoreOnServer = "数据在 PostgreSQL 服务器上：用 pg_restore 或基础备份恢复到一个空的数据库，再改 LIAISON_DB。见 RELEASE.md。"
)

// CheckServer says of what kind the server is and how large the database.
func CheckServer(place string, s *store.ServerState, fault string) Finding {
	switch {
	case fault != "":
		return Finding{Says: "数据库 " + place + " 用不了：" + fault, Do: "核对 LIAISON_DB，看数据库服务器在不在运行"}
	case s.ReadOnly:
		return Finding{Says: "数据库 " + place + " 是只读的备机", Do: "LIAISON_DB 要指向主机"}
	case s.Version == 0:
		return Finding{Says: "还没有数据库 " + place, Do: "用 liaison import 名册文件 建立，或用 liaison move 从数据库文件搬来", Mild: true}
	}
	return Finding{Says: fmt.Sprintf("数据库 %s 连得上（PostgreSQL %s，%s）", place, s.Server, Bytes(s.Size))}
}

// CheckArchive says whether what is written is kept elsewhere too.
func CheckArchive(s *store.ServerState, now time.Time) Finding {
	switch {
	case !s.Archiving:
		return Finding{Says: "WAL 归档没有开", Do: "开 archive_mode 并做基础备份，或每天 pg_dump：见 RELEASE.md", Mild: true}
	case !s.Failed.IsZero():
		return Finding{Says: "WAL 归档从 " + moment(s.Failed.In(now.Location())) + " 起不成", Do: "看 PostgreSQL 的日志和 archive_command"}
	case s.Archived.IsZero():
		return Finding{Says: "WAL 归档开了，还没有归档过", Mild: true, Do: "过一阵再看；一直没有，就看 PostgreSQL 的日志"}
	}
	return Finding{Says: "WAL 归档正常，最近一次 " + moment(s.Archived.In(now.Location()))}
}

// oldBase is how old the newest base backup may be.
const oldBase = 8 * 24 * time.Hour

// CheckBase says how old the newest base backup is.
func CheckBase(s *store.ServerState, now time.Time) Finding {
	switch {
	case s.BaseBackup.IsZero():
		return Finding{Says: "看不出最近的基础备份", Do: "请管服务器的人看一下；用 pg_dump 的，看最近一份的日期", Mild: true}
	case now.Sub(s.BaseBackup) > oldBase:
		return Finding{Says: "最近的基础备份是 " + moment(s.BaseBackup.In(now.Location())), Do: "再做一份（pg_basebackup）"}
	}
	return Finding{Says: "最近的基础备份是 " + moment(s.BaseBackup.In(now.Location()))}
}

// CheckServerClock says whether the clocks of this machine and of the server agree.
func CheckServerClock(now, theirs time.Time) Finding {
	if off := now.Sub(theirs); off.Abs() > 30*time.Second {
		return Finding{Says: fmt.Sprintf("本机时间和数据库服务器差 %s", off.Abs().Round(time.Second)), Do: "校准两边的系统时间（如 " + SetClock + "）"}
	}
	return Finding{Says: "本机时间和数据库服务器一致"}
}

// MovedTo says what was moved, and that all of it was compared.
func MovedTo(place string, m *store.Moved) string {
	return fmt.Sprintf("已搬到 %s：%d 张表 %d 行，逐行核对一致；记录 %d 条，最后一条是 #%d。\n原来的没有动。请把 LIAISON_DB 改成新的，再启动 serve；旧的不要再启动。",
		place, m.Tables, m.Rows, m.Records, m.Newest)
}

// MoveNotEmpty says that something is in the way.
func MoveNotEmpty(place string) string {
	return place + " 里已经有数据，没有动它。请给一个空的数据库。"
}

// MoveHow says what move needs.
const MoveHow = "搬家要两头：--from 原来的数据库，--to（或环境变量 LIAISON_MOVE_TO）空的新数据库，两个不能一样。"
