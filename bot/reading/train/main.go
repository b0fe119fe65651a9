// Command train trains the reader's weights from the labelled sentences in
// bot/reading/testdata and writes bot/reading/weights.bin.
//
//	go run ./bot/reading/train            train, print how its own sentences are read, write
//	go run ./bot/reading/train -cross     train without each author in turn and read that author
//	                                      (-only 'A B': these only; -wrong: what was not read right)
//	go run ./bot/reading/train -check     train and compare with the committed weights
//	go run ./bot/reading/train -gist      the same for what people want (bot/gist/testdata, bot/gist/weights.bin); with
//	                                      -cross and -check too
//
// An author is a file: a new author's sentences are one more file in
// testdata/authors, written as testdata/authors/README.md says.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"liaison/bot/reading"
)

func main() {
	dir := flag.String("dir", "bot/reading", "where the reader stands")
	cross := flag.Bool("cross", false, "read each author by weights trained on all others")
	check := flag.Bool("check", false, "compare with the committed weights")
	light := flag.Bool("light", false, "train quickly")
	only := flag.String("only", "", "authors to read by others' weights, with spaces between")
	read := flag.String("read", "", "labelled files to read by weights trained now")
	wrong := flag.Bool("wrong", false, "print what was not read right")
	ofGist := flag.Bool("gist", false, "train what hears what people want")
	flag.Parse()
	do := func() error { return run(*dir, *cross, *check, *light, *only, *wrong, *read) }
	if *ofGist {
		do = func() error { return runGist(*dir, *cross, *check, *wrong) }
	}
	if err := do(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string, cross, check, light bool, only string, wrong bool, read string) error {
	roster, err := readRoster(filepath.Join(dir, "testdata", "roster.csv"))
	if err != nil {
		return err
	}
	samples, authors, err := readSamples(filepath.Join(dir, "testdata"))
	if err != nil {
		return err
	}
	if light {
		reading.Light()
	}
	var say io.Writer
	if wrong {
		say = os.Stdout
	}
	lessons := reading.New(roster).Lessons(samples, speaker)
	if read != "" {
		m := reading.LearnLessons(lessons)
		var all reading.Score
		for _, f := range strings.Fields(read) {
			some, err := readSet(f, filepath.Base(f))
			if err != nil {
				return err
			}
			s := reading.Examine(m, reading.New(roster).Lessons(some, speaker), say)
			all.Add(s)
			fmt.Printf("%-8s %s\n", filepath.Base(f), s)
		}
		fmt.Printf("%-8s %s\n", "all", all)
	}
	if cross {
		if only != "" {
			authors = strings.Fields(only)
		}
		examine(lessons, authors, say)
		return nil
	}
	if read != "" {
		return nil
	}
	m := reading.LearnLessons(lessons)
	if check {
		if got, want := m.Sum(), reading.Committed(); got != want {
			return fmt.Errorf("the weights trained (%s) are not the committed ones (%s): run go run ./bot/reading/train", got[:12], want[:12])
		}
		fmt.Println("the weights are those that the sentences give")
		return nil
	}
	fmt.Println("the sentences it was trained on:", reading.Examine(m, lessons, say))
	data, err := m.Encode()
	if err != nil {
		return err
	}
	fmt.Printf("%d bytes, %s\n", len(data), m.Sum()[:12])
	return os.WriteFile(filepath.Join(dir, "weights.bin"), data, 0o644)
}

// examine prints how each author is read by weights trained on all others.
func examine(lessons []reading.Lesson, authors []string, say io.Writer) {
	var all reading.Score
	for _, author := range authors {
		test, train := parted(lessons, func(l reading.Lesson) bool { return l.Author == author })
		s := reading.Examine(reading.LearnLessons(train), test, say)
		fmt.Printf("%-8s %s\n", author, s)
		all.Add(s)
	}
	fmt.Printf("%-8s %s\n", "all", all)
}

// parted are those of all for which something holds, and the others.
func parted[T any](all []T, holds func(T) bool) (some, others []T) {
	for _, x := range all {
		if holds(x) {
			some = append(some, x)
		} else {
			others = append(others, x)
		}
	}
	return some, others
}
