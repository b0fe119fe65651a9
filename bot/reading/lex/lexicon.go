// Package lex holds the words that the reader knows and the part each plays.
//
// Every word stands in a table: cue.go for what makes records, nouns.go for what is
// counted and for activities, category.go for problems, and the indicators of a roster
// beside them. A new word is one more in a row. A [Lexicon] is all of them as one
// trie, built once and never changed.
package lex

import (
	"slices"
	"strings"
	"sync"

	"liaison/bot/reading/kind"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/slip"
)

// A Word is what the lexicon knows of a run of characters. One word may play a
// part of its own and besides point to a problem's category.
type Word struct {
	Class  Class
	Value  string
	Topic  string // the problem category it points to
	Weight int8   // how strongly: sure 3, likely 2, weak 1
	Bad    bool   // something is wrong
	slips  bool   // a mistyped form of it is looked for
	Group  string // of a figureCue: the kind or, of an activity, the type of record that has the figure
}

// A Lexicon is the tables of the package and the indicators of a roster as one
// trie, built once and never changed.
type Lexicon struct {
	words []Word
	trie  *runes.Trie
	slips *slip.Index
	slip  []int32 // word of each entry of slips

	Indicators []Indicator
	rows       map[recordGroup][]*Indicator
}

// Plain knows no indicators: it tells the words of the language. It is made when it is first
// needed: most runs of the program never do.
var Plain = sync.OnceValue(func() *Lexicon { return New(nil) })

func New(indicators []Indicator) *Lexicon {
	l := &Lexicon{trie: runes.NewTrie(), slips: slip.New(), Indicators: indicators, rows: map[recordGroup][]*Indicator{}}
	l.addRows(Cues)
	for lead := range strings.FieldsSeq(intentions) {
		for deed := range strings.FieldsSeq(deeds) {
			l.add(lead+deed, Word{Class: Modal})
		}
	}
	for _, one := range []string{"一个", "一人", "一名", "一位", "一户", "一家"} {
		for missing := range strings.FieldsSeq(nobodyMissing) {
			l.add(one+missing, Word{Class: Everyone})
		}
	}
	for i := range indicators {
		l.addIndicator(&indicators[i])
	}
	l.addRow(row{Solve, "", "解决 解决了 已解决 解决掉 解决完 解决好 都解决 给解决 化解 帮着解决 帮助解决 协调解决 帮忙解决 解决问题 解决了问题 解决难题 攻克 搞定 搞定了"})
	l.addRows(Groups)
	l.addRows(countedNouns)
	l.addRows(reports)
	for _, c := range categories {
		l.addTopics(c)
	}
	for w := range strings.FieldsSeq(troubles) {
		l.add(w, Word{Class: Trouble, Bad: true})
		if strings.HasPrefix(w, "没") || strings.HasPrefix(w, "未") {
			l.add("还"+w, Word{Class: Trouble, Bad: true})
		}
	}
	for _, f := range failings {
		l.add(f, Word{Class: Trouble, Bad: true})
	}
	l.words = slices.Clone(l.words) // grown, it has much room to spare
	l.trie.Clip()
	return l
}

// What is meant and what is done join freely: 准备去, 还要开, 想再讲.
const (
	// nobodyMissing follow 一个: nobody was left out. They are no number.
	nobodyMissing = "不少 不缺 不落 不差 不漏 没少 没缺 没落 没落下 没漏 没漏下 没差 没拉 没拉下 没掉队 没缺席 没请假 没剩 " +
		"也不少 也不缺 也不落 也没少 也没缺 也没落 也没落下 也没漏 也没漏下 也没拉下 都不少 都不缺 都不落 都没少 都没缺 都没落 都没落下 都没漏 都没拉下"
	intentions = "准备 打算 计划 拟 要 得 想 将 还要 还得 该 需要 会 准备再 想再 要再"
	deeds      = "去 到 开 办 搞 讲 送 给 组织 召开 上 跑 走访 再 举办 开展 谈 回访 过去"
)

// addIndicator enters the words that name a figure.
func (l *Lexicon) addIndicator(x *Indicator) {
	about, group := figureTopics[x.Type], x.Type
	if x.Kind == kind.Visit {
		group = string(kind.Visit)
	}
	for w := range strings.FieldsSeq(x.Words) {
		l.add(w, Word{Class: FigureCue, Value: x.Name, Group: group, slips: true, Topic: about, Weight: weightOf(about)})
	}
	of := recordGroup{x.Kind, x.Type}
	l.rows[of] = append(l.rows[of], x)
}

// Rows returns the indicators of a kind, and of an activity its type.
func (l *Lexicon) Rows(kind kind.Kind, typ string) []*Indicator {
	return l.rows[recordGroup{kind, typ}]
}

func (l *Lexicon) addRows(rows []row) {
	for _, r := range rows {
		l.addRow(r)
	}
}

// figureTopics says what a problem with an activity is a problem of.
var figureTopics = map[string]string{"荣誉成果": "标准", "先锋岗": "党务", "阵地建设": "党务", Learning: "党务"}

func weightOf(topic string) int8 {
	if topic == "" {
		return 0
	}
	return Sure
}

func (l *Lexicon) addRow(r row) {
	for w := range strings.FieldsSeq(r.Words) {
		l.add(w, Word{Class: r.Class, Value: r.Value, slips: SlipClass[r.Class]})
	}
}

// addTopics enters a category's words. Those of 其他 weigh less than any other
// category's, because they only count where nothing of the bureau's is named.
func (l *Lexicon) addTopics(c category) {
	drop := int8(0)
	if c.name == OtherCategory {
		drop = 4
	}
	for w := range strings.FieldsSeq(c.sure) {
		l.add(w, Word{Class: Topic, Topic: c.name, Weight: Sure - drop})
	}
	for w := range strings.FieldsSeq(c.likely) {
		l.add(w, Word{Class: Topic, Topic: c.name, Weight: Likely - drop/4})
	}
	for w := range strings.FieldsSeq(c.weak) {
		l.add(w, Word{Class: Topic, Topic: c.name, Weight: weak})
	}
	for w := range strings.FieldsSeq(c.troubles) {
		l.add(w, Word{Class: Topic, Topic: c.name, Weight: max(telling-drop, weak), Bad: true})
	}
}

const (
	weak    = 1
	Likely  = 2
	telling = 4
	Sure    = 6

	OtherCategory = "其他"
)

// SlipClass says whose words are recognised when mistyped.
var SlipClass = [64]bool{VisitType: true, Meeting: true, FigureCue: true, GroupCue: true}

// add gives a word its part. The first part stays; what a later table knows of
// problems is added to it.
func (l *Lexicon) add(s string, w Word) {
	r := []rune(s)
	if v, end := l.trie.Longest(r, 0); v >= 0 && end == len(r) {
		old := &l.words[v]
		if old.Topic == "" {
			old.Topic, old.Weight = w.Topic, w.Weight
		}
		old.Bad = old.Bad || w.Bad
		return
	}
	id := int32(len(l.words))
	l.words = append(l.words, w)
	l.trie.Add(s, id)
	if w.slips && len(r) >= 3 && runes.IsHan(r[0]) {
		l.slips.Add(s)
		l.slip = append(l.slip, id)
	}
}

// Longest returns the longest word at n[i:] and where it ends, or nil.
func (l *Lexicon) Longest(n []rune, i int) (*Word, int) {
	v, end := l.trie.Longest(n, i)
	if v < 0 {
		return nil, i
	}
	return &l.words[v], end
}
