package entries

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/day"
	"liaison/store/duty"
	"liaison/store/record"
)

func meetingQuestions(t *turn.Turn, e *ask.Env, r *record.Record) []ask.Question {
	qs := []ask.Question{
		draft.WhichPoint(t, &r.Point, messages.AskOfPoint).With(ask.Must),
		whichOrg(t, r),
		ask.OneOf("type", messages.LabelType, messages.AskMeeting, &r.Type, reading.Types(reading.Meeting)...).With(ask.Must),
		ask.Date(e, messages.AskHeldDay, &r.Day, false, t.HearDay).With(ask.Wanted),
	}
	if r.Type == record.Talk {
		return append(draft.FigureQuestions(t, qs, r), draft.WhoseRecord(t, r))
	}
	qs = append(qs,
		ask.Heads("expected", messages.LabelExpected, messages.AskExpected, &r.Detail.Expected, t.HearCount).With(ask.Step),
		ask.Heads("present", messages.LabelPresent, messages.AskPresent, &r.Detail.Present, t.HearCount).With(ask.Step),
		draft.Healthy(ask.Text("text", messages.LabelText, messages.AskAgenda, &r.Text, turn.MaxText)).With(ask.Step),
		alsoTypes(t, r), whichGroups(t, r), votes(t, r), guests(r), absences(r), draft.WhoseRecord(t, r))
	return append(qs, minuteQuestions(r)...)
}

// alsoTypes lets one gathering be several types at once.
func alsoTypes(t *turn.Turn, r *record.Record) ask.Question {
	q := ask.Question{Key: "also", Label: messages.LabelAlso, Prompt: messages.AskAlso, Many: true,
		Hear: func(says string) (string, string) {
			if says == messages.WordNone {
				return ask.Skipped, ""
			}
			types := t.Reader.ParseMeetingTypes(says)
			if len(types) == 0 {
				return "", messages.PressAButton
			}
			return strings.Join(types, ","), ""
		},
		Fill: func(value string) bool {
			for typ := range strings.SplitSeq(value, ",") {
				if slices.Contains(r.Others(), typ) && !slices.Contains(r.Detail.Also, typ) {
					r.Detail.Also = append(r.Detail.Also, typ)
				}
			}
			return len(r.Detail.Also) > 0
		}}
	for _, typ := range r.Others() {
		q = q.Offering(ask.Choice{Words: typ, Value: typ})
	}
	return q
}

// maxGroups is how many 党小组 are offered on buttons; more are typed.
const maxGroups = 5

// whichGroups asks which 党小组 met. It can be changed where the 支部 has several,
// or where a sentence named one.
func whichGroups(t *turn.Turn, r *record.Record) ask.Question {
	q := ask.Question{Key: "groups", Label: messages.LabelGroups, Prompt: messages.AskGroups, Many: true,
		Fill: func(value string) bool {
			r.Detail.Groups = draft.ParseGroups(value)
			if !slices.Contains(r.Types(), record.GroupMeeting) {
				r.Detail.Groups = nil
			}
			return len(r.Detail.Groups) > 0
		}}
	has := t.Dir.GroupCount(t.Dir.Org(r.Org))
	if has < 2 && len(r.Detail.Groups) == 0 || !slices.Contains(r.Types(), record.GroupMeeting) {
		return q
	}
	q.Hear = func(says string) (string, string) {
		groups := t.Reader.ParseGroups(says)
		switch {
		case says == messages.WordNone:
			return ask.Skipped, ""
		case len(groups) == 0:
			return "", messages.PressAButton
		}
		return draft.GroupsText(groups), ""
	}
	for g := range min(has, maxGroups) {
		q = q.Offering(ask.Choice{Words: messages.GroupButton(g + 1), Value: strconv.Itoa(g + 1)})
	}
	return q.Offering(ask.Choice{Words: messages.AllGroups, Value: draft.GroupsText(draft.GroupsUpTo(has))})
}

