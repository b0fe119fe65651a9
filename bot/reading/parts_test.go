package reading

import "testing"

// TestParts reads how a sum is divided, what was answered where it was asked,
// meetings that are not to be, and what else people say in passing.
func TestParts(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		by         Role
		text, want string
	}{
		{Staff, "今天去钢市和建工，都是送政策，一共80户，钢市50建工30",
			" {visit|送政策|钢材市场|2026-04-15 辐射户数=50} {visit|送政策|建设工程公司|2026-04-15 辐射户数=30} ask "},
		{Staff, "钢市、居然、建工三个点送政策，总共约120户，钢市50，居然40，建工30",
			" {visit|送政策|钢材市场| 辐射户数=50} {visit|送政策|居然之家| 辐射户数=40} {visit|送政策|建设工程公司| 辐射户数=30} ask "},
		{Staff, "今天去钢市和建工送政策，一共80户",
			" {visit|送政策|钢材市场|2026-04-15} {visit|送政策|建设工程公司|2026-04-15} ask "},
		{Staff, "昨天在钢市开座谈会，15家商户参加，讲了知识产权，收到3个问题当场都答了",
			" {visit|送政策|钢材市场|2026-04-14 现场答疑=3 辐射户数=15} ask "},
		{Staff, "今天钢市送政策62，答疑5",
			" {visit|送政策|钢材市场|2026-04-15 现场答疑=5 辐射户数=62} ask "},
		{Staff, "今天跑了一天，钢市居然写字楼都去了",
			" {visit|日常|钢材市场|2026-04-15} {visit|日常|居然之家|2026-04-15} {visit|日常|滨江写字楼|2026-04-15} ask "},
		{Staff, "周三：居然之家，送信心，困难党员3人",
			" {visit|送信心|居然之家|2026-04-15} ask "},
		{Staff, "写字楼电梯坏了三天了物业不管请特设科关注",
			" {problem|特种设备|滨江写字楼|} ask "},
		{Staff, "去钢市送政策2次",
			" {visit|送政策|钢材市场|} ask "},
		{Staff, "去钢市送政策，收到3个问题，没答上",
			" {visit|送政策|钢材市场|} ask "},
		{Secretary, "这个月不开支委会了，人都出差了",
			" {none|||} ask "},
		{Secretary, "党课不上了，改到下月",
			" {none|||} ask "},
		{Secretary, "党员大会开不成，人不够",
			" {none|||} ask "},
		{Secretary, "支委会开了，研究了不开放停车场的事",
			" {meeting|支委会|建设工程公司|} ask "},
		{Secretary, "上个月的党小组会忘了报了，3月18号开的，到了8个，应到9个",
			" {meeting|党小组会|建设工程公司|2026-03-18 应9 到8} ask "},
	} {
		if got := judged(r.Read(c.text, speaker(c.by), sampleDay)); got != c.want {
			t.Errorf("%s is%s\nwant%s", c.text, got, c.want)
		}
	}
}
