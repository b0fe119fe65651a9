package main

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// arrows say which packages of ours a package may import. They point down to
// store; bot, bot/telegram and bot/web meet in its tables only.
var arrows = map[string]string{
	"store":                     "store/day",
	"store/day":                 "",
	"store/text":                "",
	"store/text/expr":           "store/text",
	"store/numeral":             "store/text",
	"store/mask":                "store/text store/text/expr",
	"store/indicator":           "",
	"store/bureau":              "store store/day store/indicator store/mask",
	"store/record":              "store store/bureau store/day store/indicator",
	"store/chat":                "store store/bureau store/day store/record",
	"store/count":               "store store/bureau store/day store/indicator store/record",
	"store/spoken":              "store store/day",
	"store/retain":              "store store/bureau store/chat store/day store/record",
	"store/duty":                "store store/bureau store/chat store/count store/day store/indicator store/record",
	"store/table":               "store/day store/numeral store/text",
	"store/roster":              "store store/bureau store/chat store/day store/mask store/numeral store/table store/text",
	"store/figures":             "store store/bureau store/day store/indicator store/mask store/numeral store/record store/table store/text",
	"store/holiday":             "store store/bureau store/day",
	"store/problem":             "store store/bureau store/chat store/day store/record store/spoken",
	"store/storetest":           "store store/bureau store/chat store/count store/day store/indicator store/record store/roster",
	"messages":                  "store store/bureau store/chat store/count store/day store/duty store/figures store/holiday store/indicator store/problem store/record store/retain messages/report/word",
	"messages/chart":            "",
	"messages/report":           "store store/bureau store/count store/day store/indicator store/record messages",
	"messages/report/word":      "messages/chart",
	"bot/reading/kind":          "",
	"bot/reading/runes":         "store/text",
	"bot/reading/slip":          "store/numeral store/text bot/reading/runes",
	"bot/reading/number":        "store/numeral bot/reading/runes",
	"bot/reading/lex":           "bot/reading/kind bot/reading/runes bot/reading/slip",
	"bot/reading/days":          "store/numeral bot/reading/lex bot/reading/number bot/reading/runes",
	"bot/reading/names":         "bot/reading/number bot/reading/runes bot/reading/slip",
	"bot/reading/token":         "bot/reading/days bot/reading/lex bot/reading/names bot/reading/number bot/reading/runes bot/reading/slip",
	"bot/reading/model":         "",
	"bot/reading/train":         "store/indicator bot/gist bot/reading",
	"bot/gist":                  "bot/reading/model",
	"bot/reading":               "store/numeral bot/reading/days bot/reading/kind bot/reading/lex bot/reading/model bot/reading/names bot/reading/number bot/reading/runes bot/reading/slip bot/reading/token store/text/expr",
	"bot/words":                 "store/text store/text/expr",
	"bot/ask":                   "store store/bureau store/chat store/day store/mask store/numeral store/record messages",
	"bot/summary":               "store store/bureau store/count store/day store/duty store/indicator store/record store/roster messages",
	"bot/document":              "store store/bureau store/chat store/count store/day store/duty store/indicator store/record store/roster messages messages/report/word",
	"bot/turn":                  "store store/bureau store/chat store/day store/indicator store/mask store/numeral store/problem store/record store/roster messages messages/report/word bot/ask bot/gist bot/reading bot/words store/text/expr",
	"bot/inquiry":               "store/bureau store/count store/day store/duty store/indicator store/record messages bot/reading bot/turn bot/words",
	"bot/draft":                 "store store/bureau store/chat store/day store/indicator store/mask store/problem store/record messages bot/ask bot/reading bot/turn bot/words store/text/expr",
	"bot/entries":               "store store/bureau store/chat store/day store/duty store/indicator store/mask store/problem store/record messages bot/ask bot/draft bot/reading bot/turn bot/words",
	"bot/cases":                 "store store/bureau store/chat store/day store/indicator store/problem store/record messages bot/ask bot/draft bot/inquiry bot/reading bot/turn bot/words store/text/expr",
	"bot/month":                 "store store/bureau store/chat store/count store/day store/duty store/problem store/record store/spoken messages bot/ask bot/draft bot/inquiry bot/reading bot/turn bot/words",
	"bot/answers":               "store store/bureau store/chat store/count store/day store/duty store/indicator store/problem store/record messages messages/chart bot/inquiry bot/reading bot/turn bot/words",
	"bot/papers":                "store store/bureau store/chat store/count store/day store/duty store/indicator store/record store/roster messages messages/report messages/report/word bot/ask bot/document bot/draft bot/inquiry bot/reading bot/summary bot/turn bot/words store/text/expr",
	"bot/office":                "store store/bureau store/chat store/count store/day store/figures store/holiday store/indicator store/mask store/record store/roster messages bot/ask bot/draft bot/inquiry bot/reading bot/turn bot/words store/text/expr",
	"bot/self":                  "store store/bureau store/chat store/day store/record store/retain store/spoken messages bot/ask bot/draft bot/reading bot/turn bot/words store/text/expr",
	"bot":                       "store store/bureau store/chat store/day store/indicator store/mask store/record store/roster store/spoken messages bot/answers bot/ask bot/cases bot/draft bot/entries bot/month bot/office bot/papers bot/reading bot/self bot/turn bot/words store/text/expr",
	"bot/channel":               "store store/chat store/mask",
	"bot/dingtalk":              "store store/chat bot/channel",
	"bot/dingtalk/dingtest":     "bot/channel/channeltest",
	"bot/telegram":              "store store/chat bot/channel",
	"bot/channel/channeltest":   "",
	"bot/telegram/telegramtest": "bot/channel/channeltest",
	"bot/web":                   "bot/channel store store/bureau store/chat store/day store/mask store/record",
	"bot/web/webtest":           "",
	"reminders":                 "store store/bureau store/chat store/count store/day store/duty store/indicator store/problem store/record store/spoken messages messages/chart",
	"cmd/liaison":               "store store/bureau store/chat store/day store/figures store/holiday store/mask store/problem store/record store/retain store/roster messages messages/report/word bot bot/channel bot/dingtalk bot/document bot/month bot/office bot/papers bot/reading bot/telegram bot/turn bot/web reminders",
}

