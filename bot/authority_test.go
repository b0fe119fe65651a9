package bot_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"liaison/bot"
	"liaison/messages"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/storetest"
)

// The roles of the matrix, in the order of its columns.
var columns = []struct{ head, name string }{
	{"管", storetest.Admin}, {"全", "全局领导甲"}, {"分", storetest.LeaderEast}, {"员", storetest.OfficerEast},
	{"书", storetest.SecretaryWork}, {"未", notJoined}, {"停", "离任干事甲"},
}

// secret is what is written at the point that is not theirs: whoever has no scope
// there must never be shown it.
const secret = "旁点密语"

// A probe is one line of the matrix: what is asked for or tapped, and where.
type probe struct {
	where string
	does  func(w *world, name string) string // the words, or what a button does; "" there is none
	key   func(w *world) string              // the card that the button is on, if it matters
}

// TestAuthority holds every command and every verb of a card against every role,
// at a point of theirs and at another. A new command or verb has no line and
// fails until somebody has thought about who may.
func TestAuthority(t *testing.T) {
	w := newWorld(t)
	later := afterwards(t)
	var b strings.Builder
	b.WriteString("谁能做什么。✓ 能　✗ 角色不能　外 不在范围　旧 按钮对他无效　－ 不在名单　· 不答（名单外的一天只答一次）\n" +
		"分管领导、工作人员、支部书记的本点位是建设工程公司，外点位是居然之家；自己的是在步行街商圈自己写的（计划在本点位）。\n" +
		"竖线后是同样五人（管全分员书）：除名、换手机（在旧手机上）、免职以后再做；“断”是网断时先做了，变动以后网才通。收 没有发，只说明一次\n" +
		"列：")
	head := ""
	for _, c := range columns {
		b.WriteString(c.head + " " + c.name + "　")
		head += " " + c.head
	}
	for _, c := range changes {
		head += " │" + c.name + strings.Repeat("　", 4) + " │" + c.name + "断" + strings.Repeat("　", 3)
	}
	b.WriteString("\n")
	line := func(name string, p probe, cell func(w *world, name, does string) string) {
		var row strings.Builder
		for i, c := range columns {
			said := cell(w, c.name, p.does(w, c.name))
			if blind := i >= 2; blind && strings.Contains(said, secret) && p.where != "本点位" {
				t.Errorf("%s (%s) by %s shows what is not theirs:\n%s", name, p.where, c.name, said)
			}
			row.WriteString(" " + glyph(said))
		}
		for i := range changes {
			row.WriteString(" │")
			for _, c := range columns[:joinedColumns] {
				row.WriteString(" " + glyph(cell(later[i], c.name, p.does(later[i], c.name))))
			}
			row.WriteString(" │")
			for _, c := range columns[:joinedColumns] {
				w.then = &changes[i]
				said := cell(w, c.name, p.does(w, c.name))
				w.then = nil
				row.WriteString(" " + glyph(said))
				// The admin wrote those records: they are theirs, whatever their role.
				if changes[i].gone && said != "" && said != messages.Stopped+"\n" || strings.Contains(said, secret) && c.name != storetest.Admin || strings.Contains(said, "📎\n") {
					t.Errorf("%s (%s) by %s, sent after %s, shows\n%s", name, p.where, c.name, changes[i].name, said)
				}
			}
		}
		fmt.Fprintf(&b, "%s %s\n", row.String(), strings.TrimSpace(name+" "+p.where))
	}
	b.WriteString("\n" + head + " 命令\n")
	for _, name := range bot.CommandNames() {
		probes := commandProbes[name]
		if probes == nil {
			probes = just("/" + name)
		}
		for _, p := range probes {
			line("/"+name, p, func(w *world, who, says string) string {
				return w.try(who, nil, chat.Update{Kind: chat.Text, Text: says})
			})
		}
	}
	b.WriteString("\n" + head + " 一句话\n")
	for _, p := range sentenceProbes {
		line("", p, func(w *world, who, says string) string {
			return w.try(who, nil, chat.Update{Kind: chat.Text, Text: says})
		})
	}
	b.WriteString("\n" + head + " 按钮\n")
	for _, verb := range bot.TapVerbs() {
		probes := tapProbes[verb]
		if probes == nil {
			t.Errorf("no line for the verb %s: say in tapProbes what it is tapped on", verb)
		}
		for _, p := range probes {
			line(verb, p, func(w *world, who, arg string) string { return w.tap(who, verb, arg, p) })
		}
	}
	b.WriteString("\n" + head + " 别人的草稿\n")
	for _, verb := range bot.DraftVerbs() {
		line(verb, probe{"别人的", func(w *world, name string) string { return "0" }, nil}, func(w *world, who, arg string) string {
			return w.tap(who, verb, arg, probe{key: func(w *world) string { return chat.DraftKey(w.drafts[who]) }})
		})
	}
	golden(t, "testdata/authority.golden", b.String())
}

// tap presses a button that stands on a card of this chat.
func (w *world) tap(who, verb, arg string, p probe) string {
	do, key := verb, "a99"
	if arg != "" {
		do += ":" + arg
	}
	if p.key != nil {
		key = p.key(w)
	}
	forge := func(tx *store.Tx) error {
		if err := chat.Show(tx, "test", w.chat(who), key, chat.Face{Text: oldCard, Buttons: [][]chat.Button{{{Words: "x", Do: do}}}}, false); err != nil {
			return err
		}
		card, err := chat.FindCard(tx, "test", w.chat(who), key)
		if err != nil {
			return err
		}
		return chat.CardShown(tx, card, card.Message)
	}
	return w.try(who, forge, chat.Update{Kind: chat.Tap, Tap: "t", Data: key})
}

// golden compares with a file, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || got != string(want) {
		t.Errorf("%s differs (%v); run with -update to accept:\n%s", file, err, got)
	}
}

// Every verb that messages can put on a button has somebody who takes the tap, and
// no two verbs are the same.
func TestVerbs(t *testing.T) {
	taken := slices.Concat(bot.TapVerbs(), bot.DraftVerbs(), []string{messages.DoYes, messages.DoNotMe}) // an invitation's; see pressInvite
	files, err := filepath.Glob("../messages/*.go")
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]string{}
	see := func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
			return true
		}
		name := spec.Names[0].Name
		value, ok := spec.Values[0].(*ast.BasicLit)
		if !ok || len(name) < 3 || name[:2] != "Do" || name[2] < 'A' || name[2] > 'Z' {
			return true
		}
		verb, err := strconv.Unquote(value.Value)
		if err != nil || !slices.Contains(taken, verb) {
			t.Errorf("messages.%s (%q) is on a button, and nobody takes the tap", name, verb)
		}
		if other := by[verb]; other != "" {
			t.Errorf("messages.%s and messages.%s are both %q", name, other, verb)
		}
		by[verb] = name
		return true
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, see)
	}
	if len(by) < 60 {
		t.Errorf("only %d verbs were found", len(by))
	}
}
