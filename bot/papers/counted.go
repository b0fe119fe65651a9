package papers

import (
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// A counted thing is a number that no indicator has, as a form (上级报表) calls it.
type counted struct {
	name, words string
	of          func(f *Filler, p day.Period, w count.Within) (n int, known bool, err error)
}

// countedThings are those numbers. Their sums are those of package count.
var countedThings = slices.Concat([]counted{
	{"走访点位数", "走访联系点数 走访点位 走访联系点 到访联系点数 走访到的联系点数 走访覆盖联系点", visitedPoints},
	{"未走访点位数", "未走访联系点数 未走访点位 未走访联系点 没走访的联系点", unvisitedPoints},
	{"党组织数", "党组织 党组织总数", orgs(bureau.Committee, bureau.GeneralBranch, bureau.Branch)},
	{"党委数", "党委", orgs(bureau.Committee)},
	{"党总支数", "党总支", orgs(bureau.GeneralBranch)},
	{"党支部数", "党支部 支部 支部数", orgs(bureau.Branch)},
	{"核实销号问题", "核实销号 回访销号问题 核实或回访销号问题", ended(record.ProblemClosed, record.ClosedChecked)},
	{"期满销号问题", "期满无异议 期满无异议问题 期满无异议销号问题", ended(record.ProblemClosed, record.ClosedByTime)},
	{"现场解决问题", "现场解决销号问题", ended(record.ProblemClosed, record.ClosedOnSpot)},
	{"待销号问题", "待核实问题 待核实", standing(record.ProblemDone)},
}, states())

// states are the problems in each state: how many are in it now, or how many reached
// it in the period where it is a last one.
func states() (things []counted) {
	for _, s := range record.States {
		switch s {
		case record.ProblemDone, record.ProblemClosed: // 办结问题 and 销号问题 are indicators
		case record.ProblemOpen, record.ProblemAssigned, record.ProblemInProgress:
			things = append(things, counted{string(s) + "问题", string(s), standing(s)})
		default:
			things = append(things, counted{string(s) + "问题", string(s), ended(s, "")})
		}
	}
	return things
}

// findCounted returns the counted thing of a name, or nil.
func findCounted(name string) *counted {
	for i := range countedThings {
		if c := &countedThings[i]; c.name == name || slices.Contains(strings.Fields(c.words), name) {
			return c
		}
	}
	return nil
}

// visitedPoints counts the different points of the visits.
func visitedPoints(f *Filler, p day.Period, w count.Within) (n int, known bool, err error) {
	by, err := count.SumOf(f.tx, p, indicator.Visits)
	for _, point := range f.dir.Points {
		if by[point.ID] > 0 && f.in(w, point.ID) {
			n++
		}
	}
	return n, f.recorded(p, indicator.Visit), err
}

// unvisitedPoints counts the points that were confirmed by the end of the period and
// not visited in it.
func unvisitedPoints(f *Filler, p day.Period, w count.Within) (n int, known bool, err error) {
	by, err := count.SumOf(f.tx, p, indicator.Visits)
	for _, point := range f.dir.Points {
		if point.Active && point.Confirmed <= p.To && by[point.ID] == 0 && f.in(w, point.ID) {
			n++
		}
	}
	return n, f.recorded(p, indicator.Visit), err
}

// orgs counts the 党组织 of some kinds that were there at the end of the period.
func orgs(kinds ...bureau.OrgKind) func(*Filler, day.Period, count.Within) (int, bool, error) {
	return func(f *Filler, p day.Period, w count.Within) (n int, known bool, err error) {
		for _, o := range f.dir.Orgs {
			if o.Active && o.Founded <= p.To && slices.Contains(kinds, o.Kind) && f.in(w, o.Point) {
				n++
			}
		}
		return n, true, nil
	}
}

// ended counts the problems that reached a last state in the period; of those that
// were 销号 only the ones that were so in one way.
func ended(state record.State, how record.Closing) func(*Filler, day.Period, count.Within) (int, bool, error) {
	return func(f *Filler, p day.Period, w count.Within) (n int, known bool, err error) {
		all, err := count.Endings(f.tx, p, w)
		for e, m := range all {
			if e.State == state && (how == "" || e.How == how) {
				n += m
			}
		}
		return n, f.recorded(p, indicator.Problem), err
	}
}

// standing counts the problems that are in a state now: what they were in on a day
// that is past is not kept.
func standing(state record.State) func(*Filler, day.Period, count.Within) (int, bool, error) {
	return func(f *Filler, p day.Period, w count.Within) (n int, known bool, err error) {
		if p.To < f.tx.Today() {
			return 0, false, nil
		}
		all, err := record.Unsettled(f.tx)
		for i := range all {
			if all[i].Problem.State == state && f.in(w, all[i].Point) {
				n++
			}
		}
		return n, true, err
	}
}
