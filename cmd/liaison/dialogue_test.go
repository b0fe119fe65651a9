package main

import (
	"bufio"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"liaison/bot"
	"liaison/bot/web"
	"liaison/reminders"
	"liaison/store"
	"liaison/store/bureau"
	"liaison/store/chat"
	"liaison/store/mask"
	"liaison/store/record"
	"liaison/store/storetest"
)

// wrongDialogues are the dialogues that do not hold yet, each with the reason.
var wrongDialogues = map[string]string{
	"BB06": "ten points do not stand on one message: a list by points has six of them and a button for each",

	"BE14": "a lecture held in the second half of a meeting recorded before begins another",

	"BF11": "没办好 of a place with why it is not, 美食街那个 钱只退了一半, and 剩下那个 of a list are not heard",

	"BI06": "除了这个…还有没解决的吗 lists what is open but names 除了这个 as not read, and 那个…的呢，上个月报的 of a closed problem is not found",

	// BN to BS were unseen when they were first played; the README of the dialogues says how many held, and what was learnt since.
	"BN09": "上午去农贸送服务 走了五家企业 帮着解决两个 对了26那个电梯维保合同下午签了 算办完了 is not taken as it was meant",
	"BN15": "是2号楼 我说快了 is not taken as it was meant",
	"BO05": "秤那个 我拿砝码试了 一斤少一两 is not taken as it was meant",
	"BO07": "都三个月了 帮我催一哈 is not taken as it was meant",
	"BO08": "上周是谁 is not taken as it was meant",
	"BO10": "早点吧 这周五就清 is not taken as it was meant",
	"BO11": "a file that was asked for is not taken as it was meant",
	"BO13": "名单里还有谁没加进来 is not taken as it was meant",
	"BO15": "节前城南农贸市场的秤要过一遍 叫城东所干事甲28号前跑一趟 is not taken as it was meant",
	"BP01": "周五上午再去 is not taken as it was meant",
	"BP02": "所里最近一次去农贸市场送政策是几号 多少户 is not taken as it was meant",
	"BP08": "刚从步行街出来 最低价那块门头还没拆 老板推说等广告公司 顺带给边上6户讲了广告法 is not taken as it was meant",
	"BQ01": "那党员大会跟党课28号下午一块开了算了 is not taken as it was meant",
	"BQ02": "一组昨天那个也记错了 有个请假的 实到6 is not taken as it was meant",
	"BQ05": "我们这届到哪天 is not taken as it was meant",
	"BQ06": "我支部现在几个党员 is not taken as it was meant",
	"BQ07": "一季度我还有哪样没记上 is not taken as it was meant",
	"BQ09": "西门货梯停了 卡在二楼 装货的都在骂 跟维保合同那个不是一回事 单独报 is not taken as it was meant",
	"BQ10": "除了这个还欠别的吗 below a plan is no question of the month",
	"BQ11": "嗐 二组是明天 我记混了 今天那个去掉 is not taken as it was meant",
	"BQ13": "我自己这月的也还没弄吧 is not taken as it was meant",
	"BR04": "a file that was asked for is not taken as it was meant",
	"BR05": "a notice of two days that change places is read as a plan",
	"BR07": "#231 is not taken as it was meant",
	"BR08": "城西的就行，城东的不要 below a brief is not taken",
	"BR10": "26那个电梯让城东所抓点紧, a problem of others, is not refused but not read",
	"BR11": "美食广场这个月去了几次 is not taken as it was meant",
	"BR12": "他借调到街道去了，账号先停掉，手上的都给城西所干事甲 is not taken as it was meant",
	"BR13": "那不排了，这个月走访按点位列出来 is not taken as it was meant",
	"BS02": "有没有等我的 is not taken as it was meant",
	"BS04": "待办 is not taken as it was meant",
	"BS05": "居然二楼卖窗帘的不退定金 顾客找来了 这个我们消保科主办 is not taken as it was meant",
	"BS07": "写字楼集群注册那个又冒出来了 说材料还是不齐 重开一下 is not taken as it was meant",
	"BS09": "塔吊那个限到周五 is not taken as it was meant",
	"BS14": "没人接啊 催一下城东所 is not taken as it was meant",
	"BT01": "哎还有一个 散会前又赶过来一个 算仨 is not taken as it was meant",
	"BT02": "再看看咱一支部今年党员大会几回了 is not taken as it was meant",
	"BT05": "二支部书记出远门了 托我给二支部记一个 13号开的主题党日 十三个到了十个 is not taken as it was meant",
	"BT09": "#266 is not taken as it was meant",
	"BT12": "昨天二组小组会应到写错，7，不是6 is not taken as it was meant",
	"BU04": "走访再按点位的责任所分一下 is not taken as it was meant",
	"BU06": "城西所干事乙要去党校两个月 手上没办完的先都给城西所干事甲 is not taken as it was meant",
	"BU09": "一季度质量培训搞了几次 多少人 is not taken as it was meant",
	"BU12": "我明天起去党校 到下周五 这段有事先找分管副局长乙定 is not taken as it was meant",
	"BU13": "钢市二支部换书记了 新书记叫周敏 原来那个账号停掉 is not taken as it was meant",
	"BU14": "给他们出个提醒函 is not taken as it was meant",
	"BU15": "明天党组会要讲三会一课 一季度党员大会哪几个支部没开 is not taken as it was meant",
	"BW05": "刚散会 支委会 四个委员到了三个 一个出差 is not taken as it was meant",
	"BW07": "哦 那我们自己的呢 is not taken as it was meant",
	"BW14": "本月组织生活 is not taken as it was meant",
	"BX03": "上周那回讲的什么 is not taken as it was meant",
	"BX05": "他手上还有什么 is not taken as it was meant",
	"BX06": "#231 is not taken as it was meant",
	"BX07": "写字楼今年一次都没开过？ is not taken as it was meant",
	"BX08": "农贸也是四回？ is not taken as it was meant",
	"BX12": "农贸这个月就去了一回？下周一让他们所再去一趟，还有253谁在办 is not taken as it was meant",
	"BX13": "一季度的问题给我拉张表 is not taken as it was meant",
	"BX14": "哪趟最多 is not taken as it was meant",
	"BY11": "#267 is not taken as it was meant",
	"CB06": "出个换届提醒函 我拿去盖章 is not taken as it was meant",
	"CC06": "#231 is not taken as it was meant",
	"CE04": "消保科来了个新人 给加上 is not taken as it was meant",
	"CE07": "#253 is not taken as it was meant",
	"CE09": "a file that was asked for is not taken as it was meant",
	"CE10": "那我自己这边没办完的 is not taken as it was meant",
	"CE13": "他们还转进来一名正式党员 is not taken as it was meant",
	"CE14": "钢市那个月几次 is not taken as it was meant",
	"CF04": "最近一次送政策讲的啥 is not taken as it was meant",
	"CF11": "步行街这个月哪几天去的 都是谁 is not taken as it was meant",
	"CF12": "去了 来了12家企业 当场解决2个 is not taken as it was meant",
	"CF13": "这个哪天报的 好久到期 is not taken as it was meant",
	"CF14": "改周五去 is not taken as it was meant",
	"CD01": "昨天晚上下了工在板房开的支委会 四个委员到了三个 老周那边浇混凝土走不开 哦不对 是前天晚上 is not taken as it was meant",
	"CD02": "反对和弃权写反了，反对1票，弃权0票 is not taken as it was meant",
	"CD03": "好了 到了6个 小工送菜去了 is not taken as it was meant",
	"CD09": "老板今天把那三个字抠掉了 新门头还没装 is not taken as it was meant",
	"CD10": "刚才那条撤销，那是二支部的会，我看错表了 is not taken as it was meant",
	"CD13": "本月组织生活 is not taken as it was meant",
	"CG01": "册子发了四十来户吧…算42 is not taken as it was meant",
	"CG02": "那个现在算啥状态，没给我办结吧 is not taken as it was meant",
	"CG07": "#262 is not taken as it was meant",
	"CG09": "我后面还有哪些安排 is not taken as it was meant",
	"CG10": "两条都上去了哇，我的记录 is not taken as it was meant",
	"CG11": "今天下午路过又给堵上了，两辆三轮车，一堆泡沫箱，你给我重新报上去 is not taken as it was meant",
	"CG12": "唉等下，刚同事帮着弄好了，移出来了，不用往上报 is not taken as it was meant",
	"CG15": "那天干嘛去的 is not taken as it was meant",
	"CH01": "那个昨儿下午开了，5个人来了4个，老周跑货去了。定了小唐做发展对象，五一前把公示贴出去 is not taken as it was meant",
	"CH04": "二组的还没开，这个月就差它了吧 is not taken as it was meant",
	"CH05": "我们这一届是哪年哪月选的啊 是不是该换了 is not taken as it was meant",
	"CH08": "还有他们支委会，上礼拜五开的，3个支委都到，议的是先锋岗 is not taken as it was meant",
	"CH11": "都几号 is not taken as it was meant",
	"CH12": "党日是开了的吧？几号 is not taken as it was meant",
	"CH13": "刚登记完，一共11户 is not taken as it was meant",
	"CH14": "算了，那我们一支部的呢 is not taken as it was meant",
	"CH15": "美食街支部四月党日搞了没 谁记的 is not taken as it was meant",
	"CI04": "现在有没有超期还没办完的 is not taken as it was meant",
	"CI07": "从一月份拖到现在还延？不同意 is not taken as it was meant",
	"CI08": "哎不对，借调的是特种设备科干事甲！消保科的别动 is not taken as it was meant",
	"CI09": "城东剩谁 is not taken as it was meant",
	"CI10": "弄个这周的简报给我，明天碰头会用 is not taken as it was meant",
	"CI11": "哪来的七十几户，一次一次给我列出来 is not taken as it was meant",
	"CI12": "科创园他们定在几号 is not taken as it was meant",
	"CI14": "第二回转出去是哪天 is not taken as it was meant",
	"CI15": "今天去了几个点 is not taken as it was meant",
	"CJ10": "再前头那回呢 is not taken as it was meant",
	"CJ13": "搞混了 居然是昨天去的 今天去的是美食街 也是日常 is not taken as it was meant",
	"CJ15": "房东那句给253也记上 is not taken as it was meant",
	"CK09": "跟你们反映个事 我们工地塔吊检测报告过期了 检测公司一直约不上 is not taken as it was meant",
	"CM11": "周一下午去的运营公司讲年报十二户 不对十二户是家政的 运营是九户 家政是昨天去的 两个都算送政策 is not taken as it was meant",
	"CL10": "7家，隔壁那家也看了 is not taken as it was meant",
	"CL11": "#239 is not taken as it was meant",
	"CL14": "他要是进来了 是哪个所的 能看哪些点 is not taken as it was meant",
	"CN05": "42 不是24 is not taken as it was meant",
	"CN13": "建工那个住所证明的也给我来办吧我跟登记科熟 is not taken as it was meant",
	"CO03": "昨天晚上支委会开了哈，三个委员都在。一个是议了老周家儿子写的入党申请，再一个五月份党员大会定在十二号下午 is not taken as it was meant",
	"CO04": "我们就五个党员，支委会要不要开的呀 is not taken as it was meant",
	"CO06": "光算送政策的呢 is not taken as it was meant",
	"CO07": "二十七号那趟带回来的那个问题后来咋样了 is not taken as it was meant",
	"CO10": "步行街那条催一下，就说周五下班前给我个准信 is not taken as it was meant",
	"CO12": "哎呀忘了，明后天在省里培训，人不在的 is not taken as it was meant",
	"CO14": "前天他们党日散了以后我顺道在街上转了转，日常看看，预付卡公示都贴着的，没啥问题 is not taken as it was meant",
	"CP08": "228那家执照拿到手了 我问过老板 销得了 239先莫销 商标那边我再看看 is not taken as it was meant",
	"CP14": "科创园支部支委会昨下午开了 三个人 到齐 is not taken as it was meant",
	"CR01": "送服务 进了5家店 当场解决2个 is not taken as it was meant",
	"CR11": "三楼扶梯咯噔咯噔响 没人管 is not taken as it was meant",
	"CS01": "上个月光送政策的，跑了多少趟 is not taken as it was meant",
	"CS02": "哦钢市上礼拜五才去过的，钢市免了 is not taken as it was meant",
	"CS04": "党务这一类的问题今年一共报了几个 is not taken as it was meant",
	"CS11": "钢市电梯维保拖成这样，给城东所出个提醒函 is not taken as it was meant",
	"CS14": "我那边支部有没有换届过了期还没换的 is not taken as it was meant",
	"CQ03": "秤那个不要报了 我喊我侄儿来修 is not taken as it was meant",
	"CQ10": "城东所这个月走访几次 is not taken as it was meant",
	"CQ12": "办什么结 没办好 退回去重办 is not taken as it was meant",
	"CQ14": "城西所干事乙月底走人 他手上正在办的还有哪件 快点 会要开了 is not taken as it was meant",
	"CQ15": "科创园支部的党日替他们约明天下午 is not taken as it was meant",
	"CU01": "那现在呢 is not taken as it was meant",
	"CU02": "漏了一句 讲的是安全生产 请特设科来讲的 is not taken as it was meant",
	"CU05": "那今年党课讲过没得 is not taken as it was meant",
	"CU10": "城东所名册上几个人 is not taken as it was meant",
	"CU11": "262我报成日常了 应该是送服务 2家企业 is not taken as it was meant",
	"CU12": "运营住所证明那个先不销 我明天过去看看再说 is not taken as it was meant",
	"CU15": "231那家先拿布把最低价三个字蒙了 新招牌在做 另外我明后两天请假 is not taken as it was meant",
	"CT09": "#266 is not taken as it was meant",
	"CT15": "咱所上礼拜跑了几趟 is not taken as it was meant",
	"CU04": "请假那个后来又赶来了 算5个吧 below a record that was shown is news of a problem",
}

