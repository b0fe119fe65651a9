package office

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// kindStaff is a change of the roster that an admin tells in words.
const kindStaff = "staff"

// A staffChange is what changes: somebody is added to a unit, moves to another, leaves, or
// a person, a point or a unit gets another name.
type staffChange struct {
	act                        words.StaffAct
	person, point, unit, other int64 // other takes over what is open
	name                       string
	post                       bureau.Role
}

var staffTalk = turn.Talk[staffChange]{Name: kindStaff, Title: messages.TitleStaff, Questions: staffQuestions, End: changeStaff,
	Told: func(t *turn.Turn, c *staffChange) messages.Told {
		problems, plans := inHandOf(t, c.person)
		return messages.StaffTold(t.Dir, messages.StaffView{Act: string(c.act), Person: t.Dir.Person(c.person), Point: t.Dir.Point(c.point), Unit: t.Dir.Unit(c.unit),
			Other: t.Dir.Person(c.other), Name: c.name, Role: c.post, Problems: len(problems), Plans: len(plans)})
	}}

func staffQuestions(_ *turn.Turn, c *staffChange) []ask.Question {
	id := func(key string, to *int64) ask.Question {
		return ask.Question{Key: key, Fill: func(v string) bool { *to, _ = strconv.ParseInt(v, 10, 64); return *to != 0 }}
	}
	return []ask.Question{
		{Key: "act", Fill: func(v string) bool { c.act = words.StaffAct(v); return v != "" }},
		{Key: "name", Fill: func(v string) bool { c.name = v; return v != "" }},
		{Key: "role", Fill: func(v string) bool { c.post = bureau.Role(v); return v != "" }},
		id("person", &c.person), id("point", &c.point), id("unit", &c.unit), id("other", &c.other),
	}
}

// inHandOf is what somebody has open: the problems that they handle, and their plans.
func inHandOf(t *turn.Turn, person int64) (problems, plans []record.Record) {
	p := t.Dir.Person(person)
	if p == nil {
		return nil, nil
	}
	problems = slices.DeleteFunc(slices.Clone(t.Unsettled()), func(r record.Record) bool { return !r.Problem.Pending() || r.Problem.Handler != person })
	plans, err := record.PlansIn(t.Tx, day.Period{From: t.Today, To: t.Today.Add(366)})
	t.Fault = errors.Join(t.Fault, err)
	return problems, slices.DeleteFunc(plans, func(r record.Record) bool { return r.Author != person || r.Detail.Unit != 0 })
}

// changeStaff does what was confirmed, with a line in the log.
func changeStaff(t *turn.Turn, c *staffChange) (said string, err error) {
	if !t.Me.Is(bureau.Admin) {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	taken := slices.ContainsFunc(strings.Split(c.name, "、"), func(name string) bool {
		return name != "" && (t.Dir.PersonNamed(name) != nil || t.Dir.PointNamed(name) != nil || t.Dir.UnitNamed(name) != nil)
	})
	p, point, unit := t.Dir.Person(c.person), t.Dir.Point(c.point), t.Dir.Unit(c.unit)
	if p != nil { // 他手上的问题
		if err := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{p.ID}}); err != nil {
			return "", err
		}
	}
	switch {
	case taken:
		return "", &store.Refusal{Reason: messages.TakenName}
	case c.act == words.AddPerson && unit != nil:
		err = addPerson(t, c)
	case c.act == words.Rename && p != nil:
		now := *p
		now.Name = c.name
		err = bureau.SavePerson(t.Tx, &now)
	case c.act == words.Rename && point != nil:
		now := *point
		now.Name, now.Aliases = c.name, append(slices.Clone(point.Aliases), point.Name)
		for _, short := range shortNames(point, c.name) {
			if clash(t, point, short) == "" {
				now.Aliases = append(now.Aliases, short)
			}
		}
		err = bureau.SavePoint(t.Tx, &now)
	case c.act == words.Rename && unit != nil:
		now := *unit
		now.Name = c.name
		err = bureau.SaveUnit(t.Tx, &now)
	case c.act == words.MovePost && p != nil && unit != nil:
		err = movePost(t, p, unit.ID, c.other)
	case c.act == words.Restore && p != nil && !p.Active:
		now := *p
		now.Active = true
		err = bureau.SavePerson(t.Tx, &now)
	case c.act == words.StopOne && p != nil && p.ID != t.Me.ID:
		err = errors.Join(passWork(t, p, c.other), chat.DeactivatePerson(t.Tx, p.ID))
	default:
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	said = messages.StaffChanged(string(c.act), p, point, unit, c.name)
	return said, errors.Join(err, bureau.Audit(t.Tx, t.Me.ID, messages.TitleStaff, strings.TrimPrefix(said, "✅ ")))
}

