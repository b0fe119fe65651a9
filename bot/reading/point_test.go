package reading

import (
	"slices"
	"strings"
	"testing"

	"liaison/bot/reading/names"
)

func TestFindPoint(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want string }{
		{"居然之家", "居然之家"}, {"居然", "居然之家"}, {"居燃之家", "居然之家"}, {"运营", "集群注册运营公司"}, {"滨江", "滨江写字楼"}, {"写字搂", "滨江写字楼"}, {"老钢市", "钢材市场"},
		{"刚材市场", "钢材市场"}, {"juranzhijia", "居然之家"}, {"jrzj", "居然之家"}, {"步形街", "步行街商圈"}, {"建设工程", "建设工程公司"}, {"去的步行街那个", "步行街商圈"}, {"一支部", "钢材市场"},
	} {
		if got, more := r.FindPoint(c.text); got != c.want || more != nil {
			t.Errorf("%s is %q or %v, want %s", c.text, got, more, c.want)
		}
	}
	for _, text := range []string{"公司", "居然和钢市"} {
		if got, more := r.FindPoint(text); got != "" || len(more) < 2 || len(more) > names.MostCandidates {
			t.Errorf("%s is %q or %v, want several names", text, got, more)
		}
	}
	if got, more := r.FindPoint("不知道"); got != "" || len(more) > 0 {
		t.Errorf("不知道 is %q or %v", got, more)
	}
}

func TestFindUnit(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct{ text, want string }{
		{"特设科", "特种设备科"}, {"消保科", "消费者权益保护科"}, {"交给广告科办", "广告监管科"}, {"城东所", "城东所"}, {"设备科说要等", "特种设备科"}, {"质量科", "质量监管科"}, {"登记科", "登记注册科"},
		{"张科", ""}, {"认证科", ""}, {"所", ""},
	} {
		if got := strings.Join(r.FindUnit(c.text), " "); got != c.want {
			t.Errorf("%s is %q, want %q", c.text, got, c.want)
		}
	}
}

// Words that look like a name are none where no place can stand.
func TestCommonWordsAreNoNames(t *testing.T) {
	r := New(sampleRoster(t))
	for _, text := range []string{"人家居然还记得标准化的事", "市场运营情况不错", "没想到居然来了这么多人", "居然是他", "党建工作做得好", "写得居然不错"} {
		for _, i := range r.Read(text, speaker(Staff), sampleDay).Items {
			if i.Point != "" {
				t.Errorf("%s names %s", text, i.Point)
			}
		}
	}
	for _, text := range []string{"昨天上步行街去了一趟", "今天去居然，没事", "居然38户，送政策", "去运营送服务"} {
		if got := r.Read(text, speaker(Staff), sampleDay).Items[0]; got.Point == "" {
			t.Errorf("%s names no point", text)
		}
	}
}

// Another bureau has other points, organisations and units.
func TestAnotherRoster(t *testing.T) {
	r := New(Roster{
		Points: []Point{
			{Name: "东方建材城", Aliases: []string{"建材城", "东建"}},
			{Name: "万达广场", Aliases: []string{"万达"}},
			{Name: "启航产业园", Aliases: []string{"产业园", "启航"}},
			{Name: "河西农贸市场", Aliases: []string{"河西"}},
			{Name: "河东农贸市场", Aliases: []string{"河东"}},
		},
		Orgs: []Org{
			{Name: "东方建材城党委", Point: "东方建材城", Kind: Committee},
			{Name: "东方建材城第一党支部", Point: "东方建材城", Parent: "东方建材城党委", Kind: Branch},
			{Name: "东方建材城第二党支部", Point: "东方建材城", Parent: "东方建材城党委", Kind: Branch},
			{Name: "启航产业园党委", Point: "启航产业园", Kind: Committee},
			{Name: "启航产业园第一党支部", Point: "启航产业园", Parent: "启航产业园党委", Kind: Branch},
			{Name: "启航产业园第二党支部", Point: "启航产业园", Parent: "启航产业园党委", Kind: Branch},
			{Name: "万达广场党支部", Aliases: []string{"万达支部"}, Point: "万达广场", Kind: Branch},
		},
		Units: []string{"食品流通科", "江北所"},
	})
	for _, c := range []struct{ text, point, org, ask string }{
		{"今天去万达送政策，30户", "万达广场", "", ""}, {"昨天东建送服务，解决2个", "东方建材城", "", ""}, {"去启航走访，没啥问题", "启航产业园", "", ""},
		{"建才城送政策40户", "东方建材城", "", ""}, {"wandaguangchang送政策", "万达广场", "", ""}, {"河西农贸市场送信心，5户", "河西农贸市场", "", ""},
		{"万达支部昨天党课，到8人", "万达广场", "万达广场党支部", ""}, {"东建昨天开党员大会，应到9到8", "东方建材城", "", "org"}, {"东建二支部党课，4.10", "东方建材城", "东方建材城第二党支部", ""},
		{"二支部昨天开了支委会", "", "", "point"}, {"农贸市场送政策20户，今天", "", "", "point"},
	} {
		got := r.Read(c.text, speaker(Staff), sampleDay)
		i := got.Items[0]
		if len(got.Items) != 1 || i.Point != c.point || i.Org != c.org || strings.Join(got.Ask, ",") != c.ask {
			t.Errorf("%s: %s org %q", c.text, judged(got), i.Org)
		}
	}
	got := r.Read("二支部昨天开了支委会", speaker(Staff), sampleDay).Items[0]
	if !slices.Equal(got.Points, []string{"东方建材城", "启航产业园"}) {
		t.Errorf("二支部 may be at %v", got.Points)
	}
}

func TestEmptyRoster(t *testing.T) {
	r := New(Roster{Indicators: standard(true)})
	got := r.Read("今天去居然之家送政策，62户", Speaker{Role: Secretary, Org: "无", Point: "无"}, sampleDay)
	if want := " {visit|送政策||2026-04-15 辐射户数=62} ask point"; judged(got) != want {
		t.Errorf("got %s", judged(got))
	}
}
