package words

import "testing"

// A word that stands in two lists is of one class, whenever the program starts.
func TestClassesAreTheSameAtEachStart(t *testing.T) {
	for range 40 {
		c := classesOf(map[byte]string{'a': `报 跟`, 'b': `报`, '-': `跟 的`})
		if c.sign["报"] != 'b' || c.sign["跟"] != 'a' || c.sign["的"] != '-' {
			t.Fatalf("%q", c.sign)
		}
	}
}
