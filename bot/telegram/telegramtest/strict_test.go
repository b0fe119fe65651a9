package telegramtest_test

import (
	"strings"
	"testing"

	"liaison/bot/telegram/telegramtest"
)

// keys is an inline keyboard of n callback buttons in one row.
func keys(n int) params {
	row := make([]params, n)
	for i := range row {
		row[i] = params{"text": "按", "callback_data": "x"}
	}
	return params{"inline_keyboard": [][]params{row}}
}

func button(b params) params { return params{"inline_keyboard": [][]params{{b}}} }

type rule struct {
	name, method string
	params       params
	want         string // part of the description; "" is accepted
}

// Each rule that makes a request malformed, and beside many of them the
// request that just keeps the rule. CHAT is the chat of a person, 1 their
// message, 2 a text of the bot.
var rules = []rule{
	{"unknown method", "sendMesage", nil, "Not Found: method not found"},
	{"method that the program does not call", "sendMediaGroup", params{"chat_id": "CHAT"}, "sendMediaGroup is not in telegramtest/schema/methods.txt"},
	{"unknown parameter", "sendMessage", params{"chat_id": "CHAT", "text": "x", "markup": "y"}, `no parameter "markup"`},
	{"parameter of another method", "sendMessage", params{"chat_id": "CHAT", "text": "x", "caption": "y"}, `no parameter "caption"`},
	{"no chat", "sendMessage", params{"text": "x"}, "chat_id is empty"},
	{"empty chat", "sendMessage", params{"chat_id": "", "text": "x"}, "chat_id is empty"},
	{"no text", "sendMessage", params{"chat_id": "CHAT"}, "message text is empty"},
	{"empty text", "sendMessage", params{"chat_id": "CHAT", "text": " \n "}, "message text is empty"},
	{"text of 4096", "sendMessage", params{"chat_id": "CHAT", "text": strings.Repeat("走", 4096)}, ""},
	{"text of 4097", "sendMessage", params{"chat_id": "CHAT", "text": strings.Repeat("走", 4097)}, "message is too long"},
	{"UTF-16 counts", "sendMessage", params{"chat_id": "CHAT", "text": strings.Repeat("👌", 2049)}, "message is too long"},
	{"100 entities", "sendMessage", looks(strings.Repeat("走", 101), bolds(100)...), ""},
	{"101 entities", "sendMessage", looks(strings.Repeat("走", 101), bolds(101)...), "ENTITIES_TOO_LONG"},
	{"32 KB of text", "sendMessage", params{"chat_id": "CHAT", "text": strings.Repeat("走", 11000)}, "text is too long"},
	{"entity of no type", "sendMessage", looks("走访", params{"type": "fat", "offset": 0, "length": 1}), "unsupported type"},
	{"entity of no length", "sendMessage", looks("走访", params{"type": "bold", "offset": 1, "length": 0}), "beyond the text"},
	{"entity before the text", "sendMessage", looks("走访", params{"type": "bold", "offset": -1, "length": 1}), "beyond the text"},
	{"entity of a whole emoji", "sendMessage", looks("📝走", params{"type": "bold", "offset": 0, "length": 2}), ""},
	{"entity of half an emoji", "sendMessage", looks("📝走", params{"type": "bold", "offset": 0, "length": 1}), "within a character"},
	{"entity from half an emoji", "sendMessage", looks("📝走", params{"type": "bold", "offset": 1, "length": 2}), "within a character"},
	{"bold in a quote", "sendMessage", looks("走访记录", params{"type": "expandable_blockquote", "offset": 0, "length": 4}, params{"type": "bold", "offset": 1, "length": 2}), ""},
	{"quote in a quote", "sendMessage", looks("走访记录", params{"type": "blockquote", "offset": 0, "length": 4}, params{"type": "expandable_blockquote", "offset": 1, "length": 2}), "a quote stands in a quote"},
	{"entities that overlap", "sendMessage", looks("走访记录", params{"type": "bold", "offset": 0, "length": 3}, params{"type": "italic", "offset": 2, "length": 2}), "overlap"},
	{"bold code", "sendMessage", looks("走访记录", params{"type": "code", "offset": 0, "length": 4}, params{"type": "bold", "offset": 1, "length": 2}), "nothing may stand with"},
	{"day", "sendMessage", looks("4月20日", params{"type": "date_time", "offset": 0, "length": 5, "unix_time": 1776672000}), ""},
	{"day in a format", "sendMessage", looks("4月20日", params{"type": "date_time", "offset": 0, "length": 5, "unix_time": 1776672000, "date_time_format": "wDT"}), ""},
	{"day in no format", "sendMessage", looks("4月20日", params{"type": "date_time", "offset": 0, "length": 5, "unix_time": 1776672000, "date_time_format": "rD"}), "lacks what it is about"},
	{"day without a time", "sendMessage", looks("4月20日", params{"type": "date_time", "offset": 0, "length": 5}), "lacks what it is about"},
	{"link to nothing", "sendMessage", looks("走访", params{"type": "text_link", "offset": 0, "length": 2, "url": "here"}), "lacks what it is about"},
	{"HTML", "sendMessage", params{"chat_id": "CHAT", "text": "<b>x</b>", "parse_mode": "HTML"}, "parse_mode is not known"},
	{"style", "sendMessage", markup(button(params{"text": "x", "callback_data": "x", "style": "danger"})), ""},
	{"edit of 4097", "editMessageText", params{"chat_id": "CHAT", "message_id": 2, "text": strings.Repeat("走", 4097)}, "MESSAGE_TOO_LONG"},
	{"edit of no message", "editMessageText", params{"chat_id": "CHAT", "text": "x"}, "message identifier is not specified"},
	{"not an integer", "editMessageText", params{"chat_id": "CHAT", "message_id": "two", "text": "x"}, "is not of type int"},
	{"not a boolean", "sendMessage", params{"chat_id": "CHAT", "text": "x", "disable_notification": "perhaps"}, "is not of type bool"},
	{"not an array", "getUpdates", params{"allowed_updates": 3}, "expected an Array"},
	{"not JSON", "sendMessage", params{"chat_id": "CHAT", "text": "x", "link_preview_options": "{"}, "can't parse LinkPreviewOptions"},
	{"unknown field", "sendMessage", params{"chat_id": "CHAT", "text": "x", "link_preview_options": params{"disabled": true}}, `no field "disabled"`},
	{"field of a wrong type", "sendMessage", params{"chat_id": "CHAT", "text": "x", "reply_parameters": params{"message_id": "1"}}, "not of type int"},
	{"missing field", "sendMessage", params{"chat_id": "CHAT", "text": "x", "reply_parameters": params{"quote": "y"}}, `can't find field "message_id"`},
	{"unsupported mode", "sendMessage", params{"chat_id": "CHAT", "text": "x", "parse_mode": "BBCode"}, "parse_mode is not known"},
	{"entity beyond the text", "sendMessage", params{"chat_id": "CHAT", "text": "x", "entities": []params{{"type": "bold", "offset": 0, "length": 2}}}, "beyond the text"},

	{"data of 64 bytes", "sendMessage", markup(button(params{"text": "x", "callback_data": strings.Repeat("d", 64)})), ""},
	{"data of 65 bytes", "sendMessage", markup(button(params{"text": "x", "callback_data": strings.Repeat("d", 65)})), "BUTTON_DATA_INVALID"},
	{"empty data", "sendMessage", markup(button(params{"text": "x", "callback_data": ""})), "Text buttons are unallowed in the inline keyboard"},
	{"100 buttons", "sendMessage", markup(keys(100)), ""},
	{"101 buttons", "sendMessage", markup(keys(101)), "reply markup is too long"},
	{"button without text", "sendMessage", markup(button(params{"text": "", "callback_data": "x"})), "button text must be non-empty"},
	{"button without action", "sendMessage", markup(button(params{"text": "x"})), "Text buttons are unallowed"},
	{"button with two actions", "sendMessage", markup(button(params{"text": "x", "callback_data": "x", "url": "https://a.cn"})), "exactly one action"},
	{"copy of 256", "sendMessage", markup(button(params{"text": "x", "copy_text": params{"text": strings.Repeat("抄", 256)}})), ""},
	{"copy of 257", "sendMessage", markup(button(params{"text": "x", "copy_text": params{"text": strings.Repeat("抄", 257)}})), "BUTTON_COPY_TEXT_INVALID"},
	{"bad link", "sendMessage", markup(button(params{"text": "x", "url": "here"})), "Wrong HTTP URL"},
	{"bad style", "sendMessage", markup(button(params{"text": "x", "callback_data": "x", "style": "pink"})), "invalid button style"},
	{"unknown field of a button", "sendMessage", markup(button(params{"text": "x", "data": "x"})), `no field "data"`},
	{"empty row", "sendMessage", markup(params{"inline_keyboard": [][]params{{}}}), "empty row"},
	{"markup is no object", "sendMessage", markup([]int{}), "can't parse reply keyboard markup"},
	{"markup of no kind", "sendMessage", markup(params{"keys": 1}), "object expected as reply markup"},
	{"markup is too long", "sendMessage", markup(params{"inline_keyboard": [][]params{{{"text": strings.Repeat("长", 4000), "callback_data": "x"}}}}), "reply markup is too long"},
	{"no keyboard", "sendMessage", markup(params{"keyboard": [][]params{}}), "no buttons"},
	{"key without text", "sendMessage", markup(params{"keyboard": [][]params{{{"text": ""}}}}), "button text must be non-empty"},
	{"placeholder of 65", "sendMessage", markup(params{"keyboard": [][]params{{{"text": "x"}}}, "input_field_placeholder": strings.Repeat("写", 65)}), "input_field_placeholder"},
	{"keyboard on an edit", "editMessageText", params{"chat_id": "CHAT", "message_id": 2, "text": "x", "reply_markup": params{"remove_keyboard": true}}, "inline keyboard expected"},

	{"answer of 200", "answerCallbackQuery", params{"callback_query_id": "QUERY", "text": strings.Repeat("答", 200)}, ""},
	{"answer of 201", "answerCallbackQuery", params{"callback_query_id": "QUERY", "text": strings.Repeat("答", 201)}, "MESSAGE_TOO_LONG"},
	{"reaction", "setMessageReaction", react("👌"), ""},
	{"reaction with a variation selector", "setMessageReaction", react("❤\ufe0f"), "REACTION_INVALID"},
	{"reaction that is none", "setMessageReaction", react("✅"), "REACTION_INVALID"},
	{"two reactions", "setMessageReaction", react("👌", "👍"), "REACTIONS_TOO_MANY"},
	{"unknown type of reaction", "setMessageReaction", params{"chat_id": "CHAT", "message_id": 1, "reaction": []params{{"type": "smile"}}}, "unknown type smile"},
	{"chat action", "sendChatAction", params{"chat_id": "CHAT", "action": "upload_document"}, ""},
	{"unknown chat action", "sendChatAction", params{"chat_id": "CHAT", "action": "thinking"}, "wrong parameter action in request"},

	{"command", "setMyCommands", command("todo_1", "待办"), ""},
	{"command in capitals", "setMyCommands", command("Todo", "待办"), "BOT_COMMAND_INVALID"},
	{"command in Chinese", "setMyCommands", command("待办", "待办"), "BOT_COMMAND_INVALID"},
	{"command of 33", "setMyCommands", command(strings.Repeat("a", 33), "待办"), "BOT_COMMAND_INVALID"},
	{"command without a description", "setMyCommands", command("todo", ""), "BOT_COMMAND_DESCRIPTION_INVALID"},
	{"description of 257", "setMyCommands", command("todo", strings.Repeat("办", 257)), "BOT_COMMAND_DESCRIPTION_INVALID"},
	{"unknown scope", "setMyCommands", params{"commands": []params{}, "scope": params{"type": "everywhere"}}, "unknown type everywhere"},
	{"no commands", "setMyCommands", params{}, `"commands" is required`},

	{"limit of 101", "getUpdates", params{"limit": 101}, "limit must be"},
	{"negative timeout", "getUpdates", params{"timeout": -1}, "timeout must not"},
	{"unknown kind of updates", "getUpdates", params{"allowed_updates": []string{"messages"}}, `no updates of kind "messages"`},
	{"webhook without TLS", "setWebhook", params{"url": "http://example.com/hook"}, "An HTTPS URL must be provided"},
	{"webhook on another port", "setWebhook", params{"url": "https://example.com:9000/hook"}, "only on ports 80, 88, 443 or 8443"},
	{"bad secret", "setWebhook", params{"url": "https://example.com/hook", "secret_token": "a b"}, "unallowed characters"},
	{"too many connections", "setWebhook", params{"url": "https://example.com/hook", "max_connections": 101}, "max_connections"},
	{"file that is none", "getFile", params{"file_id": "abc"}, "invalid file_id"},
	{"photo without a file", "sendPhoto", params{"chat_id": "CHAT"}, "there is no photo in the request"},
	{"photo by URL", "sendPhoto", params{"chat_id": "CHAT", "photo": "https://a.cn/a.jpg"}, "wrong file identifier/HTTP URL specified"},
	{"bad caption", "editMessageCaption", params{"chat_id": "CHAT", "message_id": 2, "caption": "x", "caption_entities": bolds(2)}, "beyond the text"},
	{"bad markup under a document", "sendDocument", params{"chat_id": "CHAT", "document": "x", "reply_markup": keys(101)}, "reply markup is too long"},
	{"no document", "sendDocument", params{"chat_id": "CHAT"}, "there is no document in the request"},
	{"bad keyboard on an edit", "editMessageReplyMarkup", params{"chat_id": "CHAT", "message_id": 2, "reply_markup": keys(101)}, "reply markup is too long"},
	{"301 keys", "sendMessage", markup(params{"keyboard": [][]params{manyKeys(301)}}), "reply markup is too long"},
	{"rich message", "editMessageText", params{"chat_id": "CHAT", "message_id": 2, "text": "x", "rich_message": params{"html": "x"}}, "rich_message is not known"},
	{"link of an answer", "answerCallbackQuery", params{"callback_query_id": "QUERY", "url": "here"}, "URL_INVALID"},
	{"answer to nothing", "answerCallbackQuery", params{"text": "x"}, `"callback_query_id" is required`},
	{"no action", "sendChatAction", params{"chat_id": "CHAT"}, "wrong parameter action in request"},
	{"no file", "getFile", nil, "file_id not specified"},
	{"empty file id", "getFile", params{"file_id": ""}, "file_id not specified"},
	{"101 commands", "setMyCommands", params{"commands": make101()}, "BOT_COMMANDS_TOO_MUCH"},
	{"webhook that is no URL", "setWebhook", params{"url": "hook"}, "invalid webhook URL specified"},
	{"webhook with bad updates", "setWebhook", params{"url": "https://example.com", "allowed_updates": []string{"x"}}, "no updates of kind"},
	{"row that is no list", "sendMessage", markup(params{"inline_keyboard": []params{{"text": "x"}}}), "expected an Array"},
	{"button that is no object", "sendMessage", markup(params{"inline_keyboard": [][]string{{"x"}}}), "InlineKeyboardButton must be an Object"},
	{"null keyboard", "sendMessage", markup(params{"inline_keyboard": nil}), ""},
	{"web app in a private chat", "sendMessage", markup(button(params{"text": "x", "web_app": params{"url": "https://a.cn"}})), ""},
	{"inline message", "editMessageText", params{"inline_message_id": "x", "text": "y"}, "inline messages are not known"},
}

