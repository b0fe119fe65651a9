package telegramtest

import (
	"regexp"
	"slices"
	"strconv"
)

// A Command is one line of the bot's menu.
type Command struct {
	Command     string `json:"command"`
	Description string `json:"description"`
}

var commandName = regexp.MustCompile(`^[a-z0-9_]{1,32}$`)

func (s *Server) setMyCommands(r *request) (any, *refusal) {
	var list []Command
	r.decode("commands", &list)
	if len(list) > 100 {
		return nil, malformed("BOT_COMMANDS_TOO_MUCH")
	}
	for _, c := range list {
		if !commandName.MatchString(c.Command) {
			return nil, malformed("BOT_COMMAND_INVALID")
		}
		if n := utf16Len(c.Description); n < 1 || n > 256 {
			return nil, malformed("BOT_COMMAND_DESCRIPTION_INVALID")
		}
	}
	return s.commandsOf(r, func(key string) any {
		s.commands[key] = list
		return true
	})
}

// How long a bot's words about itself may be.
const (
	maxDescription = 512
	maxShort       = 120
)

func (s *Server) setMyDescription(r *request) (any, *refusal) {
	return s.describe(r.get("description"), maxDescription)
}

func (s *Server) setMyShortDescription(r *request) (any, *refusal) {
	return s.describe(r.get("short_description"), maxShort)
}

func (s *Server) describe(words string, most int) (any, *refusal) {
	if utf16Len(words) > most {
		return nil, malformed("DESCRIPTION_TOO_LONG")
	}
	return true, nil
}

func (s *Server) deleteMyCommands(r *request) (any, *refusal) {
	return s.commandsOf(r, func(key string) any {
		delete(s.commands, key)
		return true
	})
}

// commandsOf does something with the commands of the request's scope and
// language.
func (s *Server) commandsOf(r *request, do func(key string) any) (any, *refusal) {
	scope := struct {
		Type string `json:"type"`
		Chat any    `json:"chat_id"`
		User int64  `json:"user_id"`
	}{Type: "default"}
	r.decode("scope", &scope)
	id := int64(0)
	switch v := scope.Chat.(type) {
	case float64:
		id = int64(v)
	case string:
		id, _ = strconv.ParseInt(v, 10, 64)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if scope.Chat != nil && s.chats[id] == nil {
		return nil, badRequest("chat not found")
	}
	s.changed.ring()
	return do(scopeKey(scope.Type, id, scope.User) + r.get("language_code")), nil
}

func scopeKey(kind string, chat, user int64) string {
	return kind + " " + strconv.FormatInt(chat, 10) + " " + strconv.FormatInt(user, 10) + " "
}

// Commands is the menu that the person sees: the narrowest scope that has one,
// in their language or in any.
func (u *User) Commands() []Command {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	for _, key := range []string{scopeKey("chat", u.Chat, 0), scopeKey("all_private_chats", 0, 0), scopeKey("default", 0, 0)} {
		for _, language := range []string{"zh", ""} {
			if list := u.s.commands[key+language]; len(list) > 0 {
				return slices.Clone(list)
			}
		}
	}
	return nil
}
