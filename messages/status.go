package messages

import (
	"fmt"
	"strings"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
)

// Limits beyond which something is to be done.
const (
	slowInbox  = 10 * time.Minute // the oldest update
	slowOutbox = time.Hour        // the oldest message that could be sent
	quietPoll  = 10 * time.Minute // since Telegram answered
	oldBackup  = 48 * time.Hour
	fewBytes   = 256 << 20
)

// State is what /status tells.
type State struct {
	chat.Health
	Now            time.Time
	Size, Free     int64 // bytes; Free -1: nobody knows
	Joined, People int
	Gone           []*bureau.Person
	Strangers      int
}

// Status says how the program is doing, and what to do about it.
func Status(s State) string {
	var b strings.Builder
	trouble := s.troubles()
	if len(trouble) == 0 {
		b.WriteString("🩺 运行正常\n")
	} else {
		fmt.Fprintf(&b, "🩺 有 %d 处要处理\n", len(trouble))
	}
	for _, t := range trouble {
		b.WriteString("❗ " + t + "\n")
	}
	fmt.Fprintf(&b, "待处理 %d，待发送 %d\n已加入 %d 人（名单 %d 人）\n", s.Inbox, s.Outbox, s.Joined, s.People)
	if !s.Wait.IsZero() {
		fmt.Fprintf(&b, "Telegram 要求慢一点：有的消息要等到 %s 再发，到时自动发，不用处理\n", moment(s.Wait))
	}
	if !s.Polled.IsZero() {
		fmt.Fprintf(&b, "Telegram 最近一次回应：%s\n", moment(s.Polled))
	}
	for _, m := range s.Metered {
		b.WriteString(metered(&m) + "\n")
	}
	fmt.Fprintf(&b, "数据 %s", Bytes(s.Size))
	if s.Free >= 0 {
		fmt.Fprintf(&b, "，磁盘剩 %s", Bytes(s.Free))
	}
	b.WriteString("\n")
	if s.OnServer {
		b.WriteString("数据在 PostgreSQL 服务器上，由管服务器的人备份\n")
	} else if !s.Backup.IsZero() {
		fmt.Fprintf(&b, "最近的备份：%s\n", moment(s.Backup))
	}
	if s.Strangers > 0 {
		fmt.Fprintf(&b, "名单外的消息 %d 条（只计数，不保存）\n", s.Strangers)
	}
	return strings.TrimSpace(b.String())
}

// troubles are what the admin should see to, each with what to do.
func (s *State) troubles() (said []string) {
	add := func(when bool, words string) {
		if when {
			said = append(said, words)
		}
	}
	add(s.Aside > 0, fmt.Sprintf("有 %d 条没处理成，内容都在：发 /aside 看是哪些，重试或放弃", s.Aside))
	said = append(said, Unwell(s.Health, s.Polled, s.Now)...)
	add(!s.OldestSend.IsZero() && s.Now.Sub(s.OldestSend) > slowOutbox, fmt.Sprintf("有消息从 %s 起还没发出去：看服务器到 Telegram 的网络", moment(s.OldestSend)))
	for _, m := range s.Metered {
		add(m.Share() >= SpentWarning, spending(&m))
	}
	add(s.PolledFault != "", "Telegram 送不进来："+s.PolledFault+"。请看反向代理和证书")
	add(s.BackupFault != "", "最近一次备份没做成："+clip(s.BackupFault, 120)+"。"+BackupRemedy)
	add(!s.OnServer && s.BackupFault == "" && !s.Backup.IsZero() && s.Now.Sub(s.Backup) > oldBackup, "两天没有备份了：发 /backup 备份一次")
	add(!s.OnServer && s.BackupFault == "" && ahead(s.Backup, s.Now), "最近的备份记在 "+moment(s.Backup)+"，比现在还晚：请核对服务器的时间，再发 /backup 备份一次")
	add(s.Jumped.Recent(s.Now), ClockJumped(s.Jumped))
	add(s.Free >= 0 && s.Free < max(fewBytes, 2*s.Size), "磁盘只剩 "+Bytes(s.Free)+"：请腾出空间，满了就记不下新消息")
	for _, p := range s.Gone {
		add(true, p.Name+" 收不到消息（停了机器人）：要联系请打电话，本人再发一句就恢复")
	}
	return said
}

// SpentWarning is the share of a month's calls at which the admins are told.
const SpentWarning = 0.8

// metered says what a service counts, and when it was last heard.
func metered(m *chat.Metered) string {
	said := fmt.Sprintf("%s本月用了 %d 次调用（共 %d），收到 %d 条（共 %d）", Services[m.Channel], m.Used.Calls, m.Calls, m.Used.Messages, m.Messages)
	if !m.Polled.IsZero() {
		said += "，最近一次有动静：" + moment(m.Polled)
	}
	if !m.Wait.IsZero() {
		said += fmt.Sprintf("；要求慢一点，有的消息等到 %s 再发", moment(m.Wait))
	}
	return said
}

// spending says that a month's calls are nearly spent, or are.
func spending(m *chat.Metered) string {
	if m.Share() >= 1 {
		return Services[m.Channel] + "本月的额度用完了：有的消息要到下月，或加购以后才发；没发的都留着，急事请打电话"
	}
	return fmt.Sprintf("%s本月的额度用了 %d%%：不够请加购，用完后消息要等到下月", Services[m.Channel], int(100*m.Share()))
}

// Spent tells an admin, once a month, that a month's calls are nearly spent, and once that they are.
func Spent(m *chat.Metered) string { return "📉 " + spending(m) + "。\n" + metered(m) }

// ahead reports whether something was noted at a time that is still to come: the clock was
// wrong then, or is now.
func ahead(at, now time.Time) bool { return at.After(now.Add(store.JumpFrom)) }

// ClockJumped says that the clock of the machine jumped, and what to do.
func ClockJumped(j store.Jump) string {
	return fmt.Sprintf("服务器的时间突然从 %s 跳到 %s，现在按新的时间工作：请核对服务器的时间，不对就校准（"+SetClock+"）。"+
		"时间不对时记下的内容，请核对日期；这两天不清理旧资料", moment(j.At.Add(-j.By)), moment(j.At))
}

// SetClock is a command that sets the clock of a machine right.
const SetClock = "timedatectl set-ntp true"

// Unwell says what keeps the program from doing its work; polled is when
// Telegram last answered, the zero time where nobody asks.
func Unwell(h chat.Health, polled, now time.Time) (said []string) {
	if ahead(polled, now) {
		said = append(said, fmt.Sprintf("Telegram 最近一次回应记在 %s，比现在还晚：请核对服务器的时间", moment(polled.In(day.Shanghai))))
	}
	if !h.OldestUpdate.IsZero() && now.Sub(h.OldestUpdate) > slowInbox {
		said = append(said, fmt.Sprintf("有消息从 %s 起还没处理：看服务器的日志", moment(h.OldestUpdate)))
	}
	if !polled.IsZero() && now.Sub(polled) > quietPoll {
		said = append(said, fmt.Sprintf("Telegram 从 %s 起没有回应：看服务器的网络和代理", moment(polled.In(day.Shanghai))))
	}
	for _, m := range h.Metered {
		if !m.Polled.IsZero() && now.Sub(m.Polled) > quietPoll {
			said = append(said, fmt.Sprintf("%s从 %s 起没有动静：看服务器的网络和代理", Services[m.Channel], moment(m.Polled)))
		}
	}
	return said
}
