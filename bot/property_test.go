package bot_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"liaison/bot"
	"liaison/store"
	"liaison/store/chat"
	"liaison/store/record"
	"liaison/store/storetest"
)

// An op is one thing that happens. How it is carried out depends only on the
// state at that moment, so that two runs in the same state do the same.
type op struct {
	Who    int
	What   string // say, tap, edit, photo, forge
	Words  string
	Button int
	Twice  bool // the update comes a second time
	Crash  bool // the program ends and starts again before it
}

var opWords = []string{
	"今天去居然之家送政策，62户，答疑5个", "昨天跟张科去运营公司，6户企业提了10个问题，当场都解决了", "钢市昨天反映电梯维保合同到期没人管",
	"今天送政策，45户", "前几天去写字楼送信心，4家企业", "今天跑了俩点，钢市和居然，都是送服务", "更正，刚才那个62写错了，是26户",
	"记走访", "报问题", "居然之家", "昨天", "5", "提交", "取消", "跳过", "上一步", "撤销", "/mine", "本周数字", "#1", "😄", "收到",
	"支委会 14号 到5应6", "昨天主题党日顺便上了党课，到8应9", "今天党小组会到5", "一组党小组会4月3号，二组党小组会4月8号", "14号党员大会 到8应10 表决 应到7 到4 赞成4 列席2人，1人病假", "更正，实到7", "会议进度", "支委会谁没开", "/stop", "反馈 好用", "问题：写字楼电梯困人，很急", "写字楼电梯那个搞定了", "把写字楼电梯那个派给特设科", "待办", "问题台账", strings.Repeat("长", 1500), "\x00\xff坏", "代城东所干事乙记：今天去钢市送政策，3户",
	"设置", "请假到周五", "免打扰 上午", "假日",
}

func opGen(people int) *rapid.Generator[op] {
	return rapid.Custom(func(t *rapid.T) op {
		return op{
			Who:    rapid.IntRange(0, people-1).Draw(t, "who"),
			What:   rapid.SampledFrom([]string{"say", "say", "tap", "tap", "tap", "edit", "photo", "forge"}).Draw(t, "what"),
			Words:  rapid.SampledFrom(opWords).Draw(t, "words"),
			Button: rapid.IntRange(0, 40).Draw(t, "button"),
			Twice:  rapid.Bool().Draw(t, "twice"),
			Crash:  rapid.IntRange(0, 5).Draw(t, "crash") == 0,
		}
	})
}

// Any sequence of texts, taps, edits, duplicates and restarts leaves the state
// that the same sequence without duplicates and restarts leaves.
func TestAnySequence(t *testing.T) {
	people := []string{"城东所干事甲", "建工支部书记", "分管副局长甲", "管理员甲"}
	rapid.Check(t, func(rt *rapid.T) {
		ops := rapid.SliceOfN(opGen(len(people)), 1, 25).Draw(rt, "ops")
		rough := run(t, people, ops, true)
		clean := run(t, people, ops, false)
		if rough != clean {
			rt.Fatalf("with duplicates and restarts:\n%s\nwithout:\n%s", rough, clean)
		}
	})
}

// run plays the ops in a fresh bureau and returns all that is kept.
func run(t *testing.T, people []string, ops []op, rough bool) string {
	s := newStage(t)
	for _, o := range ops {
		if rough && o.Crash {
			s.worker = &bot.Worker{DB: s.db, Log: slog.New(slog.DiscardHandler)}
		}
		s.play(people[o.Who], o, rough && o.Twice)
	}
	return s.state()
}

func (s *stage) play(name string, o op, twice bool) {
	u := chat.Update{Kind: chat.Text, Text: o.Words}
	switch o.What {
	case "photo":
		u.Files = []chat.File{{Kind: "photo", ID: "p"}}
		if o.Button%2 == 0 {
			u.Text = ""
		}
		if o.Button%3 == 0 {
			u.Album = "album"
		}
	case "edit":
		u = chat.Update{Kind: chat.Edit, Message: s.own[name], Text: o.Words}
	case "forge":
		u = chat.Update{Kind: chat.Tap, Tap: "t", Message: 1, Data: fmt.Sprintf("d%d:1:ok", o.Button)}
	case "tap":
		tap, ok := s.anyButton(name, o.Button)
		if !ok {
			return
		}
		u = tap
	}
	s.does(name, u)
	if twice {
		s.receive(name, s.last)
	}
}

// anyButton picks one of the buttons a person sees, the newest card's first.
func (s *stage) anyButton(name string, n int) (u chat.Update, ok bool) {
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.CardsIn(tx, s.channel, s.chat(name))
		for i := len(cards) - 1; i >= 0; i-- {
			for _, row := range cards[i].Face.Buttons {
				for _, b := range row {
					if n--; n < 0 && !ok {
						u, ok = chat.Update{Kind: chat.Tap, Tap: "t", Message: cards[i].Message, Data: cards[i].Data(b)}, true
					}
				}
			}
		}
		return err
	})
	return u, ok
}

// state is everything that people would miss: records with their history, and
// what every card shows. Whatever happened, nothing was set aside.
func (s *stage) state() string {
	var b strings.Builder
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		_, _, aside, err := chat.Waiting(tx)
		if err != nil {
			return err
		}
		fmt.Fprintf(&b, "set aside: %d\n", aside)
		if aside > 0 {
			s.t.Error("an update was set aside")
		}
		err = record.Each(tx, "0000-00-00", "9999-99-99", func(r *record.Record) error {
			detail, _ := json.Marshal(r.Detail)
			fmt.Fprintf(&b, "#%d %s %s %d %s %q %v %s %d %v\n", r.ID, r.Kind, r.Type, r.Point, r.Day, r.Text, r.Figures, string(detail), r.Author, r.Withdrawn.IsZero())
			return nil
		})
		for _, room := range s.chats {
			cards, e := chat.CardsIn(tx, "test", room)
			if e != nil {
				return e
			}
			for _, c := range cards {
				if c.Version != c.Shown && !c.NotBefore.After(tx.Now) { // urgent news of the evening wait for the morning
					s.t.Errorf("card %s is not shown", c.Key)
				}
			}
		}
		return err
	})
	for _, name := range []string{"城东所干事甲", "建工支部书记", "分管副局长甲", "管理员甲"} {
		storetest.View(s.t, s.db, func(tx *store.Tx) error {
			cards, err := chat.CardsIn(tx, s.channel, s.chat(name))
			for _, c := range cards {
				fmt.Fprintf(&b, "%s %s%s\n", name, c.Face.Text, buttonsText(c.Face.Buttons))
			}
			return err
		})
	}
	return b.String()
}

// button finds the newest button of a person's cards that holds the words.
func (s *stage) button(name, words string) (found *chat.Card, button chat.Button) {
	storetest.View(s.t, s.db, func(tx *store.Tx) error {
		cards, err := chat.CardsIn(tx, s.channel, s.chat(name))
		for i := range cards {
			for _, row := range cards[i].Face.Buttons {
				for _, b := range row {
					if strings.Contains(b.Words, words) && (found == nil || cards[i].Queued > found.Queued) {
						found, button = &cards[i], b
					}
				}
			}
		}
		return err
	})
	return found, button
}
