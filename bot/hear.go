package bot

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"liaison/bot/reading"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/numeral"
)

// hearDay reads a day as people say it, counted from the day of the message.
func (t *turn) hearDay(says string) (day, fault string) {
	day, ok := reading.ParseDay(says, t.today.Time())
	switch {
	case ok:
		return day, ""
	case reading.NoSuchDay(says, t.today.Time()):
		return "", messages.NoSuchDay
	}
	return "", messages.NotADate
}

// hearCount reads a number as people say it.
func (t *turn) hearCount(says string) (n int, approx bool, fault string) {
	n, approx, ok := t.reader.Number(says)
	if ok {
		return n, approx, ""
	}
	return 0, false, numberFaults[t.reader.Fault(says)]
}

// numberFaults say why an answer is no number.
var numberFaults = map[numeral.Fault]string{
	0:                messages.NotANumber,
	numeral.Huge:     messages.HugeNumber,
	numeral.Fraction: messages.NotWhole,
	numeral.Negative: messages.NegativeNumber,
	numeral.Garbled:  messages.GarbledNumber,
}

// stillUnread is what of a sentence is not read yet, when a question is answered: a
// day settles days, a number numbers.
func (t *turn) stillUnread(unread []string, key string) []string {
	number := key == "expected" || key == "present" || strings.HasPrefix(key, "f.")
	return slices.DeleteFunc(slices.Clone(unread), func(words string) bool {
		if reading.NoSuchDay(words, t.today.Time()) {
			return key == "date"
		}
		return number
	})
}

// hearPoint finds the point that was named.
func (t *turn) hearPoint(says string) (id int64, fault string) {
	name, near := t.reader.FindPoint(says)
	if p := t.dir.PointNamed(name); p != nil {
		return p.ID, ""
	}
	return 0, messages.NearestPoints(near)
}

// hearOrg finds the 支部 of a point that was named, also by its alias.
func (t *turn) hearOrg(point int64) func(says string) (int64, string) {
	return func(says string) (int64, string) {
		for _, o := range t.dir.Orgs {
			if o.Active && o.Point == point && (o.Name == says || slices.Contains(o.Aliases, says) || strings.Contains(o.Name, says)) {
				return o.ID, ""
			}
		}
		return 0, messages.PressAButton
	}
}

// hearPerson finds the colleague who was named.
func (t *turn) hearPerson(says string) (id int64, fault string) {
	if p := t.dir.PersonNamed(says); p != nil {
		return p.ID, ""
	}
	return 0, messages.NoSuchName
}

// countsText writes heads by reason as they are stored: 请假4,出差1.
func countsText(counts map[string]int) string {
	var said []string
	for reason, n := range withoutIllness(counts) {
		said = append(said, fmt.Sprintf("%s%d", reason, n))
	}
	sort.Strings(said)
	return strings.Join(said, ",")
}

// withoutIllness counts 病假 as 请假: why somebody was ill is nobody's business.
func withoutIllness(counts map[string]int) map[string]int {
	out := map[string]int{}
	for reason, n := range counts {
		if reason == "病假" {
			reason = "请假"
		}
		out[reason] += n
	}
	return out
}

// parseCounts reads what countsText wrote.
func parseCounts(value string) map[string]int {
	counts := map[string]int{}
	for part := range strings.SplitSeq(value, ",") {
		reason := strings.TrimRight(part, "0123456789")
		if n, err := strconv.Atoi(part[len(reason):]); err == nil && reason != "" {
			counts[reason] = n
		}
	}
	return withoutIllness(counts)
}

// knownPoint returns a point's id by its full name, or 0.
func knownPoint(d *bureau.Directory, name string) int64 {
	if p := d.PointNamed(name); p != nil {
		return p.ID
	}
	return 0
}
