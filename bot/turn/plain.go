package turn

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/gist"
	"liaison/bot/reading"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/record"
)

// Plainly hears a text of which nothing was made once more in the plain words of what it most likely wants, if that is clear
// and everything that the text names stands in them.
func Plainly(t *Turn, by Lead) (done bool, err error) {
	if t.Again == nil || t.meant != "" || len(t.Update.Files) > 0 || utf8.RuneCountInString(t.Says) > longestPlain || words.NoFilter(t.Says) != "" || hasLeftOut(t) {
		return false, nil
	}
	in, err := SceneOf(t)
	if err != nil {
		return false, err
	}
	plain := plainOf(t, in, t.Says, by)
	if plain == "" {
		plain = afterRemark(t, in, by)
	}
	if plain == "" {
		return false, nil
	}
	return true, HearAs(t, t.Says, plain)
}

// afterRemark is what a text says behind words that are of no matter at all, in plain words or its own, or "":
// 算了表不看了，新增几个.
func afterRemark(t *Turn, in *Scene, by Lead) string {
	for head, tail := range words.Tails(t.Says) {
		if !isRemark(t, in, head) {
			continue
		}
		if plain := plainOf(t, in, tail, by); plain != "" {
			return plain
		}
		if p := t.House.Propose(in, PartOf(t, tail)); p != nil && !p.Tells && !p.Weak {
			return tail
		}
	}
	return ""
}

// inProgress is the type of progress that says nothing of its own.
const inProgress = "办理中"

// isRemark reports whether some words name nothing, ask nothing and tell nothing.
func isRemark(t *Turn, in *Scene, says string) bool {
	s := PartOf(t, says)
	_, slots := t.Reader.Signs(says, called(in, says), t.Today.Time())
	tells := slices.ContainsFunc(s.Reading.Items, func(it reading.Item) bool {
		return it.Kind != reading.None && (it.Kind != reading.Progress || it.Type != "" && it.Type != inProgress) // 太长了
	})
	if len(slots) > 0 || s.Question.Named() || tells || AsksAtAll(s) || !words.Remarks(says) || in.Fit(says) != 0 {
		return false
	}
	likely := in.Weighed(says)[0].Name
	return likely == gist.None || !gist.IsTold(likely)
}

// NewsLead is by how much it is ahead that some words tell of what goes on about a problem that is known; below 0 something else is
// more likely, and never is where that is a wish.
func (in *Scene) NewsLead(says string) int32 {
	ranked := in.Weighed(says)
	switch at := slices.IndexFunc(ranked, func(r gist.Ranked) bool { return r.Name == gist.News }); {
	case at == 0:
		return ranked[0].Lead
	case gist.IsTold(ranked[0].Name):
		return ranked[at].Weight - ranked[0].Weight
	}
	return -never
}

// AsSaid is the message in hand in the person's words, also where it is heard in plain ones.
func AsSaid(t *Turn) string { return cmp.Or(t.meant, t.Says) }

// longestPlain is how many characters a text has at most that is no more than a wish.
const longestPlain = 30

// A Lead is by how much what is most likely has to be ahead: in what asks, and in what changes something.
type Lead struct{ Asks, Does int32 }

// The leads at which a text is heard in plain words: where nothing was made of it; where a part of a question was not read;
// and where it would begin a record.
var (
	OfNothing = Lead{Asks: 300, Does: 600}
	OfPart    = Lead{Asks: 300, Does: never}
	OfRecord  = Lead{Asks: 700, Does: 500}
	OfAsking  = Lead{Asks: 400, Does: never} // also where that asks by its words
)

const never = 1 << 30

// plainOf are the plain words of what some words most likely want, or "" where that is not clear enough.
func plainOf(t *Turn, in *Scene, says string, by Lead) string {
	signs, slots := t.Reader.Signs(says, called(in, says), t.Today.Time())
	ranked := slices.DeleteFunc(gist.Trained().Rank(signs), func(r gist.Ranked) bool { return !mayWant(in, gist.Find(r.Name)) })
	act := gist.Find(ranked[0].Name)
	if act == nil || ranked[0].Weight-ranked[1].Weight < by.of(act) || !fitsScene(in, act) || act.Own && OfScope(t, t.ReadQuestion(says)) {
		return ""
	}
	plain := (&filling{t, in, says, slots}).fill(act)
	if plain == says || act.In != gist.OfCase && !act.Does && plain != "" && asksOther(t, says, plain) {
		return ""
	}
	return plain
}

