package store

import (
	"errors"
	"time"

	"liaison/store/indicator"
)

// What follows is the work that [workOnce] leaves out: it is rare, or may read a
// table from end to end.

// tried is the error of a call, the last of its results; not to find is none.
func tried(results ...any) error {
	if err, _ := results[len(results)-1].(error); !errors.Is(err, ErrNotFound) {
		return err
	}
	return nil
}

// restOfChat does the rest that has to do with what comes and goes.
func (tx *Tx) restOfChat() error {
	err := errors.Join(tx.Receive(&Update{Channel: "c", Remote: 2, Chat: 2, Kind: Text}), tx.Send(Message{Channel: "c", Chat: 2, Kind: Say}))
	updates, err1 := tx.NextUpdates(10)
	messages, err2 := tx.FirstMessages("c", 2)
	if err := errors.Join(err, err1, err2); err != nil {
		return err
	}
	u, m := &updates[len(updates)-1], &messages[0]
	ahead := Window{NotBefore: tx.Now.Add(time.Hour), NotAfter: tx.Now.Add(2 * time.Hour)}
	err = errors.Join(tx.Trying(u), tried(tx.Begin(u)), tried(tx.NewestUndone()), tx.Retry(u, ErrFull), tried(tx.NextUpdates(10)), tx.SetAside(u, ErrFull),
		tried(tx.Message(m.ID)), tx.GiveUp(m, ErrFull), tried(tx.Hold("c", 2, tx.Now.Add(time.Minute))), tried(tx.Held("c")), tx.release("c", 2),
		tx.Announce("c", 2, "r1", Face{}, ahead), tx.Announce("c", 2, "r1", Face{Text: "又"}, ahead), tried(tx.Waiting()), tried(tx.Undone()))
	c, err1 := tx.Card("c", 2, "r1")
	if err := errors.Join(err, err1); err != nil {
		return err
	}
	c.Key = "r2"
	err = errors.Join(tx.Announce("c", 2, "r2", Face{}, ahead), tx.CardUnpictured(c, ErrFull), tx.Announce("c", 3, "r1", Face{}, ahead),
		tx.DropPlanned("c", 3, func(time.Time) bool { return false }), tried(one[int64](tx, newestStamp)))
	for range 2 { // one is tried again, the other dropped
		waiting, err1 := tx.AsideRows(10)
		err = errors.Join(err, err1)
		for i, a := range waiting {
			settle := tx.RetryAside
			if i%2 > 0 {
				settle = tx.DropAside
			}
			err = errors.Join(err, settle(a.Ref))
		}
	}
	clear(tx.db.seldom)
	err = errors.Join(err, tx.Receive(&Update{Channel: "c", Remote: 3, Chat: 2, Kind: Text}), tx.Send(Message{Channel: "c", Chat: 4, Kind: Say}))
	if err := errors.Join(err, tx.Send(Message{Channel: "c", Chat: 4, Kind: Commands})); err != nil {
		return err
	}
	small, err := tx.FirstSmall("c", 4)
	if err == nil {
		err = tx.DropSmall(&small[0])
	}
	messages, err1 = tx.FirstMessages("c", 4)
	if err := errors.Join(err, err1); err != nil {
		return err
	}
	return tx.Resend(&messages[0], ErrFull, 2*longestRetry)
}

// restOfPeople does the rest that has to do with people and what they prefer.
func (tx *Tx) restOfPeople() error {
	p, week := &Person{Name: "乙", Active: true}, Week("2026-04-15")
	if err := tx.SavePerson(p); err != nil {
		return err
	}
	code, err := tx.Invite(p.ID)
	err = errors.Join(err, tried(tx.Invited(code)), tried(tx.UseInvite(InviteHash(code))), tx.Join(p.ID, "c", 7), tx.SaveMenu(p.ID, "visit"), tried(tx.MenuOf(p.ID)),
		tx.Announce("c", 7, "m1", Face{}, Window{}), tx.Send(Message{Channel: "c", Chat: 7, Kind: Say, Priority: Broadcast}), tx.Join(p.ID, "c", 9))
	c, e := tx.Card("c", 9, "m1")
	if err := errors.Join(err, e); err != nil {
		return err
	}
	err = errors.Join(err, tried(tx.WithholdCard(c)), tx.Redraw("c", 9, "m1", Face{}), tx.SavePerson(p), tx.Leave(p.ID))
	r := &Request{Channel: "c", Chat: 8, Name: "丙"}
	err = errors.Join(err, tried(tx.Ask(r)), tried(tx.OpenRequests()), tried(tx.OpenRequest(r.ID)), tried(tx.AnswerRequest(r.ID)))
	err = errors.Join(err, tx.Set("a", "1"), tried(tx.Settings("a")), tx.AskBackup(Chat{Channel: "c", Chat: 1}), tried(tx.BackupAsked()))
	err = errors.Join(err, tx.Prefer(p.ID, Preference{Hours: Mornings}), tx.Prefer(p.ID, Preference{}), tx.SetChangesOnly(p.ID, true), tried(tx.ChangesOnly(p.ID)))
	err = errors.Join(err, tx.Spoke(p.ID, "digest"), tried(tx.Spoken(p.ID, week)), tx.Postpone(p.ID, "m1", week.To), tried(tx.PostponedTo(week.To, 0, 10)),
		tx.SaidAgain(p.ID, "m1"), tried(tx.WasSaidAgain(p.ID, "m1")), tried(tx.IsPostponed(p.ID, "m1")))
	unit, org := &Unit{Name: "所", Active: true}, &Org{Name: "支部", Kind: Branch, Point: 1, Active: true}
	err = errors.Join(err, tx.SaveUnit(unit), tx.SaveUnit(unit), tx.SaveOrg(org), tx.SaveOrg(org), tx.SaveHeads(Heads{Org: org.ID, Since: week.From}))
	post := &Post{Person: p.ID, Unit: unit.ID, Active: true}
	own := &OwnIndicator{Indicator: indicator.Indicator{Name: "数", Unit: "个"}}
	up := &Upload{Person: p.ID, Body: []byte(`{}`)}
	err = errors.Join(err, tx.SavePost(post), tx.SavePost(post), tx.SavePoint(&Point{ID: 1, Name: "点", Active: true}), tx.SaveOwnIndicator(own), tx.SaveOwnIndicator(own),
		tried(tx.OwnIndicators()), tx.SaveUpload(up), tried(tx.Upload(up.ID)), tx.DropUpload(up.ID), tx.SetHolidays("2027", []Holiday{{Day: "2027-01-01", Name: "元旦", Off: true}}),
		tx.SaveSummaryText(SummaryText{Period: week, Person: p.ID}), tried(tx.SummaryText(week)), tried(tx.Dossier(p)), tx.Audit(p.ID, "备份", ""), tx.DeactivatePerson(p.ID))
	tx.Calendar()
	return errors.Join(err, tried(tx.Directory()))
}

