package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// Words about changes of the roster by sentence.
const (
	TitleStaff   = "名册变动"
	TitleInvites = "邀请"
	TakenName    = "已经有人、点位或单位叫这个名字了。"
	NoStaffPost  = "他不是科室、所的工作人员，请用名册文件改岗位。"
	AllJoined    = "名册里的人都加入了。"
)

// A StaffView is what a change of the roster is drawn from.
type StaffView struct {
	Act             string // add, move, stop, rename
	Person, Other   *bureau.Person
	Point           *bureau.Point
	Unit            *bureau.Unit
	Name            string
	Role            bureau.Role
	Problems, Plans int // what the person has in hand
}

// StaffTold is the change before it is made.
func StaffTold(d *bureau.Directory, v StaffView) Told {
	var lines []string
	switch {
	case v.Act == "add" && v.Unit != nil:
		lines = labelled("新增", v.Name+"　"+string(v.Role)+"　"+v.Unit.Name)
	case v.Act == "rename":
		lines = labelled("改名", staffName(v.Person, v.Point, v.Unit)+" → "+v.Name)
	case v.Person == nil:
	case v.Act == "move" && v.Unit != nil:
		lines = labelled("调岗", v.Person.Name+"："+placeOf(d, v.Person)+" → "+v.Unit.Name)
	case v.Act == "restore":
		lines = labelled("恢复", v.Person.Name+"（"+placeOf(d, v.Person)+"）")
	case v.Act == "stop":
		lines = labelled("停用", v.Person.Name+"（"+placeOf(d, v.Person)+"）")
	}
	if v.Problems+v.Plans > 0 && v.Act != "rename" {
		to := "退回主办单位，计划留给本人"
		if v.Other != nil {
			to = "交给 " + v.Other.Name
		}
		lines = append(lines, labelled("手上的事", fmt.Sprintf("在办问题 %d 件，计划 %d 个，%s", v.Problems, v.Plans, to))...)
	}
	return Told{Lines: lines}
}

func staffName(p *bureau.Person, point *bureau.Point, u *bureau.Unit) string {
	switch {
	case p != nil:
		return p.Name
	case point != nil:
		return point.Name
	case u != nil:
		return u.Name
	}
	return ""
}

// StaffChanged says what was changed.
func StaffChanged(act string, p *bureau.Person, point *bureau.Point, u *bureau.Unit, name string) string {
	switch act {
	case "add":
		first, _, several := strings.Cut(name, "、")
		if several {
			return "✅ 已新增 " + name + "（" + u.Name + "）。发“邀请 " + first + "”给一个人链接，发“全部邀请”给所有没加入的人。"
		}
		return "✅ 已新增 " + name + "（" + u.Name + "）。发“邀请 " + name + "”给他链接。"
	case "rename":
		return "✅ " + staffName(p, point, u) + " 改名为 " + name
	case "move":
		return "✅ " + p.Name + " 调到 " + u.Name
	case "restore":
		return "✅ 已恢复 " + p.Name + "。发“邀请 " + p.Name + "”给他链接，他点开才能再用。"
	}
	return "✅ 已停用 " + staffName(p, nil, nil)
}

// WhereTheyAre tells of which units somebody is.
func WhereTheyAre(d *bureau.Directory, p *bureau.Person) string {
	var posts []string
	for _, post := range p.Posts {
		if place := cmp.Or(d.UnitName(post.Unit), d.OrgName(post.Org)); place != "" {
			posts = append(posts, place+" "+string(post.Role))
		}
	}
	return "👤 " + p.Name + "：" + cmp.Or(strings.Join(posts, "、"), "还没有岗位")
}

// WhoLeft names who was taken out of the roster.
func WhoLeft(names []string) string {
	if len(names) == 0 {
		return "名册里没有停用的人员。"
	}
	return fmt.Sprintf("已停用 %d 人：%s", len(names), strings.Join(names, "、"))
}

// InRoster tells also whether they are active, and whether they joined.
func InRoster(d *bureau.Directory, p *bureau.Person) string {
	state := "在用，还没加入"
	switch {
	case !p.Active:
		state = "已停用"
	case p.Chat != 0:
		state = "在用"
	}
	return WhereTheyAre(d, p) + "　" + state
}

// WorkPassed tells a colleague what they take over.
func WorkPassed(d *bureau.Directory, from *bureau.Person, problems, plans []record.Record, today day.Day) string {
	var b text
	b.line("🤝 " + from.Name + " 手上的事交给您了：")
	for i := range problems {
		b.problem(d, &problems[i], today)
	}
	for i := range plans {
		b.line(fmt.Sprintf("📌 %s %s %s %s", Number(plans[i].ID), Day(plans[i].Day, today), plainName(d, &plans[i]), clip(plans[i].Text, 16)))
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// InvitesTold is how many would be invited.
func InvitesTold(n int) Told {
	return Told{Lines: labelled("给还没加入的人各发一个链接", fmt.Sprintf("%d 人，72 小时内有效，旧链接作废", n))}
}

// OnePointFirst says that points are changed one after the other.
func OnePointFirst(first *bureau.Point, others []*bureau.Point) string {
	var names []string
	for _, p := range others {
		names = append(names, p.Name)
	}
	return "点位一个一个改，先改" + first.Name + "；提交后" + strings.Join(names, "、") + "请再说一遍。"
}

// InviteLasts says how long an invitation is good.
const InviteLasts = "邀请 72 小时（3 天）内有效，只能用一次。过了期再发“邀请 姓名”，给一个新的。"

// NobodyWaits says that everybody joined, of the unit if it is named.
func NobodyWaits(unit string) string {
	return "✅ " + cmp.Or(unit, "名册上") + "的人都加入了。"
}

// InvitesMade says that the invitations were made.
func InvitesMade(n int) string {
	return fmt.Sprintf("✅ %d 个邀请在下面，请各自转发本人，用完请删掉这条消息。", n)
}

// UnitPeople lists who works in a unit.
func UnitPeople(u *bureau.Unit, staff []*bureau.Person) chat.Face {
	text := fmt.Sprintf("👥 %s · %d 人", u.Name, len(staff))
	for _, p := range staff {
		text += "\n" + p.Name
		if !p.HasJoined() {
			text += "（还没加入）"
		}
	}
	return chat.Face{Text: text}
}
