package bot

import (
	"fmt"
	"slices"

	"liaison/bot/ask"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// A part is what people can do about one matter.
type part struct {
	commands []command
	taps     map[string]tap // by the verb of the button
	kinds    []kind
}

// A command is one thing a person can ask for by name.
type command struct {
	name  string        // /visit
	words []string      // the same without a slash
	roles []bureau.Role // who may; none: everybody
	takes bool          // words may follow
	about string        // in the list of commands; "": not listed
	run   func(t *turn, rest string) error
}

// A tap is what a button of a card does. It checks anew that the person may.
type tap = func(t *turn, card *chat.Card, arg string) error

// A kind is a conversation: what is asked, and what comes of the answers.
type kind struct {
	name      record.Kind
	questions func(t *turn, e *ask.Env, r *record.Record) []ask.Question

	// end does what was said, and tells so. Without it the answers make a record.
	end   func(t *turn, item *chat.Item, r *record.Record) (said string, err error)
	quick bool // to have said everything is to confirm it

	// How it looks where it does not look like a record: a question under way, and
	// the whole before it is confirmed.
	asking     func(t *turn, r *record.Record, q *ask.Question, fault string, choices []chat.Button) chat.Face
	confirming func(t *turn, r *record.Record) chat.Face
}

// Roles that share what they may do.
var (
	fieldRoles = []bureau.Role{bureau.Staff, bureau.Leader, bureau.Admin}
	partyRoles = []bureau.Role{bureau.Secretary, bureau.Staff, bureau.Admin}
	chiefRoles = []bureau.Role{bureau.Leader, bureau.Admin}
	adminRoles = []bureau.Role{bureau.Admin}
)

// may reports whether a person may use a command.
func (c *command) may(p *bureau.Person) bool { return len(c.roles) == 0 || p.Is(c.roles...) }

// A house is all parts together.
type house struct {
	commands []*command // in the order of the list
	taps     map[string]tap
	kinds    map[record.Kind]*kind
}

// build puts parts together; order names the commands as they are listed. Two of
// one name are a mistake in the program.
func build(order []string, parts ...part) *house {
	h := &house{taps: map[string]tap{}, kinds: map[record.Kind]*kind{}}
	for i := range parts {
		p := &parts[i]
		for j := range p.commands {
			c := &p.commands[j]
			if h.command(c.name) != nil || !slices.Contains(order, c.name) {
				panic(fmt.Sprintf("bot: the command %s is there twice, or has no place", c.name))
			}
			h.commands = append(h.commands, c)
		}
		for verb, do := range p.taps {
			if h.taps[verb] != nil {
				panic(fmt.Sprintf("bot: two parts have a button %s", verb))
			}
			h.taps[verb] = do
		}
		for j := range p.kinds {
			k := &p.kinds[j]
			if h.kinds[k.name] != nil {
				panic(fmt.Sprintf("bot: two parts have a kind %s", k.name))
			}
			h.kinds[k.name] = k
		}
	}
	slices.SortFunc(h.commands, func(a, b *command) int { return slices.Index(order, a.name) - slices.Index(order, b.name) })
	return h
}

// command returns the command of a name, or nil.
func (h *house) command(name string) *command {
	i := slices.IndexFunc(h.commands, func(c *command) bool { return c.name == name })
	if i < 0 {
		return nil
	}
	return h.commands[i]
}

// special reports whether a conversation ends in something else than a record.
func (h *house) special(k record.Kind) bool { return h.kinds[k] != nil && h.kinds[k].end != nil }

// quick reports whether to have said everything is to confirm it.
func (h *house) quick(k record.Kind) bool { return h.kinds[k] != nil && h.kinds[k].quick }
