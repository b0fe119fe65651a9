package self

import (
	"errors"
	"time"
	"unicode/utf8"

	"liaison/bot/draft"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/spoken"
	"liaison/store/text/expr"
)

// longestLeave is how many days ahead a leave may reach.
const longestLeave = 366

// settings is /settings, 设置, 免打扰 and 请假: with words it sets what they say, without words it
// shows the settings.
func settings(t *turn.Turn, rest string) error {
	p, fault, said := Wish(t, t.Says)
	switch {
	case said && fault == "":
		_, deputy, called := leaveSaid(t, t.Says)
		if deputy != nil && t.Me.Is(turn.ChiefRoles...) {
			p.Deputy = deputy.ID
		}
		if err := errors.Join(handOver(t, deputy, called, p.Leave), prefer(t, p)); err != nil {
			return err
		}
		if p.Leave.From != "" {
			if err := turn.Look(t, chat.Thing{Kind: chat.ThingLeave}); err != nil {
				return err
			}
		}
	case !said && rest != "":
		p, fault = t.Me.Prefers(), messages.NotAWish
	default:
		p = t.Me.Prefers()
	}
	return t.Show(chat.SettingsKey, settingsFace(t, p, fault))
}

func settingsFace(t *turn.Turn, p bureau.Preference, fault string) chat.Face {
	return messages.SettingsCard(p, t.Dir.PersonName(p.Deputy), t.Today, friday(t), fault)
}

// prefer stores what the person prefers. Unasked messages that wait and do not suit it are dropped;
// their content comes later: with the next list, the month's card by itself.
func prefer(t *turn.Turn, p bureau.Preference) error { return preferFor(t, t.Me, p) }

func preferFor(t *turn.Turn, who *bureau.Person, p bureau.Preference) error {
	cal := bureau.Calendar(t.Tx)
	dropped, err := chat.DropPlanned(t.Tx, who.Channel, who.Chat, func(at time.Time) bool { return p.Next(cal, at).Equal(at) })
	for _, key := range dropped {
		err = errors.Join(err, spoken.Unsaid(t.Tx, who.ID, key))
		if chat.IsMonthKey(key) {
			err = errors.Join(err, spoken.Postpone(t.Tx, who.ID, chat.MissedKey(key), day.DayOf(p.Next(cal, t.Tx.Now))))
		}
	}
	return errors.Join(err, bureau.Prefer(t.Tx, who.ID, p))
}

// tapPrefer is the tap of a button of the settings.
func tapPrefer(t *turn.Turn, card *chat.Card, arg string) error {
	p := t.Me.Prefers()
	switch arg {
	case messages.PreferMornings:
		p.Hours = bureau.Mornings
	case messages.PreferAfternoons:
		p.Hours = bureau.Afternoons
	case messages.PreferAllDay:
		p.Hours = bureau.AllDay
	case messages.LeaveToday:
		p.Leave = day.Period{From: t.Today, To: t.Today}
	case messages.LeaveTomorrow:
		p.Leave = day.Period{From: t.Today.Add(1), To: t.Today.Add(1)}
	case messages.LeaveToFriday:
		p.Leave = day.Period{From: t.Today, To: friday(t)}
	case messages.LeaveOver:
		p.Leave = day.Period{}
	case messages.LeaveToSomeDay:
		return errors.Join(t.Toast(""), draft.OpenBelow(t, draft.New(t, []chat.Item{{Kind: kindLeave}})))
	default:
		return t.Toast(messages.StaleCard)
	}
	return errors.Join(prefer(t, p), t.Toast(messages.SettingsKept), t.Show(card.Key, settingsFace(t, p, "")))
}

// friday returns the next Friday after today.
func friday(t *turn.Turn) day.Day {
	friday := day.Week(t.Today).From.Add(4)
	if friday <= t.Today {
		friday = friday.Add(7)
	}
	return friday
}

var (
	hoursSays = expr.MustCompile(`^免打扰[ :：]*(.+)$`)
)

// hoursNamed are the hours that remain after 免打扰 and a word: 上午 means no messages in the morning.
var hoursNamed = map[string]bureau.Hours{
	"上午": bureau.Afternoons, "早上": bureau.Afternoons, "只在下午": bureau.Afternoons,
	"下午": bureau.Mornings, "只在上午": bureau.Mornings,
	"不限": bureau.AllDay, "取消": bureau.AllDay, "关闭": bureau.AllDay, "关": bureau.AllDay,
}

// longestWish is how many characters a leave takes with its reason and who decides meanwhile;
// what is longer is read as something else, so that the time stays linear.
const longestWish = 80

// Wish reads a setting in words: 免打扰 上午, 请假到周五. said is false if the words are not one; fault
// says why a leave is impossible.
func Wish(t *turn.Turn, says string) (p bureau.Preference, fault string, said bool) {
	p = t.Me.Prefers()
	if m := hoursSays.FindStringSubmatch(says); m != nil {
		if h, known := hoursNamed[m[1]]; known {
			p.Hours = h
			return p, "", true
		}
		says = "请假" + m[1] // 免打扰 今天
	}
	if says == "销假" || says == "取消请假" || p.Leave.To >= t.Today && isBack.MatchString(says) {
		p.Leave = day.Period{}
		return p, "", true
	}
	if leave, fault, said := leaveMoved(t, says); said {
		p.Leave = leave
		return p, fault, true
	}
	if utf8.RuneCountInString(says) > longestWish {
		return p, "", false
	}
	if leaveAsked(t, says) {
		return p, "", true
	}
	if !words.OfLeave(says) || words.AsksOfLeave(says) { // a question sets nothing
		return p, "", false
	}
	if leave, fault, said := leaveChanged(t, says); said {
		p.Leave = leave
		return p, fault, true
	}
	leave, fault, said := leaveWished(t, says)
	if !said {
		return p, "", false
	}
	p.Leave, p.Deputy = leave, 0
	return p, fault, true
}
