package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/chat"
	"liaison/store/record"
)

// Texts for the edges of a conversation (conversation.md §7).
const (
	NotUnderstood = "这句没读出要记的事。可以这样写：\n今天去居然之家送政策，62户，现场答疑5个\n要记下原话，请点一下："
	NotDone       = "好的，没去成、没开成的不用记。"
	NotHeld       = "好的，没开的不用记。本期确实不用开的，发“本月组织生活”，点 🚫 本期不适用。"
	MoveStays     = "撤销只管新记的记录；问题走过的一步撤不掉，请在卡片上点下一步（没办好、重开、进展）。"
	// NoPhones says that no telephone numbers are kept.
	NoPhones = "📵 这里不存电话：个人的号码保存前一律隐去。要联系请查单位通讯录。"

	branchesReminded = "组织生活不用催：没开的，系统在月底前五个工作日提醒书记一次，还差什么书记的卡片上都有。有具体的事，可以电话说一声。"
	SmallTalk        = "收到。有走访或问题，发一句话就行。"
	NoWords          = "请用文字说一句，例如“今天去居然之家送政策，62户”。"
	KeptFile         = "📎 %s已留下。是哪次的、有哪些数字，请用文字说一句，例如“今天去居然之家送政策，62户”。"
	KeptVoice        = "🎙 语音已留下，可这里听不懂语音。不想打字的话：点一下输入框，用键盘上的麦克风说话，会变成文字，再发出来就行。"
	NotHeardVoice    = "🎙 这段语音没听清，没有记。请再说一次，或用键盘上的麦克风说成文字再发。"
	NoContacts       = "名片和位置不保存。请用文字说一句去了哪里、做了什么。"
	FileTooBig       = "文件超过 20 MB，收不下。请压缩后再发，或改发照片。"
	NotYourCard      = "这张卡片已失效，请看最新的一张。"
	NotAllowed       = "这项您现在的角色用不了。"
	EditedAnew       = "✏️ 原文改过了，按改后的重新读，见下面。"
	EditedAway       = "✏️ 原文改成了不用记的内容，这张没有记录。改回来就会再出卡片。"
	EditedKept       = "原文改了，但没读出要记的事，记录没有变。要撤销或改动，请点卡片上的按钮。"
	EditedAnswer     = "改这条回答不起作用，请点卡片上的“修改”。"
	EditedLate       = "改原来的消息不起作用：要记、要问，请重新发一条。"
	EditedSame       = "原文改了，要记的没有变。"
	OnlyAdminImports = "名册、往年数字和放假通知的文件只有管理员能导入，这份没有保存。"
	OnlyOwnBranch    = "您只能记本支部的组织生活。别的支部请由他们的书记，或责任所的同事来记。"
	NoSuchCommand    = "没有这个命令。"
	OnlyColleagues   = "只能替本单位的同事代录。"
	CannotLogHere    = "这一类您记不了，或不在您分管的点位。请责任所的同事来记，也可以写“代某某记：…”请他们代录。"
	LaterEmpty       = "这里还没有记录。"
	WhichProblem     = "这是哪个问题的进展？请点一个，或用 /problem 报新问题。"
	NoOpenProblem    = "没找到对应的未结问题。要记下原话，请点一下："
	NothingFound     = "没找到。可以写点位名称，或写 #编号。"
	NoCorrection     = "没找到要更正的记录。请发 /mine 选一条。"
	DiskFullPerson   = "服务器磁盘满了，这条暂时记不下。没有丢：腾出空间后会自动处理，不用重发。"
	DiskFullAdmin    = "❗ 服务器磁盘满了，新消息记不下来（没有丢，也没有损坏）。请腾出空间，之后会自动接着处理，不用重启。"
	PhotosLater      = "📷 好的。照片什么时候发来都可以，没有也不要紧。"
	PhotoAlone       = "📷 %s已收到。这是哪次的？请说一句，例如“今天去居然之家送政策，62户”。"
)

