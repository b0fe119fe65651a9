package reading

// An indicator is a figure that records keep. This table is the only place
// that knows one: the lexicon, the units and the names all come from it, and a
// new indicator is one more row.
type indicator struct {
	name  string
	kind  Kind
	typ   string // "" for every type of its kind
	unit  string
	units string // further measure words it is counted in
	words string // what names it in a sentence
	nouns string // values of counted words that name it after its measure word
	solve bool   // 解决N个问题 in its group is this figure
}

var indicators = []indicator{
	{name: "辐射户数", kind: Visit, unit: "户", units: "家 个 名 位 ",
		words: `辐射户数 户数 辐射商户 辐射个体户 辐射个体工商户 辐射 覆盖商户 覆盖 商户数 参加商户 参与商户 走访商户 走访个体户 参与户数 参加户数 走访户数 惠及商户 惠及 服务商户 服务个体户 服务个体工商户 服务户数 到场商户 听讲商户 宣传商户 受众 来了商户`,
		nouns: "商户"},
	{name: "服务企业", kind: Visit, unit: "户", units: "家 个",
		words: `服务企业 服务企业数 走访企业 帮扶企业 惠及企业 服务公司 服务单位 服务市场主体 服务经营主体 帮助企业 指导企业 到场企业 参加企业 参与企业`,
		nouns: "企业"},
	{name: "现场答疑", kind: Visit, unit: "个", units: "条 项 次 件 人次 例 起 名 位",
		words: `现场答疑 答疑 答宜 答移 答疑解惑 现场解答 解答 答复咨询 解疑 释疑 解惑 接受咨询 现场咨询 咨询 解答咨询 解答疑问 解答问题 回答 回答问题 答了 答问 现场回答 现场答复 答疑数 达疑 打疑 打了疑 回应咨询 受理咨询 现场答题 dayi`},
	{name: "现场解决", kind: Visit, unit: "个", units: "条 项 件 次 例 起", solve: true,
		words: `现场解决 当场解决 现场解决问题 当场解决问题 现场办结 当场办结 现场处理 当场处理 现场化解 当场化解 现场协调解决 现场搞定 当场搞定 现场帮忙解决 现场帮着解决 当场就解决 现场就解决 现场给解决 当场给解决 现场办理 当场办 现场整改 xianchangjiejue`},
	{name: "培训次数", kind: Activity, typ: "质量培训", unit: "次", units: "场 期 回 班 堂 节 趟",
		words: `培训次数 次数 质量培训 质量陪训 质量培训班 质量培训会 质量知识培训 质量管理培训 质量技术培训 质量人才培训 质量提升培训 质量专题培训 产品质量培训 培训班 培训会 培训 陪训 质量讲座 首席质量官培训 zhiliangpeixun`},
	{name: "培训人次", kind: Activity, typ: "质量培训", unit: "人次",
		words: `培训人次 人次 参训人次 受训人次 参训 受训 培训质量人才`},
	{name: "攻关党组织", kind: Activity, typ: "攻关项目", unit: "个", units: "家",
		words: `攻关党组织`, nouns: "党组织"},
	{name: "攻关小组", kind: Activity, typ: "攻关项目", unit: "个", units: "支",
		words: `攻关小组 质量攻关小组 qc攻关小组 qc小组 攻关组 攻关队 攻关团队 qc小姐 攻关突击队 qc组`, nouns: "小组"},
	{name: "攻关解决问题", kind: Activity, typ: "攻关项目", unit: "个", units: "项 条 件", solve: true,
		words: `攻关解决问题 攻关解决 解决质量生产问题 解决质量问题 解决生产问题 攻克 攻关解决质量问题 解决了质量问题 攻克难题`},
	{name: "攻关会议", kind: Activity, typ: "结对联建", unit: "次", units: "场 个 回",
		words: `攻关会议 质量攻关会议 质量攻关会 攻关会 攻关例会 攻关推进会 攻关碰头会 攻关研讨会 攻关专题会`},
	{name: "金点子", kind: Activity, typ: "结对联建", unit: "个", units: "条 项",
		words: `金点子 金点字 好点子 金典子 金电子 金点孑 今点子 金点于 点子 jindianzi`},
	{name: "联建解决问题", kind: Activity, typ: "结对联建", unit: "个", units: "件 项 条", solve: true,
		words: `联建解决问题 联建解决 结对解决问题 结对解决 结对联建解决问题 结队联建解决问题 结对共建解决问题`},
	{name: "标准化良好行为企业", kind: Activity, typ: "荣誉成果", unit: "家", units: "户 个",
		words: `标准化良好行为企业 良好行为企业 标准化良好行为 良好行为 良好行为称号 良好行为证书`},
	{name: "标准化试点示范项目", kind: Activity, typ: "荣誉成果", unit: "个", units: "项 家",
		words: `标准化试点示范项目 试点示范项目 标准化试点项目 标准化示范项目 标准化试点示范 试点示范 标准化试点 示范项目 试点项目 标准化示范点`},
	{name: "制定标准", kind: Activity, typ: "荣誉成果", unit: "项", units: "个 部 条",
		words: `制定标准 参与制定标准 制订标准 参与制订标准 制定国家标准 制定行业标准 制定地方标准 制定团体标准 制定企业标准 制定国标 制定团标 制定地标 制定各类标准 制修订标准 主导制定标准 参编标准 编制标准 起草标准 发布标准 发布团体标准 发布地方标准 发布企业标准 制定了标准 主持制定标准 牵头制定标准 参与起草标准 修订标准 制定 制订 参与制定 牵头制定 主导制定`,
		nouns: "标准"},
	{name: "党员先锋岗", kind: Activity, typ: "先锋岗", unit: "个", units: "块 处 名 面",
		words: `党员先锋岗 党元先锋岗 党员先峰岗 先锋岗 先峰岗 先锋刚 先丰岗 先锋岗位 党员示范岗 xianfenggang`, nouns: "牌子"},
	{name: "阵地建设", kind: Activity, typ: "阵地建设", unit: "处", units: "个 间 块 面 所",
		words: `阵地建设 党建阵地 党建阵地建设 阵地 党员活动室 活动室 学习园地 党建工作栏 党建宣传栏 党建文化墙 党建角 党群服务站 党建工作站 党群服务中心 党建园地 党建栏 党建展板 党建书屋 红色书屋 党建展厅 党建长廊 文化墙 工作栏`, nouns: "阵地"},
	{name: "宣讲场次", kind: Activity, typ: "宣讲", unit: "场", units: "次 回",
		words: `宣讲场次 宣讲 宣讲会 宣讲活动 主题宣讲 集中宣讲 政策宣讲会 宜讲 宣进 宣讲了 理论宣讲 巡回宣讲 xuanjiang`},
	{name: "微学课", kind: Activity, typ: "宣讲", unit: "节", units: "堂 次 场 个 期",
		words: `微学课 微学棵 微雪课 微课 微学科 微学客 微课堂 weixueke`},
	{name: "听讲人次", kind: Activity, typ: "宣讲", unit: "人次",
		words: `听讲人次 听讲 受众人次 听众 宣讲人次 覆盖人次 参与人次`},
	{name: "谈心谈话", kind: Meeting, typ: "谈心谈话", unit: "次", units: "个 人 名 位 人次 对 回"},
}

