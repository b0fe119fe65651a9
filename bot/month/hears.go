package month

import (
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/duty"
)

// hearTerm tells a 书记 when the term of their 支部 ends.
func hearTerm(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !words.AsksTerm(s.Says) || in.Draft != nil {
		return nil
	}
	for _, post := range in.Me.Posts {
		o := in.Dir.Org(post.Org)
		if o == nil || post.Role != bureau.Secretary {
			continue
		}
		if end, ok := duty.TermOf(o); ok {
			return &turn.Proposal{Name: "term", Do: func(t *turn.Turn) error {
				return t.ShowNew(messages.TermEnds(o, false, end.Day, t.Today))
			}}
		}
	}
	return nil
}
