package reading

import (
	"strings"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
	"liaison/store/text/expr"
)

// A guests finds who sat in at a meeting.
type guests struct{ *utterance }

// mark finds who sat in (列席): by role or by number, never by name. Who
// says that they sat in themselves is no guest of the record.
func (x *guests) mark() {
	for i := range x.clauses {
		c := &x.clauses[i]
		at := x.within(c.start, c.end, sitting)
		if at < 0 {
			continue
		}
		if i+1 < len(x.clauses) && c.header && c.end-at <= 4 {
			next := &x.clauses[i+1]
			x.set(next, next.start, next.end, next.start, next.end)
			continue
		}
		x.around(c, at)
	}
}

var sitting = []string{"列席"}

// around reads who sat in before or behind the word at n[at]: 区委组织部
// 列席, 2名群众列席, 列席2人.
func (x *guests) around(c *clause, at int) {
	end := at + 2
	if l := runes.AnyAt(x.s.Runes, end, "人员", "代表", "单位", "的有", "有"); l > 0 {
		end += l
	}
	if end < c.end && x.set(c, end, c.end, at, c.end) {
		return
	}
	from := c.start
	for k := range c.toks {
		t := &c.toks[k]
		if t.Start >= at {
			break
		}
		if t.Kind == token.When || t.Kind == token.Pair || t.IsAny(lex.Meeting, lex.Expected, lex.Present, lex.Joint, lex.Perfect) ||
			t.Kind == token.Number && x.headsLeft(c, k) != 0 {
			from = t.End
		}
	}
	x.set(c, from, at, from, end)
}

// set keeps what stands in n[from:to] as the guests of a clause, if it
// names a role or counts heads; n[start:end] is then no longer read as anything
// else.
func (x *guests) set(c *clause, from, to, start, end int) bool {
	who := x.said(from, to)
	for _, lead := range guestLeads {
		who = strings.TrimPrefix(who, lead)
	}
	who = strings.TrimSuffix(who, "参加")
	if !guestRole.MatchString(who) || speakers.MatchString(who) {
		return false
	}
	c.guests, c.guestsFrom, c.guestsTo = who, start, end
	return true
}

var (
	guestLeads = []string{"另外", "另", "还", "邀请", "请", "由", "有"}
	guestRole  = expr.MustCompile(`^\d{1,3}[人名位](\p{Han}{0,12})$|^[一二三四五六七八九十两]{1,3}[人名位](\p{Han}{0,12})$|^[\p{Han}、，和及]{0,24}(部|局|委|办|办公室|科|所|站|院|街道|镇|乡|社区|村|集团|公司|企业|协会|商会|机关|群众|积极分子|对象|预备党员|代表|书记|主任|[科所局]长|领导|干部|委员|员|出资人|负责人|工会|团支部|职工)$`)
	speakers   = expr.MustCompile(`我|咱|本人`)
)