// of is the least lead of an act.
func (l Lead) of(act *gist.Act) int32 {
	switch {
	case act.Tapped:
		return never
	case act.Does && act.In == gist.OfCase && l == OfRecord: // what tells of a problem too
		return never
	case act.Does:
		return l.Does
	}
	return l.Asks
}

// asksOther reports whether a text asks for a number, or for a part of them, that its plain words do not ask for: 我上个月去了几次钢市, where the
// words are 钢市上个月去了几次.
func asksOther(t *Turn, says, plain string) bool {
	q, of := t.ReadQuestion(says), t.ReadQuestion(plain)
	other := func(name string) bool { return !slices.Contains(of.Names, name) }
	own := q.Own && !of.Own && slices.Contains(of.Names, indicator.Visits) && !OfScope(t, q)
	return own || q.Leader != of.Leader || q.Category != of.Category || slices.ContainsFunc(q.Names, other)
}

// A Wish is something that a text may want.
type Wish struct{ Act, Plain string }

// Wishes are what some words of the person may want, the most likely first: none where they clearly want nothing.
func Wishes(t *Turn, says string) (may []Wish) {
	if utf8.RuneCountInString(says) > longestPlain {
		return nil
	}
	in, err := SceneOf(t)
	if err != nil {
		t.OwnFault(err)
		return nil
	}
	signs, slots := t.Reader.Signs(says, called(in, says), t.Today.Time())
	ranked := gist.Trained().Rank(signs)
	for _, r := range ranked {
		act := gist.Find(r.Name)
		if len(may) == mostWishes || r.Weight < leastWish || ranked[0].Weight-r.Weight > farthestWish {
			break
		}
		if act == nil || !fitsScene(in, act) {
			continue
		}
		if plain := (&filling{t, in, says, slots}).fill(act); plain != "" {
			may = append(may, Wish{act.Name, plain})
		}
	}
	return may
}

// How many wishes are offered at most, how much has to speak for one, which words that want nothing of this do not reach, and how
// far it may be behind the most likely.
const (
	mostWishes   = 3
	leastWish    = 550
	farthestWish = 350
)

// Wished are the plain words of what some words may want, by the name of its act, or "" where that cannot be meant any more.
func Wished(t *Turn, says, act string) string {
	for _, w := range Wishes(t, says) {
		if w.Act == act {
			return w.Plain
		}
	}
	return ""
}

// HearAs hears plain words as what the person said in other ones.
func HearAs(t *Turn, says, plain string) error {
	t.meant = says
	ReadAs(t, says) // also after a tap, which says nothing
	ReadAs(t, plain)
	t.Took = "plainly"
	return t.Again(t)
}

