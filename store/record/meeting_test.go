package record_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/storetest"
)

// Meetings and visits of a period, whole or of some; what was taken back and
// other kinds are left out.
func TestHeld(t *testing.T) {
	db := storetest.Bureau(t, nil)
	var org, other *bureau.Org
	storetest.Update(t, db, func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		org, other = d.OrgNamed("建设工程公司党支部"), d.OrgNamed("居然之家党支部")
		by := d.PersonNamed(storetest.OfficerEast).ID
		for _, r := range []*record.Record{
			{Kind: record.KindMeeting, Type: "主题党日", Org: org.ID, Day: "2026-04-30", Detail: record.Detail{Also: []string{"党课", "主题党日", ""}}},
			{Kind: record.KindMeeting, Type: "党小组会", Org: org.ID, Day: "2026-04-01", Detail: record.Detail{Groups: []int{2, 1}}},
			{Kind: record.KindMeeting, Type: "谈心谈话", Org: other.ID, Day: "2026-04-15", Figures: []record.Figure{{Name: "谈心谈话", Value: 6}, {Name: "人次", Value: 9}}},
			{Kind: record.KindMeeting, Type: "党课", Day: "2026-04-16"}, // of which 支部 nobody said
			{Kind: record.KindMeeting, Type: "党课", Org: org.ID, Day: "2026-05-01"},
			{Kind: record.KindMeeting, Type: "党课", Org: org.ID, Day: "2026-03-31"},
			{Kind: record.KindVisit, Type: "送政策", Day: "2026-04-08"},
			{Kind: record.KindActivity, Type: "宣讲", Org: org.ID, Day: "2026-04-08"},
			{Kind: record.KindMeeting, Type: "支委会", Org: org.ID, Day: "2026-04-20"},
		} {
			r.Point, r.Author, r.Typist = org.Point, by, by
			err = errors.Join(err, record.Add(tx, r))
			if r.Type == "支委会" {
				err = errors.Join(err, record.Withdraw(tx, r, by))
			}
		}
		return err
	})
	april := day.Period{From: "2026-04-01", To: "2026-04-30"}
	theme := record.Held{Record: 1, Point: org.Point, Org: org.ID, Day: "2026-04-30", Types: []string{"主题党日", "党课"}, Talks: 1}
	groups := record.Held{Record: 2, Point: org.Point, Org: org.ID, Day: "2026-04-01", Types: []string{"党小组会"}, Groups: []int{2, 1}, Talks: 1}
	talks := record.Held{Record: 3, Point: org.Point, Org: other.ID, Day: "2026-04-15", Types: []string{"谈心谈话"}, Talks: 6}
	nobody := record.Held{Record: 4, Point: org.Point, Day: "2026-04-16", Types: []string{"党课"}, Talks: 1}
	visit := record.Held{Record: 7, Point: org.Point, Day: "2026-04-08", Types: []string{"送政策"}}
	storetest.View(t, db, func(tx *store.Tx) error {
		for _, c := range []struct {
			read func([]int64, day.Period) ([]record.Held, error)
			ids  []int64
			want []record.Held
		}{
			{func(orgs []int64, p day.Period) ([]record.Held, error) { return record.MeetingsHeld(tx, orgs, p) }, nil, []record.Held{groups, talks, nobody, theme}},
			{func(orgs []int64, p day.Period) ([]record.Held, error) { return record.MeetingsHeld(tx, orgs, p) }, []int64{other.ID, org.ID}, []record.Held{groups, theme, talks}},
			{func(orgs []int64, p day.Period) ([]record.Held, error) { return record.MeetingsHeld(tx, orgs, p) }, []int64{}, nil},
			{func(points []int64, p day.Period) ([]record.Held, error) { return record.VisitsHeld(tx, points, p) }, nil, []record.Held{visit}},
			{func(points []int64, p day.Period) ([]record.Held, error) { return record.VisitsHeld(tx, points, p) }, []int64{other.Point}, nil},
			{func(points []int64, p day.Period) ([]record.Held, error) { return record.VisitsHeld(tx, points, p) }, []int64{other.Point, org.Point}, []record.Held{visit}},
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
	for want, d := range map[string]record.Detail{
		`{}`: {},
		`{"also":["党课"],"groups":[1,3],"vote":{"kind":"党员大会","entitled":7,"present":4,"for":0}}`: {
			Also: []string{"党课"}, Groups: []int{1, 3}, Vote: &record.Vote{Kind: record.GeneralVote, Entitled: new(7), Present: new(4), For: new(0)}},
		`{"vote":{"kind":"选举","entitled":9}}`: {Vote: &record.Vote{Kind: record.Election, Entitled: new(9)}},
	} {
		text, err := json.Marshal(d)
		if err != nil || string(text) != want {
			t.Errorf("%s, %v; want %s", text, err, want)
		}
		var back record.Detail
		if err := json.Unmarshal(text, &back); err != nil || !cmp.Equal(d, back) {
			t.Errorf("%s comes back as %+v, %v", want, back, err)
		}
	}
}
