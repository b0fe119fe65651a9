package dingtalk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"liaison/bot/channel"
	"liaison/store"
	"liaison/store/chat"
)

// Words are what the channel itself says to people.
type Words struct {
	FileGone  string // a file that the service does not hand out any more
	PhotoKept string // a photo that may tell where it was taken, and cannot be cleaned
	Zipped    string // a file of a kind that the service does not show
	Menu      string // above the keys of the menu, if nothing else is said
	Making    string // while a file that somebody asked for takes more than a moment
}

// NewSender returns what carries the outbox and the cards of [Channel] to 钉钉.
func NewSender(db *store.DB, log *slog.Logger, api *API, taps *Taps, words Words) (*channel.Sender, error) {
	salt, err := saltOf(db)
	if err != nil {
		return nil, err
	}
	w := &wire{api: api, db: db, taps: taps, words: words, salt: salt, names: map[int64]string{}}
	return &channel.Sender{Name: Channel, Service: "钉钉", DB: db, Log: log, Wire: w}, nil
}

// A wire is 钉钉 as a [channel.Sender] sees it.
type wire struct {
	api   *API
	db    *store.DB
	taps  *Taps
	words Words
	salt  string // of the names of our cards

	mu    sync.Mutex
	names map[int64]string // what the service calls chats and messages
}

// moment is how long somebody waits for a file before a message says that it is being made: it is a
// call of the month's.
const moment = 3 * time.Second

func (w *wire) Traits() channel.Traits {
	most := w.api.app.Second
	return channel.Traits{Upload: maxUpload, Picture: maxPicture, Redraws: time.Second, TellFrom: moment, Rate: channel.Rate{
		Spacing: time.Second * 10 / time.Duration(10*most-5), // 19.5 of 20
		Most:    most,
		Second:  time.Second + slack,
		PerChat: time.Second,
	}}
}

func (w *wire) Judge(err error) (channel.Verdict, time.Duration) { return judge(err) }

// user is what the service calls the person of a chat.
func (w *wire) user(ctx context.Context, room int64) (string, error) {
	name, err := w.remote(ctx, chat.PeerChat, room)
	if err == store.ErrNotFound {
		return "", &Fault{Code: invalidStaff, Words: fmt.Sprint("nobody has the chat ", room)}
	}
	return name, err
}

// remote is what the service calls a number.
func (w *wire) remote(ctx context.Context, kind chat.PeerKind, id int64) (name string, err error) {
	w.mu.Lock()
	name = w.names[id]
	w.mu.Unlock()
	if name != "" {
		return name, nil
	}
	err = w.db.View(ctx, func(tx *store.Tx) error {
		name, err = chat.Remote(tx, Channel, kind, id)
		return err
	})
	if err == nil {
		w.remember(id, name)
	}
	return name, err
}

// number is the number of a message, a new one the first time.
func (w *wire) number(ctx context.Context, track string) (message int64, err error) {
	err = w.db.Update(ctx, func(tx *store.Tx) error {
		message, err = chat.Peer(tx, Channel, chat.PeerCard, track)
		return err
	})
	if err == nil {
		w.remember(message, track)
	}
	return message, err
}

// maxNames is how many names are kept at hand.
const maxNames = 20_000

func (w *wire) remember(id int64, name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.names) >= maxNames {
		clear(w.names)
	}
	w.names[id] = name
}

// A cardParams are the values of a card.
type cardParams struct {
	Map map[string]string `json:"cardParamMap"`
}

// A newCard is what createAndDeliver takes for a chat with the robot.
type newCard struct {
	Template   string     `json:"cardTemplateId"`
	Track      string     `json:"outTrackId"`
	Callback   string     `json:"callbackType"`
	Data       cardParams `json:"cardData"`
	Space      string     `json:"openSpaceId"`
	UserIDType int        `json:"userIdType"`
	SpaceModel spaceModel `json:"imRobotOpenSpaceModel"`
	Deliver    deliver    `json:"imRobotOpenDeliverModel"`
}

type spaceModel struct {
	Forward bool              `json:"supportForward"`
	Last    map[string]string `json:"lastMessageI18n"`
}

type deliver struct {
	Space string `json:"spaceType"`
	Robot string `json:"robotCode"`
}

type delivered struct {
	Result struct {
		Track   string `json:"outTrackId"`
		Results []struct {
			Space   string `json:"spaceId"`
			Success bool   `json:"success"`
			Error   string `json:"errorMsg"`
		} `json:"deliverResults"`
	} `json:"result"`
}