// Trouble says that something of ours broke; the code finds it again.
func Trouble(code string) string {
	return fmt.Sprintf("出了点问题，您的内容已保存（编号 %s），稍后自动重试。", code)
}

// TroubleLasting says that trying again did not help.
func TroubleLasting(code string) string {
	return fmt.Sprintf("这条还是没处理成（编号 %s）。内容已留存，管理员会看到；请换个说法再发一次。", code)
}

// Outage tells of hours without service before the person's next reply.
func Outage(hours int) string {
	return fmt.Sprintf("系统停了 %d 小时，期间的消息可能没收到，请看 /mine。", hours)
}

// KeptLong says that a text is too long for one record, and that it is kept.
func KeptLong(got, n int) string {
	return fmt.Sprintf("%s 字，一次最多 %s 字。原文已存在这张草稿里，请把要记的分几句发。", thousands(got), thousands(n))
}

// Offer shows a text nobody could read, with what it may want and what it may become.
func Offer(text, why string, wishes []chat.Button, kinds []record.Kind) chat.Face {
	var buttons []chat.Button
	for _, k := range kinds {
		buttons = append(buttons, chat.Button{Words: kindSign(k) + " 记成" + KindName(k), Do: DoAs + ":" + string(k)})
	}
	return chat.Face{Text: quoted(text) + why, Buttons: slices.Concat(rows(wishes, 1), rows(buttons, 2), [][]chat.Button{{{Words: Discard, Do: DoDiscard}}})}
}

// WishButton is the button for what a text may want.
func WishButton(act, plain string) chat.Button {
	return chat.Button{Words: "💬 " + clip(plain, 20), Do: DoMean + ":" + act}
}

// Granted shows a text for which a button said what it wants.
func Granted(text string) chat.Face { return chat.Face{Text: strings.TrimSpace(quoted(text))} }

// quoted is a text on a line of its own, or nothing.
func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "“" + clip(text, 60) + "”\n"
}

// NearestPoints asks which point was meant.
func NearestPoints(names []string) string {
	if len(names) == 0 {
		return NoSuchPoint
	}
	return "没有这个点位。您是说 " + strings.Join(names, "、") + "？"
}

// LoneFile keeps a photo, or another file, until a sentence says what it belongs
// to.
func LoneFile(a record.Attached) chat.Face {
	text, what := PhotoAlone, "照片"
	if a.Others > 0 {
		text, what = KeptFile, "附件"
	}
	if a.Photos+a.Others > 1 {
		what = filesTogether(a)
	}
	return chat.Face{Text: fmt.Sprintf(text, what), Buttons: [][]chat.Button{{{Words: Discard, Do: DoDiscard}}}}
}

// filesTogether counts files in a few words.
func filesTogether(a record.Attached) string {
	switch n := a.Photos + a.Others; {
	case a.Others == 0:
		return fmt.Sprintf("%d 张照片", n)
	case a.Photos == 0:
		return fmt.Sprintf("%d 个附件", n)
	default:
		return fmt.Sprintf("%d 个照片或附件", n)
	}
}

// FilesComing answers the tap that asks for the photos and files of a record, of which some are
// kept.
func FilesComing(n, kept int) string {
	switch {
	case n == 0:
		return "没有照片和附件"
	case n == kept:
		return "原图不转发，说明见下"
	}
	return fmt.Sprintf("正在取 %d 个，马上发来", n-kept)
}

// OriginalsKept says which pictures are not sent on, and how everybody can see them.
func OriginalsKept(n int) string {
	return fmt.Sprintf("有 %d 张是作为文件发来的原图，里面可能带着拍摄的地点，不转发。请发的人用“照片”再发一次。", n)
}

// HeardAs says what was heard in a voice message.
func HeardAs(text string) string { return "🎙 听成：" + clip(text, 300) }

// LoneVoice keeps a voice message likewise, and says how to dictate.
func LoneVoice() chat.Face {
	return chat.Face{Text: KeptVoice, Buttons: [][]chat.Button{{{Words: Discard, Do: DoDiscard}}}}
}

