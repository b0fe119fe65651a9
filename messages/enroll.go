package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Joining and leaving.
const (
	JoinButton      = "🙋 申请加入"
	WordJoin        = "申请加入"
	Unknown         = "您还不在名单里。请联系局党建办管理员，或点下面申请加入。"
	Asked           = "已转告管理员，通过后会告诉您。"
	AlreadyAsked    = "您的申请管理员已经看到了，请稍等。"
	YouWereRefused  = "管理员没有通过这次申请。如有疑问，请直接联系局党建办。"
	NotMe           = "好的。请把邀请链接退回给管理员，让他核对一下。"
	Stopped         = "已停用，不会再给您发消息。您的记录都还在。想回来，请向管理员要一个新邀请，或点下面申请加入。"
	NotJoined       = "您还没有加入，或已经停用"
	MovedAway       = "您的身份刚刚在另一个聊天里加入，这里不再使用。如果不是您本人，请马上告诉管理员。"
	LastAdmin       = "您是唯一的管理员，停用后就没人能管理了。请先请另一位管理员加入。"
	SeesLess        = "您的职责或联系点刚有变动，变动前要的内容没有再发给您。您报上来的都还在；还需要看什么，请再问一次。"
	RequestAnswered = "这份申请已经有人处理了。"
)

// What the buttons of these cards do.
const (
	DoYes     = "yes" // yes:<hash of the invitation>
	DoNotMe   = "notme"
	DoInvite  = "inv"
	DoPeople  = "ppl"
	DoAssign  = "who"
	DoRequest = "wish"
	DoRefuse  = "refuse"
)

// IsItYou asks the person an invitation is for.
func IsItYou(d *bureau.Directory, p *bureau.Person, hash string) chat.Face {
	return chat.Face{Text: fmt.Sprintf("您是%s吗？", whoIs(d, p)), Buttons: [][]chat.Button{
		{{Words: "✅ 是我", Do: DoYes + ":" + hash}, {Words: "不是", Do: DoNotMe}}}}
}

// whoIs names a person with unit and role: 城东所 城东所干事甲（工作人员）.
func whoIs(d *bureau.Directory, p *bureau.Person) string {
	place := placeOf(d, p)
	if strings.HasPrefix(p.Name, place) {
		place = "" // 城东所 城东所干事甲 would say it twice
	}
	return strings.TrimSpace(place+" "+p.Name) + inBrackets(rolesOf(p))
}

// placeOf is the unit or the 党组织 of a person.
func placeOf(d *bureau.Directory, p *bureau.Person) string {
	for _, post := range p.Posts {
		if name := d.UnitName(post.Unit) + d.OrgName(post.Org); name != "" {
			return name
		}
	}
	return ""
}

// rolesOf lists a person's roles.
func rolesOf(p *bureau.Person) string {
	var roles []string
	for _, r := range bureau.Roles {
		if p.Is(r) {
			roles = append(roles, string(r))
		}
	}
	return strings.Join(roles, "、")
}

// YouAreAnother tells a person that an invitation is for somebody else.
func YouAreAnother(me, p *bureau.Person) string {
	return fmt.Sprintf("这是给%s的邀请，您已经作为%s加入了。", p.Name, me.Name)
}

// InviteFault says why an invitation cannot be used.
func InviteFault(f bureau.InviteFault) string {
	switch f {
	case bureau.InviteExpired:
		return "这个邀请已过期（72 小时内有效）。请向管理员要一个新的。"
	case bureau.InviteUsed:
		return "这个邀请已经用过了。如果不是您本人用的，请马上告诉管理员。"
	}
	return "这个邀请无效。请核对链接，或向管理员要一个新的。"
}

// TooManyCodes says that no invitation is looked at for a while.
const TooManyCodes = "邀请一直不对，1 小时内不再核对。请向管理员要一个新的，过后再点。"

// AuditGuessed is the line of the log about it.
const AuditGuessed = "邀请码猜错"

// SomebodyGuesses tells an admin that a chat sent n wrong invitations.
func SomebodyGuesses(name string, n int) string {
	return fmt.Sprintf("🔐 有人（自称“%s”）一小时内 %d 次用了不对的邀请，已停止核对 1 小时。邀请猜不出来，不用处理；要是您邀请的人，请另发一个新邀请。", name, n)
}

// Joined stands on the invitation's card afterwards.
func Joined(p *bureau.Person) string { return "✅ 已加入：" + p.Name }

// Welcome is the first message: what the bot is for, one example, and what must
// never be written.
func Welcome(p *bureau.Person) string {
	return p.Name + "，您好！我是联系点助手。\n" + shortest(p) + "\n说一句话，点一下就记好，随时能改。\n⚠️ 请勿发涉密和工作秘密；电话、证件号、人名会自动隐去。\n/help 看说明，/stop 随时停用。"
}

// WelcomeBack greets somebody who joined already.
func WelcomeBack(p *bureau.Person) string { return p.Name + "，您好！\n" + shortest(p) }

// shortest is the shortest example of a role.
func shortest(p *bureau.Person) string { return "例：" + strings.TrimPrefix(HintOf(p), "例：") }

// Services are what people call the services of the channels.
var Services = map[string]string{"telegram": "Telegram", "dingtalk": "钉钉"}

// Ways are how a person can follow an invitation.
type Ways struct {
	Code, Bot       string // of a link; no Bot: its name is not known yet, or there is none
	Digits, TypedOn string // to be typed on a channel; "": on none
	Robot           string // what it is called there
}

