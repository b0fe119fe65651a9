package reading

import "testing"

// A roster may keep no figures at all.
func TestNoIndicators(t *testing.T) {
	r := New(Roster{Points: sampleRoster(t).Points})
	got := r.Read("今天去居然之家送政策，走访了12家", speaker(Staff), sampleDay)
	if len(got.Items) == 0 || got.Items[0].Kind != Visit || len(got.Items[0].Figures) > 0 {
		t.Errorf("read as %+v", got.Items)
	}
}
