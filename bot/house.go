package bot

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// A part is what people can do about one matter.
type part struct {
	commands []command
	taps     map[string]tap // by the verb of the button
	kinds    []kind
	files    map[string]file // by the recipe
	imports  []importable    // the first that fits a file is what it is

	// changed follows when records were kept, corrected or taken back.
	changed func(t *turn, records ...*record.Record) error
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

	// What else belongs to a record of the kind.
	notes   func(t *turn, r *record.Record) []string                               // what is worth a second look
	finish  func(t *turn, d *chat.Draft, r *record.Record) error                   // adds to a new one what follows without asking
	keeping func(t *turn, was, now *record.Record) (after func() error, err error) // before and after it is kept; was is nil of a new one
	kept    func(t *turn, r *record.Record) error                                  // after all new ones of a draft are kept
}

// A file is made when it is sent, for the person whose id its recipe carries, who
// must still be one of those who may have it.
type file struct {
	roles []bureau.Role // none: everybody
	make  func(*store.Tx, *bureau.Directory, *bureau.Person, map[string]string) ([]byte, error)
}

// An importable is a kind of file that an admin sends to have it brought in,
// after a look at what it would change.
type importable struct {
	what string                              // the recipe of its fetch
	exts []string                            // how the names of such files end
	is   func(name string, body []byte) bool // nil: every such file that is no other
	read func(name string, body []byte) (any, error)
	show func(t *turn, id int64) error // what it would change
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
	files    map[string]file
	imports  []importable
	follow   []func(t *turn, records ...*record.Record) error
}

// build puts parts together; order names the commands as they are listed. Two of
// one name are a mistake in the program.
func build(order []string, parts ...part) *house {
	h := &house{taps: map[string]tap{}, kinds: map[record.Kind]*kind{}, files: map[string]file{}}
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
		for what, f := range p.files {
			h.files[what] = f
		}
		h.imports = append(h.imports, p.imports...)
		if p.changed != nil {
			h.follow = append(h.follow, p.changed)
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

// run does what a command does.
func (h *house) run(t *turn, name, rest string) error { return h.command(name).run(t, rest) }

// press does what a button of a card does that is no draft.
func (h *house) press(t *turn, card *chat.Card, verb, arg string) error {
	run, known := h.taps[verb]
	if !known {
		return t.toast(messages.NotYourCard)
	}
	return run(t, card, arg)
}

// finish adds to a new record what follows without asking.
func (h *house) finish(t *turn, d *chat.Draft, r *record.Record) error {
	if k := h.kinds[r.Kind]; k != nil && k.finish != nil {
		return k.finish(t, d, r)
	}
	return nil
}

// keep has a record kept, a new one or, with what it was, a corrected one.
func (h *house) keep(t *turn, was, now *record.Record, keep func() error) error {
	k := h.kinds[now.Kind]
	if k == nil || k.keeping == nil {
		return keep()
	}
	after, err := k.keeping(t, was, now)
	if err != nil {
		return err
	}
	if err := keep(); err != nil || after == nil {
		return err
	}
	return after()
}

// kept follows when all new records of a draft are kept.
func (h *house) kept(t *turn, records []*record.Record) error {
	for _, r := range records {
		if k := h.kinds[r.Kind]; k != nil && k.kept != nil {
			if err := k.kept(t, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// changed follows when records were kept, corrected or taken back.
func (h *house) changed(t *turn, records ...*record.Record) error {
	for _, follow := range h.follow {
		if err := follow(t, records...); err != nil {
			return err
		}
	}
	return nil
}

// notes are what is worth a second look in a record.
func (h *house) notes(t *turn, r *record.Record) []string {
	if k := h.kinds[r.Kind]; k != nil && k.notes != nil {
		return k.notes(t, r)
	}
	return nil
}

// importOf returns the kind of a file by its name and, once it is there, by what
// is in it, or nil.
func (h *house) importOf(name string, body []byte) *importable {
	for i := range h.imports {
		k := &h.imports[i]
		if slices.Contains(k.exts, strings.ToLower(filepath.Ext(name))) && (k.is == nil || k.is(name, body)) {
			return k
		}
	}
	return nil
}
