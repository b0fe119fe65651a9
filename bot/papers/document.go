package papers

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"liaison/bot/document"
	"liaison/bot/inquiry"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/record"
	"liaison/store/text/expr"
)

// documentFile is the recipe of a document, documentPicture that of its first page.
const (
	documentFile    = "document"
	documentPicture = "preview"
)

// documents is 文书: a document by its words, or the choice of one.
func documents(t *turn.Turn, rest string) error {
	if a, ok := documentIn(t, rest); ok {
		return give(t, a)
	}
	var buttons []chat.Button
	for _, k := range document.Kinds {
		if mayHave(t, k) {
			buttons = append(buttons, chat.Button{Words: k.Title, Do: documentDo(document.Ask{Kind: k})})
		}
	}
	return t.Show(chat.AnswerKey(t.Update.ID), messages.DocumentsCard(buttons))
}

func mayHave(t *turn.Turn, k *document.Kind) bool { return mayHaveOf(t.Me, k) }

func mayHaveOf(p *bureau.Person, k *document.Kind) bool {
	return len(k.Roles) == 0 || p.Is(k.Roles...)
}

func documentDo(a document.Ask) string { return messages.DoDocument + ":" + a.Text() }

// Asked gives the document that a message asks for, if it asks for one and says
// nothing else: 2026年记录本, 会议记录 #12. Words that tell something are no such wish.
func Asked(t *turn.Turn) (done bool, err error) {
	a, ok := documentIn(t, t.Says)
	if !ok {
		return false, nil
	}
	return true, give(t, a)
}

// ofNumber is the number of a record beside a document's word: #12, 编号12. 12号 is
// a day.
var ofNumber = expr.MustCompile(`(?:编号|[#＃])?\s*(\d+)$`)

// documentIn reads the document that a text asks for. Beside its word may stand a
// period, a name and a number, and nothing else.
func documentIn(t *turn.Turn, says string) (a document.Ask, ok bool) {
	name, beside := words.Document(says)
	if a.Kind = document.KindNamed(name); a.Kind == nil {
		return a, false
	}
	if m := ofNumber.FindStringSubmatchIndex(beside); m != nil && a.About == document.OfRecord {
		n, err := strconv.ParseInt(beside[m[2]:m[3]], 10, 64)
		if err != nil || n <= 0 {
			return a, false
		}
		a.Number, beside = n, strings.TrimSpace(beside[:m[0]])
	}
	if p, said := t.PeriodSaid(beside); said && a.Span != document.Now {
		before, after, found := strings.Cut(beside, p.Label)
		a.Period = day.Period{From: p.From, To: p.To}
		if !found || a.Common && !wholeYear(p) {
			return a, false
		}
		beside = before + after
	}
	if beside = strings.Trim(beside, " 的，,"); beside == "" || a.About == document.OfBranch && beside == "支部" {
		return a, true
	}
	if a.About == document.OfRecord && slices.Contains(reading.Types(reading.Meeting), beside) { // 党课的会议记录
		return a, a.Record == record.KindMeeting
	}
	if a.About != document.OfRecord && namedIn(t, &a, beside) {
		return a, true
	}
	rest, pointing := words.WithoutPointing(words.WithoutMaking(beside))
	switch {
	case rest != "":
		return a, a.About != document.OfRecord && rest != beside && namedIn(t, &a, rest)
	case pointing && a.About != document.OfRecord && !words.AsksForPaper(beside): // 他们的计划 is what they plan
		return a, false
	case pointing && a.About != document.OfRecord: // 给他们出个提醒函
		in, err := turn.SceneOf(t)
		t.OwnFault(err)
		if err != nil {
			return a, false
		}
		at, _ := in.Point()
		p := t.Dir.Point(at)
		return a, p != nil && a.In(t.Dir, p.Name)
	}
	return a, true
}

// pointShown is the point of which something was told just now, or 0.
func pointShown(t *turn.Turn) int64 {
	if things := t.Focus().Things; len(things) > 0 && things[0].Kind == chat.ThingPoint && things[0].Fresh(t.Tx.Now) && len(things[0].Numbers) == 1 {
		return things[0].Numbers[0]
	}
	return 0
}

// wholeYear reports whether a period is a year, or what is over of this one.
func wholeYear(p day.Period) bool {
	year := p.From.Year()
	return p.From == day.Day(year+"-01-01") && p.To.Year() == year && !strings.ContainsAny(p.Label, "月季旬半周日号")
}

// namedIn narrows a document to the place that a text names, also by its alias.
func namedIn(t *turn.Turn, a *document.Ask, name string) bool {
	for _, o := range t.Dir.Orgs {
		if o.Active && (o.Name == name || slices.Contains(o.Aliases, name)) {
			return a.In(t.Dir, o.Name)
		}
	}
	q := t.ReadQuestion(name)
	places := slices.Concat(q.Points, q.Units)
	return q.Unread == "" && len(places) == 1 && len(q.Names) == 0 && a.In(t.Dir, places[0])
}

