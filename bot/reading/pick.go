package reading

type pickedBy uint8

const (
	byUnit pickedBy = iota
	byLeft
	byRight
)

// pick chooses the indicator that a number belongs to: the one named before
// it, else the one named behind it, else the only one counted in its unit.
func pick(rows []*Indicator, n number, left, right *token) (*Indicator, pickedBy) {
	if right != nil && right.is(counted) && (right.word.value == "企业" || right.word.value == "商户") {
		left = strictly(left, right)
	}
	for _, x := range rows {
		if left != nil && !left.is(counted) && x.namedBy(left.word) && x.takes(n.unit) {
			return x, byLeft
		}
	}
	for _, x := range rows {
		if right != nil && x.namedBy(right.word) && x.takes(n.unit) && n.unit != "" {
			return x, byRight
		}
	}
	for _, x := range rows {
		if left != nil && x.namedBy(left.word) && x.takes(n.unit) && (!left.is(counted) || n.unit != "个" || x.Kind != Visit) {
			return x, byLeft
		}
	}
	if right != nil && right.is(counted) && right.word.value == "问题" && n.unit != "人次" && n.unit != "户" && n.unit != "家" {
		return nil, byUnit
	}
	return pickByUnit(notOwn(rows), n.unit), byUnit
}

// notOwn leaves the bureau's own indicators out, which come last: a unit alone
// never means one of them.
func notOwn(rows []*Indicator) []*Indicator {
	for i, x := range rows {
		if x.Own {
			return rows[:i]
		}
	}
	return rows
}

// strictly drops a left cue of households where the noun behind the number
// says of what it is.
func strictly(left, right *token) *token {
	if left != nil && (left.word.value == "辐射户数" || left.word.value == "服务企业" || left.is(counted)) {
		return nil
	}
	return left
}

func pickByUnit(rows []*Indicator, unit string) *Indicator {
	if unit == "" {
		return nil
	}
	if len(rows) == 1 {
		if rows[0].takes(unit) {
			return rows[0]
		}
		return nil
	}
	if unit == "家" && rows[0].Kind == Visit {
		unit = "企业"
	}
	for _, x := range rows {
		switch {
		case unit == "企业" && x.Name == "服务企业":
			return x
		case x.Unit == unit && unit != "个" && unit != "家" && unit != "项":
			return x
		case x.Name == "培训次数" && x.takes(unit):
			return x
		}
	}
	return nil
}
