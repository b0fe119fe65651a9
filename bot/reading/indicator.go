package reading

// An Indicator is a figure that records keep: what it is called, what it is
// counted in and which words mean it. Lists are separated by spaces.
type Indicator struct {
	Name   string
	Kind   Kind
	Type   string // "" for every type of its kind
	Unit   string
	Units  string // further measure words it is counted in
	Words  string // what names it in a sentence
	Nouns  string // values of counted words that name it after its measure word
	Solves bool   // 解决N个问题 in its group is this figure
	Apart  bool   // its numbers are never added: the 口径 of each is read
	Own    bool   // a bureau's own: only its words name it, never its unit alone
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
		return []string{"质量培训", "学习培训", "攻关项目", "结对联建", "荣誉成果", "先锋岗", "阵地建设", "宣讲"}
	case Progress:
		return []string{"办理中", "已办结"}
	}
	return nil
}
