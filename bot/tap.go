package bot

import (
	"liaison/messages"
	"liaison/store"
)

// taps are the buttons of all cards but drafts and invitations, and what they
// do. Each checks anew that the person may.
var taps = map[string]func(*turn, *store.Card, string) error{
	// a record, a problem, a meeting
	messages.DoOpen:    (*turn).openRecord,
	messages.DoCorrect: (*turn).correctRecord,
	messages.DoUndo:    (*turn).undoRecord,
	messages.DoHistory: (*turn).history,
	messages.DoReturn:  (*turn).backToRecord,
	messages.DoPhotos:  (*turn).photos,
	messages.DoMove:    (*turn).pressMove,
	messages.DoGive:    (*turn).giveTo,
	messages.DoUnits:   (*turn).leafUnits,
	messages.DoDays:    (*turn).extendBy,
	messages.DoAlso:    (*turn).openTypes,
	messages.DoAdd:     (*turn).tickType,
	messages.DoGroup:   (*turn).tickGroup,
	messages.DoWent:    (*turn).went,
	messages.DoNotGo:   (*turn).didNotGo,

	// an 攻关项目
	messages.DoProject:  (*turn).tapProject,
	messages.DoProjects: (*turn).tapProjects,
	messages.DoStage:    (*turn).tapStage,
	messages.DoLink:     (*turn).tapLink,
	messages.DoUnstage:  (*turn).tapUnstage,
	messages.DoRename:   (*turn).tapRename,

	// lists and tables
	messages.DoAsk:      (*turn).tapAsk,
	messages.DoAskBelow: (*turn).tapAskBelow,
	messages.DoChoose:   (*turn).tapChoose,
	messages.DoUnchoose: (*turn).tapUnchoose,
	messages.DoDocket:   (*turn).tapDocket,
	messages.DoTodo:     (*turn).turnTodo,
	messages.DoSheet:    (*turn).tapSheet,
	messages.DoAgenda:   (*turn).tapAgenda,
	messages.DoPoint:    (*turn).tapPoint,
	messages.DoPoints:   (*turn).turnPoints,

	// what came unasked: the month, the week
	messages.DoLog:        (*turn).tapLog,
	messages.DoLater:      (*turn).tapLater,
	messages.DoWaive:      (*turn).tapWaive,
	messages.DoRestore:    (*turn).tapRestore,
	messages.DoBranch:     (*turn).tapBranch,
	messages.DoMonth:      (*turn).tapMonth,
	messages.DoHeld:       (*turn).tapHeld,
	messages.DoMute:       (*turn).tapMute,
	messages.DoWeek:       (*turn).tapWeek,
	messages.DoUnvisited:  (*turn).tapUnvisited,
	messages.DoChiefUnits: (*turn).tapChiefUnits,
	messages.DoChiefLate:  (*turn).tapChiefLate,
	messages.DoChiefSheet: (*turn).tapChiefSheet,
	messages.DoPrefer:     (*turn).tapPrefer,
	messages.DoAside:      (*turn).tapAside,
	messages.DoAudit:      (*turn).tapAudit,
	messages.DoRetryAside: (*turn).retryAside,
	messages.DoDropAside:  (*turn).dropAside,

	// the admin's: people, the roster, settings, days off
	messages.DoInvite:      (*turn).tapInvite,
	messages.DoPeople:      (*turn).turnPeople,
	messages.DoAssign:      (*turn).assign,
	messages.DoRequest:     (*turn).turnRequest,
	messages.DoRefuse:      (*turn).refuseRequest,
	messages.DoEditPoint:   (*turn).editPoint,
	messages.DoTerm:        (*turn).tapTerm,
	messages.DoDuty:        (*turn).tapDuty,
	messages.DoIndicator:   (*turn).tapIndicator,
	messages.DoApply:       (*turn).applyRoster,
	messages.DoDeactivate:  (*turn).deactivateMissing,
	messages.DoDiscard:     (*turn).dropRoster,
	messages.DoSummary:     (*turn).tapSummary,
	messages.DoTakeLayout:  (*turn).takeLayout,
	messages.DoDropLayout:  (*turn).dropLayout,
	messages.DoTakeFigures: (*turn).takeFigures,
	messages.DoDropFigures: (*turn).dropFigures,
	messages.DoTakeNotice:  (*turn).takeNotice,
	messages.DoDropNotice:  (*turn).dropNotice,
}

// pressOther handles a tap on a card that is no draft: a list, a record, a
// point, an invitation. Each checks what it shows anew.
func (t *turn) pressOther(card *store.Card, verb, arg string) error {
	if card.Key == store.InviteKey {
		return t.pressInvite(verb, arg)
	}
	run, known := taps[verb]
	switch {
	case t.me == nil:
		return t.toast(messages.NotJoined)
	case !known:
		return t.toast(messages.NotYourCard)
	}
	return run(t, card, arg)
}
