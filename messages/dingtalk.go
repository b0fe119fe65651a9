package messages

// What only people on 钉钉 read.
const (
	FileGone   = "这个文件取不到了，请原来发它的人再发一次。"
	PhotoKept  = "这张照片的格式里可能带着拍摄的地点，不转发；请发的人截一张图再发。"
	FileZipped = "手机上打不开的文件放在压缩包里了，可以在电脑上解开。"
	MenuHead   = "您可以："
	MakingFile = "正在做，要等一会儿，做好就发来。"
)

// What is wrong with an app of 钉钉 as a whole.
const (
	AppIncomplete = "钉钉的设置不全：要有 LIAISON_DINGTALK_ID、DINGTALK_CLIENT_SECRET 和 LIAISON_DINGTALK_TEMPLATE。"
	AppRefused    = "钉钉不认这个应用。请核对 Client ID 和 Client Secret。"
)

// CheckDingTalk says whether a part of the app of 钉钉 is in order.
func CheckDingTalk(part, fault string) Finding {
	p := dingtalkParts[part]
	if fault == "" {
		return Finding{Says: p.well}
	}
	return Finding{Says: p.wrong + fault, Do: p.do}
}

var dingtalkParts = map[string]struct{ well, wrong, do string }{
	"app":      {"钉钉认得这个应用，可以用 Stream 收消息", "钉钉：", "核对 LIAISON_DINGTALK_ID 和 DINGTALK_CLIENT_SECRET，应用里的机器人要选 Stream 模式；连不上就检查网络和 HTTPS_PROXY"},
	"template": {"卡片模板和发卡片的权限都在", "发不了卡片：", "核对 LIAISON_DINGTALK_TEMPLATE，模板要发布，应用要有 Card.Instance.Write 权限"},
	"robot":    {"机器人能发消息", "机器人发不了消息：", "核对 LIAISON_DINGTALK_ROBOT，应用要有 qyapi_robot_sendmsg 权限并已发布"},
}
