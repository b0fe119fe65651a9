package bot

import (
	"errors"
	"fmt"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/retain"
)

// myDataFile is the recipe of everything that is kept of a person.
const myDataFile = "mydata"

// myData is 导出我的数据: it goes to the person's own chat and nowhere else.
func (t *turn) myData(string) error {
	recipe := t.recipe(myDataFile, messages.MyDataName(t.today), map[string]string{"chat": idText(t.u.Chat)})
	return errors.Join(t.say(messages.MyDataComing), t.send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// renderMyData makes it, as long as the chat is still that person's.
func renderMyData(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	if idText(p.Chat) != args["chat"] {
		return nil, fmt.Errorf("%w: chat %q is not that of %q", chat.ErrNotTheirs, args["chat"], args["person"])
	}
	own, err := retain.DossierOf(tx, p)
	return []byte(messages.MyData(dir, p, own)), err
}
