package reading

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const benchSentence = "今天下午去居然之家送政策，讲了消保法，62户个体户参加，现场答疑5个，商户反映电梯坏了" // 42 runes

func BenchmarkRead40(b *testing.B) {
	r := New(sampleRoster(b))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(benchSentence, speaker(Staff), sampleDay)
	}
}

func BenchmarkRead4000(b *testing.B) {
	r := New(sampleRoster(b))
	text := strings.Repeat(benchSentence, 100)[:3*4000]
	for b.Loop() {
		r.Read(text, speaker(Staff), sampleDay)
	}
}

func BenchmarkRead4000With1000Points(b *testing.B) {
	r := New(bigRoster(1000))
	text := strings.Repeat(benchSentence, 100)[:3*4000]
	for b.Loop() {
		r.Read(text, speaker(Staff), sampleDay)
	}
}

func BenchmarkNew1000Points(b *testing.B) {
	roster := bigRoster(1000)
	b.ReportAllocs()
	for b.Loop() {
		New(roster)
	}
}

// bigRoster makes a roster of points whose names are much alike.
func bigRoster(points int) Roster {
	const runes = "江河湖海山川林泉东方明珠星光彩虹金银铜铁锦绣华章"
	pool := []rune(runes)
	r := Roster{Units: []string{"城东所", "城西所", "特种设备科"}}
	for i := range points {
		name := fmt.Sprintf("城东%c%c%c批发市场", pool[i%len(pool)], pool[i/len(pool)%len(pool)], pool[i/len(pool)/len(pool)%len(pool)])
		r.Points = append(r.Points, Point{Name: name, Aliases: []string{name[3:12]}})
		r.Orgs = append(r.Orgs, Org{Name: name + "党支部", Point: name, Kind: Branch})
	}
	return r
}

// slowest is how long a text of thousands of characters may take on a machine that does other work.
const slowest = 3 * time.Second

// The bounds are loose, because they guard against growth with the square of
// the length, not against a slow machine.
func TestReadDoesNotBlowUp(t *testing.T) {
	r := New(bigRoster(1000))
	for _, piece := range []string{benchSentence, "批发市场", "1", "一", "8/9", "送", "城东", "没啥", "上上", "(", "第一", "支部", "a", "juran", "居然之家、",
		"电梯那个派给科", "城东先去", "#1", "12号问题，", "3家反映2个问题办结", "问题：电梯坏，当场修好", "一组党小组会，", "表决应到7，", "列席"} {
		for _, length := range []int{longest - 1, 4000} { // labelled, and by rules alone
			text := string([]rune(strings.Repeat(piece, length))[:length])
			took := time.Hour
			for try := 0; try < 5 && took > slowest; try++ { // another program may have had the processor
				start := time.Now()
				r.Read(text, speaker(Secretary), sampleDay)
				took = time.Since(start)
			}
			if took > slowest {
				t.Errorf("%d runes of %q took %v", length, piece, took)
			}
		}
	}
}
