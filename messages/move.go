package messages

import (
	"strings"

	"liaison/store/problem"
)

// moves are the words and the codes of the moves: a button's code must be short.
var moves = []struct {
	move  problem.Move
	code  string
	words string
}{
	{problem.Claim, "c", "✋ 我来办"},
	{problem.Finish, "f", "✅ 办结"},
	{problem.Verify, "v", "👍 销号"},
	{problem.SendBack, "b", "👎 没办好"},
	{problem.Note, "n", "💬 进展"},
	{problem.Extend, "x", "⏰ 延期"},
	{problem.HandOver, "h", "👤 转办"},
	{problem.Assign, "a", "👤 交办"},
	{problem.Repeat, "r", "🔁 重复"},
	{problem.Refer, "o", "↗️ 转介"},
	{problem.Decline, "d", "🚫 不受理"},
	{problem.Ask, "k", "🤝 请协办"},
	{problem.Helped, "p", "🤝 协办好了"},
	{problem.Grant, "g", "✅ 同意延期"},
	{problem.Deny, "y", "🚫 不延期"},
	{problem.Nudge, "u", "🔔 催一下"},
	{problem.Direct, "i", "📌 批示"},
	{problem.Receive, "s", "👌 收到"},
	{problem.Withdraw, "w", "↩️ 撤回"},
	{problem.Reopen, "e", "🔄 重开"},
}

// MoveWords are the words of a move's button.
func MoveWords(m problem.Move) string {
	for _, row := range moves {
		if row.move == m {
			return row.words
		}
	}
	return string(m)
}

// CodeOf is how a button names a move; MoveOf reads it.
func CodeOf(m problem.Move) string {
	for _, row := range moves {
		if row.move == m {
			return row.code
		}
	}
	return ""
}

// MoveOf returns the move of a code, or "".
func MoveOf(code string) problem.Move {
	for _, row := range moves {
		if row.code == code {
			return row.move
		}
	}
	return ""
}

// ProblemFault says why a move was refused.
func ProblemFault(f problem.Fault) string {
	switch f {
	case problem.NotTheirs:
		return "这一步由别的同事来做。"
	case problem.TooLate:
		return "延期要在到期前至少一个工作日申请，现在来不及了。可以写一句进展说明情况。"
	case problem.Asked:
		return "已经申请过延期，正等答复。"
	case problem.NoneToSee:
		return "没有等您回应的批示。"
	case problem.NudgedNow:
		return "今天已经催过了，一个工作日催一次。"
	case problem.LongClosed:
		return "销号超过 30 天，不能重开。请报一个新问题。"
	case problem.NeedsWords:
		return "请写一句话。"
	case problem.NoSuchUnit:
		return "没找到这个科室、所或同事，请点选。"
	case problem.NoOriginal:
		return "没找到那个问题，请点选或写 #编号。"
	}
	return StaleCard
}

// MoveDone is the short answer to a tap that made a move.
func MoveDone(m problem.Move) string {
	switch m {
	case problem.Claim:
		return "您已接办"
	case problem.Finish:
		return "已办结，可回复卡片补一句结果"
	case problem.SendBack:
		return "已退回，可回复卡片说哪里没办好"
	case problem.Nudge:
		return "已记下，会转告"
	case problem.Direct:
		return "已转给办理的同事"
	case problem.Receive:
		return "好，回复卡片就是给领导的答复"
	case problem.Extend:
		return "已申请，等责任领导答复"
	}
	return "已" + strings.TrimPrefix(string(m), "申请")
}

// MovePrompt asks for the words that a move needs.
func MovePrompt(m problem.Move) string {
	switch m {
	case problem.Refer:
		return "不属本局的，转给哪个单位？写全称。"
	case problem.Decline:
		return "为什么不受理？一句话。"
	case problem.Direct:
		return "批示什么？一句话，可以带上日子，如“周五前拿出方案”。"
	case problem.Reopen:
		return "为什么重开？一句话。"
	case problem.Repeat:
		return "和哪个问题重复？请点一个，或写 #编号。"
	}
	return "有什么进展？一句话，也可以直接回复卡片或发照片。"
}

// MoveRefused says why a move that a sentence wants is not made.
func MoveRefused(c *problem.Case, m problem.Move, f problem.Fault) string {
	if f == problem.WrongState {
		return Number(c.Record.ID) + " 现在是“" + string(c.Problem.State) + "”，不能" + string(m) + "。"
	}
	if names := problem.WhoMay(c, m); f == problem.NotTheirs && len(names) > 0 {
		return Number(c.Record.ID) + " " + string(m) + "由 " + strings.Join(names, "、") + " 来点；您可以先记一句，他们看得到。"
	}
	return Number(c.Record.ID) + " " + ProblemFault(f)
}
