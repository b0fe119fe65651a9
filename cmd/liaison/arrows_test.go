package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows say which packages of ours a package may import. They point down to
// store; bot, bot/telegram and bot/web meet in its tables only.
var arrows = map[string]string{
	"store":                     "",
	"store/roster":              "store",
	"store/storetest":           "store store/roster",
	"messages":                  "store",
	"messages/chart":            "",
	"bot/reading":               "",
	"bot/ask":                   "store messages",
	"bot":                       "store store/roster messages messages/chart bot/ask bot/reading",
	"bot/telegram":              "store",
	"bot/telegram/telegramtest": "",
	"bot/web":                   "store",
	"bot/web/webtest":           "",
	"cmd/liaison":               "store store/roster messages messages/chart bot bot/reading bot/telegram bot/web",
}

func TestArrows(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "liaison/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		pkg, imports, _ := strings.Cut(strings.TrimSpace(line), " ")
		pkg = strings.TrimPrefix(pkg, "liaison/")
		allowed, known := arrows[pkg]
		if !known {
			t.Errorf("package %s is not in the plan of the house", pkg)
		}
		for imported := range strings.FieldsSeq(imports) {
			if ours, ok := strings.CutPrefix(imported, "liaison/"); ok && !slices.Contains(strings.Fields(allowed), ours) {
				t.Errorf("%s must not import %s", pkg, ours)
			}
		}
	}
}
