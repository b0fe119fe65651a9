package draft

import (
	"cmp"

	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/chat"
)

// Begin begins a conversation question by question.
func Begin(kind string) func(*turn.Turn, string) error {
	return func(t *turn.Turn, _ string) error {
		d := New(t, []chat.Item{OwnPlace(t, kind)})
		d.Steps = true
		return Open(t, d)
	}
}

// submitForm is 提交 typed: of the form, also below words that were not read.
func submitForm(t *turn.Turn, _ string) error {
	form, parked, err := turn.OpenForm(t)
	switch d := cmp.Or(form, parked); {
	case err != nil:
		return err
	case d == nil:
		return t.Say(messages.NothingOpen)
	default:
		return SubmitTyped(t, d, "")
	}
}

// onDraft does something to the open draft.
func onDraft(run func(*turn.Turn, *chat.Draft, string) error) func(*turn.Turn, string) error {
	return func(t *turn.Turn, _ string) error {
		d, err := t.OpenDraft()
		if err != nil {
			return err
		}
		if d == nil {
			return t.Say(messages.NothingOpen)
		}
		return run(t, d, "")
	}
}

// Part acts on the open draft.
var Part = turn.Part{Commands: []turn.Command{
	{Name: "undo", Words: []string{messages.WordUndo}, About: "撤销刚才的记录", Rank: 190, Run: UndoLast},
	{Name: "cancel", Words: []string{messages.WordCancel}, Rank: 200, Run: onDraft(Discard)},
	{Name: "back", Words: []string{messages.WordBack}, Rank: 210, Run: onDraft(StepBack)},
	{Name: "skip", Words: []string{messages.WordSkip}, Rank: 220, Run: onDraft(SkipTyped)},
	{Name: "submit", Words: []string{messages.WordSubmit}, Rank: 390, Run: submitForm},
}, Hears: []turn.Hearer{
	HearGivingUp, hearAssent, hearCount, hearPlaceOfIt, hearDayInstead, hearPartOut, hearHour, hearPicturesLater, hearLeavingOut, hearMending, hearWordMended, hearDayMended,
	hearRecount, hearCountMended, hearCorrecting, hearPlaced, hearByPoint, hearDaysOfEach, hearPlanOnCard, hearStory, hearOneMore, hearAddsBy,
	hearVote, hearOtherPoint, hearOtherPurpose, hearOtherBranch, hearThingElsewhere, hearPartOfPlace, hearMore, hearHeldWith, hearOnlyTypes, hearRaisedThere, hearLeftOut, hearOtherGroup,
	hearMeetingTold, hearTypeAndTrouble, hearDoneThere, hearAdding, hearField, hearFragment, hearKind, hearOtherKind,
	hearNthSaved, hearChecks, hearShowSaved, hearUndo, hearUndoNumbered, hearUndoNamed, hearOtherPointSaved, hearAdded,
	hearToldOf, hearWordsNumbered,
}, Guesses: []turn.Hearer{guessWords}}
