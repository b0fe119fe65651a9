package telegramtest

// What goes over the wire. Once sent, none of these is changed: an edit makes
// a new one, so that they can be encoded without a lock.

type wireUser struct {
	ID        int64  `json:"id"`
	IsBot     bool   `json:"is_bot"`
	FirstName string `json:"first_name"`
	Username  string `json:"username,omitempty"`
	Language  string `json:"language_code,omitempty"`
}

type wireMe struct {
	wireUser
	JoinGroups  bool `json:"can_join_groups"`
	ReadsGroups bool `json:"can_read_all_group_messages"`
	Inline      bool `json:"supports_inline_queries"`
	Business    bool `json:"can_connect_to_business"`
	WebApp      bool `json:"has_main_web_app"`
}

type wireChat struct {
	ID        int64  `json:"id"`
	Title     string `json:"title,omitempty"`
	FirstName string `json:"first_name,omitempty"`
	Type      string `json:"type"`
}

type wireEntity struct {
	Type     string    `json:"type"`
	Offset   int       `json:"offset"`
	Length   int       `json:"length"`
	URL      string    `json:"url,omitempty"`
	Language string    `json:"language,omitempty"`
	EmojiID  string    `json:"custom_emoji_id,omitempty"`
	Time     int64     `json:"unix_time,omitempty"`
	Format   string    `json:"date_time_format,omitempty"`
	User     *wireUser `json:"user,omitempty"`
}

type wireMessage struct {
	ID              int64        `json:"message_id"`
	From            *wireUser    `json:"from,omitempty"`
	Chat            *wireChat    `json:"chat"`
	Date            int64        `json:"date"`
	EditDate        int64        `json:"edit_date,omitempty"`
	ReplyTo         *wireMessage `json:"reply_to_message,omitempty"`
	Text            string       `json:"text,omitempty"`
	Entities        []wireEntity `json:"entities,omitempty"`
	Photo           []wireFile   `json:"photo,omitempty"`
	Document        *wireFile    `json:"document,omitempty"`
	Voice           *wireFile    `json:"voice,omitempty"`
	Sticker         *wireSticker `json:"sticker,omitempty"`
	Location        *wirePlace   `json:"location,omitempty"`
	Contact         *wireContact `json:"contact,omitempty"`
	Caption         string       `json:"caption,omitempty"`
	CaptionEntities []wireEntity `json:"caption_entities,omitempty"`
	ReplyMarkup     *inline      `json:"reply_markup,omitempty"`
	ViaBot          *wireUser    `json:"via_bot,omitempty"`
}

// A wireFile is a PhotoSize, a Document, a Voice or a File.
type wireFile struct {
	ID       string `json:"file_id"`
	Unique   string `json:"file_unique_id"`
	Width    int    `json:"width,omitempty"`
	Height   int    `json:"height,omitempty"`
	Duration int    `json:"duration,omitempty"`
	Name     string `json:"file_name,omitempty"`
	MIME     string `json:"mime_type,omitempty"`
	Size     int    `json:"file_size,omitempty"`
	Path     string `json:"file_path,omitempty"`
}

type wireSticker struct {
	wireFile
	Type     string `json:"type"`
	Emoji    string `json:"emoji"`
	Animated bool   `json:"is_animated"`
	Video    bool   `json:"is_video"`
}

type wirePlace struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

type wireContact struct {
	Phone     string `json:"phone_number"`
	FirstName string `json:"first_name"`
	UserID    int64  `json:"user_id,omitempty"`
}

type wireQuery struct {
	ID       string    `json:"id"`
	From     *wireUser `json:"from"`
	Message  any       `json:"message,omitempty"` // *wireMessage or *wireGone
	Instance string    `json:"chat_instance"`
	Data     string    `json:"data,omitempty"`
}

// A wireGone is an InaccessibleMessage. Its date is always 0.
type wireGone struct {
	Chat *wireChat `json:"chat"`
	ID   int64     `json:"message_id"`
	Date int64     `json:"date"`
}

type wireMember struct {
	Status string    `json:"status"`
	User   *wireUser `json:"user"`
	Until  *int64    `json:"until_date,omitempty"`
}

type wireMemberUpdate struct {
	Chat *wireChat  `json:"chat"`
	From *wireUser  `json:"from"`
	Date int64      `json:"date"`
	Old  wireMember `json:"old_chat_member"`
	New  wireMember `json:"new_chat_member"`
}

type wireWebhook struct {
	URL         string   `json:"url"`
	Certificate bool     `json:"has_custom_certificate"`
	Pending     int      `json:"pending_update_count"`
	ErrorDate   int64    `json:"last_error_date,omitempty"`
	Error       string   `json:"last_error_message,omitempty"`
	Connections int      `json:"max_connections,omitempty"`
	Allowed     []string `json:"allowed_updates,omitempty"`
}
