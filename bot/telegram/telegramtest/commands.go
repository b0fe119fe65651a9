package telegramtest

import (
	"cmp"
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

func (s *Server) deleteMyCommands(r *request) (any, *refusal) {
	return s.commandsOf(r, func(key string) any {
		delete(s.commands, key)
		return true
	})
}

func (s *Server) getMyCommands(r *request) (any, *refusal) {
	return s.commandsOf(r, func(key string) any {
		return append([]Command{}, s.commands[key]...)
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

func (s *Server) setChatMenuButton(r *request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.chat() != 0 && s.chats[r.chat()] == nil {
		return nil, badRequest("chat not found")
	}
	s.menu[r.chat()] = cmp.Or(r.get("menu_button"), `{"type":"default"}`)
	s.changed.ring()
	return true, nil
}

func (s *Server) getChatMenuButton(r *request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return rawJSON(cmp.Or(s.menu[r.chat()], s.menu[0], `{"type":"commands"}`)), nil
}

// MenuButton is the JSON of the menu button of the person's chat.
func (u *User) MenuButton() string {
	u.s.mu.Lock()
	defer u.s.mu.Unlock()
	return cmp.Or(u.s.menu[u.Chat], u.s.menu[0])
}

var profileLimits = map[string]int{"name": 64, "description": 512, "short_description": 120}

// setProfile answers setMyName, setMyDescription and setMyShortDescription.
func (s *Server) setProfile(r *request) (any, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, limit := range profileLimits {
		if utf16Len(r.get(name)) > limit {
			return nil, malformed("%s is too long", name)
		}
		if r.has(name) {
			s.profile[name] = r.get(name)
		}
	}
	s.changed.ring()
	return true, nil
}

// Profile is what setMyName, setMyDescription and setMyShortDescription set,
// by the name of the parameter.
func (s *Server) Profile(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.profile[name]
}
