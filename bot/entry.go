package bot

import (
	"cmp"
	"regexp"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/indicator"
	"liaison/store/mask"
	"liaison/store/record"
)

// enter makes a draft of a sentence and shows its card (一句话记录).
func (t *turn) enter() error {
	if n := utf8.RuneCountInString(t.says); n > maxText {
		return t.park(messages.KeptLong(n, maxText))
	}
	author, says := t.onBehalf(t.says)
	if author == nobody {
		return t.say(messages.NoSuchName)
	}
	asked := t.wondered(says)
	if t.wonders(asked) {
		return t.reply(says, asked)
	}
	read := t.read(says, speakerOf(t.dir, cmp.Or(t.dir.Person(author), t.me)), t.today)
	var items []chat.Item
	for _, it := range read.Items {
		switch it.Kind {
		case reading.Correction:
			return t.correctBy(it, read.Unread)
		case reading.Query:
			return t.reply(says, asked)
		case reading.None:
		case reading.Progress:
			if settled.MatchString(marks.ReplaceAllString(says, "")) { // 电梯修好了没: nothing is told
				return t.reply("", reading.Question{Asks: true, Action: reading.Details, Names: []string{indicator.Pending}})
			}
			if it.RefersTo == 0 && len(t.matches(knownPoint(t.dir, it.Point), "")) == 0 {
				return t.park(messages.NoOpenProblem, t.recordable()...)
			}
			items = append(items, t.itemOf(it, t.now(read.Ask...)))
		default:
			items = append(items, t.itemOf(it, t.now(read.Ask...)))
		}
	}
	if len(items) == 0 {
		if t.halfAsks(asked) {
			return t.reply(says, asked)
		}
		return t.nothingRead(says, read)
	}
	if len(items) == 1 && items[0].Kind == string(kindProgress) {
		ask.Set(&items[0], "text", mask.People(says)) // every word of it may matter
	}
	d := t.newDraft(gathered(items))
	d.Author, d.Text, d.Unread = author, keptSentence(says, items), read.Unread
	t.hidden(d)
	return t.open(d)
}

// halfAsks reports whether what makes no record may be a question: a mere stretch
// of time or a place, or, of who leads, anything that questions are made of.
func (t *turn) halfAsks(q reading.Question) bool {
	if t.wonders(q) || q.Known() && !q.Tells {
		return true
	}
	return t.me.Is(chiefRoles...) && !t.me.Is(bureau.Staff, bureau.Secretary) && (q.Asks || q.Action != "" || len(q.Names) > 0)
}

// newDraft is a draft of the update in hand.
func (t *turn) newDraft(items []chat.Item) *chat.Draft {
	return &chat.Draft{Channel: t.u.Channel, Chat: t.u.Chat, Person: t.me.ID, Message: t.messageID(),
		Album: t.u.Album, State: chat.DraftOpen, Items: items, Day: t.today}
}

// messageID is the person's message, or 0 where a button was tapped.
func (t *turn) messageID() int64 {
	if t.u.Kind == chat.Tap {
		return 0
	}
	return t.u.Message
}

// open keeps a new draft, takes in photos that waited for it, and draws it.
func (t *turn) open(d *chat.Draft) error { return t.openDraft(d, t.u.Kind == chat.Tap) }

// openDraft opens a draft; in place, where its card may stand already.
func (t *turn) openDraft(d *chat.Draft, place bool) error {
	if refusal := t.refuse(d); refusal != "" {
		return t.say(refusal)
	}
	if err := t.takePhotos(d); err != nil {
		return err
	}
	t.ask(d)
	if err := t.storeNew(d); err != nil {
		return err
	}
	return chat.Show(t.tx, t.u.Channel, t.u.Chat, chat.DraftKey(d.ID), t.face(d, ""), place)
}

// storeNew keeps a new draft with its files; one that took over a draft of
// waiting photos has an ID already.
func (t *turn) storeNew(d *chat.Draft) error {
	if d.ID != 0 {
		return chat.SaveDraft(t.tx, d)
	}
	if err := chat.AddDraft(t.tx, d); err != nil {
		return err
	}
	return t.attach(d)
}

// ownPlace is a new item with what is certain without asking: a secretary's own
// 党组织 and its point.
func (t *turn) ownPlace(k record.Kind) chat.Item {
	item := chat.Item{Kind: string(k)}
	own := t.speaker()
	if own.Role != reading.Secretary || t.house.special(k) {
		return item
	}
	ask.Set(&item, "point", idText(knownPoint(t.dir, own.Point)))
	if o := t.dir.OrgNamed(own.Org); o != nil && k == record.KindMeeting {
		ask.Set(&item, "org", idText(o.ID))
	}
	return item
}

