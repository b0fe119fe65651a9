package reading

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestProbs(t *testing.T) {
	b, err := os.ReadFile("/tmp/probs.txt")
	if err != nil {
		t.Skip()
	}
	r := New(sampleRoster(t))
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		cat, text, _ := strings.Cut(line, "|")
		for _, alias := range []string{"居然之家", "步行街", "写字楼", "钢市", "建工", "运营公司"} {
			rest, ok := strings.CutPrefix(text, alias)
			if !ok {
				continue
			}
			both := "昨天去" + alias + "送政策，30户，" + rest
			got := r.Read(both, speaker(Staff), sampleDay)
			if len(got.Items) != 2 || got.Items[1].Kind != Problem || got.Items[1].Type != cat {
				fmt.Printf("%s %s\n   %s\n", cat, both, judged(got))
			}
		}
		got := r.Read(text, speaker(Staff), sampleDay)
		if len(got.Items) != 1 || got.Items[0].Kind != Problem || got.Items[0].Type != cat {
			fmt.Printf("%s %s\n   %s\n", cat, text, judged(got))
		}
	}
}