// Invite makes a person's invitation.
func Invite(tx *store.Tx, person int64) (w Ways, err error) {
	if w.Code, err = bureau.Invite(tx, person); err != nil {
		return w, err
	}
	if w.Digits, err = bureau.InviteTyped(tx, person); err != nil {
		return w, err
	}
	for _, s := range []struct {
		to   *string
		name string
	}{{&w.Bot, store.BotName}, {&w.TypedOn, bureau.TypedOn}, {&w.Robot, store.RobotName}} {
		if *s.to, err = store.Setting(tx, s.name); err != nil {
			return w, err
		}
	}
	return w, nil
}

// Invitation is what an admin passes on to a person.
func Invitation(d *bureau.Directory, p *bureau.Person, w Ways) string {
	link := "请对方在机器人里发：/start " + w.Code
	if w.Bot != "" {
		link = fmt.Sprintf("https://t.me/%s?start=%s", w.Bot, w.Code)
	}
	if w.Digits != "" {
		typed := fmt.Sprintf("在%s里搜“%s”，把这 8 位数字发给它：%s %s", Services[w.TypedOn], cmp.Or(w.Robot, "联系点助手"), w.Digits[:4], w.Digits[4:])
		if w.Bot == "" {
			link = typed
		} else {
			link += "\n或者" + typed
		}
	}
	note := ""
	if p.Chat != 0 {
		note = "\n注意：他已经加入；用了这个邀请，就换到新的聊天。"
	}
	return fmt.Sprintf("🔗 给%s的邀请，请转发本人：\n%s\n只能用一次，72 小时内有效。%s", whoIs(d, p), link, note)
}

// IsUnreachable tells an admin that messages no longer reach a person.
func IsUnreachable(p *bureau.Person) string {
	return fmt.Sprintf("%s停了机器人的消息，以后不再给他发。他回来时会自动恢复。", p.Name)
}

// RequestCard shows an admin a stranger who wants to join, and who it may be.
func RequestCard(d *bureau.Directory, r *bureau.Request, people []*bureau.Person, offset int) chat.Face {
	text := fmt.Sprintf("🙋 有人申请加入，自称“%s”。\n是名单里的哪一位？", orNothing(r.Name))
	if len(people) == 0 {
		text = fmt.Sprintf("🙋 有人申请加入，自称“%s”。\n名单里没有未加入的人；要加人请先导入名册。", orNothing(r.Name))
	}
	var buttons []chat.Button
	for _, p := range window(people, offset) {
		buttons = append(buttons, chat.Button{Words: p.Name, Do: fmt.Sprintf("%s:%d", DoAssign, p.ID)})
	}
	last := append(leaf(len(people), offset, func(to int) string { return fmt.Sprintf("%s:%d", DoRequest, to) }), chat.Button{Words: "🚫 不通过", Do: DoRefuse})
	return chat.Face{Text: text, Buttons: append(rows(buttons, 2), last)}
}

// RequestAccepted and RequestRefused stand on the card afterwards.
func RequestAccepted(r *bureau.Request, p *bureau.Person) string {
	return fmt.Sprintf("✅ “%s”已作为 %s 加入。", r.Name, p.Name)
}

// RequestRefused says that a stranger was turned down.
func RequestRefused(r *bureau.Request) string {
	return fmt.Sprintf("🚫 “%s”的申请没有通过。", r.Name)
}

// pageSize is how many people or points a card offers.
const pageSize = 6

// window is the page of a list.
func window[V any](list []V, offset int) []V {
	offset = min(max(offset, 0), len(list))
	return list[offset:min(offset+pageSize, len(list))]
}

// leaf are the buttons to the pages before and after.
func leaf(total, offset int, do func(to int) string) (buttons []chat.Button) {
	return leafBy(pageSize, total, offset, do)
}

// leafBy is leaf for pages of another size.
func leafBy(size, total, offset int, do func(to int) string) (buttons []chat.Button) {
	if offset > 0 {
		buttons = append(buttons, chat.Button{Words: Less, Do: do(max(0, offset-size))})
	}
	if offset+size < total {
		buttons = append(buttons, chat.Button{Words: More, Do: do(offset + size)})
	}
	return buttons
}

// PeopleList shows people in fixed order; what says what a tap on a name does.
func PeopleList(d *bureau.Directory, people []*bureau.Person, offset int, what string) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "👥 人员 · 共 %d 人\n", len(people))
	if what == DoInvite {
		b.Reset()
		b.WriteString("🔗 邀请谁？（只列未加入的人员）\n")
		if len(people) == 0 {
			b.WriteString("名单里的人都已加入。")
		}
	}
	var buttons []chat.Button
	for _, p := range window(people, offset) {
		if what == DoInvite {
			buttons = append(buttons, chat.Button{Words: p.Name, Do: fmt.Sprintf("%s:%d", DoInvite, p.ID)})
			continue
		}
		fmt.Fprintf(&b, "%s　%s　%s\n", p.Name, strings.TrimSpace(placeOf(d, p)+" "+rolesOf(p)), reach(p))
	}
	turn := leaf(len(people), offset, func(to int) string { return strings.TrimSuffix(fmt.Sprintf("%s:%d.%s", DoPeople, to, what), ".") })
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: append(rows(buttons, 2), rows(turn, 2)...)}
}

// reach says whether messages reach a person.
func reach(p *bureau.Person) string {
	switch {
	case p.Chat == 0:
		return "未加入"
	case !p.Reachable:
		return "收不到"
	}
	return "已加入"
}
