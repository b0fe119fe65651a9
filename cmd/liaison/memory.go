package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// leanest is how much the program may take from the system before it collects
// with all its might, the database's own caches aside. It is enough for a bureau
// with some thousand 支部.
const leanest = 14 << 20

// stayLean keeps the memory small and the collector calm until ctx is done:
// after each collection the limit follows what was found to be in use, so that a
// large roster, which is kept in memory, moves it instead of being collected
// against. GOMEMLIMIT has the last word.
func stayLean(ctx context.Context) {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	limit := int64(leanest)
	debug.SetMemoryLimit(limit)
	type sentinel struct{ _ *byte } // it is never in use: each collection finds it
	var again func(*sentinel)
	again = func(s *sentinel) {
		if ctx.Err() != nil {
			return
		}
		if next := limitFor(inUse()); next > limit+limit/20 || next < limit-limit/20 {
			limit = next
			debug.SetMemoryLimit(limit)
		}
		runtime.SetFinalizer(s, again)
	}
	runtime.SetFinalizer(new(sentinel), again)
}

// limitFor leaves a third of what is in use as room to work.
func limitFor(live, rest int64) int64 { return max(leanest, live+live/3+rest) }

// inUse is how many bytes the last collection left, and what the runtime takes
// beside them: stacks, its own tables.
func inUse() (live, rest int64) {
	s := []metrics.Sample{{Name: "/gc/heap/live:bytes"}, {Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"},
		{Name: "/memory/classes/heap/objects:bytes"}, {Name: "/memory/classes/heap/free:bytes"}, {Name: "/memory/classes/heap/unused:bytes"}}
	metrics.Read(s)
	rest = int64(s[1].Value.Uint64())
	for _, part := range s[2:] {
		rest -= int64(part.Value.Uint64())
	}
	return int64(s[0].Value.Uint64()), rest
}
