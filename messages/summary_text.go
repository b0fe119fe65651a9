package messages

import (
	"slices"
	"strings"
)

// An item is one of 一是, 二是, 三是.
type item struct {
	name      string
	aim       string   // what was meant by it, where something was done and its slots can be filled
	groups    []string // records whose further figures stand here
	sentences []sentence
	todo      string // what a person must write where nothing is known
}

var summaryLead = []sentence{
	{open: "{@期间}，{@单位}", clauses: []string{
		"党组坚持以习近平新时代中国特色社会主义思想为指导，印发{@要点}，明确重点任务，完善工作机制|{@有记录}坚持以习近平新时代中国特色社会主义思想为指导，抓好“小个专”党建工作",
		"{@五个一}确定“五个一”工作方案"}},
	{open: "{@有记录}充分发挥市场监管职能作用，把开展党组织活动与解决企业群众实际问题结合起来，努力把组织活力转化为发展活力、把党建优势转化为发展优势"},
	{open: "现将“小个专”（小微企业、个体工商户、专业市场）党建工作情况总结如下"},
}

var summaryBase = []sentence{
	{clauses: []string{
		"{@确认}，{@单位}指导{@点名}等{党建联系点}个党建联系点|{@单位}指导{@点名}等{党建联系点}个党建联系点|{@单位}指导{党建联系点}个党建联系点",
		"{?党建联系点}涵盖{@类别}", "指导党员{指导党员}名"}},
	{open: "{@现在}{?党建联系点}", clauses: []string{"{@齐全}每个联系点党组织都确认了责任领导、责任科室和责任所，联系指导有人牵头、有人落实|{@确认数}个联系点党组织确认了责任领导、责任科室和责任所"}},
}

var summaryDone = []sentence{
	{open: "{@有记录}充分发挥市场监管职能作用，", clauses: []string{"{@类型 送政策}强化政策法规指导", "{@类型 送服务}积极提供质量基础服务", "将“小个专”党建工作融入市场监管、服务企业的全过程"}, end: "，推动落实企业主体责任"},
	{open: "坚持把解决问题放在首位，", clauses: []string{"办结联系点反映的问题{办结问题}个", "核实或回访销号{核实销号}个", "期满无异议{期满无异议销号}个", "现场解决即销号{现场解决销号}个"}},
	{clauses: []string{"新收集问题{新增问题}个"}},
}

// summaryParts are the chapter 工作成效. Each figure stands in one place and with
// one unit: three kinds of 解决问题, and the two 口径 of 标准化良好行为企业, are never
// one number.
var summaryParts = []struct {
	name  string
	items []item
}{
	{"开展“三送”活动，服务企业发展", []item{
		{name: "送政策问需求，为商户解难题", groups: []string{"送政策"}, todo: "送政策的做法和成效",
			aim: "{@类型 送政策}坚持把政策送到市场、送到商户，引导诚信守法经营。",
			sentences: []sentence{{open: "{@去处 辐射户数 现场答疑}{@方式 辐射户数 现场答疑}",
				clauses: []string{"辐射个体工商户{辐射户数}户", "现场解答咨询{现场答疑}个"}}}},
		{name: "送服务解难题，为企业输活力", groups: []string{"送服务"}, todo: "送服务的做法和成效",
			aim: "坚持把党组织活动与解决企业实际问题相结合，着力协调解决企业发展的痛点难点。",
			sentences: []sentence{{open: "{@去处 现场解决 服务企业}",
				clauses: []string{"{@同源 服务企业 现场解决}{@事项 现场解决 服务企业}现场解决{服务企业}户企业{现场解决}个问题|现场服务企业{服务企业}户",
					"{@异源 服务企业 现场解决}现场解决{@方面 现场解决}问题{现场解决}个", "{@部分方面 现场解决}"}}}},
		{name: "送信心稳预期，高质量助发展", groups: []string{"送信心", "荣誉成果"}, todo: "送信心的做法和成效",
			aim: "着力推动计量、标准化、认证认可和检验检测等质量基础设施服务企业，坚持标准引领，帮助企业坚定信心、提升竞争力。",
			sentences: []sentence{{clauses: []string{"获得“标准化良好行为企业”称号{标准化良好行为企业/新增}户",
				"通过标准化试点示范项目{标准化试点示范项目}个", "制定国家、行业、地方各类标准{制定标准}项"}}}},
	}},
	{"加强质量提升，突出党建引领", []item{
		{name: "厚植质量文化", groups: []string{"质量培训"}, todo: "质量文化建设的做法和成效",
			aim: "引导“小个专”党组织将质量文化融入企业文化，把质量建设融入“三会一课”和组织生活会，帮助企业管质量、育人才。",
			sentences: []sentence{{clauses: []string{"开展质量培训{培训次数}次", "培训质量人才{培训人次}人次",
				"荣获“标准化良好行为企业”称号企业{标准化良好行为企业/累计}家"}}}},
		{name: "实施项目攻关", groups: []string{"攻关项目"}, todo: "项目攻关的做法和成效",
			aim: "把QC小组和质量攻关作为党组织发挥作用的抓手，倡导“党小组讨论实施—支部大会跟踪关注—党委（支部）会议综合评估”的项目实施模式，引导党员骨干走在质量管理、课题攻坚、技术创新一线。",
			sentences: []sentence{{clauses: []string{"重点指导实施项目攻关的“小个专”党组织{攻关党组织}个",
				"成立质量攻关小组{攻关小组}个", "解决质量生产问题{攻关解决问题}个"}}}},
		{name: "开展结对联建", groups: []string{"结对联建"}, todo: "结对联建的做法和成效",
			aim: "着眼发挥机关党员的专业优势，推动与联系点党组织结对，帮助企业推进质量管理、设备安全管理和标准化建设。",
			sentences: []sentence{{clauses: []string{"参加“小个专”党建联系点党组织质量攻关会议{攻关会议}次",
				"为企业贡献金点子{金点子}个", "解决企业实际问题{联建解决问题}个"}}}},
	}},
	{"突出政治功能，提升组织活力", []item{
		{name: "筑堡垒，强化组织力", groups: []string{"阵地建设"}, todo: "阵地建设和组织生活的做法和成效",
			aim:       "坚持抓基层、打基础，推动党建工作与企业文化融合{?阵地建设}，以宣讲工作思路、展示工作业绩、推广工作经验、弘扬企业文化为目标，引导联系点用好党建阵地。|坚持抓基层、打基础，推动党建工作与企业文化融合。",
			sentences: []sentence{{clauses: []string{"建设和完善党建阵地{阵地建设}处"}}, {clauses: []string{"联系点党组织开展了{@组织生活}"}}}},
		{name: "树标杆，激发战斗力", groups: []string{"先锋岗"}, todo: "党员先锋岗的做法和成效",
			aim:       "引导党员亮身份、亮承诺、亮业绩，对标先进查找差距、整改问题，在各项工作中争先进、当先锋、创佳绩，成为推动高质量发展的骨干力量。",
			sentences: []sentence{{clauses: []string{"设立党员先锋岗{党员先锋岗}个"}}}},
		{name: "争先锋，凸显凝聚力", groups: []string{"宣讲", "学习培训", elsewhere}, todo: "宣讲和学习培训的做法和成效",
			aim: "坚持以人为本，搭建学习交流、展示成果的平台，推动党员提升素质、企业凝聚人心，齐心协力共同进步。",
			sentences: []sentence{
				{clauses: []string{"开展宣讲{宣讲场次}场", "讲授微学课{微学课}节", "听讲{听讲人次}人次"}},
				{clauses: []string{"组织党组织书记、党员和企业出资人学习培训{学习场次}次"}}}},
	}},
}

