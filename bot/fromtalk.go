package bot

import (
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/month"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
	"slices"
	"strings"
	"time"
)

// fills fill what one part of a card leaves out because it is known; the first that a part is a matter of has it.
var fills = []func(*told, *chat.Item) (took bool, err error){
	anotherThere, planBesideNews, planToGoBack, planOfMeeting, planOfOpen, sameDay, typePlanned, meetingAsked, metWith,
}

// fromTalk fills what a sentence leaves out because it is known.
func fromTalk(s *told) error {
	for i := range s.items {
		for _, fill := range fills {
			took, err := fill(s, &s.items[i])
			if err != nil {
				return err
			}
			if took {
				break
			}
		}
	}
	return nil
}

// atPlaceShown puts what somebody goes over for at the place that was spoken of: 我下午过去，塔吊司机证过期.
func atPlaceShown(s *told) error {
	placed := slices.ContainsFunc(s.items, func(it chat.Item) bool { return ask.Get(&it, "point") != "" })
	if placed || !words.GoesOver(s.says) {
		return nil
	}
	there := seenPlace(s.Turn)
	for i := range s.items {
		if there != 0 && s.items[i].Kind != draft.KindProgress {
			ask.Set(&s.items[i], "point", turn.IDText(there))
		}
	}
	return nil
}

// inGap puts the record that was found missing where, and when, it was asked for: 今天写字楼那趟我记了没, and then 送服务 3家企业.
func inGap(s *told) error {
	gap, far := s.Focus().Find(chat.ThingGap)
	if gap == nil || len(s.items) != 1 || !ofGap[s.items[0].Kind] || ask.Get(&s.items[0], "point") != "" {
		return nil
	}
	newest := far == 0 || gap.At == s.Focus().Things[0].At
	if !newest || s.Tx.Now.Sub(time.UnixMilli(gap.At)) > draft.UndoTime {
		return nil
	}
	if len(gap.Numbers) == 1 {
		ask.Set(&s.items[0], "point", turn.IDText(gap.Numbers[0]))
	}
	if gap.Says != "" && gap.Says <= string(s.Today) && s.ReadQuestion(s.says).From == "" {
		ask.Set(&s.items[0], "date", gap.Says)
	}
	return nil
}

// ofGap are the kinds of records that fill a gap that was told.
var ofGap = map[string]bool{string(record.KindVisit): true, string(record.KindMeeting): true, string(record.KindProblem): true, string(record.KindActivity): true}

// anotherThere puts another problem where the first ones are: 还有家店的秤不准, told after a visit.
func anotherThere(s *told, item *chat.Item) (took bool, err error) {
	another := words.AnotherOne(s.says) || words.Adds(s.says) || words.Too(s.says) || words.Announced(s.says) != ""
	if !another || len(s.items) != 1 || item.Kind != string(record.KindProblem) || ask.Get(item, "point") != "" {
		return false, nil
	}
	at, err := placeInHand(s.Turn)
	if at != 0 {
		ask.Set(item, "point", turn.IDText(at))
	}
	return true, err
}

// planBesideNews puts a plan that is told beside the news of a problem at its point.
func planBesideNews(s *told, item *chat.Item) (took bool, err error) {
	if !placelessPlan(item) {
		return false, nil
	}
	for i := range s.items {
		if &s.items[i] == item {
			break
		}
		for _, r := range s.Unsettled() {
			if s.items[i].Kind == draft.KindProgress && turn.IDText(r.ID) == ask.Get(&s.items[i], "problem") {
				ask.Set(item, "point", turn.IDText(r.Point))
				took = true
			}
		}
	}
	return took, nil
}

// planToGoBack puts a plan to go again at the place that was spoken of: 我明天上午再去看一眼.
func planToGoBack(s *told, item *chat.Item) (took bool, err error) {
	if !placelessPlan(item) || len(s.items) != 1 || !words.GoesAgain(s.says) {
		return false, nil
	}
	there := seenPlace(s.Turn)
	if there != 0 {
		ask.Set(item, "point", turn.IDText(there))
	}
	return there != 0, nil
}

// planOfMeeting makes a plan one of the meeting that was asked for: 今年党课哪天讲的, and then 二季度的明天上午讲.
func planOfMeeting(s *told, item *chat.Item) (took bool, err error) {
	asked, text := turn.MeetingAsked(s.Turn), ask.Get(item, "text")
	if item.Kind != string(record.KindPlan) || len(s.items) != 1 || asked == "" {
		return false, nil
	}
	if text != "" && (!words.Holds(s.says) || len(words.MeetingsCalled(s.says)) > 0) {
		return false, nil
	}
	ask.Set(item, "text", strings.TrimSuffix(asked+"，"+text, "，"))
	return true, nil
}

