package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
)

// DoSummary is what the buttons of a summary's card do: su:<what>.<from>.<to>.
const DoSummary = "su"

// What a button of a summary's card asks for. The chapters are named as they are.
const (
	SummaryFile    = "word"
	SummarySources = "sources"
	SummaryYear    = "year"

	SummaryProblems = "存在问题"
	SummaryNext     = "下步工作"
)

// Words about summaries.
const (
	MakingSummary   = "正在写，马上发来"
	SummaryIsWhole  = "总结是全局的，请局党建办或分管全局的领导来做。您分管的可以发“导出”拿表。"
	LayoutKept      = "✅ 以后的总结用这个模板。"
	LayoutStandard  = "✅ 以后的总结用标准版式（GB/T 9704-2012）。"
	LayoutIsOwn     = "总结用的是本单位的模板。"
	LayoutIsGeneric = "总结用的是标准版式（GB/T 9704-2012）。"
)

// SummaryCard shows what a period's summary holds and what a person still has to
// do, with the buttons that make it; chapters are written for whole years.
func SummaryCard(f *SummaryFacts, p day.Period, year bool, last day.Period) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📄 %s（%s至%s）\n", SummaryWord(p), fullDay(p.From), fullDay(p.To))
	values, unsettled := 0, map[string]bool{}
	seen := map[string]string{}
	for _, x := range f.Figures {
		if x.Value != 0 {
			values++
		}
		if other, twice := seen[x.Name]; twice && other != x.Caliber || len(x.Rivals) > 0 {
			unsettled[x.Name] = true
		}
		seen[x.Name] = x.Caliber
	}
	if values == 0 {
		b.WriteString("这段时间还没有数字，能写的只有框架。\n")
	} else {
		fmt.Fprintf(&b, "有 %d 个数字，没有记录的不写。\n", values)
	}
	for _, name := range sortedNames(unsettled) {
		fmt.Fprintf(&b, "待核：%s 有几个数，问“%s%s”可以定。\n", name, periodWords(p), name)
	}
	fmt.Fprintf(&b, "三、存在问题：%s\n四、下步工作：%s", f.Problems.state(), f.Next.state())
	do := func(words, what string, p day.Period) chat.Button {
		return chat.Button{Words: words, Do: fmt.Sprintf("%s:%s.%s.%s", DoSummary, what, shortDigits(p.From), shortDigits(p.To))}
	}
	grid := [][]chat.Button{{do("📄 要 Word", SummaryFile, p), do("📎 附数字来源", SummarySources, p)}}
	if year {
		grid = append(grid, []chat.Button{do("✏️ 存在问题", SummaryProblems, p), do("✏️ 下步工作", SummaryNext, p)},
			[]chat.Button{do("⬅️ "+last.From.Year()+"年", SummaryYear, last)})
	}
	return chat.Face{Text: b.String(), Buttons: grid}
}

// state says whose text a chapter has.
func (s SummarySection) state() string {
	switch {
	case len(s.Paragraphs) == 0:
		return "还没写"
	case s.Carried != "":
		return "沿用" + s.Carried + "的文字，请改"
	}
	n := 0
	for _, p := range s.Paragraphs {
		n += len([]rune(p))
	}
	return fmt.Sprintf("已写 %d 字", n)
}

func sortedNames(set map[string]bool) (names []string) {
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// periodWords is how one asks about a period.
func periodWords(p day.Period) string {
	if p.WholeYear() {
		return p.From.Year() + "年"
	}
	return fullDay(p.From) + "到" + fullDay(p.To)
}

// shortDigits writes a day in six digits.
func shortDigits(d day.Day) string { return strings.ReplaceAll(string(d), "-", "")[2:] }

// WritingSoFar heads the text of a chapter as it stands.
func WritingSoFar(chapter, carried string) string {
	if carried != "" {
		return "“" + chapter + "”可以从" + carried + "的改起，下一条就是："
	}
	return "“" + chapter + "”现在是这样，下一条就是："
}

// WritingPrompt asks for the text of a chapter.
func WritingPrompt(chapter string) string {
	return "请把“" + chapter + "”写好发给我，一段一行；小标题写成“（一）……。”开头的一行。"
}

// WritingKept says that the text of a chapter is kept.
func WritingKept(chapter string) string {
	return "✅ “" + chapter + "”记下了。说“总结”可以拿 Word。"
}

// SummaryWritten says where a summary was written.
func SummaryWritten(p day.Period, path string) string {
	return fmt.Sprintf("%s至%s的总结写到了 %s", p.From, p.To, path)
}

// LayoutCard asks whether a file is to be the layout of summaries.
func LayoutCard(name string) chat.Face {
	return chat.Face{Text: "📄 " + name + "\n可以用作总结的模板：页面、页眉页脚和样式照它的。\n以后的总结都用它吗？",
		Buttons: [][]chat.Button{{{Words: "✅ 设为模板", Do: DoTakeLayout}, {Words: Discard, Do: DoDropLayout}}}}
}

// What the buttons of a layout's card do.
const (
	DoTakeLayout = "laytake"
	DoDropLayout = "laydrop"
)
