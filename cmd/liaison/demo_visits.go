package main

import (
	"fmt"
	"strings"

	"liaison/messages"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/day"
	"liaison/store/problem"
	"liaison/store/record"
)

// households is how many households or firms a visit reaches, by kind of place.
var households = map[string][2]int{"专业市场": {18, 68}, "商圈": {15, 52}, "楼宇": {6, 22}, "小微企业": {3, 9}}

// visit logs a visit with its figures; about a third bring a problem home.
func (p *past) visit(tx *store.Tx, point *bureau.Point, d day.Day) error {
	about := p.about(record.KindVisit, "", point.Kind)
	by, reach := p.officer(point), households[point.Kind]
	r := &record.Record{Kind: record.KindVisit, Type: about.typ, Point: point.ID, Day: d, Text: about.text, Author: by, Typist: by}
	figure := func(name string, lo, hi int) {
		if n := p.between(lo, hi); n > 0 {
			r.Figures = append(r.Figures, record.Figure{Name: name, Value: n})
		}
	}
	switch about.typ {
	case "送政策":
		figure("辐射户数", reach[0], reach[1])
		figure("现场答疑", 2, 9)
	case "送服务":
		figure("服务企业", 2, 8)
		figure("现场解决", 0, 3)
	case "送信心":
		figure("辐射户数", 4, 14)
	}
	r.Detail.Said = said(point, r)
	if p.dice.IntN(3) == 0 {
		r.Detail.Photos = p.between(1, 3)
	}
	if err := record.Add(tx, r); err != nil || p.dice.IntN(10) >= 3 {
		return err
	}
	return p.problem(tx, point, r)
}

// said is the sentence such a visit would have been typed as.
func said(point *bureau.Point, r *record.Record) string {
	name := point.Name
	if len(point.Aliases) > 0 {
		name = point.Aliases[0]
	}
	words := []string{"去" + name + r.Type}
	for _, f := range r.Figures {
		words = append(words, fmt.Sprintf("%s%d", f.Name, f.Value))
	}
	return strings.Join(append(words, r.Text), "，")
}

// problem logs a problem found on a visit, and plans what becomes of it.
func (p *past) problem(tx *store.Tx, point *bureau.Point, visit *record.Record) error {
	about := p.about(record.KindProblem, "", point.Kind)
	r := &record.Record{Kind: record.KindProblem, Type: about.typ, Point: point.ID, Day: visit.Day, Text: about.text, Author: visit.Author, Typist: visit.Author,
		Problem: &record.Problem{Source: "走访"}}
	fate := p.dice.IntN(10)
	if fate < 2 {
		r.Problem.OnSpot = visit.ID
	}
	if err := problem.Report(tx, r, fate < 2); err != nil {
		return err
	}
	if err := record.Add(tx, r); err != nil || fate < 2 {
		return err
	}
	by := p.stationed(point)
	begun := p.cal.After(visit.Day, p.between(1, 4))
	if fate == 2 {
		p.move(begun, r.ID, problem.Refer, p.dir.Person(point.Leader), "区有关主管部门")
		return nil
	}
	p.move(begun, r.ID, problem.Claim, by, "")
	p.move(begun, r.ID, problem.Note, by, "已联系点位核实情况")
	if fate == 3 { // it stays and falls overdue
		p.move(p.cal.After(begun, 3), r.ID, problem.Note, by, "在等上级批复")
		return nil
	}
	done := p.cal.After(begun, p.between(2, 6))
	p.move(done, r.ID, problem.Finish, by, "已办好，点位反馈满意")
	p.on(done.Add(7), func(tx *store.Tx) error {
		c, err := problem.Open(tx, r.ID, messages.ProblemCard)
		if err != nil {
			return err
		}
		_, err = c.CloseByTime()
		return err
	})
	return nil
}

// move plans a move of somebody's.
func (p *past) move(on day.Day, n int64, m problem.Move, by *bureau.Person, words string) {
	p.on(on, func(tx *store.Tx) error {
		c, err := problem.Open(tx, n, messages.ProblemCard)
		if err != nil {
			return err
		}
		return c.Do(m, problem.With{By: by, Words: words})
	})
}

// activity logs one of the year's other works at a point.
func (p *past) activity(tx *store.Tx, point *bureau.Point, d day.Day) error {
	about := p.about(record.KindActivity, "", point.Kind)
	by := p.officer(point)
	figures := map[string][]record.Figure{
		"结对联建": {{Name: "攻关会议", Value: 1}, {Name: "金点子", Value: p.between(1, 3)}},
		"攻关项目": {{Name: "攻关党组织", Value: 1}, {Name: "攻关小组", Value: p.between(1, 2)}},
		"先锋岗":  {{Name: "党员先锋岗", Value: p.between(2, 5)}},
		"阵地建设": {{Name: "阵地建设", Value: 1}},
		"宣讲":   {{Name: "宣讲场次", Value: 1}, {Name: "听讲人次", Value: p.between(20, 60)}},
		"荣誉成果": {{Name: "标准化良好行为企业", Value: p.between(1, 3), Caliber: "新增"}},
		"质量培训": {{Name: "培训次数", Value: 1}, {Name: "培训人次", Value: p.between(8, 20)}},
	}
	return record.Add(tx, &record.Record{Kind: record.KindActivity, Type: about.typ, Point: point.ID, Day: d, Text: about.text,
		Author: by, Typist: by, Figures: figures[about.typ]})
}