// give sends a document, or asks of which 支部 or record it is to be.
func give(t *turn.Turn, a document.Ask) error {
	if !mayHave(t, a.Kind) {
		return t.Say(messages.NotAllowed + "\n" + messages.Menu(t.Me))
	}
	if p := t.Dir.Point(pointShown(t)); p != nil && a.Name == "term" && a.Org+a.Point+a.Unit == 0 {
		a.In(t.Dir, p.Name) // 换届提醒函, below when the term there ends
	}
	if !a.Fits() {
		return t.Say(messages.NeedsSpan(a.Title, string(a.Span)))
	}
	if a.About == document.OfBranch && a.Org == 0 {
		switch all := document.Branches(t.Dir, t.Scope()); len(all) {
		case 0:
			return t.Say(messages.NoBranchYet)
		case 1:
			a.Org = all[0].ID
		default:
			return t.Show(chat.AnswerKey(t.Update.ID), branchChoice(a, all, 0))
		}
	}
	if a.About == document.OfRecord && a.Number == 0 && !a.Blank {
		shown := turn.Shown(t)
		if len(shown) != 1 || shown[0].Kind != a.Record || !strings.Contains(t.Says, "份") && shown[0].Kind != record.KindProblem && !ofType(&shown[0], t.Says) { // 会议记录 alone asks for a choice
			return chooseRecord(t, a)
		}
		a.Number = shown[0].ID
	}
	return deliver(t, a)
}

// ofType reports whether a text names the type of a record: 党课记录发我, below a 党课.
func ofType(r *record.Record, says string) bool {
	return slices.ContainsFunc(r.Types(), func(typ string) bool { return strings.Contains(says, typ) })
}

// hearCopy takes 给我打一份 below the card of a record as the wish for the document of it.
func hearCopy(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	if !in.Since() || !words.WantsCopy(s.Says) {
		return nil
	}
	shown := in.Listed()
	if len(shown) != 1 {
		return nil
	}
	for _, k := range document.Kinds {
		if k.About == document.OfRecord && k.Record == shown[0].Kind && mayHaveOf(in.Me, k) {
			return &turn.Proposal{Name: "copy", Cost: 1, Do: func(t *turn.Turn) error { return give(t, document.Ask{Kind: k, Number: shown[0].ID}) }}
		}
	}
	return nil
}

// hearCopyOf takes 本周数字发我一份 as 导出 of what it names.
func hearCopyOf(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	of := words.CopyOf(s.Says)
	if of == "" || !in.Since() || !in.Me.Is(turn.ChiefRoles...) {
		return nil
	}
	asked := in.Hear(of).Question
	if !asked.Named() || asked.Unread != "" || asked.Tells {
		return nil
	}
	return &turn.Proposal{Name: "copy of", Cost: 1, Do: func(t *turn.Turn) error {
		var err error
		if q := inquiry.Of(t, asked); q.Fits() { // 上个月的 goes on with it
			err = turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text()})
		}
		return errors.Join(err, t.House.Run(t, "export", of))
	}}
}

// deliver shows the first page of a document, from where it is taken. Both are made when
// they are sent, outside this update, of what the person may see then.
func deliver(t *turn.Turn, a document.Ask) error {
	a = a.Whole(t.Today)
	if a.About == document.OfPlaces && a.Period.From != "" { // 那写字楼呢 goes on with its period
		q := inquiry.Inquiry{View: inquiry.AsNumbers, Period: a.Period}
		if err := turn.Look(t, chat.Thing{Kind: chat.ThingQuery, Query: q.Text()}); err != nil {
			return err
		}
	}
	if done, err := refused(t, a); done || err != nil {
		return err
	}
	if err := turn.Look(t, chat.Thing{Kind: chat.ThingPaper, Query: documentDo(a)}); err != nil {
		return err
	}
	picture := t.Recipe(documentPicture, a.Title+".png", map[string]string{"ask": a.Text()})
	return t.Show(chat.AnswerKey(t.Update.ID), messages.DocumentPreview(messages.InDays(strings.TrimSuffix(a.FileName(t.Dir, t.Today), ".docx"), a.Period, t.Today), messages.DoTakeDocument+":"+a.Text(), picture))
}

// refused says why a person gets no document, if they get none.
func refused(t *turn.Turn, a document.Ask) (done bool, err error) {
	switch err := a.May(t.Tx, t.Dir, t.Scope()); {
	case errors.Is(err, chat.ErrNotTheirs) && a.Number != 0:
		return true, t.Say(messages.NoSuchRecord(a.Title, a.Number))
	case errors.Is(err, chat.ErrNotTheirs):
		return true, t.Say(messages.OutOfScope)
	case err != nil:
		return true, err
	}
	empty, err := a.Empty(t.Tx, t.Scope())
	if err == nil && empty {
		err = t.Say(messages.NothingToWrite(a.Title))
	}
	return empty, err
}

