package bot

import (
	"errors"
	"fmt"
	"strconv"

	"liaison/messages"
	"liaison/store"
)

// myDataFile is the recipe of everything that is kept of a person.
const myDataFile = "mydata"

// myData is 导出我的数据: it goes to the person's own chat and nowhere else.
func (t *turn) myData(string) error {
	recipe := &store.Recipe{Name: messages.MyDataName(t.today), What: myDataFile, Args: map[string]string{"person": idText(t.me.ID), "chat": idText(t.u.Chat)}}
	return errors.Join(t.say(messages.MyDataComing), t.send(store.Message{Kind: store.Document, Recipe: recipe}))
}

// renderMyData makes it, as long as the chat is still that person's.
func renderMyData(tx *store.Tx, args map[string]string) ([]byte, error) {
	dir, err := tx.Directory()
	if err != nil {
		return nil, err
	}
	id, _ := strconv.ParseInt(args["person"], 10, 64)
	p := dir.Person(id)
	if p == nil || !p.Active || idText(p.Chat) != args["chat"] {
		return nil, fmt.Errorf("bot: chat %q is not that of %q any more", args["chat"], args["person"])
	}
	own, err := tx.Dossier(p)
	return []byte(messages.MyData(dir, p, own)), err
}
