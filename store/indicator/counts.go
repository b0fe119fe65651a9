package indicator

// Names that the program itself counts by.
const (
	Visits   = "走访"
	Meetings = "组织生活"
	Works    = "活动"
	Raised   = "新增问题"
	Done     = "办结问题"
	Closed   = "销号问题"
	Pending  = "在办问题"
	Overdue  = "逾期问题"
	OnSpot   = "现场解决"
	Answered = "现场答疑"
	Points   = "党建联系点"
	Heads    = "指导党员"
)

// counts are the numbers that nobody says: the records themselves are counted.
var counts = []Indicator{
	{Name: Visits, Kind: Visit, Unit: "次", Adds: Count, Words: `走访 走访次数 走访数 走访量 走访情况 跑点 跑了几次 去了几次`},
	{Name: Raised, Kind: Problem, Unit: "个", Adds: Count, Words: `新增问题 新增 新报问题 新报 问题 问题数 上报问题 报了几个问题 反映问题`},
	{Name: Done, Kind: Problem, Unit: "个", Adds: Count, Words: `办结问题 办结 办结数 办完 解决了几个`},
	{Name: Closed, Kind: Problem, Unit: "个", Adds: Count, Words: `销号问题 销号 销号数`},
	{Name: Pending, Kind: Problem, Unit: "个", Adds: Stock, Words: `在办问题 在办 未办结 没办完 没办结 办理中`},
	{Name: Overdue, Kind: Problem, Unit: "个", Adds: Stock, Words: `逾期问题 逾期 超期 过期 超时`},
	{Name: Meetings, Kind: Meeting, Unit: "次", Adds: Count, Words: `组织生活 三会一课 会议 开会 各类会议`},
	{Name: "党员大会", Kind: Meeting, Type: "党员大会", Unit: "次", Adds: Count, Words: `党员大会 支部党员大会 支部大会`},
	{Name: "支委会", Kind: Meeting, Type: "支委会", Unit: "次", Adds: Count, Words: `支委会 支部委员会 支委会议 支委`},
	{Name: "党小组会", Kind: Meeting, Type: "党小组会", Unit: "次", Adds: Count, Words: `党小组会 小组会`},
	{Name: "党课", Kind: Meeting, Type: "党课", Unit: "次", Adds: Count, Words: `党课`},
	{Name: "主题党日", Kind: Meeting, Type: "主题党日", Unit: "次", Adds: Count, Words: `主题党日 党日`},
	{Name: "组织生活会", Kind: Meeting, Type: "组织生活会", Unit: "次", Adds: Count, Words: `组织生活会`},
	{Name: "民主评议", Kind: Meeting, Type: "民主评议", Unit: "次", Adds: Count, Words: `民主评议 民主评议党员`},
	{Name: Works, Kind: Activity, Unit: "项", Adds: Count, Words: `活动 活动数`},
	{Name: Points, Unit: "个", Adds: Stock, Words: `党建联系点 联系点 点位数 联系点数`},
	{Name: Heads, Unit: "名", Adds: Stock, Words: `指导党员 党员数 党员人数 党员总数 多少党员`},
}
