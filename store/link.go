package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// A link is one connection to a server. Each answer of a server costs the way there and
// back, so statements without one are sent together with the next that has one, or with the
// commit: a Tx that reads nothing takes two round trips.
type link struct {
	db  *DB
	cfg *pgx.ConnConfig
	c   *pgx.Conn // nil: not connected
	ctx context.Context

	update    bool
	begun     bool // the server has answered since the Tx began
	wrote     bool
	waiting   []statement // not sent yet
	fault     error       // the first of this Tx: the server takes no statement after it
	standing  standing
	revisions map[string]int64
	given     map[string]int64 // the greatest id of each table in which this link inserts
	fresh     map[string]bool  // the tables whose greatest id changed in this Tx
	known     known
	twice     bool            // tests: what is known is asked again and compared
	used      map[string]bool // see prepared

	idle time.Duration // after which the server ends a Tx that sends nothing
	mu   sync.Mutex    // one at a time uses c, and beat
	beat *time.Timer   // see stay; nil: no Tx that writes
}

// A query of listed ids has a plan for its own arguments. The plan that a server keeps for whatever
// arguments takes a period to be short, and reads all of it for each page of ids.
const (
	planThis = `SET LOCAL plan_cache_mode = force_custom_plan`
	planAny  = `SET LOCAL plan_cache_mode TO DEFAULT`
)

// A statement and its arguments, as the driver takes them.
type statement struct {
	query string
	args  []any
}

func newLink(db *DB, cfg *pgx.ConnConfig) *link {
	_, twice := cfg.RuntimeParams["liaison.twice"]
	idle, err := strconv.Atoi(cfg.RuntimeParams["idle_in_transaction_session_timeout"])
	if err != nil || idle <= 0 {
		idle = int(idleInTx.Milliseconds())
	}
	return &link{db: db, cfg: cfg, ctx: context.Background(), used: map[string]bool{}, twice: twice, idle: time.Duration(idle) * time.Millisecond}
}

func programName() string {
	name := make([]byte, 8)
	rand.Read(name)
	return hex.EncodeToString(name)
}

func (l *link) connect(ctx context.Context) (err error) {
	if l.c == nil {
		l.c, err = pgx.ConnectConfig(ctx, l.cfg.Copy())
	}
	return err
}

func (l *link) connected() bool            { return l.c != nil }
func (l *link) within(ctx context.Context) { l.ctx = ctx }
func (l *link) writer() standing           { return l.standing }

func (l *link) revision(name string) (int64, bool) { return l.revisions[name], l.revisions != nil }

func (l *link) close() error {
	if l.c == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	err := l.c.Close(ctx)
	l.c = nil
	return err
}

