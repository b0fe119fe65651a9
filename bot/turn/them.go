package turn

import (
	"slices"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/record"
)

// Them is the colleague of whom a message speaks as 他, or nil, and how many things in the focus are newer: who was named last, who handles the
// problem that was shown last, or who recorded the visits that were.
func (in *Scene) Them() (who *bureau.Person, distance int) {
	for i, th := range in.Focus.Things {
		switch th.Kind {
		case chat.ThingPerson:
			who = in.Dir.Person(th.Numbers[0])
		case chat.ThingCase:
			if r := in.Find(th.Numbers[0]); r != nil && r.Problem != nil {
				who = in.Dir.Person(r.Problem.Handler)
			}
		case chat.ThingList:
			who = in.whoWent(th.Numbers)
		}
		if who != nil {
			return who, i
		}
	}
	return nil, len(in.Focus.Things)
}

// whoWent is who recorded some visits, if it is one colleague; or nil.
func (in *Scene) whoWent(numbers []int64) (who *bureau.Person) {
	for _, n := range numbers {
		r := in.Find(n)
		if r == nil || r.Kind != record.KindVisit {
			return nil
		}
		p := in.Dir.Person(r.Author)
		if p == nil || who != nil && p != who {
			return nil
		}
		who = p
	}
	return who
}

// OtherOfTwo is the other of two records that were listed, where one of them was shown since; or 0.
func (in *Scene) OtherOfTwo() (number int64, distance int) {
	th, distance := in.Focus.Find(chat.ThingList)
	one, _ := in.Focus.Find(chat.ThingCase)
	if th == nil || one == nil || len(th.Numbers) != 2 || len(one.Numbers) != 1 {
		return 0, distance
	}
	at := slices.Index(th.Numbers, one.Numbers[0])
	if at < 0 {
		return 0, distance
	}
	return th.Numbers[1-at], distance
}
