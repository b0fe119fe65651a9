package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// How a plan ended, as its history says it.
const (
	PlanWent    = "去了"
	PlanDoneAt  = "办了" // at no point
	PlanNotGone = "没去成"
	PlanOff     = "取消了，不去了" // by whoever arranged it
)

// DoReceive is 收到 on a plan that a leader arranged: rcv:<number>.
const DoReceive = "rcv"

// Received is what the history says of it.
const Received = "收到"

// PlanDone is how a plan ended that a visit or a meeting carried out.
func PlanDone(r *record.Record) string { return "办了，见 " + Number(r.ID) }

// PlanFulfilled says that a record carried out a plan.
func PlanFulfilled(p, r *record.Record) string {
	return fmt.Sprintf("📌 计划 %s 已办，见 %s。", Number(p.ID), Number(r.ID))
}

// SameVisit names a visit that another one looks like.
func SameVisit(d *bureau.Directory, id, author int64, counted bool) string {
	alike := "同一天、同一个点位"
	if counted {
		alike += "、数字一样"
	}
	return fmt.Sprintf("❗ 和 %s（%s 记的）%s，是不是同一次？是的话点“不要了”。", Number(id), d.PersonName(author), alike)
}

// SameMeeting names a meeting that is recorded already.
func SameMeeting(typ string, h *record.Held) string {
	return fmt.Sprintf("❗ %s的%s已经有 %s 了，是不是同一次？是的话点“不要了”。", ShortDay(h.Day), typ, Number(h.Record))
}

// Arranged heads the card of a plan that a leader made for somebody.
func Arranged(by *bureau.Person) string { return "📌 " + by.Name + " 安排" }

// OfMeeting says before the words of a plan which meeting is meant.
func OfMeeting(typ, text string) string { return typ + "：" + text }

// CalledOff heads the card of a plan that whoever arranged it takes back.
func CalledOff(by *bureau.Person) string {
	return "📌 " + by.Name + " 取消了这个安排，不用去了"
}

// PlanReported tells whoever arranged a plan what became of it.
func PlanReported(d *bureau.Directory, who *bureau.Person, r *record.Record, what string) string {
	return fmt.Sprintf("📌 您安排的 %s（%s %s）：%s %s", Number(r.ID), ShortDay(r.Day), plainName(d, r), who.Name, what)
}

// PlansCard lists plans of some days, and the problems that fall due in them.
func PlansCard(d *bureau.Directory, p day.Period, today day.Day, plans, due []record.Record) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "📌 安排 · %s\n", dated(p, today))
	var open []chat.Button
	for i := range plans {
		if i == docketRows*2 {
			fmt.Fprintf(&b, "……还有 %d 个\n", len(plans)-i)
			break
		}
		who := d.UnitName(plans[i].Detail.Unit)
		if who == "" {
			who = d.PersonName(plans[i].Author)
		}
		fmt.Fprintf(&b, "%s %s %s %s　%s\n", Number(plans[i].ID), Day(plans[i].Day, today), plainName(d, &plans[i]), clip(plans[i].Text, 16), who)
		if i < docketRows {
			open = append(open, openButton(d, &plans[i]))
		}
	}
	for i := range due {
		if i < docketRows {
			fmt.Fprintf(&b, "⚠️ %s %s %s　%s到期\n", Number(due[i].ID), plainName(d, &due[i]), clip(due[i].Text, 14), ShortDay(due[i].Problem.Due))
		}
	}
	if len(plans)+len(due) == 0 {
		b.WriteString("还没有记下的安排。说一句“下周二去钢市”就记下了。")
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(open, 2)}
}

// BeforeVisit shows what is good to know before somebody goes to a point.
func BeforeVisit(d *bureau.Directory, p *bureau.Point, today day.Day, visits, plans, open []record.Record) chat.Face {
	var b text
	fmt.Fprintf(&b, "📍 去%s之前\n", p.Name)
	var buttons []chat.Button
	for i := range visits {
		v := &visits[i]
		label := "上次"
		if i > 0 {
			label = "再上次"
		}
		fmt.Fprintf(&b, "%s %s %s %s%s\n", label, Number(v.ID), Line(d, v), d.PersonName(v.Author), before("：", clip(v.Text, 80)))
		buttons = append(buttons, openNumber(v.ID, ShortDay(v.Day)))
	}
	if len(visits) == 0 {
		b.WriteString("还没有走访记录。\n")
	}
	for i := range plans {
		fmt.Fprintf(&b, "📌 说好的 %s %s %s\n", Number(plans[i].ID), Day(plans[i].Day, today), clip(plans[i].Text, 40))
	}
	for i := range open {
		if i < docketRows {
			b.problem(d, &open[i], today)
			buttons = append(buttons, problemButton(&open[i]))
		}
	}
	if len(open) == 0 {
		b.WriteString("没有在办的问题。")
	} else if len(open) > docketRows {
		fmt.Fprintf(&b, "在办问题共 %d 件。", len(open))
	}
	return b.face(rows(buttons, 2))
}

