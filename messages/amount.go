package messages

import (
	"cmp"
	"fmt"
	"strings"

	"liaison/store/bureau"
	"liaison/store/count"
	"liaison/store/day"
	"liaison/store/indicator"
	"liaison/store/record"
)

// noRecord stands in place of a number that nobody recorded: empty is not 0.
const noRecord = "还没有记录"

// AmountOf writes a number with what it is counted in: 62 户.
func AmountOf(x *indicator.Indicator, n int) string { return fmt.Sprintf("%d %s", n, x.Unit) }

// AmountLine writes a number with its name. Of a number that is not simply added
// up it tells the values that there are.
func AmountLine(d *bureau.Directory, x *indicator.Indicator, a count.Amount) string {
	switch {
	case a.Name == "" && x.Adds == indicator.Stock && x.Kind == indicator.Roster:
		return x.Name + " 名册里还没有"
	case a.Name == "":
		return x.Name + " " + noRecord
	case x.Adds == indicator.Apart && len(a.Parts) > 0:
		return apartLines(d, x, a)
	case x.Adds == indicator.Newest && len(a.Parts) > 0:
		return projectLines(d, x, a)
	}
	return x.Name + " " + AmountOf(x, a.Value)
}

// apartLines tell the values of two 口径 or two days, which are never added.
func apartLines(d *bureau.Directory, x *indicator.Indicator, a count.Amount) string {
	if len(a.Parts) == 1 {
		return fmt.Sprintf("%s %s（%s）", x.Name, AmountOf(x, a.Value), caliber(a.Parts[0]))
	}
	head := fmt.Sprintf("⚖️ %s 有 %d 个数，口径或日期不同，没有相加：", x.Name, len(a.Parts))
	if a.Chosen != nil {
		head = fmt.Sprintf("%s %s%s\n记录里有 %d 个数：", x.Name, AmountOf(x, a.Value), chosen(a), len(a.Parts))
	}
	lines := []string{head}
	for i, p := range a.Parts {
		if i == mostParts {
			lines = append(lines, fmt.Sprintf("　……还有 %d 个", len(a.Parts)-i))
			break
		}
		where := []string{fmt.Sprintf("　%s %s", caliber(p), AmountOf(x, p.Value)), ShortDay(p.Day)}
		if p.Caliber != count.Added {
			where = append(where, nonEmpty(pointNamed(d, p.Point))...)
		}
		lines = append(lines, strings.Join(append(where, partNumbers(p)), " · "))
	}
	return strings.Join(lines, "\n")
}

// chosen says that somebody decided on a value.
func chosen(a count.Amount) string {
	if a.Chosen == nil {
		return ""
	}
	return "（已选定“" + caliber(*a.Chosen) + "”）"
}

// AsOf says of what is 在办 and overdue on which day that is, where the period is
// over.
func AsOf(name string, p day.Period, today day.Day) string {
	switch {
	case p.To >= today:
	case name == indicator.Pending:
		return "（期末）"
	case name == indicator.Overdue:
		return "（现在）"
	}
	return ""
}

// mostParts is how many values or projects one number is told by.
const mostParts = 6

// caliber names the 口径 of a value.
func caliber(p count.Part) string { return cmp.Or(p.Caliber, "没写口径") }

// projectLines list projects with their newest states, which are added.
func projectLines(d *bureau.Directory, x *indicator.Indicator, a count.Amount) string {
	lines := []string{x.Name + " " + AmountOf(x, a.Value)}
	if len(a.Parts) > 1 {
		lines[0] += fmt.Sprintf("（%d 个项目，各取最新）", len(a.Parts))
	}
	for i, p := range a.Parts {
		if i == mostParts {
			lines = append(lines, fmt.Sprintf("　……还有 %d 个项目", len(a.Parts)-i))
			break
		}
		name := cmp.Or(strings.TrimSpace(pointNamed(d, p.Point)+" "+clip(p.Title, 14)), "项目")
		lines = append(lines, fmt.Sprintf("　%s：%s · %s · %s", name, AmountOf(x, p.Value), ShortDay(p.Day), partNumbers(p)))
	}
	return strings.Join(lines, "\n")
}

func pointNamed(d *bureau.Directory, id int64) string {
	if p := d.Point(id); p != nil {
		return p.Name
	}
	return ""
}

// Digit is a number on a button: 走访 5. One with several values has none.
func Digit(a count.Amount) string {
	if a.Conflict() {
		return clip(a.Name, 8)
	}
	name := a.Name
	if name == indicator.Pending || name == indicator.Overdue {
		name = strings.TrimSuffix(name, "问题")
	}
	return fmt.Sprintf("%s %d", clip(name, 8), a.Value)
}

// Than tells what a number was in the period before: （上周 24）.
func Than(p day.Period, today day.Day, was record.Total) string {
	if was.Records == 0 {
		return fmt.Sprintf("（%s没有记录）", called(p, today))
	}
	return fmt.Sprintf("（%s %d）", called(p, today), was.Value)
}

// CompareLine tells a number in two periods.
func CompareLine(x *indicator.Indicator, now, was count.Amounts, than day.Period, today day.Day) string {
	if x.Adds == indicator.Apart {
		return x.Name + " 有口径之分，不做对比"
	}
	a, b := now[x.Name], was[x.Name]
	line := x.Name + " " + noRecord
	if a.Name != "" {
		line = x.Name + " " + AmountOf(x, a.Value)
	}
	if b.Name == "" {
		return line + Than(than, today, record.Total{})
	}
	return line + Than(than, today, record.Total{Value: b.Value, Records: 1})
}

// TotalOf writes a number of a group.
func TotalOf(x *indicator.Indicator, n record.Total) string {
	return x.Name + " " + AmountOf(x, n.Value)
}

// UseWords is the button that decides for a value.
func UseWords(p count.Part) string {
	if p.Caliber == count.Added {
		return fmt.Sprintf("用 %d（%s）", p.Value, caliber(p))
	}
	return fmt.Sprintf("用 %d（%s %s）", p.Value, caliber(p), ShortDay(p.Day))
}

// ChoiceWords tell of a decision in the 日志.
func ChoiceWords(x *indicator.Indicator, p day.Period, part count.Part) string {
	words := fmt.Sprintf("%s（%s—%s）", x.Name, p.From, p.To)
	if len(part.Records) > 0 {
		words += fmt.Sprintf("用 %s（%s，%s）", AmountOf(x, part.Value), caliber(part), partNumbers(part))
	}
	return words
}

// partNumbers are the numbers of the records of a part, the first of many.
func partNumbers(p count.Part) string { return numberOfAll(p.Records, p.Count) }
