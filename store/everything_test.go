package store_test

import (
	"errors"
	"testing"
	"time"

	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
	"liaison/store/retain"
	"liaison/store/spoken"
)

// What follows is the work that [workOnce] leaves out: it is rare, or may read a
// table from end to end.

// tried is the error of a call, the last of its results; not to find is none.
func tried(results ...any) error {
	if err, _ := results[len(results)-1].(error); !errors.Is(err, store.ErrNotFound) {
		return err
	}
	return nil
}

// restOfChat does the rest that has to do with what comes and goes.
func restOfChat(tx *store.Tx) error {
	err := errors.Join(chat.Receive(tx, &chat.Update{Channel: "c", Remote: 2, Chat: 2, Kind: chat.Text}), chat.Send(tx, chat.Message{Channel: "c", Chat: 2, Kind: chat.Say}))
	err = errors.Join(err, tried(chat.FocusOf(tx, "c", 2, 1)), chat.SaveFocus(tx, "c", 2, 1, &chat.Focus{}))
	updates, err1 := chat.NextUpdates(tx, 10)
	messages, err2 := chat.FirstMessages(tx, "c", 2)
	if err := errors.Join(err, err1, err2); err != nil {
		return err
	}
	u, m := &updates[len(updates)-1], &messages[0]
	ahead := day.Window{NotBefore: tx.Now.Add(time.Hour), NotAfter: tx.Now.Add(2 * time.Hour)}
	err = errors.Join(chat.Trying(tx, u), tried(chat.Begin(tx, u)), tried(chat.NewestUndone(tx)), chat.Retry(tx, u, store.ErrFull), tried(chat.NextUpdates(tx, 10)), chat.SetAside(tx, u, store.ErrFull),
		tried(chat.Whole(tx, "c", 0, chat.Prompt, 10)), chat.GiveUp(tx, m, store.ErrFull), tried(chat.Hold(tx, "c", 2, tx.Now.Add(time.Minute))), tried(chat.Held(tx, "c")),
		chat.Announce(tx, "c", 2, "r1", chat.Face{}, ahead), chat.Announce(tx, "c", 2, "r1", chat.Face{Text: "又"}, ahead), tried(chat.Waiting(tx)), tried(chat.Undone(tx)))
	c, err1 := chat.FindCard(tx, "c", 2, "r1")
	if err := errors.Join(err, err1); err != nil {
		return err
	}
	c.Key = "r2"
	err = errors.Join(chat.Announce(tx, "c", 2, "r2", chat.Face{}, ahead), chat.CardUnpictured(tx, c, store.ErrFull), chat.Announce(tx, "c", 3, "r1", chat.Face{}, ahead),
		tried(chat.DropPlanned(tx, "c", 3, func(time.Time) bool { return false })), tried(store.One[int64](tx, store.NewestStamp)))
	for range 2 { // one is tried again, the other dropped
		waiting, err1 := chat.AsideRows(tx, 10)
		err = errors.Join(err, err1)
		for i, a := range waiting {
			settle := func(ref string) error { return chat.RetryAside(tx, ref) }
			if i%2 > 0 {
				settle = func(ref string) error { return chat.DropAside(tx, ref) }
			}
			err = errors.Join(err, settle(a.Ref))
		}
	}
	tx.ForgetSeldom()
	err = errors.Join(err, chat.Receive(tx, &chat.Update{Channel: "c", Remote: 3, Chat: 2, Kind: chat.Text}), chat.Send(tx, chat.Message{Channel: "c", Chat: 4, Kind: chat.Say}))
	if err := errors.Join(err, chat.Send(tx, chat.Message{Channel: "c", Chat: 4, Kind: chat.Commands})); err != nil {
		return err
	}
	small, err := chat.FirstSmall(tx, "c", 4)
	if err == nil {
		err = chat.DropSmall(tx, &small[0])
	}
	messages, err1 = chat.FirstMessages(tx, "c", 4)
	if err := errors.Join(err, err1); err != nil {
		return err
	}
	return chat.Resend(tx, &messages[0], store.ErrFull, time.Hour)
}

