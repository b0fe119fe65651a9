package messages

import (
	"fmt"
	"slices"
	"strings"

	"liaison/store/chat"
)

// How a plan ended, as its history says it.
const (
	PlanWent    = "去了"
	PlanNotGone = "没去成"
)

// WithoutPlan is a list once one of its plans ended: the line says how, and its
// buttons are gone.
func WithoutPlan(face chat.Face, n int64, how string) chat.Face {
	lines := strings.Split(face.Text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "📌 "+Number(n)+" ") {
			lines[i] = line + "（" + how + "）"
		}
	}
	face.Text = strings.Join(lines, "\n")
	own := []string{fmt.Sprintf("%s:%d", DoWent, n), fmt.Sprintf("%s:%d", DoNotGo, n)}
	var grid [][]chat.Button
	for _, row := range face.Buttons {
		row = slices.DeleteFunc(slices.Clone(row), func(b chat.Button) bool { return slices.Contains(own, b.Do) })
		if len(row) > 0 {
			grid = append(grid, row)
		}
	}
	face.Buttons = grid
	return face
}
