package messages

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/retain"
)

// WillForget says what forgetting a person would do, before it is done.
func WillForget(name string, records int, keeps []string) string {
	said := fmt.Sprintf("将删除 %s：姓名、聊天、设置、草稿、待发的消息，和别人写的话里的这个名字。\n%d 条记录留下，不再有姓名。", name, records)
	if len(keeps) > 0 {
		said += "\n这些点位会没有责任人或责任领导，请改名册：" + strings.Join(keeps, "、")
	}
	return said + "\n删了找不回来。确定就加 --yes。"
}

// HasForgotten says what was done, and what is still to do by hand.
func HasForgotten(name, now string, everywhere bool, keep int) string {
	said := fmt.Sprintf("已删除 %s，他的记录现在写作“%s”。\n还要做：从名册文件里去掉这一行，不然下次导入会再建；", name, now)
	if !everywhere {
		said += "名字也是别的名称的一部分，别人写的话里没有动，请自己查一下；"
	}
	return said + fmt.Sprintf("旧备份里还有，%d 天后自动换完，要马上清就删掉旧备份再 liaison backup。\nTelegram 上的聊天由本人自己删。", keep)
}

// LogNotEmpty says that what was forgotten is still in the write-ahead log.
const LogNotEmpty = "数据库的日志文件（-wal）里还有痕迹，因为别的程序正在读：停一下 serve 再启动，就清掉了。"

// OnlyAdmin says that the only admin cannot be forgotten.
const OnlyAdmin = "这是唯一的管理员，删了就没人能管。请先在名册里加一位并邀请加入。"

// MyDataComing says that the file is on its way.
const MyDataComing = "📦 正在整理您的数据，一会儿发到这里。要删除，请找管理员。"

// MyDataName is the name of the file.
func MyDataName(day day.Day) string { return "我的数据 " + string(day) + ".txt" }

// MyData is everything that is kept of a person, for themselves.
func MyData(d *bureau.Directory, p *bureau.Person, own retain.Dossier) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s 的数据\n\n一、名册\n%s\n", p.Name, strings.Join(PersonRow(d, p), "　"))
	if p.Joined != 0 {
		fmt.Fprintf(&b, "%s 加入，聊天编号 %d\n", moment(time.UnixMilli(p.Joined).In(day.Shanghai)), p.Chat)
	}
	fmt.Fprintf(&b, "主动发消息的时间：%s\n", cmp.Or(string(p.Prefers().Hours), "工作时间"))
	if p.Prefers().Leave.From != "" {
		fmt.Fprintf(&b, "请假：%s 到 %s\n", p.Prefers().Leave.From, p.Prefers().Leave.To)
		if deputy := d.PersonName(p.Prefers().Deputy); deputy != "" {
			fmt.Fprintf(&b, "期间要定的事：%s\n", deputy)
		}
	}
	fmt.Fprintf(&b, "\n二、记录 %d 条\n", len(own.Records))
	for i := range own.Records {
		r := &own.Records[i]
		fmt.Fprintf(&b, "%s　%s　%s　%s%s　%s\n", Number(r.ID), r.Day, KindName(r.Kind), r.Type, placeName(d, r), clip(r.Text, 500))
		for _, f := range r.Figures {
			fmt.Fprintf(&b, "　　%s：%d\n", f.Name, f.Value)
		}
	}
	fmt.Fprintf(&b, "\n三、经过里您做的 %d 项\n", len(own.History))
	for _, e := range own.History {
		fmt.Fprintf(&b, "%s　%s　%s　%s\n", moment(e.At), Number(e.Record), e.What, clip(e.Before+" → "+e.After, 300))
	}
	fmt.Fprintf(&b, "\n四、最近的草稿和原话 %d 份（办完 7 天后清空）\n", len(own.Drafts))
	for _, dr := range own.Drafts {
		fmt.Fprintf(&b, "%s　%s\n", moment(dr.Changed), clip(dr.Text, 500))
	}
	fmt.Fprintf(&b, "\n五、日志里关于您的 %d 行\n", len(own.Audit))
	for _, l := range own.Audit {
		fmt.Fprintf(&b, "%s　%s　%s\n", moment(l.At), l.What, l.Detail)
	}
	fmt.Fprintf(&b, "\n六、聊天里的卡片 %d 张，都是上面这些的样子。照片和文件存在 Telegram，这里只记编号。\n", own.Cards)
	return b.String()
}

// placeName is where a record belongs.
func placeName(d *bureau.Directory, r *record.Record) string {
	if o := d.Org(r.Org); o != nil {
		return "　" + o.Name
	}
	if p := d.Point(r.Point); p != nil {
		return "　" + p.Name
	}
	return ""
}
