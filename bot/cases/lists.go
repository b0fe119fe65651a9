package cases

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearDocket lists some of the pending problems: 待交办的有哪些, 快到期的, 我报的问题.
func hearDocket(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	k := inquiry.Docket{}
	chief := in.Me.Is(turn.ChiefRoles...)
	size := utf8.RuneCountInString(s.Says)
	switch {
	case size > longestAsk && (!words.WaitsForCheck(s.Says) || size > longestMended):
		return nil
	case words.Waits(s.Says) && chief:
		k.Only = inquiry.Waiting
	case words.WaitsForCheck(s.Says) && !s.Tells() && len(s.Numbers) == 0:
		if k.Only = inquiry.Check; words.ReportedByMe(s.Says) {
			k.Only = inquiry.OwnDone
		}
	case words.Unclosed(s.Says) && !s.Tells() && len(s.Numbers) == 0:
		if k.Only = inquiry.Open; words.ReportedByMe(s.Says) {
			k.Only = inquiry.Own
		}
	case words.DueSoon(s.Says) && chief:
		k.Only = inquiry.Soon
	case words.OwnProblems(s.Says):
		k.Only = inquiry.Own
	default:
		return nil
	}
	if u := in.Units(s.Says); len(u) == 1 && (k.Only != inquiry.Own && k.Only != inquiry.OwnDone) {
		k.Unit = in.Dir.UnitNamed(u[0]).ID
	}
	return &turn.Proposal{Name: "docket", Cost: -1, Do: func(t *turn.Turn) error {
		return openDocketAt(t, chat.AnswerKey(t.Update.ID), k)
	}}
}

// hearInHand lists what a colleague has in hand: 他手上还有几个问题没办完.
func hearInHand(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	who, cost := int64(0), 0
	says, p := s.Says, in.PersonIn(s.Says)
	if p != nil {
		says = strings.Replace(says, in.NameIn(says, p), "", 1)
	}
	th, distance := in.Focus.Find(chat.ThingPerson)
	again := p != nil && th != nil && th.Says == askedInHand && th.At == in.Focus.Things[0].At && strings.Trim(says, "那就再也看下呢，, ？?") == ""
	if !words.InHand(says) && !again {
		return nil
	}
	if strings.HasPrefix(s.Says, "我") && in.Draft == nil && !s.Tells() { // 我手上啥逾期了
		return &turn.Proposal{Name: "own hand", Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	if !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	if p != nil {
		who = p.ID
	} else if th != nil {
		who, cost = th.Numbers[0], distance*turn.PerDistance
	} else if them, far := in.Them(); them != nil && words.OfThem(says) != says { // 他手上还有啥, of who handles what was shown
		who, cost = them.ID, far*turn.PerDistance
	} else {
		return nil
	}
	if again || p == nil && th != nil && th.At == in.Focus.Things[0].At && !strings.ContainsAny(says, "我咱谁") { // 手上还有啥没办完, below where he went
		cost = -3
	}
	return &turn.Proposal{Name: "in hand", Cost: cost, Do: func(t *turn.Turn) error { return showInHand(t, who) }}
}

// hearHandedOn gives all that a colleague has in hand to another: 城西所干事乙手上没办完的都给城西所干事甲, and of who was spoken of last
// 他手上的先都给甲. All stand on one card.
func hearHandedOn(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	act, _, _ := words.Staff(s.Says)
	all := words.AllInHand(s.Says)
	handsOn := act == "" && words.InHand(s.Says) || all && (act == "" || act == words.MovePost)
	if !handsOn || !in.Me.Is(turn.ChiefRoles...) || len(s.Numbers) > 0 || words.Asks(s.Says) {
		return nil
	}
	var from, to *bureau.Person
	for _, p := range in.Dir.MayName(s.Says) {
		switch name := in.NameIn(s.Says, p); {
		case name == "":
		case words.TakesOver(s.Says, name):
			to = p
		default:
			from = p
		}
	}
	if th, _ := in.Focus.Find(chat.ThingPerson); from == nil && th != nil {
		from = in.Dir.Person(th.Numbers[0])
	}
	if from == nil || to == nil || from == to {
		return nil
	}
	var numbers []int64
	for _, r := range in.Open() {
		if r.Problem.Pending() && r.Problem.Handler == from.ID {
			numbers = append(numbers, r.ID)
		}
	}
	return &turn.Proposal{Name: "handed on", Cost: -2, Do: func(t *turn.Turn) error {
		if len(numbers) == 0 {
			return showInHand(t, from.ID)
		}
		return offerAll(t, []*order{{numbers: numbers, move: problem.Assign, person: to.ID, words: s.Says}})
	}}
}

// askedInHand marks the colleague of whom it was asked what they have in hand: 那城西所干事甲呢 goes on with it.
const askedInHand = "hand"

// showInHand lists the problems that somebody handles or that wait for their unit.
func showInHand(t *turn.Turn, who int64) error {
	p := t.Dir.Person(who)
	var found []record.Record
	var numbers []int64
	for _, r := range t.Unsettled() {
		c, err := problem.Of(t.Tx, &r, messages.ProblemCard)
		if err != nil {
			return err
		}
		if r.Problem.Pending() && (r.Problem.Handler == who || r.Problem.Handler == 0 && slices.Contains(c.Holders(), p)) {
			found, numbers = append(found, r), append(numbers, r.ID)
		}
	}
	face := messages.Docket(t.Dir, t.Today, messages.InHandTitle(p.Name), found, 0, docketKeys(t, inquiry.Docket{}))
	seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who}, Says: askedInHand})
	return errors.Join(seen, turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(chat.AnswerKey(t.Update.ID), face))
}

