package chart

import "strconv"

// A scale runs from zero in equal round steps.
type scale struct{ step, steps int }

// newScale is the finest scale of at most so many steps that reaches most.
func newScale(most, steps int) scale {
	for ten := 1; ; ten *= 10 {
		for _, round := range [...]int{1, 2, 5} {
			if s := round * ten; (most+s-1)/s <= steps {
				return scale{s, max(1, (most+s-1)/s)}
			}
		}
	}
}

func (s scale) top() int { return s.step * s.steps }

// tick writes the i-th tick; all but zero in the same unit.
func (s scale) tick(i int) string {
	for _, u := range [...]struct {
		of   int
		name string
	}{{1e8, "亿"}, {1e4, "万"}} {
		if s.step%u.of == 0 && i > 0 {
			return strconv.Itoa(s.step*i/u.of) + u.name
		}
	}
	return strconv.Itoa(s.step * i)
}

// number writes a value in at most five digits: 99999, 12.3万, 1234万, 5亿.
func number(n int) string {
	switch {
	case n < 1e5:
		return strconv.Itoa(n)
	case n < 1e8-5e3:
		return tenths(n, 1e4) + "万"
	}
	return tenths(n, 1e8) + "亿"
}

// tenths rounds n to one place of the unit, to none from 100 on.
func tenths(n, unit int) string {
	if n >= 100*unit-unit/20 {
		return strconv.Itoa((n + unit/2) / unit)
	}
	t := (n + unit/20) / (unit / 10)
	if t%10 == 0 {
		return strconv.Itoa(t / 10)
	}
	return strconv.Itoa(t/10) + "." + strconv.Itoa(t%10)
}
