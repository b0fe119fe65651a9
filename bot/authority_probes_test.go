package bot_test

import (
	"fmt"
	"strconv"
	"strings"

	"liaison/bot"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/problem"
)

// just asks for something that belongs to no point.
func just(words string) []probe {
	return []probe{{where: "　　　", does: func(*world, string) string { return words }}}
}

// placed asks for something at a point of theirs and at another's.
func placed(words func(p place, point string) string) []probe {
	return []probe{
		{where: "本点位", does: func(w *world, _ string) string { return words(w.own, "建设工程公司") }},
		{where: "外点位", does: func(w *world, _ string) string { return words(w.other, "居然之家") }},
	}
}

// theirs is placed, and once more on what the person wrote themselves at a third point.
func theirs(words func(p place, point string) string) []probe {
	return append(placed(words), probe{where: "自己的", does: func(w *world, name string) string { return words(w.people[name], "步行街商圈") }})
}

// word asks for a point by its name.
func word(format string) []probe {
	return placed(func(_ place, point string) string { return fmt.Sprintf(format, point) })
}

// commandProbes says how the commands are asked for that take more than their name.
var commandProbes = map[string][]probe{
	"feedback": just("/feedback 太慢"),
	"unknown":  just("/nothing"),
	"invite":   just("/invite " + notJoined),
	"five":     append(just("/five"), just("/five 1 每月走访一次")...),
	"duties":   append(just("/duties"), word("/duties %s")...),
	"stats":    append(just("/stats"), word("/stats %s本周")...),
	"meetings": append(just("/meetings"), word("/meetings %s")...),
	"export":   append(just("/export"), word("/export %s本周走访")...),
	"find":     append(append(word("/find %s"), just("查 密语")...), theirs(func(p place, _ string) string { return messages.Number(p.visit) })...),
}

// sentenceProbes are what is recorded or asked by a sentence.
var sentenceProbes = func() (all []probe) {
	for _, says := range []string{"今天去%s送政策，3户", "问题：%s电梯坏了", "昨天%s党支部支委会，到4应5", "今天%s荣誉成果，标准化试点示范项目2个", "下周二去%s走访",
		"%s本周走访多少", "%s的在办问题", "%s近8周趋势", "让城东所周五去%s", "去%s之前看看", "导出%s今年走访", "%s党支部记录本"} {
		for _, p := range word(says) {
			p.where = says + " " + p.where
			all = append(all, p)
		}
	}
	for _, says := range []string{"#%d 批示：周五前拿出方案", "#%d 收到", "#%d 催一下", "#%d 不去了", "#%d 改到周五"} {
		all = append(all, probe{where: "别人问题 " + says, does: func(w *world, _ string) string {
			return fmt.Sprintf(says, map[bool]int64{true: w.other.plan, false: w.other.problem}[strings.ContainsAny(says, "去改")])
		}})
	}
	return append(all, probe{where: "更正自己的", does: func(w *world, name string) string {
		return fmt.Sprintf("更正 #%d，是26户", w.people[name].visit)
	}}, probe{where: "更正别人的", does: func(w *world, _ string) string { return fmt.Sprintf("更正 #%d，是26户", w.other.visit) }},
		probe{where: "别人问题的进展", does: func(w *world, _ string) string { return fmt.Sprintf("#%d 已办结", w.other.problem) }})
}()

func id(n int64) string { return strconv.FormatInt(n, 10) }

// on is a verb that takes a number of a place.
func on(which func(place) int64) []probe {
	return placed(func(p place, _ string) string { return id(which(p)) })
}

// ofOne is a verb on a record, also on one's own.
func ofOne(which func(place) int64) []probe {
	return theirs(func(p place, _ string) string { return id(which(p)) })
}

func visitOf(p place) int64   { return p.visit }
func meetingOf(p place) int64 { return p.meeting }
func planOf(p place) int64    { return p.plan }
func orgOf(p place) int64     { return p.org }
func pointOf(p place) int64   { return p.point }
func projectOf(p place) int64 { return p.project }

// month is the period of the numbers that are asked for.
var month = day.Period{From: "2026-04-01", To: "2026-04-30"}

// uploaded is a verb on the card of a file that the admin sent.
func uploaded(what string, key func(int64) string) []probe {
	return []probe{{where: "　　　", does: func(*world, string) string { return "" }, key: func(w *world) string { return key(w.upload[what]) }}}
}

// wished is a verb on the card of a stranger's wish.
func wished(arg func(w *world) string) []probe {
	return []probe{{where: "　　　", does: func(w *world, _ string) string { return arg(w) }, key: func(w *world) string { return chat.RequestKey(w.request) }}}
}

