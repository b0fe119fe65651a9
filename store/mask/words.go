package mask

import (
	"strings"
	"unicode/utf8"
)

// A set is a list of words, to be found at a place by their first sign.
type set map[rune][]string

func setOf(words string) set {
	s := set{}
	for w := range strings.FieldsSeq(words) {
		r, _ := utf8.DecodeRuneInString(w)
		s[r] = append(s[r], w)
	}
	return s
}

// length is that of the longest word that a text begins with, or 0.
func (s set) length(text string) (n int) {
	r, _ := utf8.DecodeRuneInString(text)
	for _, w := range s[r] {
		if len(w) > n && strings.HasPrefix(text, w) {
			n = len(w)
		}
	}
	return n
}

// at reports whether a text begins with one of the words.
func (s set) at(text string) bool { return s.length(text) > 0 }

// endings are words by their last sign.
type endings map[rune][]string

func endingsOf(words string) endings {
	e := endings{}
	for w := range strings.FieldsSeq(words) {
		e[lastRune(w)] = append(e[lastRune(w)], w)
	}
	return e
}

// before reports whether a text ends with one of the words.
func (e endings) before(text string) bool {
	for _, w := range e[lastRune(text)] {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}

// kind says how sure a sign is a surname.
type kind byte

const (
	possible kind = iota + 1 // also ends everyday words: 工程, 上周, 感谢
	certain
)

// surnames are the commonest.
var surnames = func() map[rune]kind {
	m := map[rune]kind{}
	for _, r := range `王李张刘陈杨赵吴徐朱郭曹彭袁邓蔡潘蒋苏吕沈姚卢崔钟谭汪廖韦贾邹熊孟邱尹薛闫侯郝龚邵覃傅俞樊裘鲍虞阮聂詹裴祁霍翟骆岑喻邬缪窦` {
		m[r] = certain
	}
	for _, r := range `黄周孙马胡何林罗郑梁谢宋唐许韩冯曾肖田董余杜叶程魏丁任姜陆范石夏付秦江段雷龙史陶贺顾毛万钱严武戴莫孔汤高方施洪翁殷葛倪柳竺祝屠章庞齐凌耿尤甘兰卓岳邢鲁于金` {
		m[r] = possible
	}
	return m
}()

// doubled are the surnames of two signs; in unsure places others stand for
// something else as well: 公司马上.
var (
	doubled = setOf(`欧阳 诸葛 上官 司徒 夏侯 尉迟 皇甫 令狐 慕容 宇文 轩辕 端木 独孤 南宫 呼延 澹台 钟离 申屠`)
	unsure  = setOf(`司马 司空 东方 公孙 百里 长孙 闻人`)
)

// surnameAt returns the length of the surname that a text begins with, or 0.
func surnameAt(s string) (int, kind) {
	if n := doubled.length(s); n > 0 {
		return n, certain
	}
	if n := unsure.length(s); n > 0 {
		return n, possible
	}
	r, n := utf8.DecodeRuneInString(s)
	if k := surnames[r]; k > 0 {
		return n, k
	}
	return 0, 0
}

// Forms of address. Those of one sign are parts of many words; of them only what
// kin are called stands after a full name.
var (
	titles = setOf(`经理 老板娘 老板 书记 主任 科长 局长 所长 处长 院长 校长 厂长 站长 组长 部长 行长 会长 镇长 乡长 村长 队长 店长 班长 园长 馆长 董事长 总经理 总监 主管 主席 秘书 干事 科员 专员 助理
老师 教授 医生 大夫 护士 律师 警官 法官 会计 出纳 师傅 师父 教练 先生 女士 小姐 太太 夫人 同志 老弟
大妈 大爷 大叔 大婶 大伯 大娘 大嫂 大姐 大哥 大姨 阿姨 阿婆 阿公 阿伯 阿叔 阿姐 阿哥 叔叔 伯伯 婶婶 奶奶 爷爷 老太 老爷子 老伯 老汉 婆婆 嫂子 妹子 小妹`)
	kin       = setOf(`姐 哥 叔 姨 婶 嫂 伯 妈 爷 娘 婆`)
	offices   = setOf(`总 工 科 局 所 处 董 队 院 校 厂`)
	notTitles = setOf(`主任科员 先生产 会计师事务 老师傅 秘书处 书记处 主席台 总结 工作 工程 工商 所有 科学 局面 处理 队伍 院子 校园 厂房`)
)

// titleAt returns the length of the form of address that a text begins with, and
// whether it is one of several signs.
func titleAt(s string) (n int, long bool) {
	if n = titles.length(s); n > 0 {
		return n, true
	}
	return max(kin.length(s), offices.length(s)), false
}

// tells are the words that a name stands after.
var tells = endingsOf(`联系人 联络人 负责人 法定代表人 法人代表 法人 代表人 经营者 经办人 店主 业主 户主 房东 家属 机主 投诉人 举报人 当事人 申请人 姓名 名叫 名字 叫做 叫 老板 经理 店长 书记 主任
找 联系 打给 电话给 致电 电话`)

// roles are what somebody is whose name follows without a form of address.
var roles = endingsOf(`居民 村民 住户 租户 市民 顾客 消费者 党员 群众 职工 员工 工人 店员 保安 保洁 司机 电工 摊贩 摊主 商户 志愿者 网格员 退休干部 老人 业主 委员 支委 同志 学员 投诉者 举报者 患者 乘客 物业 房客`)

// Signs that stand before a name, that stand after one, of these the ones in no
// name, and those that the names of firms, places and papers end with.
const (
	before = `跟和与同找问给让向是有由请家店场司之街楼市厂着了见到对的把被叫陪带为及经据听约遇碰系谢派替帮位名过人话主户员居民科所局处办壁友业`
	verbs  = `说讲提问要给带去来电的跟也都就还没不把被因住答坐看很是有了`
	after  = verbs + `反和在介告建想先今昨又到分一两俩他她`
	places = `区市县镇乡村街路桥楼城店厂局所科处办站会部院园场司家堂馆府库室证品具件料物业类表法费点组队人们个位去来说了的么我你他她这那谁`
)

// common are words that begin like a name, and people of whom everybody speaks.
var common = setOf(`
主任科员 马上 马路 马达 马力 马桶 马虎 马克 何时 何地 何种 何人 何处 何以 何必 何况 何单位 任何 任务 任职 任课 任命 任期 任免 许多 许可 余额 余下 余名 余位 余户 余家 余款
周一 周二 周三 周四 周五 周六 周日 周天 周末 周边 周围 周期 周报 周转 周到 周年 周会 周例 章程 章节 程序 程度 陈列 陈述 陈旧 陈设 陈醋 陈皮 张贴 张开 张望 张数 张罗
黄金 黄色 黄牛 黄历 黄河 黄页 黄码 黄线 黄瓜 黄豆 黄酒 黄岩 黄龙 黄浦 林业 林场 林地 林区 石材 石头 石油 石化 石桥 石板 石子 石膏 田间 田地 田园 叶子 谢谢 谢绝
董事 曾经 曾是 曾在 曾有 曾用 韩国 杨梅 杨树 江南 江北 江东 江西 江苏 江边 江干 江湖 江景 江汉 严格 严重 严肃 严查 严控 严禁 严打 陶瓷 陶艺 范围 范本 范例 史料 史志
雷同 雷达 雷雨 雷锋 汤圆 汤包 毛病 毛利 毛巾 毛重 毛泽东 顾客 顾问 顾虑 孟加 杜绝 钟表 钟点 钟头 夏季 夏天 夏令 夏日 胡同 胡乱 胡椒 万一 万元 万户 万家 万人 万名 万份
万件 万达 万科 万象 万吨 莫名 莫非 洪水 洪涝 龙湖 龙头 龙虾 龙井 龙门 孔径 孔繁森 武器 武装 武警 武林 武汉 钱款 钱包 钱塘 钱江 钱数 苏州 苏打 苏宁 沈阳 郑州 徐州 罗列 罗马
段落 段位 丁字 丁桥 支付 支付宝 付款 付费 付清 付钱 付出 贺信 贺卡 贺年 秦岭 汪洋 宋城 唐装 彭埠 肖像 余杭 余姚 姚江 孙子 孙女 朱砂 王府 王牌 施工 施行 施策 施救 施肥 施工队
章子 章鱼 祝贺 祝愿 祝福 卓越 尤其 甘肃 兰州 兰花 凌晨 凌乱 齐全 齐心 齐抓 齐备 岳父 岳母 鲁班 柳州 柳树 葛根 屠宰 屠夫 殷切 殷实 焦裕禄 邓小平 周恩来 刘少奇 朱德 王进喜 张富清 张桂梅 黄文秀 廖俊波
高级 高中 高层 高峰 高温 高速 高新 高度 高压 高空 高校 高考 高龄 高质 高位 高效 方便 方面 方案 方式 方法 方向 方位 于是 于今 金融 金额 金属 金华 金牌 金点 金秋 金卡 鲁同
司马路 司马上 东方明 百里挑 长孙女
小程 小龙 小范围 小任务 小毛 小孙子 小孙女 小马路 小马达 小马力 小胡同 小胡椒 小苏打 小汤 小黄车 小黄鱼 小黄人 小黄旗 小石 小江南 小段 小田园 小钱 小万 小余 小叶 小许可 小丁 小夏天 小高 小方 小金 小于
小章 小卓 小施工 小齐 小兰花 小祝 小葛根 小鲁班 小董事 小林区 小孔 小武 小甘 小严重 小莫
老胡同 老黄牛 老黄历 老陈醋 老陈皮 老石 老马路 老江湖 老任务 老毛病 老万 老许多 老章程 老程序 老林区 老汤 老龙 老田 老余 老杨树 老叶 老齐 老钱 老段 老夏 老甘 老兰 老施工 老高龄 老方法 老方案 老方式 老金属
阿龙 阿万 阿里 阿齐 阿甘 阿兰 阿金`)
