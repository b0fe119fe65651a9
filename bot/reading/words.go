package reading

import (
	"slices"
	"strings"
)

// A word is what the lexicon knows of a run of characters. One word may play a
// part of its own and besides point to a problem's category.
type word struct {
	class  class
	value  string
	topic  string // the problem category it points to
	weight int8   // how strongly: sure 3, likely 2, weak 1
	bad    bool   // something is wrong
	slips  bool   // a mistyped form of it is looked for
	group  string // of a figureCue: the kind or, of an activity, the type of record that has the figure
}

// A lexicon is the tables of the package and the indicators of a roster as one
// trie, built once and never changed.
type lexicon struct {
	words []word
	trie  *trie
	slips *slips
	slip  []int32 // word of each entry of slips

	indicators []Indicator
	rows       map[recordGroup][]*Indicator
}

// plain knows no indicators: it tells the words of the language.
var plain = newLexicon(nil)

func newLexicon(indicators []Indicator) *lexicon {
	l := &lexicon{trie: newTrie(), slips: newSlips(), indicators: indicators, rows: map[recordGroup][]*Indicator{}}
	l.addRows(cues)
	for lead := range strings.FieldsSeq(intentions) {
		for deed := range strings.FieldsSeq(deeds) {
			l.add(lead+deed, word{class: modal})
		}
	}
	for i := range indicators {
		l.addIndicator(&indicators[i])
	}
	l.addRow(row{solve, "", "解决 解决了 已解决 解决掉 解决完 解决好 都解决 给解决 化解 帮着解决 帮助解决 协调解决 帮忙解决 解决问题 解决了问题 解决难题 攻克 搞定 搞定了"})
	l.addRows(groups)
	l.addRows(countedNouns)
	l.addRows(reports)
	for _, c := range categories {
		l.addTopics(c)
	}
	for w := range strings.FieldsSeq(troubles) {
		l.add(w, word{class: trouble, bad: true})
		if strings.HasPrefix(w, "没") || strings.HasPrefix(w, "未") {
			l.add("还"+w, word{class: trouble, bad: true})
		}
	}
	for _, f := range failings {
		l.add(f, word{class: trouble, bad: true})
	}
	l.words = slices.Clone(l.words) // grown, it has much room to spare
	l.trie.nodes = slices.Clone(l.trie.nodes)
	return l
}

// What is meant and what is done join freely: 准备去, 还要开, 想再讲.
const (
	intentions = "准备 打算 计划 拟 要 得 想 将 还要 还得 该 需要 会 准备再 想再 要再"
	deeds      = "去 到 开 办 搞 讲 送 给 组织 召开 上 跑 走访 再 举办 开展 谈 回访 过去"
)

// addIndicator enters the words that name a figure.
func (l *lexicon) addIndicator(x *Indicator) {
	about, group := figureTopics[x.Type], x.Type
	if x.Kind == Visit {
		group = string(Visit)
	}
	for w := range strings.FieldsSeq(x.Words) {
		l.add(w, word{class: figureCue, value: x.Name, group: group, slips: true, topic: about, weight: weightOf(about)})
	}
	of := recordGroup{x.Kind, x.Type}
	l.rows[of] = append(l.rows[of], x)
}

// rowsOf returns the indicators of a kind, and of an activity its type.
func (l *lexicon) rowsOf(kind Kind, typ string) []*Indicator { return l.rows[recordGroup{kind, typ}] }

func (l *lexicon) addRows(rows []row) {
	for _, r := range rows {
		l.addRow(r)
	}
}

// figureTopics says what a problem with an activity is a problem of.
var figureTopics = map[string]string{"荣誉成果": "标准", "先锋岗": "党务", "阵地建设": "党务", learning: "党务"}

func weightOf(topic string) int8 {
	if topic == "" {
		return 0
	}
	return sure
}

func (l *lexicon) addRow(r row) {
	for w := range strings.FieldsSeq(r.words) {
		l.add(w, word{class: r.class, value: r.value, slips: slipClass[r.class]})
	}
}

// addTopics enters a category's words. Those of 其他 weigh less than any other
// category's, because they only count where nothing of the bureau's is named.
func (l *lexicon) addTopics(c category) {
	drop := int8(0)
	if c.name == otherCategory {
		drop = 4
	}
	for w := range strings.FieldsSeq(c.sure) {
		l.add(w, word{class: topic, topic: c.name, weight: sure - drop})
	}
	for w := range strings.FieldsSeq(c.likely) {
		l.add(w, word{class: topic, topic: c.name, weight: likely - drop/4})
	}
	for w := range strings.FieldsSeq(c.weak) {
		l.add(w, word{class: topic, topic: c.name, weight: weak})
	}
	for w := range strings.FieldsSeq(c.troubles) {
		l.add(w, word{class: topic, topic: c.name, weight: max(telling-drop, weak), bad: true})
	}
}

const (
	weak    = 1
	likely  = 2
	telling = 4
	sure    = 6

	otherCategory = "其他"
)

// slipClass says whose words are recognised when mistyped.
var slipClass = [64]bool{visitType: true, meeting: true, figureCue: true, groupCue: true}

// add gives a word its part. The first part stays; what a later table knows of
// problems is added to it.
func (l *lexicon) add(s string, w word) {
	r := []rune(s)
	if v, end := l.trie.longest(r, 0); v >= 0 && end == len(r) {
		old := &l.words[v]
		if old.topic == "" {
			old.topic, old.weight = w.topic, w.weight
		}
		old.bad = old.bad || w.bad
		return
	}
	id := int32(len(l.words))
	l.words = append(l.words, w)
	l.trie.add(s, id)
	if w.slips && len(r) >= 3 && isHan(r[0]) {
		l.slips.add(s)
		l.slip = append(l.slip, id)
	}
}

// longest returns the longest word at n[i:] and where it ends, or nil.
func (l *lexicon) longest(n []rune, i int) (*word, int) {
	v, end := l.trie.longest(n, i)
	if v < 0 {
		return nil, i
	}
	return &l.words[v], end
}
