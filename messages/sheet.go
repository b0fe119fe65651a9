package messages

import (
	"strings"

	"liaison/store"
)

// MakingSheet answers the tap that asks for a table.
const MakingSheet = "正在做表，马上发来"

// ExportCard asks which table is wanted.
func ExportCard(choices []store.Button) store.Face {
	return store.Face{Text: "📤 导出问题台账：哪一段的？\n也可以直接写“导出上月问题”“导出城东所未结问题”。", Buttons: rows(choices, 3)}
}

// SheetName is the name of a table's file.
func SheetName(p store.Period, open bool, today store.Day) string {
	parts := []string{"问题台账"}
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
func SheetSpan(p store.Period, open, late bool, today store.Day) string {
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

// VoteWords are the numbers of a vote: 应到有表决权 7，到会 4，赞成 3.
func VoteWords(v *store.Vote) string { return voteWords(v) }
