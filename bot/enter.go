package bot

import (
	"slices"
	"unicode/utf8"

	"liaison/bot/answers"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/text/expr"
)

// told is a sentence on its way to the card of a record, and what the passes have made of it so far.
type told struct {
	*turn.Turn
	says     string           // without what announces it
	author   int64            // the colleague for whom it is told (代录), or 0
	asked    reading.Question // the sentence as a question
	passesOn bool             // it tells of somebody else's question: 有个商户问转企怎么弄，我说回去查查
	looks    bool             // it tells of a way to come, and of what is to be looked at there
	meant    reading.Meaning
	read     reading.Reading // what of the meaning is taken
	items    []chat.Item     // the parts of the card
}

// The passes in their order. Each knows one way in which people talk and leaves everything else as it is.
var (
	// firsts answer what asks or wishes, before it is read as a record.
	firsts = []func(*told) (done bool, err error){askedHow, askedFirst, wantedFirst}

	// choices choose between what a sentence means and what else it may mean.
	choices = []func(*told){
		oneByOne, forgottenThen, lookedThenTold, withItsPoint, wentThenTold, toldAlso, plansToLook, topicsNotPlans, inThisMonth, meetingThenTold,
		asksNothing, workedThere,
	}

	// repairs put right what was read.
	repairs = []func(*told) error{withoutChatter, withoutConfided, lookedAt, withoutPassedOn, seenThen, toldOn}

	// fits fit the parts of a card to each other and to what is known.
	fits = []func(*told) error{
		ofOpen, planBeside, orderBeside, atHome, nameSeen, troubleTold, atPlaceShown, inGap, fromTalk, solvedThere, heldThere,
	}

	// lasts take what belongs to a record, or to the card, that is there already.
	lasts = []func(*told) (done bool, err error){typesMore, joinsOpen}
)

// enter makes a draft of a sentence and shows its card (一句话记录).
func enter(t *turn.Turn) error {
	if n := utf8.RuneCountInString(t.Says); n > turn.MaxText {
		return draft.Park(t, messages.KeptLong(n, turn.MaxText))
	}
	s := &told{Turn: t}
	if s.author, s.says = onBehalf(t, t.Says); s.author == nobody {
		return t.Say(messages.NoSuchName)
	}
	if s.author == 0 {
		s.says = words.WithoutAnnouncing(s.says) // 那我替他们记吧，9号开的
	}
	s.passesOn = words.ToldQuestion(s.says)
	s.asked = t.ReadQuestion(s.says)
	s.looks = looksThere(t, s.asked)
	if done, err := first(s, firsts); done || err != nil {
		return err
	}
	if done, err := understood(s); done || err != nil {
		return err
	}
	for _, choose := range choices {
		choose(s)
	}
	if done, err := askedOfNumbers(s); done || err != nil {
		return err
	}
	s.read = s.meant.Reading()
	for _, repair := range repairs {
		if err := repair(s); err != nil {
			return err
		}
	}
	if done, err := itemized(s); done || err != nil {
		return err
	}
	for _, fit := range fits {
		if err := fit(s); err != nil {
			return err
		}
	}
	if done, err := first(s, lasts); done || err != nil {
		return err
	}
	return s.open()
}

// first is the first of some passes that is done with a sentence.
func first(s *told, passes []func(*told) (done bool, err error)) (done bool, err error) {
	for _, pass := range passes {
		if done, err := pass(s); done || err != nil {
			return done, err
		}
	}
	return false, nil
}

// open shows the card.
func (s *told) open() error {
	if len(s.items) == 1 && s.items[0].Kind == draft.KindProgress {
		ask.Set(&s.items[0], "text", mask.People(words.WithoutNumber(s.says))) // every word of it may matter
	}
	d := draft.New(s.Turn, draft.Gathered(s.items))
	d.Author, d.Text = s.author, draft.KeptSentence(turn.Typed(s.Turn, s.says), s.items)
	d.Unread = slices.Concat(s.read.Unread, draft.Lost(s.Turn, s.says, d.Items))
	if !s.meant.Sure {
		d.Rival = draft.RivalOf(s.Turn, s.meant.Other())
	}
	draft.NoteHidden(s.Turn, d)
	return draft.Open(s.Turn, d)
}

// askedHow answers how something is recorded.
func askedHow(s *told) (done bool, err error) {
	if !asksHelp(s.says) {
		return false, nil
	}
	return true, s.House.Run(s.Turn, "help", "")
}

// askedFirst answers what is certainly a question.
func askedFirst(s *told) (done bool, err error) {
	if s.passesOn || !isQuestion(s.Turn, s.asked) {
		return false, nil
	}
	return true, answers.Reply(s.Turn, s.says, s.asked)
}

// wantedFirst takes what is most likely a wish in plain words.
func wantedFirst(s *told) (done bool, err error) {
	if s.author != 0 || s.passesOn {
		return false, nil
	}
	lead := turn.OfRecord
	if questions(s.says) {
		lead = turn.OfAsking
	}
	return turn.Plainly(s.Turn, lead)
}

var behalf = expr.MustCompile(`^[代替帮](\S{2,20}?)(?:记录|补记|记一下|记|录入|录)(?:一下)?[：:，, ]\s*`)

// nobody is the author where onBehalf found no colleague of the name.
const nobody = -1

// onBehalf reads “代城东所干事乙记：…” (代录): the colleague, or nobody, and the rest.
func onBehalf(t *turn.Turn, says string) (author int64, rest string) {
	m := behalf.FindStringSubmatchIndex(says)
	if m == nil {
		return 0, says
	}
	if p := t.Dir.PersonNamed(says[m[2]:m[3]]); p != nil {
		return p.ID, says[m[1]:]
	}
	return nobody, says[m[1]:]
}