// looks is a text with entities.
func looks(text string, entities ...params) params {
	return params{"chat_id": "CHAT", "text": text, "entities": entities}
}

func bolds(n int) (list []params) {
	for i := range n {
		list = append(list, params{"type": "bold", "offset": i, "length": 1})
	}
	return list
}

func manyKeys(n int) (row []params) {
	for range n {
		row = append(row, params{"text": "键"})
	}
	return row
}

func make101() (list []params) {
	for range 101 {
		list = append(list, params{"command": "x", "description": "x"})
	}
	return list
}

func markup(m any) params {
	return params{"chat_id": "CHAT", "text": "x", "reply_markup": m}
}

func react(emoji ...string) params {
	var list []params
	for _, e := range emoji {
		list = append(list, params{"type": "emoji", "emoji": e})
	}
	return params{"chat_id": "CHAT", "message_id": 1, "reaction": list}
}

func command(name, description string) params {
	return params{"commands": []params{{"command": name, "description": description}}}
}

func TestRules(t *testing.T) {
	for _, rule := range rules {
		t.Run(rule.name, func(t *testing.T) {
			s := telegramtest.New(t, telegramtest.InMemory(), telegramtest.AllowViolations())
			u := s.NewUser("甲")
			u.Send("你好")
			call(t, s, "sendMessage", params{"chat_id": u.Chat, "text": "好", "reply_markup": keys(1)})
			q := u.Tap(2, "按")
			p := params{}
			for name, value := range rule.params {
				switch value {
				case "CHAT":
					p[name] = u.Chat
				case "QUERY":
					p[name] = q.ID
				default:
					p[name] = value
				}
			}
			a := call(t, s, rule.method, p)
			if a.OK != (rule.want == "") || !contains(a.Description, rule.want) {
				t.Errorf("%v %q, want %q", a.OK, a.Description, rule.want)
			}
			if n := len(s.Violations()); (n == 1) != (rule.want != "") {
				t.Errorf("violations: %q", s.Violations())
			}
		})
	}
}
