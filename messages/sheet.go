package messages

import (
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// A Ledger is a table that can be asked for, as buttons and the command line
// call it.
type Ledger string

// The ledgers.
const (
	LedgerVisits     Ledger = "走访"
	LedgerProblems   Ledger = "问题"
	LedgerMeetings   Ledger = "组织生活"
	LedgerActivities Ledger = "活动"
	LedgerSummary    Ledger = "指标汇总"
	LedgerAll        Ledger = "全部"
)

// Ledgers are all of them, in their order.
var Ledgers = [...]Ledger{LedgerVisits, LedgerProblems, LedgerMeetings, LedgerActivities, LedgerSummary, LedgerAll}

// Title is what a ledger's file is called.
func (l Ledger) Title() string {
	switch l {
	case LedgerSummary:
		return string(l)
	case LedgerAll:
		return "台账"
	}
	return string(l) + "台账"
}

// MakingSheet answers the tap that asks for a table.
const MakingSheet = "正在做表，马上发来"

// ExportCard asks which table is wanted, and then which days; what is known
// already stands above.
func ExportCard(kind Ledger, p day.Period, where string, choices []chat.Button) chat.Face {
	var known []string
	if kind != "" {
		known = append(known, kind.Title())
	}
	if p.From != "" {
		known = append(known, span(p))
	}
	if where != "" {
		known = append(known, where)
	}
	text := "📤 导出" + before(" · ", strings.Join(known, " · "))
	if kind == "" {
		text += "\n哪一种表？也可以直接写“导出本月走访”“导出城东所未结问题”“导出今年指标汇总 按所”。"
	} else {
		text += "\n哪一段时间的？"
	}
	return chat.Face{Text: text, Buttons: rows(choices, 3)}
}

// SheetName is the name of a table's file.
func SheetName(kind Ledger, p day.Period, where string, open bool, today day.Day) string {
	parts := []string{kind.Title()}
	if where != "" {
		parts = append(parts, where)
	}
	if p.From != "" {
		parts = append(parts, string(p.From)+"至"+string(p.To))
	} else {
		parts = append(parts, string(today))
	}
	if open {
		parts = append(parts, "在办")
	}
	return strings.Join(parts, " ") + ".xlsx"
}

// SheetSpan is the 统计期 above a table.
func SheetSpan(p day.Period, open, late bool, today day.Day) string {
	span := "截至 " + string(today)
	if p.From != "" {
		span = string(p.From) + " 至 " + string(p.To)
	}
	switch {
	case late:
		return span + "（逾期）"
	case open:
		return span + "（在办）"
	}
	return span
}

// Words about 填报单位.
const (
	TitleUnit  = "填报单位"
	WhatUnit   = "表头的“填报单位”写什么？只问这一次，也可以不管，导入名册时写“设置,局名”也行。"
	NoUnitName = "这不像单位的名字。请只写名字，例如“某区市场监督管理局”。"
)

// UnitTaken says that every table names it from now on.
func UnitTaken(name string) string {
	return "✅ 以后的表都写“填报单位：" + name + "”。"
}

// NoPointColumn heads the numbers that belong to no point.
const NoPointColumn = "不分点位"

// VoteWords are the numbers of a vote: 应到有表决权 7，到会 4，赞成 3.
func VoteWords(v *record.Vote) string { return voteWords(v) }