// A changedCard is what changes a card.
type changedCard struct {
	Track      string                `json:"outTrackId"`
	Data       *cardParams           `json:"cardData,omitempty"`
	Private    map[string]cardParams `json:"privateData,omitempty"`
	Options    byKey                 `json:"cardUpdateOptions"`
	UserIDType int                   `json:"userIdType"`
}

// byKey has only the values change that are named: the default would take all others away.
type byKey struct {
	Data    bool `json:"updateCardDataByKey"`
	Private bool `json:"updatePrivateDataByKey"`
}

// Draw shows a card in a new message. A picture comes before it, in a message of its own.
func (w *wire) Draw(ctx context.Context, c channel.Card) (int64, error) {
	user, err := w.user(ctx, c.Chat)
	if err != nil {
		return 0, err
	}
	values, err := params(c.Face.Text, c.Looks.MarksOf(c.Face), keysOf(c))
	if err != nil {
		return 0, &Fault{Code: tooLong, Words: err.Error()}
	}
	if c.Picture != nil {
		media, err := w.api.upload(ctx, "image", c.Picture)
		if err == nil {
			err = w.api.send(ctx, user, "sampleImageMsg", map[string]string{"photoURL": media})
		}
		if err != nil {
			return 0, err
		}
	}
	return w.show(ctx, w.track(c.Card), user, c.Face.Text, values)
}

// show makes a card in a chat and returns the number of its message.
func (w *wire) show(ctx context.Context, track, user, text string, values map[string]string) (message int64, err error) {
	if message, err = w.number(ctx, track); err != nil {
		return 0, err
	}
	return message, w.create(ctx, track, user, text, values)
}

// tooLong is our own code of a card that no template holds.
const tooLong = "too long for a card"

// create makes a card in a chat. If it is there, since an answer was lost, its face may have
// changed meanwhile.
func (w *wire) create(ctx context.Context, track, user, text string, values map[string]string) error {
	got, err := post[delivered](ctx, w.api, http.MethodPost, "/v1.0/card/instances/createAndDeliver", &newCard{
		Template: w.api.app.Template, Track: track, Callback: "STREAM", Data: cardParams{values},
		Space: "dtv1.card//IM_ROBOT." + user, UserIDType: 1,
		SpaceModel: spaceModel{Last: map[string]string{"ZH_CN": channel.Cut(firstLine(text), 120)}},
		Deliver:    deliver{"IM_ROBOT", w.api.app.Robot}})
	if coded(err, "param.cardAlreadyExist") {
		return w.change(ctx, &changedCard{Track: track, Data: &cardParams{values}})
	}
	for _, r := range got.Result.Results {
		if err == nil && !r.Success {
			err = &Fault{Status: http.StatusOK, Code: notDelivered, Words: w.api.hide(r.Error)}
		}
	}
	return err
}

// Redraw changes a card for everybody who sees it. The answer to an older tap goes.
func (w *wire) Redraw(ctx context.Context, c channel.Card) error {
	values, err := params(c.Face.Text, c.Looks.MarksOf(c.Face), keysOf(c))
	if err != nil {
		return &Fault{Code: tooLong, Words: err.Error()}
	}
	track, err := w.remote(ctx, chat.PeerCard, c.Message)
	if err == store.ErrNotFound {
		return &Fault{Code: "param.cardNotExist", Words: "it is too old"}
	} else if err != nil {
		return err
	}
	change := &changedCard{Track: track, Data: &cardParams{values}}
	if !w.taps.fresh(track) {
		user, err := w.user(ctx, c.Chat)
		if err != nil {
			return err
		}
		change.Private = toastFor(user, "")
	}
	return w.change(ctx, change)
}

func (w *wire) change(ctx context.Context, c *changedCard) error {
	c.Options, c.UserIDType = byKey{true, true}, 1
	_, err := post[nothing](ctx, w.api, http.MethodPut, "/v1.0/card/instances", c)
	return err
}

// A batch is a message to people in their chats with the robot.
type batch struct {
	Robot string   `json:"robotCode"`
	Users []string `json:"userIds"`
	Key   string   `json:"msgKey"`
	Param string   `json:"msgParam"`
}

type sent struct {
	Query      string   `json:"processQueryKey"`
	Invalid    []string `json:"invalidStaffIdList"`
	Controlled []string `json:"flowControlledStaffIdList"`
	Filtered   []string `json:"filteredStaffIdList"`
}

