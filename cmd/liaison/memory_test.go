package main

import (
	"context"
	"runtime"
	"runtime/debug"
	"testing"
	"testing/synctest"
	"time"
)

// lean has a test run under stayLean and no other setting.
func lean(t *testing.T) {
	t.Setenv("GOGC", "")
	percent := debug.SetGCPercent(100)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(func() {
		cancel()
		debug.SetGCPercent(percent)
	})
	stayLean(ctx)
}

// However much is in use, as much again is left before it is collected, and never
// less than room; and not much more.
func TestRoom(t *testing.T) {
	for _, live := range []int64{0, 1 << 20, 4 << 20, 8 << 20, 20 << 20, room, 40 << 20, 166 << 20, 1 << 30} {
		least := max(live, room*95/100) // a percentage is a whole number
		got := max(smallest, live) * int64(percentFor(live)) / 100
		if got < least || got > max(live, room) {
			t.Errorf("%d MB in use: %d MB are left", live>>20, got>>20)
		}
	}
}

// The work of the collector follows what is taken, not how near a limit it is: with
// a small and a large roster in memory, as much as in use is taken between two
// collections, and never less than room.
func TestFewCollections(t *testing.T) {
	lean(t)
	for _, roster := range []int{8 << 20, 96 << 20} {
		held := hold(roster)
		runtime.GC()
		runtime.GC() // what the first left is known, and its finalizer has run
		before := collections()
		const taken = 512 << 20
		for n := 0; n < taken; n += piece {
			last = make([]byte, piece)
		}
		if got, most := collections()-before, taken/max(roster, room)+3; got > most {
			t.Errorf("%d MB in use, %d MB taken: %d collections, want %d at most", roster>>20, taken>>20, got, most)
		}
		runtime.KeepAlive(held)
	}
}

// What a busy time took is given back once it is quiet, and not before.
func TestGiveBack(t *testing.T) {
	lean(t)
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		first := 0
		go giveBack(ctx, func() { first++ })
		forced := func() uint32 {
			synctest.Wait()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			return m.NumForcedGC
		}
		before := forced()
		time.Sleep(quiet / 2) // the looks are in between
		for range 5 {         // somebody works
			hold(2 * trickle)
			time.Sleep(quiet)
		}
		if forced() != before {
			t.Error("collected while somebody worked")
		}
		hold(room)
		time.Sleep(3 * quiet)
		if got := forced() - before; got != 1 || first != 1 {
			t.Errorf("after the work it is given back %d times", got)
		}
		time.Sleep(time.Hour)
		if got := forced() - before; got != 1 {
			t.Errorf("nothing more was taken: given back %d times", got)
		}
		cancel()
		synctest.Wait()
	})
}

// What the operator says goes before what the program thinks.
func TestOperatorsMemory(t *testing.T) {
	t.Setenv("GOGC", "77")
	percent, limit := debug.SetGCPercent(77), debug.SetMemoryLimit(1<<30)
	defer debug.SetGCPercent(percent)
	defer debug.SetMemoryLimit(limit)
	stayLean(t.Context())
	if got := debug.SetGCPercent(77); got != 77 {
		t.Errorf("GOGC is not heeded: %d", got)
	}
	if got := debug.SetMemoryLimit(-1); got != 1<<30 {
		t.Errorf("GOMEMLIMIT is not heeded: %d", got)
	}
}

const piece = 64 << 10

var last []byte // so that what is made is made

// hold takes memory, in pieces.
func hold(bytes int) [][]byte {
	held := make([][]byte, bytes/piece)
	for i := range held {
		held[i] = make([]byte, piece)
	}
	return held
}

func collections() int {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.NumGC)
}
