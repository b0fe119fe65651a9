package reading

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/store/indicator"
)

// sampleDay is the day on which all sample sentences are said.
var sampleDay = time.Date(2026, 4, 15, 17, 30, 0, 0, time.FixedZone("Asia/Shanghai", 8*3600))

// A sample is a sentence and what a reader of it must find.
type sample struct {
	ID   string
	By   Role
	Text string
	Want Reading
}

func TestSamples(t *testing.T) {
	files, err := filepath.Glob("testdata/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	r := New(sampleRoster(t))
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			floor, held, judge := 0.98, strings.Contains(file, "held"), judged
			if strings.Contains(file, "unseen") {
				floor = 0.95
			}
			if strings.Contains(file, "progress") {
				judge = judgedWithOrders
			}
			samples := loadSamples(t, file)
			exact := 0
			for _, s := range samples {
				got := r.Read(s.Text, speaker(s.By), sampleDay)
				if diff := differ(s.Want, got, judge); diff == "" {
					exact++
				} else if !held {
					t.Logf("%s %s\n%s", s.ID, s.Text, diff)
				}
			}
			share := float64(exact) / float64(len(samples))
			t.Logf("%s: %d of %d exact, %.1f %%", filepath.Base(file), exact, len(samples), 100*share)
			if share < floor {
				t.Errorf("%.1f %% exact, want at least %.0f %%", 100*share, 100*floor)
			}
		})
	}
}

// People who had not seen the program are read as well as when they were read first,
// less a little. What is wrong is not printed: nothing is to be learnt from them.
func TestHeldVoices(t *testing.T) {
	r := New(sampleRoster(t))
	for voice, floor := range map[string]float64{"F": 0.78, "G": 0.87, "H": 0.82, "I": 0.83, "J": 0.85, "K": 0.83, "AC": 0.81, "AD": 0.83, "AE": 0.93, "AG": 0.89, "AH": 0.83, "AI": 0.91, "AJ": 0.92, "AK": 0.89, "AN": 0.86, "AV": 0.92, "AW": 0.91, "BL": 0.91, "BM": 0.89, "DA": 0.88} {
		samples := loadSamples(t, filepath.Join("testdata", "held", voice+".jsonl"))
		right := 0
		for _, s := range samples {
			if differ(s.Want, r.Read(s.Text, speaker(s.By), sampleDay), judged) == "" {
				right++
			}
		}
		share := float64(right) / float64(len(samples))
		t.Logf("%s: %d of %d wholly right", voice, right, len(samples))
		if share < floor {
			t.Errorf("%s: %.0f %% wholly right, want at least %.0f %%", voice, 100*share, 100*floor)
		}
	}
}

// Voices whose kinds were mended are read as well as they are now, less a little.
func TestTriedVoices(t *testing.T) {
	r := New(sampleRoster(t))
	for voice, floor := range map[string]int{"BA": 16, "BB": 18, "BC": 18, "BD": 16, "BE": 18} {
		right := 0
		for _, s := range loadSamples(t, filepath.Join("testdata", "tried", voice+".jsonl")) {
			if differ(s.Want, r.Read(s.Text, speaker(s.By), sampleDay), judged) == "" {
				right++
			}
		}
		t.Logf("%s: %d wholly right", voice, right)
		if right < floor {
			t.Errorf("%s: %d wholly right, want at least %d", voice, right, floor)
		}
	}
}

// speaker is the person that the samples name by role.
func speaker(role Role) Speaker {
	if role == Secretary {
		return Speaker{Role: role, Org: "建设工程公司党支部", Point: "建设工程公司"}
	}
	return Speaker{Role: role}
}

func loadSamples(tb testing.TB, file string) []sample {
	tb.Helper()
	f, err := os.Open(file)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var out []sample
	in := bufio.NewScanner(f)
	for in.Scan() {
		var s sample
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			tb.Fatalf("%s: %v in %s", file, err, in.Text())
		}
		out = append(out, s)
	}
	if err := in.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

// differ says how two readings differ in what the samples are judged by, or "".
func differ(want, got Reading, judge func(Reading) string) string {
	w, g := judge(want), judge(got)
	if w == g {
		return ""
	}
	return "  want " + w + "\n  got  " + g
}

// judgedWithOrders adds which problem each item means, and to whom it is given
// until when.
func judgedWithOrders(r Reading) string {
	var b strings.Builder
	b.WriteString(judged(r))
	for _, i := range r.Items {
		fmt.Fprintf(&b, " #%d→%s %d天 %s", i.RefersTo, i.Unit, i.Days, i.Until)
	}
	return b.String()
}

// judged writes the judged slots of a reading in one form.
func judged(r Reading) string {
	var b strings.Builder
	for _, i := range r.Items {
		b.WriteString(" {" + strings.Join([]string{string(i.Kind), i.Type, i.Point, i.Date}, "|"))
		for _, k := range slices.Sorted(maps.Keys(i.Figures)) {
			b.WriteString(" " + k + "=" + itoa(i.Figures[k]))
			if slices.Contains(i.Approx, k) {
				b.WriteString("~")
			}
		}
		if i.Expected != nil {
			b.WriteString(" 应" + itoa(*i.Expected))
		}
		if i.Present != nil {
			b.WriteString(" 到" + itoa(*i.Present))
		}
		b.WriteString("}")
	}
	return b.String() + " ask " + strings.Join(r.Ask, ",")
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }

// sampleRoster loads testdata/roster.csv.
func sampleRoster(tb testing.TB) Roster {
	tb.Helper()
	f, err := os.Open("testdata/roster.csv")
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rosterOf(rows[1:])
}

func rosterOf(rows [][]string) Roster {
	r := Roster{Indicators: standard(true), Counts: standard(false)}
	pointOf := map[string]string{} // of points and organisations
	addUnit := func(u string) {
		if u != "" && !slices.Contains(r.Units, u) {
			r.Units = append(r.Units, u)
		}
	}
	for _, row := range rows {
		kind, name, above := row[0], row[1], row[3]
		aliases := strings.FieldsFunc(row[2], func(c rune) bool { return c == ';' })
		switch kind {
		case "联系点":
			r.Points = append(r.Points, Point{Name: name, Aliases: aliases})
			pointOf[name] = name
			addUnit(row[11])
			addUnit(row[12])
		case "党组织":
			pointOf[name] = pointOf[above]
			o := Org{Name: name, Aliases: aliases, Point: pointOf[above], Kind: OrgKind(row[4])}
			if above != o.Point {
				o.Parent = above
			}
			r.Orgs = append(r.Orgs, o)
		}
	}
	return r
}

// standard is the table of indicators as the program hands it in.
func standard(said bool) (out []Indicator) {
	for _, x := range indicator.Standard.All() {
		if x.Said() == said {
			out = append(out, Indicator{
				Name: x.Name, Kind: Kind(x.Kind), Type: x.Type, Unit: x.Unit, Units: x.Units, Words: x.Words, Nouns: x.Nouns,
				Solves: x.Solves, Brings: x.Brings, Apart: x.Adds == indicator.Apart, Own: x.Own,
			})
		}
	}
	return out
}
