package messages

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// worn are the looks of a face, each with its words.
func worn(f chat.Face) (said []string) {
	for _, m := range Looks.MarksOf(f) {
		said = append(said, string(m.Look)+" "+f.Text[m.From:m.To])
	}
	return said
}

func wears(t *testing.T, what string, f chat.Face, want ...string) {
	t.Helper()
	if got := worn(f); !slices.Equal(got, want) {
		t.Errorf("%s wears %q, want %q", what, got, want)
	}
}

// The title is bold: the first line of a card that has more, unless the card marks its own, or
// begins with the words of the person.
func TestTitles(t *testing.T) {
	one := chat.Face{Text: "📝 走访 · 请确认\n点位：居然之家"}
	wears(t, "a card", one, "bold 📝 走访 · 请确认")
	wears(t, "one line", chat.Face{Text: "🗑 没有记录。"})
	wears(t, "a quote", chat.Face{Text: "“今天去了”\n没读出"})
	var b text
	b.line("✅ 已记录")
	b.title("⚠️ 问题 #%d", 1)
	b.due("期限：", "4月20日", "2026-04-20")
	own := b.face(nil)
	wears(t, "its own", own, "bold ⚠️ 问题 #1", "moment 4月20日")
	if at := own.Marks[1].At; !time.Unix(at, 0).Equal(day.WorkEnds("2026-04-20")) {
		t.Errorf("due at %d", at)
	}
	wears(t, "with words before", own.Insert(0, "📌 张三安排：\n"), "bold ⚠️ 问题 #1", "moment 4月20日")
	wears(t, "with words in it", own.Insert(strings.Index(own.Text, "4月"), "改到"), "bold ⚠️ 问题 #1", "moment 4月20日")
	wears(t, "cut", own.Cut(strings.Index(own.Text, "月20")), "bold ⚠️ 问题 #1", "moment 4")
}

// What is joined to a card keeps its looks and has a title of its own; taken away again, the card is
// as before.
func TestJoinedLooks(t *testing.T) {
	var b text
	b.title("🗓 4 月组织生活")
	b.line("⬜ 支委会")
	month, digest := b.face(nil), chat.Face{Text: "📮 本周\n走访 2 次"}
	both := month.Join(digest)
	wears(t, "a card with another", both, "bold 🗓 4 月组织生活", "bold 📮 本周")
	wears(t, "its own part", both.Own(), "bold 🗓 4 月组织生活")
	three := both.Join(month)
	wears(t, "with a third", three, "bold 🗓 4 月组织生活", "bold 🗓 4 月组织生活")
	long := chat.Face{Text: "📮 本周\n" + strings.Repeat("走访 2 次\n", 1000)}
	if cut := Together(month, long, true); units(cut.Text) > joinedText || !strings.HasSuffix(cut.Text, "\n"+joinedMore) {
		t.Errorf("%d units, ends with %q", units(cut.Text), cut.Text[len(cut.Text)-60:])
	}
}

// A long history is folded, a short one is not.
func TestFolded(t *testing.T) {
	dir := bureau.NewDirectory(nil, nil, nil, nil, nil)
	r := &record.Record{ID: 7, Kind: record.KindVisit, Created: time.Date(2026, 4, 15, 17, 30, 0, 0, day.Shanghai)}
	for n, folded := range map[int]bool{1: false, 3: false, 4: true, 30: true} {
		entries := make([]record.Entry, n)
		for i := range entries {
			entries[i] = record.Entry{What: fmt.Sprintf("第 %d 步", i)}
		}
		f := HistoryCard(dir, r, "", entries)
		if got := len(worn(f)) == 2; got != folded {
			t.Errorf("%d entries: %q", n, worn(f))
		}
	}
}

// A list marks when each problem is due, not a day in somebody's words.
func TestListedDays(t *testing.T) {
	dir := bureau.NewDirectory(nil, nil, nil, nil, nil)
	r := record.Record{ID: 7, Kind: record.KindProblem, Text: "4月20日起停电", Problem: &record.Problem{State: record.ProblemOpen, Due: "2026-04-20"}}
	f := Docket(dir, "2026-04-15", "⚠️ 在办问题", []record.Record{r, r}, 0, DocketKeys{})
	wears(t, "a list", f, "bold ⚠️ 在办问题 · 共 2 件", "moment 4月20日", "moment 4月20日")
	for _, m := range f.Marks {
		if rest := f.Text[m.To:]; !strings.HasPrefix(rest, "到期") {
			t.Errorf("it marks a day before %q", rest)
		}
	}
}
