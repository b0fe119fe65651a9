package messages

import (
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// What the buttons of a project's cards do.
const (
	DoProject  = "prj"  // prj:<project>: open it
	DoProjects = "prjs" // prjs:<point>: those of a point
	DoStage    = "stg"  // stg:<project>.<stage>: to that stage
	DoLink     = "lnk"  // lnk:<project>.<stage>:<meeting>, 0: none
	DoUnstage  = "unst" // unst:<project>.<stage>: the newest step back
	DoRename   = "prjn" // prjn:<project>
)

// Words about projects.
const (
	LabelProject   = "项目"
	LabelTitle     = "项目名称"
	WordNewProject = "新项目"
	AskProject     = "是哪个攻关项目的进展？"
	AskTitle       = "项目叫什么？例如“混凝土裂缝”。"
	StageMoved     = "已记上"
	StageUndone    = "已退回"
	OpenProject    = "🔧 项目"
	PointProjects  = "🔧 攻关项目"
	NoProjects     = "这个点位还没有攻关项目。"
)

// StageName is a stage as the bureau's work plan words it. Who assesses depends
// on the project's 党组织: a 支部 without a 党委 above is assessed by its own.
func StageName(s record.Stage, committee bool) string {
	switch s {
	case record.Discussed:
		return "党小组讨论实施"
	case record.Followed:
		return "支部大会跟踪关注"
	case record.Assessed:
		if committee {
			return "党委会议综合评估"
		}
		return "支部会议综合评估"
	}
	return "结项"
}

// ProjectTitle names a project, also one that nobody named.
func ProjectTitle(title string) string {
	if title == "" {
		return "攻关项目"
	}
	return title
}

// projectWords name the project of a record.
func projectWords(r *record.Record) string {
	switch {
	case r.Project == record.NewProject && r.Detail.Title == "":
		return WordNewProject
	case r.Project == record.NewProject:
		return r.Detail.Title + "（新项目）"
	case r.Project == 0:
		return ""
	}
	return ProjectTitle(r.ProjectTitle)
}

// projectButton opens the project of a record.
func projectButton(r *record.Record) []chat.Button {
	if r.Project <= 0 {
		return nil
	}
	return []chat.Button{{Words: OpenProject, Do: fmt.Sprintf("%s:%d", DoProject, r.Project)}}
}

// A Project is what a project's card is drawn from.
type Project struct {
	record.Project
	Dir       *bureau.Directory
	Today     day.Day
	Committee bool             // its 党组织 has a 党委
	Figures   []record.Figure  // the newest of each
	Steps     []record.Step    // in order
	Meetings  map[int64]string // by number, in words
	Records   []record.Record  // oldest first
	May       bool             // move it on
}

// ProjectCard shows how far a project is, and how it came there.
func ProjectCard(p Project) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "🔧 %s · %s\n点位：%s\n", LabelProject, ProjectTitle(p.Title), pointName(p.Dir, p.Point))
	if p.Ended == "" {
		fmt.Fprintf(&b, "阶段：%d/3 %s\n", p.Stage, StageName(p.Stage, p.Committee))
	} else {
		fmt.Fprintf(&b, "阶段：已结项（%s）\n", ShortDay(p.Ended))
	}
	var said []string
	for _, f := range p.Figures {
		said = append(said, Figure(f))
	}
	if len(said) > 0 {
		fmt.Fprintf(&b, "现在：%s\n", strings.Join(said, "　"))
	}
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "▸ %s %s%s\n", ShortDay(s.Day), StageName(s.Stage, p.Committee), before("：", p.from(s)))
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: p.buttons()}
}

// from is where a step comes from: an activity or a meeting.
func (p Project) from(s record.Step) string {
	switch {
	case s.Meeting != 0:
		return p.Meetings[s.Meeting]
	case s.Record != 0:
		return Number(s.Record)
	}
	return ""
}

func (p Project) buttons() (grid [][]chat.Button) {
	var move []chat.Button
	at := func(verb string, s record.Stage) string { return fmt.Sprintf("%s:%d.%d", verb, p.ID, s) }
	if p.May {
		if p.Stage < record.Concluded {
			move = append(move, chat.Button{Words: "▶️ " + StageName(p.Stage+1, p.Committee), Do: at(DoStage, p.Stage+1)})
		}
		grid = append(grid, rows(move, 1)...)
		if len(p.Steps) > 1 {
			grid = append(grid, []chat.Button{{Words: "↩️ 退回", Do: at(DoUnstage, p.Stage)}, p.rename()})
		} else {
			grid = append(grid, []chat.Button{p.rename()})
		}
	}
	var open []chat.Button
	for _, r := range p.Records[max(0, len(p.Records)-3):] {
		open = append(open, openNumber(r.ID, ShortDay(r.Day)))
	}
	return append(grid, rows(open, 2)...)
}

func (p Project) rename() chat.Button {
	return chat.Button{Words: "✏️ 名称", Do: fmt.Sprintf("%s:%d", DoRename, p.ID)}
}

// LinkCard asks on which meeting a project came to a stage.
func LinkCard(p Project, s record.Stage, meetings []record.Held) chat.Face {
	var buttons []chat.Button
	for _, m := range meetings {
		words := ShortDay(m.Day) + " " + strings.Join(m.Types, "、")
		buttons = append(buttons, chat.Button{Words: clip(words, 16), Do: fmt.Sprintf("%s:%d.%d:%d", DoLink, p.ID, s, m.Record)})
	}
	buttons = append(buttons, chat.Button{Words: "不关联", Do: fmt.Sprintf("%s:%d.%d:0", DoLink, p.ID, s)})
	text := fmt.Sprintf("🔧 %s：%s\n👉 在哪次会上？", ProjectTitle(p.Title), StageName(s, p.Committee))
	if len(meetings) == 0 {
		text += "最近没有看到记录，可以先不关联。"
	}
	return chat.Face{Text: text, Buttons: append(rows(buttons, 2), []chat.Button{{Words: Return, Do: fmt.Sprintf("%s:%d", DoProject, p.ID)}})}
}

// ProjectList offers the projects of a point.
func ProjectList(d *bureau.Directory, point int64, list []record.Project) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "🔧 攻关项目 · %s\n", pointName(d, point))
	var open []chat.Button
	for _, p := range list {
		stage := StageName(p.Stage, d.HasCommittee(p.Point))
		fmt.Fprintf(&b, "▸ %s　%s（%s起）\n", ProjectTitle(p.Title), stage, ShortDay(p.Started))
		open = append(open, chat.Button{Words: clip(ProjectTitle(p.Title), 8), Do: fmt.Sprintf("%s:%d", DoProject, p.ID)})
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(open[:min(8, len(open))], 3)}
}

// HeldWords are a meeting in words: #5 党员大会 4月14日.
func HeldWords(r *record.Record) string {
	return Number(r.ID) + " " + typeWords(r) + " " + ShortDay(r.Day)
}

// ProjectRenamed says what a project is called now.
func ProjectRenamed(title string) string { return "✅ 项目名称已改为：" + title }
