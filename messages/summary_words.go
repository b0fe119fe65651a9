package messages

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"liaison/messages/report/word"
	"liaison/store/indicator"
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
	"类型": func(s *summary, about []string) (string, bool) { return "", s.hasType(about[0]) },
	"组织生活": func(s *summary, _ []string) (string, bool) {
		held := s.held()
		return listed(held), len(held) > 0
	},
	"都逾期": func(s *summary, _ []string) (string, bool) {
		open, late := s.figure(FigureOpen, ""), s.figure(FigureLate, "")
		return "", open != nil && late != nil && open.Value == late.Value
	},
	"类别": func(s *summary, _ []string) (string, bool) { return listed(s.facts.Kinds), len(s.facts.Kinds) > 0 },
	"齐全": func(s *summary, _ []string) (string, bool) {
		return "", s.facts.Assigned == len(s.facts.Points) && s.facts.Assigned > 0
	},
	"确认数": func(s *summary, _ []string) (string, bool) {
		return strconv.Itoa(s.facts.Assigned), s.facts.Assigned > 0
	},
	"年限": func(s *summary, _ []string) (string, bool) {
		return strconv.Itoa(s.facts.ShortYears), s.facts.ShortYears > 0
	},
	"去处": func(s *summary, about []string) (string, bool) {
		names := plain(s.pointsOf(about))
		switch {
		case len(names) == 0:
			return "", true
		case len(names) > mostNamed || s.more(about):
			return "走进" + strings.Join(names[:min(len(names), mostNamed)], "、") + "等联系点，", true
		}
		return "走进" + strings.Join(names, "、") + "，", true
	},
	"方式": func(s *summary, about []string) (string, bool) {
		types := s.typesOf(about)
		switch laws := plain(lawName.FindAllString(strings.Join(s.titlesOf(about), ""), -1)); {
		case len(types) > 1:
			return "通过" + listed(types) + "，", true
		case !slices.Equal(types, []string{"送政策"}):
			return "", true
		case len(laws) == 0:
			return "开展相关法律法规宣讲，", true
		default:
			return "开展" + strings.Join(laws[:min(len(laws), mostTitles)], "") + "等法律法规宣讲，", true
		}
	},
	"方面": func(s *summary, about []string) (string, bool) {
		if f := s.figure(about[0], ""); f != nil && f.Sorted == f.Value {
			return matters(f), true
		}
		return "", true
	},
	"部分方面": func(s *summary, about []string) (string, bool) {
		f := s.figure(about[0], "")
		if f == nil || f.Sorted == f.Value || matters(f) == "" {
			return "", false
		}
		return "其中记了类别的涉及" + matters(f), true
	},
	"事项": func(s *summary, about []string) (string, bool) {
		if f := s.figure(about[0], ""); f != nil && f.Sorted == f.Value && matters(f) != "" {
			return "针对" + matters(f) + "问题，", true
		}
		titles := slices.DeleteFunc(plain(s.titlesOf(about)), lawName.MatchString) // which was explained, and no problem
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
	"方式": func(s *summary, about []string) []word.Run {
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

// matters are what the problems behind a figure were about: 登记注册、计量方面.
func matters(f *SummaryFigure) string {
	names := plain(f.Matters)
	switch {
	case len(names) == 0:
		return ""
	case len(names) > mostNamed:
		return strings.Join(names[:mostNamed], "、") + "等方面"
	}
	return strings.Join(names, "、") + "方面"
}

// typesOf are the types of the records behind figures: 送政策, 日常走访.
func (s *summary) typesOf(about []string) (types []string) {
	for _, name := range about {
		if f := s.figure(name, ""); f != nil {
			for _, typ := range f.Types {
				types = append(types, visitType(typ))
			}
		}
	}
	return plain(types)
}

// hasType reports whether records of a type are behind any figure.
func (s *summary) hasType(typ string) bool {
	return slices.ContainsFunc(s.facts.Figures, func(f SummaryFigure) bool { return f.Value != 0 && (f.Group == typ || slices.Contains(f.Types, typ)) })
}

// held are the types of 组织生活 of which there is a record. How often is for the ledgers.
func (s *summary) held() (types []string) {
	for i := range s.facts.Figures {
		if f := &s.facts.Figures[i]; f.Group == GroupMeetings && f.Name != indicator.Meetings && f.Value != 0 {
			types = append(types, f.Name)
		}
	}
	return types
}

// more reports whether not all records behind figures are listed.
func (s *summary) more(about []string) bool {
	return slices.ContainsFunc(about, func(name string) bool { f := s.figure(name, ""); return f != nil && f.More > 0 })
}

func (s *summary) pointsOf(about []string) (points []string) {
	for _, name := range about {
		if f := s.figure(name, ""); f != nil {
			for _, r := range f.Behind {
				if r.Went {
					points = append(points, r.Point)
				}
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