// shortNames are the short names that a point's new name has as its old one had: 生鲜市场 of 城南生鲜市场,
// where 农贸市场 stands for 城南农贸市场.
func shortNames(p *bureau.Point, name string) (short []string) {
	for _, had := range p.Aliases {
		if before, ok := strings.CutSuffix(p.Name, had); ok && before != "" {
			if now, ok := strings.CutPrefix(name, before); ok && utf8.RuneCountInString(now) > 1 {
				short = append(short, now)
			}
		}
		if after, ok := strings.CutPrefix(p.Name, had); ok && after != "" {
			if now, ok := strings.CutSuffix(name, after); ok && utf8.RuneCountInString(now) > 1 {
				short = append(short, now)
			}
		}
	}
	return short
}

// addPerson adds who is new, or several.
func addPerson(t *turn.Turn, c *staffChange) error {
	for name := range strings.SplitSeq(c.name, "、") {
		p := &bureau.Person{Name: name, Active: true}
		if err := bureau.SavePerson(t.Tx, p); err != nil {
			return err
		}
		seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{p.ID}}) // 给他发个邀请
		if err := errors.Join(seen, bureau.SavePost(t.Tx, &bureau.Post{Person: p.ID, Role: c.post, Unit: c.unit, Active: true})); err != nil {
			return err
		}
	}
	return nil
}

// movePost has somebody's 工作人员 posts end and begin in another unit. What they have in
// hand stays with the unit, or goes to a colleague.
func movePost(t *turn.Turn, p *bureau.Person, unit, other int64) error {
	moved := false
	for _, post := range p.Posts {
		if post.Role != bureau.Staff {
			continue
		}
		if post.Active = !moved; post.Active {
			post.Unit, moved = unit, true
		}
		if err := bureau.SavePost(t.Tx, &post); err != nil {
			return err
		}
	}
	if !moved {
		return &store.Refusal{Reason: messages.NoStaffPost}
	}
	return passWork(t, p, other)
}

// passWork gives what somebody has in hand to a colleague, who gets one message, or back
// to the unit.
func passWork(t *turn.Turn, p *bureau.Person, other int64) error {
	problems, plans := inHandOf(t, p.ID)
	to := t.Dir.Person(other)
	for i := range problems {
		r := &problems[i]
		now := *r.Problem
		now.Handler = 0
		if to == nil && now.State == record.ProblemInProgress {
			now.State = record.ProblemAssigned
		}
		after := ""
		if to != nil {
			now.Handler, after = to.ID, to.Name
		}
		note := record.Entry{Record: r.ID, Person: t.Me.ID, What: "办理人", Before: p.Name, After: after}
		if err := errors.Join(record.SaveProblem(t.Tx, &now), record.Note(t.Tx, note)); err != nil {
			return err
		}
		r.Problem = &now
	}
	if to == nil {
		return nil
	}
	for i := range plans {
		now := plans[i]
		now.Author = to.ID
		if err := record.Correct(t.Tx, &now, record.Entry{Person: t.Me.ID, What: messages.LabelAuthor, Before: p.Name, After: to.Name}); err != nil {
			return err
		}
	}
	if len(problems)+len(plans) == 0 {
		return nil
	}
	return turn.Tell(t, to, messages.WorkPassed(t.Dir, p, problems, plans, t.Today))
}

