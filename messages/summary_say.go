package messages

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"liaison/messages/report/word"
	"liaison/store/record"
)

// A sentence of a summary stands there if one of its clauses does, or if it has
// none. A clause stands there if all its slots can be filled; of those between |
// the first that does. Slots:
//
//	{辐射户数}     a figure; two values of its name are marked
//	{荣誉/累计}    the figure in that 口径; {荣誉/新增} in any other
//	{?主题党日}    that there is one, without saying it
//	{@单位}       words, see summaryWords; after a space the figures they are about
//
// A figure that is 0 fills no slot: nothing was done, and an open problem stands
// under 三.
type sentence struct {
	open    string
	clauses []string
	end     string // before 。
}

var slot = regexp.MustCompile(`\{[^}]*\}`)

// unit is what follows a figure: a sentence may count in another unit than the
// records, and so does the appendix.
var unit = regexp.MustCompile(`^(人次|[个名户家项次场节处])`)

// say writes the sentences that stand.
func (s *summary) say(sentences []sentence) (runs []word.Run) {
	for _, one := range sentences {
		open, ok := s.fill(one.open)
		if !ok {
			continue
		}
		var said [][]word.Run
		for _, c := range one.clauses {
			if clause := s.clause(c); clause != nil {
				said = append(said, clause)
			}
		}
		if len(said) == 0 && len(one.clauses) > 0 {
			continue
		}
		runs = append(runs, open...)
		for i, clause := range said {
			if i > 0 {
				runs = append(runs, word.Text("，"))
			}
			runs = append(runs, clause...)
		}
		runs = append(runs, word.Text(one.end+"。"))
	}
	return merged(runs)
}

// clause is the first of its forms that stands.
func (s *summary) clause(forms string) []word.Run {
	for form := range strings.SplitSeq(forms, "|") {
		if runs, ok := s.fill(form); ok {
			return runs
		}
	}
	return nil
}

// fill puts what is known into the slots of a text; marks follow it.
func (s *summary) fill(text string) (runs []word.Run, ok bool) {
	used := len(s.used)
	seen := used
	var marks []word.Run
	for text != "" {
		at := slot.FindStringIndex(text)
		if at == nil {
			at = []int{len(text), len(text)}
		}
		runs = append(runs, word.Text(text[:at[0]]))
		if at[0] < at[1] {
			said, mark, ok := s.slot(text[at[0]+1:at[1]-1], unit.FindString(text[at[1]:]))
			if !ok {
				s.used = s.used[:used]
				return nil, false
			}
			runs, marks = append(runs, said...), append(marks, mark...)
		}
		text = text[at[1]:]
		if f := s.repeated(seen); f != nil && strings.HasPrefix(text, household) {
			runs = append(runs, word.Text(f.measure(household)))
			runs = append(runs, s.reach(f)...)
			text, seen = strings.TrimPrefix(text, household), len(s.used)
		}
	}
	return append(runs, marks...), true
}

// household is the measure word of what may be counted again at the next visit.
const household = "户"

// measure is the unit of a figure: visits to the same 户 add up to 户次.
func (f *SummaryFigure) measure(unit string) string {
	if f.Reach != nil && (unit == household || unit == "家") {
		return unit + "次"
	}
	return unit
}

// repeated is the figure that was used last, if it may count one 户 twice.
func (s *summary) repeated(since int) *SummaryFigure {
	if n := len(s.used); n > since && s.used[n-1].figure.Reach != nil {
		return s.used[n-1].figure
	}
	return nil
}

// reach says what is known of 户 that were counted again at each visit.
func (s *summary) reach(f *SummaryFigure) []word.Run {
	if f.Reach == nil {
		return nil
	}
	number := func(n int) word.Run { return word.Figure{Text: strconv.Itoa(n), Ref: f.ref()} }
	return []word.Run{word.Text("（"), number(f.Reach.Points), word.Text("个联系点，单次最多"), number(f.Reach.Peak), word.Text("户）")}
}

