package bot

import (
	"liaison/messages"
	"liaison/store"
)

// pressOther handles a tap on a card that is no draft: a list, a record, a
// point, an invitation. Each checks what it shows anew.
func (t *turn) pressOther(card *store.Card, verb, arg string) error {
	if card.Key == inviteKey {
		return t.pressInvite(verb, arg)
	}
	run, known := map[string]func(*turn, *store.Card, string) error{
		messages.DoBehind:      (*turn).behind,
		messages.DoOpen:        (*turn).openRecord,
		messages.DoCorrect:     (*turn).correctRecord,
		messages.DoUndo:        (*turn).undoRecord,
		messages.DoHistory:     (*turn).history,
		messages.DoMove:        (*turn).pressMove,
		messages.DoGive:        (*turn).giveTo,
		messages.DoUnits:       (*turn).leafUnits,
		messages.DoDays:        (*turn).extendBy,
		messages.DoDocket:      (*turn).tapDocket,
		messages.DoTodo:        (*turn).turnTodo,
		messages.DoSheet:       (*turn).tapSheet,
		messages.DoAgenda:      (*turn).tapAgenda,
		messages.DoWent:        (*turn).went,
		messages.DoNotGo:       (*turn).didNotGo,
		messages.DoTerm:        (*turn).tapTerm,
		messages.DoLog:         (*turn).tapLog,
		messages.DoLater:       (*turn).tapLater,
		messages.DoWaive:       (*turn).tapWaive,
		messages.DoRestore:     (*turn).tapRestore,
		messages.DoBranch:      (*turn).tapBranch,
		messages.DoMonth:       (*turn).tapMonth,
		messages.DoDuty:        (*turn).tapDuty,
		messages.DoMute:        (*turn).tapMute,
		messages.DoWeek:        (*turn).tapWeek,
		messages.DoUnvisited:   (*turn).tapUnvisited,
		messages.DoChiefUnits:  (*turn).tapChiefUnits,
		messages.DoChiefLate:   (*turn).tapChiefLate,
		messages.DoChiefSheet:  (*turn).tapChiefSheet,
		messages.DoPrefer:      (*turn).tapPrefer,
		messages.DoReturn:      (*turn).backToRecord,
		messages.DoPhotos:      (*turn).photos,
		messages.DoAlso:        (*turn).openTypes,
		messages.DoAdd:         (*turn).tickType,
		messages.DoGroup:       (*turn).tickGroup,
		messages.DoPoint:       (*turn).tapPoint,
		messages.DoPoints:      (*turn).turnPoints,
		messages.DoEditPoint:   (*turn).editPoint,
		messages.DoInvite:      (*turn).tapInvite,
		messages.DoPeople:      (*turn).turnPeople,
		messages.DoAssign:      (*turn).assign,
		messages.DoRequest:     (*turn).turnRequest,
		messages.DoRefuse:      (*turn).refuseRequest,
		messages.DoApply:       (*turn).applyRoster,
		messages.DoDeactivate:  (*turn).deactivateMissing,
		messages.DoDiscard:     (*turn).dropRoster,
		messages.DoTakeFigures: (*turn).takeFigures,
		messages.DoDropFigures: (*turn).dropFigures,
		messages.DoTakeNotice:  (*turn).takeNotice,
		messages.DoDropNotice:  (*turn).dropNotice,
	}[verb]
	switch {
	case t.me == nil:
		return t.toast(messages.NotJoined)
	case !known:
		return t.toast(messages.NotYourCard)
	}
	return run(t, card, arg)
}
