// Package names finds what a roster calls its points, organisations and units.
//
// A name is found as it is, by its parts, mistyped by one character, or in Latin
// letters (find.go). A name that is an everyday word too counts only where a place may
// stand (place.go).
package names

import (
	"slices"
	"strings"

	"liaison/bot/reading/number"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// A Target is what a name can mean: a point, or an organisation and through it
// its point. Places in the roster's lists; -1 is none.
type Target struct{ Point, Org int }

// A name is one way of naming targets.
type name struct {
	word    string
	targets []Target
	spelled bool // a point's name or alias, which may be typed in Latin letters
	common  bool // also an everyday word or a mere part of a name: needs a fitting place in the sentence
}

// Index is the index of a roster.
type Index struct {
	points []Point
	list   []name
	exact  *runes.Trie
	slips  *slip.Index    // the words of list, in its order
	latin  map[string]int // typed in Latin letters -> place in list, -1 if ambiguous
	byKey  map[string]int
}

func New(points []Point, orgs []Org, parents Tree) *Index {
	x := &Index{points: points, exact: runes.NewTrie(), slips: slip.New(), latin: map[string]int{}, byKey: map[string]int{}}
	for i, p := range points {
		t := Target{i, -1}
		x.add(p.Name, t, false)
		x.spell(p.Name)
		for _, a := range p.Aliases {
			x.add(a, t, everyday[a])
			x.spell(a)
		}
	}
	for i, o := range orgs {
		t := Target{parents.Point[i], i}
		x.add(o.Name, t, false)
		for _, a := range o.Aliases {
			x.add(a, t, false)
		}
		for _, a := range ordinalNames(o.Name) {
			x.add(a, t, false)
		}
	}
	for i, p := range points {
		for _, s := range shortenings(p.Name) {
			x.addShort(s, Target{i, -1})
		}
	}
	x.addSorts()
	x.index()
	x.byKey = nil // needed no more
	return x
}

func (x *Index) add(word string, t Target, common bool) {
	word = string(runes.Of(word).Runes)
	if runes.Count(word) < 2 {
		return
	}
	at, ok := x.byKey[word]
	if !ok {
		at = len(x.list)
		x.byKey[word] = at
		x.list = append(x.list, name{word: word, common: common})
	}
	if e := &x.list[at]; !slices.Contains(e.targets, t) {
		e.targets = append(e.targets, t)
	}
}

func (x *Index) spell(word string) {
	if at, ok := x.byKey[string(runes.Of(word).Runes)]; ok {
		x.list[at].spelled = true
	}
}

// addShort adds a part of a name. Names and aliases of the roster come first:
// a part never makes them ambiguous.
func (x *Index) addShort(word string, t Target) {
	if at, ok := x.byKey[word]; ok && !x.list[at].common {
		return
	} else if ok && x.list[at].targets[0] != t && everyday[word] {
		return
	}
	x.add(word, t, true)
}

// sorts are what a point is, by which people call it where it is the only one.
var sorts = []string{"写字楼", "楼宇", "步行街", "产业园", "工业园", "科技园", "购物中心", "大厦", "建材城", "批发市场", "农贸市场"}

// addSorts lets the only point of its sort be called by the sort: 楼宇.
func (x *Index) addSorts() {
	for _, sort := range sorts {
		only := -1
		for i, p := range x.points {
			if slices.ContainsFunc(append([]string{p.Name}, p.Aliases...), func(s string) bool { return strings.HasSuffix(s, sort) }) {
				if only >= 0 {
					only = -1
					break
				}
				only = i
			}
		}
		if only >= 0 {
			x.addShort(sort, Target{only, -1})
		}
	}
}

func (x *Index) index() {
	for i, e := range x.list {
		x.exact.Add(e.word, int32(i))
		x.slips.Add(e.word)
		if !e.spelled {
			continue
		}
		full, initials := slip.Spellings(e.word)
		for _, f := range full {
			x.addLatin(f, i, 4)
		}
		if !e.common {
			for _, f := range initials {
				x.addLatin(f, i, 3)
			}
		}
	}
}

func (x *Index) addLatin(letters string, i, least int) {
	if len(letters) < least {
		return
	}
	if old, ok := x.latin[letters]; ok && (old < 0 || !slices.Equal(x.list[old].targets, x.list[i].targets)) {
		i = -1
	}
	x.latin[letters] = i
}

// tails are what a point's name ends in that people leave out.
var tails = []string{
	"股份有限公司", "有限责任公司", "有限公司", "运营公司", "集团公司", "公司", "集团", "专业市场", "批发市场", "农贸市场", "市场", "商圈", "写字楼", "购物中心",
	"商务中心", "服务中心", "中心", "商业广场", "广场", "大厦", "产业园区", "产业园", "工业园", "科技园", "园区", "园", "商业街", "步行街", "街区", "商场", "商城", "大楼", "楼宇", "街", "城", "楼",
}

// shortenings lists the parts of a name by which people may call it.
func shortenings(full string) []string {
	r := []rune(full)
	var out []string
	for _, t := range tails {
		if k := len(r) - runes.Count(t); k >= 2 && string(r[k:]) == t && !everyday[string(r[:k])] {
			out = runes.AppendNew(out, string(r[:k]))
		}
	}
	for k := 3; k < len(r) && k <= 8; k++ {
		if len(r) >= 5 {
			if k >= 4 {
				out = runes.AppendNew(out, string(r[:k]))
			}
			if s := string(r[len(r)-k:]); !slices.Contains(tails, s) {
				out = runes.AppendNew(out, s)
			}
		}
	}
	return out
}

// ordinalNames lists how a numbered branch is called within its house:
// 钢材市场第一党支部 → 第一党支部, 第一支部, 一支部, 1支部.
func ordinalNames(full string) []string {
	r := []rune(full)
	for i := range r {
		v, end, ok := number.Small(r, i+1)
		if r[i] != '第' || !ok {
			continue
		}
		num, rest := string(r[i+1:end]), string(r[end:])
		short := rest
		if l := runes.AnyAt(r, end, "党"); l > 0 {
			short = string(r[end+1:])
		}
		arabic := string(rune('0' + v%10))
		if v > 9 {
			arabic = string(rune('0'+v/10)) + arabic
		}
		return []string{"第" + num + rest, "第" + num + short, num + short, arabic + short, num + rest, arabic + rest, "第" + arabic + short}
	}
	return nil
}

// everyday are words that also stand in sentences about anything else.
var everyday = runes.Words(`居然 运营 建设 集群 标准 东方 光明 幸福 大众 中心 新城 科技 创业 创新 服务 商贸 物流 建材 钢材 家具 家居 五金 汽车 汽配 服装 食品 农贸 水果 蔬菜
	医药 电子 数码 文化 教育 金融 国际 时代 未来 世纪 阳光 和平 人民 中央 城市 花园 公园 广场 市场 商场 商圈 商城 公司 企业 工程 工业 园区 大厦 写字 步行 商业 商务 注册 登记
	经营 管理 质量 安全 技术 发展 合作 联合 联盟 互联 网络 信息 数据 智能 智慧 机械 机电 设备 材料 化工 纺织 印刷 包装 装饰 装修 设计 咨询 中介 房产 地产 物业 家政 餐饮
	美食 小吃 夜市 花卉 宠物 古玩 图书 文具 玩具 珠宝 黄金 茶叶 烟酒 百货 超市 便利 批发 零售 外贸 电商 快递 仓储 冷链 港口 车站 机场 码头 滨江 滨河 江南 江北 河东 河西
	城东 城西 城南 城北 果然 当然 竟然 天然 自然 必然 突然 万家 大家 我家 你家 全家 一家 第一 楼宇 党委 支部`)
