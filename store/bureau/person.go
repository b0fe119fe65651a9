package bureau

import (
	"strings"

	"liaison/store"
)

// A Person is one of the people the bot serves (人员), joined or not.
type Person struct {
	ID        int64
	Name      string
	Active    bool
	Reachable bool   // joined, and has not blocked the bot
	Channel   string // where they chat; "" until they join
	Chat      int64
	Joined    int64 // when, Unix ms; 0: not yet

	// Filled by [Directory].
	Posts   []Post      // what they are
	prefers *Preference // nil: nothing; most people have none
}

// HasJoined reports whether a person is active and chats with the bot; nil has not.
func (p *Person) HasJoined() bool { return p != nil && p.Active && p.Chat != 0 }

// CanHear reports whether what the bot says comes to a person: they joined and have not
// blocked the bot.
func (p *Person) CanHear() bool { return p.HasJoined() && p.Reachable }

// NameAt returns the name of a person who shares it with others: 王强（城东所）.
func NameAt(name, place string) string { return name + "（" + place + "）" }

// Bare returns a person's name without the place that [NameAt] adds, and that place or "".
func (p *Person) Bare() (name, place string) {
	name, place, _ = strings.Cut(p.Name, "（")
	place, ok := strings.CutSuffix(place, "）")
	if !ok || name == "" {
		return p.Name, ""
	}
	return name, place
}

const personColumns = `id, name, active, channel, chat, joined, reachable`

func (p *Person) fields() []any {
	return []any{&p.ID, &p.Name, &p.Active, &p.Channel, &p.Chat, &p.Joined, &p.Reachable}
}

// SavePerson adds a person, or updates them, without their posts.
func SavePerson(tx *store.Tx, p *Person) error {
	return save(tx, "person", personColumns, &p.ID, p.fields()[1:])
}

// MenuOwed is stored as the menu of a person whose list of commands could not be set.
const MenuOwed = "-"

// MenuOf returns the menu last sent to a person in their chat; "" if none was, and [MenuOwed] if
// the channel did not take it.
func MenuOf(tx *store.Tx, person int64) (string, error) {
	return store.One[string](tx, `SELECT menu FROM person WHERE id = $1`, person)
}

// SaveMenu stores the menu sent to a person.
func SaveMenu(tx *store.Tx, person int64, menu string) error {
	return tx.Exec(`UPDATE person SET menu = $2 WHERE id = $1`, person, menu)
}

// A Post is one role of a person (任职).
type Post struct {
	ID     int64
	Person int64
	Role   Role
	Unit   int64 // staff, admin, leader
	Org    int64 // secretary
	Whole  bool  // a leader of 全局
	Active bool
}

// A Role is what a person may do.
type Role string

// The roles, by their 类别 in the roster.
const (
	Admin     Role = "管理员"
	Leader    Role = "责任领导"
	Staff     Role = "工作人员"
	Secretary Role = "支部书记"
)

// Roles are all roles in fixed order.
var Roles = [...]Role{Admin, Leader, Staff, Secretary}

const postColumns = `id, person, role, unit, org, whole, active`

func (p *Post) fields() []any {
	return []any{&p.ID, &p.Person, &p.Role, (*store.Ref)(&p.Unit), (*store.Ref)(&p.Org), &p.Whole, &p.Active}
}

// SavePost adds a post, or updates it.
func SavePost(tx *store.Tx, p *Post) error {
	return save(tx, "post", postColumns, &p.ID, p.fields()[1:])
}

// Is reports whether the person has one of the roles.
func (p *Person) Is(roles ...Role) bool {
	for _, post := range p.Posts {
		for _, r := range roles {
			if post.Role == r {
				return true
			}
		}
	}
	return false
}
