package reading

// A Roster is what the names in a sentence can mean. It is a plain copy of the
// store's points, organisations and units, in their fixed order.
type Roster struct {
	Points []Point
	Orgs   []Org
	Units  []string // 科室 and 所, by full name

	Indicators []Indicator // the figures that records keep
	Counts     []Indicator // the numbers that are counted and nobody says
}

// A Speaker is whose sentence it is. A secretary's own Org and Point are meant
// where the sentence names none.
type Speaker struct {
	Role  Role
	Org   string
	Point string
}

// A Role says what a speaker may be talking about.
type Role string

// The roles a sentence can come from.
const (
	Staff     Role = "staff"
	Secretary Role = "secretary"
	Leader    Role = "leader"
)

// A Reading is what a sentence says: its items in the sentence's order, and
// what must be asked before they can be saved (at most two of point, date, org
// and type).
type Reading struct {
	Items []Item   `json:"items"`
	Ask   []string `json:"ask"`

	Unread []string `json:"unread,omitempty"` // numbers and days that cannot be read, as typed
}

// An Item is one thing a sentence tells.
type Item struct {
	Kind     Kind           `json:"kind"`
	Type     string         `json:"type"`
	Point    string         `json:"point"`
	Date     string         `json:"date"` // YYYY-MM-DD, or "" where the sentence gives none
	Figures  map[string]int `json:"figures,omitempty"`
	Approx   []string       `json:"approx,omitempty"` // names of figures said as 约数
	Expected *int           `json:"expected,omitempty"`
	Present  *int           `json:"present,omitempty"`

	Org      string         `json:"org,omitempty"`       // the 支部 or 党小组, where it is certain
	Unit     string         `json:"unit,omitempty"`      // progress: the unit it is given to
	Days     int            `json:"days,omitempty"`      // progress: workdays given
	Until    string         `json:"until,omitempty"`     // progress: the day by which it is wanted, YYYY-MM-DD
	RefersTo int            `json:"refers_to,omitempty"` // #n named in the sentence
	Wrong    *int           `json:"wrong,omitempty"`     // correction: the value said to be wrong
	Caliber  string         `json:"caliber,omitempty"`   // 口径, where said: ends in 新增 or 累计, perhaps with its time before: 上半年新增
	Absent   map[string]int `json:"absent,omitempty"`    // meeting: 请假, 出差, 病假, 其他 -> heads
	Text     string         `json:"text,omitempty"`      // what was said or found, without what the slots above already hold
	Urgent   bool           `json:"urgent,omitempty"`    // problem: 紧急
	Points   []string       `json:"points,omitempty"`    // the points it may be, when unsure between several
	ByPhone  bool           `json:"by_phone,omitempty"`  // visit: 电话, not 实地
	Groups   []int          `json:"groups,omitempty"`    // meeting: the 党小组 that met, from 1
	Vote     *Vote          `json:"vote,omitempty"`      // meeting: 表决
	Guests   string         `json:"guests,omitempty"`    // meeting: who sat in (列席), by role or number

	Fields map[string]string `json:"fields,omitempty"` // what a label names (地点：三楼会议室), by the key of its question

	Slot map[string]string `json:"slot,omitempty"` // correction: the new type, category or text
}

// Types lists the types of a kind in their fixed order.
func Types(kind Kind) []string {
	switch kind {
	case Visit:
		return []string{"送政策", "送服务", "送信心", "日常"}
	case Meeting:
		return []string{"党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会", "民主评议", "谈心谈话"}
	case Problem:
		return []string{"登记注册", "知识产权", "特种设备", "计量", "标准", "认证", "检验检测", "广告", "消费维权", "质量", "党务", "其他"}
	case Activity:
		return []string{"质量培训", "学习培训", "攻关项目", "结对联建", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}
	case Progress:
		return []string{"办理中", "已办结"}
	}
	return nil
}
