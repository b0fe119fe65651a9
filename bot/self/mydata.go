package self

import (
	"errors"
	"fmt"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/retain"
)

// myDataFile is the recipe of the file with everything that is stored about a person.
const myDataFile = "mydata"

// myData is 导出我的数据: the file is sent to the person's own chat and nowhere else.
func myData(t *turn.Turn, _ string) error {
	recipe := t.Recipe(myDataFile, messages.MyDataName(t.Today), map[string]string{"chat": turn.IDText(t.Update.Chat)})
	return errors.Join(t.Say(messages.MyDataComing), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// renderMyData makes the file, if the chat is still that person's.
func renderMyData(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	if turn.IDText(p.Chat) != args["chat"] {
		return nil, fmt.Errorf("%w: chat %q is not that of %q", chat.ErrNotTheirs, args["chat"], args["person"])
	}
	own, err := retain.DossierOf(tx, p)
	return []byte(messages.MyData(dir, p, own)), err
}
