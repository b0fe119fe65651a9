package reading

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCross(t *testing.T) {
	if os.Getenv("CROSS") == "" {
		t.Skip()
	}
	files, _ := filepath.Glob("/tmp/data/*.jsonl")
	r := New(sampleRoster(t))
	author := func(f string) string {
		b := strings.TrimSuffix(filepath.Base(f), ".jsonl")
		if b == "E-extra" {
			return "E"
		}
		return b
	}
	type row struct {
		Sample
		rule Reading
		a    *aligned
	}
	var all []row
	for _, f := range files {
		for _, s := range loadSamples(t, f) {
			q := Sample{s.ID, author(f), s.By, s.Text, s.Want}
			all = append(all, row{q, r.Read(s.Text, speaker(s.By), SampleDay), r.alignedOf(&q, speaker)})
		}
	}
	tests := strings.Fields(os.Getenv("AUTHORS"))
	if len(tests) == 0 {
		tests = []string{"A", "B", "C", "D", "E"}
	}
	verbose := os.Getenv("V") != ""
	var tot [8]float64
	for _, who := range tests {
		var train []*aligned
		var test []row
		for _, s := range all {
			if s.Author == who {
				test = append(test, s)
			} else {
				train = append(train, s.a)
			}
		}
		got := realign(train)
		m := learn(got)
		var ok, rk, kinds, rkinds, both, comb, perfect float64
		ks := func(x Reading) string {
			o := ""
			for _, i := range x.Items {
				o += string(i.Kind) + " "
			}
			return o
		}
		for _, s := range test {
			x := r.prepare(s.Text, speaker(s.By), SampleDay)
			x.links = s.a.links
			read := x.readBy(m)
			same := func(x Reading) bool { return differ(s.Want, x, judged) == "" }
			c := read
			if ks(read) == ks(s.rule) {
				c = s.rule
			}
			if s.a.align(m.chain) {
				gold, _ := r.prepare(s.Text, speaker(s.By), SampleDay).compose(&m.slots, s.a.labels)
				if same(gold) {
					perfect++
				} else if verbose && os.Getenv("V") == "slots" {
					fmt.Printf("%s %s\n  WANT %s\n  GOLD %s\n", s.ID, s.Text, judged(s.Want), judged(gold))
				}
			}
			for _, e := range []struct {
				on bool
				to *float64
			}{{same(read), &ok}, {same(s.rule), &rk}, {ks(read) == ks(s.Want), &kinds}, {ks(s.rule) == ks(s.Want), &rkinds}, {same(read) || same(s.rule), &both}, {same(c), &comb}} {
				if e.on {
					*e.to++
				}
			}
			if !same(c) && verbose && os.Getenv("V") != "slots" {
				fmt.Printf("%s %s\n  WANT %s\n  MODEL%s\n  RULES%s\n", s.ID, s.Text, judged(s.Want), judged(read), judged(s.rule))
			}
		}
		n := float64(len(test)) / 100
		for i, v := range []float64{rk, ok, comb, both, rkinds, kinds, perfect, n} {
			tot[i] += v
		}
		fmt.Printf("%s n=%d rules %.1f model %.1f comb %.1f either %.1f | kinds rules %.1f model %.1f | slots with right segments %.1f (unaligned %d)\n", who, len(test), rk/n, ok/n, comb/n, both/n, rkinds/n, kinds/n, perfect/n, len(train)-len(got))
	}
	n := tot[7]
	fmt.Printf("all rules %.1f model %.1f comb %.1f either %.1f | kinds rules %.1f model %.1f | slots %.1f\n", tot[0]/n, tot[1]/n, tot[2]/n, tot[3]/n, tot[4]/n, tot[5]/n, tot[6]/n)
}
