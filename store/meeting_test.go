package store_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/storetest"
)

// Meetings and visits of a period, whole or of some; what was taken back and
// other kinds are left out.
func TestHeld(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var org, other *store.Org
	storetest.Update(t, db, func(tx *store.Tx) error {
		d, err := tx.Directory()
		if err != nil {
			return err
		}
		org, other = d.OrgNamed("建设工程公司党支部"), d.OrgNamed("居然之家党支部")
		by := d.PersonNamed(storetest.OfficerEast).ID
		for _, r := range []*store.Record{
			{Kind: store.KindMeeting, Type: "主题党日", Org: org.ID, Day: "2026-04-30", Detail: store.Detail{Also: []string{"党课", "主题党日", ""}}},
			{Kind: store.KindMeeting, Type: "党小组会", Org: org.ID, Day: "2026-04-01", Detail: store.Detail{Groups: []int{2, 1}}},
			{Kind: store.KindMeeting, Type: "谈心谈话", Org: other.ID, Day: "2026-04-15", Figures: []store.Figure{{Name: "谈心谈话", Value: 6}, {Name: "人次", Value: 9}}},
			{Kind: store.KindMeeting, Type: "党课", Day: "2026-04-16"}, // of which 支部 nobody said
			{Kind: store.KindMeeting, Type: "党课", Org: org.ID, Day: "2026-05-01"},
			{Kind: store.KindMeeting, Type: "党课", Org: org.ID, Day: "2026-03-31"},
			{Kind: store.KindVisit, Type: "送政策", Day: "2026-04-08"},
			{Kind: store.KindActivity, Type: "宣讲", Org: org.ID, Day: "2026-04-08"},
			{Kind: store.KindMeeting, Type: "支委会", Org: org.ID, Day: "2026-04-20"},
		} {
			r.Point, r.Author, r.Typist = org.Point, by, by
			err = errors.Join(err, tx.AddRecord(r))
			if r.Type == "支委会" {
				err = errors.Join(err, tx.Withdraw(r, by))
			}
		}
		return err
	})
	april := store.Period{From: "2026-04-01", To: "2026-04-30"}
	theme := store.Held{Record: 1, Point: org.Point, Org: org.ID, Day: "2026-04-30", Types: []string{"主题党日", "党课"}, Talks: 1}
	groups := store.Held{Record: 2, Point: org.Point, Org: org.ID, Day: "2026-04-01", Types: []string{"党小组会"}, Groups: []int{2, 1}, Talks: 1}
	talks := store.Held{Record: 3, Point: org.Point, Org: other.ID, Day: "2026-04-15", Types: []string{"谈心谈话"}, Talks: 6}
	nobody := store.Held{Record: 4, Point: org.Point, Day: "2026-04-16", Types: []string{"党课"}, Talks: 1}
	visit := store.Held{Record: 7, Point: org.Point, Day: "2026-04-08", Types: []string{"送政策"}}
	storetest.View(t, db, func(tx *store.Tx) error {
		for _, c := range []struct {
			read func([]int64, store.Period) ([]store.Held, error)
			ids  []int64
			want []store.Held
		}{
			{tx.MeetingsHeld, nil, []store.Held{groups, talks, nobody, theme}},
			{tx.MeetingsHeld, []int64{other.ID, org.ID}, []store.Held{groups, theme, talks}},
			{tx.MeetingsHeld, []int64{}, nil},
			{tx.VisitsHeld, nil, []store.Held{visit}},
			{tx.VisitsHeld, []int64{other.Point}, nil},
			{tx.VisitsHeld, []int64{other.Point, org.Point}, []store.Held{visit}},
		} {
			got, err := c.read(c.ids, april)
			if err != nil {
				return err
			}
			if diff := cmp.Diff(c.want, got); diff != "" && len(got)+len(c.want) > 0 {
				t.Errorf("%v: %s", c.ids, diff)
			}
		}
		return nil
	})
}

// The new parts of a detail are left out where they are empty.
func TestDetailJSON(t *testing.T) {
	for want, d := range map[string]store.Detail{
		`{}`: {},
		`{"also":["党课"],"groups":[1,3],"vote":{"kind":"党员大会","entitled":7,"present":4,"for":0}}`: {
			Also: []string{"党课"}, Groups: []int{1, 3}, Vote: &store.Vote{Kind: store.GeneralVote, Entitled: new(7), Present: new(4), For: new(0)}},
		`{"vote":{"kind":"选举","entitled":9}}`: {Vote: &store.Vote{Kind: store.Election, Entitled: new(9)}},
	} {
		text, err := json.Marshal(d)
		if err != nil || string(text) != want {
			t.Errorf("%s, %v; want %s", text, err, want)
		}
		var back store.Detail
		if err := json.Unmarshal(text, &back); err != nil || !cmp.Equal(d, back) {
			t.Errorf("%s comes back as %+v, %v", want, back, err)
		}
	}
}