// TestDialogues plays the dialogues in testdata/dialogues against the made-up bureau of
// the demo, each on a fresh copy, on Wednesday 2026-04-15 at 17:30. A file is a person's
// voice (testdata/dialogues/README.md); a line of it is one of
//
//	== name              a new dialogue
//	# words              a remark
//	@ person             who speaks from here on
//	> text               the person writes; \n is a new line
//	^ text               the person edits their own last message
//	< text               the person writes in reply to the newest card
//	~ text               the person says it in a voice message
//	[label]              the person taps the newest button that bears these words
//	[?regexp]            the same, only if what was shown last has such a button
//	clock day            the clock is turned: day, week, or next, when something falls due
//	? regexp             what the bot showed since the last action matches
//	! regexp             … does not match
//	?? regexp            some message of the bot in this chat, as it stands now, matches
//	silent               the bot showed nothing since the last action
//
// After each message and tap the bot must show something, unless silent stands behind it.
// Every eighth dialogue, in the long form every one, is played again with a restart before
// each action, and must end alike.
func TestDialogues(t *testing.T) {
	t.Parallel()
	made := filepath.Join(t.TempDir(), "made.db")
	db, err := madeUpBureau(t.Context(), made)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	first := greet(t, made)
	files, err := filepath.Glob("testdata/dialogues/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no dialogues", err)
	}
	var answers, lost atomic.Int64
	t.Cleanup(func() { t.Logf("%d of %d answers were 没看懂", lost.Load(), answers.Load()) })
	for _, file := range files {
		for i, d := range readDialogues(t, file) {
			t.Run(filepath.Base(file)+"/"+d.name, func(t *testing.T) {
				t.Parallel()
				s := first.again(t)
				s.play(d.lines)
				answers.Add(s.answers)
				lost.Add(s.lost)
				if i%8 == 0 || storetest.Full() {
					restless := first.again(t)
					restless.restless = true
					restless.play(d.lines)
					if calm, other := s.account(), restless.account(); calm != other {
						t.Errorf("with a restart before each action it ends otherwise:\n%s\ninstead of\n%s", other, calm)
					}
				}
				why, known := wrongDialogues[strings.Fields(d.name)[0]]
				switch {
				case known && len(s.faults) > 0:
					t.Log(strings.Join(s.faults, "\n")) // with -v
					t.Skipf("does not hold yet: %s", why)
				case known:
					t.Errorf("holds now: take it out of wrongDialogues")
				}
				for _, fault := range s.faults {
					t.Error(fault)
				}
			})
		}
	}
}