// hearStaff takes an admin's words about the roster as a change to be confirmed.
func hearStaff(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if says := words.WithoutWhoTakes(s.Says); says != s.Says { // 乙调到广告科 原来的活交给谁: the card tells it
		s = in.Hear(says)
	}
	if !in.Me.Is(bureau.Admin) || words.Asks(s.Says) {
		return nil
	}
	act, old, name := words.Staff(s.Says)
	if s.Corrects() && act != words.Rename {
		return nil
	}
	item := chat.Item{Kind: kindStaff}
	set := func(key string, id int64) { ask.Set(&item, key, turn.IDText(id)) }
	ask.Set(&item, "act", string(act))
	who := named(in, s.Says)
	switch act {
	case words.Rename:
		ask.Set(&item, "name", name)
		if p := in.Dir.PersonNamed(old); p != nil {
			set("person", p.ID)
		} else if p := in.Dir.PointNamed(old); p != nil {
			set("point", p.ID)
		} else if u := in.Dir.UnitNamed(old); u != nil {
			set("unit", u.ID)
		} else if points := s.Question.Points; len(points) == 1 && in.Dir.PointNamed(points[0]) != nil && len([]rune(old)) <= len([]rune(points[0])) {
			set("point", in.Dir.PointNamed(points[0]).ID)
		} else {
			return nil
		}
	case words.AddPerson:
		rest := s.Says
		for one := range strings.SplitSeq(name, "、") {
			rest = strings.Replace(rest, one, "", 1)
		}
		units := in.Units(rest)
		if role := words.RoleIn(s.Says); len(units) != 1 || role == string(bureau.Secretary) {
			return nil
		} else {
			ask.Set(&item, "role", role)
		}
		ask.Set(&item, "name", name)
		set("unit", in.Dir.UnitNamed(units[0]).ID)
	case words.Restore:
		p := stopped(in, s.Says)
		if p == nil {
			return nil
		}
		set("person", p.ID)
	case words.MovePost, words.StopOne:
		if th, far := in.Focus.Find(chat.ThingPerson); len(who) == 0 && th != nil && (far == 0 || th.At == in.Focus.Things[0].At) && in.Draft == nil && words.SpeaksOf(s.Says) {
			if p := in.Dir.Person(th.Numbers[0]); p != nil && p.Active && p.ID != in.Me.ID { // 把他停了吧 借调走了
				who = append(who, p)
			}
		}
		if len(who) == 0 {
			return nil
		}
		if len(who) > 1 && takesOver(in, s.Says, who[0]) { // 手上的事给甲，乙要调去广告科
			who[0], who[1] = who[1], who[0]
		}
		rest := s.Says
		for _, p := range who {
			rest = strings.ReplaceAll(rest, in.NameIn(s.Says, p), "")
		}
		if act == words.MovePost && !words.Moves(rest) {
			return nil // 借调的是特种设备科干事甲 moves nobody to that 科
		}
		set("person", who[0].ID)
		if len(who) > 1 {
			set("other", who[1].ID)
		}
		if units := in.Units(rest); len(units) == 1 {
			set("unit", in.Dir.UnitNamed(units[0]).ID)
		} else if act == words.MovePost {
			return nil
		}
	default:
		return nil
	}
	cost := -1
	if act == words.MovePost && ask.Get(&item, "unit") != "" {
		cost = -3 // what stands beside is about what they have in hand
	}
	return &turn.Proposal{Name: "staff", Cost: cost, Do: func(t *turn.Turn) error {
		if len(who) > 0 { // 他手上还有没办完的没
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who[0].ID}}); err != nil {
				return err
			}
		}
		return draft.Open(t, draft.New(t, []chat.Item{item}))
	}}
}

// stopped is who left the roster and is named in a text or, where it names nobody, was spoken of last; or nil.
func stopped(in *turn.Scene, says string) (found *bureau.Person) {
	for _, p := range in.Dir.People {
		if !p.Active && strings.Contains(says, p.Name) && (found == nil || len(p.Name) > len(found.Name)) {
			found = p
		}
	}
	th, far := in.Focus.Find(chat.ThingPerson)
	if found != nil || th == nil || far > 0 || len(named(in, says)) > 0 || !words.SpeaksOf(says) {
		return found
	}
	if p := in.Dir.Person(th.Numbers[0]); p != nil && !p.Active {
		return p
	}
	return nil
}

