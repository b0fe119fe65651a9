package chat

import (
	"strconv"
	"strings"

	"liaison/store/day"
)

// The key of a card says within a chat what it shows. Its first letter is that of
// its kind, so that cards of two kinds are never taken for one. Old buttons carry
// keys: a letter never changes its kind.
const (
	answerCard   = "n"
	backupCard   = "a"
	branchCard   = "b"
	calendarCard = "c"
	chiefCard    = "k"
	clockCard    = "q"
	digestCard   = "g"
	draftCard    = "d"
	figuresCard  = "f"
	formCard     = "v"
	inviteCard   = "i"
	listCard     = "l"
	monthCard    = "m"
	occasionCard = "o"
	holidayCard  = "h"
	pointCard    = "p"
	projectCard  = "j"
	recordCard   = "r"
	requestCard  = "w"
	rosterCard   = "u"
	settingsCard = "s"
	summaryCard  = "z"
	templateCard = "x"
	termCard     = "e"
	themeCard    = "t"
)

// InviteKey and SettingsKey are the keys of the one card of a chat that asks 是我
// or 不是, and of the one that shows what its person prefers.
const (
	InviteKey   = inviteCard
	BackupKey   = backupCard // an admin's, where none can be made
	ClockKey    = clockCard  // an admin's, where the clock jumped
	SettingsKey = settingsCard
)

// DraftKey, RecordKey and PointKey are the keys of the cards of a draft, a record
// and a point.
func DraftKey(id int64) string { return draftCard + decimal(id) }
func RecordKey(n int64) string { return recordCard + decimal(n) }
func PointKey(id int64) string { return pointCard + decimal(id) }

// ProjectKey is the key of the card of a 攻关项目.
func ProjectKey(id int64) string { return projectCard + decimal(id) }

// AnswerKey is the key of what an update opened: a list, numbers, a choice.
func AnswerKey(update int64) string { return answerCard + strconv.FormatInt(update, 36) }

// SummaryKey is the key of the one card of a chat that offers a summary (总结).
const SummaryKey = summaryCard

// RosterKey, HolidayKey, FiguresKey, TemplateKey and FormKey are the keys of the cards
// of an [Upload]: a roster, a notice about days off, past years' figures, a layout for
// summaries, a form to fill; RosterUpload and the like read them.
func RosterKey(upload int64) string   { return rosterCard + decimal(upload) }
func HolidayKey(upload int64) string  { return holidayCard + decimal(upload) }
func FiguresKey(upload int64) string  { return figuresCard + decimal(upload) }
func TemplateKey(upload int64) string { return templateCard + decimal(upload) }
func FormKey(upload int64) string     { return formCard + decimal(upload) }

func RosterUpload(key string) (id int64, ok bool)   { return numbered(key, rosterCard) }
func HolidayUpload(key string) (id int64, ok bool)  { return numbered(key, holidayCard) }
func FiguresUpload(key string) (id int64, ok bool)  { return numbered(key, figuresCard) }
func TemplateUpload(key string) (id int64, ok bool) { return numbered(key, templateCard) }
func FormUpload(key string) (id int64, ok bool)     { return numbered(key, formCard) }

// DraftOn, RecordOn and RequestOn return whose card has a key.
func DraftOn(key string) (id int64, ok bool)   { return numbered(key, draftCard) }
func RecordOn(key string) (n int64, ok bool)   { return numbered(key, recordCard) }
func RequestOn(key string) (id int64, ok bool) { return numbered(key, requestCard) }

// RequestKey is the key of the card that shows a stranger's wish to an admin.
func RequestKey(id int64) string { return requestCard + decimal(id) }

// ListKey is the key of the list message of a workday.
func ListKey(d day.Day) string { return listCard + compact(d) }

// MonthKey and BranchKey are the keys of a month's card of a person, and of that
// of one 支部.
func MonthKey(month day.Period) string { return monthCard + compact(month.From[:7]) }
func BranchKey(org int64, month day.Period) string {
	return branchCard + decimal(org) + "." + compact(month.From[:7])
}

// MissedKey stands for a month's card that its person was away for, or that was not
// for them when it was to come. It sorts before the key itself, so it is said first.
func MissedKey(month string) string { return "first " + month }

// IsMonthKey reports whether a key is that of a month's card of a person.
func IsMonthKey(key string) bool { return strings.HasPrefix(key, monthCard) }

// TermKey and ThemeKey are the keys of the cards that tell of the day of a 换届 or
// a 主题党日 of a 党组织.
func TermKey(org int64, day day.Day) string  { return termCard + decimal(org) + "." + compact(day) }
func ThemeKey(org int64, day day.Day) string { return themeCard + decimal(org) + "." + compact(day) }

// OccasionKey is the key of the card on which a rule of the reminders tells whoever
// answers for a 党组织 what a day brings.
func OccasionKey(rule string, org int64, day day.Day) string {
	return occasionCard + rule + "." + decimal(org) + "." + compact(day)
}

// DigestKey and ChiefKey are the keys of the messages of a week: of what one keeps,
// and of what one leads. CalendarKey is that of an admin's about a missing notice.
func DigestKey(week day.Period) string   { return digestCard + compact(week.From) }
func ChiefKey(week day.Period) string    { return chiefCard + compact(week.From) }
func CalendarKey(week day.Period) string { return calendarCard + compact(week.From) }

// compact writes a day, or a month, without its lines: 20261116.
func compact(d day.Day) string { return strings.ReplaceAll(string(d), "-", "") }

func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// numbered reads the number after the letter of a kind.
func numbered(key, kind string) (n int64, ok bool) {
	rest, ok := strings.CutPrefix(key, kind)
	n, err := strconv.ParseInt(rest, 10, 64)
	return n, ok && err == nil
}