// called is how a text calls people.
func called(in *Scene, says string) (names []string) {
	for _, p := range in.Dir.MayName(says) {
		if name := in.NameIn(says, p); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// mayWant reports whether who speaks may want an act; what tells something, nil, anybody may.
func mayWant(in *Scene, act *gist.Act) bool {
	switch {
	case act == nil || act.For == gist.Anybody:
		return true
	case act.For == gist.Chiefs:
		return in.Me.Is(ChiefRoles...)
	}
	return in.Me.Is(AdminRoles...)
}

// fitsScene reports whether an act makes sense in a scene, of who speaks there.
func fitsScene(in *Scene, act *gist.Act) bool {
	near := func(kinds ...chat.ThingKind) bool {
		return len(in.Focus.Things) > 0 && slices.Contains(kinds, in.Focus.Things[0].Kind)
	}
	if !mayWant(in, act) {
		return false
	}
	switch act.In {
	case gist.OfCard:
		return in.Draft != nil
	case gist.OfSaved:
		return in.Draft == nil && near(chat.ThingSaved)
	case gist.OfCard | gist.OfSaved:
		return in.Draft != nil || near(chat.ThingSaved)
	case gist.OfAnswer:
		return near(chat.ThingQuery, chat.ThingList)
	}
	return true
}

// A filling puts what a text names into plain words.
type filling struct {
	t     *Turn
	in    *Scene
	says  string
	slots []reading.Slot
}

// fill returns the first plain words of an act that have a place for all that the text names, or "".
func (f *filling) fill(act *gist.Act) string {
	if act.Loose {
		return act.Plain[0]
	}
	left := map[rune][]string{}
	for _, s := range f.slots {
		left[s.Sign] = append(left[s.Sign], s.Says)
	}
	if act.In == gist.OfCase {
		n := f.caseMeant(left)
		if n == 0 {
			return ""
		}
		left[reading.SignNumber] = []string{messages.Number(n)}
	}
	for _, plain := range act.Plain {
		if says, ok := f.put(plain, left); ok {
			return says
		}
	}
	return ""
}

// put fills the places of plain words, in order, and reports whether there was something for each and nothing was left.
func (f *filling) put(plain string, named map[rune][]string) (says string, ok bool) {
	left := map[rune][]string{}
	for sign, all := range named {
		left[sign] = all
	}
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(plain, "{")
		b.WriteString(before)
		if !more {
			break
		}
		sign, _ := utf8.DecodeRuneInString(rest)
		_, plain, _ = strings.Cut(rest, "}")
		switch {
		case len(left[sign]) > 0:
			b.WriteString(left[sign][0])
			left[sign] = left[sign][1:]
		case sign == gist.SignMyself:
			b.WriteString(f.t.Me.Name)
		case sign == reading.SignPoint:
			name := f.placeMeant()
			if name == "" {
				return "", false
			}
			b.WriteString(name)
		default:
			return "", false
		}
	}
	delete(left, reading.SignToday) // 今天 is now
	for _, all := range left {
		if len(all) > 0 {
			return "", false
		}
	}
	return b.String(), true
}

// placeMeant is the point that a text leaves out, or "": that of which was spoken last, else a 书记's own.
func (f *filling) placeMeant() string {
	if at, far := f.in.Point(); far == 0 && f.in.Dir.Point(at) != nil {
		return f.in.Dir.Point(at).Name
	}
	return f.t.Speaker().Point
}

// caseMeant is the number of the problem that a text speaks of, or 0: the one that it names, by its number, its place or its
// matter, else the one that was shown last. What named it is taken out of what is left.
func (f *filling) caseMeant(left map[rune][]string) int64 {
	for i, said := range left[reading.SignNumber] {
		for _, r := range f.t.Unsettled() {
			if said == IDText(r.ID) {
				left[reading.SignNumber] = slices.Delete(slices.Clone(left[reading.SignNumber]), i, i+1)
				return r.ID
			}
		}
	}
	if len(left[reading.SignNumber]) > 0 {
		return 0
	}
	ahead := words.MatterAhead(f.says)
	if points := left[reading.SignPoint]; len(points) == 1 {
		there := f.t.Matches(f.in.PointOf(points[0]), "")
		if f.in.PointOf(points[0]) == 0 || len(there) != 1 || OtherMatter(f.in.Read, f.says, &there[0]) {
			return 0
		}
		delete(left, reading.SignPoint)
		return there[0].ID
	}
	if ahead != "" {
		return f.in.Fit(ahead)
	}
	if n := SavedCase(f.in); n != 0 {
		return n
	}
	th, far := f.in.Focus.Find(chat.ThingCase)
	if th == nil || far > 0 || len(th.Numbers) != 1 || !slices.ContainsFunc(f.t.Unsettled(), func(r record.Record) bool { return r.ID == th.Numbers[0] }) {
		return 0
	}
	return th.Numbers[0]
}

// SavedCase is the only problem among the records that were saved just now, or 0.
func SavedCase(in *Scene) (number int64) {
	if _, far := in.Focus.Find(chat.ThingSaved); far > 0 {
		return 0
	}
	for _, r := range in.Saved() {
		switch {
		case r.Problem == nil:
		case number != 0:
			return 0
		default:
			number = r.ID
		}
	}
	return number
}