type dialogue struct {
	name  string
	lines []dialogueLine
}

type dialogueLine struct {
	number int
	text   string
}

func readDialogues(t *testing.T, file string) (out []dialogue) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		line := strings.TrimSpace(in.Text())
		if name, begins := strings.CutPrefix(line, "== "); begins {
			out = append(out, dialogue{name: name})
		} else if line != "" && !strings.HasPrefix(line, "#") && len(out) > 0 {
			d := &out[len(out)-1]
			d.lines = append(d.lines, dialogueLine{n, line})
		}
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// A dialogueStage is a made-up bureau without a page: what people do goes into the
// inbox, and what they would see comes from the outbox.
type dialogueStage struct {
	t      *testing.T
	path   string
	db     *store.DB
	worker *bot.Worker
	rules  *reminders.Scheduler
	names  map[string]int64
	who    int64
	seen   map[int64][]*shownMessage // by chat, oldest first
	latest []string                  // what the person saw since the last action
	fresh  map[*shownMessage]bool
	remote int64 // counts what people did, behind the numbers of the made-up past
	faults []string
	voices []chat.Message // asked for, to be heard

	restless      bool // the program ends and begins anew before each action
	answers, lost int64
}

// A shownMessage is a message as it stands in a chat.
type shownMessage struct {
	id   int64
	mine bool
	text string
	card *chat.Card
}

