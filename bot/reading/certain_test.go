package reading

import (
	"fmt"
	"strings"
	"testing"
)

// TestCertain reads texts whose form leaves no doubt: an answer that is only a day is no
// record, #n is that problem.
func TestCertain(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"昨天": "none 0", "4月30日": "none 0", "明天上午": "none 0", "20号到24号": "none 0", "周五吧": "none 0", "5、4": "none 0", "7 5 4": "none 0", "62": "none 0",
		"#128": "query 128", "#3 收到": "progress 3", "#3 批示：周五前拿出方案": "progress 3", "把#2改成送服务": "correction 2",
	} {
		i := r.Read(text, speaker(Staff), sampleDay).Items[0]
		if got := fmt.Sprint(i.Kind, " ", i.RefersTo); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if i := r.Read("钢市新建了3处党建阵地，花了两万多，市场自己掏的", speaker(Staff), sampleDay).Items[0]; i.Figures["阵地建设"] != 3 {
		t.Errorf("what was paid is a figure: %v", i.Figures)
	}
}

// TestPieces cuts what is longer than is read at once where a line or a sentence ends, loses
// nothing, and reads on with the day and the point spoken of.
func TestPieces(t *testing.T) {
	for _, text := range []string{strings.Repeat("一二三四五六七八九\n", 300), strings.Repeat("一二三四五六七八九。", 300), strings.Repeat("一二三四五六七八九，", 300), strings.Repeat("字", 3000)} {
		pieces := piecesOf(text)
		for i, p := range pieces {
			if n := len([]rune(p)); n > longest || i+1 < len(pieces) && n < longest/4 {
				t.Errorf("%d runes", n)
			}
		}
		if strings.Join(pieces, "") != text || len(pieces) < 4 {
			t.Errorf("%d pieces", len(pieces))
		}
	}
	long := "昨天去钢市送政策，30户。" + strings.Repeat("会议室里坐得很满，气氛热烈。", 70) + "货梯超期没检。"
	items := New(sampleRoster(t)).Read(long, speaker(Staff), sampleDay).Items
	last := items[len(items)-1]
	if items[0].Figures["辐射户数"] != 30 || last.Kind != Problem || last.Point != "钢材市场" || last.Date != items[0].Date {
		t.Errorf("%d items, the last %+v", len(items), last)
	}
}
