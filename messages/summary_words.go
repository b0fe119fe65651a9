package messages

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"liaison/messages/report/word"
)

// Most that a sentence names.
const (
	mostNamed  = 3
	mostTitle  = 40 // characters
	mostTitles = 5
)

var lawName = regexp.MustCompile(`《[^《》]+》`)

// summaryWords are what words stand in a slot.
var summaryWords = map[string]func(s *summary, about []string) (string, bool){
	"期间": func(s *summary, _ []string) (string, bool) { return s.period(), true },
	"单位": func(s *summary, _ []string) (string, bool) { return s.bureau(), true },
	"要点": func(s *summary, _ []string) (string, bool) {
		return "《" + strings.Trim(s.facts.Plan, "《》") + "》", s.facts.Plan != ""
	},
	"五个一": func(s *summary, _ []string) (string, bool) {
		return "", slices.ContainsFunc(s.facts.FiveOnes, func(l FiveOne) bool { return l.Count != nil && l.Count.Value > 0 })
	},
	"有记录": func(s *summary, _ []string) (string, bool) { return "", s.worked() },
	"现在":  func(s *summary, _ []string) (string, bool) { return "", !s.facts.Past },
	"确认": func(s *summary, _ []string) (string, bool) {
		return fullDay(s.facts.Confirmed) + "，经" + s.facts.ConfirmedBy + "确认", s.facts.Confirmed != "" && s.facts.ConfirmedBy != ""
	},
	"点名": func(s *summary, _ []string) (string, bool) {
		names := plain(s.facts.Points)
		return strings.Join(names[:min(len(names), mostNamed)], "、"), len(names) > 0
	},
	"类别": func(s *summary, _ []string) (string, bool) { return listed(s.facts.Kinds), len(s.facts.Kinds) > 0 },
	"齐全": func(s *summary, _ []string) (string, bool) { return "", s.facts.Assigned },
	"年限": func(s *summary, _ []string) (string, bool) {
		return strconv.Itoa(s.facts.ShortYears), s.facts.ShortYears > 0
	},
	"去处": func(s *summary, about []string) (string, bool) {
		names := plain(s.pointsOf(about))
		switch {
		case len(names) == 0:
			return "", true
		case len(names) > mostNamed:
			return "走进" + strings.Join(names[:mostNamed], "、") + "等联系点，", true
		}
		return "走进" + strings.Join(names, "、") + "，", true
	},
	"法规": func(s *summary, about []string) (string, bool) {
		laws := plain(lawName.FindAllString(strings.Join(s.titlesOf(about), ""), -1))
		if len(laws) == 0 {
			return "相关法律法规", true
		}
		return strings.Join(laws[:min(len(laws), mostTitles)], "") + "等法律法规", true
	},
	"事项": func(s *summary, about []string) (string, bool) {
		if matters := s.mattersOf(about); len(matters) > 0 {
			return "针对" + strings.Join(matters[:min(len(matters), mostNamed)], "、") + "等方面问题，", true
		}
		titles := plain(s.titlesOf(about))
		if len(titles) == 0 {
			return "", true
		}
		return "针对" + strings.Join(titles[:min(len(titles), mostNamed)], "、") + "等问题，", true
	},
	"同源": func(s *summary, about []string) (string, bool) { return "", s.joined(about[0], about[1]) },
	"异源": func(s *summary, about []string) (string, bool) { return "", !s.joined(about[0], about[1]) },
}

// summaryHeard are the marks beside words: what was only said in a chat is for a
// person to look at.
var summaryHeard = map[string]func(s *summary, about []string) []word.Run{
	"法规": func(s *summary, about []string) []word.Run {
		var heard []string
		for _, name := range about {
			if f := s.figure(name, ""); f != nil {
				heard = append(heard, f.Heard...)
			}
		}
		laws := plain(lawName.FindAllString(strings.Join(heard, ""), -1))
		if len(laws) == 0 {
			return nil
		}
		return []word.Run{word.Mark("【待核：聊天里提到" + strings.Join(laws[:min(len(laws), mostTitles)], "") + "】")}
	},
}

// joined reports whether two figures may stand in one clause, firms and what was
// solved for them: the same records told both, and no record has more firms than
// problems.
func (s *summary) joined(firms, solved string) bool {
	f, p := s.figure(firms, ""), s.figure(solved, "")
	if f == nil || p == nil || f.Reach != nil || f.More+p.More > 0 || len(f.Behind) != len(p.Behind) {
		return false
	}
	by := map[int64]int{}
	for _, r := range p.Behind {
		by[r.Number] = r.Value
	}
	return !slices.ContainsFunc(f.Behind, func(r SummaryRecord) bool { n, both := by[r.Number]; return !both || r.Value > n })
}

func (s *summary) mattersOf(about []string) (matters []string) {
	for _, name := range about {
		if f := s.figure(name, ""); f != nil {
			matters = append(matters, plain(f.Matters)...)
		}
	}
	return matters
}

func (s *summary) pointsOf(about []string) (points []string) {
	for _, name := range about {
		if f := s.figure(name, ""); f != nil {
			for _, r := range f.Behind {
				points = append(points, r.Point)
			}
		}
	}
	return points
}

func (s *summary) titlesOf(about []string) (titles []string) {
	for _, name := range about {
		if f := s.figure(name, ""); f != nil {
			titles = append(titles, f.Titles...)
		}
	}
	return titles
}

// plain are names that fit into a sentence, each once, without numbers that might
// be taken for figures.
func plain(names []string) (fit []string) {
	for _, name := range names {
		name = strings.Trim(name, " 　、，。；")
		if name != "" && !slices.Contains(fit, name) && len([]rune(name)) <= mostTitle &&
			!strings.ContainsFunc(name, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsControl(r) || r == '。' || r == '；' }) {
			fit = append(fit, name)
		}
	}
	return fit
}

// listed writes 专业市场、商圈和楼宇.
func listed(names []string) string {
	if n := len(names) - 1; n > 0 {
		return strings.Join(names[:n], "、") + "和" + names[n]
	}
	return strings.Join(names, "")
}