// takesOver reports whether a text has a colleague take over what another has in hand.
func takesOver(in *turn.Scene, says string, p *bureau.Person) bool {
	return words.TakesOver(says, in.NameIn(says, p))
}

// named are the colleagues whom a text names, in its order.
func named(in *turn.Scene, says string) (found []*bureau.Person) {
	for _, p := range in.Dir.MayName(says) {
		if in.NameIn(says, p) != "" {
			found = append(found, p)
		}
	}
	slices.SortStableFunc(found, func(a, b *bureau.Person) int {
		return strings.Index(says, in.NameIn(says, a)) - strings.Index(says, in.NameIn(says, b))
	})
	return found
}

// invitationsTogether is how many invitations stand in one message.
const invitationsTogether = 20

// kindInvite asks whether everybody who did not join is to be invited.
const kindInvite = "inviteall"

var inviteTalk = turn.Talk[int]{Name: kindInvite, Title: messages.TitleInvites, Questions: func(_ *turn.Turn, n *int) []ask.Question {
	return []ask.Question{{Key: "n", Fill: func(v string) (ok bool) { *n, _ = strconv.Atoi(v); return *n > 0 }}}
}, End: inviteAll, Told: func(_ *turn.Turn, n *int) messages.Told { return messages.InvitesTold(*n) }}

// hearInviteAll takes 全部邀请 as invitations for everybody who did not join yet, to be
// confirmed.
func hearInviteAll(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(bureau.Admin) || !words.InvitesAll(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "invite all", Cost: -1, Do: func(t *turn.Turn) error {
		n := len(waitingPeople(t))
		if n == 0 {
			return t.Say(messages.AllJoined)
		}
		item := chat.Item{Kind: kindInvite}
		ask.Set(&item, "n", strconv.Itoa(n))
		return draft.Open(t, draft.New(t, []chat.Item{item}))
	}}
}

// inviteAll gives the admin a sheet with an invitation for each. The codes stand in the
// outbox until it is sent, and nowhere afterwards.
func inviteAll(t *turn.Turn, _ *int) (said string, err error) {
	if !t.Me.Is(bureau.Admin) {
		return "", &store.Refusal{Reason: messages.NotAllowed}
	}
	waiting := waitingPeople(t)
	for some := range slices.Chunk(waiting, invitationsTogether) {
		var lines []string
		for _, p := range some {
			ways, err := messages.Invite(t.Tx, p.ID)
			if err != nil {
				return "", err
			}
			lines = append(lines, messages.InvitationLine(p.Name, ways))
			if err := bureau.Audit(t.Tx, t.Me.ID, messages.AuditInvited, p.Name); err != nil {
				return "", err
			}
		}
		if err := t.Say(strings.Join(lines, "\n")); err != nil {
			return "", err
		}
	}
	return messages.InvitesMade(len(waiting)), nil
}

