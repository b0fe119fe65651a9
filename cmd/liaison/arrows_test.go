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
	"store":                     "store/indicator store/mask",
	"store/indicator":           "",
	"store/duty":                "store store/indicator",
	"store/text":                "",
	"store/mask":                "store/text",
	"store/numeral":             "store/text",
	"store/table":               "store store/numeral store/text",
	"store/roster":              "store store/numeral store/table store/text",
	"store/figures":             "store store/indicator store/numeral store/table store/text",
	"store/holiday":             "store",
	"store/problem":             "store",
	"store/storetest":           "store store/indicator store/roster",
	"messages":                  "store store/duty store/figures store/holiday store/indicator store/problem messages/report/word",
	"messages/chart":            "",
	"messages/report":           "store store/indicator messages",
	"messages/report/word":      "",
	"bot/reading":               "store/numeral store/text",
	"bot/ask":                   "store messages",
	"bot/summary":               "store store/duty store/indicator store/roster messages",
	"bot":                       "store store/duty store/figures store/holiday store/indicator store/numeral store/problem store/roster store/table messages messages/chart messages/report messages/report/word bot/ask bot/reading bot/summary",
	"bot/telegram":              "store",
	"bot/telegram/telegramtest": "",
	"bot/web":                   "store",
	"bot/web/webtest":           "",
	"reminders":                 "store store/duty store/indicator store/problem messages messages/chart",
	"cmd/liaison":               "store store/duty store/figures store/holiday store/problem store/roster store/table messages messages/report/word bot bot/reading bot/telegram bot/web reminders",
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