// restOfPeople does the rest that has to do with people and what they prefer.
func restOfPeople(tx *store.Tx) error {
	p, week := &bureau.Person{Name: "乙", Active: true}, day.Week("2026-04-15")
	if err := bureau.SavePerson(tx, p); err != nil {
		return err
	}
	code, err := bureau.Invite(tx, p.ID)
	err = errors.Join(err, tried(bureau.Invited(tx, code)), tried(bureau.UseInvite(tx, bureau.InviteHash(code))), chat.Join(tx, p.ID, "c", 7), bureau.SaveMenu(tx, p.ID, "visit"), tried(bureau.MenuOf(tx, p.ID)),
		chat.Announce(tx, "c", 7, "m1", chat.Face{}, day.Window{}), chat.Send(tx, chat.Message{Channel: "c", Chat: 7, Kind: chat.Say, Priority: chat.Broadcast}), chat.Join(tx, p.ID, "c", 9))
	c, e := chat.FindCard(tx, "c", 9, "m1")
	if err := errors.Join(err, e); err != nil {
		return err
	}
	err = errors.Join(err, tried(chat.WithholdCard(tx, c)), chat.Redraw(tx, "c", 9, "m1", chat.Face{}), chat.SetApart(tx, "c", 9, 1), bureau.SavePerson(tx, p), chat.Leave(tx, p.ID))
	id, e := chat.Peer(tx, "c", chat.PeerUpdate, "m1")
	err = errors.Join(err, e, tried(chat.Remote(tx, "c", chat.PeerUpdate, id)))
	r := &bureau.Request{Channel: "c", Chat: 8, Name: "丙"}
	err = errors.Join(err, tried(bureau.Ask(tx, r)), tried(bureau.OpenRequests(tx)), tried(bureau.OpenRequest(tx, r.ID)), tried(bureau.AnswerRequest(tx, r.ID)))
	err = errors.Join(err, store.Set(tx, "a", "1"), tried(store.Settings(tx, "a")), store.AskBackup(tx, store.Chat{Channel: "c", Chat: 1}), tried(store.BackupAsked(tx)))
	err = errors.Join(err, bureau.Prefer(tx, p.ID, bureau.Preference{Hours: bureau.Mornings}), bureau.Prefer(tx, p.ID, bureau.Preference{}), bureau.SetChangesOnly(tx, p.ID, true), tried(bureau.ChangesOnly(tx, p.ID)))
	err = errors.Join(err, spoken.Spoke(tx, p.ID, spoken.Said{What: "digest", Key: "g1"}), spoken.Unsaid(tx, p.ID, "g1"), tried(spoken.Spoken(tx, p.ID, week)), tried(spoken.SpokenTo(tx, []int64{p.ID}, week)), spoken.Postpone(tx, p.ID, "m1", week.To), tried(spoken.PostponedTo(tx, week.To, 0, 10)),
		spoken.SaidAgain(tx, p.ID, "m1"), tried(spoken.WasSaidAgain(tx, p.ID, "m1")), tried(spoken.IsPostponed(tx, p.ID, "m1")))
	unit, org := &bureau.Unit{Name: "所", Active: true}, &bureau.Org{Name: "支部", Kind: bureau.Branch, Point: 1, Active: true}
	err = errors.Join(err, bureau.SaveUnit(tx, unit), bureau.SaveUnit(tx, unit), bureau.SaveOrg(tx, org), bureau.SaveOrg(tx, org), bureau.SaveHeads(tx, bureau.Heads{Org: org.ID, Since: week.From}))
	post := &bureau.Post{Person: p.ID, Unit: unit.ID, Active: true}
	own := &bureau.OwnIndicator{Indicator: indicator.Indicator{Name: "数", Unit: "个"}}
	up := &chat.Upload{Person: p.ID, Body: []byte(`{}`)}
	err = errors.Join(err, bureau.SavePost(tx, post), bureau.SavePost(tx, post), bureau.SavePoint(tx, &bureau.Point{ID: 1, Name: "点", Active: true}), bureau.SaveOwnIndicator(tx, own), bureau.SaveOwnIndicator(tx, own),
		tried(bureau.OwnIndicators(tx)), chat.SaveUpload(tx, up), tried(chat.FindUpload(tx, up.ID)), chat.DropUpload(tx, up.ID), bureau.SetHolidays(tx, "2027", []day.Holiday{{Day: "2027-01-01", Name: "元旦", Off: true}}),
		bureau.SaveSummaryText(tx, bureau.SummaryText{Period: week, Person: p.ID}), tried(bureau.FindSummaryText(tx, week)), tried(retain.DossierOf(tx, p)), bureau.Audit(tx, p.ID, "备份", ""), chat.DeactivatePerson(tx, p.ID))
	bureau.Calendar(tx)
	return errors.Join(err, tried(bureau.Of(tx)))
}

