package reading

import "testing"

// Kinds of sentences that authors were misread on.
func TestKindsThatWentWrong(t *testing.T) {
	r := New(sampleRoster(t))
	for _, c := range []struct {
		by         Role
		text, want string
	}{
		{Staff, "步行街4月9日送服务，辐射商户52户，其中药店6户，现场解决4个", " {visit|送服务|步行街商圈|2026-04-09 现场解决=4 辐射户数=52} ask "},
		{Staff, "今天钢市、居然送服务，企业分别8户、6户，分别解决3个、1个", " {visit|送服务|钢材市场|2026-04-15 服务企业=8 现场解决=3} {visit|送服务|居然之家|2026-04-15 服务企业=6 现场解决=1} ask "},
		{Staff, "昨天居然14户、步行街32户，均送政策，答疑计居然3个、步行街8个", " {visit|送政策|居然之家|2026-04-14 现场答疑=3 辐射户数=14} {visit|送政策|步行街商圈|2026-04-14 现场答疑=8 辐射户数=32} ask "},
		{Staff, "4月1日、2日连着两天在步行街送服务，1日19户，2日24户", " {visit|送服务|步行街商圈|2026-04-01 辐射户数=19} {visit|送服务|步行街商圈|2026-04-02 辐射户数=24} ask "},
		{Staff, "步行街支部昨天的党员大会应到九个来了七个俩出差", " {meeting|党员大会|步行街商圈|2026-04-14 应9 到7} ask "},
		{Staff, "居然4月10号送政策30户，4月13号扶梯那个修好办结", " {visit|送政策|居然之家|2026-04-10 辐射户数=30} {progress|已办结|居然之家|2026-04-13} ask "},
		{Staff, "步行街商户投诉隔壁装修太吵，不归我们管，让他打城管电话", " {none|||} ask "},
		{Staff, "居然昨天两个事一个货梯晃得厉害一个卖地板的不退定金", " {problem|特种设备|居然之家|2026-04-14} {problem|消费维权|居然之家|2026-04-14} ask "},
		{Staff, "居然扶梯修好没有？没有，厂家说月底", " {progress|办理中|居然之家|} ask "},
		{Staff, "5月6号节后头一天去钢市", " {plan||钢材市场|2026-05-06} ask "},
		{Staff, "0413 运营公司 送服务 企业8 解决5", " {visit|送服务|集群注册运营公司|2026-04-13 服务企业=8 现场解决=5} ask "},
		{Staff, "#12 改到周五", " {progress|办理中||} ask "},
		{Secretary, "支委会开没开？开了，昨天，三个都到", " {meeting|支委会|建设工程公司|2026-04-14 到3} ask "},
		{Secretary, "党课讲了没？还没呢", " {none|||} ask "},
		{Secretary, "这个月主题党日不过了", " {none|||} ask "},
		{Secretary, "听讲人次不是120，是102", " {correction||建设工程公司| 听讲人次=102} ask "},
	} {
		if got := judged(r.Read(c.text, speaker(c.by), sampleDay)); got != c.want {
			t.Errorf("%s\n  want%s\n  got %s", c.text, c.want, got)
		}
	}
}
