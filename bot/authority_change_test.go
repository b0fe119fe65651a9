package bot_test

import (
	"testing"

	"liaison/bot"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// joinedColumns are how many of the columns chat with the bot: to these something can
// happen.
const joinedColumns = 5

// A change is what happens to a person between what they ask and the answer, or
// before they ask.
type change struct {
	name string
	gone bool // the chat is not theirs any more
	does func(tx *store.Tx, p *bureau.Person) error
}

var changes = [...]change{
	{"除名", true, func(tx *store.Tx, p *bureau.Person) error { return chat.DeactivatePerson(tx, p.ID) }},
	{"换机", true, func(tx *store.Tx, p *bureau.Person) error { return chat.Join(tx, p.ID, "test", p.Chat+5000) }},
	{"免职", false, func(tx *store.Tx, p *bureau.Person) error {
		for _, post := range p.Posts {
			post.Active = false
			if err := bureau.SavePost(tx, &post); err != nil {
				return err
			}
		}
		return nil
	}},
}

// afterwards are worlds in which each of the changes happened to everybody.
func afterwards(t *testing.T) (later [len(changes)]*world) {
	for i, c := range changes {
		later[i] = newWorld(t)
		storetest.Update(t, later[i].db, func(tx *store.Tx) error {
			for _, column := range columns[:joinedColumns] {
				if err := c.does(tx, later[i].dir.PersonNamed(column.name)); err != nil {
					return err
				}
			}
			return nil
		})
		if later[i].before = nil; c.gone {
			continue // a stranger changes nothing
		}
		storetest.View(t, later[i].db, func(tx *store.Tx) (err error) {
			later[i].before, err = later[i].kept(tx)
			return err
		})
	}
	return later
}

// sends does what a sender does first when the network is back: it asks of everything
// whether it is still for those who have the chat.
func sends(tx *store.Tx) error {
	cards, err := chat.DueCards(tx, "test", 1000)
	if err != nil {
		return err
	}
	messages, err := chat.DueMessages(tx, "test", 1000)
	if err != nil {
		return err
	}
	for i := range cards {
		may, err := chat.MayShow(tx, &cards[i])
		if err == nil && !may {
			err = after(tx, func(c *chat.Card) (chat.Unsent, error) { return chat.WithholdCard(tx, c) }, &cards[i])
		}
		if err != nil {
			return err
		}
	}
	for i := range messages {
		may, err := chat.MaySend(tx, &messages[i])
		if err == nil && !may {
			err = after(tx, func(m *chat.Message) (chat.Unsent, error) { return chat.WithholdMessage(tx, m) }, &messages[i])
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// after withholds something, and does what follows from it.
func after[W any](tx *store.Tx, withhold func(*W) (chat.Unsent, error), what *W) error {
	u, err := withhold(what)
	if err != nil || u.Owner == 0 {
		return err
	}
	return bot.Withheld(tx, u)
}
