package reading

import "testing"

// The unit that is asked to see to a problem just told is part of it; what is
// said of one that is known stays a word on that one.
func TestUnitAskedIsPartOfTheProblem(t *testing.T) {
	r := New(sampleRoster(t))
	for text, want := range map[string]string{
		"昨天居然之家二楼行车年检到期没人管，请特种设备科看看": "problem 特种设备科",
		"昨天居然之家二楼扶梯年检到期了，让特种设备科处理一下": "problem 特种设备科",
		"昨天居然之家有商户公平秤不准，请质量监管科来核实":   "problem 质量监管科",
		"居然之家那个电梯的问题请特种设备科看看":        "progress 特种设备科",
	} {
		items := r.Read(text, speaker(Staff), sampleDay).Items
		if len(items) != 1 || string(items[0].Kind)+" "+items[0].Unit != want {
			t.Errorf("%s: %+v, want %s", text, items, want)
		}
	}
}