// greet has everybody of a made-up bureau greeted: dialogues begin from there.
func greet(t *testing.T, made string) *dialogueStage {
	s := &dialogueStage{t: t, path: made, names: map[string]int64{}, seen: map[int64][]*shownMessage{}}
	s.start(dialogueBegin)
	s.must(s.db.View(t.Context(), func(tx *store.Tx) error {
		d, err := bureau.Of(tx)
		if err != nil {
			return err
		}
		for _, p := range d.People {
			s.names[p.Name] = p.ID
		}
		return nil
	}))
	s.work()
	s.deliver()
	s.must(s.db.Close())
	return s
}

// dialogueBegin is when dialogues begin.
var dialogueBegin = demoDay.Time().Add(17*time.Hour + 30*time.Minute)

// again is a stage of its own that stands where the first does.
func (first *dialogueStage) again(t *testing.T) *dialogueStage {
	s := &dialogueStage{t: t, path: filepath.Join(t.TempDir(), "dialogue.db"), names: first.names, seen: map[int64][]*shownMessage{}}
	for chat, all := range first.seen {
		for _, m := range all {
			s.seen[chat] = append(s.seen[chat], new(*m))
		}
	}
	file, err := os.ReadFile(first.path)
	s.must(err)
	s.must(os.WriteFile(s.path, file, 0o600))
	s.start(dialogueBegin)
	t.Cleanup(func() { s.db.Close() })
	return s
}

