package cases

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// objects are the problems that a sentence means, and how far they are in the focus.
// Which are the words of the sentence that may describe them.
func objects(in *turn.Scene, s *turn.Sentence, which string) (numbers []int64, distance int) {
	list, at := in.Focus.Find(chat.ThingList)
	if th, far := in.Focus.Find(chat.ThingSaved); th != nil && len(th.Numbers) > 1 && far < at {
		list, at = th, far // of the records just saved
	}
	switch {
	case len(s.Numbers) > 0:
		return s.Numbers, 0
	case s.Nth != 0 && list != nil:
		i := s.Nth - 1
		if s.Nth < 0 {
			i = len(list.Numbers) - 1
		}
		if i >= 0 && i < len(list.Numbers) {
			return list.Numbers[i : i+1], 0
		}
		return nil, 0
	}
	if other, _ := in.OtherOfTwo(); other != 0 && words.OfOther(s.Says) {
		return []int64{other}, 0
	}
	if fit := in.Fit(words.WithoutFilling(which)); fit != 0 && there(in, s, fit) {
		return []int64{fit}, 0
	}
	if list != nil && at == 0 && len(list.Numbers) > 1 && len(s.Question.Points) == 0 && words.AllOf(s.Says) {
		return list.Numbers, 0
	}
	if alone := aloneThere(in, s); alone != 0 {
		return []int64{alone}, 0
	}
	if alike := likest(in, s, which); len(alike) > 1 { // two lifts: that which was told or shown last
		for _, th := range in.Focus.Things {
			near := slices.DeleteFunc(slices.Clone(th.Numbers), func(n int64) bool {
				return th.Kind == chat.ThingPerson || th.Kind == chat.ThingPoint || th.Kind == chat.ThingQuery || !slices.Contains(alike, n)
			})
			if len(near) == 1 {
				return near, 0
			}
		}
	}
	if late := lateOne(in, s, list); late != 0 {
		return []int64{late}, 0
	}
	if n := inDraft(in); n != 0 && there(in, s, n) {
		return []int64{n}, 0
	}
	if n := ofCategory(in, s); n != 0 {
		return []int64{n}, 0
	}
	shown, near := in.Focus.Find(chat.ThingCase)
	for _, r := range in.Saved() {
		if _, far := in.Focus.Find(chat.ThingSaved); r.Kind == record.KindProblem && far < near {
			shown, near = &chat.Thing{Numbers: []int64{r.ID}}, far
		}
	}
	if list != nil && at < near && len(list.Numbers) == 1 && slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == list.Numbers[0] }) {
		shown, near = list, at
	}
	if shown == nil || at < near && list != nil && len(list.Numbers) > 1 {
		if own := ownOf(in, s); own != 0 {
			return []int64{own}, 0
		}
		return nil, at
	}
	for _, n := range shown.Numbers {
		if !there(in, s, n) {
			return nil, at
		}
	}
	return shown.Numbers, near
}

