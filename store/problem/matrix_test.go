package problem_test

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/problem"
	"liaison/store/record"
	"liaison/store/storetest"
)

var update = flag.Bool("update", false, "write the matrix")

// errUndo undoes what a cell of the matrix tried.
var errUndo = errors.New("undo")

// roles are who try everything, by what they are to the problem.
var roles = []struct{ is, name string }{
	{"报告人", storetest.SecretaryWork}, {"主办单位（交办以后）", storetest.SectionLifts}, {"点位人员", storetest.OfficerEast},
	{"协办单位", storetest.SectionBuyers}, {"责任领导", storetest.LeaderEast}, {"管理员", storetest.Admin},
	{"别的责任领导", storetest.LeaderWest}, {"别的所", storetest.OfficerWest}, {"别的书记", storetest.SecretarySteel},
}

// ways lead to every state. 已交办 and later ones are with 特种设备科, with
// 消费者权益保护科 to help, so that each role is another person.
func ways(c *problem.Case) []struct {
	state record.State
	way   []step
} {
	lifts, buyers := unit(c, "特种设备科"), unit(c, "消费者权益保护科")
	assigned := []step{{storetest.LeaderEast, problem.Ask, problem.With{Unit: buyers}}, {storetest.LeaderEast, problem.Assign, problem.With{Unit: lifts}}}
	going := append(slices.Clone(assigned), step{storetest.SectionLifts, problem.Claim, problem.With{}})
	done := append(slices.Clone(going), step{storetest.SectionLifts, problem.Finish, problem.With{}})
	directed := step{storetest.LeaderEast, problem.Direct, problem.With{Words: "周五前拿出方案", Due: "2026-04-16"}}
	end := func(who string, m problem.Move, w problem.With) []step { return []step{{who, m, w}} }
	return []struct {
		state record.State
		way   []step
	}{
		{record.ProblemOpen, nil},
		{record.ProblemAssigned, assigned},
		{record.ProblemInProgress, going},
		{record.ProblemInProgress, append(slices.Clone(going), step{storetest.SectionLifts, problem.Extend, problem.With{Days: 3}})},
		{record.ProblemInProgress, append(slices.Clone(going), directed)},
		{record.ProblemInProgress, append(slices.Clone(going), directed, step{storetest.SectionLifts, problem.Note, problem.With{Words: "周五来检"}})},
		{record.ProblemDone, done},
		{record.ProblemClosed, append(slices.Clone(done), step{storetest.SecretaryWork, problem.Verify, problem.With{}})},
		{record.ProblemReferred, end(storetest.LeaderEast, problem.Refer, problem.With{Words: "区住建局"})},
		{record.ProblemDeclined, end(storetest.LeaderEast, problem.Decline, problem.With{Words: "已有定论"})},
		{record.ProblemDuplicate, end(storetest.LeaderEast, problem.Repeat, problem.With{Origin: 1})},
		{record.ProblemWithdrawn, end(storetest.SecretaryWork, problem.Withdraw, problem.With{})},
	}
}

// Every move from every state by every role is allowed or refused as the matrix
// says; a refused one changes nothing, and an allowed one is written down.
func TestMatrix(t *testing.T) {
	db := newBureau(t)
	storetest.Update(t, db, func(tx *store.Tx) error { _, err := report(tx, false); return err }) // #1, to repeat
	var b strings.Builder
	b.WriteString("每个状态下，每个角色能做什么；没有写的一律拒绝，什么也不改。\n")
	var count int
	storetest.View(t, db, func(tx *store.Tx) error {
		c, err := problem.Open(tx, 1, messages.ProblemCard)
		if err == nil {
			count = len(ways(c))
		}
		return err
	})
	for i := range count {
		for _, role := range roles {
			allowed := cells(t, db, i, role.name)
			state := stateOf(t, db, i)
			if role == roles[0] {
				fmt.Fprintf(&b, "\n%s\n", state)
			}
			fmt.Fprintf(&b, "  %s：%s\n", role.is, strings.Join(allowed, "　"))
		}
	}
	golden(t, "matrix.txt", b.String())
}

// stateOf is the state that a way leads to.
func stateOf(t *testing.T, db *store.DB, i int) (state record.State) {
	t.Helper()
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		c, err := report(tx, false)
		if err != nil {
			return err
		}
		w := ways(c)[i]
		if err := do(c, w.way); err != nil {
			return err
		}
		if state = c.Problem.State; state != w.state {
			return fmt.Errorf("the way to %s leads to %s", w.state, state)
		}
		if c.Problem.Wish != "" {
			state += "，申请了延期"
		}
		if len(c.Problem.Directives) > 0 {
			state += "，有批示"
		}
		if len(c.Problem.Directives) > len(c.Problem.Owed()) {
			state += "，答复了"
		}
		return errUndo
	})
	if !errors.Is(err, errUndo) {
		t.Fatal(err)
	}
	return state
}

// cells tries every move by somebody after a way, each undone again.
func cells(t *testing.T, db *store.DB, i int, name string) (allowed []string) {
	t.Helper()
	for _, m := range problem.Moves() {
		err := db.Update(t.Context(), func(tx *store.Tx) error {
			c, err := report(tx, false)
			if err != nil {
				return err
			}
			if err := do(c, ways(c)[i].way); err != nil {
				return err
			}
			return cell(tx, c, m, c.Dir.PersonNamed(name), &allowed)
		})
		if !errors.Is(err, errUndo) {
			t.Fatalf("%s by %s: %v", m, name, err)
		}
	}
	return allowed
}

func cell(tx *store.Tx, c *problem.Case, m problem.Move, who *bureau.Person, allowed *[]string) error {
	with := problem.With{By: who, Words: "说明", Unit: unit(c, "质量监管科"), Days: 3, Origin: 1}
	may := c.May(m, who)
	before, err := record.Find(tx, c.Record.ID)
	if err != nil {
		return err
	}
	was, err := record.History(tx, c.Record.ID)
	if err != nil {
		return err
	}
	err = c.Do(m, with)
	after, e := record.Find(tx, c.Record.ID)
	is, e2 := record.History(tx, c.Record.ID)
	if e := errors.Join(e, e2); e != nil {
		return e
	}
	fault, refused := errors.AsType[problem.Fault](err)
	switch {
	case refused != (may != problem.None), refused && fault != may:
		return fmt.Errorf("May says %q, Do says %w", may, err)
	case refused && (len(is) != len(was) || !reflect.DeepEqual(before, after)):
		return fmt.Errorf("refused, and yet it changed: %+v, %+v", after.Problem, is)
	case !refused && (err != nil || len(is) == len(was)):
		return fmt.Errorf("nothing is written down: %w", err)
	case !refused:
		*allowed = append(*allowed, string(m))
	}
	return errUndo
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update to accept:\n%s", file, got)
	}
}