func (s *summary) slot(name, unit string) (said, marks []word.Run, ok bool) {
	if ask, found := strings.CutPrefix(name, "?"); found {
		return nil, nil, s.figure(ask, "") != nil
	}
	if ask, found := strings.CutPrefix(name, "@"); found {
		ask, about, _ := strings.Cut(ask, " ")
		words, ok := summaryWords[ask](s, strings.Fields(about))
		if heard := summaryHeard[ask]; heard != nil {
			return []word.Run{word.Text(words)}, heard(s, strings.Fields(about)), ok
		}
		return []word.Run{word.Text(words)}, nil, ok
	}
	name, caliber, _ := strings.Cut(name, "/")
	f := s.figure(name, caliber)
	if f == nil {
		return nil, nil, false
	}
	if caliber == "" && record.Cumulates(f.Caliber) {
		said = append(said, word.Text(f.Caliber))
	}
	return append(said, s.number(f, unit)...), s.conflict(name), true
}

// figure finds one that is not 0: in the 口径 asked for, or first in one that may
// be added up.
func (s *summary) figure(name, caliber string) *SummaryFigure {
	var total *SummaryFigure
	for i := range s.facts.Figures {
		f := &s.facts.Figures[i]
		switch {
		case f.Name != name || f.Value == 0:
		case record.Cumulates(f.Caliber):
			total = f
		case caliber != Total:
			return f
		}
	}
	if caliber == "" || caliber == Total {
		return total
	}
	return nil
}

// number writes a figure and keeps where it stands, with what unit.
func (s *summary) number(f *SummaryFigure, unit string) (runs []word.Run) {
	s.used = append(s.used, use{f, f.measure(unit), s.place})
	if len(f.Rivals) > 0 {
		return append(runs, word.Mark(rivalWords(f)))
	}
	if f.Approx {
		runs = append(runs, word.Text("约"))
	}
	return append(runs, word.Figure{Text: strconv.Itoa(f.Value), Ref: f.ref()})
}

// rivalWords tell of several values between which a person has to decide.
func rivalWords(f *SummaryFigure) string {
	var said []string
	for _, p := range f.Rivals {
		said = append(said, fmt.Sprintf("%d（%s）", p.Value, ShortDay(p.Day)))
	}
	return "【待核：有" + strings.Join(said, "、") + "几个数，不能相加，请核定】"
}

func (f *SummaryFigure) ref() string { return f.Name + "/" + f.Caliber }

// conflict marks a name that has two values in two 口径. Which to keep is for a
// person to say; they are never added.
func (s *summary) conflict(name string) []word.Run {
	fresh, total := s.figure(name, "新增"), s.figure(name, Total)
	if fresh == nil || total == nil || fresh.Value == total.Value {
		return nil
	}
	if s.told[name] {
		return []word.Run{word.Mark("【待核：口径同上】")}
	}
	s.told[name] = true
	return []word.Run{word.Mark(fmt.Sprintf("【待核：“%s”有两个口径：%s %d、%s %d，不能相加，请核定】",
		name, orWords(fresh.Caliber, "新增"), fresh.Value, total.Caliber, total.Value))}
}

// others are figures that no sentence knows, such as those added by an admin: a
// sentence of their own, where their groups are at home.
func (s *summary) others(groups []string) (runs []word.Run) {
	seen := map[string]bool{}
	for i := range s.facts.Figures {
		f := &s.facts.Figures[i]
		if summaryKnows[f.Name] || seen[f.Name] || f.Value == 0 || !slices.Contains(groups, homeOf(f.Group)) {
			continue
		}
		seen[f.Name] = true
		f = s.figure(f.Name, "")
		before := "、"
		if len(runs) == 0 {
			before = "此外，"
		}
		name := f.Name
		if record.Cumulates(f.Caliber) {
			name += f.Caliber
		}
		runs = append(runs, word.Text(before+name))
		runs = append(runs, s.number(f, f.Unit)...)
		runs = append(runs, word.Text(f.measure(f.Unit)))
		runs = append(runs, s.reach(f)...)
		runs = append(runs, s.conflict(f.Name)...)
	}
	if len(runs) > 0 {
		runs = append(runs, word.Text("。"))
	}
	return merged(runs)
}

// merged makes one text of neighbours.
func merged(runs []word.Run) (out []word.Run) {
	for _, r := range runs {
		t, text := r.(word.Text)
		if text && t == "" {
			continue
		}
		if n := len(out); n > 0 && text {
			if before, ok := out[n-1].(word.Text); ok {
				out[n-1] = before + t
				continue
			}
		}
		out = append(out, r)
	}
	return out
}
