package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"

	"liaison/messages"
)

// chinese are the fixed words of the parser's help.
var chinese = strings.NewReplacer(
	"Usage:", "用法：", "Arguments:", "参数：", "Flags:", "选项：", "Commands:", "命令：",
	" <command>", " <命令>", " [flags]", " [选项]", "Show context-sensitive help.", "显示帮助",
	`Run "liaison <command> --help" for more information on a command.`, "每个命令的用法：liaison <命令> --help",
)

// helpIn prints the parser's help in a language: in Chinese its fixed words are
// replaced, in English everything else.
func helpIn(lang string) kong.HelpPrinter {
	return func(options kong.HelpOptions, ctx *kong.Context) error {
		if lang == messages.English {
			translate(ctx.Model.Node)
			return kong.DefaultHelpPrinter(options, ctx)
		}
		var b bytes.Buffer
		out := ctx.Stdout
		ctx.Stdout = &b
		err := kong.DefaultHelpPrinter(options, ctx)
		ctx.Stdout = out
		if err != nil {
			return err
		}
		_, err = io.WriteString(out, chinese.Replace(b.String()))
		return err
	}
}

// translate puts the help of a command and of all below it into English.
func translate(node *kong.Node) {
	in := func(said *string) { *said = messages.InLanguage(messages.English, *said) }
	in(&node.Help)
	for _, f := range node.Flags {
		in(&f.Help)
		in(&f.PlaceHolder)
	}
	for _, p := range node.Positional {
		in(&p.Help)
		in(&p.Tag.PlaceHolder)
	}
	for _, child := range node.Children {
		translate(child)
	}
}