// lateOne is the only overdue problem of a list, or of those that the person handles, where a sentence means the one that is overdue; or 0.
func lateOne(in *turn.Scene, s *turn.Sentence, list *chat.Thing) (number int64) {
	if len(s.Question.Points) > 0 || !words.LateOne(s.Says) {
		return 0
	}
	for _, r := range in.Open() {
		listed := list != nil && slices.Contains(list.Numbers, r.ID)
		if !r.Problem.Overdue(in.Today) || !listed && r.Problem.Handler != in.Me.ID {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// ownOf is the problem that the person handles of whose end a text tells in words that share most signs with it and with no other of
// theirs, 总闸换了 没再跳 可以办结了 where 跳闸 was reported, or the only one; or 0.
func ownOf(in *turn.Scene, s *turn.Sentence) (number int64) {
	if !s.Is(words.Finish) || len(s.Question.Points) > 0 {
		return 0
	}
	var own []record.Record
	for _, r := range in.Open() {
		if r.Problem.Handler == in.Me.ID && r.Problem.Pending() {
			own = append(own, r)
		}
	}
	most := 0
	for i := range own {
		n := 0
		for _, c := range words.Signs(s.Says) {
			only := !slices.ContainsFunc(own, func(r record.Record) bool { return r.ID != own[i].ID && strings.ContainsRune(r.Text, c) })
			if only && strings.ContainsRune(own[i].Text, c) {
				n++
			}
		}
		switch {
		case n > most:
			number, most = own[i].ID, n
		case n == most:
			number = 0
		}
	}
	if last := words.Last(s.Says); len(own) == 1 && words.Ends(last) { // 执照拿到手了 办结吧
		return own[0].ID
	}
	if most < leastSigns {
		return 0
	}
	return number
}

// leastSigns is how many such signs tell one problem from others.
const leastSigns = 2

// aloneThere is the only problem to be solved at the one point that a sentence names, or 0: 建工那个我接.
func aloneThere(in *turn.Scene, s *turn.Sentence) (number int64) {
	if len(s.Question.Points) != 1 || !words.PointsAt(s.Says) && !s.Is(words.Extend) {
		return 0
	}
	number = onlyThere(in, s)
	which := s.Says
	if first := words.First(s.Says); words.PointsAt(first) && (s.Is(words.Claim) || s.Is(words.Nudge) || s.Is(words.Direct)) {
		which = first // what follows is told of it
	}
	if wish := words.Read(words.Wish(which)); strings.TrimSpace(in.BesidePoints(wish.Rest)) == "" {
		return number // 步行街那个能延期吗 speaks of no matter
	}
	if i := slices.IndexFunc(in.Open(), func(r record.Record) bool { return r.ID == number }); i >= 0 && turn.OtherMatter(in.Read, which, &in.Open()[i]) {
		return 0 // 建工那边升降机复检过了, where only papers are to be solved
	}
	return number
}

// onlyThere is the only problem to be solved at the points that a sentence names, or 0.
func onlyThere(in *turn.Scene, s *turn.Sentence) (number int64) {
	for _, r := range in.Open() {
		if !there(in, s, r.ID) || !r.Problem.Pending() {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// likest are the open problems of the places that a sentence names whose words share most pairs of
// characters with some words, at least one.
func likest(in *turn.Scene, s *turn.Sentence, which string) (numbers []int64) {
	most := 0
	which = words.WithoutFilling(which)
	for _, r := range in.Open() {
		n := turn.Shared(which, r.Text)
		switch {
		case n == 0 || n < most || !there(in, s, r.ID):
		case n > most:
			most, numbers = n, []int64{r.ID}
		default:
			numbers = append(numbers, r.ID)
		}
	}
	return numbers
}

// ofCategory is the only pending problem of the category of which the words speak that point at one, 招牌那个 where 广告 is
// one, or the only one of these that the person handles; or 0.
func ofCategory(in *turn.Scene, s *turn.Sentence) (number int64) {
	which := words.ThatThing(s.Says)
	if which == "" || len(s.Numbers) > 0 {
		return 0
	}
	items := in.Read("问题：" + which).Items
	if len(items) != 1 || items[0].Kind != reading.Problem || items[0].Type == otherCategory {
		return 0
	}
	var found []record.Record
	for _, r := range in.Open() {
		if r.Type == items[0].Type && r.Problem.Pending() && there(in, s, r.ID) {
			found = append(found, r)
		}
	}
	if len(found) > 1 {
		found = slices.DeleteFunc(found, func(r record.Record) bool { return r.Problem.Handler != in.Me.ID })
	}
	if len(found) != 1 {
		return 0
	}
	return found[0].ID
}

// inHand is the one problem that was shown, moved or saved last, with nothing newer in the focus, or 0.
func inHand(in *turn.Scene) int64 {
	for i, th := range in.Focus.Things {
		if i > 0 || len(th.Numbers) != 1 || in.Now.Sub(time.UnixMilli(th.At)) > handLife {
			break
		}
		for _, r := range in.Open() {
			if r.ID == th.Numbers[0] && (th.Kind == chat.ThingCase || th.Kind == chat.ThingSaved || th.Kind == chat.ThingList) {
				return r.ID
			}
		}
	}
	return 0
}

// handLife is how long a problem stays in hand.
const handLife = time.Hour

// inDraft is the one problem whose progress stands in the open draft, or 0.
func inDraft(in *turn.Scene) (number int64) {
	if in.Draft == nil {
		return 0
	}
	for i := range in.Draft.Items {
		item := &in.Draft.Items[i]
		if n, err := strconv.ParseInt(ask.Get(item, "problem"), 10, 64); item.Kind == draft.KindProgress && !item.Skip && err == nil {
			if number != 0 && number != n {
				return 0
			}
			number = n
		}
	}
	return number
}

// there reports whether a problem is at a point that a sentence names, if it names one.
func there(in *turn.Scene, s *turn.Sentence, n int64) bool {
	if len(s.Question.Points) == 0 {
		return true
	}
	for _, r := range in.Open() {
		if r.ID != n {
			continue
		}
		p := in.Dir.Point(r.Point)
		return p != nil && slices.Contains(s.Question.Points, p.Name)
	}
	return false
}

// receiver is the unit or the colleague to whom something is given.
func receiver(in *turn.Scene, s *turn.Sentence) (unit, person int64, rest string) {
	if anew := words.SaidAnew(s.Says); anew != "" { // 交给登记科，诶不对，交给城东所干事甲
		if unit, person, _ = receiver(in, in.Hear(anew)); unit+person != 0 {
			return unit, person, ""
		}
	}
	rest = s.Rest
	p, called := in.PersonIn(s.Says), words.GivenTo(s.Says)
	names := in.Units(s.Says)
	if last := words.NameOf(called); p == nil && len(names) == 0 {
		p, called = in.Colleague(last, near(in, s)...), last
	} else if p == nil && len(names) == 1 && last != called { // 城东所的甲
		p, called = in.Colleague(last, in.Dir.UnitNamed(names[0]).ID), last
	} else if p != nil {
		called = in.NameIn(s.Says, p)
	}
	if p != nil {
		for _, post := range p.Posts {
			if post.Role == bureau.Staff && post.Unit != 0 {
				unit = post.Unit
			}
		}
		return unit, p.ID, strings.Replace(rest, called, "", 1)
	}
	if len(names) == 1 {
		u := in.Dir.UnitNamed(names[0])
		rest = strings.Map(func(c rune) rune {
			if strings.ContainsRune(u.Name, c) || words.DaySign(c) {
				return -1
			}
			return c
		}, rest)
		return u.ID, 0, rest
	}
	return 0, 0, rest
}

// near are the units in which a colleague is looked for first: of the problems that a sentence names, and
// those of the person.
func near(in *turn.Scene, s *turn.Sentence) (units []int64) {
	for _, r := range in.Open() {
		if slices.Contains(s.Numbers, r.ID) {
			units = append(units, r.Problem.Unit)
		}
	}
	if n := cmp.Or(inDraft(in), inHand(in)); n != 0 {
		for _, r := range in.Open() {
			if r.ID == n {
				units = append(units, r.Problem.Unit)
			}
		}
	}
	for _, post := range in.Me.Posts {
		if post.Role == bureau.Staff {
			units = append(units, post.Unit)
		}
	}
	return slices.DeleteFunc(units, func(u int64) bool { return u == 0 })
}

// doer is the colleague or the unit that a leader names as who does something: 那城东所干事乙弄.
func doer(in *turn.Scene, s *turn.Sentence) (unit, person int64) {
	gives := len(s.Numbers) > 0 && words.HandsTo(words.WithoutNumbers(s.Says)) // 253给乙, of whoever may
	if !gives && !in.Me.Is(turn.ChiefRoles...) || s.Tells() || len([]rune(s.Says)) > longestOrder {
		return 0, 0
	}
	unit, person, _ = receiver(in, s)
	if gives || words.HandsTo(words.WithoutNumbers(s.Says)) {
		return unit, person
	}
	if p := in.Dir.Person(person); p != nil && !words.DoesIt(s.Says, in.NameIn(s.Says, p)) || p == nil && !words.UnitDoesIt(s.Says) {
		return 0, 0
	}
	return unit, person
}

// longestOrder is how many characters such an order may have.
const longestOrder = 36

// onlyAt is the only pending problem of the one place that was shown or asked about last, with nothing newer; or 0.
func onlyAt(in *turn.Scene) (number int64) {
	point, distance := in.Point()
	if point == 0 || distance > 0 {
		return 0
	}
	for _, r := range in.Open() {
		if r.Point != point || !r.Problem.Pending() {
			continue
		}
		if number != 0 {
			return 0
		}
		number = r.ID
	}
	return number
}

// isOpen reports whether a number is that of an open problem.
func isOpen(in *turn.Scene, number int64) bool {
	return slices.ContainsFunc(in.Open(), func(r record.Record) bool { return r.ID == number })
}

// ofListed is the one of several problems listed just now of which a sentence that names no place tells, by the words that they share,
// “最低价”改成“实惠价” 广告公司在做; or 0. What tells of another that was found is none of them.
func ofListed(in *turn.Scene, s *turn.Sentence) (number int64) {
	list, at := in.Focus.Find(chat.ThingList)
	if list == nil || at > 0 || len(list.Numbers) < 2 || in.Now.Sub(time.UnixMilli(list.At)) > handLife || s.Corrects() || words.AnotherOne(s.Says) || words.Finds(s.Says) || words.Polite(s.Says) {
		return 0
	}
	moved := slices.ContainsFunc(moves, func(m actMove) bool { return s.Is(m.act) })
	category := ""
	for _, it := range s.Reading.Items {
		if it.Kind == reading.Meeting || it.Kind == reading.Activity || it.Kind == reading.Query || len(it.Figures) > 0 {
			return 0
		}
		if it.Kind == reading.Problem && it.Type != otherCategory {
			category = it.Type
		}
	}
	if moved || s.Question.Asks && s.Question.Known() {
		return 0
	}
	most := 0
	for _, r := range in.Open() {
		if !slices.Contains(list.Numbers, r.ID) {
			continue
		}
		n := turn.SharedPairs(s.Says, r.Text)
		if n > 0 && r.Type == category {
			n++
		}
		switch {
		case n > most:
			most, number = n, r.ID
		case n == most:
			number = 0
		}
	}
	return number
}

// otherCategory is that of a problem that is of no other.
const otherCategory = "其他"