// LatePhotos asks whether photos after 提交 belong to the newest records.
func LatePhotos(a record.Attached, saved *chat.Draft) chat.Face {
	many := ""
	if a.Photos+a.Others > 1 {
		many = filesTogether(a) + "，"
	}
	join := chat.Button{Words: "✅ 加上", Do: fmt.Sprintf("%s:%d", DoJoin, saved.ID)}
	return chat.Face{Text: "📷 " + many + "加到 " + savedNumbers(saved) + "？\n不是的话，请说一句“照片是……的”，例如“照片是今天写字楼送政策的”。",
		Buttons: [][]chat.Button{{join, {Words: Discard, Do: DoDiscard}}}}
}

// WaitingPhotos asks whether photos that wait for a record belong to it or to what is told now.
func WaitingPhotos(a record.Attached, saved, told *chat.Draft) chat.Face {
	return chat.Face{Text: "📷 刚才的 " + filesTogether(a) + "，是哪次的？", Buttons: [][]chat.Button{
		{{Words: "加到 " + savedNumbers(saved), Do: fmt.Sprintf("%s:%d", DoJoin, saved.ID)}, {Words: "加到这次", Do: fmt.Sprintf("%s:%d", DoJoin, told.ID)}},
		{{Words: Discard, Do: DoDiscard}}}}
}

// PhotosTaken says that photos went to the card that is open.
func PhotosTaken() chat.Face { return chat.Face{Text: "📷 已加到这次。"} }

// PhotosJoined says where photos went.
func PhotosJoined(saved *chat.Draft) chat.Face {
	return chat.Face{Text: "📷 已加到 " + savedNumbers(saved) + "。"}
}

func savedNumbers(saved *chat.Draft) string {
	var said []string
	for _, item := range saved.Items {
		if item.Number != 0 {
			said = append(said, Number(item.Number))
		}
	}
	return strings.Join(said, "、")
}

// CannotLog says why a kind cannot be recorded there, and what can.
func CannotLog(k record.Kind, secretary bool) string {
	if secretary && k == record.KindVisit {
		return "走访由责任所和领导来记。您可以记组织生活、活动，或 ⚠️ 报问题。"
	}
	if secretary {
		return "您只能记本支部和本点位的。"
	}
	return CannotLogHere
}

// NoNumber says that there is no record of a number, or none that the person may see.
func NoNumber(n int64) string {
	return NothingFound + "\n写的是 " + Number(n) + "，请核对。"
}

// NoSuchValue says that the number which is to be changed does not stand there once.
func NoSuchValue(wrong string) string {
	return "没找到是 " + wrong + " 的那个数，或者不止一个。请写明是哪一项，例如“实到改成9”。"
}

// WhichNumber answers a number that says not what it counts.
func WhichNumber(said string) string {
	return "没看出 " + said + " 是哪一项，请带上名称，例如“" + said + "户”。"
}

// NoSuchFigure answers a correction that fits nothing on the card that is open.
const NoSuchFigure = "这张卡上没有要改的那一项。请写明是哪一项，例如“实到改成9”，或点“修改”。"

// WaiveByButton says how a meeting that is not held in its time is kept as such.
const WaiveByButton = "没有按期开的，在这张卡上点 🚫 本期不适用，选是哪一项和原因，就不再提醒。"

// What an admin hears whose order a sentence cannot carry out.
const (
	InviteAfter  = "人进了名册以后就能邀请：发“邀请 姓名”，会给出一个 72 小时有效的链接。名册请用 /import 更新。"
	HolidayOrder = "假日按国务院办公厅的通知文件导入，请把文件发到这里，确认后生效。现在的安排是："
)

// RosterOrder says how the roster is changed as a sentence wants it.
func RosterOrder(says string) string {
	return "“" + Clip(says, 60) + "”\n人员和岗位以名册为准：请在下面的名册文件里新增或修改这一行，再发回来，核对后一点就生效，新人随后可以邀请。"
}
