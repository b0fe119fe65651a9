package telegram

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"liaison/bot/telegram/telegramtest"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// Whose a chat is, is asked at each try: what failed for minutes, and what is planned,
// goes to nobody else. It is no fault, and what follows it may fail.
func TestOwnerAtEachTry(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u, other := w.NewUser("甲"), w.NewUser("乙")
		id := w.person(u)
		unsent := map[chat.Unsent]bool{} // a Tx in which something fails is run again
		w.sender.Withheld = func(_ *store.Tx, un chat.Unsent) error {
			unsent[un] = true
			return errors.New("nobody listens")
		}
		lift := w.Fault(telegramtest.Fault{Effect: telegramtest.ServerError(502)})
		w.send()
		w.say(u, "一")
		w.show(u, "n1", "卡", false)
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Answer, Tap: "t", Text: "好"})
		w.say(other, "二")
		time.Sleep(10 * time.Minute)
		synctest.Wait()                     // no try is under way
		w.update(func(tx *store.Tx) error { // not as Leave does it: the rows stay
			return bureau.SavePerson(tx, &bureau.Person{ID: id, Name: "甲", Channel: Channel, Chat: u.Chat})
		})
		lift()
		w.drained()
		equal(t, said(u), nil)
		equal(t, said(other), []string{"二"})
		text := chat.Unsent{Owner: id, Channel: Channel, Chat: u.Chat, Asked: true}
		card := text
		card.Key = "n1"
		if len(unsent) != 2 || !unsent[text] || !unsent[card] {
			t.Errorf("withheld: %+v", unsent)
		}
		if _, aside := w.waiting(); aside != 0 {
			t.Errorf("%d are set aside\n%s", aside, w.log)
		}
	})
}

// A file that is not theirs any more once it is to be made is withheld, too.
func TestOwnerOfFile(t *testing.T) {
	bubble(t, func(t *testing.T, w *world) {
		u := w.NewUser("甲")
		id := w.person(u)
		w.sender.Render = func(context.Context, chat.Recipe) (string, []byte, error) {
			return "", nil, fmt.Errorf("%w: gone", chat.ErrNotTheirs)
		}
		var unsent []chat.Unsent
		w.sender.Withheld = func(_ *store.Tx, un chat.Unsent) error {
			unsent = append(unsent, un)
			return nil
		}
		w.queue(chat.Message{Chat: u.Chat, Kind: chat.Document, Recipe: &chat.Recipe{What: "roster"}})
		w.update(func(tx *store.Tx) error {
			return chat.Show(tx, Channel, u.Chat, "n1", chat.Face{Text: "图", Picture: &chat.Recipe{What: "weeks"}}, false)
		})
		w.send()
		w.drained()
		if _, aside := w.waiting(); aside != 0 || len(unsent) != 2 || unsent[0].Owner != id || unsent[1].Owner != id || len(u.Messages()) != 0 {
			t.Errorf("%d set aside, withheld %+v", aside, unsent)
		}
	})
}
