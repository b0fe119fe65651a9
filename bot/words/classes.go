package words

import "strings"

// classes are the words of which some matter is told, each with the sign of its class. A text that consists of
// them alone is about that matter, in whatever order they stand.
type classes struct {
	signs   map[string]byte
	longest int // characters of a word
}

// classesOf makes classes of lists of words.
func classesOf(lists map[byte]string) classes {
	all := classes{signs: map[string]byte{}}
	for sign, list := range lists {
		for w := range strings.FieldsSeq(list) {
			all.signs[w] = sign
			all.longest = max(all.longest, len([]rune(w)))
		}
	}
	return all
}

// at is the longest word at n[i:], with its sign; its size is 0 where none stands.
func (c *classes) at(n []rune, i int) (size int, sign byte) {
	for k := min(c.longest, len(n)-i); k > 0; k-- {
		if sign, known := c.signs[string(n[i:i+k])]; known {
			return k, sign
		}
	}
	return 0, 0
}

// of are the signs of the words of which a text consists, in their order; ok is false where anything else stands in it.
func (c *classes) of(says string) (signs string, ok bool) {
	n := []rune(strings.ReplaceAll(says, " ", ""))
	var found []byte
	for i := 0; i < len(n); {
		size, sign := c.at(n, i)
		if size == 0 {
			return "", false
		}
		found = append(found, sign)
		i += size
	}
	return string(found), true
}

// beside are the signs of the words of a text, in their order, and what stands beside them.
func (c *classes) beside(says string) (signs, rest string) {
	n := []rune(strings.ReplaceAll(says, " ", ""))
	var found []byte
	for i := 0; i < len(n); {
		if size, sign := c.at(n, i); size > 0 {
			found = append(found, sign)
			i += size
			continue
		}
		rest += string(n[i])
		i++
	}
	return string(found), rest
}
