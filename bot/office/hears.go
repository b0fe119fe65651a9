package office

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/inquiry"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
)

// hearPointOrder takes 钢市的责任领导换成分管副局长乙 as a change of a point, to be confirmed.
func hearPointOrder(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	field := words.PointField(s.Says)
	if !in.Me.Is(bureau.Admin) || words.Asks(s.Says) {
		return nil
	}
	var point *bureau.Point
	if th, _ := in.Focus.Find(chat.ThingPoint); len(s.Question.Points) == 1 {
		point = in.Dir.PointNamed(s.Question.Points[0])
	} else if len(s.Question.Points) == 0 && th != nil && th.Says != "" && (field == th.Says || field == "" && words.ChangesBack(s.Says)) {
		point, field = in.Dir.Point(th.Numbers[0]), th.Says // the one that was changed just now
	} else if len(s.Question.Points) == 0 && th != nil && th.Says == "" {
		point = in.Dir.Point(th.Numbers[0]) // the one that was added just now
	}
	who := in.PersonIn(words.ChangedTo(s.Says))
	if led := words.LedBy(s.Says); led != "" && field == "" { // 步行街以后归分管副局长甲管
		if who = in.PersonIn(led); who != nil && who.Is(bureau.Leader) {
			field = messages.PointLeader
		}
	}
	value := ""
	if who != nil && (field == messages.PointLeader || field == messages.PointResponsible) {
		value = who.Name
	} else if u := unitTo(in, s.Says, field); u != nil { // 居然的责任科室改成广告科, 农贸划到城西所管
		value, field = u.Name, ofUnit(in, u)
	}
	if value == "" || point == nil || field == "" {
		return nil
	}
	return orderPoint(point, field, value, 0)
}

// orderPoint proposes a card on which a point gets a value of a field, and says that others come after it.
func orderPoint(point *bureau.Point, field, value string, cost int, others ...*bureau.Point) *turn.Proposal {
	item := chat.Item{Kind: kindPoint}
	ask.Set(&item, "point", turn.IDText(point.ID))
	ask.Set(&item, "type", field)
	ask.Set(&item, "text", value)
	return &turn.Proposal{Name: "order point", Cost: cost, Do: func(t *turn.Turn) error {
		var err error
		if len(others) > 0 {
			err = t.Say(messages.OnePointFirst(point, others))
		}
		return errors.Join(err, draft.Open(t, draft.New(t, []chat.Item{item})))
	}}
}

// hearLikewise gives other points what one was given just now: 美食街也一并给他.
func hearLikewise(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, _ := in.Focus.Find(chat.ThingPoint)
	if !in.Me.Is(bureau.Admin) || in.Draft != nil || th == nil || th.Says == "" || len(s.Question.Points) == 0 || !words.Likewise(in.BesidePoints(s.Says)) {
		return nil
	}
	last, value := in.Dir.Point(th.Numbers[0]), ""
	if last == nil {
		return nil
	}
	switch th.Says {
	case messages.PointLeader:
		value = in.Dir.PersonName(last.Leader)
	case messages.PointResponsible:
		value = in.Dir.PersonName(last.Responsible)
	case messages.PointSection:
		value = in.Dir.UnitName(last.Section)
	case messages.PointStation:
		value = in.Dir.UnitName(last.Station)
	}
	var points []*bureau.Point
	for _, name := range s.Question.Points {
		if p := in.Dir.PointNamed(name); p != nil && p != last {
			points = append(points, p)
		}
	}
	if value == "" || len(points) == 0 {
		return nil
	}
	return orderPoint(points[0], th.Says, value, -2, points[1:]...)
}

// unitTo is the unit to which a text gives a point, in a field that it names or has charge of it from now on; or nil.
func unitTo(in *turn.Scene, says, field string) *bureau.Unit {
	to := words.LedBy(says)
	switch field {
	case messages.PointSection, messages.PointStation, messages.PointUnit:
		to = words.ChangedTo(says)
	case "":
		to = cmp.Or(to, words.ToUnit(says))
	default:
		return nil
	}
	for clause := range words.Clauses(to) { // 改成广告科 消保科人手不够
		if units := in.Units(clause); len(units) == 1 {
			return in.Dir.UnitNamed(units[0])
		}
		break
	}
	return nil
}

// ofUnit is the field of a point that has such a unit: 责任所 of one that has charge of points as a 所, else 责任科室.
func ofUnit(in *turn.Scene, u *bureau.Unit) string {
	if slices.ContainsFunc(in.Dir.Points, func(p *bureau.Point) bool { return p.Station == u.ID }) || strings.HasSuffix(u.Name, "所") {
		return messages.PointStation
	}
	return messages.PointSection
}

