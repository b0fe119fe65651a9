package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
)

// What the buttons of the list of what was set aside do.
const (
	DoAside      = "as?" // as?:<ref>: show it; without one the list
	DoRetryAside = "as+" // as+:<ref>; all: each of them
	DoDropAside  = "as-" // as-:<ref>
)

// AllAside names everything that was set aside.
const AllAside = "all"

// asideShown is how many of them the list shows at once.
const asideShown = 6

// Words about what was set aside.
const (
	NothingAside = "没有搁下的消息。"
	AsideGone    = "这条已经处理过了。"
	AsideAgain   = "已重试"
	AsideDropped = "已放弃，记入日志"
)

// AsideKind says what a reference names: 收到的 a message or a tap, 要发的 a
// message, 卡片.
func AsideKind(ref string) string {
	switch {
	case strings.HasPrefix(ref, "u"):
		return "收到的"
	case strings.HasPrefix(ref, "m"):
		return "要发的"
	}
	return "卡片"
}

// ownerOf is the person of a chat, as far as the roster knows.
func ownerOf(d *bureau.Directory, a *chat.Aside) string {
	if p := d.PersonAt(a.Channel, a.Chat); p != nil {
		return p.Name
	}
	return "名单外"
}

// AsideList shows an admin what was set aside.
func AsideList(d *bureau.Directory, all []chat.Aside, total int) chat.Face {
	if len(all) == 0 {
		return chat.Face{Text: "🧺 " + NothingAside}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "🧺 搁下的 %d 条：试过几次都没成，内容都在。原因修好以后点重试，没有用的点开放弃。\n", total)
	var buttons []chat.Button
	for i := range all[:min(len(all), asideShown)] {
		a := &all[i]
		fmt.Fprintf(&b, "▸ %d　%s %s %s：%s\n", i+1, moment(a.At), ownerOf(d, a), AsideKind(a.Ref), clip(a.Text, 30))
		buttons = append(buttons, chat.Button{Words: fmt.Sprintf("看 %d", i+1), Do: DoAside + ":" + a.Ref})
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(buttons, 3), []chat.Button{{Words: "🔁 全部重试", Do: DoRetryAside + ":" + AllAside}})}
}

// AsideCard shows one of them with its error.
func AsideCard(d *bureau.Directory, a *chat.Aside) chat.Face {
	text := fmt.Sprintf("🧺 %s（%s）\n谁的：%s\n时间：%s，试过 %d 次\n内容：%s\n原因：%s", AsideKind(a.Ref), a.Ref, ownerOf(d, a), moment(a.At), a.Tries, clip(a.Text, 600), clip(a.Fault, 600))
	return chat.Face{Text: text, Buttons: [][]chat.Button{
		{{Words: "🔁 重试", Do: DoRetryAside + ":" + a.Ref}, {Words: "🗑 放弃", Do: DoDropAside + ":" + a.Ref}},
		{{Words: Return, Do: DoAside}},
	}}
}

// AsideRow is one of them for a table.
func AsideRow(d *bureau.Directory, a *chat.Aside) []string {
	return []string{a.Ref, moment(a.At), ownerOf(d, a), AsideKind(a.Ref), clip(a.Text, 40), clip(a.Fault, 80)}
}

// AsideWhole is one of them on the command line.
func AsideWhole(d *bureau.Directory, a *chat.Aside) string {
	return fmt.Sprintf("%s %s\n谁的：%s\n时间：%s，试过 %d 次\n内容：%s\n原因：%s", a.Ref, AsideKind(a.Ref), ownerOf(d, a), moment(a.At), a.Tries, a.Text, a.Fault)
}

// AsideSettled says what was done on the command line.
func AsideSettled(n int, retry bool) string {
	if retry {
		return fmt.Sprintf("重试 %d 条：serve 会马上再试，不成会再搁下。", n)
	}
	return fmt.Sprintf("放弃 %d 条，已记入日志。", n)
}

// NoSuchAside says that a reference names nothing any more.
func NoSuchAside(ref string) string {
	return "没有搁下的 " + ref + "。用 liaison aside 看有哪些。"
}