// restOfRecords does the rest that has to do with records.
func restOfRecords(tx *store.Tx) error {
	week := day.Week("2026-04-15")
	d := &chat.Draft{Channel: "c", Chat: 1, Person: 1, State: chat.DraftOpen}
	err := errors.Join(chat.AddDraft(tx, d), tried(chat.FindDraft(tx, d.ID)), tried(chat.OpenDraft(tx, "c", 1, d.Person)), tried(chat.OpenDrafts(tx, "c", 1, d.Person)), tried(chat.LatestSaved(tx, "c", 1, d.Person)),
		chat.Attach(tx, chat.Attachment{Draft: d.ID, Kind: "photo", File: "f"}), chat.AttachTo(tx, d.ID, 1), chat.MoveFiles(tx, d.ID, d.ID, 1))
	project := &record.Project{Point: 1, Stage: record.Discussed, Started: week.From}
	step := func(s record.Stage) *record.Step { return &record.Step{Stage: s, Day: week.To, Person: 1} }
	err = errors.Join(err, record.AddProject(tx, project), record.AddStep(tx, project, step(record.Discussed)), record.AddStep(tx, project, step(record.Concluded)), record.UndoStep(tx, project))
	visit := &record.Record{Kind: record.KindVisit, Day: week.From, Point: 1, Author: 1, Typist: 1}
	counted := func() *record.Record {
		return &record.Record{Kind: record.KindVisit, Day: week.From, Point: 1, Author: 1, Typist: 1, Figures: []record.Figure{{Name: "辐射户数", Value: 62}}}
	}
	if err := errors.Join(err, record.Add(tx, visit), record.Add(tx, counted())); err != nil {
		return err
	}
	_, _, err = record.VisitLike(tx, counted())
	for _, x := range indicator.Standard.All() {
		for i, caliber := range []string{count.Added, count.Added, "累计", "累计"} {
			r := &record.Record{Kind: record.KindActivity, Type: x.Type, Day: week.From, Point: 1, Project: project.ID * int64(i%2), Author: 1, Typist: 1,
				Figures: []record.Figure{{Name: x.Name, Value: i + 1, Caliber: caliber}}}
			err = errors.Join(err, record.Add(tx, r), tried(record.Find(tx, r.ID)))
		}
	}
	err = errors.Join(err, record.Add(tx, &record.Record{Kind: record.KindProblem, Day: week.From, Point: 1, Author: 1, Typist: 1,
		Problem: &record.Problem{State: record.ProblemClosed, OnSpot: visit.ID, Due: week.To, Done: week.To, Ended: week.To, Closing: record.ClosedOnSpot}}))
	for _, kind := range []record.Kind{record.KindVisit, record.KindMeeting, record.KindActivity, record.KindProblem} {
		err = errors.Join(err, count.Rows(tx, count.Selection{Kind: kind, Period: week}, func(*count.Row) error { return nil }), tried(count.RecordsBehind(tx, count.Behind{Kind: kind, Period: week, Orgs: []int64{1}}, 0, 6)))
	}
	return errors.Join(err, tried(count.Of(tx, week, count.Within{})), tried(record.MonthsHeld(tx, week)), tried(bureau.HeadsAt(tx, week.To)), tried(count.Sum(tx, week, bureau.AllPoints)), tried(count.ReachOf(tx, week, count.Within{}, "辐射户数")), tried(count.Subjects(tx, week)), tried(count.Types(tx, week, "辐射户数")), tried(count.Endings(tx, week, count.Within{})),
		tried(record.AnnualHeld(tx, nil, week)), tried(record.AnnualHeld(tx, []int64{1}, week)),
		tried(count.PendingAt(tx, week.To, bureau.AllPoints, 1)), record.Each(tx, week.From, week.To, func(*record.Record) error { return nil }), tried(record.Extent(tx)))
}

// restOfYears forgets what is old, a person, and how the year went so far.
func restOfYears(tx *store.Tx) error {
	for _, kind := range []record.Kind{record.KindPlan, record.KindMeeting} {
		if err := record.Add(tx, &record.Record{Kind: kind, Day: "2026-04-15", Point: 1, Author: 1, Typist: 1}); err != nil {
			return err
		}
	}
	d := &chat.Draft{Channel: "c", Chat: 1, Person: 1, State: chat.DraftDropped}
	if err := chat.AddDraft(tx, d); err != nil {
		return err
	}
	tx.Now = tx.Now.AddDate(1, 0, 0)
	err := errors.Join(tried(retain.ClearDrafts(tx, 10)), retain.Tidy(tx), tried(retain.ForgetAudit(tx, tx.Now, 10)), tried(retain.ForgetRecords(tx, "2027-01-01", 100)), record.Recount(tx), spoken.Rewind(tx, tx.Now))
	p := &bureau.Person{ID: 1, Name: "甲", Channel: "c", Chat: 1, Active: true}
	return errors.Join(err, bureau.SavePerson(tx, p), tried(retain.Forget(tx, p)))
}

// doEverything does each kind of work there is, so that every statement is prepared.
func doEverything(t *testing.T, tx *store.Tx) {
	workOnce(t, tx)
	for _, err := range []error{restOfChat(tx), restOfPeople(tx), restOfRecords(tx), restOfYears(tx)} {
		if err != nil {
			t.Fatal(err)
		}
	}
}
