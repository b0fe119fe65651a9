package bot

import (
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// foresee has what the handling of updates asks of nearly each of them asked in one go. Whatever it
// leaves out is asked in its turn.
func foresee(tx *store.Tx, updates []chat.Update) error {
	dir, err := bureau.Of(tx)
	if err != nil {
		return err
	}
	tx.Foresee(func() {
		for i := range updates {
			u := &updates[i]
			p := dir.PersonAt(u.Channel, u.Chat)
			if p == nil {
				continue
			}
			chat.FocusOf(tx, u.Channel, u.Chat, p.ID)
			if key, _, _, ok := chat.ParseData(u.Data); ok {
				chat.FindCard(tx, u.Channel, u.Chat, key)
				if id, ok := chat.DraftOn(key); ok {
					chat.FindDraft(tx, id)
				}
			}
			if u.Kind == chat.Text {
				chat.OpenDraft(tx, u.Channel, u.Chat, p.ID)
				chat.OpenDrafts(tx, u.Channel, u.Chat, p.ID)
			}
		}
	})
	return foreseeSaved(tx, dir, updates)
}

// foreseeSaved is foresee for what was saved last in a chat where somebody goes on writing.
func foreseeSaved(tx *store.Tx, dir *bureau.Directory, updates []chat.Update) error {
	if !tx.OnServer() {
		return nil
	}
	for i := range updates {
		u := &updates[i]
		p := dir.PersonAt(u.Channel, u.Chat)
		if p == nil || u.Kind != chat.Text {
			continue
		}
		f, err := chat.FocusOf(tx, u.Channel, u.Chat, p.ID)
		if err != nil {
			return err
		}
		if saved, _ := f.Find(chat.ThingSaved); saved != nil {
			record.Foresee(tx, saved.Numbers...)
		}
	}
	return nil
}