// hearWhere tells of which unit a colleague is: 张三现在是哪个单位的.
func hearWhere(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) || !words.AsksUnit(s.Says) {
		return nil
	}
	who := in.PersonIn(s.Says)
	if who == nil {
		return nil
	}
	return &turn.Proposal{Name: "where", Cost: -1, Do: func(t *turn.Turn) error {
		return errors.Join(turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}}), t.Say(messages.WhereTheyAre(t.Dir, who)))
	}}
}

// hearCharge lists of which points a colleague has charge: 分管副局长甲管的是哪几个点.
func hearCharge(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	who := in.PersonIn(s.Says)
	if who == nil {
		return hearUnitCharge(in, s)
	}
	_, asks, _ := strings.Cut(s.Says, in.NameIn(s.Says, who))
	if !words.AsksPoints(asks) {
		return nil
	}
	return &turn.Proposal{Name: "charge", Cost: -2, Do: func(t *turn.Turn) error {
		var names []string
		for _, p := range t.Dir.Points {
			if p.Active && t.Scope().SeesPoint(p.ID) && (p.Leader == who.ID || slices.Contains(t.Dir.ResponsibleFor(p), who)) {
				names = append(names, p.Name)
			}
		}
		seen := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}})
		return errors.Join(seen, t.Say(messages.InCharge(who.Name, names)))
	}}
}

// askedCharge marks the question for the points that a unit has.
const askedCharge = "charge"

// hearUnitCharge lists of which points a unit has charge: 哪些点归登记科管; 消保科呢, after such a question.
func hearUnitCharge(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of, ok := words.AsksCharge(s.Says)
	if th, distance := in.Focus.Find(chat.ThingQuery); !ok && th != nil && distance == 0 && th.Says == askedCharge && words.Continues(s.Says) {
		of, ok = strings.TrimRight(strings.TrimPrefix(s.Says, "那"), "呢的？? "), true
	}
	if !ok || !isUnitAlone(in, of) {
		return nil
	}
	unit := in.Dir.UnitNamed(in.Units(of)[0])
	return &turn.Proposal{Name: "unit charge", Cost: -2, Do: func(t *turn.Turn) error {
		var names []string
		for _, p := range t.Dir.Points {
			if p.Active && t.Scope().SeesPoint(p.ID) && (p.Section == unit.ID || p.Station == unit.ID) {
				names = append(names, p.Name)
			}
		}
		q := inquiry.Inquiry{View: inquiry.AsNumbers, Period: t.PeriodIn(messages.ThisWeek), Units: []int64{unit.ID}} // 本周怎么样 goes on with it
		seen := turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text(), Says: askedCharge})
		return errors.Join(seen, t.Say(messages.InCharge(unit.Name, names)))
	}}
}

// hearState tells whether a colleague is in the roster still: 赵刚现在什么状态.
func hearState(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	name := words.AsksState(s.Says)
	who := in.Dir.PersonNamed(name)
	for _, p := range in.Dir.People { // who left is named too
		if who == nil && name != "" && p.Name == name {
			who = p
		}
	}
	if who == nil {
		return nil
	}
	return &turn.Proposal{Name: "state", Cost: -1, Do: func(t *turn.Turn) error { return t.Say(messages.InRoster(t.Dir, who)) }}
}

// hearInviteThem makes the invitation of the colleague who was named last: 给他发个邀请.
func hearInviteThem(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	th, distance := in.Focus.Find(chat.ThingPerson)
	if !in.Me.Is(bureau.Admin) || th == nil || !words.InvitesThem(s.Says) {
		return nil
	}
	who := in.Dir.Person(th.Numbers[0])
	if who == nil || !who.Active {
		return nil
	}
	return &turn.Proposal{Name: "invite them", Cost: distance*turn.PerDistance - 2, Do: func(t *turn.Turn) error { return sendInvitation(t, who) }}
}