// refuse says why the person may not record what stands in the draft, or "".
func (t *turn) refuse(d *chat.Draft) string {
	for i, r := range t.fill(d) {
		if r == nil {
			continue
		}
		item := &d.Items[i]
		switch {
		case t.house.special(r.Kind):
		case r.Point == 0 && !record.May(t.dir, t.me, r.Kind, t.somePoint()), r.Point != 0 && !record.May(t.dir, t.me, r.Kind, r.Point):
			return messages.CannotLog(r.Kind, t.me.Is(bureau.Secretary))
		case r.Org != 0 && !t.me.Is(bureau.Staff, bureau.Admin) && !t.scope().Orgs[r.Org]:
			return messages.OnlyOwnBranch
		case ask.Get(item, "author") == ask.Get(began(item), "author") && item.Number != 0: // whose it is stays
		case !t.mayLogFor(r.Author):
			return messages.OnlyColleagues
		}
	}
	return ""
}

// somePoint is any point of the person's scope: where nothing is named yet, the
// role alone is asked.
func (t *turn) somePoint() int64 {
	scope := t.scope()
	for _, p := range t.dir.Points {
		if p.Active && scope.SeesPoint(p.ID) {
			return p.ID
		}
	}
	return 0
}

// mayLogFor reports whether the person may enter records of somebody else: staff
// those of a colleague of their units and of a secretary, an admin anybody's.
func (t *turn) mayLogFor(person int64) bool {
	if t.me.Is(bureau.Admin) || person == t.me.ID {
		return true
	}
	for _, p := range t.colleagues() {
		if p.ID == person {
			return true
		}
	}
	p := t.dir.Person(person)
	return p != nil && t.me.Is(bureau.Staff) && p.Is(bureau.Secretary)
}

var behalf = regexp.MustCompile(`^[代替帮](\S{2,20}?)(?:记录|补记|记一下|记|录入|录)(?:一下)?[：:，, ]\s*`)

// nobody is an author that onBehalf did not find.
const nobody = -1

// onBehalf reads “代城东所干事乙记：…” (代录). An unknown name is nobody's.
func (t *turn) onBehalf(says string) (author int64, rest string) {
	m := behalf.FindStringSubmatchIndex(says)
	if m == nil {
		return 0, says
	}
	if p := t.dir.PersonNamed(says[m[2]:m[3]]); p != nil {
		return p.ID, says[m[1]:]
	}
	return nobody, says[m[1]:]
}

// park keeps words that are no record yet in a draft that can become one.
func (t *turn) park(why string, kinds ...record.Kind) error {
	d := t.newDraft(nil)
	d.Text, d.Asking = t.withoutPeople(t.says), askingKind
	d.Ill = noIllness(t.says, nil) != t.says
	d.Add(chat.CountFiles(t.u.Files))
	if err := t.storeNew(d); err != nil {
		return err
	}
	return t.show(chat.DraftKey(d.ID), messages.Offer(d.Text, why, kinds))
}

// recordable are the kinds a person may keep an unread text as.
func (t *turn) recordable() (kinds []record.Kind) {
	for _, k := range []record.Kind{record.KindVisit, record.KindProblem, record.KindMeeting} {
		if record.May(t.dir, t.me, k, t.somePoint()) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// nothingRead answers a sentence that makes no record.
func (t *turn) nothingRead(says string, read reading.Reading) error {
	switch {
	case !hasHan(says):
		return t.say(messages.NoWords)
	case takeBack.MatchString(says):
		return t.undoLast("")
	case notHeld.MatchString(says) && t.me.Is(bureau.Secretary):
		return t.say(messages.NotHeld)
	case notDone.MatchString(says), notHeld.MatchString(says):
		return t.say(messages.NotDone)
	case smallTalk.MatchString(says):
		return t.say(messages.SmallTalk)
	}
	return t.park(messages.NotUnderstood, t.recordable()...)
}

var (
	takeBack  = regexp.MustCompile(`(刚才|上一条|那条|前面|上面).{0,6}(作废|撤回|撤销|删|不算|发错|记错)|^(撤回|删掉|作废|发错了)`)
	notDone   = regexp.MustCompile(`没去|没开|没进|没办|没搞|没出去|没下去|没出门|没跑|没走|取消|作废|改期|推迟|不归`)
	notHeld   = regexp.MustCompile(`不[开上搞办讲]|不召开|不组织|[开上搞办]不[了成]|[没无]法[开上搞]`)
	smallTalk = regexp.MustCompile(`^(收到|好的|好嘞|谢谢|多谢|辛苦|明白|知道了|嗯|哦|ok|OK|在吗|你好|您好)`)
	han       = regexp.MustCompile(`\p{Han}`)
)

func hasHan(s string) bool { return han.MatchString(s) }
