package word

import "strings"

// A roleID is what a paragraph is in a document.
type roleID int

const (
	title roleID = iota
	subtitle
	heading1
	heading2
	heading3
	text
	label // 附件
	head
	cell
	number // a cell
	middle // a cell
	address
	closing
	roles
)

// A role has the style with the first of its names that a template knows. Word
// keeps its own styles under English names and shows them under Chinese ones.
// Where there is none, it looks like another role, with properties of its own.
type role struct {
	names   []string
	instead roleID
	own     string // paragraph properties, in the order of the schema
}

const flush = `<w:ind w:firstLineChars="0" w:firstLine="0"/>`

// roleTable has each role below the one it may stand in for: a template must
// have those that stand in for themselves.
var roleTable = [roles]role{
	title:    {names: []string{"公文标题", "标题", "Title"}, instead: title},
	heading1: {names: []string{"一级标题", "标题 1", "heading 1"}, instead: heading1},
	heading2: {names: []string{"二级标题", "标题 2", "heading 2"}, instead: heading2},
	text:     {names: []string{"公文正文", "正文", "Normal"}, instead: text},
	heading3: {names: []string{"三级标题", "标题 3", "heading 3"}, instead: text},
	subtitle: {names: []string{"公文副标题", "副标题", "Subtitle"}, instead: text, own: flush + `<w:jc w:val="center"/>`},
	label:    {names: []string{"公文附件", "附件"}, instead: heading1, own: flush},
	head:     {names: []string{"公文表头", "表头"}, instead: text, own: flush + `<w:jc w:val="center"/>`},
	cell:     {names: []string{"公文表格", "表格"}, instead: text, own: flush + `<w:jc w:val="left"/>`},
	number:   {names: []string{"公文表格数字", "表格数字"}, instead: text, own: flush + `<w:jc w:val="right"/>`},
	middle:   {names: []string{"公文表格居中", "表格居中"}, instead: cell, own: flush + `<w:jc w:val="center"/>`},
	address:  {instead: text, own: flush},
	closing:  {instead: text},
}

// A look is how a template shows a role.
type look struct {
	style string // its id
	own   string
}

// looksOf finds the styles of all roles.
func looksOf(styles []byte) (looks [roles]look, err error) {
	ids, err := stylesByName(styles)
	if err != nil {
		return looks, err
	}
	var missing []string
	for r := range roleTable {
		if looks[r] = lookOf(ids, roleID(r)); looks[r].style == "" && roleTable[r].instead == roleID(r) {
			missing = append(missing, "“"+strings.Join(roleTable[r].names[:2], "”或“")+"”")
		}
	}
	if len(missing) > 0 {
		return looks, refuse("模板里缺少样式：%s。请在 Word 里用一次这些样式再保存", strings.Join(missing, "、"))
	}
	return looks, nil
}

func lookOf(ids map[string]string, r roleID) look {
	for _, name := range roleTable[r].names {
		if id, ok := ids[strings.ToLower(name)]; ok {
			return look{style: id}
		}
	}
	if instead := roleTable[r].instead; instead != r {
		return look{lookOf(ids, instead).style, roleTable[r].own}
	}
	return look{}
}

// stylesByName maps the names of the paragraph styles, in small letters, to
// their ids.
func stylesByName(styles []byte) (map[string]string, error) {
	ids := map[string]string{}
	var names []string
	err := scan(styles, func(e element) error {
		switch e.name {
		case "w:name":
			names = append(names, e.attr("w:val"))
		case "w:aliases":
			names = append(names, strings.Split(e.attr("w:val"), ",")...)
		case "w:style":
			for _, name := range names {
				name = strings.ToLower(strings.TrimSpace(name))
				if ids[name] == "" && e.attr("w:type") == "paragraph" {
					ids[name] = e.attr("w:styleId")
				}
			}
			names = nil
		}
		return nil
	})
	return ids, err
}