// hearJoined tells who of the roster, or of a unit, did not join yet: 名单里头还有哪个没进来, 城西所的人齐了吧; and how long an invitation is
// good that was sent just now: 这个几天有效.
func hearJoined(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Me.Is(bureau.Admin) || in.Draft != nil || len(s.Question.Points) > 0 || utf8.RuneCountInString(s.Says) > longestAsk {
		return nil
	}
	th, far := in.Focus.Find(chat.ThingPerson)
	if asks, ofIt := words.AsksLasting(s.Says); asks && (ofIt || th != nil && far == 0) {
		return &turn.Proposal{Name: "invitation lasts", Cost: -2, Do: func(t *turn.Turn) error { return t.Say(messages.InviteLasts) }}
	}
	rest, unit := s.Says, (*bureau.Unit)(nil)
	if len(s.Question.Units) == 1 {
		unit = in.Dir.UnitNamed(s.Question.Units[0])
		for i := range s.Says { // the longest beginning that is no more than the unit
			if head := s.Says[:i]; len(in.Units(head)) == 1 && isUnitAlone(in, head) {
				rest = s.Says[i:]
			}
		}
	}
	if !words.AsksJoined(rest) {
		return nil
	}
	return &turn.Proposal{Name: "who joined", Cost: -2, Do: func(t *turn.Turn) error {
		waiting := waitingPeople(t)
		name := ""
		if unit != nil {
			name = unit.Name
			staff := t.Dir.StaffOf(unit.ID)
			waiting = slices.DeleteFunc(waiting, func(p *bureau.Person) bool { return !slices.Contains(staff, p) })
		}
		if len(waiting) == 0 {
			return t.Say(messages.NobodyWaits(name))
		}
		var seen error
		if len(waiting) == 1 { // 给他再发一次邀请
			seen = turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{waiting[0].ID}})
		}
		return errors.Join(seen, t.Show(chat.AnswerKey(t.Update.ID), messages.PeopleList(t.Dir, waiting, 0, messages.DoInvite)))
	}}
}

// hearRosterOrder answers an admin who wants somebody added or moved: the roster says
// who is who, and changes with a file.
func hearRosterOrder(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	adding := in.Draft != nil && len(in.Draft.Items) == 1 && in.Draft.Items[0].Kind == kindStaff
	if !in.Me.Is(bureau.Admin) || in.Draft != nil && !adding || s.Tells() {
		return nil
	}
	switch who := in.PersonIn(s.Says); {
	case words.Invites(s.Says) && who != nil:
		return &turn.Proposal{Name: "invite one", Cost: -1, Do: func(t *turn.Turn) error { return t.House.Run(t, "invite", who.Name) }}
	case words.StaffOrder(s.Says, who != nil):
		return &turn.Proposal{Name: "order roster", Do: func(t *turn.Turn) error {
			if who != nil {
				if err := turn.Look(t, chat.Thing{Kind: chat.ThingPerson, Numbers: []int64{who.ID}}); err != nil {
					return err
				}
			}
			if err := t.Say(messages.RosterOrder(t.WithoutPeople(t.Says))); err != nil {
				return err
			}
			return howToImport(t, "")
		}}
	case words.Invites(s.Says) && utf8.RuneCountInString(s.Says) <= longestOrder && who == nil:
		return &turn.Proposal{Name: "invite", Cost: 1, Do: func(t *turn.Turn) error { return t.Say(messages.InviteAfter) }}
	}
	return nil
}

// longestOrder is how many characters an order about invitations may have.
const longestOrder = 14

// longestAsk is how many characters a question about a day off may have.
const longestAsk = 20

// hearHolidays answers what is asked or told about days off.
func hearHolidays(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if words.AsksWorkday(s.Says) && utf8.RuneCountInString(s.Says) <= longestAsk {
		if on := in.DayIn(s.Says); on != "" {
			return &turn.Proposal{Name: "workday", Cost: -1, Do: func(t *turn.Turn) error { return t.Say(messages.WorkedOn(bureau.Calendar(t.Tx), on, t.Today)) }}
		}
	}
	if festival := words.AsksFestival(s.Says); festival != "" && utf8.RuneCountInString(s.Says) <= longestAsk {
		return &turn.Proposal{Name: "festival", Cost: -1, Do: func(t *turn.Turn) error {
			if says := messages.FestivalDays(bureau.Calendar(t.Tx), festival, t.Today); says != "" {
				return t.Say(says)
			}
			return t.Show(chat.AnswerKey(t.Update.ID), messages.CalendarCard(bureau.Calendar(t.Tx), t.Today))
		}}
	}
	if !words.Holiday(s.Says) || !in.Me.Is(bureau.Admin) || in.Draft != nil || s.Tells() {
		return nil
	}
	told := words.TellsHoliday(s.Says)
	return &turn.Proposal{Name: "holidays", Cost: 1, Do: func(t *turn.Turn) error {
		if told {
			if err := t.Say(messages.HolidayOrder); err != nil {
				return err
			}
		}
		return calendar(t, "")
	}}
}
