package web

import (
	"liaison/store"
	"liaison/store/bureau"
)

// A person is someone the page can become.
type person struct {
	Chat  int64  `json:"chat"`
	Name  string `json:"name"`
	Role  string `json:"role,omitempty"`
	Place string `json:"place,omitempty"` // unit or 党组织
	Away  bool   `json:"away,omitempty"`  // has not joined, or left

	id int64 // 0: a stranger
}

// stranger is the chat of somebody who is not on the roster.
const stranger = 9_000_001

// meet reads who is there, again only after the roster changed.
func (p *page) meet(tx *store.Tx) error {
	d, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.people != nil && p.roster == d.Revision {
		return nil
	}
	p.people, p.roster = peopleOf(d), d.Revision
	p.publish("people", p.people)
	return nil
}

// peopleOf lists the active people by role, and a stranger. A person's chat has
// their own id, unless they joined from another chat of the page.
func peopleOf(d *bureau.Directory) []person {
	people := []person{}
	for _, role := range bureau.Roles {
		for _, one := range d.People {
			if !one.Active || len(one.Posts) == 0 || one.Posts[0].Role != role {
				continue
			}
			p := person{Chat: one.ID, Name: one.Name, Role: string(role), Place: placeOf(d, one.Posts[0]), id: one.ID}
			if p.Away = one.Channel != Channel || one.Chat == 0; !p.Away {
				p.Chat = one.Chat
			}
			people = append(people, p)
		}
	}
	if d.PersonAt(Channel, stranger) == nil {
		people = append(people, person{Chat: stranger, Name: "路人"})
	}
	return people
}

func placeOf(d *bureau.Directory, post bureau.Post) string {
	if o := d.Org(post.Org); o != nil {
		return o.Name
	}
	if u := d.Unit(post.Unit); u != nil {
		return u.Name
	}
	if post.Whole {
		return "全局"
	}
	return ""
}

// person returns who a chat belongs to, or nil.
func (p *page) person(chat int64) *person {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i := range p.people {
		if p.people[i].Chat == chat {
			who := p.people[i]
			return &who
		}
	}
	return nil
}
