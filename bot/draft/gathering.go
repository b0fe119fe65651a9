package draft

import (
	"slices"
	"strings"

	"liaison/bot/ask"
	"liaison/bot/turn"
	"liaison/bot/words"
	"liaison/store/chat"
	"liaison/store/record"
)

// Gathered merges the items that tell of one gathering: of one 党组织 on one day. Its 应到 counts
// once. Items whose numbers contradict each other are two gatherings.
func Gathered(items []chat.Item) (out []chat.Item) {
	for _, item := range items {
		i := slices.IndexFunc(out, func(had chat.Item) bool { return sameGathering(&had, &item) })
		if i < 0 {
			out = append(out, item)
			continue
		}
		merge(&out[i], &item)
	}
	apart(out)
	return out
}

// apart takes a 党小组 that has an item of its own from those of several: 一组二组都开了，一组到4个二组到5个.
func apart(items []chat.Item) {
	for i := range items {
		groups := strings.Split(ask.Get(&items[i], "groups"), ",")
		if len(groups) < 2 {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(groups), func(g string) bool {
			return slices.ContainsFunc(items, func(other chat.Item) bool {
				return ask.Get(&other, "groups") == g && ask.Get(&other, "type") == ask.Get(&items[i], "type") && ask.Get(&other, "date") == ask.Get(&items[i], "date")
			})
		})
		if len(left) > 0 && len(left) < len(groups) {
			ask.Set(&items[i], "groups", strings.Join(left, ","))
		}
	}
}

// sameGathering reports whether two items tell of one gathering.
func sameGathering(a, b *chat.Item) bool {
	if a.Kind != string(record.KindMeeting) || b.Kind != a.Kind || ask.Get(a, "type") == record.Talk || ask.Get(b, "type") == record.Talk {
		return false
	}
	for _, key := range []string{"point", "org", "date"} {
		if ask.Get(a, key) != ask.Get(b, key) {
			return false
		}
	}
	ga, gb := ask.Get(a, "groups"), ask.Get(b, "groups")
	if ga != "" && gb != "" && ga != gb && (counted(a) || counted(b)) {
		return false // each 党小组 has its own heads
	}
	return !slices.ContainsFunc([]string{"expected", "present", "vote"}, func(key string) bool {
		x, y := ask.Get(a, key), ask.Get(b, key)
		return x != "" && y != "" && x != y
	})
}

// counted reports whether an item has numbers of people.
func counted(item *chat.Item) bool {
	return ask.Get(item, "expected") != "" || ask.Get(item, "present") != ""
}

// merge adds to a gathering what another item tells of it.
func merge(into, item *chat.Item) {
	for _, a := range item.Answers {
		had := ask.Get(into, a.Key)
		switch {
		case a.Key == "type":
			addType(into, a.Value)
		case a.Key == "text" && had != "" && !strings.Contains(had, a.Value):
			ask.Set(into, "text", had+"，"+a.Value)
		case a.Key == "groups":
			ask.Set(into, "groups", GroupsText(ParseGroups(had+","+a.Value)))
		case had == "":
			ask.Set(into, a.Key, a.Value)
		}
	}
}

// addType adds a type to a gathering.
func addType(item *chat.Item, typ string) {
	switch had := ask.Get(item, "type"); {
	case had == "":
		ask.Set(item, "type", typ)
	case had != typ:
		ask.Set(item, "also", withValue(ask.Get(item, "also"), typ))
	}
}

// withValue adds a value to a list that does not have it.
func withValue(list, value string) string {
	if slices.Contains(strings.Split(list, ","), value) {
		return list
	}
	return strings.TrimPrefix(list+","+value, ",")
}

// hearHeldWith adds the types of which a sentence tells that they were held at the same time, 党课也是一块上的, to the one meeting of the
// open card, or that was saved just now.
func hearHeldWith(in *turn.Scene, s *turn.Sentence) *turn.Proposal {
	types := words.HeldWith(s.Says)
	lacking := func(had []string) []string {
		return slices.DeleteFunc(slices.Clone(types), func(typ string) bool { return slices.Contains(had, typ) })
	}
	if len(types) == 0 || words.Mistaken(s.Says) || slices.Contains(types, record.Talk) {
		return nil
	}
	if d := in.Draft; d != nil {
		i := FirstKept(d)
		if i < 0 || d.Items[i].Kind != string(record.KindMeeting) || len(d.Items)-CountSkipped(d) != 1 || len(lacking(TypesOf(&d.Items[i]))) == 0 {
			return nil
		}
		return &turn.Proposal{Name: "held with it", Cost: -1, Do: func(t *turn.Turn) error {
			for _, typ := range lacking(TypesOf(&d.Items[i])) {
				addType(&d.Items[i], typ)
			}
			AskNext(t, d)
			return Keep(t, d, "")
		}}
	}
	saved := in.Saved()
	if _, distance := in.Focus.Find(chat.ThingSaved); distance > 0 || len(saved) != 1 || saved[0].Kind != record.KindMeeting {
		return nil
	}
	more := lacking(saved[0].Types())
	if len(more) == 0 {
		return nil
	}
	number := saved[0].ID
	return &turn.Proposal{Name: "held with what was saved", Cost: -1, Do: func(t *turn.Turn) error { return AddTypes(t, number, more, nil) }}
}
