package reading

import (
	"strings"
	"testing"

	"liaison/bot/reading/runes"
	"liaison/bot/reading/token"
)

// struckIn lists what a text takes back, did not do or only has on an agenda.
func struckIn(r *Reader, text string) string {
	s := runes.Of(text)
	x := newUtterance(r, s, speaker(Secretary), SampleDay)
	var out []string
	for _, t := range x.marks((&settler{x}).settle(token.Scan(s, r.lex, r.names))) {
		out = append(out, string(s.Runes[t.Start:t.End]))
	}
	return strings.Join(out, " ")
}

func TestStruck(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		// taken back in the same breath
		"前天，哦不，大前天去的写字楼":  "前天",
		"良好行为企业不是8家是6家":   "8家",
		"居然是43户不是34户":     "34户",
		"不算送政策，算送服务":      "送政策",
		"服务企业7家……不是，8家":   "7家",
		"去了钢市，不对，是步行街":    "钢市",
		"金点子报成5个了，实际3个":   "5个",
		"原定10号的党员大会推到21号": "10号",
		"送政策38户，送服务5户":    "",
		"昨天钢市38户，今天居然24户": "",
		// not done, beside what was
		"支委会开了，党员大会没开":    "党员大会",
		"没搞成主题党日，支委会倒是开了": "主题党日",
		"路过钢市没停，直接去的居然":   "钢市",
		"党员大会没开":          "",
		// only on the agenda
		"支委会研究党课安排":          "党课",
		"党员大会选举支委会":          "支委会",
		"主题党日和党课一起开的":        "",
		"党课讲完了，接着开支委会":       "",
		"支委会讨论党课和主题党日，14号开的": "党课 主题党日",
	} {
		if got := struckIn(r, text); got != want {
			t.Errorf("%s: struck %q, want %q", text, got, want)
		}
	}
}

func TestUntable(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"4月14日送政策：\n点位 户数 答疑\n居然 30 5\n步行街 42 8\n合计 72 13", "4月14日送政策：\n居然，户数30，答疑5\n步行街，户数42，答疑8"},
		{"4月14日走访（点位｜类型｜服务企业）\n写字楼｜送服务｜9\n建工｜送服务｜6", "4月14日走访\n写字楼，送服务，服务企业9\n建工，送服务，服务企业6"},
		{"点位|先锋岗\n居然|2", "居然，先锋岗2"},
		{"今天去居然\n送政策 30户\n答疑 5个", "今天去居然\n送政策 30户\n答疑 5个"},
		{"今天去居然送政策30户", "今天去居然送政策30户"},
	} {
		if got := untable(c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestUnderstand(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		text string
		want string
	}{
		{"钢市、居然、步行街都去了送政策，分别62户、50户、30户", "钢材市场62 居然之家50 步行街商圈30"},
		{"钢市送政策62户，居然50户，步行街30户", "钢材市场62 居然之家50 步行街商圈30"},
		{"送政策：居然38户，步行街64户", "居然之家38 步行街商圈64"},
		{"昨天居然和步行街送政策，居然38户，步行街64户", "居然之家38 步行街商圈64"},
	} {
		var got []string
		for _, i := range r.Understand(c.text, speaker(Staff), SampleDay).Acts {
			got = append(got, i.Point+itoa(i.Figures["辐射户数"]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}
