package gist

import "slices"

// A Scene is what the talk is about, as far as an act needs it. The values can be joined: any of them will do.
type Scene uint8

const (
	Anywhere Scene = 0
	OfCase   Scene = 1 << iota // a problem is spoken of, or named
	OfCard                     // a card stands open
	OfSaved                    // a record was saved just before
	OfAnswer                   // numbers or a list were shown
)

// An Act is something that people want, which many words say.
type Act struct {
	Name string
	// Plain are the words in which it is heard: the first that have a place for all that the text names. A sign in braces
	// is what the text has for it.
	Plain  []string
	In     Scene // where it makes sense
	For    Whom  // who may want it
	Does   bool  // it changes something
	Tapped bool  // it is done at once and takes something away: only a tap on its button does it
	Own    bool  // it is of the person alone: a leader who speaks of what they lead does not mean it
	Loose  bool  // what the text names is not needed for it
}

// Whom says who may want something.
type Whom uint8

const (
	Anybody Whom = iota
	Chiefs       // leaders and admins
	Admins
)

// SignMyself stands in plain words for the name of the person who speaks.
const SignMyself = 'I'

// The names of what tells something and wants nothing: it is read as it stands.
const (
	None    = "none" // anything else
	Visit   = "visit"
	Trouble = "problem"
	News    = "news" // of a problem that is known
	Meeting = "meeting"
	Plan    = "plan"
)

// told are these names.
var told = []string{None, Visit, Trouble, News, Meeting, Plan}

// IsTold reports whether a name is of what tells something.
func IsTold(name string) bool { return slices.Contains(told, name) }