// planOfOpen makes a plan one of the meeting of which the open card is: 党课没上, and then 那就下周五补.
func planOfOpen(s *told, item *chat.Item) (took bool, err error) {
	if item.Kind != string(record.KindPlan) || ask.Get(item, "text") != "" {
		return false, nil
	}
	d, err := s.OpenDraft()
	if err != nil || d == nil {
		return true, err
	}
	if types := s.Reader.MeetingTypes(d.Text); len(types) == 1 {
		ask.Set(item, "text", types[0])
	}
	return true, nil
}

// sameDay puts a record on the day that was spoken of: 也是那天.
func sameDay(s *told, item *chat.Item) (took bool, err error) {
	if !ofGap[item.Kind] || len(s.items) != 1 || !words.SameDay(s.says) || ask.Get(item, "date") != string(s.Today) {
		return false, nil
	}
	on := talkDay(s.Turn)
	if on != "" {
		ask.Set(item, "date", string(on))
	}
	return on != "", nil
}

// typePlanned gives a visit the type that its plan names.
func typePlanned(s *told, item *chat.Item) (took bool, err error) {
	if item.Kind != string(record.KindVisit) || ask.Get(item, "type") != routine || strings.Contains(s.says, routine) {
		return false, nil
	}
	plans, err := record.PlansOf(s.Tx, s.Me, s.Today.Add(-14))
	if typ := plannedType(plans, item); typ != "" {
		ask.Set(item, "type", typ)
	}
	return true, err
}

// meetingAsked gives a meeting the type, and the 支部, that were asked for.
func meetingAsked(s *told, item *chat.Item) (took bool, err error) {
	if item.Kind != string(record.KindMeeting) || ask.Get(item, "type") != "" || len(s.items) != 1 {
		return false, nil
	}
	if typ := meetingMeant(s.Turn, s.says); typ != "" {
		ask.Set(item, "type", typ)
	}
	o, at := month.BranchAsked(s.Turn), ask.Get(item, "point")
	if o != nil && ask.Get(item, "org") == "" && (at == "" || at == turn.IDText(o.Point)) {
		ask.Set(item, "point", turn.IDText(o.Point))
		ask.Set(item, "org", turn.IDText(o.ID))
	}
	return true, nil
}

// metWith puts a meeting on the day of the one that was saved before it: 还有党课，一起上的.
func metWith(s *told, item *chat.Item) (took bool, err error) {
	follows := words.SameTime(s.says) && (words.Adds(s.says) || words.Follows(s.says))
	if item.Kind != string(record.KindMeeting) || len(s.items) != 1 || !follows {
		return false, nil
	}
	if on := savedMeeting(s.Turn); on != "" {
		ask.Set(item, "date", string(on))
	}
	return true, nil
}

// placelessPlan reports whether a part of a card is a plan at no point.
func placelessPlan(item *chat.Item) bool {
	return item.Kind == string(record.KindPlan) && ask.Get(item, "point") == ""
}

// meetingMeant is the one type of meeting that a text means which the reader read no type of: the one that it calls by another
// name, 换届大会; that was asked for just before, 主题党日这个月有了没 and then 今天下午刚搞完; or that was said not to be held,
// 支委会本月不适用 and then 翻本子看到13号开过的. It is "" where there is none.
func meetingMeant(t *turn.Turn, says string) string {
	if called := words.MeetingsCalled(says); len(called) > 0 {
		if len(called) > 1 {
			return ""
		}
		return called[0]
	}
	asked := turn.MeetingAsked(t)
	th, far := t.Focus().Find(chat.ThingUnheld)
	_, saved := t.Focus().Find(chat.ThingSaved)
	switch after := words.HeldAfterAll(says); {
	case th == nil, saved < far, !after && (far > 0 || asked != ""):
		return asked
	}
	return th.Says
}

// routine is the type of a visit where nothing says another.
const routine = "日常"

// plannedType is the one type of visits that the plans for a visit's point and day name.
func plannedType(plans []record.Record, visit *chat.Item) (typ string) {
	for i := range plans {
		p := &plans[i]
		if turn.IDText(p.Point) != ask.Get(visit, "point") || string(p.Day) != ask.Get(visit, "date") {
			continue
		}
		for _, named := range reading.Types(reading.Visit) {
			if strings.Contains(p.Text, named) {
				if typ != "" && typ != named {
					return ""
				}
				typ = named
			}
		}
	}
	return typ
}