// send sends a message that is no card to one person, and reads the lists of the answer.
func (a *API) send(ctx context.Context, user, kind string, param map[string]string) error {
	text, err := json.Marshal(param)
	if err != nil {
		return err
	}
	got, err := post[sent](ctx, a, http.MethodPost, "/v1.0/robot/oToMessages/batchSend", &batch{a.app.Robot, []string{user}, kind, string(text)})
	switch {
	case err != nil:
		return err
	case len(got.Invalid) > 0:
		return &Fault{Status: http.StatusOK, Code: invalidStaff}
	case len(got.Controlled) > 0:
		return &Fault{Status: http.StatusOK, Code: flowControlled}
	case len(got.Filtered) > 0:
		return &Fault{Status: http.StatusOK, Code: filteredStaff}
	}
	return nil
}

// maxWords is how much of a text one message takes, in bytes: the service does not say.
const maxWords = 6000

// Say sends a text, or a file; its words follow. A text with keys of a menu is a card.
func (w *wire) Say(ctx context.Context, m *chat.Message, f *channel.File) (message int64, rest *chat.Message, err error) {
	user, err := w.user(ctx, m.Chat)
	if err != nil {
		return 0, nil, err
	}
	if f != nil {
		if m.Text != "" {
			rest = &chat.Message{Kind: chat.Say, Text: m.Text}
		}
		return noCard(m), rest, w.file(ctx, user, m.Kind, f)
	}
	if keys := menuKeys(m); len(keys) > 0 {
		return w.menu(ctx, user, m, keys)
	}
	head, tail := cutWords(m.Text)
	if tail != "" {
		rest = &chat.Message{Kind: chat.Say, Text: tail}
	}
	return noCard(m), rest, w.api.send(ctx, user, "sampleText", map[string]string{"content": head})
}

// cutWords returns as much of a text as one message holds, cut at a line's end if there is one,
// and the rest.
func cutWords(text string) (head, tail string) {
	head = channel.Cut(text, maxWords)
	if head == text {
		return text, ""
	}
	if end := strings.LastIndexByte(head, '\n'); end > 0 {
		head = head[:end]
	}
	return head, strings.TrimLeft(text[len(head):], "\n")
}

// menuKeys are the keys that other channels show below the chat. A tap on one is as if its words
// were written.
func menuKeys(m *chat.Message) (keys []key) {
	menu := m.Menu
	if menu == nil {
		menu = m.Keys
	}
	for _, row := range menu {
		for _, words := range row {
			keys = append(keys, key{Words: words, Data: menuData + words, Color: grey})
		}
	}
	return keys
}

// menu sends a text with keys.
func (w *wire) menu(ctx context.Context, user string, m *chat.Message, keys []key) (int64, *chat.Message, error) {
	values, err := params(cmp.Or(m.Text, w.words.Menu), nil, keys)
	if err != nil {
		return 0, nil, &Fault{Code: tooLong, Words: err.Error()}
	}
	message, err := w.show(ctx, w.hash("menu", fmt.Sprint(m.ID), fmt.Sprint(m.Queued)), user, m.Text, values)
	return message, nil, err
}

// noCard stands for the number of a message that is no card: it differs from that of each card.
func noCard(m *chat.Message) int64 { return -m.Queued }

// Trim answers a tap, and says once of a file that somebody waits for that it is being made.
// Everything else is a decoration, which the service does not have or which is not worth a call: an
// old card's buttons are judged by their version.
func (w *wire) Trim(ctx context.Context, m *chat.Message) error {
	switch {
	case m.Kind == chat.Typing && m.Recipe != nil && m.Priority < chat.Quiet && m.Tries == 0:
		return w.making(ctx, m.Chat)
	case m.Kind != chat.Answer:
		return nil
	}
	if !w.taps.answer(m.Tap, m.Text) || m.Text == "" {
		return nil
	}
	user, err := w.user(ctx, m.Chat)
	if err != nil {
		return err
	}
	return w.change(ctx, &changedCard{Track: trackOf(m.Tap), Private: toastFor(user, m.Text)})
}

func (w *wire) making(ctx context.Context, room int64) error {
	user, err := w.user(ctx, room)
	if err != nil {
		return err
	}
	return w.api.send(ctx, user, "sampleText", map[string]string{"content": w.words.Making})
}

// toastFor are the values that show the answer to a tap to whoever tapped.
func toastFor(user, text string) map[string]cardParams {
	return map[string]cardParams{user: {map[string]string{varToast: text}}}
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
