package number

import "liaison/bot/reading/runes"

// fewestStars is how many signs of a private number are hidden at least.
const fewestStars = 4

// Masked returns where the number at n[i] ends that was hidden before the text came
// here, 138 **** **78, or i.
func Masked(n []rune, i int) int {
	if !runes.IsDigit(runes.At(n, i)) || runes.IsDigit(runes.At(n, i-1)) {
		return i
	}
	stars, end := 0, i
	for j := i; j < len(n); {
		k, here := j, 0
		for ; k < len(n) && (runes.IsDigit(n[k]) || n[k] == '*'); k++ {
			if n[k] == '*' {
				here++
			}
		}
		if k == j || here == 0 && j > i {
			break
		}
		if stars += here; here > 0 {
			end = k
		}
		j = k
		for j < len(n) && j-k < 2 && (n[j] == ' ' || n[j] == '-') {
			j++
		}
		if here == 0 && runes.At(n, j) != '*' {
			break
		}
	}
	if stars < fewestStars {
		return i
	}
	return end
}