// WithoutPlan is a list once one of its plans ended: the line says how, and its
// buttons are gone.
func WithoutPlan(face chat.Face, n int64, how string) chat.Face {
	return face.Changed(func(face chat.Face) chat.Face { return withoutPlan(face, n, how) })
}

func withoutPlan(face chat.Face, n int64, how string) chat.Face {
	at := 0
	for line := range strings.SplitSeq(face.Text, "\n") {
		if at += len(line); strings.HasPrefix(line, "📌 "+Number(n)+" ") {
			face = face.Insert(at, "（"+how+"）")
			break
		}
		at++
	}
	own := []string{fmt.Sprintf("%s:%d", DoWent, n), fmt.Sprintf("%s:%d", DoNotGo, n)}
	var grid [][]chat.Button
	for _, row := range face.Buttons {
		row = slices.DeleteFunc(slices.Clone(row), func(b chat.Button) bool { return slices.Contains(own, b.Do) })
		if len(row) > 0 {
			grid = append(grid, row)
		}
	}
	face.Buttons = grid
	return face
}

// VisitWord is what a visit is called in a sentence.
const VisitWord = "走访"

// LastTime says when something was done last, by whom, and with which number.
func LastTime(d *bureau.Directory, what string, today day.Day, found []record.Record) chat.Face {
	if len(found) == 0 {
		return chat.Face{Text: "🕘 " + what + "：还没有记录。"}
	}
	return oneTime(d, what+" 上一次", today, &found[0])
}

// OneBefore is LastTime of the one before that which was shown.
func OneBefore(d *bureau.Directory, what string, today day.Day, found []record.Record) chat.Face {
	if len(found) == 0 {
		return chat.Face{Text: "🕘 " + what + "：再往前没有记录了。"}
	}
	return oneTime(d, what+" 再往前一次", today, &found[0])
}

func oneTime(d *bureau.Directory, which string, today day.Day, r *record.Record) chat.Face {
	return chat.Face{Text: fmt.Sprintf("🕘 %s：%s\n%s %s　%s", which, Day(r.Day, today), Number(r.ID), Line(d, r), d.PersonName(r.Author)) + before("\n　", toldOf(r)),
		Buttons: [][]chat.Button{{openButton(d, r)}}}
}

// WhoWent lists the visits of a period at a point, each with who went.
func WhoWent(d *bureau.Directory, point string, p day.Period, visits []record.Record) chat.Face {
	var b strings.Builder
	fmt.Fprintf(&b, "🕘 %s %s\n", point, span(p))
	var open []chat.Button
	for i := range visits {
		r := &visits[i]
		fmt.Fprintf(&b, "▸ %s　%s %s\n", d.PersonName(r.Author), Number(r.ID), Line(d, r))
		if i < mostOpened {
			open = append(open, openButton(d, r))
		}
	}
	if len(visits) == 0 {
		b.WriteString("没有走访记录。")
	}
	return chat.Face{Text: strings.TrimSpace(b.String()), Buttons: rows(open, 2)}
}

// mostOpened is how many records a list opens with buttons.
const mostOpened = 8

// NotRecorded says that somebody recorded nothing at a point, or on some days.
func NotRecorded(d *bureau.Directory, today day.Day, point int64, from, to day.Day) chat.Face {
	what := ""
	if from != "" && from == to {
		what = Day(from, today) + " "
	} else if from != "" {
		what = Day(from, today) + "—" + Day(to, today) + " "
	}
	if p := d.Point(point); p != nil {
		what += p.Name + " "
	}
	return chat.Face{Text: "🔎 " + what + "您还没有记录。要补记，写一句就行。"}
}

// RecordedByOthers is NotRecorded where others recorded visits.
func RecordedByOthers(d *bureau.Directory, today day.Day, point int64, p day.Period, visits []record.Record) chat.Face {
	f, went := NotRecorded(d, today, point, p.From, p.To), WhoWent(d, "同事的记录", p, visits)
	return chat.Face{Text: f.Text + "\n\n" + went.Text, Buttons: went.Buttons}
}
