package turn

import (
	"liaison/store/chat"
)

// Recipe returns the recipe of a file for the person of this turn.
func (t *Turn) Recipe(what, name string, args map[string]string) *chat.Recipe {
	if args == nil {
		args = map[string]string{}
	}
	args["person"] = IDText(t.Me.ID)
	return &chat.Recipe{Name: name, What: what, Args: args}
}