// hearStaffMended takes what an admin says while the card of a change of the roster stands open as
// words about it: 写错了，是特种设备科干事丙; 没停，是调到质量监管科.
func hearStaffMended(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || len(d.Items) != 1 || d.Items[0].Kind != kindStaff || !in.Me.Is(bureau.Admin) || words.Asks(s.Says) || len(s.Numbers) > 0 {
		return nil
	}
	item := d.Items[0]
	if d.Asking == "" && in.Now.Sub(d.Changed) < holdLife && words.GoesAhead(s.Says, words.StaffAct(ask.Get(&item, "act"))) { // 那就停, after what he has in hand was asked
		return &turn.Proposal{Name: "staff goes ahead", Cost: -2, Do: func(t *turn.Turn) error { return draft.SubmitTyped(t, d, "") }}
	}
	item.Answers = slices.Clone(item.Answers)
	set := func(key string, id int64) { ask.Set(&item, key, turn.IDText(id)) }
	says, said := words.Affirmed(s.Says), false
	act, name := words.StaffAct(ask.Get(&item, "act")), words.NameSaid(says)
	who := named(in, says)
	nameless := says // 借调的是特种设备科干事甲 moves nobody to that 科
	for _, p := range who {
		nameless = strings.ReplaceAll(nameless, in.NameIn(says, p), "")
	}
	if now, _, _ := words.Staff(nameless); now != act && (now == words.MovePost || now == words.StopOne && act == words.MovePost) {
		ask.Set(&item, "act", string(now))
		act, said = now, true
	}
	switch ofUnit := strings.TrimSuffix(name, "的"); {
	case act == words.Rename && name != "", act == words.AddPerson && name != "" && !isUnitAlone(in, ofUnit):
		ask.Set(&item, "name", name)
		said = true
	case act == words.Rename:
	case len(who) == 1 && act != words.AddPerson && takesOver(in, says, who[0]): // 活给城西所干事甲
		set("other", who[0].ID)
		said = true
	case len(who) > 0 && act != words.AddPerson:
		set("person", who[len(who)-1].ID)
		said = true
	case isUnitAlone(in, ofUnit):
		set("unit", in.Dir.UnitNamed(in.Units(ofUnit)[0]).ID)
		said = true
	}
	if units := in.Units(says); act == words.MovePost && len(units) == 1 && len(who) == 0 && words.Moves(says) {
		set("unit", in.Dir.UnitNamed(units[0]).ID)
		said = true
	}
	if !said || act == words.MovePost && ask.Get(&item, "unit") == "" {
		return nil
	}
	return &turn.Proposal{Name: "staff mended", Cost: -2, Do: func(t *turn.Turn) error { return showMended(t, d, item) }}
}

// holdLife is for how long a word has a change done that was proposed.
const holdLife = 10 * time.Minute

// showMended puts a mended item in place of the one of an open card, and asks what is still missing.
func showMended(t *turn.Turn, d *chat.Draft, item chat.Item) error {
	d.Items[0] = item
	d.Asking = ""
	draft.AskNext(t, d)
	if err := chat.SaveDraft(t.Tx, d); err != nil {
		return err
	}
	return t.ShowBelow(chat.DraftKey(d.ID), draft.Face(t, d, ""))
}

// hearOffHold gives up the open card of a change of the roster where the admin says that it waits: 先别改 批文还没下来.
func hearOffHold(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	d := in.Draft
	if d == nil || len(d.Items) != 1 || !slices.Contains([]string{kindStaff, kindPoint, kindNewPoint, kindInvite}, d.Items[0].Kind) || words.Asks(s.Says) || len(s.Numbers) > 0 || !words.PutsOff(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "put off", Cost: -2, Do: func(t *turn.Turn) error { return draft.Discard(t, d, "") }}
}

// isUnitAlone reports whether some words are no more than a unit, also a short name of it: 特设科.
func isUnitAlone(in *turn.Scene, says string) bool {
	units := in.Units(says)
	return len(units) == 1 && len([]rune(says)) <= len([]rune(units[0])) && (strings.HasSuffix(says, "科") || strings.HasSuffix(says, "所") || strings.HasSuffix(says, "室") || strings.HasSuffix(says, "局"))
}

// hearUnitPeople lists who works in a unit, for admins and leaders: 城东所还剩谁.
func hearUnitPeople(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	says := words.PeopleOf(s.Says)
	if says == "" || !in.Me.Is(turn.ChiefRoles...) || !isUnitAlone(in, says) {
		return nil
	}
	unit := in.Dir.UnitNamed(in.Units(says)[0])
	return &turn.Proposal{Name: "unit people", Cost: -2, Do: func(t *turn.Turn) error {
		return t.ShowNew(messages.UnitPeople(unit, t.Dir.StaffOf(unit.ID)))
	}}
}

// hearPhone tells who asks for a telephone number that none is kept.
func hearPhone(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if in.Draft != nil || s.Tells() || utf8.RuneCountInString(s.Says) > longestPhone || !words.AsksPhone(s.Says) {
		return nil
	}
	return &turn.Proposal{Name: "no phone", Cost: -4, Do: func(t *turn.Turn) error { return t.Say(messages.NoPhones) }}
}

// longestPhone is how many characters such a question has at most.
const longestPhone = 20
