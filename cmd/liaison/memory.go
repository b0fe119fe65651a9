package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// stayLean says how often memory is collected until ctx is done, unless GOGC does.
//
// Go by itself collects whenever the memory in use has doubled. A bureau's is so
// small, some 8 MB, that the collector would take a tenth of the processor while
// people work. So at least [room] is left between two collections. A large roster,
// 166 MB with 300,000 支部, gets what Go gives: as much again as is in use.
//
// No limit is set here; that of GOMEMLIMIT holds. A limit near what is in use saves
// no memory: it has the collector run all the time, with half of the processor.
func stayLean(ctx context.Context) {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(percentFor(0))
	type sentinel struct{ _ *byte } // it is never in use: each collection finds it
	var again func(*sentinel)
	again = func(s *sentinel) {
		if ctx.Err() != nil {
			return
		}
		debug.SetGCPercent(percentFor(counted(liveBytes)))
		runtime.SetFinalizer(s, again)
	}
	runtime.SetFinalizer(new(sentinel), again)
}

const (
	// room is how much may be taken between two collections, at least. It keeps
	// the program below 64 MB while people work.
	room = 20 << 20
	// smallest is what Go always lets the memory grow to before it collects, at 100 %.
	smallest = 4 << 20
)

// percentFor is by how much the memory may grow, in percent of what is in use,
// before it is collected.
func percentFor(live int64) int { return int(max(100, 100*room/max(live, smallest))) }

const (
	quiet   = 3 * time.Second
	trickle = 1 << 20 // is taken in that time although nobody does anything
	worth   = 8 << 20 // less than this, taken since the last time, is not given back
)

// giveBack returns memory to the system when it is quiet: Go keeps what the next
// busy time would take again, and so does whoever is called first.
func giveBack(ctx context.Context, first func()) {
	every := time.NewTicker(quiet)
	defer every.Stop()
	for last, given := counted(takenBytes), int64(0); ; {
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
		now := counted(takenBytes)
		if now-last < trickle && now-given > worth {
			first()
			debug.FreeOSMemory()
			given = now
		}
		last = now
	}
}

// What the runtime counts, in bytes.
const (
	liveBytes  = "/gc/heap/live:bytes"   // left by the last collection
	takenBytes = "/gc/heap/allocs:bytes" // ever
)

func counted(name string) int64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}
