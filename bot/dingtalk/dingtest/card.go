package dingtest

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"
	"strings"
)

// A card is what the bot created.
type card struct {
	track   string
	user    *User
	public  map[string]string
	private map[string]string // of the one who sees it
	changes int
}

type cardData struct {
	Params map[string]string `json:"cardParamMap"`
}

// maxValue is how long a value may be.
const maxValue = 1024

// declared checks values against the template.
func (s *Server) declared(values map[string]string) *refusal {
	for name, value := range values {
		if s.opts.variables != nil && !s.opts.variables[name] {
			return s.bad("param.invalid", "the template has no variable %q", name)
		}
		if len(value) > maxValue {
			return s.bad("param.invalid", "the value of %s has %d bytes", name, len(value))
		}
	}
	return nil
}

func (s *Server) createCard(_ *http.Request, body []byte) (any, *refusal) {
	var in struct {
		CardTemplateID, OutTrackID, CallbackType string
		CardData                                 *cardData
		PrivateData                              map[string]cardData
		OpenSpaceID                              string
		UserIDType                               int
		IMRobotOpenSpaceModel                    *struct {
			SupportForward  bool
			LastMessageI18n map[string]string
		}
		IMRobotOpenDeliverModel *struct{ SpaceType, RobotCode string }
	}
	if err := strict(body, &in); err != nil {
		return nil, s.bad("param.invalid", "create: %v", err)
	}
	user, single := strings.CutPrefix(in.OpenSpaceID, "dtv1.card//IM_ROBOT.")
	switch {
	case in.CardTemplateID == "":
		return nil, s.bad("param.cardTemplateIdEmpty", "create")
	case in.CardTemplateID != s.TemplateID:
		return nil, refuse(http.StatusBadRequest, "param.templateNotExist", in.CardTemplateID)
	case in.OutTrackID == "":
		return nil, s.bad("param.outTrackIdEmpty", "create")
	case !single || user == "":
		return nil, s.bad("param.openSpaceIdInvalid", "%q", in.OpenSpaceID)
	case in.IMRobotOpenDeliverModel == nil || in.IMRobotOpenSpaceModel == nil:
		return nil, s.bad("param.openDeliverModelEmpty", "create")
	case in.IMRobotOpenDeliverModel.SpaceType != "IM_ROBOT" || in.IMRobotOpenDeliverModel.RobotCode != s.ClientID:
		return nil, s.bad("param.invalid", "deliver model %+v", *in.IMRobotOpenDeliverModel)
	case in.CallbackType != "STREAM" || in.UserIDType != 1 || in.CardData == nil:
		return nil, s.bad("param.invalid", "callback %q, type of ids %d", in.CallbackType, in.UserIDType)
	case s.cards[in.OutTrackID] != nil:
		return nil, refuse(http.StatusBadRequest, "param.cardAlreadyExist", in.OutTrackID)
	}
	if no := s.declared(in.CardData.Params); no != nil {
		return nil, no
	}
	result := map[string]any{"spaceType": "IM_ROBOT", "spaceId": user, "success": true, "carrierId": s.id("query")}
	u := s.users[user]
	if u == nil || u.gone {
		result["success"], result["errorMsg"] = false, "spaceId is illegal"
	} else {
		c := &card{track: in.OutTrackID, user: u, public: maps.Clone(in.CardData.Params), private: map[string]string{}}
		s.cards[in.OutTrackID] = c
		u.gets(Message{Kind: "card", card: c})
	}
	return map[string]any{"success": true, "result": map[string]any{"outTrackId": in.OutTrackID, "deliverResults": []any{result}}}, nil
}

func (s *Server) updateCard(_ *http.Request, body []byte) (any, *refusal) {
	var in struct {
		OutTrackID        string
		CardData          *cardData
		PrivateData       map[string]cardData
		CardUpdateOptions struct{ UpdateCardDataByKey, UpdatePrivateDataByKey bool }
		UserIDType        int
	}
	if err := strict(body, &in); err != nil {
		return nil, s.bad("param.invalid", "update: %v", err)
	}
	c := s.cards[in.OutTrackID]
	switch {
	case c == nil:
		return nil, refuse(http.StatusBadRequest, "param.cardNotExist", in.OutTrackID)
	case in.CardData == nil && in.PrivateData == nil:
		return nil, s.bad("param.cardDataAndPrivateDataBothEmpty", "update")
	case in.UserIDType != 1:
		return nil, s.bad("param.invalid", "type of ids %d", in.UserIDType)
	}
	if in.CardData != nil {
		if no := s.declared(in.CardData.Params); no != nil {
			return nil, no
		}
		if !in.CardUpdateOptions.UpdateCardDataByKey {
			clear(c.public)
		}
		maps.Copy(c.public, in.CardData.Params)
	}
	for user, values := range in.PrivateData {
		if no := s.declared(values.Params); no != nil {
			return nil, no
		}
		if user != c.user.ID {
			return nil, s.bad("param.userIdNotExist", "%q", user)
		}
		if !in.CardUpdateOptions.UpdatePrivateDataByKey {
			clear(c.private)
		}
		maps.Copy(c.private, values.Params)
	}
	c.changes++
	return map[string]any{"success": true, "result": true}, nil
}

// A Button is one that a card shows.
type Button struct{ Words, Data, Color string }

// shown is what a card shows: private values go before public ones.
func (c *card) shown() (text string, buttons []Button, toast string) {
	values := maps.Clone(c.public)
	maps.Copy(values, c.private)
	var b strings.Builder
	for i := 1; values["text"+strconv.Itoa(i)] != ""; i++ {
		b.WriteString(values["text"+strconv.Itoa(i)])
	}
	for i := 1; values["keys"+strconv.Itoa(i)] != ""; i++ {
		var some []Button
		if json.Unmarshal([]byte(values["keys"+strconv.Itoa(i)]), &some) == nil {
			buttons = append(buttons, some...)
		}
	}
	return plain(b.String()), buttons, values["toast"]
}

// plain is a markdown text as it looks.
func plain(text string) string {
	return strings.NewReplacer("**", "", "  \n", "\n", "\u200b", "").Replace(text)
}