// start begins the program at a time.
func (s *dialogueStage) start(at time.Time) {
	clock := new(store.Clock)
	clock.Set(at)
	var err error
	s.db, err = open(s.path, clock)
	s.must(err)
	log := slog.New(slog.NewTextHandler(s.t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	s.worker = &bot.Worker{DB: s.db, Log: log, Hears: true}
	s.rules = &reminders.Scheduler{DB: s.db, Log: log, Rules: reminders.Rules()}
}

// account is all that people see and all records.
func (s *dialogueStage) account() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s.names)) {
		for _, m := range s.seen[s.names[name]] {
			fmt.Fprintln(&b, name, m.id, m.text)
		}
	}
	s.must(s.db.View(s.t.Context(), func(tx *store.Tx) error {
		return record.Each(tx, demoDay.Add(-1), "2100-01-01", func(r *record.Record) error {
			fmt.Fprintln(&b, r.ID, r.Kind, r.Type, r.Point, r.Org, r.Day, r.Text, r.Author, r.Figures, r.Detail.Said)
			if r.Problem != nil {
				fmt.Fprintln(&b, *r.Problem)
			}
			return nil
		})
	}))
	return invitations.ReplaceAllString(b.String(), "i_…")
}

// invitations are codes, new each time.
var invitations = regexp.MustCompile(`i_[A-Za-z0-9_-]{22}`)

func (s *dialogueStage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *dialogueStage) play(lines []dialogueLine) {
	for i, l := range lines {
		silent := i+1 < len(lines) && lines[i+1].text == "silent"
		sign, rest, _ := strings.Cut(l.text, " ")
		acts := true
		switch {
		case sign == ">":
			s.does(chat.Update{Kind: chat.Text, Text: rest})
		case sign == "^":
			s.does(chat.Update{Kind: chat.Edit, Message: s.own(), Text: rest})
		case sign == "~":
			s.speaks(rest)
		case sign == "<":
			s.does(chat.Update{Kind: chat.Text, Text: rest, ReplyTo: s.newest()})
		case strings.HasPrefix(l.text, "["):
			tapped, wanted := s.tap(l.text)
			if !tapped && wanted {
				s.fault(l, "no such button")
			}
			acts = tapped
		case sign == "clock":
			s.turn(rest)
			acts = false
		default:
			s.check(l, sign, rest)
			acts = false
		}
		if acts && !silent && len(s.latest) == 0 {
			s.fault(l, "no answer")
		}
	}
}

