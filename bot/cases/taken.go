package cases

import (
	"slices"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearTaken takes what somebody tells of a problem of theirs that they have taken note of, 钢市电梯的收到 旧合同我要来了 下面找维保谈价, as news of
// the one at the place and of the matter that the first words name.
func hearTaken(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of, more, ok := words.TakenNote(s.Says)
	if !ok || in.Draft != nil || len(s.Numbers) > 0 || len(s.Question.Points) != 1 || words.Asks(s.Says) || words.EndsAsking(s.Says) || words.AnotherOne(more) {
		return nil
	}
	matter := words.WithoutFilling(in.BesidePoints(of))
	var meant []int64
	for _, r := range in.Open() {
		if !r.Problem.Pending() || !theirs(in.Me, &r) || !there(in, s, r.ID) || of == "" && turn.OtherMatter(in.Read, in.BesidePoints(more), &r) {
			continue
		}
		if matter == "" || turn.Shared(matter, r.Text) > 0 {
			meant = append(meant, r.ID)
		}
	}
	if len(meant) != 1 {
		return nil
	}
	o := &order{numbers: meant, move: problem.Note, words: s.Says}
	return &turn.Proposal{Name: "taken note of", Cost: -1, Do: func(t *turn.Turn) error { return carryOut(t, o) }}
}

// theirs reports whether somebody handles a problem, or it waits for their unit.
func theirs(me *bureau.Person, r *record.Record) bool {
	return r.Problem.Handler == me.ID || r.Problem.Handler == 0 && slices.ContainsFunc(me.Posts, func(post bureau.Post) bool { return post.Role == bureau.Staff && post.Unit == r.Problem.Unit })
}
