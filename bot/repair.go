package bot

import (
	"cmp"
	"liaison/bot/ask"
	"liaison/bot/draft"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
	"slices"
	"strings"
	"unicode/utf8"
)

// withoutChatter leaves out what was read as a visit though it says neither where nor what was
// done, beside something that does: 刚没打完 before 写字楼西边那部电梯又关了人.
func withoutChatter(s *told) error {
	placed := slices.ContainsFunc(s.read.Items, func(it reading.Item) bool { return it.Point != "" })
	if len(s.read.Items) < 2 || !placed {
		return nil
	}
	s.read.Items = slices.DeleteFunc(s.read.Items, func(it reading.Item) bool {
		return it.Kind == reading.Problem && words.Urges(it.Text) || saysNothing(it)
	})
	return nil
}

// saysNothing reports whether what was read as a visit says neither where, when nor what was done.
func saysNothing(it reading.Item) bool {
	return plainVisit(it) && it.Point == "" && it.Date == "" && !words.Deed(it.Text) && utf8.RuneCountInString(it.Text) <= longestChatter
}

// longestChatter is how many characters such words may have.
const longestChatter = 8

// withoutConfided leaves out what was said in a 谈心谈话 and read as a problem: 有个同志最近身体不好想歇一歇.
func withoutConfided(s *told) error {
	talk := func(it reading.Item) bool { return it.Kind == reading.Meeting && it.Type == record.Talk }
	if slices.ContainsFunc(s.read.Items, talk) {
		s.read.Items = slices.DeleteFunc(s.read.Items, func(it reading.Item) bool { return it.Kind == reading.Problem && words.Confided(it.Text) })
	}
	return nil
}

// lookedAt keeps of a text that tells of a way to come the plan, with what is to be looked at there.
func lookedAt(s *told) error {
	if !s.looks || !hasAny(s.read.Items, reading.Plan) {
		return nil
	}
	s.read.Items = slices.DeleteFunc(slices.Clone(s.read.Items), func(it reading.Item) bool { return it.Kind == reading.Query })
	for i := range s.read.Items {
		if it := &s.read.Items[i]; it.Kind == reading.Plan && it.Text == "" {
			it.Text = words.LookedAt(s.says)
		}
	}
	return nil
}

// withoutPassedOn leaves out the question of somebody else.
func withoutPassedOn(s *told) error {
	if s.passesOn {
		s.read.Items = slices.DeleteFunc(s.read.Items, func(it reading.Item) bool { return it.Kind == reading.Query })
	}
	return nil
}

// seenThen puts a problem that was seen on a visit told before, 刚才写字楼那儿 二楼配电箱没门 or 那天还有人说秤不准, at its place
// and on its day, and leaves out what was read as a second visit.
func seenThen(s *told) error {
	t, read := s.Turn, s.read.Items
	i := slices.IndexFunc(read, func(it reading.Item) bool { return it.Kind == reading.Problem })
	if i < 0 || i > 1 || i == 1 && !plainVisit(read[0]) || !words.ThatTime(s.says) {
		return nil
	}
	d, _, err := turn.OpenForm(t)
	if err != nil {
		return err
	}
	var told []chat.Item
	if d != nil && !draft.Correcting(d) {
		told = d.Items
	} else if th, far := t.Focus().Find(chat.ThingSaved); th != nil && far <= 1 {
		for _, n := range th.Numbers {
			r, err := record.Find(t.Tx, n)
			if err != nil {
				return err
			}
			if r.Withdrawn.IsZero() {
				item := chat.Item{Kind: string(r.Kind)}
				ask.Set(&item, "point", turn.IDText(r.Point))
				ask.Set(&item, "date", string(r.Day))
				told = append(told, item)
			}
		}
	}
	named := cmp.Or(turn.PointCalled(t.Dir, read[i].Point), turn.PointCalled(t.Dir, read[0].Point))
	told = slices.DeleteFunc(slices.Clone(told), func(it chat.Item) bool {
		at := turn.IDOf(ask.Get(&it, "point"))
		return it.Skip || it.Kind != string(record.KindVisit) || at == 0 || named != 0 && at != named
	})
	if len(told) != 1 {
		return nil
	}
	read = slices.Clone(read[i:])
	read[0].Point, read[0].Date = t.Dir.Point(turn.IDOf(ask.Get(&told[0], "point"))).Name, ask.Get(&told[0], "date")
	s.read.Items = read
	return nil
}

// toldOn keeps with the problem that a text ends with what follows it and was read as nothing: 线露在外头 of 二楼配电箱没有门
// 线露在外头, 一斤少二两 of 秤不准 一斤少二两.
func toldOn(s *told) error {
	read := s.read.Items
	last := len(read) - 1
	if last < 0 || read[last].Kind != reading.Problem {
		return nil
	}
	head := ""
	for head = range words.Clauses(read[last].Text) {
	}
	_, rest, found := strings.Cut(s.says, head)
	rest = strings.Trim(rest, "，,。；;！! \n")
	if head == "" || !found || !words.TellsOn(rest) || recordableIn(s.Read(rest, s.Speaker(), s.Today)) || turn.DayIn(rest, s.Today) != "" || s.Reader.FindUnit(rest) != nil {
		return nil
	}
	read = slices.Clone(read)
	read[last].Text += "，" + rest
	s.read.Items, s.read.Unread = read, slices.DeleteFunc(slices.Clone(s.read.Unread), func(part string) bool { return strings.Contains(rest, part) })
	return nil
}