func (s *dialogueStage) fault(l dialogueLine, what string) {
	said := strings.Join(s.latest, "\n")
	if r := []rune(said); len(r) > 400 {
		said = string(r[:400]) + "…"
	}
	s.faults = append(s.faults, fmt.Sprintf("line %d, %s: %s\n%s", l.number, l.text, what, said))
}

// check compares what was shown with a line that says what should be.
func (s *dialogueStage) check(l dialogueLine, sign, rest string) {
	find := func(in []string) bool {
		re, err := regexp.Compile("(?s)" + rest)
		if err != nil {
			s.t.Fatalf("line %d: %v", l.number, err)
		}
		return re.MatchString(strings.Join(in, "\n"))
	}
	switch {
	case sign == "@":
		chat, known := s.names[rest]
		if !known {
			s.t.Fatalf("line %d: nobody is called %s", l.number, rest)
		}
		s.who = chat
	case sign == "?" && !find(s.latest):
		s.fault(l, "not shown")
	case sign == "!" && find(s.latest):
		s.fault(l, "shown")
	case sign == "??":
		var all []string
		for _, m := range s.seen[s.who] {
			if !m.mine {
				all = append(all, m.text)
			}
		}
		if !find(all) {
			s.fault(l, "stands nowhere")
		}
	case l.text == "silent" && len(s.latest) > 0:
		s.fault(l, "not silent")
	case sign != "?" && sign != "!" && l.text != "silent":
		s.t.Fatalf("line %d is no line of a dialogue: %s", l.number, l.text)
	}
}

// own is the person's own latest message.
func (s *dialogueStage) own() (id int64) {
	for _, m := range s.seen[s.who] {
		if m.mine {
			id = m.id
		}
	}
	return id
}

// newest is the newest card with buttons.
func (s *dialogueStage) newest() (id int64) {
	for _, m := range s.seen[s.who] {
		if m.card != nil && len(m.card.Face.Buttons) > 0 {
			id = m.id
		}
	}
	return id
}

// tap taps the newest button that a line names; wanted is whether there must be one.
func (s *dialogueStage) tap(line string) (tapped, wanted bool) {
	label, perhaps := strings.CutPrefix(strings.TrimPrefix(line, "["), "?")
	label = label[:strings.LastIndex(label, "]")]
	for i := len(s.seen[s.who]) - 1; i >= 0; i-- {
		m := s.seen[s.who][i]
		if m.card == nil || perhaps && !s.fresh[m] {
			continue
		}
		for _, row := range m.card.Face.Buttons {
			for _, b := range row {
				fits := strings.Contains(b.Words, label)
				if perhaps {
					fits = regexp.MustCompile(label).MatchString(b.Words)
				}
				if fits && b.Copy == "" {
					s.does(chat.Update{Kind: chat.Tap, Tap: fmt.Sprint("tap", s.remote), Message: m.id, Data: m.card.Data(b)})
					return true, true
				}
			}
		}
	}
	return false, !perhaps
}

// does puts what the person does into the inbox, has it handled, and notes what they
// see then.
func (s *dialogueStage) does(u chat.Update) {
	s.t.Helper()
	if s.restless {
		at := s.db.Clock.Now()
		s.must(s.db.Close())
		s.start(at)
	}
	s.remote++
	text := strings.ReplaceAll(u.Text, `\n`, "\n")
	u.Channel, u.Remote, u.Chat, u.At = web.Channel, 1<<40+s.remote, s.who, s.db.Clock.Now().Unix()
	u.Text, u.Masked = mask.Numbers(text)
	if u.Kind == chat.Text {
		u.Message = s.add(&shownMessage{mine: true, text: text})
	}
	s.must(s.db.Update(s.t.Context(), func(tx *store.Tx) error { return chat.Receive(tx, &u) }))
	s.work()
	s.latest, s.fresh = nil, map[*shownMessage]bool{}
	s.deliver()
}

// speaks has the person send a voice message that is heard as a text.
func (s *dialogueStage) speaks(text string) {
	s.does(chat.Update{Kind: chat.Text, Files: []chat.File{{Kind: "voice", ID: "voice", Size: 9000}}})
	seen, fresh := s.latest, s.fresh
	for _, m := range s.voices {
		s.must(bot.Heard(s.t.Context(), s.db, m, text, nil))
	}
	s.voices = nil
	s.work()
	s.latest, s.fresh = seen, fresh
	s.deliver()
}