// restOfRecords does the rest that has to do with records.
func (tx *Tx) restOfRecords() error {
	week := Week("2026-04-15")
	d := &Draft{Channel: "c", Chat: 1, Person: 1, State: DraftOpen}
	err := errors.Join(tx.AddDraft(d), tried(tx.Draft(d.ID)), tried(tx.OpenDrafts("c", 1, d.Person)), tried(tx.LatestSaved("c", 1, d.Person)),
		tx.Attach(Attachment{Draft: d.ID, Kind: "photo", File: "f"}), tx.AttachTo(d.ID, 1), tx.MoveFiles(d.ID, d.ID, 1))
	project := &Project{Point: 1, Stage: Discussed, Started: week.From}
	step := func(s Stage) *Step { return &Step{Stage: s, Day: week.To, Person: 1} }
	err = errors.Join(err, tx.AddProject(project), tx.AddStep(project, step(Discussed)), tx.AddStep(project, step(Concluded)), tx.UndoStep(project))
	visit := &Record{Kind: KindVisit, Day: week.From, Point: 1, Author: 1, Typist: 1}
	if err := errors.Join(err, tx.AddRecord(visit)); err != nil {
		return err
	}
	for _, x := range indicator.Standard.All() {
		for i, caliber := range []string{Added, Added, "累计", "累计"} {
			r := &Record{Kind: KindActivity, Type: x.Type, Day: week.From, Point: 1, Project: project.ID * int64(i%2), Author: 1, Typist: 1,
				Figures: []Figure{{Name: x.Name, Value: i + 1, Caliber: caliber}}}
			err = errors.Join(err, tx.AddRecord(r), tried(tx.Record(r.ID)))
		}
	}
	err = errors.Join(err, tx.AddRecord(&Record{Kind: KindProblem, Day: week.From, Point: 1, Author: 1, Typist: 1,
		Problem: &Problem{State: ProblemClosed, OnSpot: visit.ID, Due: week.To, Done: week.To, Ended: week.To, Closing: ClosedOnSpot}}))
	for _, kind := range []Kind{KindVisit, KindMeeting, KindActivity, KindProblem} {
		err = errors.Join(err, tx.Rows(Selection{Kind: kind, Period: week}, func(*Row) error { return nil }), tried(tx.RecordsBehind(Behind{Kind: kind, Period: week, Orgs: []int64{1}}, 0, 6)))
	}
	return errors.Join(err, tried(tx.Amounts(week, Within{})), tried(tx.MonthsHeld(week)), tried(tx.HeadsAt(week.To)), tried(tx.Totals(week, AllPoints)),
		tried(tx.PendingAt(week.To, AllPoints, 1)), tx.Records(week.From, week.To, func(*Record) error { return nil }), tried(tx.Extent()))
}

// restOfYears forgets what is old, a person, and how the year went so far.
func (tx *Tx) restOfYears() error {
	for _, kind := range []Kind{KindPlan, KindMeeting} {
		if err := tx.AddRecord(&Record{Kind: kind, Day: "2026-04-15", Point: 1, Author: 1, Typist: 1}); err != nil {
			return err
		}
	}
	d := &Draft{Channel: "c", Chat: 1, Person: 1, State: DraftDropped}
	if err := tx.AddDraft(d); err != nil {
		return err
	}
	tx.Now = tx.Now.AddDate(1, 0, 0)
	err := errors.Join(tried(tx.ClearDrafts(10)), tx.Tidy(), tried(tx.ForgetAudit(tx.Now, 10)), tried(tx.ForgetRecords("2027-01-01", 100)), tx.Recount(), tx.Rewind(tx.Now))
	p := &Person{ID: 1, Name: "甲", Channel: "c", Chat: 1, Active: true}
	return errors.Join(err, tx.SavePerson(p), tried(tx.Forget(p)))
}
