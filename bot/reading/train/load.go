package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"liaison/bot/reading"
	"liaison/store/indicator"
)

// readSamples reads the labelled sets: those the reader grew up with, and one a
// file of authors it is to be tried on.
func readSamples(dir string) (samples []reading.Sample, authors []string, err error) {
	sets, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	ones, err := filepath.Glob(filepath.Join(dir, "authors", "*.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	for _, file := range slices.Concat(sets, ones) {
		author := strings.TrimSuffix(filepath.Base(file), ".jsonl")
		if slices.Contains(ones, file) && author != "ours" {
			authors = append(authors, author)
		}
		some, err := readSet(file, author)
		if err != nil {
			return nil, nil, err
		}
		samples = append(samples, some...)
	}
	return samples, authors, nil
}

func readSet(file, author string) ([]reading.Sample, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []reading.Sample
	in := bufio.NewScanner(f)
	for in.Scan() {
		s := reading.Sample{Author: author}
		if err := json.Unmarshal(in.Bytes(), &s); err != nil {
			return nil, fmt.Errorf("%s: %w in %s", file, err, in.Text())
		}
		out = append(out, s)
	}
	return out, in.Err()
}

// speaker is the person that the samples name by role.
func speaker(role reading.Role) reading.Speaker {
	if role == reading.Secretary {
		return reading.Speaker{Role: role, Org: "建设工程公司党支部", Point: "建设工程公司"}
	}
	return reading.Speaker{Role: role}
}

// readRoster reads the roster that the samples name points of.
func readRoster(file string) (reading.Roster, error) {
	rows, err := readRows(file)
	if err != nil {
		return reading.Roster{}, err
	}
	r := reading.Roster{Indicators: indicators(true), Counts: indicators(false)}
	pointOf := map[string]string{}
	for _, row := range rows[1:] {
		kind, name, above := row[0], row[1], row[3]
		aliases := strings.FieldsFunc(row[2], func(c rune) bool { return c == ';' })
		switch kind {
		case "联系点":
			r.Points = append(r.Points, reading.Point{Name: name, Aliases: aliases})
			pointOf[name] = name
			for _, u := range row[11:13] {
				if u != "" && !slices.Contains(r.Units, u) {
					r.Units = append(r.Units, u)
				}
			}
		case "党组织":
			pointOf[name] = pointOf[above]
			o := reading.Org{Name: name, Aliases: aliases, Point: pointOf[above], Kind: reading.OrgKind(row[4])}
			if above != o.Point {
				o.Parent = above
			}
			r.Orgs = append(r.Orgs, o)
		}
	}
	return r, nil
}

// readRows reads the rows of a roster.
func readRows(file string) ([][]string, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return csv.NewReader(f).ReadAll()
}

func indicators(said bool) (out []reading.Indicator) {
	for _, x := range indicator.Standard.All() {
		if x.Said() == said {
			out = append(out, reading.Indicator{Name: x.Name, Kind: reading.Kind(x.Kind), Type: x.Type, Unit: x.Unit, Units: x.Units, Words: x.Words, Nouns: x.Nouns, Solves: x.Solves, Brings: x.Brings, Apart: x.Adds == indicator.Apart, Own: x.Own})
		}
	}
	return out
}
