package reminders

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/spoken"
	"liaison/store/storetest"
)

// said lets days pass in the sample bureau and returns what some rules say: day,
// rule, person.
func said(t *testing.T, from, to string, have func(*store.Tx, *bureau.Directory) error, rules ...string) string {
	t.Helper()
	var b strings.Builder
	rehearse(t, from, to, have, func(told Told) {
		if slices.Contains(rules, told.Rule) {
			fmt.Fprintf(&b, "%s %s %s\n", told.At.Format("01-02 15:04"), told.Rule, told.Person.Name)
		}
	})
	return b.String()
}

// 主题党日 is announced one workday before, to the 书记 alone; not where the
// monthly card or the last workday of the week says it.
func TestThemeDay(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		day            int
		want           string
	}{
		{"a Thursday", "2026-11-02 12:00", "2026-11-06 12:00", 5, "11-04 08:40 theme-day 建工支部书记\n"},
		{"a Saturday moves to Monday, and Friday's digest says it", "2026-11-09 08:00", "2026-11-17 12:00", 14, ""},
		{"the second workday: the card of the first says it", "2026-11-01 08:00", "2026-11-04 12:00", 3, ""},
		{"in the holidays: the first workday after them", "2026-05-06 10:00", "2026-05-08 12:00", 3, ""},
		{"none", "2026-11-02 12:00", "2026-11-06 12:00", 0, ""},
	} {
		got := said(t, c.from, c.to, works(func(o *bureau.Org) { o.ThemeDay = c.day }), "theme-day")
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// After downtime the month's card comes late, once, and says so.
func TestLateCard(t *testing.T) {
	db, clock := sample(t, "2026-11-01 23:00", asImported)
	s := &Scheduler{DB: db, Log: slog.New(slog.DiscardHandler), Rules: Rules()}
	for _, at := range []string{"2026-11-01 23:01", "2026-11-04 11:00", "2026-11-04 12:00"} {
		clock.Turn(beijing(at))
		if _, err := s.Step(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	storetest.View(t, db, func(tx *store.Tx) error {
		cards, err := chat.CardsOf(tx, "m202611")
		if len(cards) != 6 { // three responsible officers and three 书记
			t.Errorf("%d cards", len(cards))
		}
		for _, c := range cards {
			if c.Version != 1 || !strings.HasSuffix(c.Face.Text, messages.CameLate) {
				t.Errorf("version %d: %s", c.Version, c.Face.Text)
			}
		}
		return err
	})
}

// 换届 is told of six and three months before and on the day, a day off on the
// next workday.
func TestTermEnds(t *testing.T) {
	got := said(t, "2026-11-01 08:00", "2027-05-31 12:00", works(func(o *bureau.Org) { o.Elected = "2024-05-14" }), "term")
	want := "11-16 08:40 term 建工支部书记\n11-16 08:40 term 管理员甲\n02-14 08:40 term 建工支部书记\n05-14 08:40 term 建工支部书记\n"
	if got != want { // 2026-11-14 is a Saturday, 2027-02-14 a Sunday that is worked
		t.Errorf("%q, want %q", got, want)
	}
}

// Where no 书记 joined the 责任人 hear in their place what the 书记 would, marked
// so.
func TestInPlace(t *testing.T) {
	const name = "建设工程公司党支部"
	for _, c := range []struct {
		joined bool
		want   []string
	}{
		{true, []string{"11-04 theme-day 建工支部书记", "11-16 term 建工支部书记", "11-16 term 管理员甲"}},
		{false, []string{"11-04 theme-day 城东所干事甲（代）", "11-04 theme-day 城东所干事乙（代）", "11-16 term 城东所干事甲（代）", "11-16 term 城东所干事乙（代）", "11-16 term 管理员甲"}},
	} {
		var got []string
		rehearse(t, "2026-11-02 12:00", "2026-11-17 12:00", func(tx *store.Tx, dir *bureau.Directory) error {
			err := works(func(o *bureau.Org) { o.ThemeDay, o.Elected = 5, "2024-05-14" })(tx, dir)
			if !c.joined {
				err = errors.Join(err, chat.Leave(tx, dir.PersonNamed(storetest.SecretaryWork).ID))
			}
			return err
		}, func(told Told) {
			if _, of, _ := strings.Cut(told.Face.Text, name); of != "" && (told.Rule == "theme-day" || told.Rule == "term") {
				mark, _, _ := strings.Cut(of, "\n")
				got = append(got, told.At.Format("01-02 ")+told.Rule+" "+told.Person.Name+mark)
			}
		})
		if !slices.Equal(got, c.want) {
			t.Errorf("joined %v: %q, want %q", c.joined, got, c.want)
		}
	}
}

// Nobody hears more than two of them in a week; the less important gives way,
// also to what is still to come.
func TestWeekBudget(t *testing.T) {
	// The month's card comes on Monday 2 November, 换届 on Wednesday, and 主题党日
	// would be announced on Tuesday.
	got := said(t, "2026-11-01 08:00", "2026-11-07 12:00", works(func(o *bureau.Org) { o.ThemeDay, o.Elected = 4, "2024-05-04" }), "theme-day", "term", "month-card")
	own := ""
	for line := range strings.Lines(got) {
		if strings.Contains(line, "建工支部书记") {
			own += line
		}
	}
	want := "11-02 08:40 month-card 建工支部书记\n11-04 08:40 term 建工支部书记\n"
	if own != want {
		t.Errorf("%q, want %q", own, want)
	}
}

// Whoever is away when the month's card or its reminder comes hears it when they
// are back, if something is open then; in another month it is of no use. A card
// that comes in the week of the reminder, or later, is the reminder, too.
func TestMonthAway(t *testing.T) {
	const name = storetest.SecretaryWork
	all := &record.Record{Kind: record.KindMeeting, Type: record.ThemeDay, Day: "2026-11-02", Detail: record.Detail{Groups: []int{1, 2},
		Also: []string{record.GeneralMeeting, record.CommitteeMeeting, record.GroupMeeting, record.PartyLecture, record.OrgLifeMeeting, record.Appraisal}}}
	for _, c := range []struct {
		name  string
		leave day.Period
		log   bool
		want  string
	}{
		{"here", day.Period{}, false, "11-02 08:40 month-card|11-23 08:40 month-end again|"},
		{"here, all held", day.Period{}, true, "11-02 08:40 month-card|"},
		{"away", day.Period{From: "2026-11-01", To: "2026-11-04"}, false, "11-05 08:40 month-later|11-23 08:40 month-end again|"},
		{"away, all held", day.Period{From: "2026-11-01", To: "2026-11-04"}, true, ""},
		{"away until the reminder", day.Period{From: "2026-11-02", To: "2026-11-22"}, false, "11-23 08:40 month-later|"},
		{"away past the reminder", day.Period{From: "2026-11-02", To: "2026-11-24"}, false, "11-25 08:40 month-later|"},
		{"away past the month", day.Period{From: "2026-11-02", To: "2026-11-30"}, false, ""},
		{"away for the reminder", day.Period{From: "2026-11-20", To: "2026-11-25"}, false, "11-02 08:40 month-card|11-26 08:40 month-later again|"},
		{"away for the reminder until the next month", day.Period{From: "2026-11-20", To: "2026-11-30"}, false, "11-02 08:40 month-card|"},
	} {
		got := ""
		rehearse(t, "2026-11-01 12:00", "2026-12-01 08:50", func(tx *store.Tx, dir *bureau.Directory) error {
			p, o := dir.PersonNamed(name), dir.OrgNamed("建设工程公司党支部")
			if c.log {
				r := *all
				r.Point, r.Org, r.Author, r.Typist = o.Point, o.ID, p.ID, p.ID
				if err := record.Add(tx, &r); err != nil {
					return err
				}
			}
			return bureau.Prefer(tx, p.ID, bureau.Preference{Leave: c.leave})
		}, func(told Told) {
			if told.Person.Name == name && told.Key == "m202611" {
				got += told.At.Format("01-02 15:04 ") + told.Rule
				if strings.HasPrefix(told.Face.Text, "🔔") {
					got += " again"
				}
				got += "|"
			}
		})
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// A responsible person who was away hears of what is open at their points, too,
// though the 书记 are reminded of it.
func TestMonthAwayResponsible(t *testing.T) {
	got := said(t, "2026-11-01 12:00", "2026-11-06 12:00", func(tx *store.Tx, dir *bureau.Directory) error {
		return bureau.Prefer(tx, dir.PersonNamed(storetest.OfficerEast).ID, bureau.Preference{Leave: day.Period{From: "2026-11-02", To: "2026-11-03"}})
	}, "month-later")
	if want := "11-04 08:40 month-later " + storetest.OfficerEast + "\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Every rule has a name of its own, and one that people call it by.
func TestRuleNames(t *testing.T) {
	names := map[string]bool{}
	for _, r := range Rules() {
		if r.Name == "" || r.Says == "" || names[r.Name] || names[r.Says] {
			t.Errorf("%q is called %q", r.Name, r.Says)
		}
		names[r.Name], names[r.Says] = true, true
	}
}

// A rule for each 党组织 is a row and its words; what it says must have a rank.
func TestRuleForOrgs(t *testing.T) {
	for _, what := range []What{Term, ""} {
		heard := map[string]int{}
		rule := Rule{Name: "birthday", Says: "生日", At: at("0 9 * * *"), Due: workdays, Grace: sameDay, Hours: true,
			Chunk: orgs(func(tx *store.Tx, f *Firing, some []*bureau.Org) error {
				dir, err := bureau.Of(tx)
				if err != nil {
					return err
				}
				for _, o := range some {
					err := f.tellOrg(tx, dir, o, Saying{What: what}, func(acting bool) chat.Face { return chat.Face{Text: o.Name} })
					if err != nil {
						return err
					}
				}
				return nil
			})}
		clock := new(store.Clock)
		clock.Set(time.Date(2026, 11, 2, 9, 0, 0, 0, day.Shanghai))
		db := storetest.Bureau(t, clock)
		storetest.JoinAll(t, db, "test")
		err := db.Update(t.Context(), func(tx *store.Tx) error {
			e := ear{hear: func(_ *store.Tx, f *Firing, s Saying) {
				if f.Says != "生日" || !strings.HasPrefix(s.Key, "obirthday.") || !strings.HasSuffix(s.Key, ".20261102") {
					t.Errorf("%s says it on %s", f.Says, s.Key)
				}
				heard[s.Key]++
			}}
			return rule.chunk(tx, &spoken.Firing{Rule: "birthday", Due: tx.Now, State: spoken.FiringOpen}, e)
		})
		if what == Term && (err != nil || len(heard) < 2) || what == "" && err == nil {
			t.Errorf("%q: %v, heard %v", what, err, heard)
		}
	}
}
