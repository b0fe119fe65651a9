package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
)

// DoTerm is what the buttons of the terms do: term:<category>[:<workdays>].
const DoTerm = "term"

// A Term is within how many workdays problems of a category are to be solved.
type Term struct {
	Category string
	Days     int
}

// TermsCard shows all terms, each a tap from being changed.
func TermsCard(list []Term) chat.Face {
	var b strings.Builder
	b.WriteString("⏱ 办理期限（工作日，从交办起算）\n")
	var buttons []chat.Button
	for _, term := range list {
		fmt.Fprintf(&b, "%s　%d\n", term.Category, term.Days)
		buttons = append(buttons, chat.Button{Words: term.Category, Do: DoTerm + ":" + term.Category})
	}
	b.WriteString("要改哪一类？已经定了期限的问题不变。")
	return chat.Face{Text: b.String(), Buttons: rows(buttons, 3)}
}

// termChoices are the workdays offered.
var termChoices = []int{2, 3, 5, 7, 10, 15, 20}

// TermCard asks for the workdays of a category.
func TermCard(term Term) chat.Face {
	var buttons []chat.Button
	for _, n := range termChoices {
		buttons = append(buttons, chat.Button{Words: fmt.Sprint(n), Do: fmt.Sprintf("%s:%s:%d", DoTerm, term.Category, n)})
	}
	return chat.Face{Text: fmt.Sprintf("⏱ %s：现在 %d 个工作日，改成几个？", term.Category, term.Days),
		Buttons: append(rows(buttons, 3), []chat.Button{{Words: Return, Do: DoTerm + ":"}})}
}
