package main

import (
	"bytes"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// chinese are the fixed words of the parser's help.
var chinese = strings.NewReplacer(
	"Usage:", "用法：", "Arguments:", "参数：", "Flags:", "选项：", "Commands:", "命令：",
	" <command>", " <命令>", " [flags]", " [选项]", "Show context-sensitive help.", "显示帮助",
	`Run "liaison <command> --help" for more information on a command.`, "每个命令的用法：liaison <命令> --help",
)

// printHelp prints the parser's help with its fixed words in Chinese.
func printHelp(options kong.HelpOptions, ctx *kong.Context) error {
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
