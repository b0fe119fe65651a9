package cases

import (
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/problem"
	"liaison/store/record"
)

// hearSeveral takes what a message says of several problems, each by its number, as a move or as news
// of each: 266给特设科，267在等配件，231延到月底. All stand on one card.
func hearSeveral(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	portions := words.Portions(s.Says, func(n int64) bool {
		return slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == n })
	})
	if len(portions) < 2 || words.Asks(s.Says) {
		return nil
	}
	var orders []*order
	for _, p := range portions {
		if p.Says == "" {
			return nil
		}
		o := orderOf(in, in.Hear(p.Says), p.Numbers)
		by := in.DayIn(p.Says)
		if must := by >= in.Today && words.ByThen(p.Says) && words.Must(p.Says); must && o.move == problem.Note && in.Me.Is(turn.ChiefRoles...) {
			o.move, o.until = problem.Direct, by // 231下周一前必须办掉
		}
		orders = append(orders, o)
	}
	return &turn.Proposal{Name: "several moves", Cost: -2, Do: func(t *turn.Turn) error { return offerAll(t, orders) }}
}

// hearBeside takes what a message tells to be recorded, and what it orders behind that about problems by their numbers: 今天去
// 了科创园送服务，5家企业。另外253让城东所周五前办好. All stand on one card.
func hearBeside(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	known := func(n int64) bool { return isOpen(in, n) }
	head, tail := words.Beside(s.Says, known)
	if in.Draft != nil || tail == "" || words.Asks(s.Says) {
		return nil
	}
	told := in.Hear(head)
	if !told.Tells() || len(told.Numbers) > 0 || slices.ContainsFunc(told.Reading.Items, func(it reading.Item) bool {
		return it.Kind == reading.Progress || it.Kind == reading.Correction || it.Kind == reading.Query
	}) {
		return nil
	}
	var orders []*order
	for _, p := range words.Portions(tail, known) {
		o := orderOf(in, in.Hear(p.Says), p.Numbers)
		if o.move == problem.Note && slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool { return it.Kind == reading.Progress }) {
			return nil // news of it: the reader knows both
		}
		orders = append(orders, o)
	}
	if len(orders) == 0 {
		return nil
	}
	return &turn.Proposal{Name: "beside", Cost: -1, Do: func(t *turn.Turn) error {
		var items []chat.Item
		for _, it := range told.Reading.Items {
			if it.Kind != reading.None {
				items = append(items, draft.ItemOf(t, it, draft.Sentence{Says: head, Day: t.Today, Asked: told.Reading.Ask}))
			}
		}
		moves, faults, err := itemsFor(t, orders)
		if err != nil {
			return err
		}
		if len(faults) > 0 {
			if err := t.Say(strings.Join(faults, "\n")); err != nil {
				return err
			}
		}
		d := draft.New(t, append(draft.Gathered(items), moves...))
		d.Text, d.Unread = t.WithoutPeople(t.Says), told.Reading.Unread
		draft.NoteHidden(t, d)
		return draft.Open(t, d)
	}}
}

// hearSeveralTold takes what a message tells of several problems by their words, as a move or as news of each:
// 行车的钢丝绳还在等货 塔吊检完了 办结.
func hearSeveralTold(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || len(s.Numbers) > 0 || words.Asks(s.Says) || s.Tells() || s.Corrects() || utf8.RuneCountInString(s.Says) > mostDealt {
		return nil
	}
	type share struct {
		number int64
		says   string
	}
	var shares []share
	for clause := range words.Clauses(s.Says) {
		alike := likest(in, s, clause)
		switch last := len(shares) - 1; {
		case len(alike) == 1 && (last < 0 || shares[last].number != alike[0]):
			shares = append(shares, share{alike[0], clause})
		case last < 0:
			return nil
		default:
			shares[last].says += "，" + clause
		}
	}
	if len(shares) < 2 || shares[0].number == shares[len(shares)-1].number {
		return nil
	}
	var orders []*order
	for _, one := range shares {
		part := in.Hear(one.says)
		if len(part.Acts) == 0 && !words.Deals(one.says) && !words.News(one.says) {
			return nil
		}
		orders = append(orders, orderOf(in, part, []int64{one.number}))
	}
	return &turn.Proposal{Name: "several told", Cost: -1, Do: func(t *turn.Turn) error { return offerAll(t, orders) }}
}

// orderOf is what a part of a message orders about some problems, or else tells of them.
func orderOf(in *turn.Scene, part *turn.Sentence, numbers []int64) *order {
	part.Numbers = numbers
	if _, helps, ok := words.Shared(part.Says); ok && len(in.Units(helps)) == 1 { // 26让特设科也帮着看看
		return &order{numbers: numbers, move: problem.Ask, unit: in.Dir.UnitNamed(in.Units(helps)[0]).ID, words: part.Says}
	}
	o, _ := orderIn(in, part)
	if o == nil {
		o = &order{move: problem.Note}
	}
	o.numbers, o.words = numbers, part.Says
	return o
}

// offerAll shows a card with what each of several orders comes to.
func offerAll(t *turn.Turn, orders []*order) error {
	items, faults, err := itemsFor(t, orders)
	if err != nil {
		return err
	}
	return offerItems(t, items, faults)
}

// itemsFor are what several orders come to, and why some are refused.
func itemsFor(t *turn.Turn, orders []*order) (items []chat.Item, faults []string, err error) {
	for _, o := range orders {
		for _, n := range o.numbers {
			c, err := problemOf(t, n)
			if err != nil {
				return nil, nil, err
			}
			item, refused := itemFor(t, c, o)
			if refused != "" {
				faults = append(faults, refused)
				continue
			}
			items = append(items, *item)
		}
	}
	return items, faults, nil
}
