package main_test

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"

	"liaison/bot/telegram/telegramtest"
)

// The program ends within 5 s when it is told to, in the middle of the work and
// with a Telegram that does not answer, and leaves nothing half-done.
func TestStop(t *testing.T) {
	if testing.Short() {
		t.Skip("runs processes; not in the short run")
	}
	t.Parallel() // it waits more than it works
	s := telegramtest.New(t, telegramtest.Patience(time.Minute), telegramtest.Latency(2*time.Millisecond))
	v := newVictim(t, s)
	defer func() { v.kill() }()
	joined := v.open(s, "管理员甲", "城东所干事甲", "城东所干事乙", "城西所干事甲")
	admin, people := joined[0], joined[1:]
	stop := make(chan struct{})
	var wg sync.WaitGroup
	counts := make([]int, len(people))
	for i, u := range people {
		wg.Go(func() { counts[i] = work(u, stop) })
	}
	for i, by := range []os.Signal{os.Interrupt, syscall.SIGHUP, syscall.SIGTERM} { // SIGHUP: its terminal is closed
		if signal.Ignored(by) {
			continue // under nohup the program is to ignore it too
		}
		sends := len(s.Calls("sendMessage"))
		s.Wait(func() bool { return len(s.Calls("sendMessage")) > sends+20 })
		lift := func() {}
		if i == 2 {
			lift = s.Fault(telegramtest.Fault{Method: "sendMessage", Effect: telegramtest.Delay(time.Hour)})
			s.Wait(func() bool { // it hangs
				return slices.ContainsFunc(s.Calls("sendMessage"), func(c telegramtest.Call) bool { return c.Status == 0 })
			})
		}
		if took := v.end(by); took > 5*time.Second {
			t.Errorf("stopping took %v", took)
		} else {
			t.Logf("stopped after %v", took.Round(time.Millisecond))
		}
		lift()
		v.start()
	}
	close(stop)
	wg.Wait()
	checkVisits(t, v, people, counts)
	checkFeedback(t, s, admin, people, counts)
	checkCards(t, s, people, counts)
}
