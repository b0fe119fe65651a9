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
	want := map[string]string{tokenName: "", secretName: ""}
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

// Each command that the texts for people give is one that the program takes.
func TestCommandsInTexts(t *testing.T) {
	span, word := regexp.MustCompile("`liaison ([^`]+)`|(?m)^ *(?:\\./|\\$ *)?liaison ([a-z][^#\\n]*)"), regexp.MustCompile(`"[^"]*"|\S+`)
	seen := 0
	for _, file := range []string{"../../README.md", "../../.github/CONTRIBUTING.md", "../../.github/README.en.md", "deploy/RELEASE.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range span.FindAllStringSubmatch(string(text), -1) {
			said, _, _ := strings.Cut(m[1]+m[2], " <") // what the shell does
			args := word.FindAllString(strings.ReplaceAll(said, "…", "2026-01-01"), -1)
			if seen++; args[0] == "--version" {
				continue
			}
			if _, err := commandLine(t).Parse(args); err != nil && !strings.Contains(err.Error(), "expected \"<") { // it may be the name alone
				t.Errorf("%s: %s: %v", file, m[0], err)
			}
		}
	}
	if seen < 20 {
		t.Errorf("only %d commands are found", seen)
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

// What the examples and the notes of a release set are settings of the program, or of what runs
// beside it.
func TestDeploySettings(t *testing.T) {
	known := map[string]bool{tokenName: true, "LIAISON_LANG": true,
		"LIAISON_HOST": true, "LIAISON_A": true, "LIAISON_B": true} // of the proxy
	for _, f := range allFlags(commandLine(t).Model.Node) {
		for _, name := range f.Envs {
			known[name] = true
		}
	}
	seen := map[string]bool{}
	for _, name := range []string{"compose.yaml", "compose.postgres.yaml", "liaison.service", "liaison@.service", "liaisonctl", "Caddyfile", "RELEASE.md", "Dockerfile", "liaison.env.example"} {
		for _, set := range regexp.MustCompile(`\b(LIAISON|TELEGRAM)_[A-Z_]+`).FindAllString(deployed(t, name), -1) {
			if seen[set] = true; !known[set] {
				t.Errorf("%s has %s, which is no setting", name, set)
			}
		}
	}
	for name := range known {
		if !seen[name] && name != "LIAISON_CONFIG" && name != "LIAISON_MOVE_TO" {
			t.Errorf("nothing says %s", name)
		}
	}
}

func deployed(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("deploy/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// The commands in the notes of a release are the program's, with its flags.
func TestReleaseCommands(t *testing.T) {
	model := commandLine(t).Model.Node
	seen := 0
	for _, m := range regexp.MustCompile("(?m)\\bliaison(?:ctl)? ([a-z]+)((?: [^\\s`。，；|]+)*)").FindAllStringSubmatch(deployed(t, "RELEASE.md"), -1) {
		i := slices.IndexFunc(model.Children, func(c *kong.Node) bool { return c.Name == m[1] })
		if i < 0 {
			t.Errorf("no command %s: %s", m[1], m[0])
			continue
		}
		seen++
		for _, flag := range regexp.MustCompile(`--([a-z-]+)`).FindAllStringSubmatch(m[2], -1) {
			if !slices.ContainsFunc(allFlags(model.Children[i]), func(f *kong.Flag) bool { return f.Name == flag[1] }) {
				t.Errorf("no flag %s: %s", flag[0], m[0])
			}
		}
	}
	if seen < 15 {
		t.Errorf("%d commands", seen)
	}
}

// The unit of several instances is shut in as that of one is, and the proxy leads to where
// they listen.
func TestUnits(t *testing.T) {
	shut := func(name string) string {
		_, rest, _ := strings.Cut(deployed(t, name), "User=liaison\n")
		return strings.Replace(rest, "AF_INET6 AF_UNIX", "AF_INET6", 1) // the server of the same machine
	}
	if shut("liaison.service") != shut("liaison@.service") {
		t.Error("liaison.service and liaison@.service differ in more than where their settings are")
	}
	caddy, compose, notes := deployed(t, "Caddyfile"), deployed(t, "compose.postgres.yaml"), deployed(t, "RELEASE.md")
	for _, f := range allFlags(commandLine(t).Model.Node) {
		if slices.Contains(f.Envs, "LIAISON_LISTEN") && !strings.Contains(caddy, "{$LIAISON_A:"+f.Default+"}") {
			t.Errorf("the proxy does not lead to %s", f.Default)
		}
	}
	if !strings.Contains(caddy, "{$LIAISON_B:127.0.0.1:8444}") || !strings.Contains(notes, "LIAISON_LISTEN=127.0.0.1:8444") {
		t.Error("the proxy does not lead to the second instance")
	}
	for _, name := range []string{"liaison-a", "liaison-b"} {
		if !strings.Contains(compose, "  "+name+": *liaison") || !strings.Contains(compose, ": "+name+":8443") {
			t.Errorf("the proxy does not lead to %s", name)
		}
	}
	for _, name := range regexp.MustCompile(`liaison_[a-z_]+`).FindAllString(notes, -1) {
		if !strings.Contains(metricsSource(t), `"`+strings.TrimPrefix(name, "liaison_")+`"`) {
			t.Errorf("no metric %s", name)
		}
	}
}

func metricsSource(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("metrics.go")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
