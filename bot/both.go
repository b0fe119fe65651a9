package bot

import (
	"slices"
	"unicode/utf8"

	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/messages"
	"liaison/store/chat"
	"liaison/store/record"
)

// toldAndAsked handles a message that tells one thing and asks another, 今天去运营公司送信心，11户。另外239办到哪一步了: the question
// is answered first, so that the card of what was told stands below it.
func toldAndAsked(t *turn.Turn) (done bool, err error) {
	whole := t.Says
	if !questions(whole) || utf8.RuneCountInString(whole) > turn.MaxText || behalf.MatchString(whole) {
		return false, nil
	}
	d, _, err := turn.OpenForm(t)
	if err != nil || d != nil && d.Asking != "" {
		return false, err // an answer is read whole
	}
	for head, tail := range words.Halves(whole) {
		for _, p := range [][2]string{{head, tail}, {tail, head}} {
			if told, asked := p[0], p[1]; tells(t, told) && asks(t, asked) {
				return true, answerAndHear(t, asked, told)
			}
		}
	}
	for head, tail := range words.Tails(whole) { // 昨天谁去的美食街，还有建工最近一次是几号去的
		switch {
		case !asks(t, head):
		case ofOther(t, head, tail) && asks(t, tail) && (heardAsked(t, head) || heardAsked(t, tail)):
			return true, answerAndHear(t, head, tail)
		case (words.LastVisit(head) || words.AsksWho(head)) && len(objectsOf(t, tail)) == 0 && ofVisit(tail):
			return true, answerAndHear(t, head, tail) // 农贸最近一次谁去的，带回来问题没有
		}
	}
	for head, tail := range words.Tails(whole) { // 运营公司刚转完 没啥事 我这个月跑了几趟
		if words.HasDoneSo(head) && tells(t, head) && asks(t, tail) {
			return true, answerAndHear(t, tail, head)
		}
	}
	return false, nil
}

// goesAndAsks handles who goes to a point on a day to come and wants material for it: the point as it stands is shown, and the plan below it:
// 明天我要去钢市调研，帮我准备点材料.
func goesAndAsks(t *turn.Turn) (done bool, err error) {
	if _, _, ok := words.Material(t.Says); !ok || !t.Me.Is(turn.ChiefRoles...) {
		return false, nil
	}
	if d, _, err := turn.OpenForm(t); d != nil || err != nil {
		return false, err
	}
	for head, tail := range words.Tails(t.Says) {
		of, _, ok := words.Material(tail)
		points := t.ReadQuestion(head).Points
		if ok && of == "" && len(points) == 1 && words.GoesFor(head) && turn.DayIn(turn.Undated(t.Dir, head, t.Today), t.Today) > t.Today {
			return true, answerAndHear(t, "去"+points[0]+"前看看", head)
		}
	}
	return false, nil
}

// ofOther reports whether two parts of a message each name a place, a unit or a problem, and none that is the same.
func ofOther(t *turn.Turn, head, tail string) bool {
	one, other := objectsOf(t, head), objectsOf(t, tail)
	return len(one) > 0 && len(other) > 0 && !slices.ContainsFunc(one, func(o string) bool { return slices.Contains(other, o) })
}

// ofVisit reports whether a part of a message asks for the problems of a visit, and says no more of them.
func ofVisit(part string) bool {
	m, ok := words.AsksMatter(part)
	return ok && m.Of == "" && m.Pointed
}

func objectsOf(t *turn.Turn, part string) []string {
	q := t.ReadQuestion(part)
	found := slices.Concat(q.Points, q.Units)
	for _, n := range words.BareNumbers(part) {
		if isOpen(t, n) {
			found = append(found, messages.Number(n))
		}
	}
	return found
}

// heardAsked reports whether a part of a message asks for something else than numbers.
func heardAsked(t *turn.Turn, part string) bool {
	if slices.ContainsFunc(words.BareNumbers(part), func(n int64) bool { return isOpen(t, n) }) {
		return true
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		t.OwnFault(err)
		return false
	}
	p := t.House.Propose(in, turn.PartOf(t, part))
	return p != nil && !p.Tells
}

// answerAndHear answers what a message asks, and hears what it tells.
func answerAndHear(t *turn.Turn, asked, told string) error {
	for i, part := range []string{asked, told} {
		if i > 0 {
			if err := chat.SetApart(t.Tx, t.Update.Channel, t.Update.Chat, t.Update.ID); err != nil {
				return err
			}
		}
		t.Says = part
		if done, err := wantsPlainly(t); err != nil {
			return err
		} else if done {
			continue
		}
		if err := hear(t); err != nil {
			return err
		}
	}
	return nil
}

// questions reports whether a text asks by its words or by its end.
func questions(says string) bool {
	return words.Asks(says) || words.EndsAsking(says) || words.EndsCounting(says)
}

// tells reports whether a part of a message is a record, or an order about a problem that it numbers.
func tells(t *turn.Turn, part string) bool {
	s := turn.PartOf(t, part)
	orders := len(s.Numbers) == 1 && len(s.Acts) == 1 && s.NoNewThought()
	if questions(part) || s.Corrects() {
		return false
	}
	return s.Tells() || orders || wasThere(t, part)
}

// wasThere reports whether a part of a message begins a visit though nothing was read of it: 运营公司刚转完 没啥事.
func wasThere(t *turn.Turn, part string) bool {
	in, err := turn.SceneOf(t)
	if err != nil {
		t.OwnFault(err)
		return false
	}
	p := t.House.Propose(in, turn.PartOf(t, part))
	return p != nil && p.Tells
}

// asks reports whether a part of a message is a question that can be answered.
func asks(t *turn.Turn, part string) bool {
	if !questions(part) {
		return false
	}
	whole := t.Says
	t.Says = part
	defer func() { t.Says = whole }()
	if q := t.ReadQuestion(part); isQuestion(t, q) && (q.Asks || q.Action != "") || utf8.RuneCountInString(part) <= longestWish && plain(t) != nil {
		return true
	}
	in, err := turn.SceneOf(t)
	if err != nil {
		t.OwnFault(err)
		return false
	}
	s := turn.SentenceOf(t)
	if slices.ContainsFunc(words.BareNumbers(part), func(n int64) bool { return isOpen(t, n) }) { // 对了253交下去没有
		return true
	}
	return !s.Tells() && (t.House.Propose(in, s) != nil || turn.ProblemIn(t, part) != 0) // 电梯维保那个办到哪了
}

// isOpen reports whether a number is that of an open problem that the person sees.
func isOpen(t *turn.Turn, n int64) bool {
	return slices.ContainsFunc(t.Unsettled(), func(r record.Record) bool { return r.ID == n })
}