// Acts are all that people may want.
var Acts = []Act{
	{Name: "owed", Plain: []string{"{Q}还要开什么会", "这个月还要开什么会"}},
	{Name: "heldlist", Plain: []string{"{Q}开了哪些会", "这个月开了哪些会"}},
	{Name: "lastheld", Plain: []string{"{M}上次是哪天开的"}},
	{Name: "heldyet", Plain: []string{"{M}{Q}开了吗", "{M}这个月开了吗"}},
	{Name: "whenplan", Plain: []string{"{M}定在哪天"}},
	{Name: "whengoing", Plain: []string{"我哪天去{P}"}},
	{Name: "came", Plain: []string{"上次{M}到了几个人"}},
	{Name: "term", Plain: []string{"我们支部什么时候换届", "{P}支部什么时候换届"}},
	{Name: "branch", Plain: []string{"我们支部有多少党员"}},
	{Name: "whodidnt", Plain: []string{"{Q}哪些支部没开{M}", "哪些支部没开{M}"}},
	{Name: "todo", Plain: []string{"待办"}, Own: true},
	{Name: "mine", Plain: []string{"我的记录"}},
	{Name: "myweek", Plain: []string{"我的一周"}},
	{Name: "didirecord", Plain: []string{"{Y}{P}那趟我记了吗", "{T}{P}那趟我记了吗", "{P}那趟我记了吗", "{Y}那趟我记了吗"}},
	{Name: "lastvisit", Plain: []string{"{P}上次是哪天去的"}},
	{Name: "lastmine", Plain: []string{"我上次去{P}是哪天"}},
	{Name: "whowent", Plain: []string{"{P}最近谁去过"}},
	{Name: "before", Plain: []string{"去{P}前看看"}},
	{Name: "times", Plain: []string{"{P}{Q}去了几次", "{P}这个月去了几次"}},
	{Name: "notvisited", Plain: []string{"哪些点{Q}还没去", "哪些点这个月还没去"}},
	{Name: "longest", Plain: []string{"哪个点最久没人去"}},
	{Name: "openat", Plain: []string{"{P}还有哪些问题没解决"}},
	{Name: "open", Plain: []string{"还有哪些问题没解决"}},
	{Name: "openunit", Plain: []string{"{U}还有哪些问题没解决"}},
	{Name: "myreported", Plain: []string{"我报的问题"}},
	{Name: "myhandled", Plain: []string{"{I}手上的问题"}},
	{Name: "inhand", Plain: []string{"{W}手上有什么问题"}, For: Chiefs},
	{Name: "inhandhis", Plain: []string{"他手上有什么问题"}, For: Chiefs},
	{Name: "overdue", Plain: []string{"超期的问题有哪些"}},
	{Name: "duesoon", Plain: []string{"快到期的问题有哪些"}},
	{Name: "unassigned", Plain: []string{"待交办的问题"}},
	{Name: "solved", Plain: []string{"{Q}办结了多少问题", "这个月办结了多少问题"}},
	{Name: "state", Plain: []string{"{N}现在怎么样了"}, In: OfCase},
	{Name: "plans", Plain: []string{"{Q}有什么安排", "下周有什么安排"}},
	{Name: "plansday", Plain: []string{"{D}有什么安排", "{T}有什么安排"}},
	{Name: "claim", Plain: []string{"{N}我来办"}, In: OfCase, Does: true},
	{Name: "close", Plain: []string{"{N}办结了"}, In: OfCase, Does: true},
	{Name: "ext", Plain: []string{"{N}想延期到{D}", "{N}想延期"}, In: OfCase, Does: true},
	{Name: "agree", Plain: []string{"{N}同意延期"}, For: Chiefs, In: OfCase, Does: true},
	{Name: "refuse", Plain: []string{"{N}不同意延期"}, For: Chiefs, In: OfCase, Does: true},
	{Name: "nudge", Plain: []string{"{N}催一下"}, For: Chiefs, In: OfCase, Does: true},
	{Name: "handto", Plain: []string{"{N}转给{U}"}, In: OfCase, Does: true},
	{Name: "notours", Plain: []string{"{N}不归我们管，退回"}, In: OfCase, Does: true},
	{Name: "notdone", Plain: []string{"{N}没办好"}, In: OfCase, Does: true},
	{Name: "reopen", Plain: []string{"{N}重开"}, In: OfCase, Does: true},
	{Name: "assign", Plain: []string{"{N}交给{U}，{D}前办好", "{N}交给{U}", "{N}交给{W}，{D}前办好", "{N}交给{W}"}, In: OfCase, Does: true},
	{Name: "whohas", Plain: []string{"{N}谁在办"}, In: OfCase},
	{Name: "howlong", Plain: []string{"{N}拖了多久了"}, In: OfCase},
	{Name: "history", Plain: []string{"{N}的经过"}, In: OfCase},
	{Name: "sheet", Plain: []string{"交办单 {N}"}, In: OfCase},
	{Name: "deadlinemove", Plain: []string{"{N}期限改到{D}"}, In: OfCase, Does: true},
	{Name: "ordervisit", Plain: []string{"让{W}{D}前去一趟{P}", "让{U}{D}前去一趟{P}", "让{W}去一趟{P}", "让{U}去一趟{P}"}, For: Chiefs, Does: true},
	{Name: "orderoff", Plain: []string{"{P}那趟不用去了"}, For: Chiefs, Does: true, Tapped: true},
	{Name: "ordermove", Plain: []string{"{P}那趟改到{D}", "那趟改到{D}"}, For: Chiefs, Does: true},
	{Name: "planoff", Plain: []string{"{D}那个安排取消", "{P}那个安排取消", "那个安排取消"}, Does: true, Tapped: true},
	{Name: "planmove", Plain: []string{"{P}那个安排改到{D}", "那个安排改到{D}"}, Does: true},
	{Name: "discard", Plain: []string{"不记了"}, In: OfCard, Does: true, Tapped: true},
	{Name: "undo", Plain: []string{"撤销"}, In: OfSaved, Does: true, Tapped: true},
	{Name: "wrongday", Plain: []string{"日期不对，是{Y}", "日期不对，是{T}", "日期不对，是{D}"}, In: OfCard | OfSaved, Does: true},
	{Name: "heads", Plain: []string{"实到改成{N}"}, In: OfCard | OfSaved, Does: true},
	{Name: "wrongpoint", Plain: []string{"地点不对，是{P}"}, In: OfCard | OfSaved, Does: true},
	{Name: "saved", Plain: []string{"刚才那条存上了吗"}, In: OfSaved},
	{Name: "numbers", Plain: []string{"{P}{Q}数字", "{U}{Q}数字", "{Q}数字", "本周数字"}},
	{Name: "cmplast", Plain: []string{"跟{Q}比怎么样", "跟上个月比怎么样"}, In: OfAnswer},
	{Name: "bypoint", Plain: []string{"按点位列出来", "{U}按点位列出来"}, In: OfAnswer},
	{Name: "byunit", Plain: []string{"按单位列出来"}, In: OfAnswer},
	{Name: "onlyunit", Plain: []string{"只看{U}的"}, In: OfAnswer},
	{Name: "onlypoint", Plain: []string{"只看{P}的"}, In: OfAnswer},
	{Name: "details", Plain: []string{"明细"}, In: OfAnswer},
	{Name: "chart", Plain: []string{"画个图"}, In: OfAnswer},
	{Name: "export", Plain: []string{"导出"}, In: OfAnswer},
	{Name: "sameat", Plain: []string{"{P}呢", "{U}呢", "{P}{Q}呢", "{U}{Q}呢"}, In: OfAnswer},
	{Name: "samein", Plain: []string{"{Q}呢", "{T}呢", "{Y}呢"}, In: OfAnswer},
	{Name: "together", Plain: []string{"{P}{P}加起来多少", "{P}{P}{P}加起来多少", "加起来多少"}, In: OfAnswer},
	{Name: "whole", Plain: []string{"全局一共多少"}, For: Chiefs, In: OfAnswer},
	{Name: "whichdays", Plain: []string{"都是哪天去的", "{P}都是哪天去的"}, In: OfAnswer},
	{Name: "whichpoints", Plain: []string{"都在哪些点"}, In: OfAnswer},
	{Name: "whowas", Plain: []string{"谁去的", "{P}谁去的", "{Y}谁去的"}, In: OfAnswer},
	{Name: "whatsaid", Plain: []string{"讲的什么", "{Q}明细", "{T}明细", "{Y}明细"}, In: OfAnswer | OfSaved},
	{Name: "wasit", Plain: []string{"{P}{Y}有人去过吗", "{P}{T}有人去过吗"}},
	{Name: "ratio", Plain: []string{"{Q}办结率", "办结率"}},
	{Name: "visitsn", Plain: []string{"{P}{Q}走访了多少次", "{U}{Q}走访了多少次", "{Q}走访了多少次"}},
	{Name: "householdsn", Plain: []string{"{P}{Q}服务了多少家企业", "{U}{Q}服务了多少家企业", "{Q}服务了多少家企业"}},
	{Name: "policyn", Plain: []string{"{P}{Q}送政策多少次", "{Q}送政策多少次"}},
	{Name: "ideas", Plain: []string{"{P}{Q}的金点子", "{Q}的金点子"}},
	{Name: "brief", Plain: []string{"给我一份{Q}的简报", "给我一份上个月的简报"}, For: Chiefs},
	{Name: "summary", Plain: []string{"写一份{Q}总结", "写一份上半年总结"}, For: Chiefs},
	{Name: "ledger", Plain: []string{"导出问题台账"}, For: Chiefs},
	{Name: "who4point", Plain: []string{"{P}谁负责"}},
	{Name: "people", Plain: []string{"{U}有哪些人"}},
	{Name: "notjoined", Plain: []string{"还有谁没加入"}, For: Admins},
	{Name: "inviteall", Plain: []string{"全部邀请"}, For: Admins, Does: true},
	{Name: "inviteone", Plain: []string{"邀请{W}"}, For: Admins, Does: true},
	{Name: "deactivate", Plain: []string{"停用{W}"}, For: Admins, Does: true},
	{Name: "newleader", Plain: []string{"{P}的分管领导换成{W}"}, For: Admins, Does: true},
	{Name: "roster", Plain: []string{"怎么加人"}, For: Admins, Loose: true},
	{Name: "status", Plain: []string{"系统运行正常吗"}, For: Admins},
	{Name: "leave", Plain: []string{"{D}到{D}请假", "{T}到{D}请假", "{D}请假", "{T}请假"}, Does: true},
	{Name: "leaveend", Plain: []string{"请假取消"}, Does: true},
	{Name: "quiet", Plain: []string{"别给我发消息了"}},
	{Name: "settings", Plain: []string{"设置"}},
	{Name: "holidays", Plain: []string{"五一放几天"}},
	{Name: "workday", Plain: []string{"{D}上班吗"}},
	{Name: "help", Plain: []string{"怎么用"}},
	{Name: "mydata", Plain: []string{"我的数据"}},
}

// Names are the names of all that a text may be, in a fixed order.
func Names() []string {
	names := slices.Clone(told)
	for i := range Acts {
		names = append(names, Acts[i].Name)
	}
	return names
}

// Find is the act of a name, or nil.
func Find(name string) *Act {
	i := slices.IndexFunc(Acts, func(a Act) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return &Acts[i]
}
