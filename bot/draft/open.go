package draft

import (
	"errors"
	"slices"

	"liaison/bot/ask"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// New is a draft of the update in hand.
func New(t *turn.Turn, items []chat.Item) *chat.Draft {
	return &chat.Draft{Channel: t.Update.Channel, Chat: t.Update.Chat, Person: t.Me.ID, Message: turn.MessageID(t),
		Album: t.Update.Album, State: chat.DraftOpen, Items: items, Day: t.Today}
}

// Open keeps a new draft, takes in photos that waited for it, and draws it.
func Open(t *turn.Turn, d *chat.Draft) error { return openDraft(t, d, t.Update.Kind == chat.Tap) }

// openDraft opens a draft; in place, where its card may stand already.
func openDraft(t *turn.Turn, d *chat.Draft, place bool) error {
	if refusal := Refusal(t, d); refusal != "" {
		return refuse(t, d, refusal)
	}
	open, err := chat.OpenDrafts(t.Tx, t.Update.Channel, t.Update.Chat, t.Me.ID)
	if err != nil {
		return err
	}
	if err := takePhotos(t, d, open); err != nil {
		return err
	}
	AskNext(t, d)
	waiting := waitingFiles(t, d, open)
	if err := storeNew(t, d); err != nil {
		return err
	}
	if err := chat.Show(t.Tx, t.Update.Channel, t.Update.Chat, chat.DraftKey(d.ID), Face(t, d, ""), place); err != nil {
		return err
	}
	if waiting == nil {
		return nil
	}
	return offerWaiting(t, d, waiting)
}

// refuse says why a draft is not opened. What of it may be recorded is opened all the same.
func refuse(t *turn.Turn, d *chat.Draft, refusal string) error {
	kept := slices.DeleteFunc(slices.Clone(d.Items), func(item chat.Item) bool {
		return Refusal(t, &chat.Draft{Person: d.Person, Author: d.Author, Day: d.Day, Items: []chat.Item{item}}) != ""
	})
	if t.Update.Kind != chat.Text || Correcting(d) || len(kept) == 0 || len(kept) == len(d.Items) {
		return t.Say(refusal)
	}
	d.Items = kept
	return errors.Join(t.Say(refusal), openDraft(t, d, false))
}

// storeNew keeps a new draft with its files; one that took over a draft of
// waiting photos has an ID already.
func storeNew(t *turn.Turn, d *chat.Draft) error {
	if d.ID != 0 {
		return chat.SaveDraft(t.Tx, d)
	}
	if err := chat.AddDraft(t.Tx, d); err != nil {
		return err
	}
	return Attach(t, d)
}

// OwnPlace is a new item with what is certain without asking: a secretary's own
// 党组织 and its point.
func OwnPlace(t *turn.Turn, kind string) chat.Item {
	item := chat.Item{Kind: kind}
	own := t.Speaker()
	if own.Role != reading.Secretary || t.House.Ending(kind) != nil {
		return item
	}
	ask.Set(&item, "point", turn.IDText(turn.PointCalled(t.Dir, own.Point)))
	if o := t.Dir.OrgNamed(own.Org); o != nil && kind == string(record.KindMeeting) {
		ask.Set(&item, "org", turn.IDText(o.ID))
	}
	return item
}

// Refusal says why the person may not record what stands in the draft, or "".
func Refusal(t *turn.Turn, d *chat.Draft) string {
	for i, r := range fill(t, d) {
		if r == nil {
			continue
		}
		item := &d.Items[i]
		switch {
		case r.Point == 0 && !record.May(t.Dir, t.Me, r.Kind, t.SomePoint()), r.Point != 0 && !record.May(t.Dir, t.Me, r.Kind, r.Point):
			return messages.CannotLog(r.Kind, t.Me.Is(bureau.Secretary))
		case r.Org != 0 && !t.Me.Is(bureau.Staff, bureau.Admin) && !t.Scope().Orgs[r.Org]:
			return messages.OnlyOwnBranch
		case ask.Get(item, "author") == ask.Get(began(item), "author") && item.Number != 0: // whose it is stays
		case arranges(t, r): // 让城西所干事甲明天去一趟
		case !mayLogFor(t, r.Author):
			return messages.OnlyColleagues
		}
	}
	return ""
}

// arranges reports whether a record is the plan of a colleague who goes to one of the leader's points, or of a 书记 there.
func arranges(t *turn.Turn, r *record.Record) bool {
	p := t.Dir.Person(r.Author)
	return r.Kind == record.KindPlan && t.Me.Is(turn.ChiefRoles...) && p != nil && p.Is(bureau.Staff, bureau.Secretary) && (r.Point == 0 || t.Dir.Scope(p).SeesPoint(r.Point)) // where, may still be asked
}

// mayLogFor reports whether the person may enter records of somebody else: staff
// those of a colleague of their units and of a secretary, an admin anybody's.
func mayLogFor(t *turn.Turn, person int64) bool {
	if t.Me.Is(bureau.Admin) || person == t.Me.ID {
		return true
	}
	for _, p := range colleagues(t) {
		if p.ID == person {
			return true
		}
	}
	p := t.Dir.Person(person)
	return p != nil && t.Me.Is(bureau.Staff) && p.Is(bureau.Secretary)
}

// Park keeps words that are no record yet in a draft that can become one.
func Park(t *turn.Turn, why string, kinds ...record.Kind) error {
	d := New(t, nil)
	d.Text, d.Asking = t.WithoutPeople(turn.AsSaid(t)), askingKind
	d.Ill = noIllness(turn.AsSaid(t), nil) != turn.AsSaid(t)
	d.Add(chat.CountFiles(t.Update.Files))
	if err := storeNew(t, d); err != nil {
		return err
	}
	return t.Show(chat.DraftKey(d.ID), messages.Offer(d.Text, why, wishes(t, d.Text), kinds))
}

// wishes are the buttons for what an unread text may want.
func wishes(t *turn.Turn, says string) (buttons []chat.Button) {
	for _, w := range turn.Wishes(t, says) {
		buttons = append(buttons, messages.WishButton(w.Act, w.Plain))
	}
	return buttons
}

// Recordable are the kinds a person may keep an unread text as.
func Recordable(t *turn.Turn) (kinds []record.Kind) {
	for _, k := range []record.Kind{record.KindVisit, record.KindProblem, record.KindMeeting} {
		if record.May(t.Dir, t.Me, k, t.SomePoint()) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// OpenBelow opens a draft on a card of its own, also after a tap.
func OpenBelow(t *turn.Turn, d *chat.Draft) error { return openDraft(t, d, false) }
