package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"liaison/bot/gist"
	"liaison/bot/reading"
)

// runGist trains what hears what people want, as run does the reader.
func runGist(dir string, cross, check, wrong bool) error {
	file := filepath.Join(dir, "testdata", "roster.csv")
	roster, err := readRoster(file)
	if err != nil {
		return err
	}
	people, err := readPeople(file)
	if err != nil {
		return err
	}
	samples, _, err := readSamples(filepath.Join(dir, "testdata"))
	if err != nil {
		return err
	}
	roster.Points = append(roster.Points, named...)
	there := filepath.Join(dir, "..", "gist")
	lessons, authors, err := readWays(filepath.Join(there, "testdata"), reading.New(roster), people, samples)
	if err != nil {
		return err
	}
	if cross {
		var say io.Writer
		if wrong {
			say = os.Stdout
		}
		examineWays(lessons, authors, say)
		return nil
	}
	m := gist.Learn(lessons)
	if check {
		if got, want := m.Sum(), gist.Trained().Sum(); got != want {
			return fmt.Errorf("the weights trained (%s) are not the committed ones (%s): run go run ./bot/reading/train -gist", got[:12], want[:12])
		}
		fmt.Println("the weights are those that the ways give")
		return nil
	}
	data, err := m.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d ways and samples, %d bytes, %s\n", len(lessons), len(data), m.Sum()[:12])
	return os.WriteFile(filepath.Join(there, "weights.bin"), data, 0o644)
}

// named are the points that the voices name beside those of the samples.
var named = []reading.Point{
	{Name: "城南农贸市场", Aliases: []string{"农贸市场", "农贸"}}, {Name: "科创园大厦", Aliases: []string{"科创园"}},
	{Name: "老城美食街", Aliases: []string{"美食街"}}, {Name: "家政服务公司", Aliases: []string{"家政公司", "家政"}},
}

// readWays reads how people say what they want, a file an author, and the labelled samples that want nothing.
func readWays(dir string, r *reading.Reader, people []string, samples []reading.Sample) (lessons []gist.Lesson, authors []string, err error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.tsv"))
	if err != nil {
		return nil, nil, err
	}
	for _, file := range files {
		author := strings.TrimSuffix(filepath.Base(file), ".tsv")
		authors = append(authors, author)
		f, err := os.Open(file)
		if err != nil {
			return nil, nil, err
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		for in.Scan() {
			act, way, ok := strings.Cut(in.Text(), "\t")
			if !ok {
				return nil, nil, fmt.Errorf("%s: no tab in %s", file, in.Text())
			}
			if gist.Find(act) == nil && !gist.IsTold(act) {
				return nil, nil, fmt.Errorf("%s: no act %s", file, act)
			}
			signs, _ := r.Signs(way, people, reading.SampleDay)
			lessons = append(lessons, gist.Lesson{Act: act, Signs: signs, Author: author})
		}
		if err := in.Err(); err != nil {
			return nil, nil, err
		}
	}
	for i := range gist.Acts {
		for _, plain := range gist.Acts[i].Plain {
			lessons = append(lessons, gist.Lesson{Act: gist.Acts[i].Name, Signs: []rune(bare.Replace(plain)), Author: "plain"})
		}
	}
	for _, s := range samples {
		if act := toldIn(s.Want.Items); act != "" {
			signs, _ := r.Signs(s.Text, people, reading.SampleDay)
			lessons = append(lessons, gist.Lesson{Act: act, Signs: signs, Author: s.Author})
		}
	}
	return lessons, authors, nil
}

// toldOf are the names of what the kinds of items tell.
var toldOf = map[reading.Kind]string{reading.Visit: gist.Visit, reading.Problem: gist.Trouble, reading.Progress: gist.News,
	reading.Meeting: gist.Meeting, reading.Plan: gist.Plan, reading.Activity: gist.None}

// toldIn is what the items of a sample tell, or "" where some of them want something.
func toldIn(items []reading.Item) (act string) {
	for _, it := range items {
		of := toldOf[it.Kind]
		switch {
		case of == "" || it.Kind == reading.Progress && it.Type == solved:
			return ""
		case act != "" && act != of:
			act = gist.None
		default:
			act = of
		}
	}
	return act
}

// solved is the type of progress that wants a problem closed.
const solved = "已办结"

// bare puts the signs of plain words where they stand in a text.
var bare = strings.NewReplacer("{", "", "}", "")

// readPeople reads how the people of a roster are called.
func readPeople(file string) (people []string, err error) {
	rows, err := readRows(file)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		if row[0] == "人员" {
			people = append(people, row[1])
			if short, ok := strings.CutPrefix(row[1], row[3]); ok && short != "" {
				people = append(people, short)
			}
			if short, ok := strings.CutPrefix(row[1], "分管"); ok {
				people = append(people, short)
			}
		}
	}
	return people, nil
}

// examineWays prints how the ways of each author are heard by what all others taught.
func examineWays(lessons []gist.Lesson, authors []string, say io.Writer) {
	type heard struct {
		right bool
		lead  int32
	}
	var all []heard
	for _, author := range authors {
		test, train := parted(lessons, func(l gist.Lesson) bool { return l.Author == author })
		m := gist.Learn(train)
		right, third := 0, 0
		for _, l := range test {
			ranked := m.Rank(l.Signs)
			ok := ranked[0].Name == l.Act
			all = append(all, heard{ok, ranked[0].Lead})
			if ok {
				right++
			} else if say != nil {
				fmt.Fprintf(say, "%s\t%s\t%s %d\t%s\n", author, string(l.Signs), ranked[0].Name, ranked[0].Lead, l.Act)
			}
			if slices.ContainsFunc(ranked[:3], func(g gist.Ranked) bool { return g.Name == l.Act }) {
				third++
			}
		}
		fmt.Printf("%-12s %4d ways, first %5.1f %%, among three %5.1f %%\n", author, len(test), share(right, len(test)), share(third, len(test)))
	}
	slices.SortFunc(all, func(a, b heard) int { return cmp.Compare(b.lead, a.lead) })
	for k := 1; k <= 10; k++ {
		n, right := len(all)*k/10, 0
		for _, h := range all[:n] {
			if h.right {
				right++
			}
		}
		fmt.Printf("the surest %3d %%: lead from %4d, %5.1f %% right\n", 10*k, all[n-1].lead, share(right, n))
	}
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
