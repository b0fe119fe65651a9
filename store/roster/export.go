package roster

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"liaison/store"
	"liaison/store/bureau"
)

// Export writes the roster as a csv that Read reads back without a change; it
// begins with the mark by which spreadsheets know UTF-8.
func Export(tx *store.Tx) ([]byte, error) {
	dir, err := bureau.Of(tx)
	if err != nil {
		return nil, err
	}
	heads, err := bureau.HeadsAt(tx, tx.Today())
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("\xef\xbb\xbf")
	w := csv.NewWriter(&b)
	w.Write(columns)
	put := func(cells map[string]string) {
		line := make([]string, len(columns))
		for i, c := range columns {
			line[i] = cells[c]
		}
		w.Write(line)
	}
	for _, name := range Settings {
		value, err := store.Setting(tx, name)
		if err != nil {
			return nil, err
		}
		if value != "" {
			put(map[string]string{"类型": "设置", "名称": name, "内容": value})
		}
	}
	for _, p := range dir.Points {
		if p.Active {
			put(pointCells(dir, p))
		}
	}
	for _, o := range dir.Orgs {
		if o.Active {
			put(orgCells(dir, o, heads[o.ID]))
		}
	}
	for _, p := range dir.People {
		for _, role := range bureau.Roles {
			if p.Active && p.Is(role) {
				put(postCells(dir, p, role))
			}
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func pointCells(d *bureau.Directory, p *bureau.Point) map[string]string {
	cells := map[string]string{"类型": "联系点", "名称": p.Name, "别名": strings.Join(p.Aliases, ";"), "类别": p.Kind, "行业": p.Trade,
		"成立或确认日期": string(p.Confirmed), "确认单位": p.ConfirmedBy}
	for column, id := range map[string]int64{"责任科室": p.Section, "责任所": p.Station} {
		if u := d.Unit(id); u != nil {
			cells[column] = u.Name
		}
	}
	for column, id := range map[string]int64{"责任领导": p.Leader, "责任人": p.Responsible} {
		if who := d.Person(id); who != nil {
			cells[column] = who.Name
		}
	}
	return cells
}

func orgCells(d *bureau.Directory, o *bureau.Org, h bureau.Heads) map[string]string {
	committee := "否"
	if o.Committee {
		committee = "是"
	}
	under := d.Point(o.Point).Name
	if parent := d.Org(o.Parent); parent != nil {
		under = parent.Name
	}
	cells := map[string]string{"类型": "党组织", "名称": o.Name, "别名": strings.Join(o.Aliases, ";"), "隶属": under, "类别": string(o.Kind),
		"成立或确认日期": string(o.Founded), "设支委会": committee, "换届日期": string(o.Elected), "书记兼职": o.PartTime, "书记入党年月": o.JoinedParty}
	for column, n := range map[string]int{"正式党员": h.Full, "预备党员": h.Probation, "党小组": o.Groups, "主题党日": o.ThemeDay, "流入": h.Came, "流出": h.Went} {
		if n != 0 {
			cells[column] = strconv.Itoa(n)
		}
	}
	return cells
}

// postCells are a person's posts of one role: of several places one row.
func postCells(d *bureau.Directory, p *bureau.Person, role bureau.Role) map[string]string {
	var places []string
	for _, post := range p.Posts {
		place := d.UnitName(post.Unit) + d.OrgName(post.Org)
		if post.Whole {
			place = whole
		}
		if post.Role == role && place != "" {
			places = append(places, place)
		}
	}
	return map[string]string{"类型": "人员", "名称": p.Name, "类别": string(role), "隶属": strings.Join(places, ";")}
}
