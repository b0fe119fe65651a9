package telegramtest

import (
	"slices"
	"strings"
)

// The reactions a bot may give, in the spelling that Telegram wants.
var reactions = strings.Fields(`❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯
🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊
🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡`)

func (s *Server) setMessageReaction(r *request) (any, *refusal) {
	var given []struct{ Type, Emoji string }
	r.decode("reaction", &given)
	if len(given) > 1 {
		return nil, malformed("REACTIONS_TOO_MANY")
	}
	var emoji []string
	for _, g := range given {
		if g.Type != "emoji" || !slices.Contains(reactions, g.Emoji) {
			return nil, malformed("REACTION_INVALID")
		}
		emoji = append(emoji, g.Emoji)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, bad := s.find(r)
	if bad != nil {
		return nil, bad
	}
	if c.shut != "" {
		return nil, forbidden(c.shut)
	}
	m := c.message(r.int("message_id", 0))
	if m == nil {
		return nil, badRequest("message to react not found")
	}
	m.reactions = emoji
	c.log(event{kind: reacted, text: strings.Join(emoji, "")})
	s.touched(c)
	return true, nil
}
