package turn

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// A Part is what people can do about one matter.
type Part struct {
	Commands []Command
	Taps     map[string]Tap // by the verb of the button
	Kinds    []Kind
	Files    map[string]File // by the recipe
	Imports  []Importable    // the first that fits a file is what it is
	Topics   []Topic         // with a command of their own

	// Changed is called after records were saved, corrected or withdrawn.
	Changed func(t *Turn, records ...*record.Record) error

	Hears   []Hearer // what a sentence may mean beside a new record
	Guesses []Hearer // what a sentence may mean of which nothing else was made
}

// A Command is one thing a person can ask for by name.
type Command struct {
	Name  string        // /visit
	Words []string      // the same without a slash
	Roles []bureau.Role // who may; none: everybody
	Takes bool          // words may follow
	About string        // in the list of commands; "": not listed
	Rank  int           // where it stands in the list, the lowest first
	Run   func(t *Turn, rest string) error
}

// A Topic is a conversation with the command that begins it. It is one value, in the file of
// the conversation, and is listed in the Topics of its part.
type Topic struct {
	Command Command
	Kind    Kind
}

// whole returns the part with the commands and the kinds of its topics added.
func (p Part) whole() *Part {
	p.Commands, p.Kinds = slices.Clip(p.Commands), slices.Clip(p.Kinds)
	for _, topic := range p.Topics {
		p.Commands, p.Kinds = append(p.Commands, topic.Command), append(p.Kinds, topic.Kind)
	}
	return &p
}

// A Tap is what a button of a card does. It must check again that the person may do it.
type Tap = func(t *Turn, card *chat.Card, arg string) error

// A File is made when it is sent, for the person whose id its recipe carries. That person
// must still have one of the roles.
type File struct {
	Roles []bureau.Role // none: everybody
	Make  func(*store.Tx, *bureau.Directory, *bureau.Person, map[string]string) ([]byte, error)
}

// An Importable is a kind of file that is sent to have it brought in, after a look
// at what it would change.
type Importable struct {
	Roles []bureau.Role                       // none: admins
	What  string                              // the recipe of its fetch
	Exts  []string                            // how the names of such files end
	Is    func(name string, body []byte) bool // nil: every such file that is no other
	Read  func(name string, body []byte) (any, error)
	Show  func(t *Turn, id int64) error // what it would change
}

// Groups of roles that may do the same.
var (
	FieldRoles = []bureau.Role{bureau.Staff, bureau.Leader, bureau.Admin}
	PartyRoles = []bureau.Role{bureau.Secretary, bureau.Staff, bureau.Admin}
	ChiefRoles = []bureau.Role{bureau.Leader, bureau.Admin}
	AdminRoles = []bureau.Role{bureau.Admin}
)

// May reports whether a person may use a command.
func (c *Command) May(p *bureau.Person) bool { return len(c.Roles) == 0 || p.Is(c.Roles...) }

// A House is all parts together.
type House struct {
	Commands []*Command // in the order of the list
	Taps     map[string]Tap
	Kinds    map[string]*Kind // by the kind of the items
	Files    map[string]File
	Imports  []Importable
	follow   []func(t *Turn, records ...*record.Record) error
	hearers  []Hearer
	guesses  []Hearer
}

// Build puts parts together. It panics if two commands, buttons or kinds have the same name.
func Build(parts ...Part) *House {
	h := &House{Taps: map[string]Tap{}, Kinds: map[string]*Kind{}, Files: map[string]File{}}
	for i := range parts {
		p := parts[i].whole()
		for j := range p.Commands {
			c := &p.Commands[j]
			if h.Command(c.Name) != nil {
				panic(fmt.Sprintf("bot: the command %s is there twice", c.Name))
			}
			h.Commands = append(h.Commands, c)
		}
		for verb, do := range p.Taps {
			if h.Taps[verb] != nil {
				panic(fmt.Sprintf("bot: two parts have a button %s", verb))
			}
			h.Taps[verb] = do
		}
		for j := range p.Kinds {
			k := &p.Kinds[j]
			if h.Kinds[k.name()] != nil {
				panic(fmt.Sprintf("bot: two parts have a kind %s", k.name()))
			}
			h.Kinds[k.name()] = k
		}
		for what, f := range p.Files {
			h.Files[what] = f
		}
		h.Imports = append(h.Imports, p.Imports...)
		h.hearers, h.guesses = append(h.hearers, p.Hears...), append(h.guesses, p.Guesses...)
		if p.Changed != nil {
			h.follow = append(h.follow, p.Changed)
		}
	}
	slices.SortStableFunc(h.Commands, func(a, b *Command) int { return a.Rank - b.Rank })
	return h
}