// hearNarrowed leaves of the problems listed last those of a category: 里头特种设备的.
func hearNarrowed(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	typ := narrowed(in, s)
	if typ == "" {
		return nil
	}
	list, _ := in.Focus.Find(chat.ThingList)
	if th, _ := in.Focus.Find(chat.ThingQuery); th != nil && th.At == list.At {
		if text, ok := strings.CutPrefix(th.Query, messages.DoDocket+":"); ok {
			if k, ok := inquiry.ParseDocket(text); ok {
				k.Category, k.Offset = typ, 0
				return &turn.Proposal{Name: "narrowed", Cost: -1, Do: func(t *turn.Turn) error { return openDocketAt(t, chat.AnswerKey(t.Update.ID), k) }}
			}
		}
	}
	var found, all []record.Record
	listed := false
	for _, r := range in.Open() {
		in := slices.Contains(list.Numbers, r.ID)
		listed = listed || in
		if r.Type == typ && r.Problem.Pending() {
			all = append(all, r)
			if in {
				found = append(found, r)
			}
		}
	}
	if !listed {
		return nil
	}
	if len(found) == 0 {
		found = all // another category than that of which they were
	}
	var numbers []int64
	for i := range found {
		numbers = append(numbers, found[i].ID)
	}
	return &turn.Proposal{Name: "narrowed", Cost: -1, Do: func(t *turn.Turn) error {
		face := messages.Docket(t.Dir, t.Today, messages.DocketTitle(false, "", "", typ), found, 0, docketKeys(t, inquiry.Docket{}))
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingList, Numbers: numbers}), t.Show(chat.AnswerKey(t.Update.ID), face))
	}}
}

// narrowed is the category of problems that a sentence leaves of the list that was shown last, and that is not of a time and a place which
// stay; or "".
func narrowed(in *turn.Scene, s *turn.Sentence) string {
	list, at := in.Focus.Find(chat.ThingList)
	if in.Draft != nil || list == nil || at > 0 || len(list.Numbers) == 0 {
		return ""
	}
	if th, _ := in.Focus.Find(chat.ThingQuery); th != nil && th.At == list.At && inquiry.IsText(th.Query) {
		return ""
	}
	return words.Narrows(s.Says, reading.Types(reading.Problem))
}

// hearMine shows what waits for them to who asks what is theirs, 现在有啥是归我的, or their unit's: 有派给我们科的活没.
func hearMine(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if len(s.Numbers) > 0 || in.Draft != nil && in.Draft.Asking != "" {
		return nil
	}
	if leads := in.Me.Is(bureau.Leader) && !in.Me.Is(bureau.Staff, bureau.Secretary); leads && words.AsksMine(s.Says) && words.OfScope(s.Says) {
		return &turn.Proposal{Name: "in scope", Do: func(t *turn.Turn) error { // 我这边还有几个没办完的
			return openDocketAt(t, chat.AnswerKey(t.Update.ID), inquiry.Docket{})
		}}
	}
	if words.AsksMine(s.Says) {
		return &turn.Proposal{Name: "mine", Do: func(t *turn.Turn) error { return t.House.Run(t, "todo", "") }}
	}
	unit := ownUnit(in.Me)
	if unit == 0 || !words.AsksOffice(in.OfOwnUnit(s.Says, unit)) {
		return nil
	}
	return &turn.Proposal{Name: "of the office", Cost: -1, Do: func(t *turn.Turn) error {
		return openDocketAt(t, chat.AnswerKey(t.Update.ID), inquiry.Docket{Only: inquiry.Office, Unit: unit})
	}}
}

// ownUnit is the unit whose staff somebody is, or 0.
func ownUnit(p *bureau.Person) int64 {
	for _, post := range p.Posts {
		if post.Role == bureau.Staff && post.Unit != 0 {
			return post.Unit
		}
	}
	return 0
}
