package bot_test

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/bot/papers"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/indicator"
)

// ask has the admin ask for the numbers of the period in the chat.
func (q *asked) ask(t testing.TB, db *store.DB, clock *store.Clock) {
	from, to := q.period.From.Time(), q.period.To.Time()
	q.answer = newStageOn(t, db, clock).says(yearAdmin, fmt.Sprintf("%d月%d日到%d月%d日数字", from.Month(), from.Day(), to.Month(), to.Day()))
}

// tellAnswer reads the answer in the chat: 走访 3 次 … 办结 1.
func tellAnswer(t *rapid.T, q *asked) map[string]int {
	told := map[string]int{}
	if q.in.Points != nil {
		return told
	}
	if !strings.Contains(q.answer, "📊") {
		t.Fatalf("no numbers in %s", q.answer)
	}
	text, _, _ := strings.Cut(q.answer, "点数字看明细")
	for _, x := range q.table.All() {
		said := regexp.MustCompile(`(?m)(^|[\s　：，])` + x.Name + ` (\d+) ` + x.Unit + `($|[\s　，：（])`).FindStringSubmatch(text)
		if x.Kind != indicator.Problem && x.Kind != indicator.Roster && said != nil {
			told[x.Name] = number(t, said[2])
		}
	}
	for word, name := range map[string]string{"新增": indicator.Raised, "办结": indicator.Done} {
		if said := regexp.MustCompile(`问题 .*` + word + ` (\d+)`).FindStringSubmatch(text); said != nil {
			told[name] = number(t, said[1])
		}
	}
	for _, name := range []string{indicator.Visits, indicator.Meetings, indicator.Works} {
		if _, said := told[name]; !said && q.amounts[name].Records > 0 {
			t.Errorf("the answer does not tell %s:\n%s", name, q.answer)
		}
	}
	return told
}

// tellDocument reads the appendix of the summary, which has a line for each
// figure of its text: 辐射户数：62户.
func tellDocument(t *rapid.T, q *asked) map[string]int {
	told := map[string]int{}
	if q.in.Points != nil {
		return told
	}
	body, err := papers.Summary(q.tx, q.period, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paragraphs(q.TB, body) {
		said := sourceLine.FindStringSubmatch(p)
		if said == nil || q.table.Find(said[1]) == nil || q.amounts[said[1]].Conflict() {
			continue
		}
		told[said[1]], err = strconv.Atoi(said[2])
		if err != nil {
			t.Fatal(err)
		}
	}
	return told
}

var sourceLine = regexp.MustCompile(`^([^：（]+)(?:（[^）]*）)?：(\d+)`)

// tellDigest adds up what the week's messages add up, point by point.
func tellDigest(t *rapid.T, q *asked) map[string]int {
	points := q.in.Points
	if points == nil {
		points = []int64{bureau.AllPoints}
	}
	by, err := count.Sum(q.tx, q.period, points...)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for name, n := range by.Sum(points...) {
		if q.table.Find(name) != nil {
			told[name] = n.Value
		}
	}
	return told
}