// Command returns the command of a name, or nil.
func (h *House) Command(name string) *Command {
	i := slices.IndexFunc(h.Commands, func(c *Command) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return h.Commands[i]
}

// Run runs the command of a name, which must exist, with the words after it.
func (h *House) Run(t *Turn, name, rest string) error { return h.Command(name).Run(t, rest) }

// Press runs the tap of a button on a card that is not a draft's.
func (h *House) Press(t *Turn, card *chat.Card, verb, arg string) error {
	run, known := h.Taps[verb]
	if !known {
		return t.Toast(messages.NotYourCard)
	}
	return run(t, card, arg)
}

// Finish completes a new record with what its kind adds without asking.
func (h *House) Finish(t *Turn, d *chat.Draft, r *record.Record) error {
	if k := h.Kinds[string(r.Kind)]; k != nil && k.Finish != nil {
		return k.Finish(t, d, r)
	}
	return nil
}

// Keep calls keep to save a record, with what its kind does before and after; was is the
// record before a correction, or nil.
func (h *House) Keep(t *Turn, was, now *record.Record, keep func() error) error {
	k := h.Kinds[string(now.Kind)]
	if k == nil || k.Keeping == nil {
		return keep()
	}
	after, err := k.Keeping(t, was, now)
	if err != nil {
		return err
	}
	if err := keep(); err != nil || after == nil {
		return err
	}
	return after()
}

// Kept calls the kinds of new records after all records of a draft are saved.
func (h *House) Kept(t *Turn, records []*record.Record) error {
	for _, r := range records {
		if k := h.Kinds[string(r.Kind)]; k != nil && k.Kept != nil {
			if err := k.Kept(t, r); err != nil {
				return err
			}
		}
	}
	return nil
}

// Changed tells the parts that records were saved, corrected or withdrawn.
func (h *House) Changed(t *Turn, records ...*record.Record) error {
	for _, follow := range h.follow {
		if err := follow(t, records...); err != nil {
			return err
		}
	}
	return nil
}

// Notes returns what is worth a second look in a record.
func (h *House) Notes(t *Turn, r *record.Record) []string {
	if k := h.Kinds[string(r.Kind)]; k != nil && k.Notes != nil {
		return k.Notes(t, r)
	}
	return nil
}

// ImportOf returns the kind of a file, or nil: by its name and, once it is downloaded, by its
// content.
func (h *House) ImportOf(name string, body []byte) *Importable {
	for i := range h.Imports {
		k := &h.Imports[i]
		if k.named(name) && (k.Is == nil || k.Is(name, body)) {
			return k
		}
	}
	return nil
}

// MayImport reports whether a person may send files that are called so.
func (h *House) MayImport(p *bureau.Person, name string) bool {
	return slices.ContainsFunc(h.Imports, func(k Importable) bool { return k.named(name) && k.May(p) })
}

// May reports whether a person may send such files.
func (k *Importable) May(p *bureau.Person) bool {
	if len(k.Roles) == 0 {
		return p.Is(AdminRoles...)
	}
	return p.Is(k.Roles...)
}

// named reports whether the name of a file ends as it must.
func (k *Importable) named(name string) bool {
	return slices.Contains(k.Exts, strings.ToLower(filepath.Ext(name)))
}

// SomePoint is any point of the person's scope: where nothing is named yet, the
// role alone is asked.
func (t *Turn) SomePoint() int64 {
	scope := t.Scope()
	for _, p := range t.Dir.Points {
		if p.Active && scope.SeesPoint(p.ID) {
			return p.ID
		}
	}
	return 0
}

// MaxText is the largest number of characters of a record's text.
const MaxText = 1000