// work has everything handled that waits.
func (s *dialogueStage) work() {
	for n := 1; n > 0; {
		var err error
		n, err = s.worker.Step(s.t.Context())
		s.must(err)
	}
}

// add puts a message into the person's chat.
func (s *dialogueStage) add(m *shownMessage) int64 { return s.addTo(s.who, m) }

func (s *dialogueStage) addTo(chat int64, m *shownMessage) int64 {
	m.id = int64(len(s.seen[chat]) + 1)
	s.seen[chat] = append(s.seen[chat], m)
	return m.id
}

// deliver shows what waits in the outbox.
func (s *dialogueStage) deliver() {
	s.must(s.db.Update(s.t.Context(), func(tx *store.Tx) error {
		for {
			cards, err := chat.DueCards(tx, web.Channel, 100)
			if err != nil {
				return err
			}
			messages, err := chat.DueMessages(tx, web.Channel, 100)
			if err != nil || len(cards)+len(messages) == 0 {
				return err
			}
			for len(cards)+len(messages) > 0 {
				if len(messages) == 0 || len(cards) > 0 && cards[0].Queued < messages[0].Queued {
					s.draw(&cards[0])
					if err := chat.CardShown(tx, &cards[0], cards[0].Message); err != nil {
						return err
					}
					cards = cards[1:]
					continue
				}
				s.say(&messages[0])
				if err := chat.Sent(tx, &messages[0]); err != nil {
					return err
				}
				messages = messages[1:]
			}
		}
	}))
}

func (s *dialogueStage) draw(c *chat.Card) {
	text := c.Face.Text
	if c.Face.Picture != nil {
		text += "\n{file 图.png}"
	}
	for _, row := range c.Face.Buttons {
		for _, b := range row {
			text += "\n[" + b.Words + "]"
		}
	}
	var m *shownMessage
	for i, old := range s.seen[c.Chat] {
		newest := i == len(s.seen[c.Chat])-1
		if c.Message != 0 && old.id == c.Message && !c.Unasked() && (c.Place || newest) {
			m = old
		}
	}
	if m == nil { // it would be drawn above what was said since
		m = new(shownMessage)
		c.Message = s.addTo(c.Chat, m)
	}
	kept := *c
	m.card = &kept
	if m.text != text {
		m.text = text
		s.show(c.Chat, m)
	}
}

func (s *dialogueStage) show(chat int64, m *shownMessage) {
	if chat != s.who || s.fresh == nil {
		return
	}
	s.latest, s.fresh[m] = append(s.latest, m.text), true
	s.answers++
	if strings.Contains(m.text, "没看懂") || strings.Contains(m.text, "没读出要记的事") {
		s.lost++
	}
}

func (s *dialogueStage) say(m *chat.Message) {
	text := m.Text
	switch m.Kind {
	case chat.Answer:
		if text != "" && m.Chat == s.who && s.fresh != nil {
			s.latest = append(s.latest, text)
		}
		return
	case chat.Document, chat.Photo:
		name := string(m.Kind)
		if m.Recipe != nil {
			var err error
			name, _, err = render(s.t.Context(), s.db, *m.Recipe)
			s.must(err)
		}
		text += "\n{file " + name + "}"
	case chat.Fetch:
		s.voices = append(s.voices, *m)
		return
	case chat.React:
		text = "{react " + text + "}"
	case chat.Say:
	default:
		return
	}
	shown := &shownMessage{text: text}
	s.addTo(m.Chat, shown)
	s.show(m.Chat, shown)
}

// turn turns the clock, and what falls due meanwhile happens.
func (s *dialogueStage) turn(to string) {
	at := s.db.Clock.Now()
	switch to {
	case "day":
		at = at.AddDate(0, 0, 1)
	case "week":
		at = at.AddDate(0, 0, 7)
	case "next":
		next, err := s.rules.Next(s.t.Context())
		s.must(err)
		at = next
	default:
		s.t.Fatalf("the clock is not turned by %q", to)
	}
	s.latest, s.fresh = nil, map[*shownMessage]bool{}
	s.must(s.rules.Walk(s.t.Context(), at, func(context.Context) error { s.deliver(); return nil }))
	s.deliver()
}
