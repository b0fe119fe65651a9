package reading

import (
	"slices"

	"liaison/bot/reading/lex"
	"liaison/bot/reading/number"
	"liaison/bot/reading/token"
)

type pickedBy uint8

const (
	byUnit pickedBy = iota
	byLeft
	byRight
)

// pick chooses the indicator that a number belongs to: the one named before
// it, else the one named behind it, else the only one counted in its unit.
func pick(rows []*Indicator, n number.Number, left, right *token.Token) (*Indicator, pickedBy) {
	if right != nil && right.Is(lex.Counted) && (right.Word.Value == "企业" || right.Word.Value == "商户") {
		left = strictly(rows, left)
	}
	for _, x := range rows {
		if left != nil && !left.Is(lex.Counted) && x.NamedBy(left.Word) && x.Takes(n.Unit) {
			return x, byLeft
		}
	}
	for _, x := range rows {
		if right != nil && x.NamedBy(right.Word) && x.Takes(n.Unit) && n.Unit != "" {
			return x, byRight
		}
	}
	for _, x := range rows {
		if left != nil && x.NamedBy(left.Word) && x.Takes(n.Unit) && (!left.Is(lex.Counted) || n.Unit != "个" || x.Kind != Visit) {
			return x, byLeft
		}
	}
	if right != nil && right.Is(lex.Counted) && right.Word.Value == "问题" && n.Unit != "人次" && n.Unit != "户" && n.Unit != "家" {
		return nil, byUnit
	}
	return pickByUnit(notOwn(rows), n.Unit), byUnit
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
func strictly(rows []*Indicator, left *token.Token) *token.Token {
	if left != nil && (left.Is(lex.Counted) || slices.ContainsFunc(rows, func(x *Indicator) bool { return x.Nouns != "" && x.NamedBy(left.Word) })) {
		return nil
	}
	return left
}

func pickByUnit(rows []*Indicator, unit string) *Indicator {
	if unit == "" || len(rows) == 0 {
		return nil
	}
	if len(rows) == 1 {
		if rows[0].Takes(unit) {
			return rows[0]
		}
		return nil
	}
	if unit == "家" && rows[0].Kind == Visit {
		unit = "企业"
	}
	for _, x := range rows {
		switch {
		case unit == "企业" && x.Nouns == unit:
			return x
		case x.Unit == unit && unit != "个" && unit != "家" && unit != "项":
			return x
		case x.Type == lex.Training && x.Unit == "次" && x.Takes(unit):
			return x
		}
	}
	return nil
}