// takeDocument is 取文件: the file whose first page the card shows.
func takeDocument(t *turn.Turn, _ *chat.Card, arg string) error {
	a, ok := document.Parse(arg)
	switch {
	case !ok:
		return t.Toast(messages.StaleCard)
	case !mayHave(t, a.Kind):
		return t.Toast(messages.NotAllowed)
	}
	return send(t, a)
}

// send sends the file of a document.
func send(t *turn.Turn, a document.Ask) error {
	if done, err := refused(t, a); done || err != nil {
		return errors.Join(err, t.Toast(""))
	}
	recipe := t.Recipe(documentFile, a.FileName(t.Dir, t.Today), map[string]string{"ask": a.Text()})
	return errors.Join(t.Toast(messages.MakingSummary), t.Send(chat.Message{Kind: chat.Document, Recipe: recipe}))
}

// branchRows is how many 支部 a card offers.
const branchRows = 8

// branchChoice asks of which 支部 a document is to be.
func branchChoice(a document.Ask, all []*bureau.Org, offset int) chat.Face {
	var buttons []chat.Button
	for _, o := range all[min(offset, len(all)):min(offset+branchRows, len(all))] {
		one := a
		one.Org = o.ID
		buttons = append(buttons, chat.Button{Words: o.Name, Do: documentDo(one)})
	}
	leaf := func(to int) string { return fmt.Sprintf("%s:%d:%s", messages.DoDocument, to, a.Text()) }
	return messages.DocumentChoice(messages.WhichBranch(a.Title), buttons, 1, len(all), branchRows, offset, leaf)
}

// recordRows is how many records a card offers.
const recordRows = 6

// chooseRecord offers the newest records that a document may be of.
func chooseRecord(t *turn.Turn, a document.Ask) error {
	year := yearOf(t, t.Today)
	var points []int64
	if !t.Scope().All {
		if points = t.Dir.PointsIn(t.Scope()); len(points) == 0 {
			return t.Say(messages.AskNumber(a.Title))
		}
	}
	page, _, err := count.RecordsBehind(t.Tx, count.Behind{Kind: a.Record, Period: day.Period{From: year.From, To: t.Today}, Points: points}, 0, recordRows)
	if err != nil {
		return err
	}
	if len(page) == 0 {
		return t.Say(messages.AskNumber(a.Title))
	}
	var buttons []chat.Button
	var lines []string
	for i := range page {
		r := &page[i].Record
		one := a
		one.Number = r.ID
		lines = append(lines, messages.Number(r.ID)+" "+messages.Line(t.Dir, r))
		buttons = append(buttons, chat.Button{Words: messages.Number(r.ID), Do: documentDo(one)})
	}
	return t.Show(chat.AnswerKey(t.Update.ID), messages.DocumentChoice(messages.WhichRecord(a.Title, lines), buttons, 3, len(buttons), recordRows, 0, nil))
}

// tapDocument is a button of those cards.
func tapDocument(t *turn.Turn, card *chat.Card, arg string) error {
	offset := -1
	if to, rest, paged := strings.Cut(arg, ":"); paged {
		n, err := strconv.Atoi(to)
		if err != nil || n < 0 {
			return t.Toast(messages.StaleCard)
		}
		offset, arg = n, rest
	}
	a, ok := document.Parse(arg)
	switch {
	case !ok:
		return t.Toast(messages.StaleCard)
	case !mayHave(t, a.Kind):
		return t.Toast(messages.NotAllowed)
	case offset >= 0:
		return errors.Join(t.Toast(""), t.Show(card.Key, branchChoice(a, document.Branches(t.Dir, t.Scope()), offset)))
	}
	return errors.Join(t.Toast(""), give(t, a))
}

// recipeOf is the document of a recipe, for a person who may have it now.
func recipeOf(p *bureau.Person, args map[string]string) (document.Ask, error) {
	a, ok := document.Parse(args["ask"])
	if !ok {
		return a, fmt.Errorf("papers: no document %q", args["ask"])
	}
	if len(a.Roles) > 0 && !p.Is(a.Roles...) {
		return a, fmt.Errorf("%w: %s may not have %s", chat.ErrNotTheirs, p.Name, a.Name)
	}
	return a, nil
}

// renderPreview makes the picture of a document's first page.
func renderPreview(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	a, err := recipeOf(p, args)
	if err != nil {
		return nil, err
	}
	return document.Preview(tx, a, dir.Scope(p))
}

// renderDocument makes a document for a person who may have it now.
func renderDocument(tx *store.Tx, dir *bureau.Directory, p *bureau.Person, args map[string]string) ([]byte, error) {
	a, err := recipeOf(p, args)
	if err != nil {
		return nil, err
	}
	body, err := document.Make(tx, a, dir.Scope(p))
	if errors.Is(err, document.ErrNothing) {
		return a.Nothing()
	}
	return body, err
}