// groups are words that name an activity without naming one of its figures.
var groups = []row{
	{groupCue, "攻关项目", `攻关项目 项目攻关 质量攻关 qc攻关 攻关 qc课题 qc成果 技术攻关 质量改进项目 qc活动 攻关课题 公关项目 质量公关`},
	{groupCue, "结对联建", `结对联建 结队联建 节对联建 结对共建 结对 联建 联建共建 支部联建 支部结对 党建联建 联合共建 jieduilianjian`},
	{groupCue, "荣誉成果", `荣誉 荣誉称号 称号 荣获 获评 获得表彰 获奖 奖状 锦旗 先进集体 先进基层党组织 评为 评上 质量奖`},
	{groupCue, "先锋岗", `亮身份 亮承诺 亮业绩 三亮 佩戴党徽`},
	{groupCue, "阵地建设", `上墙 制度上墙 上了墙 上墙了 挂图上墙 制度牌`},
	{groupCue, "宣讲", `安全责任进企业 宣讲团 巡讲`},
}

// countedNouns are what figures count, by the name the indicators know.
var countedNouns = []row{
	{counted, "企业", `企业 公司 厂 单位 厂家 工厂 经营主体 市场主体 小微企业 民营企业 中小企业 小企业 厂子 企业主 入驻企业 家企业 注册企业 科技企业 个企业 厂商 生产企业 贸易公司 科技公司 会员企业`},
	{counted, "商户", `商户 个体户 个体工商户 个体商户 工商户 店 店铺 店主 店家 门店 老板 摊位 摊主 摊贩 商家 铺子 经营户 经营者 业户 商铺 户主 户商户 小店 门市 门面 档口 小商户 掌柜 老板们 店老板 餐饮店 饭店 商贩 铺面 门脸 业主 摊儿 小老板 店主们 餐馆 超市 理发店 药店 服装店 火锅店 奶茶店 早餐店 五金店 建材店 面馆 水果店 便利店 烧烤店`},
	{counted, "问题", `问题 难题 诉求 疑问 疑难 难点 疑难问题 实际问题 生产问题 质量问题 企业问题 困难 咨询 事项 实际困难 堵点 难处 事 技术问题 技术难题 质量难题 生产难题 瓶颈 质量生产问题 企业实际问题 小问题 急难愁盼 隐患 实际难题 工艺问题`},
	{counted, "党组织", `党组织 党支部组织 基层党组织`},
	{counted, "小组", `小组 党员小组 攻关小队`},
	{counted, "标准", `标准 国家标准 行业标准 地方标准 团体标准 企业标准 国标 行标 地标 团标 企标 各类标准`},
	{counted, "牌子", `牌子 牌 岗 岗位 岗牌 标牌 标识牌`},
	{counted, "阵地", `阵地 展板 宣传栏 党建墙`},
	{counted, "党员", `党员 正式党员 预备党员 在册党员 党员同志 老党员`},
	{counted, "委员", `委员 支委委员 支委成员`},
	{counted, "人", `人 同志 人员 群众 员工 职工 代表 参会人员`},
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
		return []string{"质量培训", "攻关项目", "结对联建", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}
	case Progress:
		return []string{"办理中", "已办结"}
	}
	return nil
}

// FigureNames lists the figures that a record of a kind and type may hold.
func FigureNames(kind Kind, typ string) []string {
	var out []string
	for _, x := range indicators {
		if x.kind == kind && (x.typ == "" || x.typ == typ) {
			out = append(out, x.name)
		}
	}
	return out
}

// indicatorOf finds an indicator by its name.
func indicatorOf(name string) (indicator, bool) {
	for _, x := range indicators {
		if x.name == name {
			return x, true
		}
	}
	return indicator{}, false
}

// Unit returns the measure word of a figure, or "".
func Unit(figure string) string {
	x, _ := indicatorOf(figure)
	return x.unit
}