// tapProbes says on what each verb of a card is tapped.
var tapProbes = map[string][]probe{
	messages.DoOpen: ofOne(visitOf), messages.DoCorrect: ofOne(visitOf), messages.DoUndo: ofOne(visitOf), messages.DoHistory: ofOne(visitOf),
	messages.DoReturn: ofOne(visitOf), messages.DoPhotos: ofOne(visitOf),
	messages.DoWent: ofOne(planOf), messages.DoNotGo: ofOne(planOf), messages.DoReceive: ofOne(planOf),
	messages.DoAlso:  ofOne(meetingOf),
	messages.DoAdd:   theirs(func(p place, _ string) string { return id(p.meeting) + ":党课" }),
	messages.DoGroup: theirs(func(p place, _ string) string { return id(p.meeting) + ":1" }),
	messages.DoMove:  theirs(func(p place, _ string) string { return messages.CodeOf(problem.Assign) + ":" + id(p.problem) }),
	messages.DoGive:  theirs(func(p place, _ string) string { return messages.CodeOf(problem.Assign) + ":" + id(p.problem) + ":1.0" }),
	messages.DoUnits: theirs(func(p place, _ string) string { return messages.CodeOf(problem.Assign) + ":" + id(p.problem) + ":0" }),
	messages.DoDays:  theirs(func(p place, _ string) string { return id(p.problem) + ":3" }),

	messages.DoProject: on(projectOf), messages.DoProjects: on(pointOf), messages.DoRename: on(projectOf),
	messages.DoStage:   placed(func(p place, _ string) string { return id(p.project) + ".2" }),
	messages.DoLink:    placed(func(p place, _ string) string { return id(p.project) + ".2:0" }),
	messages.DoUnstage: placed(func(p place, _ string) string { return id(p.project) + ".1" }),

	messages.DoAsk:      placed(func(p place, _ string) string { return bot.InquiryText(month, p.point) }),
	messages.DoAskBelow: placed(func(p place, _ string) string { return bot.InquiryText(month, p.point) }),
	messages.DoChoose:   {{where: "　　　", does: func(w *world, _ string) string { return honour + "." + strconv.FormatInt(w.honours[0], 36) }}},
	messages.DoUnchoose: just(honour),
	messages.DoDocket:   placed(func(p place, _ string) string { return "false..0." + id(p.point) + ".0" }),
	messages.DoTodo:     just("0"), messages.DoSearch: just("0:密语"),
	messages.DoSheet: placed(func(p place, _ string) string { return "0.o..0." + id(p.point) + ".260401.260430" }),
	messages.DoAgenda: append(placed(func(p place, _ string) string { return "260401.260430.." + id(p.point) + ".0.0.0.0" }),
		placed(func(p place, _ string) string { return "260401.260430.." + id(p.point) + ".0.0." + id(p.org) + ".0" })...),
	messages.DoPoint: on(pointOf), messages.DoPoints: just("0"), messages.DoEditPoint: on(pointOf),

	messages.DoLog:     placed(func(p place, _ string) string { return id(p.org) + ":R01" }),
	messages.DoLater:   on(orgOf),
	messages.DoWaive:   on(orgOf),
	messages.DoRestore: on(orgOf), messages.DoBranch: on(orgOf), messages.DoMonth: on(orgOf),
	messages.DoExtend: placed(func(p place, _ string) string { return id(p.org) + ":3" }),
	messages.DoHeld:   just("2026-04-15"), messages.DoMute: just("1"), messages.DoWeek: just("2026-04-13"), messages.DoUnvisited: just("0"),
	messages.DoChiefUnits: just(""), messages.DoChiefLate: just(""), messages.DoChiefSheet: just(""), messages.DoPrefer: just(messages.PreferMornings),
	messages.DoAside: just(""), messages.DoRetryAside: just(messages.AllAside), messages.DoDropAside: just("u1"),

	messages.DoDocument: append(placed(func(p place, _ string) string { return "handbook." + id(p.org) + ".0.0.0.20260101.20261231" }),
		theirs(func(p place, _ string) string { return "minutes.0.0.0." + id(p.meeting) + ".." })...),
	messages.DoTakeDocument: append(placed(func(p place, _ string) string { return "plan." + id(p.org) + ".0.0.0.20260101.20261231" }),
		theirs(func(p place, _ string) string { return "visit.0.0.0." + id(p.visit) + ".." })...),
	messages.DoAudit: just("0"), messages.DoSummary: just("word.260101.260415"),
	messages.DoTakeLayout: just(""), messages.DoDropLayout: uploaded("notice", chat.TemplateKey),
	messages.DoFillForm: {{where: "　　　", does: func(*world, string) string { return "260101.260415" }, key: func(w *world) string { return chat.FormKey(w.upload["form"]) }}},
	messages.DoDropForm: uploaded("form", chat.FormKey),
	messages.DoInvite:   {{where: "　　　", does: func(w *world, _ string) string { return id(w.dir.PersonNamed(notJoined).ID) }}},
	messages.DoPeople:   just("0"),
	messages.DoAssign:   wished(func(w *world) string { return id(w.dir.PersonNamed(notJoined).ID) }),
	messages.DoRequest:  wished(func(*world) string { return "0" }),
	messages.DoRefuse:   wished(func(*world) string { return "" }),
	messages.DoTerm:     just("特种设备:3"), messages.DoDuty: just("0:R04.count:2"),
	messages.DoIndicator: {{where: "　　　", does: func(w *world, _ string) string { return id(w.indicator) }}},
	messages.DoApply:     uploaded("roster", chat.RosterKey), messages.DoDeactivate: uploaded("roster", chat.RosterKey), messages.DoDiscard: uploaded("roster", chat.RosterKey),
	messages.DoTakeFigures: uploaded("figures", chat.FiguresKey), messages.DoDropFigures: uploaded("figures", chat.FiguresKey),
	messages.DoTakeNotice: uploaded("notice", chat.HolidayKey), messages.DoDropNotice: uploaded("notice", chat.HolidayKey),
}

// honour asks for a number that is never added.
var honour = bot.InquiryText(month, 0, "标准化试点示范项目")
