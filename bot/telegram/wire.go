package telegram

// What is read of an update. The library's types read all of it or nothing:
// an update with one new thing in it would be lost to us.

type wireUpdate struct {
	ID      int64        `json:"update_id"`
	Message *wireMessage `json:"message"`
	Edited  *wireMessage `json:"edited_message"`
	Tap     *wireTap     `json:"callback_query"`
	Member  *wireMember  `json:"my_chat_member"`
	Search  *wireSearch  `json:"inline_query"`
}

type wireChat struct {
	ID   int64  `json:"id"`
	Type string `json:"type"`
}

// private is the id of a private chat, else 0.
func (c *wireChat) private() int64 {
	if c.Type == "private" {
		return c.ID
	}
	return 0
}

type wireUser struct {
	ID    int64  `json:"id"`
	First string `json:"first_name"`
	Last  string `json:"last_name"`
}

// A wireQuote is the message that another one replies to.
type wireQuote struct {
	ID      int64  `json:"message_id"`
	Text    string `json:"text"`
	Caption string `json:"caption"`
}

type wireMessage struct {
	ID      int64     `json:"message_id"`
	Date    int64     `json:"date"`
	Chat    wireChat  `json:"chat"`
	From    wireUser  `json:"from"`
	ReplyTo wireQuote `json:"reply_to_message"`
	Text    string    `json:"text"`
	Caption string    `json:"caption"`
	Album   string    `json:"media_group_id"`

	Photo     []wireFile `json:"photo"`
	Document  *wireFile  `json:"document"`
	Video     *wireFile  `json:"video"`
	Animation *wireFile  `json:"animation"`
	VideoNote *wireFile  `json:"video_note"`
	Voice     *wireFile  `json:"voice"`
	Audio     *wireFile  `json:"audio"`
	Sticker   *wireFile  `json:"sticker"`

	// Only that they are there.
	Contact  *struct{} `json:"contact"`
	Location *struct{} `json:"location"`
	Dice     *struct{} `json:"dice"`
	Poll     *struct{} `json:"poll"`
	Story    *struct{} `json:"story"`
	Game     *struct{} `json:"game"`
	Paid     *struct{} `json:"paid_media"`
	List     *struct{} `json:"checklist"`
}

type wireReply struct {
	ID int64 `json:"message_id"`
}

type wireFile struct {
	ID     string `json:"file_id"`
	Name   string `json:"file_name"`
	Mime   string `json:"mime_type"`
	Size   int64  `json:"file_size"`
	Width  int64  `json:"width"`
	Height int64  `json:"height"`
}

type wireTap struct {
	ID      string   `json:"id"`
	From    wireUser `json:"from"`
	Data    string   `json:"data"`
	Message *struct {
		ID   int64    `json:"message_id"`
		Chat wireChat `json:"chat"`
	} `json:"message"`
}

// A wireSearch is what somebody typed so far behind the bot's name.
type wireSearch struct {
	ID    string   `json:"id"`
	From  wireUser `json:"from"`
	Query string   `json:"query"`
	Chat  string   `json:"chat_type"` // sender: the chat with the bot
}

type wireMember struct {
	Date int64    `json:"date"`
	Chat wireChat `json:"chat"`
	From wireUser `json:"from"`
	New  struct {
		Status string `json:"status"`
	} `json:"new_chat_member"`
}
