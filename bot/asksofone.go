package bot

import (
	"cmp"
	"errors"
	"strings"

	"liaison/bot/answers"
	"liaison/bot/reading"
	"liaison/bot/turn"
	"liaison/messages"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/text/expr"
)

// How people ask about one problem or one point, other than for its numbers.
var (
	settled   = expr.MustCompile(`^(.{2,16}?)(?:的|那个|这个)?(?:事|事儿|问题)?(?:现在)?(?:解决|处理|办|弄|搞|修|整改|落实)(?:好|完|定|掉|结)?了?(?:没|没有|吗|么)$`)
	whichUnit = expr.MustCompile(`^(.{0,12}?)(?:这个点位?)?(?:现在|目前)?(?:是|归|属于|属|由|在)+(?:哪个|什么|哪一个|哪)(?:所|科室?|单位|部门)(?:在|来)?(?:管辖?|负责|联系|对接|管着)?(?:的)?$|^(.{0,12}?)(?:现在|目前)?(?:哪个|哪一个)(?:所|科室?|单位|部门)(?:在|来)?(?:管辖?|负责|联系|对接|管着)(?:的)?$`)
	visitsAt  = expr.MustCompile(`^(.{2,12}?)的?走访(?:记录|情况|明细)$`)
	wentThere = expr.MustCompile(`^(.{2,12}?)(?:那边|那儿|那个)?(?:他们|你们|我们|有人)?(?:到底)?(?:去了|去过|走访了|走访过|跑了)(?:没有|没|吗|么)$`)
	whoLeads  = expr.MustCompile(`^(.{2,12}?)(?:现在|目前|如今)?(?:是|归|由)?(?:哪位|哪个|什么|哪一位)(?:局)?(?:领导|局长|副局长)(?:在|来)?(?:分管|管|负责|联系|挂点|牵头)?(?:的)?$`)
	whoseIs   = expr.MustCompile(`^(.{0,12}?)(?:的)?(?:是|归)?谁(?:在|来)?(?:负责|管|分管|联系|对接)(?:的)?(.{0,6})$|^(.{0,12}?)(?:的)?(?:支部书记|书记|责任人|责任领导|分管领导|责任科室|责任所|负责人|联系人)(?:现在)?(?:是谁|是哪位|是哪个|叫什么|叫啥|是哪里)$`)
)

// asksOfOne answers what is asked about one point: 写字楼是谁负责.
func asksOfOne(t *turn.Turn) (done bool, err error) {
	says := politely.ReplaceAllString(marks.ReplaceAllString(t.Says, ""), "")
	if m := visitsAt.FindStringSubmatch(says); m != nil {
		if p := pointSpokenOf(t, m[1]); p != nil {
			return true, visitsOf(t, p)
		}
	}
	if m := wentThere.FindStringSubmatch(says); m != nil {
		if p := pointSpokenOf(t, m[1]); p != nil {
			if plan, err := turn.PlanAt(t, p.ID, day.Period{}); plan != 0 || err != nil { // who was sent has not gone yet
				return true, errors.Join(err, t.House.Run(t, "find", messages.Number(plan)))
			}
			return true, visitsOf(t, p)
		}
	}
	if m := whoLeads.FindStringSubmatch(says); m != nil {
		if p := pointSpokenOf(t, m[1]); p != nil {
			return true, answers.ShowPoint(t, p)
		}
	}
	for _, asks := range []*expr.Expr{whichUnit, whoseIs} {
		if m := asks.FindStringSubmatch(strings.TrimSuffix(says, "来着")); m != nil {
			about := cmp.Or(m[1], m[len(m)-1], m[2])
			if th, far := t.Focus().Find(chat.ThingCase); about == "" && th != nil && far == 0 && th.Fresh(t.Tx.Now) {
				return false, nil // of the problem that was shown
			}
			p := pointSpokenOf(t, about)
			if p == nil && about == "" { // 谁分管, of the point that was shown
				p = pointShown(t)
			}
			if p != nil {
				return true, answers.ShowPoint(t, p)
			}
		}
	}
	return false, nil
}

var ownPoint = expr.MustCompile(`^(?:我们|咱们|我|本)?(?:这个|这|个)?(?:点|点位|联系点|支部|单位)?$`)

// pointSpokenOf is the point that some words name; the person's own point if they mean
// “ours”; else nil.
func pointSpokenOf(t *turn.Turn, about string) *bureau.Point {
	name, _ := t.Reader.FindPoint(about)
	if name == "" && ownPoint.MatchString(about) {
		name = t.Speaker().Point
	}
	return t.Dir.PointNamed(name)
}

// pointShown is the one point that was shown or asked about just before, with nothing newer; or nil.
func pointShown(t *turn.Turn) *bureau.Point {
	in, err := turn.SceneOf(t)
	if err != nil {
		t.OwnFault(err)
		return nil
	}
	return t.Dir.Point(in.There())
}

// visitsOf lists the visits to a point in the period that is said, or else this year, the newest first.
func visitsOf(t *turn.Turn, p *bureau.Point) error {
	span := t.ReadQuestion(t.Says).Span
	if span.From == "" {
		year := t.PeriodIn(messages.ThisYear)
		span = reading.Span{From: string(year.From), To: string(year.To), Label: year.Label}
	}
	return answers.Reply(t, "", reading.Question{Span: span, Names: []string{indicator.Visits}, Points: []string{p.Name}, Asks: true,
		Action: reading.Details})
}
