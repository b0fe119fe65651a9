package names

import (
	"testing"

	"liaison/bot/reading/runes"
)

// Short names that are words too are names where a place stands, and only there.
func TestShortNames(t *testing.T) {
	x := New([]Point{{Name: "居然之家", Aliases: []string{"居然"}}, {Name: "集群注册运营公司", Aliases: []string{"运营"}}, {Name: "滨江写字楼", Aliases: []string{"写字楼", "楼宇"}}, {Name: "步行街商圈", Aliases: []string{"步行街"}}}, nil, NewTree(nil, nil))
	names := func(text string) (out string) {
		for _, m := range x.Find(runes.Of(text).Runes) {
			out += x.points[m.Means[0].Point].Name
		}
		return out
	}
	for text, want := range map[string]string{
		"出动4人 居然 今 送政策":       "居然之家",
		"6个问题当场解决了 运营 今天":     "集群注册运营公司",
		"运营电话走访 昨":            "集群注册运营公司",
		"楼宇讲专利法 上周三":          "滨江写字楼",
		"步行该那边昨天日常走访":         "步行街商圈",
		"今 居然 送政策 31户":        "居然之家",
		"运营地址核验 派给登记科":        "集群注册运营公司",
		"写字楼商标那个搞定 运营地址核验还在等": "滨江写字楼集群注册运营公司",
		"运营的企业反映认证被坑了":        "集群注册运营公司",
		"错了 居然是43户":           "居然之家",
		"居然是送服务":              "居然之家",
		"居然有人充卡2000退不了":       "居然之家",
		"有人反映居然停车场抬杆砸车":       "居然之家",
		"送服务 企业5家 楼宇":         "滨江写字楼",
		"答疑3 运营":              "集群注册运营公司",
		"昨 楼宇 4户":             "滨江写字楼",
		"退卡的退了 居然又来一个":        "居然之家",
		"现场核查居然货梯":            "居然之家",

		"有人反映运营成本太高":    "",
		"运营情况良好":        "",
		"市场运营困难":        "",
		"运营管理不规范，已约谈":   "",
		"没想到居然有人来捣乱":    "",
		"人家居然还记得":       "",
		"商户说运营压力大":      "",
		"居然是他":          "",
		"楼宇经济的数据要一份":    "",
		"公司正常运营中":       "",
		"企业反映运营费用涨了":    "",
		"老板居然没交定金就走了":   "",
		"这事居然还没办":       "",
		"加强运营团队建设":      "",
		"送服务 运营良好的企业3家": "",
	} {
		if got := names(text); got != want {
			t.Errorf("%s names %q, want %q", text, got, want)
		}
	}
}
