package messages

import (
	"fmt"
	"time"
)

// FileThere says that a file is in the way.
func FileThere(path string) string {
	return "文件 " + path + " 已经有了，没有动它。请换个名字，或先移走它。"
}

// BackupMade says where a backup is.
func BackupMade(path string, size int64) string {
	return fmt.Sprintf("已备份到 %s（%s，已核对）", path, Bytes(size))
}

// BackupDamaged says that a backup cannot be used.
func BackupDamaged(fault string) string {
	return "这份备份不能用，没有改动任何内容。请换一份。（" + fault + "）"
}

// WasThere says where the database is that was there before.
func WasThere(path string) string { return "原来的数据库没有删，改名为 " + path }

// Restored says what a restored database holds, and what to expect of it.
func Restored(records int, last time.Time) string {
	said := fmt.Sprintf("已恢复：%d 条记录", records)
	if !last.IsZero() {
		said += "，最近一条记于 " + moment(last)
	}
	return said + "。\n备份以后记的不在里面，请补录；备份时还没发出的消息会再发。现在可以启动 serve。"
}

// moment is a time with its day: 2026-04-15 17:30.
func moment(t time.Time) string { return t.Format("2006-01-02 15:04") }

// Bytes writes a size: 38.2 MB.
func Bytes(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%d KB", (n+1023)>>10)
}

// What the chat says about backups.
const (
	BackupBegun = "💾 正在备份，做好了告诉您。"
	// BackupRemedy is what to do when none is made.
	BackupRemedy = "请看备份目录能不能写、磁盘还有没有空间，再发 /backup 试一次。"
)

// BackupDone tells an admin of the backup they asked for. Where it is stands in
// its name only: it is never sent through the chat.
func BackupDone(name string, size int64) string {
	return fmt.Sprintf("💾 已备份并核对：%s（%s），在服务器的备份目录里。", name, Bytes(size))
}

// BackupFailed tells an admin that there is no backup.
func BackupFailed(fault string) string {
	return "❗ 备份没做成，原来的备份还在。" + BackupRemedy + "\n原因：" + clip(fault, 200)
}
