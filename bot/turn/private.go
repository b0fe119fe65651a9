package turn

import (
	"liaison/messages"
	"liaison/store/mask"
)

// WithoutPeople returns what may be stored of words that are not in a record yet.
func (t *Turn) WithoutPeople(says string) string {
	t.Hides = t.Hides || mask.Names(says) != says
	return mask.People(says)
}

// nameFiles removes names and illnesses from the names of files: 王经理住院证明.jpg.
func (t *Turn) nameFiles() {
	for i := range t.Update.Files {
		f := &t.Update.Files[i]
		if name := mask.Names(mask.Illness(f.Name)); name != f.Name {
			f.Name, t.Hides = name, true
		}
	}
}

// TellHidden tells the person that a part of their message is not stored, unless a card
// says so.
func (t *Turn) TellHidden() error {
	if !t.Hides || t.Noted {
		return nil
	}
	return t.Say(messages.MaskedNote)
}
