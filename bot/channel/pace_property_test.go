package channel

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// asTelegram is the rate of Telegram.
var asTelegram = Rate{Spacing: spacing, Most: most, Second: second, PerChat: time.Second}

const (
	spacing = time.Second * 10 / 295
	most    = 30
	second  = time.Second + 12*time.Millisecond
)

// newRide is one at the rate of Telegram.
func newRide() *ride { return &ride{pace: newPace(asTelegram)} }

// A ride is a pace with unasked messages without end, replies now and then,
// and turns that come a little late.
type ride struct {
	pace
	sends   []time.Time
	longest time.Duration // that a reply waited
}

// until goes on until a time.
func (r *ride) until(end time.Time, late func() time.Duration) {
	for now := r.at(r.newest()); ; now = r.at(now) {
		if now = now.Add(late()); !now.Before(end) {
			return
		}
		if r.turn(now) {
			r.took(now)
			r.sends = append(r.sends, now)
		}
	}
}

func (r *ride) newest() time.Time {
	if len(r.sends) == 0 {
		return time.Unix(1e9, 0)
	}
	return r.sends[len(r.sends)-1]
}

// reply has one come at a time.
func (r *ride) reply(now time.Time) {
	at := r.used(now)
	r.sends = append(r.sends, at)
	r.longest = max(r.longest, at.Sub(now))
}

// densest is the shortest time in which 31 were sent.
func (r *ride) densest() time.Duration {
	least := time.Hour
	for i := most; i < len(r.sends); i++ {
		least = min(least, r.sends[i].Sub(r.sends[i-most]))
	}
	return least
}

// Whenever replies come, up to half of all: no more than 30 in any second, each reply before the
// next unasked message and after 50 ms at most, and at most two places are wasted. Where the
// machine is busy and turns come late, replies may wait that much longer.
func TestPaceProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gaps := rapid.SliceOfN(rapid.Int64Range(int64(2*spacing), int64(2*time.Second)), 20, 60).Draw(t, "gaps")
		tardy := rapid.SampledFrom([]time.Duration{1, 2 * time.Millisecond, 10 * time.Millisecond, 20 * time.Millisecond}).Draw(t, "tardy")
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		r := newRide()
		begin := r.newest()
		now := begin
		for _, gap := range gaps {
			now = now.Add(time.Duration(gap))
			r.until(now, func() time.Duration { return time.Duration(random.Int64N(int64(tardy))) })
			r.reply(now)
		}
		if !slices.IsSortedFunc(r.sends, time.Time.Compare) {
			t.Error("an unasked message passed a reply that waited")
		}
		if d := r.densest(); d < second {
			t.Errorf("31 were sent within %v", d)
		}
		if r.longest > 50*time.Millisecond+tardy {
			t.Errorf("a reply waited for %v", r.longest)
		}
		took := now.Sub(begin)
		if n, want := len(r.sends), int(29*took.Seconds())-2; n < want {
			t.Errorf("%d were sent within %v, want %d", n, took, want)
		}
	})
}

// A rush of replies is paced only while unasked messages take part of the
// second: alone it goes as it comes.
func TestPaceRush(t *testing.T) {
	r := newRide()
	begin := r.newest()
	for range 100 {
		r.reply(begin)
	}
	if r.longest > 0 {
		t.Errorf("alone a reply waited for %v", r.longest)
	}
	r = newRide()
	now := begin.Add(2 * time.Second)
	r.until(now, func() time.Duration { return 0 })
	for range 100 {
		r.reply(now)
	}
	if r.longest > second {
		t.Errorf("among unasked messages a reply waited for %v", r.longest)
	}
	if d := r.densest(); d < 0 {
		t.Errorf("a reply passed another by %v", -d)
	}
	rushed := len(r.sends)
	r.until(r.newest().Add(3*time.Second), func() time.Duration { return 0 })
	if d := r.sends[rushed].Sub(r.sends[rushed-1]); d < second || d > second+2*spacing {
		t.Errorf("after a rush the next unasked message went %v later", d)
	}
}

// What is held up on its way counts from when it may have come there.
func TestPaceAnswered(t *testing.T) {
	r := newRide()
	r.usual = 40 * time.Millisecond
	begin := r.newest()
	for i := range most {
		at := begin.Add(time.Duration(i) * spacing)
		r.took(at)
		if i > 0 {
			r.answered(r.n, at, at.Add(40*time.Millisecond))
		}
	}
	r.answered(1, begin, begin.Add(340*time.Millisecond))
	if d := r.room().Sub(begin) - second; d < 290*time.Millisecond || d > 300*time.Millisecond {
		t.Errorf("one more has room %v later than without delay, want nearly 300ms", d)
	}
	r.took(r.room())
	if d := r.room().Sub(begin) - second; d != spacing {
		t.Errorf("then one more has room after %v, want %v", d, spacing)
	}
}

// Nobody knows yet how long a send takes when the first is answered late: it may
// have come to Telegram only then.
func TestPaceFirstAnswer(t *testing.T) {
	r := newRide()
	begin := r.newest()
	for i := range most {
		r.took(begin.Add(time.Duration(i) * spacing))
	}
	const late = 57 * time.Millisecond
	r.answered(1, begin, begin.Add(late))
	if d := r.room().Sub(begin) - second; d != late {
		t.Errorf("one more has room %v later than if the first had not been late, want %v", d, late)
	}
}
