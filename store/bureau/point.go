package bureau

import (
	"strings"

	"liaison/store"
	"liaison/store/day"
)

// A Point is a 党建联系点: a market, a street, a building or a firm that the
// bureau guides.
type Point struct {
	ID          int64
	Name        string
	Aliases     []string
	Kind        string  // 类别: 专业市场, 商圈, 楼宇, 小微企业
	Trade       string  // 行业
	Confirmed   day.Day // 确认日期
	ConfirmedBy string  // 确认单位
	Leader      int64   // 责任领导, a person
	Section     int64   // 责任科室, a unit
	Station     int64   // 责任所, a unit
	Responsible int64   // 责任人, where the roster names one
	Active      bool
}

// BuilderTags are the 党建5个+ of 建筑业.
var BuilderTags = [...]string{"施工", "管理", "服务", "人才", "创新"}

// Builds reports whether a point's 行业 is 建筑业: its visits and activities may
// carry the 党建5个+.
func (p *Point) Builds() bool { return p != nil && strings.Contains(p.Trade, "建筑") }

const pointColumns = `id, name, aliases, kind, trade, confirmed, confirmed_by, leader, section, station, responsible, active`

func (p *Point) fields() []any {
	return []any{&p.ID, &p.Name, store.AsJSON(&p.Aliases), &p.Kind, &p.Trade, &p.Confirmed, &p.ConfirmedBy,
		(*store.Ref)(&p.Leader), (*store.Ref)(&p.Section), (*store.Ref)(&p.Station), (*store.Ref)(&p.Responsible), &p.Active}
}

// SavePoint adds a point, or updates it.
func SavePoint(tx *store.Tx, p *Point) error {
	return save(tx, "point", pointColumns, &p.ID, p.fields()[1:])
}

// A Unit is a 科室 or a 所 of the bureau.
type Unit struct {
	ID     int64
	Name   string
	Active bool
}

const unitColumns = `id, name, active`

func (u *Unit) fields() []any { return []any{&u.ID, &u.Name, &u.Active} }

// SaveUnit adds a unit, or updates it.
func SaveUnit(tx *store.Tx, u *Unit) error {
	return save(tx, "unit", unitColumns, &u.ID, u.fields()[1:])
}
