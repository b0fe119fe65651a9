package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"liaison/messages"
)

// completeCmd tells a shell what may stand next on a command line. The scripts in
// deploy/ call it, so that they know every command and never fall behind.
type completeCmd struct {
	Words []string `arg:"" optional:"" passthrough:"" help:"命令行上已有的词，最后一个还没写完"`
}

// Run prints a candidate a line, with a tab and its help; nothing where a file is
// wanted, or where the words make no sense.
func (c *completeCmd) Run(a *app) error {
	words := c.Words
	if len(words) > 0 && words[0] == "--" {
		words = words[1:]
	}
	for _, one := range candidates(a.model, words) {
		fmt.Fprintf(a.stdout, "%s\t%s\n", one.word, messages.InLanguage(a.lang, one.help))
	}
	return nil
}

// A candidate is a word that may stand next.
type candidate struct{ word, help string }

// candidates are the words that may stand in the place of the last of these.
func candidates(node *kong.Node, words []string) (found []candidate) {
	if len(words) == 0 {
		words = []string{""}
	}
	done, last := words[:len(words)-1], words[len(words)-1]
	node, flags, args, wants := walk(node, done)
	offer := func(word, help string) {
		if strings.HasPrefix(word, last) {
			found = append(found, candidate{word, help})
		}
	}
	offerAll := func(words []string) {
		for _, w := range words {
			if w != "" {
				offer(w, "")
			}
		}
	}
	switch {
	case wants != nil:
		offerAll(wants.EnumSlice())
	case strings.HasPrefix(last, "-"):
		for _, f := range flags {
			if !f.Hidden && !slices.Contains(done, "--"+f.Name) {
				offer("--"+f.Name, f.Help)
			}
		}
	default:
		for _, child := range node.Children {
			if !child.Hidden {
				offer(child.Name, child.Help)
			}
		}
		if args < len(node.Positional) {
			offerAll(node.Positional[args].EnumSlice())
		}
	}
	return found
}

// walk goes along the words that are complete: to the command they name, the flags
// it knows, how many arguments it has got, and the flag that waits for its value.
func walk(node *kong.Node, words []string) (at *kong.Node, flags []*kong.Flag, args int, wants *kong.Flag) {
	at, flags = node, node.Flags
	for _, w := range words {
		switch child := childCalled(at, w); {
		case wants != nil:
			wants = nil
		case strings.HasPrefix(w, "-") && w != "-":
			wants = waiting(flags, w)
		case child != nil:
			at, args = child, 0
			flags = append(slices.Clone(flags), child.Flags...)
		default:
			args++
		}
	}
	return at, flags, args, wants
}

func childCalled(node *kong.Node, name string) *kong.Node {
	if i := slices.IndexFunc(node.Children, func(c *kong.Node) bool { return c.Name == name }); i >= 0 {
		return node.Children[i]
	}
	return nil
}

// waiting is the flag of a word that takes its value from the next word.
func waiting(flags []*kong.Flag, word string) *kong.Flag {
	for _, f := range flags {
		if word == "--"+f.Name && !f.IsBool() {
			return f
		}
	}
	return nil
}