// The statements of the one row of writer. The first waits for the lock, and returns the time
// that all programs agree on: a clock that is behind by less than JumpFrom is held there.
const (
	takeWriter  = `UPDATE writer SET now = CASE WHEN now > $1 AND now < $2 THEN now ELSE $1 END WHERE id = 1 RETURNING now, queued`
	leaveWriter = `UPDATE writer SET now = $1, queued = $2 WHERE id = 1`
	leaveDone   = `INSERT INTO program (name, done, seen) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET done = excluded.done, seen = excluded.seen`
	askDone     = `SELECT done FROM program WHERE name = $1`
	revisions   = `SELECT name, n FROM revision`
	givenIDs    = `SELECT name, n FROM given`
	giveID      = `INSERT INTO given (name, n) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET n = excluded.n`

	beginUpdate = `BEGIN`
	beginView   = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY` // one snapshot
)

// begin begins a Tx. One that writes waits here for the lock; one that reads is begun with
// its first query.
func (l *link) begin(update bool) error {
	if err := l.connect(context.Background()); err != nil {
		return err
	}
	l.update, l.begun, l.wrote, l.fault, l.revisions = update, false, false, nil, nil
	l.fresh = map[string]bool{}
	l.known.clear()
	l.waiting = append(l.waiting[:0], statement{query: beginView})
	if !update {
		return nil
	}
	l.waiting[0].query = beginUpdate
	err := l.send(nil, nil, nil)
	if err == nil {
		l.stay()
	}
	return err
}

// mostWork is how long a Tx may go on without an answer from the server while it computes.
const mostWork = time.Minute

// stay has the server see that a Tx that sends nothing is at work: it ends those of programs that
// are frozen, which cannot do this.
func (l *link) stay() {
	end := time.Now().Add(mostWork)
	l.mu.Lock()
	defer l.mu.Unlock()
	var beat *time.Timer
	beat = time.AfterFunc(l.idle/3, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.beat != beat || l.c == nil || l.c.IsClosed() || time.Now().After(end) {
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), connectWait)
		defer cancel()
		l.c.Exec(ctx, "SELECT 1") // its error is also that of the next statement
		beat.Reset(l.idle / 3)
	})
	l.beat = beat
}

// leave ends stay.
func (l *link) leave() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.beat != nil {
		l.beat.Stop()
		l.beat = nil
	}
}

// exec leaves a statement for later.
func (l *link) exec(query string, args ...any) error {
	if l.fault != nil {
		return l.fault
	}
	s, err := statementOf(query, args)
	if err != nil {
		return err
	}
	l.wrote = true
	l.known.forget(&s)
	if l.waiting = append(l.waiting, s); len(l.waiting) >= batch {
		return l.flush()
	}
	return nil
}

func (l *link) flush() error {
	if len(l.waiting) == 0 || l.fault != nil {
		return l.fault
	}
	return l.send(nil, nil, nil)
}

// count runs a statement and returns how many rows it changed.
func (l *link) count(query string, args ...any) (n int64, err error) {
	s, err := statementOf(query, args)
	if err != nil {
		return 0, err
	}
	l.wrote = true
	err = l.send(nil, &s, func(r pgx.BatchResults) error {
		tag, err := r.Exec()
		n = tag.RowsAffected()
		return err
	})
	l.known.forget(&s)
	return n, err
}

// insert adds a row under the next id of its table. The ids are counted in the table given, so
// that a row costs no way to the server.
func (l *link) insert(table, columns string, values []any) (id int64, err error) {
	if _, counted := l.given[table]; !counted {
		err := l.each(`SELECT coalesce(max(id), 0) FROM `+table, nil, func(row Row) error { return row.Scan(&id) })
		if err != nil {
			return 0, err
		}
		l.given[table] = id
	}
	l.given[table]++
	l.fresh[table] = true
	id = l.given[table]
	return id, l.exec(InsertInto(table, "id, "+columns), append([]any{id}, values...)...)
}

// ahead has a question asked together with the next.
func (l *link) ahead(query string, args ...any) {
	if s, err := statementOf(query, args); err == nil { // else it is told when it is asked
		l.known.expect(s)
	}
}

func (l *link) each(query string, args []any, row func(Row) error) error {
	s, err := statementOf(query, args)
	if err != nil || l.fault != nil {
		return cmp.Or(err, l.fault)
	}
	had := l.known.find(&s)
	if had != nil && !l.twice {
		return had.each(l.ctx, l.c.TypeMap(), row)
	}
	l.wrote = l.wrote || !s.reads()
	if s.lists() {
		l.waiting = append(l.waiting, statement{query: planThis})
		defer func() { l.waiting = append(l.waiting, statement{query: planAny}) }()
	}
	now := &answer{statement: s}
	var ours error // row's own: the server knows nothing of it
	err = l.send(l.known.others(&s), &s, func(r pgx.BatchResults) (err error) {
		ours, err = now.read(r, row)
		return err
	})
	switch {
	case !s.reads():
		l.known.forget(&s)
	case err == nil && ours == nil:
		l.known.keep(now)
		if had != nil && !had.same(now) {
			ours = fmt.Errorf("store: what was known is not so: %s", query)
		}
	}
	return cmp.Or(err, ours)
}

// read reads an answer and calls row for each of its rows; ours is the error of row.
func (a *answer) read(r pgx.BatchResults, row func(Row) error) (ours, err error) {
	rows, err := r.Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for ours == nil && rows.Next() {
		if a.reads() {
			a.add(rows)
		}
		if row != nil {
			ours = row(rows)
		}
	}
	if ours != nil {
		return ours, nil
	}
	return nil, rows.Err()
}

// direct runs a statement at once. One that goes back to a savepoint runs also after a fault.
func (l *link) direct(query string) error {
	if strings.HasPrefix(query, "ROLLBACK") {
		l.fault, l.waiting = nil, l.waiting[:0]
		l.known.clear()
	}
	return l.send(nil, &statement{query: query}, func(r pgx.BatchResults) error {
		_, err := r.Exec()
		return err
	})
}

// statementOf takes the arguments as they are now.
func statementOf(query string, args []any) (statement, error) {
	s := statement{query: query, args: make([]any, len(args))}
	for i, a := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return s, fmt.Errorf("argument %d of %s: %w", i+1, query, err)
		}
		s.args[i] = v
	}
	return s, nil
}

// send sends what waits, the questions ahead, whose answers are then known, and, unless nil, one
// statement more, whose answer read reads. Where
// nothing of the Tx was answered yet and the connection is lost it is made anew: it was lost
// since the last Tx.
func (l *link) send(ahead []statement, last *statement, read func(pgx.BatchResults) error) error {
	if l.fault != nil {
		return l.fault
	}
	err := l.try(ahead, last, read)
	if err != nil && !l.begun && l.ctx.Err() == nil && (l.c == nil || l.c.IsClosed()) {
		l.close()
		if err = l.connect(l.ctx); err == nil {
			err = l.try(ahead, last, read)
		}
	}
	l.waiting = l.waiting[:0]
	if err != nil && l.fault == nil {
		l.fault = err
	}
	return err
}

// try is send over the connection there is.
func (l *link) try(ahead []statement, last *statement, read func(pgx.BatchResults) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.c == nil {
		return fmt.Errorf("%w: not connected", ErrLost)
	}
	var b pgx.Batch
	for _, s := range l.waiting {
		l.put(&b, s)
	}
	first := !l.begun
	if first {
		if l.update {
			now := MS(l.db.Clock.Now())
			l.put(&b, statement{takeWriter, []any{now, now + JumpFrom.Milliseconds()}})
		}
		l.put(&b, statement{query: revisions})
		l.put(&b, statement{query: givenIDs})
	}
	for _, s := range ahead {
		l.put(&b, s)
	}
	if last != nil {
		l.put(&b, *last)
	}
	r := l.c.SendBatch(l.ctx, &b)
	err := l.answers(r, len(l.waiting), first)
	if err == nil {
		l.begun = true
		for _, s := range ahead {
			if a := (&answer{statement: s}); err == nil {
				if _, err = a.read(r, nil); err == nil {
					l.known.keep(a)
				}
			}
		}
		if err == nil && last != nil {
			err = read(r)
		}
	}
	return errors.Join(err, r.Close())
}

// answers reads the answers to what was sent before the last statement.
func (l *link) answers(r pgx.BatchResults, n int, first bool) error {
	for range n {
		if _, err := r.Exec(); err != nil {
			return err
		}
	}
	if !first {
		return nil
	}
	if l.update {
		if err := r.QueryRow().Scan(&l.standing.now, &l.standing.stamp); err != nil {
			return err
		}
	}
	var err error
	if l.revisions, err = numbers(r); err == nil {
		l.given, err = numbers(r)
	}
	return err
}

// numbers reads rows of a name and a number.
func numbers(r pgx.BatchResults) (map[string]int64, error) {
	rows, err := r.Query()
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]int64{}
	for rows.Next() {
		var name string
		var n int64
		if err := rows.Scan(&name, &n); err != nil {
			return nil, err
		}
		all[name] = n
	}
	return all, rows.Err()
}

func (l *link) put(b *pgx.Batch, s statement) {
	l.used[s.query] = true
	b.Queue(s.query, s.args...)
}

// commit commits a Tx that writes. What it leaves to the next Tx, and what other programs are
// to hear of, goes along.
func (l *link) commit(tx *Tx) error {
	l.leave()
	if l.fault != nil {
		return l.fault
	}
	if !l.wrote {
		l.rollback() // the row of the writer keeps the time by which nothing was done
		return nil
	}
	left := standing{MS(tx.Now), l.db.stamp}
	if left != l.standing {
		l.waiting = append(l.waiting, statement{leaveWriter, []any{left.now, left.stamp}})
	}
	l.db.done++
	l.waiting = append(l.waiting, statement{leaveDone, []any{l.db.name, l.db.done, left.now}})
	if tx.woken != 0 {
		l.waiting = append(l.waiting, statement{notify, []any{heardOn, l.db.name + " " + strconv.Itoa(int(tx.woken))}})
	}
	for table := range l.fresh {
		l.waiting = append(l.waiting, statement{giveID, []any{table, l.given[table]}})
	}
	commit := statement{query: "COMMIT"}
	err := l.send(nil, &commit, func(r pgx.BatchResults) error {
		tag, err := r.Exec()
		if err == nil && tag.String() != "COMMIT" { // a statement had failed
			return fmt.Errorf("%w: the server rolled it back", ErrPoisoned)
		}
		return err
	})
	if err != nil && (l.c == nil || l.c.IsClosed()) {
		return l.find(err)
	}
	return err
}

// answerWait is how long a program looks for what became of a COMMIT.
const answerWait = 30 * time.Second

// find finds out whether a Tx was committed whose COMMIT was not answered. The lock of the
// writer is free only when the server has ended that Tx.
func (l *link) find(lost error) error {
	end := time.Now().Add(answerWait)
	for wait := 50 * time.Millisecond; ; wait = min(2*wait, time.Second) {
		l.rollback()
		l.within(context.Background())
		if err := l.begin(true); err == nil {
			var done int64
			err = l.each(askDone, []any{l.db.name}, func(row Row) error { return row.Scan(&done) })
			l.rollback()
			switch {
			case err != nil:
			case done == l.db.done:
				return nil
			default:
				return fmt.Errorf("%w: %w", ErrPoisoned, lost)
			}
		}
		select {
		case <-l.db.closing:
			return fmt.Errorf("%w: %w", errUnsure, lost)
		case <-time.After(wait):
		}
		if time.Now().After(end) {
			return fmt.Errorf("%w: %w", errUnsure, lost)
		}
	}
}

// rollback ends a Tx of which nothing is to stay.
func (l *link) rollback() {
	l.leave()
	l.waiting = l.waiting[:0]
	if l.c == nil || !l.begun && l.fault == nil { // nothing was sent
		return
	}
	l.begun = false
	if !l.c.IsClosed() {
		ctx, cancel := context.WithTimeout(context.Background(), connectWait)
		defer cancel()
		if _, err := l.c.Exec(ctx, "ROLLBACK"); err == nil {
			return
		}
	}
	l.close()
}

// prepared are the statements that were sent so far.
func (l *link) prepared() []string {
	return slices.Collect(maps.Keys(l.used))
}