// votes takes in the voting numbers; it is never asked unasked.
func votes(t *turn.Turn, r *record.Record) ask.Question {
	return ask.Question{Key: "vote", Label: messages.LabelVote, Prompt: messages.AskVote,
		Hear: func(says string) (string, string) {
			if says == messages.WordNone {
				return ask.Skipped, ""
			}
			v, ok := t.Reader.ParseVote(says)
			if !ok {
				return "", messages.NotAVote
			}
			return draft.VoteText(draft.VoteOf(&v)), ""
		},
		Fill: func(value string) bool {
			if v := draft.ParseVote(value); v != nil && r.Type != record.Talk {
				v.Kind = r.VotesAs(v.Kind)
				r.Detail.Vote = v
			}
			return r.Detail.Vote != nil
		}}
}

// guests takes in who sat in (列席): roles or a number, no names.
func guests(r *record.Record) ask.Question {
	q := draft.Healthy(ask.Text("guests", messages.LabelGuests, messages.AskGuests, &r.Detail.Guests, 60))
	fill := q.Fill
	q.Fill = func(value string) bool { return r.Type != record.Talk && fill(value) }
	return q
}

// meetingNotes mark what is worth a second look in a meeting.
func meetingNotes(t *turn.Turn, r *record.Record) (notes []string) {
	if v := r.Detail.Vote; v != nil && v.Entitled != nil && v.Present != nil && (*v.Present > *v.Entitled || v.For != nil && *v.For > duty.MayBeFor(v)) {
		notes = append(notes, messages.VoteOdd)
	}
	has := t.Dir.GroupCount(t.Dir.Org(r.Org))
	if g := r.Detail.Groups; r.Org != 0 && len(g) > 0 && g[len(g)-1] > has {
		notes = append(notes, messages.NoSuchGroup(has))
	}
	if r.Org == 0 {
		notes = append(notes, messages.NoOrgNote)
	}
	if r.Type == record.Talk {
		notes = append(notes, messages.TalkNote)
	} else if h := heldBefore(t, r); h != nil {
		notes = append(notes, messages.SameMeeting(r.Type, h))
	}
	return notes
}

// heldBefore is the meeting of the same type that the same 支部 held on the same day, as it was recorded before, or nil. Two
// 党小组 may meet on one day.
func heldBefore(t *turn.Turn, r *record.Record) *record.Held {
	if r.Org == 0 || r.Day == "" || r.Type == "" {
		return nil
	}
	held, err := record.MeetingsHeld(t.Tx, []int64{r.Org}, day.Period{From: r.Day, To: r.Day})
	t.Fault = errors.Join(t.Fault, err)
	for i := range held {
		h := &held[i]
		groups := r.Type != record.GroupMeeting || t.Dir.GroupCount(t.Dir.Org(r.Org)) < 2 || len(r.Detail.Groups) > 0 && slices.Equal(h.Groups, r.Detail.Groups)
		if h.Record != r.ID && (r.ID == 0 || h.Record < r.ID) && slices.Contains(h.Types, r.Type) && groups {
			return h
		}
	}
	return nil
}

// whichOrg asks for the 支部 of a point that has several; the only one of a
// point is meant without asking.
func whichOrg(t *turn.Turn, r *record.Record) ask.Question {
	branches := t.Dir.Branches(r.Point)
	if len(branches) == 1 && r.Org == 0 {
		r.Org = branches[0].ID
	}
	ok := func(id int64) bool { o := t.Dir.Org(id); return o != nil && o.Active && o.Point == r.Point }
	q := ask.Row("org", messages.LabelOrg, messages.AskOrg, &r.Org, ok, turn.HearOrg(t, r.Point), nil)
	for _, o := range branches {
		q = q.Offering(ask.Choice{Words: messages.ShortName(o.Name, o.Aliases), Value: turn.IDText(o.ID)})
	}
	if len(branches) > 1 {
		q.Need = ask.Wanted
	}
	return q
}

// absences fills in why heads were missing: reasons and counts, never names.
func absences(r *record.Record) ask.Question {
	return ask.Question{Key: "absent", Label: messages.LabelAbsent, Fill: func(value string) bool {
		r.Detail.Absent = draft.ParseCounts(value)
		return len(r.Detail.Absent) > 0
	}}
}