var summaryLacks = []sentence{
	{open: "{@有记录}对照新时代党的建设总要求，“小个专”企业党建工作的组织活力、方式方法和作用发挥还有差距"},
}

// summarySeen are what the records show by themselves, worded as what was seen.
var summarySeen = []sentence{
	{open: "从现有记录看，", clauses: []string{"支部书记中兼职的有{兼职书记}名"}, end: "，抓党务的时间和精力需要保证"},
	{clauses: []string{"党龄不满{@年限}年的书记有{党龄短的书记}名|党龄较短的书记有{党龄短的书记}名"}, end: "，党务工作经验需要积累"},
	{clauses: []string{"还有{未见三会一课记录的支部}个支部没有看到完整的“三会一课”记录"}, end: "，需要核实情况、帮助补齐"},
	{clauses: []string{"党员净流出{党员净流出}名"}, end: "，队伍补充有待加强"},
	{clauses: []string{"还有{在办问题}个问题正在办理", "{@都逾期}都超过了办理期限|其中{逾期问题}个超过办理期限"}, end: "，需要持续跟进"},
}

var summaryNext = []sentence{
	{open: "指导“小个专”党组织把学习贯彻习近平新时代中国特色社会主义思想作为首要政治任务，引导广大党员深刻领悟“两个确立”的决定性意义、坚决做到“两个维护”，认真落实“三会一课”、主题党日等基本制度，重点做好以下工作"},
}

// elsewhere is the group of figures that are at home nowhere.
const elsewhere = ""

// quiet are groups whose counts belong in the ledgers and are no achievements.
var quiet = strings.Fields("走访 活动 组织生活 党员大会 支委会 党小组会 党课 主题党日 组织生活会 民主评议 谈心谈话 问题 五个一")

// SummaryQuiet reports whether the figures of a group are not printed in a summary.
// Of the figures about problems, those that a sentence knows are printed.
func SummaryQuiet(group string) bool { return slices.Contains(quiet, group) && group != GroupProblems }

// summaryHomes are the groups of all items; summaryKnows the names of figures that
// have a sentence.
var summaryHomes, summaryKnows = indexSummary()

func indexSummary() (homes, knows map[string]bool) {
	homes, knows = map[string]bool{GroupBase: true}, map[string]bool{}
	all := [][]sentence{summaryBase, summaryDone, summarySeen}
	for _, part := range summaryParts {
		for _, it := range part.items {
			for _, g := range it.groups {
				homes[g] = true
			}
			all = append(all, it.sentences)
		}
	}
	for _, sentences := range all {
		for _, one := range sentences {
			for _, found := range slot.FindAllString(one.open+strings.Join(one.clauses, ""), -1) {
				name, _, _ := strings.Cut(strings.Trim(found, "{?}"), "/")
				knows[name] = true
			}
		}
	}
	return homes, knows
}

// homeOf is the group under which a figure of a group stands.
func homeOf(group string) string {
	for _, q := range quiet {
		if q == group {
			return q
		}
	}
	if summaryHomes[group] {
		return group
	}
	return elsewhere
}
