package main

import (
	"context"
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// The limit grows with what is held, and comes back.
func TestStayLean(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	before := debug.SetMemoryLimit(-1)
	ctx, cancel := context.WithCancel(t.Context())
	defer debug.SetMemoryLimit(before)
	defer cancel()
	stayLean(ctx)
	limit := func() int64 { return debug.SetMemoryLimit(-1) }
	if limit() > leanest {
		t.Errorf("it begins with %d", limit())
	}
	base := await(t, func() (int64, bool) { return limit(), true })
	const roster = 64 << 20
	held := make([][]byte, roster>>16)
	for i := range held {
		held[i] = make([]byte, 1<<16)
	}
	large := await(t, func() (int64, bool) { return limit(), limit() > roster+roster/4 })
	if large > 2*roster+base {
		t.Errorf("%d MB for %d MB held", large>>20, roster>>20)
	}
	runtime.KeepAlive(held)
	held = nil
	await(t, func() (int64, bool) { return limit(), limit() < roster })
	t.Setenv("GOMEMLIMIT", "1GiB")
	at := limit()
	if stayLean(t.Context()); limit() != at {
		t.Error("GOMEMLIMIT is not heeded")
	}
}

// await collects until a condition holds.
func await(t *testing.T, fn func() (int64, bool)) int64 {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); ; runtime.GC() {
		if n, ok := fn(); ok {
			return n
		}
		if time.Now().After(deadline) {
			t.Fatal("waited in vain")
		}
	}
}
