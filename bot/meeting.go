package bot

import (
	"slices"
	"strconv"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/record"
)

func (t *turn) meetingQuestions(e *ask.Env, r *record.Record) []ask.Question {
	qs := []ask.Question{
		t.whichPoint(r, "哪个点位的？").With(ask.Must),
		t.whichOrg(r),
		ask.OneOf("type", messages.LabelType, "哪一种会？", &r.Type, reading.Types(reading.Meeting)...).With(ask.Must),
		ask.Date(e, "哪天开的？", &r.Day, false, t.hearDay).With(ask.Wanted),
	}
	if r.Type == record.Talk {
		return append(t.figureQuestions(qs, r), t.whoseRecord(r))
	}
	return append(qs,
		ask.Heads("expected", messages.LabelExpected, "应到多少人？", &r.Detail.Expected, t.hearCount).With(ask.Step),
		ask.Heads("present", messages.LabelPresent, "实到多少人？", &r.Detail.Present, t.hearCount).With(ask.Step),
		healthy(ask.Text("text", messages.LabelText, "议题是什么？一句话就行。", &r.Text, maxText)).With(ask.Step),
		t.alsoTypes(r), t.whichGroups(r), t.votes(r), guests(r), absences(r), t.whoseRecord(r))
}

// alsoTypes lets one gathering be several types at once.
func (t *turn) alsoTypes(r *record.Record) ask.Question {
	q := ask.Question{Key: "also", Label: messages.LabelAlso, Prompt: messages.AskAlso, Many: true,
		Hear: func(says string) (string, string) {
			if says == messages.WordNone {
				return ask.Skipped, ""
			}
			types := t.reader.ParseMeetingTypes(says)
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
func (t *turn) whichGroups(r *record.Record) ask.Question {
	q := ask.Question{Key: "groups", Label: messages.LabelGroups, Prompt: messages.AskGroups, Many: true,
		Fill: func(value string) bool {
			r.Detail.Groups = parseGroups(value)
			if !slices.Contains(r.Types(), record.GroupMeeting) {
				r.Detail.Groups = nil
			}
			return len(r.Detail.Groups) > 0
		}}
	has := t.dir.GroupCount(t.dir.Org(r.Org))
	if has < 2 && len(r.Detail.Groups) == 0 || !slices.Contains(r.Types(), record.GroupMeeting) {
		return q
	}
	q.Hear = func(says string) (string, string) {
		groups := t.reader.ParseGroups(says)
		switch {
		case says == messages.WordNone:
			return ask.Skipped, ""
		case len(groups) == 0:
			return "", messages.PressAButton
		}
		return groupsText(groups), ""
	}
	for g := range min(has, maxGroups) {
		q = q.Offering(ask.Choice{Words: messages.GroupButton(g + 1), Value: strconv.Itoa(g + 1)})
	}
	return q.Offering(ask.Choice{Words: messages.AllGroups, Value: groupsText(upTo(has))})
}

// votes takes in the voting numbers; it is never asked unasked.
func (t *turn) votes(r *record.Record) ask.Question {
	return ask.Question{Key: "vote", Label: messages.LabelVote, Prompt: messages.AskVote,
		Hear: func(says string) (string, string) {
			if says == messages.WordNone {
				return ask.Skipped, ""
			}
			v, ok := t.reader.ParseVote(says)
			if !ok {
				return "", messages.NotAVote
			}
			return voteText(v.Election, v.Entitled, v.Present, v.For), ""
		},
		Fill: func(value string) bool {
			if v := parseVote(value); v != nil && r.Type != record.Talk {
				v.Kind = r.VotesAs(v.Kind == record.Election)
				r.Detail.Vote = v
			}
			return r.Detail.Vote != nil
		}}
}

// guests takes in who sat in (列席): roles or a number, no names.
func guests(r *record.Record) ask.Question {
	q := healthy(ask.Text("guests", messages.LabelGuests, messages.AskGuests, &r.Detail.Guests, 60))
	fill := q.Fill
	q.Fill = func(value string) bool { return r.Type != record.Talk && fill(value) }
	return q
}

// meetingNotes mark what is worth a second look in a meeting.
func (t *turn) meetingNotes(r *record.Record) (notes []string) {
	if v := r.Detail.Vote; v != nil && v.Entitled != nil && v.Present != nil && (*v.Present > *v.Entitled || v.For != nil && *v.For > *v.Present) {
		notes = append(notes, messages.VoteOdd)
	}
	has := t.dir.GroupCount(t.dir.Org(r.Org))
	if g := r.Detail.Groups; r.Org != 0 && len(g) > 0 && g[len(g)-1] > has {
		notes = append(notes, messages.NoSuchGroup(has))
	}
	if r.Org == 0 {
		notes = append(notes, messages.NoOrgNote)
	}
	if r.Type == record.Talk {
		notes = append(notes, messages.TalkNote)
	}
	return notes
}
