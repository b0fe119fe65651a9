package office

import (
	"errors"
	"strconv"
	"strings"

	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/text/expr"
)

// fiveSays is a line of the 五个一 as an admin writes it: 1 每月走访一次 走访.
var fiveSays = expr.MustCompile(`^([1-5一二三四五])[ 、.．:：]+(.+)$`)

// five is /five: with a number and words an admin fills a line of the 五个一,
// else it shows them with the counts of this year, or of the period named.
func five(t *turn.Turn, rest string) error {
	if m := fiveSays.FindStringSubmatch(rest); m != nil {
		return fillFive(t, m[1], strings.TrimSpace(m[2]))
	}
	year := day.Period{From: t.Today[:4] + "-01-01", To: t.Today, Label: messages.ThisYear}
	if rest != "" {
		from, to, label, ok := reading.ParsePeriod(rest, t.Today.Time())
		if !ok {
			return t.Say(messages.FiveUnread)
		}
		year = day.Period{From: day.Day(from), To: day.Day(to), Label: label}
	}
	plan, err := bureau.Five(t.Tx)
	if err != nil {
		return err
	}
	counts, err := fiveCounts(t, plan, year)
	if err != nil {
		return err
	}
	return t.Show(chat.AnswerKey(t.Update.ID), messages.FiveCard(plan, counts, messages.FiveSpan(year, t.Scope().All), t.Me.Is(bureau.Admin)))
}

// fillFive keeps a line; its last word names an indicator or belongs to it.
func fillFive(t *turn.Turn, number, says string) error {
	if !t.Me.Is(bureau.Admin) {
		return t.Say(messages.NotAllowed)
	}
	n, err := strconv.Atoi(number)
	if err != nil {
		n = strings.Index("一二三四五", number)/len("一") + 1
	}
	says = t.WithoutPeople(says)
	line := bureau.FiveLine{Text: says}
	if i := strings.LastIndex(says, " "); i > 0 && t.Dir.Indicators.Find(says[i+1:]) != nil {
		line = bureau.FiveLine{Text: strings.TrimSpace(says[:i]), Indicator: says[i+1:]}
	}
	if says == messages.WordClear {
		line = bureau.FiveLine{}
	}
	if got := len([]rune(line.Text)); got > 60 {
		return t.Say(messages.TooLong(got, 60))
	}
	said := messages.FiveSet(n, line)
	return errors.Join(bureau.SetFive(t.Tx, n, line), bureau.Audit(t.Tx, t.Me.ID, messages.AuditFive, strings.TrimPrefix(said, "✅ ")), t.Say(said))
}

// fiveCounts are the numbers of the lines that are counted, within the scope.
func fiveCounts(t *turn.Turn, plan bureau.FivePlan, p day.Period) (map[int]string, error) {
	if plan.Empty() {
		return nil, nil
	}
	var in count.Within
	if !t.Scope().All {
		in.Points = inquiry.Within(t, inquiry.Inquiry{})
	}
	amounts, err := count.Of(t.Tx, p, in)
	counts := map[int]string{}
	for i, line := range plan {
		x := t.Dir.Indicators.Find(line.Indicator)
		if x == nil {
			continue
		}
		switch a, told := amounts[x.Name]; {
		case !told:
			counts[i] = messages.FiveNothing
		case a.Conflict():
			counts[i] = messages.FiveApart
		default:
			counts[i] = messages.FiveCount(x.Name, a.Value, x.Unit)
		}
	}
	return counts, err
}
