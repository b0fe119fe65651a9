package duty_test

import (
	"testing"

	"pgregory.net/rapid"

	"liaison/store/duty"
	"liaison/store/record"
)

func TestJudge(t *testing.T) {
	const none = -1
	for _, c := range []struct {
		kind                   record.VoteKind
		entitled, present, yes int
		want                   duty.Verdict
		can                    bool
	}{
		{record.GeneralVote, 7, 4, none, duty.MayVote, true},
		{record.GeneralVote, 7, 4, 3, duty.NotPassed, true},
		{record.GeneralVote, 7, 4, 4, duty.Passed, true},
		{record.GeneralVote, 7, 3, none, duty.MayNotVote, false},
		{record.GeneralVote, 7, 3, 3, duty.MayNotVote, false},
		{record.GeneralVote, 6, 3, none, duty.MayVote, false},
		{record.GeneralVote, 6, 3, 3, duty.NotPassed, false},
		{record.GeneralVote, 6, 4, 3, duty.NotPassed, true},
		{record.GeneralVote, 6, 4, 4, duty.Passed, true},
		{record.GeneralVote, 1, 1, 1, duty.Passed, true},
		{record.GeneralVote, 7, 4, 0, duty.NotPassed, true},

		{record.CommitteeVote, 5, 3, none, duty.MayVote, false},
		{record.CommitteeVote, 5, 2, none, duty.MayNotVote, false},
		{record.CommitteeVote, 4, 2, none, duty.MayVote, false},
		{record.CommitteeVote, 5, 3, 3, duty.MayVote, false},

		{record.Election, 10, 8, none, duty.MayVote, false},
		{record.Election, 10, 7, none, duty.MayNotVote, false},
		{record.Election, 9, 8, none, duty.MayVote, false},
		{record.Election, 9, 7, none, duty.MayNotVote, false},
		{record.Election, 6, 5, 5, duty.MayVote, false},
		{record.Election, 6, 4, none, duty.MayNotVote, false},

		{record.GeneralVote, none, 4, 4, duty.CannotSay, false}, // numbers are missing
		{record.GeneralVote, 7, none, 4, duty.CannotSay, false},
		{"", 7, 4, 4, duty.CannotSay, false},
		{record.GeneralVote, 7, 8, none, duty.CannotSay, false}, // or contradict each other
		{record.GeneralVote, 7, 4, 5, duty.CannotSay, true},
		{record.GeneralVote, 0, 0, none, duty.CannotSay, false},
	} {
		number := func(n int) *int {
			if n == none {
				return nil
			}
			return &n
		}
		v := &record.Vote{Kind: c.kind, Entitled: number(c.entitled), Present: number(c.present), For: number(c.yes)}
		if got := duty.Judge(v); got != c.want {
			t.Errorf("%s 应到%d 到%d 赞成%d: %s, want %s", c.kind, c.entitled, c.present, c.yes, got, c.want)
		}
		if got := duty.CanPass(v); got != c.can {
			t.Errorf("%s 应到%d 到%d: can pass is %v", c.kind, c.entitled, c.present, got)
		}
	}
	for _, c := range []struct {
		entitled, present, written, yes int
		want                            duty.Verdict
	}{
		{7, 4, 1, 5, duty.Passed},
		{7, 4, 1, 4, duty.Passed},
		{7, 4, 0, 3, duty.NotPassed},
		{8, 4, 2, 6, duty.MayNotVote}, // more than half must have come, whoever wrote
		{7, 4, 3, 7, duty.Passed},
		{7, 4, 4, 7, duty.CannotSay}, // more than have a vote
		{7, 4, 1, 6, duty.CannotSay},
	} {
		v := &record.Vote{Kind: record.Admission, Entitled: &c.entitled, Present: &c.present, Written: &c.written, For: &c.yes}
		if got := duty.Judge(v); got != c.want {
			t.Errorf("发展党员 应到%d 到%d 书面%d 赞成%d: %s, want %s", c.entitled, c.present, c.written, c.yes, got, c.want)
		}
	}
	if got := duty.Judge(nil); got != duty.CannotSay {
		t.Errorf("without a vote: %s", got)
	}
}

// Whatever the numbers: what passed could pass and was put to the vote by
// enough, and one more vote never turns a yes into a no.
func TestVotes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entitled := rapid.IntRange(1, 60).Draw(t, "entitled")
		present := rapid.IntRange(0, entitled).Draw(t, "present")
		yes := rapid.IntRange(0, present).Draw(t, "yes")
		v := &record.Vote{Kind: record.GeneralVote, Entitled: &entitled, Present: &present, For: &yes}
		got := duty.Judge(v)
		if (got == duty.Passed) != (yes >= entitled/2+1) {
			t.Fatalf("应到%d 到%d 赞成%d: %s", entitled, present, yes, got)
		}
		if got == duty.Passed && !duty.CanPass(v) || got == duty.MayVote {
			t.Fatalf("应到%d 到%d 赞成%d: %s, can pass is %v", entitled, present, yes, got, duty.CanPass(v))
		}
		if more := yes + 1; got == duty.Passed && more <= present {
			if v.For = &more; duty.Judge(v) != duty.Passed {
				t.Fatalf("应到%d 到%d: %d pass, %d do not", entitled, present, yes, more)
			}
		}
	})
}
