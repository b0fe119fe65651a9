package main

import (
	"maps"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"liaison/messages"
)

// commandLine is the program's, as run makes it.
func commandLine(t *testing.T) *kong.Kong {
	t.Helper()
	k, err := kong.New(new(program), kong.Name("liaison"), kong.Vars{"version": "", "documents": "记录本", "documentNames": "handbook"})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// The example of a settings file has a line for every setting, with its default.
func TestExampleSettings(t *testing.T) {
	text, err := os.ReadFile("deploy/liaison.env.example")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, line := range regexp.MustCompile(`(?m)^#?([A-Z_]+)=(.*)$`).FindAllStringSubmatch(string(text), -1) {
		got[line[1]] = line[2]
	}
	want := map[string]string{tokenName: ""}
	for _, f := range allFlags(commandLine(t).Model.Node) {
		for _, name := range f.Envs {
			if want[name] = f.Default; name == "LIAISON_CONFIG" {
				delete(want, name) // it names the file itself
			}
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("the example has %v, the program %v", got, want)
	}
}

// Everything the help says has an English form.
func TestEnglishHelp(t *testing.T) {
	var check func(node *kong.Node)
	han, said := regexp.MustCompile(`\p{Han}`), 0
	english := func(words string) {
		said++
		if han.MatchString(words) && messages.InLanguage(messages.English, words) == words && words != "所" {
			t.Errorf("no English for %q", words)
		}
	}
	check = func(node *kong.Node) {
		english(node.Help)
		for _, f := range node.Flags {
			english(f.Help)
			english(f.PlaceHolder)
		}
		for _, p := range node.Positional {
			english(p.Help)
			english(p.Tag.PlaceHolder)
		}
		for _, child := range node.Children {
			check(child)
		}
	}
	if check(commandLine(t).Model.Node); said < 100 {
		t.Errorf("%d words", said)
	}
}

func TestCandidates(t *testing.T) {
	model := commandLine(t).Model.Node
	for words, want := range map[string]string{
		"le":                      "ledger",
		"aside r":                 "retry",
		"ledger --fr":             "--from",
		"ledger --from x --fr":    "",
		"ledger --by ":            "所 点位",
		"ledger --by 所 --ki":      "--kind",
		"document ":               "handbook",
		"document handbook ":      "",
		"--db x.db ver":           "version",
		"import roster.csv --dry": "--dry-run",
		"nonsense --nonsense x":   "",
		"comp":                    "", // not for people
	} {
		var got []string
		for _, c := range candidates(model, strings.Split(words, " ")) {
			got = append(got, c.word)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// The completion of bash asks the program and offers what it says. Without bash
// nothing is tested; .ci/run has one.
func TestCompletion(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.Symlink(self, dir+"/liaison"); err != nil {
		t.Fatal(err)
	}
	c := exec.Command(bash, "-c", `source deploy/liaison.bash; COMP_WORDS=(liaison calendar ''); COMP_CWORD=2; _liaison; echo "${COMPREPLY[@]}"`)
	c.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"))
	out, err := c.CombinedOutput()
	if got := strings.Fields(string(out)); err != nil || !slices.Equal(got, []string{"show", "import"}) {
		t.Errorf("%v %s", err, out)
	}
}
