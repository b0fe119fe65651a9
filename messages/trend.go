package messages

import (
	"fmt"
	"strings"

	"liaison/store/chat"
	"liaison/store/day"
	"liaison/store/record"
)

// TrendPicture is the recipe of the picture of a trend: all its numbers stand in
// it, so that picture and caption never differ.
const TrendPicture = "trend"

// A Trend is what the card of one number over time is drawn from.
type Trend struct {
	Where      string
	Name, Unit string
	Weekly     bool
	Period     string // what the period is called that was asked; "": as many weeks or months as there are
	Stock      bool   // at the end of each
	Spans      []day.Period
	Values     []record.Total // without a record there is no number
	Today      day.Day
	Acts       []chat.Button
	Person     int64 // whom it is drawn for
}

// TrendCard shows a picture, and the same numbers in words.
func TrendCard(t Trend) chat.Face {
	name := t.Name
	if t.Stock {
		name += "（期末）"
	}
	far := fmt.Sprintf("近%d个月", len(t.Spans))
	if t.Weekly {
		far = fmt.Sprintf("近%d周", len(t.Spans))
	}
	if t.Period != "" {
		far = t.Period
	}
	var labels, values, said []string
	for i, p := range t.Spans {
		label, words := p.From.Time().Format("1月"), p.From.Time().Format("1月")
		if t.Weekly {
			label, words = WeekLabel(p.From), span(p)
		} else if i == 0 || p.From.Time().Month() == 1 {
			label, words = p.From.Time().Format("06年1月"), p.From.Time().Format("2006年1月")
		}
		labels, values = append(labels, label), append(values, fmt.Sprint(t.Values[i].Value))
		if t.Values[i].Records == 0 {
			values[i] = "" // a gap in the picture
			said = append(said, words+" 无")
			continue
		}
		said = append(said, fmt.Sprintf("%s %d", words, t.Values[i].Value))
	}
	sep := "　"
	if t.Weekly {
		sep = "\n"
	}
	text := fmt.Sprintf("📈 %s · %s · %s（%s）\n%s", name, far, t.Where, t.Unit, strings.Join(said, sep))
	running := ""
	if last := t.Spans[len(t.Spans)-1]; last.Has(t.Today) && last.To != t.Today {
		text += "\n最后一段还没过完。"
		running = "true"
	}
	return chat.Face{Text: text, Buttons: rows(t.Acts, 3), Picture: &chat.Recipe{Name: name + "趋势.png", What: TrendPicture, Args: map[string]string{
		"person": fmt.Sprint(t.Person), "title": t.Where + " " + name + " " + far, "name": t.Name, "unit": t.Unit, "labels": strings.Join(labels, ","), "values": strings.Join(values, ","), "running": running}}}
}