// topics are what people can do, each a package: what crosses from one to another is
// handed in by bot.
var topics = []string{"bot/entries", "bot/cases", "bot/month", "bot/answers", "bot/papers", "bot/office", "bot/self"}

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
			if slices.Contains(topics, pkg) && slices.Contains(topics, strings.TrimPrefix(imported, "liaison/")) {
				t.Errorf("the topic %s imports another, %s", pkg, imported)
			}
			if ours, ok := strings.CutPrefix(imported, "liaison/"); ok && ours != pkg && !slices.Contains(strings.Fields(allowed), ours) {
				t.Errorf("%s must not import %s", pkg, ours)
			}
		}
	}
}

// What runs SQL is for the rooms of the store alone.
func TestSQLStaysInTheStore(t *testing.T) {
	runs := regexp.MustCompile(`\bstore\.(Find|FindOne|FindIn|Column|One|Each|InsertInto|UpdateOf|Marks|Conditions)\b|\btx\.(Exec|Change|Insert)\(`)
	seen := 0
	err := filepath.WalkDir("../..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".go" || strings.HasPrefix(name, "../../store/") {
			return err
		}
		text, err := os.ReadFile(name)
		if seen++; runs.Match(text) && filepath.Base(name) != "arrows_test.go" {
			t.Errorf("%s runs SQL: %s", name, runs.Find(text))
		}
		return err
	})
	if err != nil || seen < 100 {
		t.Errorf("%d files, %v", seen, err)
	}
}
