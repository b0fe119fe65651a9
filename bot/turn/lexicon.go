package turn

import (
	"liaison/bot/reading"
	"liaison/store/bureau"
	"liaison/store/indicator"
)

// Lexicon returns the names of a roster that the reader knows in a sentence.
func Lexicon(d *bureau.Directory) reading.Roster {
	var r reading.Roster
	for _, p := range d.Points {
		if p.Active {
			r.Points = append(r.Points, reading.Point{Name: p.Name, Aliases: p.Aliases})
		}
	}
	for _, o := range d.Orgs {
		point := d.Point(o.Point)
		if !o.Active || point == nil || !point.Active {
			continue
		}
		org := reading.Org{Name: o.Name, Aliases: o.Aliases, Point: point.Name, Kind: reading.OrgKind(o.Kind)}
		if parent := d.Org(o.Parent); parent != nil {
			org.Parent = parent.Name
		}
		r.Orgs = append(r.Orgs, org)
	}
	for _, u := range d.Units {
		if u.Active {
			r.Units = append(r.Units, u.Name)
		}
	}
	for _, x := range d.Indicators.All() {
		one := reading.Indicator{Name: x.Name, Kind: reading.Kind(x.Kind), Type: x.Type,
			Unit: x.Unit, Units: x.Units, Words: x.Words, Nouns: x.Nouns, Solves: x.Solves, Brings: x.Brings, Apart: x.Adds == indicator.Apart, Own: x.Own}
		if x.Said() {
			r.Indicators = append(r.Indicators, one)
		} else {
			r.Counts = append(r.Counts, one)
		}
	}
	return r
}
