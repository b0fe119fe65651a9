package turn

import (
	"liaison/messages"
	"liaison/store/mask"
)

// WithoutPeople is what is kept of words that are in no record yet.
func (t *Turn) WithoutPeople(says string) string {
	t.Hides = t.Hides || mask.Names(says) != says
	return mask.People(says)
}

// nameFiles takes names and illness out of the names of files: 王经理住院证明.jpg.
func (t *Turn) nameFiles() {
	for i := range t.Update.Files {
		f := &t.Update.Files[i]
		if name := mask.Names(mask.Illness(f.Name)); name != f.Name {
			f.Name, t.Hides = name, true
		}
	}
}

// TellHidden tells the person that something is not kept, unless a card says so.
func (t *Turn) TellHidden() error {
	if !t.Hides || t.Noted {
		return nil
	}
	return t.Say(messages.MaskedNote)
}
